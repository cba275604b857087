"""A list of new colleagues (CSV) -> the people, each with role, path and first day, and what is wrong with the list.

Their names are nowhere but on what is printed for them: messages name rows and columns.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from playpress.derive import onboarding
from playpress.graph import Book
from playpress.model import csv_table, times
from playpress.model.csv_table import Row
from playpress.model.invalid import InvalidValue
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.problems import Place, Problem, fault, shorten
from playpress.source.ids import slug

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
        wrong = list(_problems(row, book))
        if not wrong:
            person = _person(row, book)
            first = seen.setdefault((person.path.id, person.file), row)
            wrong = [_twice(row, first)] if first is not row else []
            people += [] if wrong else [person]
        problems += wrong
    if not rows and not problems:
        hint = "Write a row for each of them below the first line: name, role, first day."
        problems.append(fault("CSV-ROW", "no one is listed in this table", Place(file), hint))
    return people, problems


def _person(row: Row, book: Book) -> Person:
    role = _role(row.cells["role"], book)
    path = onboarding.path_into(book, role) if role else None
    if role is None or path is None:
        raise ValueError("a row with problems is no person")
    rest = {column: row.cells.get(column, "") for column in OPTIONAL}
    return Person(row.cells["name"], role, path, times.day(row.cells["start"]), **rest)


def _problems(row: Row, book: Book) -> Iterator[Problem]:
    for column in REQUIRED:
        if not row.cells[column]:
            yield fault("CSV-ROW", f"this row has no {column}", row.at(column), "Write it, or delete the row.")
    for column in ("name", *OPTIONAL):
        if len(row.cells.get(column, "")) > _LONGEST:
            hint = "Shorten it: it has one line on the cover."
            yield fault("CSV-ROW", f"the {column} in this row is longer than {_LONGEST} letters", row.at(column), hint)
    if row.cells["role"]:
        yield from _of_role(row, book)
    if row.cells["start"]:
        yield from _of_start(row)


def _of_role(row: Row, book: Book) -> Iterator[Problem]:
    said = row.cells["role"]
    role = _role(said, book)
    if role is None:
        known = [each.id for each in book.active(Role)]
        near = get_close_matches(said.casefold(), known, 1, 0.5)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(known)}."
        yield fault("CSV-ROW", f'there is no role "{shorten(said)}"', row.at("role"), hint)
    elif onboarding.path_into(book, role) is None:
        hint = f"Write one that names `{role.id}` in its `roles`."
        yield fault("CSV-ROW", f'the role "{role.name}" has no onboarding path', row.at("role"), hint)


def _of_start(row: Row) -> Iterator[Problem]:
    try:
        times.day(row.cells["start"])
    except InvalidValue as wrong:
        hint = wrong.hint or "Write year-month-day: 2026-11-30"
        yield fault("CSV-ROW", str(wrong), row.at("start"), hint)


def _twice(row: Row, first: Row) -> Problem:
    message = "this row is the same person, role and first day as another one"
    return fault(
        "CSV-ROW", message, row.at("name"), "Delete one of them, or tell the names apart.", (first.at("name"),)
    )


def _role(said: str, book: Book) -> Role | None:
    """A role by its id or by its name, in any case."""
    wanted = said.casefold().removeprefix("role:").strip()
    return next((each for each in book.active(Role) if wanted in (each.id, str(each.name).casefold())), None)


def paths(people: Sequence[Person]) -> tuple[Onboarding, ...]:
    """The paths that people of a list walk, each once."""
    return tuple({each.path.id: each.path for each in people}.values())
