"""The preview's script that shows a new build at once -> a file of our own origin, which the policy of a page allows.

MkDocs writes it into each page, where the policy of the published site would forbid it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from playpress.outputs import html_answers
from playpress.outputs.loopback import App

_INLINE = re.compile(rb"<script>(\s*var livereload = .*)livereload\((\d+), (\d+)\);\s*</script>", re.DOTALL)
_ADDRESS = re.compile(r"/livereload/(\d+)/(\d+)\.js")


class Outside:
    """A server's answers, with that script outside of the pages."""

    def __init__(self, app: App) -> None:
        self._pages = html_answers.changed(app, lambda _, page: self._named(page))
        self._code = b""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The script, or a page that names it; everything else as it is."""
        if found := _ADDRESS.fullmatch(environ.get("PATH_INFO", "")):
            script = b"%slivereload(%s, %s);\n" % (self._code, found[1].encode(), found[2].encode())
            return html_answers.whole(start_response, "200 OK", [("Content-Type", "application/javascript")], script)
        return self._pages(environ, start_response)

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
