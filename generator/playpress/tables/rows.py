"""A definition -> the rows that it has in the tables of its kind, each cell as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playpress.model.entity import Entity
from playpress.model.part import Model, Named, Phrase
from playpress.model.write import written
from playpress.source.document import Raw
from playpress.source.edit.changes import reached
from playpress.tables import cells
from playpress.tables.columns import ID, DataTable


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row: the definition it is about, its own id or position, and what its cells say by the names of columns."""

    entity: Entity
    key: str
    cells: Mapping[str, str]


def rows(table: DataTable, entity: Entity) -> Iterator[DataRow]:
    """The row of a definition, or one for each item of the list that the table is of."""
    said = written(entity)
    if not table.field:
        yield DataRow(entity, entity.id, _cells(table, {**said, ID: entity.id, "name": entity.name.write()}))
        return
    listed = said.get(table.field)
    found = zip(items(table, entity), listed if isinstance(listed, list) else [], strict=False)
    for number, (item, raw) in enumerate(found):
        if isinstance(item, Named) and isinstance(raw, dict):
            raw = {**raw, "name": str(getattr(item, "name", ""))}
        if isinstance(item, Phrase):
            raw = {ID: item.id, "text": item.text.write(), **(raw if isinstance(raw, dict) else {})}
        yield DataRow(
            entity, str(getattr(item, "id", number + 1)) if table.by_id else str(number + 1), _cells(table, raw)
        )


def items(table: DataTable, entity: Entity) -> tuple[Model, ...]:
    """The items of the list that a table is of, as the model has them."""
    names = {info.alias or name: name for name, info in type(entity).model_fields.items()}
    found: tuple[Model, ...] = getattr(entity, names[table.field])
    return found


def _cells(table: DataTable, raw: Raw) -> dict[str, str]:
    return {column.name: cells.written(reached(raw, column.path), column.shape) for column in table.columns}
