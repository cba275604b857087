"""A document's values -> a typed model, or problems in the author's words at the author's place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from playpress.model import field, structure, twice, walk
from playpress.model.currencies import CURRENCIES
from playpress.model.entity import Entity
from playpress.model.invalid import InvalidValue, TooMuchText, shape
from playpress.model.notation import UNSAID, Notation
from playpress.model.part import Criterion, Model, Part, Phrase
from playpress.model.twice import bare
from playpress.problems import Place, Problem, Replacement, fault, shorten
from playpress.source import syntax
from playpress.source.document import Location, Origin
from playpress.source.edit.changes import reached
from playpress.source.ids import slug
from playpress.thesaurus import nearest

MAX_SEARCHES = 50
"""Unknown names in one definition for which the nearest field is looked up: with more, it is of another kind."""
_FOR_MORE = ("body", "details")
"""Fields with room for what is too much for a line: of a definition, of a part."""
M = TypeVar("M", bound=Model)
E = TypeVar("E", bound=Entity)


def read(
    model: type[M], values: Any, origin: Origin, subject: str, notation: Notation = UNSAID
) -> tuple[M | None, list[Problem]]:
    """Type one mapping. `subject` is what messages call it: `strategy "cold-calling"`."""
    if not isinstance(values, dict):
        message = f"{subject}: expected named fields, found {shape(values)}"
        hint = syntax.TABLE if syntax.is_table(origin.text) else structure.as_fields(values, origin.text, "", model)
        return None, [fault("VAL-FIELDS", message, origin.place(), hint)]
    try:
        found = model.model_validate(values, context=notation)
        return found, list(twice.problems(found, origin, subject))
    except ValidationError as error:
        details = error.errors(include_url=False)
        meant = _meant(details, model, values)
        misspelt = {(*location[:-1], name) for location, name in meant.items()}
        rest = [each for each in details if each["type"] != "missing" or each["loc"] not in misspelt]
        rest = [each for each in rest if each["type"] != "too_short" or not each["input"]]  # its items are wrong
        return None, [_problem(detail, model, origin, subject, meant, values) for detail in rest]


def read_entity(
    kind: type[E], identifier: str, values: Any, origin: Origin, notation: Notation = UNSAID
) -> tuple[E | None, list[Problem]]:
    """Type one entity; its id comes from the file name or the mapping key."""
    subject = f'{kind.about.name} "{identifier}"'
    if isinstance(values, dict) and "id" in values:
        hint = "Delete the line, or rename the file or key."
        message = f"{subject}: the id is the file name or the key, never a field"
        return None, [fault("VAL-UNKNOWN", message, origin.place(("id",), key=True), hint)]
    if isinstance(values, dict):
        values = {**values, "id": identifier}
    entity, problems = read(kind, values, origin, subject, _own(kind, values, notation))
    if entity is not None:
        problems += _repeated_parts(entity, origin, subject)
    return entity, problems


def _own(kind: type[Entity], values: Any, notation: Notation) -> Notation:
    """The notation of one definition: `$` means its own currency where it writes one, as a plan may."""
    code = values.get("currency") if isinstance(values, dict) and "currency" in kind.model_fields else None
    known = code.strip().upper() if isinstance(code, str) else ""
    return replace(notation, currency=known) if known in CURRENCIES else notation


def _repeated_parts(entity: Entity, origin: Origin, subject: str) -> Iterator[Problem]:
    """Two different parts under one id. The same words twice are one criterion, named twice."""
    seen: dict[str, tuple[Part, Place]] = {}
    for path, part in walk.parts(walk.values(entity)):
        place = origin.place((*path, "id"))
        first, first_place = seen.setdefault(part.id, (part, place))
        same_words = isinstance(part, Phrase) and isinstance(first, Phrase) and bare(part.text) == bare(first.text)
        by_id = isinstance(part, Criterion) and isinstance(first, Criterion) and (part.by_id or first.by_id)
        if first is not part and not same_words and not by_id:
            made = isinstance(part, Phrase) and part.id == slug(part.text)
            message = (
                f'{subject}: "{part.id}"{", made from these words," if made else ""} is already the id of another part'
            )
            cure = "Write other words, or give one of the two an id: `{id: …, text: …}`."
            yield fault("VAL-PART", message, place, cure if made else "Give one of the two another id.", (first_place,))


def _problem(
    detail: ErrorDetails, model: type[Model], origin: Origin, subject: str, meant: Mapping[Location, str], values: Any
) -> Problem:
    location = detail["loc"]
    wrong = detail.get("ctx", {}).get("error")
    if isinstance(wrong, InvalidValue):
        return _invalid(wrong, (*location, *wrong.at), model, origin, subject)
    kind = detail["type"]
    if kind == "missing":
        return _missing(location, model, origin, subject)
    if kind == "extra_forbidden":
        return _unknown(location, model, origin, subject, meant.get(location, ""), values)
    if kind == "too_short":
        return _empty(location, model, origin, subject)
    where, place, value = trail(subject, location), origin.place(location), detail["input"]
    if kind == "literal_error":
        return _choice(str(detail["ctx"]["expected"]), value, where, place)
    if kind in {"tuple_type", "list_type"}:
        items = structure.items(value) if isinstance(value, str) else ()
        instead = Replacement("", items=items) if items else None
        message = f"{where}: expected a list, found {shape(value)}"
        hint = syntax.TABLE if syntax.is_table(origin.of(location).text) else structure.as_list(value)
        return fault("VAL-LIST", message, place, hint, instead=instead)
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        message = f"{where}: expected named fields, found {shape(value)}"
        text, example = origin.of(location).text, _example(model, location)
        table = syntax.is_table(text)
        hint = syntax.TABLE if table else structure.as_fields(value, text, example, _model_at(model, location))
        return fault("VAL-FIELDS", message, place, hint)
    return fault("VAL-VALUE", f"{where}: {shape(value)} is not allowed here", place, "Look up the field in the guide.")


def _shorter(model: type[Model], location: Location) -> str:
    """How to say less in a field: what is too much for it goes where the same thing has a field for more."""
    names = [number for number, segment in enumerate(location) if isinstance(segment, str) and segment != "[key]"]
    owner = _model_at(model, location[: names[-1]]) if names else None
    more = next((name for name in _FOR_MORE if _field(owner, name)), "")
    return f"Shorten it, or move the rest to `{more}`." if more else "Shorten it to one sentence."


def _missing(location: Location, model: type[Model], origin: Origin, subject: str) -> Problem:
    message = f'{trail(subject, location[:-1])} has no "{location[-1]}"'
    place = origin.place(location[:-1], key=True)
    return replace(fault("VAL-MISSING", message, place, _wanted(model, location)), field=str(location[-1]))


def _empty(location: Location, model: type[Model], origin: Origin, subject: str) -> Problem:
    """A list that has to be there, and has nothing in it."""
    message = f'{trail(subject, location[:-1])}: the list "{location[-1]}" is empty'
    return fault("VAL-MISSING", message, origin.place(location), _wanted(model, location))


def _wanted(model: type[Model], location: Location) -> str:
    """What a field is for, with an example."""
    field = _field(_model_at(model, location[:-1]), location[-1])
    what = field.description if field and field.description else ""
    item = _item(field.annotation) if field and not field.examples else ""
    return f"{what} {f'For example: `{location[-1]}: [{item}]`' if item else _example(model, location)}".strip()


def _unknown(location: Location, model: type[Model], origin: Origin, subject: str, near: str, values: Any) -> Problem:
    name, beside = str(location[-1]), reached(values, location[:-1])
    taken = isinstance(beside, dict) and near in beside
    known = f"Known here: {', '.join(_known(model, location[:-1]))}."
    hint = f'Did you mean "{near}"?' if near else _elsewhere(name, _model_at(model, location[:-1])) or known
    if taken:
        hint = f'It looks like "{near}", which is there as well: keep one of the two.'
    message = f'{trail(subject, location[:-1])}: unknown field "{shorten(name)}"'
    instead = Replacement(near, "name") if near and not taken else None
    return fault("VAL-UNKNOWN", message, origin.place(location, key=True), hint, instead=instead)


def _elsewhere(name: str, owner: type[BaseModel] | None) -> str:
    """How to say what an unknown field means where another thing has a field for it; "" where none has."""
    fields = owner.elsewhere if owner and issubclass(owner, Model) else {}
    return fields.get(nearest(name, fields, 1), "")


def _known(model: type[Model], location: Location) -> list[str]:
    """What may be written in what is at a location."""
    owner = _model_at(model, location)
    return [key for key in _names(owner) if key != "id" or not issubclass(owner, Entity)] if owner else []


def _meant(details: Sequence[ErrorDetails], model: type[Model], values: Any) -> dict[Location, str]:
    """Where an unknown field is -> the one it means, which is then not missing as well.

    One that is written there already is meant only by the same words, or by nearly the same letters.
    """
    found: dict[Location, str] = {}
    for location in [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"][:MAX_SEARCHES]:
        beside, known = reached(values, location[:-1]), _known(model, location[:-1])
        there = [name for name in known if isinstance(beside, dict) and name in beside]
        name = str(location[-1])
        near = nearest(name, there, 0.8) or nearest(name, [each for each in known if each not in there])
        if near:
            found[location] = near
    return found


def _invalid(wrong: InvalidValue, location: Location, model: type[Model], origin: Origin, subject: str) -> Problem:
    """What a value type says of a value, at the value or at the name it is about."""
    key = bool(wrong.at) or location[-1:] == ("[key]",)
    hint = _shorter(model, location) if isinstance(wrong, TooMuchText) else wrong.hint or _example(model, location)
    of: Literal["name", "value"] = "name" if location[-1:] == ("[key]",) else "value"
    meant = wrong.instead or wrong.items
    instead = Replacement(wrong.instead, of, items=wrong.items, kind=wrong.kind) if meant else None
    readings = tuple(Replacement(each, of) for each in wrong.meant) if len(wrong.meant) > 1 else ()
    place = origin.place(location, key=key and not wrong.items)
    message = f"{trail(subject, location)}: {wrong.message}"
    return fault(wrong.code, message, place, hint, instead=instead, readings=readings)


def _example(model: type[Model], location: Location) -> str:
    """An example of the field a location leads to: "For example: `team: sales`"."""
    names = [segment for segment in location if isinstance(segment, str) and segment != "[key]"]
    field = _field(_model_at(model, location[: location.index(names[-1])]), names[-1]) if names else None
    return f"For example: `{names[-1]}: {field.examples[0]}`" if field and field.examples else ""


def _item(annotation: Any) -> str:
    """The least that an item of a list of parts says, by the examples of its fields; "" where these do not say it."""
    part = next(_models_in(annotation), None) if get_origin(annotation) is tuple else None
    needed = (
        {info.alias or name: info for name, info in part.model_fields.items() if info.is_required()} if part else {}
    )
    said = {name: str(info.examples[0]) for name, info in needed.items() if info.examples}
    if part and "id" in said:
        said["id"] = f"first-{re.findall('[A-Z][a-z]+', part.__name__)[-1].lower()}"
    plain = needed and len(said) == len(needed) and not any(set(each) & set(",:#[]{}") for each in said.values())
    return f"{{{', '.join(f'{name}: {each}' for name, each in said.items())}}}" if plain else ""


def _choice(expected: str, value: Any, trail: str, place: Place) -> Problem:
    options = [part.strip("' ") for part in expected.replace(" or ", ", ").split(",")]
    field = trail.rpartition(", ")[2]
    near = nearest(value, options) if isinstance(value, str) and value.casefold() != field else ""
    hint = f'Did you mean "{near}"? ' if near else ""
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    message = f"{trail}: {found} is not one of the choices"
    instead = Replacement(near) if near else None
    return fault("VAL-CHOICE", message, place, f"{hint}Choose one of: {', '.join(options)}.", instead=instead)


def trail(subject: str, location: Location) -> str:
    """The way from the thing to the value: `process "x", steps 2, raci`."""
    words = [str(part + 1) if isinstance(part, int) else shorten(part) for part in location if part != "[key]"]
    trail = subject
    for word in words:
        trail += f" {word}" if word.isdigit() else f", {word}"
    return trail


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model class that a location inside `model` leads to."""
    current: type[BaseModel] | None = model
    for segment in location:
        if isinstance(segment, int) or current is None:
            continue
        field = _field(current, segment)
        if field is not None:
            current = next(_models_in(field.annotation), None)
    return current


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def _field(model: type[BaseModel] | None, name: object) -> Any:
    if model is None:
        return None
    return next((info for key, info in model.model_fields.items() if name in (key, info.alias)), None)


def _names(model: type[BaseModel]) -> list[str]:
    """The field names an author may write."""
    return [info.alias or name for name, info in model.model_fields.items() if not field.of(info).hidden]
