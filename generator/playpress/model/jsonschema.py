"""Kinds -> JSON Schemas, with which an editor completes and checks definitions while they are typed."""

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from playpress.model import example, guide
from playpress.model.entity import Entity, Model
from playpress.model.ref import To
from playpress.model.settings import Settings

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "[a-z][a-z0-9-]{0,62}"
_PART = "[a-z0-9][a-z0-9-]*"
_OURS = ("back", "compare", "hidden", "title", "default")
"""What pydantic writes beside a field and no editor needs."""
_YES_NO = {"enum": ["yes", "no", True, False]}


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
    whole = model.model_json_schema(by_alias=True)
    parts = whole.pop("$defs", {})
    classes = {part.__name__: part for part in guide.parts(model)}
    result = _fields(whole, model)
    if parts:
        result["$defs"] = {name: _part(schema, classes[name]) for name, schema in sorted(parts.items())}
    return result


def _part(schema: Schema, model: type[Model]) -> Schema:
    fields = _fields(schema, model)
    return {"anyOf": [_text(), fields]} if guide.accepts_text(model) else fields


def _fields(schema: Schema, model: type[Model]) -> Schema:
    """The schema of named fields: only those an author may write, and nothing else."""
    known = [(name, info, info.alias or name) for name, info in guide.written(model)]
    required = [alias for name, info, alias in known if guide.needed(model, name, info)]
    doc = (model.__doc__ or "").strip().splitlines()[0]
    properties = {alias: _property(schema["properties"][alias], name, info) for name, info, alias in known}
    result = {"type": "object", "description": doc, "properties": properties, "additionalProperties": False}
    return {**result, "required": required} if required else result


def _property(schema: Schema, name: str, info: FieldInfo) -> Schema:
    result = _without_null({key: value for key, value in schema.items() if key not in _OURS})
    result = _every(result, _typed)
    pattern = f"^{_ID}$" if name == "id" else _pattern(guide.target(info.annotation, info.metadata))
    if pattern:
        place = result["items"] if result.get("type") == "array" else result
        place.update({"type": "string", "pattern": pattern})
    if "examples" in result:
        result["examples"] = [_example(str(each), result) for each in result["examples"]]
    return result


def _example(text: str, schema: Schema) -> Any:
    """An example as the value an editor would see."""
    return int(text) if schema.get("type") == ["integer", "string"] else example.value(text)


def _pattern(to: To | None) -> str:
    """What a reference looks like; the kind may be left out where only one is possible."""
    if to is None:
        return ""
    kind = "(?:[a-z][a-z0-9-]*:)?" if len(to.kinds) == 1 else "[a-z][a-z0-9-]*:"
    return f"^{kind}{_ID}(?:#{_PART})?$"


def _without_null(schema: Schema) -> Schema:
    """`X or nothing` is X: whoever has nothing to say leaves the line out."""
    choices = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    if len(choices) != 1:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**choices[0], **rest}


def _every(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """The same change to a schema and to those of its items and values."""
    result = change(schema)
    for key in ("items", "additionalProperties"):
        if isinstance(result.get(key), dict):
            result = {**result, key: _every(result[key], change)}
    return result


def _typed(schema: Schema) -> Schema:
    """YAML types words that we read as text (40, 0.20, 2026, true): an editor must let them stand."""
    if schema.get("type") == "boolean":
        return {**{key: value for key, value in schema.items() if key != "type"}, **_YES_NO}
    if schema.get("type") == "integer":
        return {**schema, "type": ["integer", "string"], "pattern": r"^(0|[1-9]\d*)$"}
    if schema.get("type") == "string" and not schema.keys() & {"enum", "const", "pattern"}:
        return {**schema, **_text()}
    return schema


def _text() -> Schema:
    return {"type": ["string", "number", "boolean"]}
