"""Raw values and a location -> the same with another value there; what was nothing, or one text, becomes fields."""

from playpress.source.document import Raw
from playpress.source.edit import Path
from playpress.source.ids import slug
from playpress.tables import columns


def with_value(fields: dict[str, Raw], path: Path, new: Raw) -> dict[str, Raw]:
    """The fields of a definition with another value at a location; None takes away what is there."""
    result = _replaced(fields, path, new)
    return result if isinstance(result, dict) else {}


def value_at(fields: dict[str, Raw], path: Path) -> Raw:
    """The value at a location, and None where there is nothing: `raci` of `sales-rep`."""
    value: Raw = fields
    for segment in path:
        inner = value.get(str(segment)) if isinstance(value, dict) else None
        value = value[segment] if isinstance(value, list) and isinstance(segment, int) else inner
    return value


def _replaced(value: Raw, path: Path, new: Raw) -> Raw:
    """The value with another one at a location; what was nothing, or one text, becomes fields."""
    if not path:
        return new
    head, rest = path[0], path[1:]
    if isinstance(head, int):
        listed = list(value) if isinstance(value, list) else []
        listed[head] = _replaced(listed[head], rest, new)
        return listed
    fields: dict[str, Raw] = dict(value) if isinstance(value, dict) else _in_full(value)
    inner = _replaced(fields.get(head), rest, new)
    if inner is None or (rest and inner == {}):
        return {name: each for name, each in fields.items() if name != head}
    return {**fields, head: inner}


def _in_full(value: Raw) -> dict[str, Raw]:
    """The fields of a part that is written as a text; its id stays when its words change."""
    return {columns.ID: slug(value), "text": value} if isinstance(value, str) else {}
