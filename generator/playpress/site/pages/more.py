"""What has no tab of its own -> one page of cards that leads to it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from playpress import urls
from playpress.graph import Book
from playpress.site.page import Page
from playpress.site.view import Row, View

TAB = "More"


def pages(book: Book, others: Sequence[Page]) -> Iterator[Page]:
    """The first page of the tab; `others` are the pages that stand in it beside the kinds."""
    lead = "Who we are, what we measure, where our facts come from, and how this playbook is written."
    listed = [page for page in others if page.tab == TAB]
    yield Page("more/index.md", TAB, "pages/cards.md.j2", _context(book, listed), lead, tab=TAB, weight=0.2)


def _context(book: Book, listed: Sequence[Page]) -> Callable[[View], Mapping[str, Any]]:
    kinds = [kind for kind in book.kinds if kind.about.tab == TAB and book.all(kind)]

    def context(view: View) -> Mapping[str, Any]:
        cards: list[Row] = [
            {
                "title": kind.about.titles,
                "href": view.href(urls.index(kind.about)),
                "text": (kind.__doc__ or "").strip().splitlines()[0],
                "meta": str(len(book.all(kind))),
                "icon": kind.about.name,
            }
            for kind in kinds
        ]
        cards += [
            {"title": page.title, "href": view.href(page.uri), "text": page.description, "meta": "", "icon": "page"}
            for page in listed
        ]
        return {"cards": cards}

    return context
