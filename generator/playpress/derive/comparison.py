"""Book -> tables that hold all entities of one kind against each other, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playpress.graph import Book
from playpress.model import field
from playpress.model.entity import Entity


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field with its value for each entity, in their order."""

    field: str
    values: tuple[Any, ...]

    @property
    def same(self) -> bool:
        """Whether all of them say the same."""
        return all(value == self.values[0] for value in self.values)


@dataclass(frozen=True, slots=True)
class KindTable:
    """All entities of a kind, side by side."""

    kind: type[Entity]
    entities: tuple[Entity, ...]
    rows: tuple[FieldRow, ...]


def tables(book: Book) -> Iterator[KindTable]:
    """A table for each kind with two active entities or more, and something to compare them by."""
    for kind in book.kinds:
        if len(book.active(kind)) < 2:
            continue
        entities = book.all(kind)
        rows = tuple(FieldRow(name, tuple(getattr(each, name) for each in entities)) for name in compared(kind))
        written = tuple(row for row in rows if any(map(field.is_written, row.values)))
        if written:
            yield KindTable(kind, entities, written)


def compared(kind: type[Entity]) -> tuple[str, ...]:
    """The fields of a kind that side-by-side tables show."""
    return field.chosen(kind, "compare")
