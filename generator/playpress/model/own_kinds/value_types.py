"""Declared fields -> types of values, as fields of our own kinds have them."""

import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from playpress.model.kind import Kind
from playpress.model.link import Link
from playpress.model.own_kinds.declaration import DeclaredFacts, FieldType
from playpress.model.rates import PlainNumber, Share
from playpress.model.ref import Ref, To
from playpress.model.text import Prose, Text, Wording
from playpress.model.times import Date, Duration
from playpress.model.values import Money, YesNo

_TYPES: Mapping[FieldType, Any] = {
    "text": Text,
    "prose": Prose,
    "wording": Wording,
    "number": PlainNumber,
    "percent": Share,
    "money": Money,
    "duration": Duration,
    "date": Date,
    "yes_no": YesNo,
    "link": Link,
}
_EXAMPLES: Mapping[FieldType, str] = {
    "text": "Some words",
    "prose": "Some words",
    "wording": "Some words",
    "number": PlainNumber.example,
    "percent": "20%",
    "money": Money.example,
    "duration": Duration.example,
    "date": "2026-09-30",
    "yes_no": "yes",
    "link": Link.example,
}
LONG: frozenset[FieldType] = frozenset({"prose", "wording", "parts"})
"""Types whose values are too long for a cell of a table."""


def annotation(field: DeclaredFacts, kinds: Iterable[Kind], part: type | None = None) -> Any:
    """The type of a field. `kinds` are those that the playbook declares; `part`: the model of its parts."""
    one: Any = part or _of_one(field, kinds)
    if field.is_list:
        return types.GenericAlias(tuple, (one, ...))
    return one if field.required else one | None


def _of_one(field: DeclaredFacts, kinds: Iterable[Kind]) -> Any:
    if field.type == "choice":
        return Literal[tuple(field.choices)]
    if field.type == "reference":
        return Annotated[Ref, _target(field, kinds)]
    return _TYPES[field.type]


def _target(field: DeclaredFacts, kinds: Iterable[Kind]) -> To:
    names = tuple(map(str, field.to))
    declared = tuple(kind for kind in kinds if kind.name in names)
    return To(*names, part=bool(field.part), declared=declared)


def example(field: DeclaredFacts, kinds: Iterable[Kind]) -> str:
    """The example of a field: as declared, else one of its type. Parts are written out where the guide shows them."""
    if field.example or field.type == "parts":
        return str(field.example or "")
    one = _EXAMPLES.get(field.type, "")
    if field.type == "choice":
        one = next(iter(field.choices))
    elif field.type == "reference":
        one = _target(field, kinds).example
        one = f'"{one}"' if ":" in one else one
    return f"[{one}]" if field.is_list else one
