"""A CSV of when work came in and when it was answered -> cases, with no word about whose they were."""

import csv
import datetime as dt
import io
from dataclasses import dataclass

from playpress.language import counted
from playpress.model import csv_table
from playpress.problems import Place, Problem, fault, shorten
from playpress.source.builder import limited

COLUMNS = ("received", "answered")
_EXAMPLE = "2026-11-23 10:00"


@dataclass(frozen=True, slots=True)
class Case:
    """One piece of work: when it came in and when it was answered, in local time; None where it never was."""

    received: dt.datetime
    answered: dt.datetime | None


def read(text: str, file: str) -> tuple[list[Case], list[Problem]]:
    """The cases of a file, in its order; a row that cannot be read is a problem at its line."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    cases: list[Case] = []
    problems: list[Problem] = []
    place = Place(file)
    try:
        header = [cell.strip().casefold() for cell in next(rows, [])]
        if otherwise := csv_table.separated_otherwise(text.partition("\n")[0].strip(), file, COLUMNS):
            return [], [otherwise]
        if any(header.count(name) != 1 for name in COLUMNS):
            message = f"the columns {' and '.join(COLUMNS)} are not in the first line, once each"
            hint = f"Write `{','.join(COLUMNS)}` into the first line, with commas; other columns are passed over."
            return [], [fault("CSV-HEADER", message, place, hint)]
        place = Place(file, rows.line_num + 1)
        for row in rows:
            found = _case(row, header, place) if row else None
            if isinstance(found, Problem):
                problems.append(found)
            elif found:
                cases.append(found)
            place = Place(file, rows.line_num + 1)
    except csv.Error:
        hint = 'Put "double quotes" around the cell, and write a quote inside it twice.'
        problems.append(fault("CSV-ROW", "unbalanced quotes in this row", place, hint))
    return cases, limited(problems)


def _case(row: list[str], header: list[str], place: Place) -> Case | Problem:
    if len(row) != len(header):
        hint = 'Put "double quotes" around cells that contain a comma.'
        return fault(
            "CSV-ROW", f"this row has {counted(len(row), 'cell')}; the first line has {len(header)}", place, hint
        )
    cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
    moments: list[dt.datetime | None] = []
    for column in COLUMNS:
        moment = _moment(cells[column]) if cells[column] else None
        if isinstance(moment, str):
            return fault(
                "CSV-ROW", f'"{shorten(cells[column])}" in {column} {moment}', place, f"Write it as {_EXAMPLE}."
            )
        moments.append(moment)
    received, answered = moments
    if received is None:
        return fault("CSV-ROW", "this row does not say when it was received", place, f"Write it as {_EXAMPLE}.")
    if answered and answered < received:
        hint = "Correct one of the two times."
        return fault("CSV-ROW", f"this row was answered at {answered}, before it was received", place, hint)
    return Case(received, answered)


def _moment(cell: str) -> dt.datetime | str:
    """A local day and time; or why it is none."""
    try:
        found = dt.datetime.fromisoformat(cell)
    except ValueError:
        return "is not a date with a time"
    if found.tzinfo is not None:
        return "has an offset from world time, and the working hours are local"
    return "has no time" if len(cell) <= len("2026-11-23") else found
