"""A way through a definition, such as `claims.3` or `how` -> the value at its end."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo

from playpress.model import field, walk
from playpress.model.kinds.handoff import Commitment
from playpress.model.part import Model
from playpress.model.ref import Ref

_WORDS = re.compile(r"\w+")


def steps(value: Any) -> dict[str, Any]:
    """What a way may go on with: fields, or items by their id, else by what their first field says, else by number."""
    if isinstance(value, Model):
        found = {info.alias or name: getattr(value, name) for name, info in type(value).model_fields.items()}
        if isinstance(value, Commitment):
            found["value"] = value.time
        hidden = {name for name, info in type(value).model_fields.items() if field.of(info).hidden}
        return {name: each for name, each in found.items() if name not in hidden}
    if isinstance(value, tuple):
        return {_item(each) or str(number): each for number, each in enumerate(value, 1)}
    if isinstance(value, Mapping):
        return {key.id if isinstance(key, Ref) else str(key): each for key, each in value.items()}
    return {}


def end(value: Any, way: str) -> Any:
    """What is at the end of a way. Items have numbers from 1, too.

    LookupError with the first word that leads nowhere, and the words that would lead on there.
    """
    for word in way.split("."):
        known = steps(value)
        if word in known:
            value = known[word]
        elif isinstance(value, tuple) and word.isdecimal() and 0 < int(word) <= len(value):
            value = value[int(word) - 1]
        else:
            raise LookupError(word, [name for name, each in known.items() if each not in (None, (), {})])
    return value


def passage(holder: Model, way: str) -> walk.Values:
    """The value at the end of a way and every value inside it, each with its location from there."""
    found = end(holder, way)
    return walk.values(found) if isinstance(found, Model) else walk.inside(found, (), FieldInfo())


def _item(item: Any) -> str:
    """By which word an item of a list is named."""
    if not isinstance(item, Model):
        return ""
    if identifier := getattr(item, "id", None):
        return str(identifier)
    first = getattr(item, next(iter(type(item).model_fields)))
    return first.id if isinstance(first, Ref) else "-".join(_WORDS.findall(str(first)))
