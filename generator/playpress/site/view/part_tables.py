"""Fields whose items have fields of their own -> tables: a row for each item, a column for each of its fields."""

from collections.abc import Sequence

from markupsafe import Markup

from playpress.model import field, guide
from playpress.model.part import Model, Part, Phrase
from playpress.site.tables import PartRow, PartTable
from playpress.site.view.facts import facts
from playpress.site.view.values import Values


def names(model: Model) -> tuple[str, ...]:
    """The fields of a definition whose items stand in a table, where there are some."""
    return tuple(name for name in field.chosen(type(model), "table") if getattr(model, name))


def table(values: Values, model: Model, name: str) -> PartTable:
    """The items of one field. A column for which no item says anything is left out, and so are ids."""
    items: Sequence[Model] = getattr(model, name)
    kind = type(items[0])
    said = [each for each, _ in guide.written(kind) if each != "id"]
    cells = [{each: _cell(values, item, each) for each in said} for item in items]
    columns = [each for each in said if any(row[each] for row in cells)]
    absent = {each: Markup.escape(field.facts(kind, each).absent) for each in columns}
    return PartTable(
        id=f"s-{name.replace('_', '-')}",
        title=field.label(type(model), name),
        columns=[_title(kind, each) for each in columns],
        rows=[
            PartRow(item.id if isinstance(item, Part) else "", [row[each] or absent[each] for each in columns])
            for item, row in zip(items, cells, strict=True)
        ],
    )


def _title(kind: type[Model], name: str) -> str:
    """What a column is called: by its field, and the text of an item by what the item is ("Reason")."""
    return guide.title(kind) if name == "text" and issubclass(kind, Phrase) else field.label(kind, name)


def _cell(values: Values, item: Model, name: str) -> Markup:
    """What an item says in one field; empty where it says nothing."""
    return next((Markup.escape(row.html) for row in facts(values, item, name)), Markup(""))
