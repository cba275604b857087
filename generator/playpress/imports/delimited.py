"""A CSV, or cells pasted from a spreadsheet -> a grid. Commas, semicolons or tabs are told from the first line."""

import csv
import io

from playpress.imports import budget
from playpress.imports.grid import Grid, ReadCell
from playpress.problems import Place, Problem, fault
from playpress.tables.cells import LONGEST, unguarded

_SEPARATORS = "\t;,"


def grid(data: bytes, file: str, name: str) -> tuple[Grid | None, list[Problem]]:
    """The one sheet of a file of plain text, called as a spreadsheet program would call it."""
    if len(data) > budget.MAX_FILE:
        message = f"this file has {len(data) / 1e6:.0f} MB; the limit is {budget.MAX_FILE // 1_000_000} MB"
        return None, [fault("SHEET-SIZE", message, Place(file), "Split it into several files.")]
    text = _decoded(data)
    if text is None or "\x00" in text:
        hint = "Save it as CSV with the encoding UTF-8."
        return None, [fault("SHEET-FILE", "this file is not text that can be read", Place(file), hint)]
    first = _first_line(text)
    separator = max(_SEPARATORS, key=lambda sign: (first.count(sign), sign == ","))
    csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))
    rows: dict[int, dict[int, ReadCell]] = {}
    cells = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            cells += len(row)
            if cells > budget.MAX_CELLS:
                message = f"this file has more than {budget.MAX_CELLS:,} cells"
                return None, [fault("SHEET-SIZE", message, Place(file), "Split it into several files.")]
            line = {column: _cell(value, Place(file, number, column, name)) for column, value in enumerate(row, 1)}
            if found := {column: cell for column, cell in line.items() if cell.text or cell.problem}:
                rows[number] = found
    except csv.Error:
        place = Place(file, max(rows, default=0) + 1, 1, name)
        hint = 'Put "double quotes" around the cell, and write a quote inside it twice.'
        return None, [fault("CSV-ROW", "unbalanced quotes in this row", place, hint)]
    return Grid(file, name, rows), []


def _cell(value: str, place: Place) -> ReadCell:
    text = value.replace("\r\n", "\n").rstrip()
    if text.startswith("="):
        message, hint = "this cell is a formula, and formulas are not run", "Write its value in its place."
        return ReadCell("", place, problem=fault("SHEET-FORMULA", message, place, hint))
    if len(text) > LONGEST:
        message = f"this cell has {len(text):,} characters; a spreadsheet cuts what is longer than {LONGEST:,}"
        return ReadCell(
            "", place, problem=fault("SHEET-LONG", message, place, "Write it into the file of its definition.")
        )
    text = unguarded(text)
    return ReadCell(text if text.strip() else "", place, text.isdigit(), full=len(value) >= LONGEST)


def _decoded(data: bytes) -> str | None:
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if utf_16 else ["utf-8-sig", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _first_line(text: str) -> str:
    """The first line with something on it, without what is quoted."""
    line = next((each for each in text.splitlines() if each.strip()), "")
    return "".join(line.split('"')[::2])
