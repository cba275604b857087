"""Pages written by hand -> their titles and addresses, and a page that lists them where a menu would be too long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import ClassVar

from playpress.derive.shown_pages import shown_pages
from playpress.graph import Book
from playpress.model.own_page import OwnPage
from playpress.site.blocks import NamedLink
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.view import View

TITLE = "All pages"
MOST = 30
"""Up to how many are in the menu: it is part of every page, so that more of them grow with their square."""
_ADDRESSES = ("pages/index.md", "pages/all-pages.md")
"""Of the list; the second one where a page by hand has the first."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The pages of one folder."""

    title: str
    """The folder below content/; empty for pages that are in none."""
    pages: Sequence[NamedLink]
    """Its pages, by their file names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPagesContext(PageContext):
    """What the list of pages written by hand is given."""

    template: ClassVar[str] = "pages/own_pages.md.j2"

    folders: Sequence[Folder]
    """The folders, those of no folder first."""


def pages(book: Book) -> Iterator[Page]:
    """The list, where the menu has none of the pages."""
    if address := listed_at(book):
        text = f"The {len(listed(book))} pages of this playbook that are not made from definitions, by folder."
        yield Page(address, TITLE, OwnPagesContext.template, _context, text, tab="Home", weight=0.2)


def listed(book: Book) -> list[tuple[str, str]]:
    """Title and source address of each but the first page of the site, in their order."""
    return [(page.name, page.uri) for page in in_order(book) if page.uri != "index.md"]


def in_menu(book: Book) -> list[OwnPage]:
    """Those that readers are led to from the first page and the menu: no asset and no tool leads there."""
    shown = shown_pages(book)
    return [page for page in in_order(book) if page.uri != "index.md" and page.uri not in shown]


def in_order(book: Book) -> list[OwnPage]:
    """The pages by their `order`, those without one behind the others, by their files."""
    return sorted(book.pages, key=lambda page: page.rank)


def listed_at(book: Book) -> str:
    """The source address of the list; empty where the menu has all of the pages."""
    if len(in_menu(book)) <= MOST:
        return ""
    taken = {page.uri.casefold() for page in book.pages}
    return next((uri for uri in _ADDRESSES if uri not in taken), _ADDRESSES[0])


def _context(view: View) -> OwnPagesContext:
    def folder(entry: tuple[str, str]) -> str:
        return str(PurePosixPath(entry[1]).parent).removeprefix(".")

    found = sorted(listed(view.book), key=lambda entry: (folder(entry), entry[1]))
    return OwnPagesContext(
        folders=[
            Folder(name, [NamedLink(title, view.href(uri)) for title, uri in entries])
            for name, entries in groupby(found, key=folder)
        ]
    )
