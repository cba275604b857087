"""A CSV of facts -> an inventory: what a playbook has to cover, so that nothing of a source gets lost."""

import csv
import io
from dataclasses import dataclass

from playpress.language import counted
from playpress.problems import Place, Problem, fault
from playpress.source.builder import limited

_SEPARATORS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of an inventory."""

    id: str
    fact: str
    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Inventory:
    """Facts of one source, by id."""

    name: str
    facts: tuple[Fact, ...]


def read(text: str, file: str, name: str) -> tuple[Inventory, list[Problem]]:
    """Rows with the columns id, fact and (optional) kind; a wrong row is a problem at its line."""
    if sign := _other_separator(text):
        return Inventory(name, ()), [_separated(sign, Place(file))]
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    facts: dict[str, Fact] = {}
    problems: list[Problem] = []
    place = Place(file)
    try:
        header = [cell.strip().casefold() for cell in next(rows, [])]
        if twice := next((name for name in header if name and header.count(name) > 1), ""):
            message = f'the header row names "{twice}" twice'
            return Inventory(name, ()), [fault("CSV-HEADER", message, place, "Give each column a name of its own.")]
        if "id" not in header or "fact" not in header:
            return Inventory(name, ()), [_no_header(header, place)]
        place = Place(file, rows.line_num + 1)
        for row in rows:
            trouble = _fact(row, header, place, facts) if row else None
            problems += [trouble] if trouble else []
            place = Place(file, rows.line_num + 1)
    except csv.Error:
        hint = 'Put "double quotes" around the cell, and write a quote inside it twice.'
        problems.append(fault("CSV-ROW", "unbalanced quotes in this row", place, hint))
    return Inventory(name, tuple(facts.values())), limited(problems)


def _other_separator(text: str) -> str:
    """The sign that separates the cells of a head row instead of commas, or nothing."""
    head = text.partition("\n")[0]
    for sign in _SEPARATORS:
        if {"id", "fact"} <= {cell.strip(' "').casefold() for cell in head.split(sign)}:
            return sign
    return ""


def _separated(sign: str, place: Place) -> Problem:
    signs = _SEPARATORS[sign]
    hint = f"Save it again as CSV with commas, not {signs}; "
    hint += 'a cell that contains a comma goes in "double quotes".'
    return fault("CSV-HEADER", f"{signs} separate the cells of this inventory; commas are expected", place, hint)


def _no_header(header: list[str], place: Place) -> Problem:
    hint = "Write `id,fact,kind` into its first line."
    for sign, signs in _SEPARATORS.items():
        if any(sign in cell for cell in header):
            hint += f" Separate the cells with commas, not {signs}."
    return fault("CSV-HEADER", "this inventory has no header row", place, hint)


def _fact(row: list[str], header: list[str], place: Place, facts: dict[str, Fact]) -> Problem | None:
    """Take one row in, or say what is wrong with it."""
    if len(row) != len(header):
        hint = 'Put "double quotes" around cells that contain a comma.'
        return fault(
            "CSV-ROW", f"this row has {counted(len(row), 'cell')}; the header row has {len(header)}", place, hint
        )
    cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
    for column in ("id", "fact"):
        if not cells[column]:
            return fault("CSV-ROW", f"this row has no {column}", place, "Write it, or delete the row.")
    first = facts.setdefault(cells["id"], Fact(cells["id"], cells["fact"], cells.get("kind", ""), place))
    if first.place == place:
        return None
    return fault("CSV-ID", f'"{cells["id"]}" is in this table twice', place, "Keep one.", (first.place,))
