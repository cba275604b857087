"""The examples of a kind's fields -> one definition in YAML, and the least that would do."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pydantic import ValidationError

from playpress.model import guide
from playpress.model.entity import Entity
from playpress.model.part import Model
from playpress.source import events

ID = "some-id"
PART = "some-part"
"""The ids of every example."""


def value(text: str) -> Any:
    """What an example says, as the reader would see it."""
    document, _ = events.parse(text, "example")
    return document.value if document else text


@cache
def least(model: type[Model]) -> str:
    """The required fields alone; empty where nothing is required."""
    return "\n".join(_lines(_required(model), _required))


@cache
def full(model: type[Model]) -> str:
    """Every field with an example, as long as they go together; of a kind, only its own."""
    return "\n".join(_lines(_agreeing(model), _agreeing))


def _required(model: type[Model]) -> list[guide.FieldEntry]:
    return [entry for entry in guide.entries(model) if entry.required]


def _agreeing(model: type[Model]) -> list[guide.FieldEntry]:
    """Required fields, then each further one that has an example and goes together with the others."""
    known = guide.own_entries(model) if issubclass(model, Entity) else guide.entries(model)
    chosen = _required(model)
    faults = _faults(model, chosen)
    for entry in known:
        if entry.example and entry not in chosen and (more := _faults(model, [*chosen, entry])) <= faults:
            chosen.append(entry)
            faults = more
    return [entry for entry in known if entry in chosen]


def _faults(model: type[Model], chosen: list[guide.FieldEntry]) -> int:
    """How many faults these examples have together: what means a step of its process has one when alone."""
    written = value("\n".join(_lines(chosen, _required))) or {}
    try:
        model.model_validate({**written, "id": ID} if issubclass(model, Entity) else written)
    except ValidationError as error:
        return error.error_count()
    return 0


def _lines(chosen: list[guide.FieldEntry], choose: Callable[[type[Model]], list[guide.FieldEntry]]) -> Iterator[str]:
    """One field a line; a required part without an example of its own is written out below."""
    for entry in chosen:
        if entry.example or not entry.parts:
            yield f"{entry.name}: {entry.example or 'Some words'}"
            continue
        yield f"{entry.name}:"
        inner = [_named(line) for line in _lines(choose(entry.parts[0]), choose)]
        yield from (f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(inner))


def _named(line: str) -> str:
    """A part with an id that no other part of the example has."""
    return f"id: {PART}" if line.startswith("id: ") else line
