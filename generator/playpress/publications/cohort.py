"""A list of new colleagues (CSV) -> the people, each with role, path and first day, and what is wrong with the list.

Their names are nowhere but on what is printed for them: messages name rows and columns.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from playpress.derive import onboarding
from playpress.graph import Book
from playpress.model import csv_table, times
from playpress.model.csv_table import Row
from playpress.model.invalid import InvalidValue
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.problems import Place, Problem, fault, shorten
from playpress.source import invisible
from playpress.source.builder import limited
from playpress.source.ids import slug
from playpress.thesaurus import nearest

REQUIRED = ("name", "role", "start")
OPTIONAL = ("manager", "buddy")
_LONGEST = 60
"""Letters of a name: what a line on a cover has room for."""


@dataclass(frozen=True, slots=True)
class Person:
    """A new colleague: who they are, what for, from when on, and who goes with them."""

    name: str
    role: Role
    path: Onboarding
    start: dt.date
    manager: str = ""
    buddy: str = ""

    @property
    def file(self) -> str:
        """How files are called that are for this person alone."""
        return f"{slug(self.name)}-{self.start}"


def read(text: str, file: str, book: Book) -> tuple[list[Person], list[Problem]]:
    """The people of a table with the columns name, role and start, in the order of its rows; manager and buddy may be
    there. What cannot be used is a problem at its row and column."""
    rows, problems = csv_table.read(text, file, REQUIRED, OPTIONAL)
    people: list[Person] = []
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        found = _read(row, book)
        if not isinstance(found, Person):
            problems += found
        elif (first := seen.setdefault((found.path.id, found.file), row)) is not row:
            problems.append(_twice(row, first))
        else:
            people.append(found)
    if not rows and not problems:
        hint = "Write a row for each of them below the first line: name, role, first day."
        problems.append(fault("CSV-ROW", "this table lists no people", Place(file), hint))
    return people, limited(problems)


def _read(row: Row, book: Book) -> Person | list[Problem]:
    """The person of a row, or all that is wrong with it."""
    names = {column: " ".join(row.cells.get(column, "").split()) for column in ("name", *OPTIONAL)}
    walks, start = _walks(row, book), _start(row)
    problems = [
        *(_missing(row, column) for column in REQUIRED if not row.cells[column]),
        *(_long(row, column) for column, name in names.items() if len(name) > _LONGEST),
        *(_unseen(row, column, what) for column, name in names.items() for _, what in islice(invisible.find(name), 1)),
        *(found for found in (walks, start) if isinstance(found, Problem)),
    ]
    if problems or walks is None or start is None or isinstance(walks, Problem) or isinstance(start, Problem):
        return problems
    return Person(role=walks[0], path=walks[1], start=start, **names)


def _missing(row: Row, column: str) -> Problem:
    return fault("CSV-ROW", f"this row has no {column}", row.at(column), "Write it, or delete the row.")


def _long(row: Row, column: str) -> Problem:
    hint = "Shorten it: it has one line on the cover."
    return fault("CSV-ROW", f"the {column} in this row is longer than {_LONGEST} letters", row.at(column), hint)


def _unseen(row: Row, column: str, what: str) -> Problem:
    hint = "Delete it, or type the name again; it often comes with pasted text."
    return fault("CSV-ROW", f"the {column} in this row has {what}", row.at(column), hint)


def _walks(row: Row, book: Book) -> tuple[Role, Onboarding] | Problem | None:
    """The role of a row with its path; None where none is written."""
    said = row.cells["role"]
    if not said:
        return None
    role = _role(said, book)
    if role is None:
        known = [each.id for each in book.active(Role)]
        near = nearest(said, known)
        hint = f'Did you mean "{near}"?' if near else f"There are: {', '.join(known)}."
        return fault("CSV-ROW", f'there is no role "{shorten(said)}"', row.at("role"), hint)
    if path := onboarding.path_into(book, role):
        return role, path
    hint = f"Write one that names `{role.id}` in its `roles`."
    return fault("CSV-ROW", f'the role "{role.name}" has no onboarding path', row.at("role"), hint)


def _start(row: Row) -> dt.date | Problem | None:
    """The first day of a row; None where none is written."""
    if not row.cells["start"]:
        return None
    try:
        return times.day(row.cells["start"])
    except InvalidValue as wrong:
        hint = wrong.hint or "Write year-month-day: 2026-11-30"
        return fault("CSV-ROW", str(wrong), row.at("start"), hint)


def _twice(row: Row, first: Row) -> Problem:
    message = "this row is the same person, role and first day as another one"
    return fault(
        "CSV-ROW", message, row.at("name"), "Delete one of them, or make the names different.", (first.at("name"),)
    )


def _role(said: str, book: Book) -> Role | None:
    """A role by its id or by its name, in any case."""
    wanted = said.casefold().removeprefix("role:").strip()
    return next((each for each in book.active(Role) if wanted in (each.id, str(each.name).casefold())), None)


def paths(people: Sequence[Person]) -> tuple[Onboarding, ...]:
    """The paths that people of a list walk, each once."""
    return tuple({each.path.id: each.path for each in people}.values())
