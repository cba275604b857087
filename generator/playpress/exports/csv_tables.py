"""Book -> a CSV file for each table with something in it, its heads as an author writes the fields."""

import csv
import io
from collections.abc import Iterator, Sequence

from playpress.exports.sheets import columns_for, filed
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.tables import columns
from playpress.tables.cells import guarded
from playpress.tables.columns import Column, DataTable
from playpress.tables.rows import DataRow, items, rows


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file: `metrics.csv`, `metrics.targets.csv`."""
    for table in filled(book):
        yield f"{table.name}.csv", file(book, table)


def filled(book: Book) -> Iterator[DataTable]:
    """The tables with something in them."""
    for kind in book.kinds:
        yield from of_kind(book, kind)


def of_kind(book: Book, kind: type[Entity]) -> Iterator[DataTable]:
    """The tables of a kind with something in them: that of its definitions first."""
    entities = filed(book, kind)
    for table in columns.tables(kind) if entities else ():
        if not table.field or any(items(table, entity) for entity in entities):
            yield table


def file(book: Book, table: DataTable) -> bytes:
    """The bytes of one of them. For parts, the definition that they are in comes first."""
    found = [row for entity in filed(book, table.kind) for row in rows(table, entity)]
    shown = columns_for(book, table.columns, found)
    about = [table.kind.about.name, *([] if table.by_id else [columns.NUMBER])] if table.field else []
    return _written([[*about, *(column.name for column in shown)], *_lines(table, shown, found)])


def _lines(table: DataTable, shown: Sequence[Column], found: Sequence[DataRow]) -> Iterator[list[str]]:
    for row in found:
        about = [row.entity.id, *([] if table.by_id else [row.key])] if table.field else []
        yield [*about, *(row.cells[column.name] for column in shown)]


def _written(lines: list[list[str]]) -> bytes:
    """With the mark by which Excel knows that it is UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([list(map(guarded, line)) for line in lines])
    return text.getvalue().encode("utf-8-sig")
