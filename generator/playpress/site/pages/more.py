"""What is in no tab -> one page of cards that leads to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress import urls
from playpress.graph import Book
from playpress.model import guide
from playpress.site.blocks import Card
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.view import View

TAB = "More"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsContext(PageContext):
    """What a page of cards is given."""

    template: ClassVar[str] = "pages/cards.md.j2"

    cards: Sequence[Card]
    """The cards."""


def pages(book: Book, others: Sequence[Page]) -> Iterator[Page]:
    """The page that lists them; `others` are those that are in it besides the kinds."""
    lead = "Where our facts come from, and the pages that aren't tied to one job."
    if book.has_guide:
        lead = "Where our facts come from, how this playbook is written, and the pages that aren't tied to one job."
    listed = [page for page in others if page.tab == TAB]
    yield Page(urls.tab(TAB), TAB, CardsContext.template, _context(book, listed), lead, tab=TAB, weight=0.2)


def _context(book: Book, listed: Sequence[Page]) -> Callable[[View], CardsContext]:
    kinds = [kind for kind in book.kinds if kind.about.tab == TAB and book.all(kind)]

    def context(view: View) -> CardsContext:
        cards = [
            Card(
                title=kind.about.titles,
                href=view.href(urls.index(kind.about)),
                text=guide.paragraphs(kind)[0],
                meta=str(len(book.all(kind))),
                icon=kind.about.name,
            )
            for kind in kinds
        ]
        cards += [Card(page.title, view.href(page.uri), page.description, icon="page") for page in listed]
        return CardsContext(cards=cards)

    return context
