"""Book -> the files of a site that other programs read, and the page that lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from playpress.exports import book_json, csv_tables
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.site.file import Download
from playpress.site.markup import anchor
from playpress.site.page import Page
from playpress.site.pages import assistants, calendars
from playpress.site.pages.section import SectionsContext, TableSection
from playpress.site.view import View
from playpress.tables.columns import DataTable

URI = "more/data.md"
_FOLDER = "more/data"
_BOOK = f"{_FOLDER}/book.json"


@dataclass(frozen=True, slots=True)
class _Listed:
    """A file as the page lists it."""

    uri: str
    contents: str

    def row(self, view: View) -> list[object]:
        name = self.uri.rpartition("/")[2]
        return [anchor(view.href(self.uri), name), self.contents]


def pages(book: Book) -> Iterator[Page]:
    """The page; even the smallest playbook has files for it."""
    lead = "Everything here for spreadsheets, calendars and other programs. The files are built together with the site."
    asked = ("export", "download", "spreadsheet", "CSV", "JSON", "Excel")
    if book.entities:
        yield Page(URI, "Data", SectionsContext.template, _context, lead, tab="More", weight=0.5, asked=asked)


def downloads(book: Book) -> Iterator[Download]:
    """The playbook as one file, and a CSV file for each table with something in it."""
    if book.entities:
        yield Download(_BOOK, partial(book_json.document, book))
    for table in csv_tables.filled(book):
        yield Download(_address(table), partial(csv_tables.file, book, table))


def link(view: View, kind: type[Entity]) -> Markup:
    """The sentence below the list of a kind that leads to its table; empty where nothing is written in a table."""
    table = next(csv_tables.of_kind(view.book, kind), None)
    return (
        Markup("{} (.csv)").format(anchor(view.href(_address(table)), "All fields as a spreadsheet"))
        if table
        else Markup("")
    )


def _address(table: DataTable) -> str:
    return f"{_FOLDER}/{table.name}.csv"


def _context(view: View) -> SectionsContext:
    book = view.book
    whole = [
        _Listed(_BOOK, "All definitions, what follows from them, and the figures of plans"),
        _Listed(assistants.INDEX, "A list of all pages as plain Markdown, to give to an assistant"),
    ]
    dated = [_Listed(each.uri, f"All {each.words}") for each in calendars.filled(book)]
    tables = [_Listed(_address(each), each.title) for each in csv_tables.filled(book)]
    sections = (
        _section(view, "s-whole", "The whole playbook", whole),
        _section(view, "s-tables", "Tables (CSV)", tables),
        _section(view, "s-calendars", "Calendars", dated),
    )
    return SectionsContext(sections=[each for each in sections if each.rows])


def _section(view: View, id_: str, title: str, files: list[_Listed]) -> TableSection:
    return TableSection(id_, title, ["File", "Contents"], [each.row(view) for each in files], compact=True)
