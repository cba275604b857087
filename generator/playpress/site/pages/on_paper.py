"""Publications -> one page that lists each of them as a PDF."""

from collections.abc import Callable, Iterator, Sequence

from playpress.graph import Book
from playpress.publications import catalogue
from playpress.publications.publication import Publication
from playpress.site.markup import anchor, with_code
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection
from playpress.site.view import View

URI = "on-paper.md"
TITLE = "Print"
_PAPERS = {"a4": "A4 format", "letter": "Letter format"}


def pages(book: Book, publications: Sequence[Publication]) -> Iterator[Page]:
    """The page, where the site has PDFs."""
    if publications:
        lead = "Books, booklets for new colleagues and sheets for the desk. Every page can be printed as well."
        yield Page(URI, TITLE, SectionsContext.template, _context(book), lead, tab="More", weight=0.5)


def _context(book: Book) -> Callable[[View], SectionsContext]:
    def context(view: View) -> SectionsContext:
        sections = [
            _section(view, "s-books", "Books", catalogue.books(book)),
            _section(view, "s-booklets", "For new colleagues", catalogue.booklets(book)),
            _section(view, "s-sheets", "For the desk", catalogue.sheets(book)),
            _section(view, "s-sections", "All of a kind", catalogue.sections(book)),
        ]
        paper = _PAPERS[book.settings.paper]
        note = f"{paper}. `playpress print` makes other paper sizes, and booklets with dates from a first day on."
        return SectionsContext(sections=[each for each in sections if each.rows], note=with_code(note))

    return context


def _section(view: View, id_: str, title: str, found: Iterator[Publication]) -> TableSection:
    listed = list(found)
    told = any(each.reader for each in listed)
    rows = [[anchor(view.href(each.uri), f"{each.title} (PDF)"), *([each.reader] if told else [])] for each in listed]
    return TableSection(id_, title, ["What", *(["Purpose"] if told else [])], rows)
