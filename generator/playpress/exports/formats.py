"""The formats of this room: what each is called, and the files that it makes of a Book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playpress.exports import book_json, calendar, codeowners, csv_tables, markdown
from playpress.graph import Book

Files = Iterator[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name on the command line, what it writes, and how."""

    name: str
    short: str
    says: str
    made: Callable[[Book, str], Files]
    folder: bool = False
    """Whether it is many files, so that a folder is asked for."""

    def files(self, book: Book, path: str = "") -> Files:
        """The files of a Book; `path`: its own below the root of its repository (empty: it is the root)."""
        return self.made(book, path)


def _xlsx(book: Book, _: str) -> Files:
    """Only this format needs a package that may not be installed."""
    from playpress.exports import xlsx

    yield "playbook.xlsx", xlsx.workbook(book)


FORMATS = (
    Format(
        "xlsx",
        "Write a workbook: a sheet for each kind, for comparisons, plans and who takes part.",
        "Write a workbook with a sheet for each kind of definition, its parts, comparisons, plans and RACI.\n\n"
        "Change cells in a spreadsheet program, and read it back with `playpress import FILE`. Choices and ids are "
        "offered in their cells; checklists have columns to fill in.",
        _xlsx,
    ),
    Format(
        "csv",
        "Write a CSV file for each kind of definition and each list of parts.",
        "Write a CSV file for each kind of definition and each list of parts into DIR, an empty or a new folder.",
        lambda book, _: csv_tables.files(book),
        folder=True,
    ),
    Format(
        "json",
        "Write book.json: all definitions and what follows from them, for programs.",
        "Write one JSON object with every definition as its reader takes it, computed facts and the figures of plans. "
        "The README describes its keys.",
        lambda book, _: iter([("book.json", book_json.document(book))]),
    ),
    Format(
        "ics",
        "Write a calendar of reviews, campaigns and weekly meetings.",
        "Write a calendar (.ics) of the days on which reviews are due, of campaigns, and of meetings whose cadence "
        "names a day of the week.",
        lambda book, _: iter([("playbook.ics", calendar.document(book))]),
    ),
    Format(
        "codeowners",
        "Write CODEOWNERS: which roles approve a change of which file.",
        "Write a CODEOWNERS file for GitHub and GitLab: the roles that answer for the definitions of each file. Make a "
        "team or a group of each name there.",
        lambda book, folder: iter([("CODEOWNERS", codeowners.document(book, folder))]),
    ),
    Format(
        "markdown",
        "Write llms.txt and a Markdown file for each definition, for assistants.",
        "Write llms.txt and a Markdown file for each definition into DIR, an empty or a new folder.",
        lambda book, _: markdown.files(book),
        folder=True,
    ),
)
