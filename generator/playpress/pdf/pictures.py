"""A page as HTML -> the same with its pictures inside it, so that what renders it opens no file and asks no network."""

import mimetypes
import posixpath
import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

from playpress.graph import Book

_PICTURE = re.compile(r'(<img\b[^<>]*\ssrc=")([^"]*)(")')


class Pictures:
    """The files beside the definitions, as far as pages show them."""

    def __init__(self, book: Book) -> None:
        self._files = {each.uri: each.path for each in book.attachments}

    def find(self, source: str, page: str) -> Path | None:
        """The file that a page names; None for an address elsewhere."""
        address = unquote(source.split("?")[0].split("#")[0])
        return self._files.get(posixpath.normpath(posixpath.join(posixpath.dirname(page), address)))

    def embedded(self, html: str, page: str) -> str:
        """The page with each of its pictures as an address that holds all of it."""

        def held(found: re.Match[str]) -> str:
            path = self.find(unescape(found[2]), page)
            return f"{found[1]}{_address(path)}{found[3]}" if path else found[0]

        return _PICTURE.sub(held, html)

    def missing(self, html: str, page: str) -> Iterator[str]:
        """Pictures of a page that are no files of the playbook, each once."""
        sources = (unescape(found[2]) for found in _PICTURE.finditer(html))
        return (source for source in dict.fromkeys(sources) if not self.find(source, page))


def _address(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return escape(f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}")
