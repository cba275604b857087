"""A CSV text -> its rows by the names of the columns, each cell with its line and column, and what is wrong with it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from playpress.language import counted
from playpress.problems import Place, Problem, fault

_SEPARATORS = {";": "semicolons", "\t": "tabs"}
QUOTES = 'Put "double quotes" around the cell, and write a quote inside it twice.'


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, without spaces around them."""

    cells: dict[str, str]
    place: Place
    _columns: dict[str, int]

    def at(self, column: str) -> Place:
        """Where a cell begins; the row itself where its cells go over several lines."""
        return Place(self.place.file, self.place.line, self._columns.get(column, 1))


def read(text: str, file: str, required: Sequence[str], optional: Sequence[str]) -> tuple[list[Row], list[Problem]]:
    """The rows of a table with exactly these columns, in any order; a wrong row is a problem at its line."""
    lines = text.split("\n")
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Row] = []
    problems: list[Problem] = []
    line = 1
    try:
        header = [cell.strip().casefold() for cell in next(rows, [])]
        if wrong := _header(header, file, lines[0], required, optional):
            return [], [wrong]
        line = rows.line_num + 1
        for row in rows:
            if any(cell.strip() for cell in row):
                one = line if rows.line_num == line else 0
                made = _row(row, header, Place(file, line), lines[line - 1] if one else "")
                found += [made] if isinstance(made, Row) else []
                problems += [made] if isinstance(made, Problem) else []
            line = rows.line_num + 1
    except csv.Error:
        problems.append(fault("CSV-ROW", "unbalanced quotes in this row", Place(file, line), QUOTES))
    return found, problems


def _header(
    header: list[str], file: str, line: str, required: Sequence[str], optional: Sequence[str]
) -> Problem | None:
    known = (*required, *optional)
    more = f"; `{','.join(optional)}` may follow" if optional else ""
    hint = f"Write `{','.join(required)}` into the first line{more}."
    if otherwise := separated_otherwise(line, file, required):
        return otherwise
    if missing := [name for name in required if name not in header]:
        return fault("CSV-HEADER", f"this table has no column {' and no column '.join(missing)}", Place(file), hint)
    if twice := next((name for name in header if header.count(name) > 1), ""):
        return fault("CSV-HEADER", f'the first line names "{twice}" twice', Place(file), "Keep one of the two columns.")
    if other := next((number for number, name in enumerate(header) if name not in known), None):
        place = Place(file, 1, _starts(line)[other] if other < len(_starts(line)) else 1)
        return fault("CSV-HEADER", f'"{header[other]}" is not a column of this table', place, f"Delete it. {hint}")
    return None


def separated_otherwise(line: str, file: str, required: Sequence[str]) -> Problem | None:
    """The fault of a table whose first line has the columns, and something else than commas between them."""
    for sign, signs in _SEPARATORS.items():
        if {cell.strip(' "').casefold() for cell in line.split(sign)} >= set(required):
            hint = f'Save it again as CSV with commas, not {signs}; a cell with a comma goes in "double quotes".'
            return fault("CSV-HEADER", f"{signs} separate the cells of this table", Place(file), hint)
    return None


def _row(row: list[str], header: list[str], place: Place, line: str) -> Row | Problem:
    if len(row) != len(header):
        hint = 'Put "double quotes" around cells that contain a comma.'
        message = f"this row has {counted(len(row), 'cell')}; the first line has {len(header)}"
        return fault("CSV-ROW", message, place, hint)
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
    return Row(cells, place, dict(zip(header, _starts(line), strict=False)) if line else {})


def _starts(line: str) -> list[int]:
    """Where each cell of a line begins, without the spaces and the quote before it (columns, from 1)."""
    found, quoted, begin = [], False, 0
    for number, sign in enumerate(f"{line},"):
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            cell = line[begin:number]
            found.append(begin + len(cell) - len(cell.lstrip(' "')) + 1)
            begin = number + 1
    return found
