"""Book -> sheets: what a workbook shows of a playbook, as heads and rows of text, before any format is chosen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from playpress import urls
from playpress.derive.planning import explained, worksheets
from playpress.derive.planning.worksheet import Worksheet
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.checklist import Checklist
from playpress.tables import cells, columns
from playpress.tables.columns import Column, DataTable
from playpress.tables.rows import DataRow, rows

STATUS = ("Open", "Done", "Not needed")
PAGE, FILLED_IN = "Page", ("Status", "Done by", "Done on")
"""Columns that are no field: the link to a page, and what people fill in."""
CONTENTS, IDS, COMPUTED = "Contents", "Ids", "Figures"
"""The names of sheets that are no table; those of computed figures begin with the last one."""
LONGEST_NAME = 31
"""How many characters the name of a sheet has."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, and what may stand below it."""

    title: str
    description: str = ""
    column: Column | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: heads, and below them rows of as many cells. A cell that is a link holds its address."""

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    fixed: int = 1
    """How many columns stay in view."""
    above: tuple[tuple[str, str], ...] = ()
    """What stands above the heads, line by line: its title alone, then labels with what they say, or room for it."""


def is_link(head: Head) -> bool:
    """Whether the cells of a column are addresses, shown as a link."""
    return head.title == PAGE and head.column is None


def sheets(book: Book) -> tuple[Sheet, ...]:
    """Every sheet of a workbook: tables kind by kind, who takes part, comparisons, figures of plans, ids."""
    taken: set[str] = {CONTENTS.casefold()}
    found = (*(each for kind in book.kinds for each in _of_kind(book, kind)), *_figures(book), _ids(book))
    return tuple(_named(each, taken) for each in found if each.rows)


def filed(book: Book, kind: type[Entity]) -> tuple[Entity, ...]:
    """The definitions of a kind that are written as such: a hand-off may be written on a step instead."""
    return tuple(each for each in book.all(kind) if book.has_file(each))


def _of_kind(book: Book, kind: type[Entity]) -> Iterator[Sheet]:
    entities = filed(book, kind)
    for table in columns.tables(kind):
        names = [each for each in table.columns if each.shape == "names"] if table.field else []
        free = [each for each in names if each.target is None]
        if free:
            yield from (_sheet(book, table, [each], str(each.name), free) for each in entities)
            continue
        yield _sheet(book, table, entities, table.title, leave=names)
        for column in names:
            yield _matrix(book, table, column, entities)


def _sheet(
    book: Book,
    table: DataTable,
    entities: Sequence[Entity],
    name: str,
    spread: Sequence[Column] = (),
    leave: Sequence[Column] = (),
) -> Sheet:
    """A table of these definitions. `spread`: values by names that get a column each; `leave`: what is left out."""
    found = [row for entity in entities for row in rows(table, entity)]
    shown: list[Column] = []
    for column in table.columns:
        if column in spread:
            shown += [column.of(key) for key in _keys(found, column)]
        elif column not in leave and (not column.upkeep or is_said(found, column)):
            shown += columns_for(book, [column], found)
    return _made(book, table, found, shown, name)


def columns_for(book: Book, of: Sequence[Column], found: Sequence[DataRow]) -> list[Column]:
    """The columns that readers see. A field of which an edition shows no value is not named there either."""
    return [column for column in of if not book.circle or is_said(found, column)]


def is_said(found: Sequence[DataRow], column: Column) -> bool:
    """Whether a row says anything in a column."""
    return any(row.cells[column.name] for row in found)


def _matrix(book: Book, table: DataTable, column: Column, entities: Sequence[Entity]) -> Sheet:
    """The parts of these definitions against the names of some of their values: who takes part in which step."""
    found = [row for entity in entities for row in rows(table, entity)]
    keys = _keys(found, column)
    order = {key.partition(":")[2]: number for number, key in enumerate(book.entities)}
    first = [each for name in (columns.ID, "name") if (each := table.column(name))]
    shown = [*first, *(column.of(key) for key in sorted(keys, key=lambda key: order.get(key, len(order))))]
    label = column.name.upper() if len(column.name) < 5 else column.label
    return _made(book, table, found if keys else [], shown, f"{table.title} {label}")


def _keys(found: Sequence[DataRow], column: Column) -> list[str]:
    values = [cells.read(row.cells[column.name], column) for row in found if row.cells[column.name]]
    return list(dict.fromkeys(key for each in values if isinstance(each, dict) for key in each))


def _made(book: Book, table: DataTable, found: Sequence[DataRow], shown: Sequence[Column], name: str) -> Sheet:
    heads = [_head(column, shown, offered=not book.circle) for column in shown]
    if table.field:
        about = table.kind.about
        heads.insert(0, Head(about.title, f"The id of the {about.sentence}."))
        if not table.by_id:
            heads.insert(1, Head(columns.NUMBER, "Its place in the list, from 1. Leave it empty for a new one."))
    ticked = table.kind is Checklist and bool(table.field)
    heads += [
        Head(each, "Yours to fill in.", choices=STATUS if each == "Status" else ()) for each in FILLED_IN if ticked
    ]
    linked = bool(book.settings.site_url)
    heads += [Head(PAGE)] if linked else []
    lines = []
    for row in found:
        line = [_value(row, column) for column in shown]
        if table.field:
            line = [row.entity.id, *([] if table.by_id else [row.key]), *line]
        line += ["Open", "", ""] if ticked else []
        line += [f"{book.settings.site_url}{urls.relative(urls.page(row.entity), '')}"] if linked else []
        lines.append(tuple(line))
    return Sheet(name, tuple(heads), tuple(lines), 2 if table.field else 1)


def _value(row: DataRow, column: Column) -> str:
    outer = ".".join(column.path[:-1])
    if column.name in row.cells or outer not in row.cells:
        return row.cells.get(column.name, "")
    names = cells.read(row.cells[outer], Column(column.path[:-1], "", shape="names"))
    value = names.get(column.path[-1]) if isinstance(names, dict) else None
    return cells.written(value, "word")


def _head(column: Column, shown: Sequence[Column], offered: bool) -> Head:
    """A column as readers call it; by its name in files where two would be called alike.

    `offered`: whether its cells offer all choices, also those that no row has.
    """
    alike = sum(each.label.casefold() == column.label.casefold() for each in shown) > 1
    alike = alike or column.label in (PAGE, *FILLED_IN)
    return Head(column.name if alike else column.label, column.description, column, column.choices if offered else ())


def _figures(book: Book) -> Iterator[Sheet]:
    """The figures of each plan, as its page shows them."""
    heads = tuple(map(Head, ("Stage", "Needed", "Planned", "Gap", "Committed", "Calculation")))
    for sheet in worksheets(book).values():
        lines = tuple(_stage(book, sheet, number) for number in range(len(sheet.rows)))
        yield Sheet(f"{COMPUTED} {sheet.plan.id}", heads, lines)


def _stage(book: Book, sheet: Worksheet, number: int) -> tuple[str, ...]:
    row = sheet.rows[number]
    gap = explained.gap(sheet, row.gap) if row.gap is not None else ""
    promised = "; ".join(explained.promised(book, sheet, row))
    words = (explained.needed(row), explained.stated(row), gap, promised, explained.formula(book, sheet, row))
    return (str(row.stage.name), *words)


def _ids(book: Book) -> Sheet:
    """Every id with its name: what may be written where one definition names another."""
    lines = ((each.about.title, each.id, str(each.name)) for each in book.entities.values())
    return Sheet(IDS, (Head("Kind"), Head("Id"), Head("Name")), tuple(lines))


def _named(sheet: Sheet, taken: set[str]) -> Sheet:
    """The sheet under a name that a workbook takes, and that no other one has."""
    bare = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", sheet.name).strip("' ") or "Sheet"
    name, number = bare[:LONGEST_NAME].rstrip("' "), 2
    while name.casefold() in taken or name.casefold() == "history":
        name = f"{bare[: LONGEST_NAME - 4].rstrip()} {number}"
        number += 1
    taken.add(name.casefold())
    return replace(sheet, name=name)
