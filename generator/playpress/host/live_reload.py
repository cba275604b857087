"""The preview's script that shows a new build at once -> a file of our own origin, which the policy of a page allows.

MkDocs writes it into each page, where the policy of the published site would forbid it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

App = Callable[..., Iterable[bytes]]
_INLINE = re.compile(rb"<script>(\s*var livereload = .*)livereload\((\d+), (\d+)\);\s*</script>", re.DOTALL)
_ADDRESS = re.compile(r"/livereload/(\d+)/(\d+)\.js")


class Outside:
    """A server's answers, with that script outside of the pages."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._code = b""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The script, or a page that names it; everything else as it is."""
        if found := _ADDRESS.fullmatch(environ.get("PATH_INFO", "")):
            script = b"%slivereload(%s, %s);\n" % (self._code, found[1].encode(), found[2].encode())
            return _answer(start_response, "200 OK", [("Content-Type", "application/javascript")], script)
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
            if "text/html" in dict(headers).get("Content-Type", ""):
                started.append((status, headers))
            else:
                start_response(status, headers, *rest)

        found_body = self._app(environ, start)
        if not started:
            return found_body
        try:
            page = b"".join(found_body)
        finally:
            if close := getattr(found_body, "close", None):
                close()
        (status, headers), *_ = started
        return _answer(start_response, status, headers, self._named(page))

    def _named(self, page: bytes) -> bytes:
        """The page with the address of the script in place of its text, which is the last one of the page."""
        begin = page.rfind(b"<script>")
        found = _INLINE.match(page, begin) if begin >= 0 else None
        if found is None:
            return page
        self._code = found[1]
        return b'%s<script src="/livereload/%s/%s.js"></script>%s' % (
            page[:begin], found[2], found[3], page[found.end() :],
        )  # fmt: skip


def _answer(
    start_response: Callable[..., Any], status: str, headers: list[tuple[str, str]], body: bytes
) -> Iterable[bytes]:
    rest = [each for each in headers if each[0] != "Content-Length"]
    start_response(status, [*rest, ("Content-Length", str(len(body)))])
    return [body]
