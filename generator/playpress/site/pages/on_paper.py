"""Editions -> one page that offers each of them as a PDF."""

from collections.abc import Callable, Iterator

from playpress.graph import Book
from playpress.site import offers
from playpress.site.markup import anchor, with_code
from playpress.site.offers import Offer
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection
from playpress.site.view import View

URI = "on-paper.md"
TITLE = "Print"


def pages(book: Book) -> Iterator[Page]:
    """The page, where the settings offer PDFs."""
    if book.settings.downloads:
        lead = "Books, booklets for new colleagues and sheets for the desk. Every page offers itself, too."
        yield Page(URI, TITLE, SectionsContext.template, _context(book), lead, tab="More", weight=0.5)


def _context(book: Book) -> Callable[[View], SectionsContext]:
    def context(view: View) -> SectionsContext:
        sections = [
            _section(view, "s-books", "Books", offers.books(book)),
            _section(view, "s-booklets", "For new colleagues", offers.booklets(book)),
            _section(view, "s-sheets", "For the desk", offers.sheets(book)),
            _section(view, "s-sections", "All of a kind", offers.sections(book)),
        ]
        note = "Made on A4. Letter paper, and a booklet with the dates of a first day, are made by `playpress print`."
        return SectionsContext(sections=[each for each in sections if each.rows], note=with_code(note))

    return context


def _section(view: View, id_: str, title: str, found: Iterator[Offer]) -> TableSection:
    listed = list(found)
    told = any(each.audience for each in listed)
    rows = [[anchor(view.href(each.uri), f"{each.title} (PDF)"), *([each.audience] if told else [])] for each in listed]
    return TableSection(id_, title, ["What", *(["Purpose"] if told else [])], rows)
