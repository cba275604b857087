"""A model and what is written for it -> the same in the order of the model's fields: content first, upkeep last."""

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from playpress.model import field
from playpress.source.document import Raw


def in_order(model: type[BaseModel], raw: Raw) -> Raw:
    """What is written for a model, and for the models inside of it; names that no field has come last, as they are."""
    if not isinstance(raw, dict):
        return raw
    ranks = _ranks(model)
    names = sorted(raw, key=lambda name: ranks.get(name, (len(ranks), None))[0])
    return {name: _ordered(ranks[name][1], raw[name]) if name in ranks else raw[name] for name in names}


@cache
def _ranks(model: type[BaseModel]) -> dict[str, tuple[int, Any]]:
    """Every name by which an author may write a field -> its position, and the type of its value."""
    found: dict[str, tuple[int, Any]] = {}
    facts = {name: field.facts(model, name) for name in model.model_fields}
    for number, name in enumerate(sorted(facts, key=lambda name: (name != "id", facts[name].upkeep))):
        info = model.model_fields[name]
        also = (facts[name].also,) if facts[name].also else ()
        found |= dict.fromkeys((info.alias or name, *also), (number, info.annotation))
    return found


def _ordered(annotation: Any, raw: Raw) -> Raw:
    """A value, by the type of its field; values by names keep the order of their names."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _ordered(inner[0], raw)
    if origin in (Union, types.UnionType):
        return _ordered(next((each for each in inner if each is not type(None)), None), raw)
    if origin is tuple and isinstance(raw, list):
        return [_ordered(inner[0], each) for each in raw]
    if origin is dict and isinstance(raw, dict):
        return {name: _ordered(inner[1], each) for name, each in raw.items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return in_order(annotation, raw)
    return raw
