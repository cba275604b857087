"""Declared kinds -> classes of definitions, and built-in kinds with the fields that a playbook adds to them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, create_model

from playpress.model import book_part, guide
from playpress.model.entity import Entity
from playpress.model.field import FieldOptions, optional, required, several
from playpress.model.kind import Kind, Parts
from playpress.model.own_kinds import value_types
from playpress.model.own_kinds.declaration import DeclaredFacts, DeclaredField, DeclaredKind
from playpress.model.part import Phrase
from playpress.model.text import in_words
from playpress.model.write import written
from playpress.source.ids import slug

_KEPT = 32
"""For so many playbooks, or states of one, the classes are kept: a preview reads the same declarations again."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration with its name. Two are equal when they say the same."""

    name: str
    said: DeclaredKind = field(compare=False, repr=False)
    text: str = ""
    """What it says, as one text."""


def declared(name: str, said: DeclaredKind) -> Declared:
    """A declaration by its name."""
    return Declared(name, said, json.dumps(written(said)))


@lru_cache(maxsize=_KEPT)
def kinds(declarations: tuple[Declared, ...], built_in: tuple[type[Entity], ...]) -> tuple[type[Entity], ...]:
    """The kinds of a playbook: built-in ones, each with the fields that are added to it, then those it declares.

    The declarations have no faults. The same ones give the same classes, and nothing else ever sees these.
    """
    ours = {kind.about.name for kind in built_in}
    own = [each for each in declarations if each.name not in ours]
    words = [words_of(each.name, each.said) for each in own]
    added = {each.name: each.said for each in declarations if each.name in ours}
    return (
        *(_wider(kind, added[kind.about.name], words) if kind.about.name in added else kind for kind in built_in),
        *(_made(each, about, words) for each, about in zip(own, words, strict=True)),
    )


def words_of(name: str, said: DeclaredKind) -> Kind:
    """What a declared kind is called and where it is. Its parts have words only, for references to them."""
    plural = str(said.plural or plural_of(name))
    parts = next((each for each in said.fields.items() if each[1].type == "parts"), None)
    return Kind(
        name,
        plural,
        str(said.title or in_words(name)),
        str(said.titles or in_words(plural)),
        tab=said.tab,
        part=book_part.named(said.book_part),
        gathered=said.gathered,
        parts=Parts(_called(*parts), Phrase, parts[0]) if parts else None,
        referred_from=tuple(map(str, said.referred_from)),
    )


def plural_of(name: str) -> str:
    """The plural of a name: partner -> partners, territory -> territories, box -> boxes."""
    if name.endswith("y") and name[-2:-1] not in ("a", "e", "i", "o", "u"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "x", "z", "ch", "sh")) else f"{name}s"


def attribute(base: type[BaseModel], name: str) -> str:
    """What a field is called in code: as it is written, unless the class has something else of that name."""
    return f"{name}_" if hasattr(base, name) else name


def _made(each: Declared, about: Kind, words: Sequence[Kind]) -> type[Entity]:
    made = _with_fields(Entity, _camel(each.name), each.said.fields, about, words)
    made.about = _with_parts(about, made)
    made.meaning = str(each.said.description or f"{about.title}: a kind that this playbook declares.")
    return made


def _wider(kind: type[Entity], said: DeclaredKind, words: Sequence[Kind]) -> type[Entity]:
    made = _with_fields(kind, kind.__name__, said.fields, kind.about, words)
    made.about, made.meaning = kind.about, kind.meaning
    return made


def _with_fields(
    base: type[Entity], name: str, fields: Mapping[str, DeclaredField], about: Kind, words: Sequence[Kind]
) -> type[Entity]:
    """A class with more fields. Each model of parts has a name that no other below the class has."""
    taken = {part.__name__ for part in guide.parts(base)}
    definitions: dict[str, Any] = {}
    for each, said in fields.items():
        part = _part(each, said, taken, about, words) if said.type == "parts" else None
        definitions |= _definition(base, each, said, about, words, part)
    return create_model(name, __base__=base, __module__=base.__module__, **definitions)


def _part(name: str, said: DeclaredField, taken: set[str], about: Kind, words: Sequence[Kind]) -> type[Phrase]:
    title = _camel(_called(name, said))
    while title in taken:
        title = f"{title}Part"
    taken.add(title)
    definitions: dict[str, Any] = {}
    for each, inner in said.fields.items():
        definitions |= _definition(Phrase, each, inner, about, words)
    made = create_model(title, __base__=Phrase, __module__=Phrase.__module__, **definitions)
    made.meaning = str(said.description or f"What is in `{name}`: a text, with fields of its own.")
    return made


def _definition(
    base: type[BaseModel],
    name: str,
    said: DeclaredFacts,
    about: Kind,
    words: Sequence[Kind],
    part: type[Phrase] | None = None,
) -> dict[str, Any]:
    """A field by its name in code: its type, and what it says of itself."""
    attr = attribute(base, name)
    options = _facts(said, about, words, added=base not in (Entity, Phrase))
    if attr != name:
        options["alias"] = name
    make = required if said.required else several if said.is_list else optional
    description = str(said.description or f"{said.label or in_words(name.replace('_', '-'))}.")
    return {attr: (value_types.annotation(said, words, part), make(description, **options))}


def _facts(said: DeclaredFacts, about: Kind, words: Sequence[Kind], *, added: bool) -> FieldOptions:
    short = said.type not in value_types.LONG
    facts = FieldOptions(
        example=value_types.example(said, words),
        index=bool(said.required) and short if said.index is None else said.index,
        compare=short if said.compare is None else said.compare,
        table=isinstance(said, DeclaredField) and bool(said.fields),
        choices={value: str(meant) for value, meant in said.choices.items()},
        expected=str(said.expected or ""),
        added=added,
    )
    if said.label:
        facts["label"] = str(said.label)
    if said.type == "reference":
        facts["inverse"] = str(said.inverse or about.titles)
    return facts


def _with_parts(about: Kind, made: type[Entity]) -> Kind:
    """The kind with the model of its parts in the place of the words for them."""
    if about.parts is None:
        return about
    name = about.parts.field
    model = next(entry.parts[0] for entry in guide.own_entries(made) if entry.name == name)
    return replace(about, parts=Parts(about.parts.name, model, attribute(Entity, name)))


def _called(name: str, said: DeclaredField) -> str:
    """What one of the parts in a field is called: "contacts" -> "contact"."""
    words = in_words(name.replace("_", "-")).lower()
    one = f"{words[:-3]}y" if words.endswith("ies") else words.removesuffix("s")
    return str(said.called or one).lower()


def _camel(name: str) -> str:
    """The name of a class: "trade-fair" -> "TradeFair"."""
    return "".join(word.capitalize() for word in slug(name).split("-"))
