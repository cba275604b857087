"""Requests of a browser on this machine -> answers, for the author who was given the address of this sitting."""

import hmac
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.exceptions import Forbidden, HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from playpress.editor import links
from playpress.editor.answers import PREFIX, EditorAnswers
from playpress.editor.session import Session
from playpress.outputs import html_answers
from playpress.outputs.loopback import App

MOST = 8_000_000
"""The most bytes that a form may send."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_ROUTES = Map(
    [
        Rule(f"{PREFIX}/", endpoint="overview", methods=["GET"]),
        Rule(f"{PREFIX}/definition/<kind>/<id_>", endpoint="form", methods=["GET", "POST"]),
        Rule(f"{PREFIX}/definition/<kind>/<id_>/page", endpoint="page", methods=["GET"]),
        Rule(f"{PREFIX}/definition/<kind>/<id_>/remove", endpoint="remove", methods=["GET", "POST"]),
        Rule(f"{PREFIX}/file/<path:file>", endpoint="file", methods=["GET", "POST"]),
        Rule(f"{PREFIX}/shown/<path:file>", endpoint="page", methods=["GET"]),
        Rule(f"{PREFIX}/remove/<path:file>", endpoint="remove_file", methods=["GET", "POST"]),
        Rule(f"{PREFIX}/new/<what>", endpoint="add_file", methods=["GET", "POST"]),
        Rule(f"{PREFIX}/add/<kind>", endpoint="add", methods=["GET", "POST"]),
        Rule(f"{PREFIX}/prose", endpoint="prose", methods=["POST"]),
        Rule(f"{PREFIX}/undo", endpoint="undo", methods=["POST"]),
        Rule(f"{PREFIX}/assets/<name>", endpoint="asset", methods=["GET"]),
    ],
    strict_slashes=False,
)


class EditorRequest(Request):
    """A request whose form may be as large as a definition is."""

    max_content_length = MOST
    max_form_memory_size = MOST


class Editor:
    """The editor as an application around that of a site: what is not below `/edit` is the site's."""

    def __init__(self, session: Session, token: str, site: App | None = None) -> None:
        self._session, self._token = session, token
        self._answers = EditorAnswers(session, token, site)
        self._with_links = html_answers.changed(site, self._linked) if site else None

    def around(self, site: App) -> "Editor":
        """The same editor around the application of a site."""
        return Editor(self._session, self._token, site)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        if f"{environ.get('PATH_INFO', '')}/".startswith(f"{PREFIX}/"):
            return self._answer(EditorRequest(environ))(environ, start_response)
        if self._with_links is None:
            return NotFound()(environ, start_response)
        return self._with_links(environ, start_response)

    def _linked(self, address: str, page: bytes) -> bytes:
        """A page of the site, with a link to its form."""
        return links.with_link(page, links.target(self._session.refresh(), address))

    def _answer(self, request: Request) -> Response:
        """The answer to a request. Before it is admitted nothing is said of the playbook, nor is the token."""
        admitted = False
        try:
            if (given := request.args.get("token")) is not None and request.method == "GET":
                return self._admitted(request, given)
            endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
            if endpoint != "asset":
                self._allow(request)
                admitted = True
                self._session.refresh()
            answer: Response = getattr(self._answers, endpoint)(request, **values)
        except Forbidden as error:
            answer = self._answers.message("No access", str(error.description), 403, admitted=False)
        except HTTPException as error:
            title = "Not found" if error.code == 404 else "This cannot be done"
            answer = self._answers.message(title, str(error.description), error.code or 500, admitted=admitted)
        except OSError as error:
            cause = (error.strerror or "unknown cause").lower()
            text = f"The disk refused it ({cause}). Go back: what you typed is still in the form."
            answer = self._answers.message("This cannot be done", text, 500, admitted=False)
        answer.headers.setdefault("Content-Security-Policy", _POLICY)
        answer.headers["Referrer-Policy"] = "same-origin"  # with none, a browser says no origin of its forms
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    def _admitted(self, request: Request, given: str) -> Response:
        """The address that the command prints: its token is kept in a cookie, and goes from the address."""
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            raise Forbidden("This address is out of date. Open the one that `playpress edit` printed last.")
        answer = redirect(request.path)
        answer.set_cookie(_cookie(request), self._token, path=PREFIX, httponly=True, samesite="Strict")
        return answer

    def _allow(self, request: Request) -> None:
        """Let in requests with the token; what changes something has to bring it in the form as well."""
        kept = request.cookies.get(_cookie(request), "")
        sent = request.form.get("token", "") if request.method == "POST" else kept
        if not all(hmac.compare_digest(each.encode(), self._token.encode()) for each in (kept, sent)):
            raise Forbidden("Open the address that `playpress edit` printed in the terminal: it lets this browser in.")


def _cookie(request: Request) -> str:
    """Cookies are shared by all ports of a machine: each sitting has one of its own."""
    return f"playpress-{request.host.rpartition(':')[2]}"
