"""An application on this machine -> the same, which answers this machine only: no page of another site may ask it."""

from collections.abc import Callable, Iterable
from typing import Any

App = Callable[..., Iterable[bytes]]
"""A WSGI application (PEP 3333)."""
HOST = "127.0.0.1"
_KEPT_HERE = [
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
]
"""What keeps pages of other sites from reading an answer as a script or a picture, or from framing it."""
_READING = {"GET", "HEAD"}


def guarded(app: App, port: int) -> App:
    """Answer this machine only: another site must not ask, through a name of its own, as a script or with a form.

    What changes something has to come from a page of ours: it says so in its `Origin`.
    """
    hosts = {f"{name}:{port}" for name in (HOST, "localhost")}
    ours = {f"http://{host}" for host in hosts}

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, *_KEPT_HERE], *rest)

        origin = environ.get("HTTP_ORIGIN")
        from_here = origin in ours or (origin is None and environ.get("REQUEST_METHOD") in _READING)
        if environ.get("HTTP_HOST") in hosts and from_here and not _from_elsewhere(environ):
            if "\0" in environ.get("PATH_INFO", ""):
                start("404 Not Found", [("Content-Type", "text/plain")])
                return [b"No file has such a name."]
            return app(environ, start)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"This preview answers only on this machine."]

    return answer


def _from_elsewhere(environ: dict[str, Any]) -> bool:
    """Whether a page of another site asks for something; following a link to the preview is allowed."""
    site, mode = environ.get("HTTP_SEC_FETCH_SITE"), environ.get("HTTP_SEC_FETCH_MODE")
    return site in {"cross-site", "same-site"} and not (
        environ.get("REQUEST_METHOD") in _READING
        and mode == "navigate"
        and environ.get("HTTP_SEC_FETCH_DEST") == "document"
    )
