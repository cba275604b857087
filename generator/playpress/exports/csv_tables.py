"""Book -> a CSV file for each table with something in it, its heads as an author writes the fields."""

import csv
import io
from collections.abc import Iterator

from playpress.exports.sheets import filed
from playpress.graph import Book
from playpress.tables import columns
from playpress.tables.cells import guarded
from playpress.tables.columns import DataTable
from playpress.tables.rows import rows


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file: `metrics.csv`, `metrics.targets.csv`."""
    for kind in book.kinds:
        for table in columns.tables(kind):
            lines = list(_lines(book, table))
            if lines:
                yield f"{table.name}.csv", _written([heads(table), *lines])


def heads(table: DataTable) -> list[str]:
    """The first line: for parts, the definition they are in comes first."""
    about = [table.kind.about.name, *([] if table.by_id else [columns.NUMBER])] if table.field else []
    return [*about, *(column.name for column in table.columns)]


def _lines(book: Book, table: DataTable) -> Iterator[list[str]]:
    for entity in filed(book, table.kind):
        for row in rows(table, entity):
            about = [entity.id, *([] if table.by_id else [row.key])] if table.field else []
            yield [*about, *(row.cells[column.name] for column in table.columns)]


def _written(lines: list[list[str]]) -> bytes:
    """With the mark by which Excel knows that it is UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([list(map(guarded, line)) for line in lines])
    return text.getvalue().encode("utf-8-sig")
