"""A page written by hand -> the same on paper: nothing in it acts, and its pictures are files of the playbook."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import nh3
from markdown import Markdown
from markupsafe import Markup

from playpress import markup_names as css
from playpress.graph import Book
from playpress.model.book_part import PartName
from playpress.model.own_page import OwnPage
from playpress.pdf.pictures import Pictures
from playpress.prose import python_markdown
from playpress.prose.common_signs import TASKS
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.pages.own_pages import in_order
from playpress.site.prose_writer import task_box

_FIRST = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)
_KEPT = {
    "a": {"href", "title"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "span": {"class", "role", "aria-label"},
    "*": {"id"},
}


_CLASSES = {css.VIDEO, css.PROSE_BOX, f"{css.PROSE_BOX} {css.PROSE_DONE}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenContext(PageContext):
    """What a page that was written by hand is given."""

    template: ClassVar[str] = "print/written.md.j2"

    html: Markup
    """The page, with nothing in it that acts."""


def pages(book: Book) -> Iterator[tuple[PartName | None, Page]]:
    """Every page by hand but the home page, as it is printed, with the part of the book that it names."""
    pictures = Pictures(book)
    found = (each for each in in_order(book) if each.file != "content/index.md")
    return ((each.front.section, _written(each, pictures)) for each in found)


def missing_pictures(book: Book, uris: Iterable[str]) -> Iterator[str]:
    """What is not printed of the pages at these addresses, in words: pictures that are no file under content/."""
    wanted, pictures = set(uris), Pictures(book)
    for each in book.pages:
        uri = each.uri
        for source in pictures.missing(_html(each), uri) if uri in wanted else ():
            yield f'{each.file}: the picture "{source}" is not printed, because it is not a file under content/'


def _html(file: OwnPage) -> str:
    text = python_markdown.written(file.body)
    html = Markdown(extensions=["attr_list", "tables", "sane_lists", "fenced_code", "toc", "footnotes"]).convert(text)
    return html.replace(TASKS[" "], task_box(done=False)).replace(TASKS["x"], task_box(done=True))


def _written(file: OwnPage, pictures: Pictures) -> Page:
    uri = file.uri

    def kept(element: str, attribute: str, value: str) -> str | None:
        if (element, attribute) == ("span", "class"):
            return value if value in _CLASSES else None
        return None if (element, attribute) == ("img", "src") and not pictures.find(value, uri) else value

    clean = nh3.clean(_html(file), attributes=_KEPT, attribute_filter=kept, link_rel=None)
    html = Markup(_FIRST.sub("", clean, count=1))
    return Page(uri, file.name, WrittenContext.template, lambda _view: WrittenContext(html=html))
