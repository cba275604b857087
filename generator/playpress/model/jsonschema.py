"""Kinds -> JSON Schemas, with which an editor completes and checks definitions while they are typed."""

import types
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from playpress.model import example, guide
from playpress.model.entity import Entity, Model
from playpress.model.ref import To
from playpress.model.settings import Settings
from playpress.model.value import Codec

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "[a-z][a-z0-9-]{0,62}"
_PART = "[a-z0-9][a-z0-9-]*"
_YES_NO: Schema = {"enum": ["yes", "no", True, False]}
_TEXT: Schema = {"type": ["string", "number", "boolean"]}


def of_file(kind: type[Entity]) -> Schema:
    """The schema of one definition in a file of its own: `content/goals/close-sales.yml`."""
    return {"$schema": _DIALECT, "title": kind.about.title, **_schema(kind)}


def of_collection(kind: type[Entity]) -> Schema:
    """The schema of many definitions in one file, by id: `content/goals.yml`."""
    one = dict(_schema(kind))
    parts = one.pop("$defs", {})
    return {
        "$schema": _DIALECT,
        "title": kind.about.titles,
        "type": "object",
        "propertyNames": {"pattern": f"^{_ID}$"},
        "additionalProperties": {"$ref": "#/$defs/_one"},
        "$defs": {"_one": one, **parts},
    }


def of_settings() -> Schema:
    """The schema of `content/playbook.yml`."""
    return {"$schema": _DIALECT, "title": "Playbook", **_schema(Settings)}


@cache
def _schema(model: type[Model]) -> Schema:
    parts = sorted(guide.parts(model), key=lambda part: part.__name__)
    defs = {part.__name__: _part(part) for part in parts}
    return {**_fields(model), "$defs": defs} if defs else _fields(model)


@cache
def _part(model: type[Model]) -> Schema:
    fields = _fields(model)
    return {"anyOf": [dict(_TEXT), fields]} if guide.accepts_text(model) else fields


def _fields(model: type[Model]) -> Schema:
    """The schema of named fields: only those an author may write, and nothing else."""
    known = [(name, info, info.alias or name) for name, info in guide.written(model)]
    required = [alias for name, info, alias in known if guide.needed(model, name, info)]
    properties = {alias: _property(name, info) for name, info, alias in known}
    result = {
        "type": "object",
        "description": guide.paragraphs(model)[0],
        "properties": properties,
        "additionalProperties": False,
    }
    return {**result, "required": required} if required else result


def _property(name: str, info: FieldInfo) -> Schema:
    shape = {"type": "string", "pattern": f"^{_ID}$"} if name == "id" else _shape(info.annotation, info.metadata)
    result = {"description": info.description, **shape}
    if info.examples:
        result["examples"] = [_example(str(each), shape) for each in info.examples]
    return result


def _example(text: str, schema: Schema) -> Any:
    """An example as the value an editor would see."""
    return int(text) if schema.get("type") == ["integer", "string"] else example.value(text)


def _shape(annotation: Any, metadata: Sequence[Any] = ()) -> Schema:
    """What may stand at a field of this type. `X or nothing` is X: who has nothing to say leaves the line out."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inner[0], annotation.__metadata__)
    if origin in (Union, types.UnionType):
        return _shape(next(each for each in inner if each is not type(None)), metadata)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _shape(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _shape(inner[1])}
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    return _word(metadata)


def _word(metadata: Sequence[Any]) -> Schema:
    """A single value. YAML types words that we read as text (40, 0.20, 2026, true): an editor lets them stand."""
    for each in metadata:
        if isinstance(each, To):
            return {"type": "string", "pattern": _pattern(each)}
        if isinstance(each, Codec):
            kind = each.schema.get("type")
            if kind == "boolean":
                return dict(_YES_NO)
            if kind == "integer":
                return {"type": ["integer", "string"], "pattern": r"^(0|[1-9]\d*)$", "minimum": 0}
            if "pattern" in each.schema:
                return {"type": "string", "pattern": each.schema["pattern"]}
    return dict(_TEXT)


def _pattern(to: To) -> str:
    """What a reference looks like; the kind may be left out where one is meant by itself."""
    kind = "(?:[a-z][a-z0-9-]*:)?" if to.bare else "[a-z][a-z0-9-]*:"
    return f"^{kind}{_ID}(?:#{_PART})?$"
