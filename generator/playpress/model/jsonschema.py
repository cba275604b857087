"""Kinds -> JSON Schemas, with which an editor completes and checks definitions while they are typed."""

import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from playpress.model import example, field, guide
from playpress.model.entity import Entity
from playpress.model.id_schemas import DIALECT, ID, Schema, by_form, enum, listed
from playpress.model.own_kinds.declaration import DeclaredKind
from playpress.model.part import Model
from playpress.model.ref import To
from playpress.model.settings import Settings
from playpress.model.value import Codec, Numeral

Reference = Callable[[To, str], Schema]
"""A reference, and the kind in whose files it is written -> the schema of what may be written there."""

_ID: Schema = {"type": "string", "pattern": f"^{ID}$"}
_YES_NO: Schema = {"enum": ["yes", "no", True, False]}
_TEXT: Schema = {"type": ["string", "number", "boolean"]}


def of_file(kind: type[Entity], reference: Reference = by_form) -> Schema:
    """The schema of one definition in a file of its own: `content/goals/close-sales.yml`."""
    return {"$schema": DIALECT, "title": kind.about.title, **_schema(kind, reference)}


def of_collection(kind: type[Entity], reference: Reference = by_form) -> Schema:
    """The schema of many definitions in one file, by id: `content/goals.yml`."""
    return _by_id(_schema(kind, reference), kind.about.titles)


def _by_id(one: Schema, title: str) -> Schema:
    one = dict(one)
    parts = one.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "propertyNames": {"pattern": f"^{ID}$"},
        "additionalProperties": {"$ref": "#/$defs/_one"},
        "$defs": {"_one": one, **parts},
    }


def of_settings(reference: Reference = by_form) -> Schema:
    """The schema of `content/playbook.yml`."""
    return {"$schema": DIALECT, "title": "Playbook", **_schema(Settings, reference)}


def of_declaration(reference: Reference = by_form) -> Schema:
    """The schema of a kind that a playbook declares: `content/kinds/partner.yml`."""
    return {"$schema": DIALECT, "title": "Kind", **_schema(DeclaredKind, reference)}


def of_declarations(reference: Reference = by_form) -> Schema:
    """The schema of several, by name: `content/kinds.yml`."""
    return _by_id(_schema(DeclaredKind, reference), "Kinds")


def references(kind: type[Entity]) -> tuple[To, ...]:
    """What the references in definitions of a kind may mean, each once."""
    fields = (info for model in (kind, *guide.parts(kind)) for _, info in guide.written(model))
    return tuple(dict.fromkeys(to for info in fields for to in targets(info.annotation, info.metadata)))


@cache
def _schema(model: type[Model], reference: Reference) -> Schema:
    writer = _Writer(model.about.name if issubclass(model, Entity) else "", reference)
    parts = sorted(guide.parts(model), key=lambda part: part.__name__)
    defs = {part.__name__: writer.part(part) for part in parts}
    return {**writer.fields(model), "$defs": defs} if defs else writer.fields(model)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Models -> schemas, in the files of one kind."""

    kind: str
    reference: Reference

    def part(self, model: type[Model]) -> Schema:
        """The schema of a part, which may be plain text: words of its own, or the id that it is about."""
        fields = self.fields(model)
        if not guide.accepts_text(model):
            return fields
        meant = guide.field_of_text(model)
        return {"anyOf": [self._meant(meant) if meant else dict(_TEXT), fields]}

    def _meant(self, info: FieldInfo) -> Schema:
        """What may stand in the place of a part whose one field this is."""
        listed_as = field.of(info).listed
        return listed(listed_as) if listed_as and self.reference is not by_form else self._word(info.metadata)

    def fields(self, model: type[Model]) -> Schema:
        """The schema of named fields: only those an author may write, and nothing else."""
        known = [(name, info, info.alias or name) for name, info in guide.written(model)]
        required = [alias for name, info, alias in known if guide.needed(model, name, info)]
        properties = {alias: self._property(model, name, info) for name, info, alias in known}
        properties |= {also: properties[alias] for _, info, alias in known if (also := field.of(info).also)}
        result = {
            "type": "object",
            "description": guide.paragraphs(model)[0],
            "properties": properties,
            "additionalProperties": False,
        }
        if alone := guide.alone(model):
            return {**result, "anyOf": [{"required": required}, {"required": [alone], "maxProperties": 1}]}
        return {**result, "required": required} if required else result

    def _property(self, model: type[Model], name: str, info: FieldInfo) -> Schema:
        """One field: what it says of itself, and what may stand there. Where ids are known, they are the examples."""
        shape = dict(_ID) if name == "id" else self._shape(info.annotation, info.metadata)
        facts = field.facts(model, name)
        if facts.listed and self.reference is not by_form:
            shape = _of_list(shape, listed(facts.listed))
        if facts.choices and "enum" in shape and shape != _YES_NO:
            shape = enum({choice: str(facts.words(choice)) for choice in shape["enum"]})
        result = {"title": facts.label, "description": info.description, **shape}
        if "enum" in shape and isinstance(info.default, str):
            result["default"] = info.default
        if info.examples and (self.reference is by_form or not any(targets(info.annotation, info.metadata))):
            result["examples"] = [_example(str(each), shape) for each in info.examples]
        return result

    def _shape(self, annotation: Any, metadata: Sequence[Any] = ()) -> Schema:
        """What may stand at a field of this type. `X or nothing` is X: who has nothing to say leaves the line out."""
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._shape(inner[0], annotation.__metadata__)
        if origin in (Union, types.UnionType):
            return self._shape(next(each for each in inner if each is not type(None)), metadata)
        if origin is Literal:
            return {"enum": list(inner)}
        if origin is tuple:
            return {"type": "array", "items": self._shape(inner[0])}
        if origin is dict:
            names = {"propertyNames": self._shape(inner[0])} if any(targets(inner[0])) else {}
            return {"type": "object", **names, "additionalProperties": self._shape(inner[1])}
        if isinstance(annotation, type) and issubclass(annotation, Model):
            return {"$ref": f"#/$defs/{annotation.__name__}"}
        return self._word(metadata)

    def _word(self, metadata: Sequence[Any]) -> Schema:
        """A single value. YAML types words that we read as text (40, 0.20, 2026, true): an editor lets them stand."""
        for each in metadata:
            if isinstance(each, To):
                return self.reference(each, self.kind)
            if isinstance(each, Codec | Numeral):
                kind = each.schema.get("type")
                if kind == "boolean":
                    return dict(_YES_NO)
                if kind == "integer":
                    lowest = {key: each.schema[key] for key in ("minimum",) if key in each.schema}
                    before = r"^[^-\u2212]*" if lowest else "^.*"
                    return {"type": ["number", "string"], "pattern": rf"{before}[\d½]", **lowest}
                if "pattern" in each.schema:
                    return {"type": each.schema["type"], "pattern": each.schema["pattern"]}
        return dict(_TEXT)


def _of_list(shape: Schema, word: Schema) -> Schema:
    """The schema of a field whose words, or whose names, are from a list."""
    if shape.get("type") == "array":
        return {**shape, "items": word}
    return {**shape, "propertyNames": word} if shape.get("type") == "object" else word


def targets(annotation: Any, metadata: Sequence[Any] = ()) -> Iterator[To]:
    """Every reference that may be written at a field of this type, also among the keys of a mapping."""
    yield from (each for each in metadata if isinstance(each, To))
    if get_origin(annotation) is Annotated:
        yield from targets(get_args(annotation)[0], annotation.__metadata__)
    else:
        for each in get_args(annotation):
            yield from targets(each)


def _example(text: str, schema: Schema) -> Any:
    """An example as the value an editor would see."""
    return int(text) if schema.get("type") == ["number", "string"] else example.value(text)
