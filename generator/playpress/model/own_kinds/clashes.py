"""Declarations -> what is wrong with them together: names that are taken, kinds that there are not."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, TypeAdapter, ValidationError

from playpress.model import example
from playpress.model.entity import Entity
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.notation import Notation
from playpress.model.own_kinds import making, value_types
from playpress.model.own_kinds.declaration import DeclaredFacts, DeclaredField, DeclaredKind
from playpress.model.part import Phrase
from playpress.problems import Problem, Replacement, fault
from playpress.source import unrecognised_files
from playpress.source.document import Location, Origin
from playpress.thesaurus import nearest

FOLDER = "kinds"
"""The folder of declarations, and the name of the file that holds several."""
_FOLDERS = {
    FOLDER: "declarations of kinds",
    unrecognised_files.INVENTORIES: "tables of facts",
    unrecognised_files.ACTUALS: "numbers of metrics",
    "playbook": "the settings",
}
"""Names under content/ that are no kind -> what is there."""
_NEVER = {"visibility": "hides nothing: keep out of content/ what not every reader may see"}
"""Fields that nothing may have -> why."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration as it was read, with its place."""

    name: str
    said: DeclaredKind
    origin: Origin


@dataclass(frozen=True)
class Known:
    """Everything that names of a playbook's own could clash with, or lead to."""

    built_in: Sequence[type[Entity]]
    declared: Sequence[Declaration]
    unread: Collection[str]
    """The names of kinds whose declarations have faults of their own."""

    @cached_property
    def classes(self) -> Mapping[str, type[Entity]]:
        """The built-in kinds by name."""
        return {kind.about.name: kind for kind in self.built_in}

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """All kinds by name: built-in ones, and those that are declared."""
        own = {each.name: making.words_of(each.name, each.said) for each in self.declared}
        return {**own, **{name: kind.about for name, kind in self.classes.items()}}

    @cached_property
    def names(self) -> list[str]:
        """What a reference may name."""
        return [*self.kinds, *self.unread]


def problems(known: Known) -> Iterator[tuple[Declaration, Problem]]:
    """Each fault, with the declaration that has it."""
    for each in known.declared:
        found = _of_addition(each) if each.name in known.classes else _of_kind(each, known)
        yield from ((each, problem) for problem in found)
        base = known.classes.get(each.name, Entity)
        for name, field in each.said.fields.items():
            yield from ((each, problem) for problem in _of_field(each, ("fields", name), name, field, base, known))
        for number, kind in enumerate(map(str, each.said.referred_from)):
            if kind not in known.names:
                yield each, _no_kind(kind, each, ("referred_from", number), known)


def _of_addition(each: Declaration) -> Iterator[Problem]:
    """A file with the name of a built-in kind may add fields to it, and says nothing else of it."""
    for name in each.said.model_fields_set - {"fields"}:
        message = f'"{each.name}" is a kind that every playbook has, and its `{name}` is fixed'
        hint = "Delete the line to add fields to that kind, or rename this one."
        yield fault("VAL-KIND", message, each.origin.place((name,), key=True), hint)
    if not each.said.fields:
        message = f'"{each.name}" is a kind that every playbook has, and nothing is added to it'
        yield fault("VAL-KIND", message, each.origin.place(key=True), "Write `fields`, or rename this kind.")


def _of_kind(each: Declaration, known: Known) -> Iterator[Problem]:
    """Two kinds with one name or one folder: it would be unclear which one is meant."""
    mine = known.kinds[each.name]
    for location, word in (((), each.name), (("plural",) if each.said.plural else (), mine.plural)):
        place = each.origin.place(location, key=not location)
        if word in _FOLDERS:
            hint = "Write another `plural`." if word == mine.plural else "Choose another name."
            yield fault("VAL-KIND", f"content/{word} is for {_FOLDERS[word]}, not for a kind", place, hint)
            return
        for other in known.kinds.values():
            if other.name != each.name and word in (other.name, other.plural, other.address):
                message = f'"{word}" is taken by the kind "{other.name}"'
                hint = "Write another `plural`." if word == mine.plural else "Choose another name."
                yield fault("VAL-KIND", message, place, hint)
                return


def _of_field(
    each: Declaration, location: Location, name: str, field: DeclaredFacts, base: type[BaseModel], known: Known
) -> Iterator[Problem]:
    place = each.origin.place(location, key=True)
    if name in _NEVER:
        yield fault("VAL-KIND", f"`{name}` {_NEVER[name]}", place, "Delete it.")
    elif name == "id" or any(name in (attr, info.alias) for attr, info in base.model_fields.items()):
        owner = "every part" if base is Phrase else "every definition"
        owner = owner if base in (Phrase, Entity) or name in Entity.model_fields else f"every {each.name}"
        hint = "Use that field, or choose another name."
        yield fault("VAL-KIND", f"{owner} has a field `{name}` already", place, hint)
    yield from _of_targets(each, location, field, known)
    for inner, further in _inner(field).items():
        yield from _of_field(each, (*location, "fields", inner), inner, further, Phrase, known)


def _inner(field: DeclaredFacts) -> Mapping[str, DeclaredFacts]:
    """The fields of its parts."""
    return field.fields if isinstance(field, DeclaredField) else {}


def _of_targets(each: Declaration, location: Location, field: DeclaredFacts, known: Known) -> Iterator[Problem]:
    for number, kind in enumerate(map(str, field.to)):
        where = (*location, "to", number)
        if kind not in known.names:
            yield _no_kind(kind, each, where, known)
        elif field.part and kind in known.kinds and known.kinds[kind].parts is None:
            message = f"{known.kinds[kind].with_article} has no parts that a reference could name"
            yield fault("VAL-KIND", message, each.origin.place(where), "Delete `part`, or name another kind.")


def in_examples(declared: Iterable[Declaration], notation: Notation) -> Iterator[Problem]:
    """Examples that an author could not write, in the notation of the playbook."""
    for each in declared:
        for location, field in _fields(each.said.fields, ("fields",)):
            cause = _unread_example(field, notation) if field.example and field.type != "parts" else None
            if cause is not None:
                message = f"the example of `{location[-1]}` cannot be written there: {cause.message}"
                hint = cause.hint or "Write one that can, or delete it."
                yield fault("VAL-VALUE", message, each.origin.place((*location, "example")), hint)


def _fields(
    fields: Mapping[str, DeclaredFacts], location: Location
) -> Iterator[tuple[tuple[str | int, ...], DeclaredFacts]]:
    """Every field, and those of its parts, each with its location."""
    for name, field in fields.items():
        yield (*location, name), field
        yield from _fields(_inner(field), (*location, name, "fields"))


def _unread_example(field: DeclaredFacts, notation: Notation) -> InvalidValue | None:
    try:
        TypeAdapter(value_types.annotation(field, ())).validate_python(
            example.value(str(field.example)), context=notation
        )
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0].get("ctx", {}).get("error")
        return wrong if isinstance(wrong, InvalidValue) else InvalidValue("it is not of this type")
    return None


def _no_kind(kind: str, each: Declaration, location: Location, known: Known) -> Problem:
    plurals = {other.plural: name for name, other in known.kinds.items()}
    near = plurals.get(kind) or nearest(kind, known.names)
    hint = f'Did you mean "{near}"?' if near else f"Kinds: {', '.join(sorted(known.names))}."
    instead = Replacement(near) if near else None
    return fault("REF-1", f'there is no kind "{kind}"', each.origin.place(location), hint, instead=instead)
