"""A workbook -> grids: values as people see them, formulas and errors as faults, hidden cells left out."""

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl

from playpress.imports import budget
from playpress.imports.grid import Grid, ReadCell
from playpress.problems import Place, Problem, fault, letters, shorten
from playpress.tables.cells import LONGEST

_CURRENCY = re.compile(r'"\s*([A-Z]{3})\s*"|\[\$([A-Z]{3})\b|\[\$([^-\]\s]{1,3})-|([€£$¥])')
_COLOURS = re.compile(r"\[(?!\$)[^\]]*\]")


def grids(data: bytes, file: str) -> tuple[list[Grid], list[Problem]]:
    """Every sheet of a workbook, in order; or the fault of a file that cannot be read as one."""
    if problem := budget.problem(data, file):
        return [], [problem]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), data_only=False, keep_links=False)
    except Exception:  # openpyxl raises whatever a damaged part makes it stumble on
        hint = "Open it in a spreadsheet program and save it again as .xlsx, or as .csv."
        return [], [fault("SHEET-FILE", "this workbook is damaged", Place(file), hint)]
    found: list[Grid] = []
    for sheet in book.worksheets:
        rows, columns = sheet.max_row or 0, sheet.max_column or 0
        if rows * columns > budget.MAX_CELLS * 10:
            message = f"this sheet reaches to {letters(columns)}{rows}"
            hint = "Delete the empty rows and columns behind its last cell, and save it."
            return [], [fault("SHEET-SIZE", message, Place(file, rows, columns, sheet.title), hint)]
        found.append(_grid(sheet, file))
    return found, []


def _grid(sheet: Any, file: str) -> Grid:
    columns = {number for each in sheet.column_dimensions.values() if each.hidden for number in _spanned(each)}
    lines = {number for number, each in sheet.row_dimensions.items() if each.hidden}
    rows: dict[int, dict[int, ReadCell]] = {}
    unread: set[tuple[str, int]] = set()
    for (line, column), cell in sorted(sheet._cells.items()):  # `iter_rows` would make those that are not there
        if cell.value is None:
            continue
        if line in lines:
            unread.add(("row", line))
        elif column in columns:
            unread.add(("column", column))
        elif made := _cell(cell, Place(file, line, column, sheet.title)):
            rows.setdefault(line, {})[column] = made
    hidden = (f"{what} {number if what == 'row' else letters(number)}" for what, number in sorted(unread))
    merged = ((each.min_row, each.max_row, each.min_col, each.max_col) for each in sheet.merged_cells.ranges)
    return Grid(file, sheet.title, rows, tuple(hidden), sheet.sheet_state != "visible", tuple(sorted(merged)))


def _spanned(dimension: Any) -> Iterator[int]:
    first = dimension.min or budget.number(dimension.index.encode())
    yield from range(first, min(dimension.max or first, budget.MAX_COLUMNS) + 1)


def _cell(cell: Any, place: Place) -> ReadCell | None:
    value = cell.value
    if cell.data_type == "f":
        message, hint = "this cell is a formula, and formulas are not run", "Paste its value in its place."
        return ReadCell("", place, problem=fault("SHEET-FORMULA", message, place, hint))
    if cell.data_type == "e":
        message = f"this cell is an error of the spreadsheet: {shorten(str(value))}"
        return ReadCell("", place, problem=fault("SHEET-ERROR", message, place, "Write its value, or empty it."))
    text = _text(value, cell.number_format or "")
    if len(text) > LONGEST:
        message = f"this cell has {len(text):,} characters; a spreadsheet cuts what is longer than {LONGEST:,}"
        return ReadCell(
            "", place, problem=fault("SHEET-LONG", message, place, "Write it into the file of its definition.")
        )
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not text.strip():
        return None
    bare = number and text.replace(".", "", 1).isdigit()
    return ReadCell(text, place, bare, full=isinstance(value, str) and len(value) >= LONGEST)


def _text(value: object, form: str) -> str:
    """A value as people see it: a share with its sign, an amount with its currency, a day by its numbers."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, int | float):
        return _number(value, _COLOURS.sub("", form.partition(";")[0]))
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").rstrip()


def _number(value: float, form: str) -> str:
    exact = Decimal(format(value, ".15g"))
    if "%" in form:
        return f"{_plain(exact * 100)}%"
    found = _CURRENCY.search(form)
    currency = next((each for each in found.groups() if each), "") if found else ""
    if not currency:
        return _plain(exact)
    return f"{_plain(exact)} {currency}" if currency.isalpha() and len(currency) == 3 else f"{currency}{_plain(exact)}"


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
