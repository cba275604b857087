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
    files: Callable[[Book], Files]
    folder: bool = False
    """Whether it is many files, so that a folder is asked for."""
    from_root: Callable[[Book, str], Files] | None = None
    """The same for a playbook inside of a repository, by its path from the root; where paths are in the file."""


def _xlsx(book: Book) -> Files:
    """Only this format needs what takes a tenth of a second to load."""
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
        csv_tables.files,
        folder=True,
    ),
    Format(
        "json",
        "Write book.json: all definitions and what follows from them, for programs.",
        "Write one JSON object with every definition as its reader takes it, computed facts and the figures of plans. "
        "The README describes its keys.",
        lambda book: iter([("book.json", book_json.document(book))]),
    ),
    Format(
        "ics",
        "Write a calendar of reviews, campaigns and weekly meetings.",
        "Write a calendar (.ics) of the days on which reviews are due, of campaigns, and of meetings whose cadence "
        "names a day of the week.",
        lambda book: iter([("playbook.ics", calendar.document(book))]),
    ),
    Format(
        "codeowners",
        "Write CODEOWNERS: which roles approve a change of which file.",
        "Write a CODEOWNERS file for GitHub and GitLab: the roles that answer for the definitions of each file. Make a "
        "team or a group of each name there.",
        lambda book: iter([("CODEOWNERS", codeowners.document(book))]),
        from_root=lambda book, path: iter([("CODEOWNERS", codeowners.document(book, path))]),
    ),
    Format(
        "markdown",
        "Write llms.txt and a Markdown file for each definition and each page by hand.",
        "Write llms.txt and a Markdown file for each definition and each page by hand into DIR, an empty or a new "
        "folder.",
        markdown.files,
        folder=True,
    ),
)
