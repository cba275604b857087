"""What has no tab of its own -> one page of cards that leads to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress import urls
from playpress.graph import Book
from playpress.model import guide
from playpress.site.blocks import Card
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.pages import assistants
from playpress.site.view import View

TAB = "More"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsContext(PageContext):
    """What a page of cards is given."""

    template: ClassVar[str] = "pages/cards.md.j2"

    cards: Sequence[Card]
    """The cards."""


def pages(book: Book, others: Sequence[Page]) -> Iterator[Page]:
    """The first page of the tab; `others` are the pages that stand in it beside the kinds."""
    lead = "Who we are, what we measure, and where our facts come from."
    if book.has_guide:
        lead = "Who we are, what we measure, where our facts come from, and how this playbook is written."
    listed = [page for page in others if page.tab == TAB]
    yield Page("more/index.md", TAB, CardsContext.template, _context(book, listed), lead, tab=TAB, weight=0.2)


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
        words = "A list of all definitions and pages by hand as plain Markdown, to give to an assistant."
        cards.append(Card("For assistants", view.href(assistants.INDEX), words, icon="page"))
        return CardsContext(cards=cards)

    return context
