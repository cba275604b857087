"""A typed definition -> the values an author would write for it, and those that keep what an author wrote."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher

from playpress.model.entity import Entity
from playpress.model.part import Model
from playpress.source.document import Raw


def written(model: Model) -> dict[str, Raw]:
    """From the model alone: what differs from the defaults, each value by its own `write`, in short forms."""
    fields: dict[str, Raw] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {name: value for name, value in fields.items() if name != "id" or not isinstance(model, Entity)}


def rewritten(model: Model, before: Model, raw: Raw, said: Raw = None) -> Raw:
    """What a document says after a change: as `raw`, from which `before` was read, wherever that still means the same.

    `PT4H`, `0.2` or `true` stay as they are, and so do named fields in the place of a short form, fields that repeat a
    default, and the order of all of them. What changed is written as in `said`, from which `model` was read, where that
    is given: `€75k`, not `75000 EUR`.
    """
    return _kept(written(model), written(before), raw, said)


def _kept(new: Raw, old: Raw, raw: Raw, said: Raw) -> Raw:
    if new == old:
        return raw
    if isinstance(new, dict) and isinstance(old, dict) and isinstance(raw, dict):
        return dict(_fields(new, old, raw, said if isinstance(said, dict) else new))
    if isinstance(new, list) and isinstance(old, list) and isinstance(raw, list) and len(old) == len(raw):
        return list(_items(new, old, raw, said if isinstance(said, list) and len(said) == len(new) else new))
    return _as_said(new, said)


def _fields(
    new: dict[str, Raw], old: dict[str, Raw], raw: dict[str, Raw], said: dict[str, Raw]
) -> Iterator[tuple[str, Raw]]:
    """A field that is in neither state repeats a default, which it still does."""
    for name, value in raw.items():
        if name in new:
            yield name, _kept(new[name], old.get(name), value, said.get(name))
        elif name not in old:
            yield name, value
    yield from ((name, _as_said(value, said.get(name))) for name, value in new.items() if name not in raw)


def _items(new: list[Raw], old: list[Raw], raw: list[Raw], said: list[Raw]) -> Iterator[Raw]:
    matcher = SequenceMatcher(None, list(map(json.dumps, old)), list(map(json.dumps, new)), autojunk=False)
    for _, begin, end, first, last in matcher.get_opcodes():
        for number in range(last - first):
            at, value, words = begin + number, new[first + number], said[first + number]
            yield _kept(value, old[at], raw[at], words) if at < end else _as_said(value, words)


def _as_said(new: Raw, said: Raw) -> Raw:
    """A value in the words that were read as it; in its own where these have lines or invisible characters."""
    if isinstance(new, str) and isinstance(said, str):
        return said if said.isprintable() else new
    if isinstance(new, dict) and isinstance(said, dict):
        return {name: _as_said(value, said.get(name)) for name, value in new.items()}
    if isinstance(new, list) and isinstance(said, list) and len(new) == len(said):
        return [_as_said(value, words) for value, words in zip(new, said, strict=True)]
    return new
