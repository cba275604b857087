"""A page written by hand -> the same on paper: nothing in it acts, and its pictures are files of the playbook."""

import mimetypes
import posixpath
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

import nh3
from markdown import Markdown
from markupsafe import Markup

from playpress.graph import Book
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.source.content import ContentFile

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NAMED = re.compile(r"^#\s+(.*?)\s*#*$", re.MULTILINE)
_FIRST = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*\ssrc="([^"]*)"')
_KEPT = {"a": {"href", "title"}, "img": {"src", "alt"}, "*": {"id"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenContext(PageContext):
    """What a page that was written by hand is given."""

    template: ClassVar[str] = "print/written.md.j2"

    html: Markup
    """The page, with nothing in it that acts."""


def pages(book: Book) -> Iterator[Page]:
    """Every page by hand but the home page, as it is printed."""
    pictures = _files(book.attachments)
    return (_written(each, pictures) for each in book.pages if each.file != "content/index.md")


def missing_pictures(book: Book, uris: Iterable[str]) -> Iterator[str]:
    """What is not printed of the pages at these addresses, in words: pictures that are no file under content/."""
    wanted, pictures = set(uris), _files(book.attachments)
    for each in book.pages:
        uri = each.file.removeprefix("content/")
        for source in dict.fromkeys(_PICTURE.findall(_html(each))) if uri in wanted else ():
            if _resolved(source, uri) not in pictures:
                yield f'{each.file}: the picture "{source}" is not printed, because it is no file under content/'


def _files(attachments: Iterable[ContentFile]) -> dict[str, Path]:
    """Addresses of files beside the definitions, and where they are."""
    return {each.file.removeprefix("content/"): each.path for each in attachments}


def _text(file: ContentFile) -> str:
    return _FRONT.sub("", file.path.read_text(encoding="utf-8", errors="replace"), count=1)


def _html(file: ContentFile) -> str:
    return Markdown(extensions=["attr_list", "tables", "sane_lists", "toc"]).convert(_text(file))


def _written(file: ContentFile, pictures: Mapping[str, Path]) -> Page:
    uri = file.file.removeprefix("content/")

    def kept(element: str, attribute: str, value: str) -> str | None:
        if (element, attribute) != ("img", "src"):
            return value
        found = pictures.get(_resolved(value, uri))
        return _embedded(found) if found else None

    clean = nh3.clean(_html(file), attributes=_KEPT, attribute_filter=kept, link_rel=None)
    html = Markup(_FIRST.sub("", clean, count=1))
    named = _NAMED.search(_text(file))
    title = named[1].strip() if named else file.path.stem.replace("-", " ").capitalize()
    return Page(uri, title, WrittenContext.template, lambda _view: WrittenContext(html=html))


def _resolved(source: str, page: str) -> str:
    """The address of a file that a page names, seen from content/; an address elsewhere leads to none."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(source.split("?")[0].split("#")[0])))


def _embedded(path: Path) -> str:
    """A picture as an address that holds it, so that what renders the page opens no file and asks no network."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"
