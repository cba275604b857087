"""A field -> the shape of its value: what a form asks for there, from what the field says of itself."""

import types
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from playpress.model import field, guide
from playpress.model.part import Model
from playpress.model.ref import To
from playpress.model.text import Prose, Text, Wording
from playpress.model.value import Codec, Numeral

Sort = Literal["value", "line", "prose", "wording", "choice", "reference", "list", "names", "fields"]
"""A short value, a sentence, Markdown, words as they are, one of some choices, an id; then what holds other values."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What may be written at one place."""

    sort: Sort
    choices: tuple[tuple[str, str], ...] = ()
    """Each choice as it is written, with its words."""
    to: To | None = None
    """What a reference may mean."""
    listed: str = ""
    """Which list of the playbook the words are from; empty for none."""
    item: "Shape | None" = None
    """What an item of a list is, or the value under a name."""
    key: "Shape | None" = None
    """What the names are, of values by names."""
    model: type[Model] | None = None
    """What the named fields are those of."""
    empty: bool = False
    """Whether an empty list says something that no list at all does not: no step follows."""
    short: str = ""
    """The field for which a text alone may stand; empty where none may."""

    @property
    def long(self) -> bool:
        """Whether whole paragraphs may stand there."""
        return self.sort in ("prose", "wording")

    @property
    def holds(self) -> bool:
        """Whether it holds other values."""
        return self.sort in ("list", "names", "fields")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as a form shows it."""

    name: str
    """Its name as written."""
    label: str
    description: str
    example: str
    required: bool
    upkeep: bool
    shape: Shape


@cache
def fields(model: type[Model]) -> dict[str, FormField]:
    """The fields of a model that an author may write, by their names as written, in order; an entity's id is none."""
    entries = {entry.name: entry for entry in guide.entries(model)}
    found = {}
    for name, info in guide.written(model):
        written = info.alias or name
        facts, entry = field.facts(model, name), entries[written]
        shape = _shape(info.annotation, info.metadata, facts)
        found[written] = FormField(
            written, facts.label, entry.description, entry.example, entry.required, facts.upkeep, shape
        )
    return found


def of_model(model: type[Model]) -> Shape:
    """Named fields, for which a text alone may stand where the model takes one."""
    return Shape("fields", model=model, short=_field_of_text(model) if guide.accepts_text(model) else "")


def _field_of_text(model: type[Model]) -> str:
    """The field that a text alone fills, as written."""
    info = guide.field_of_text(model)
    names = {name: each.alias or name for name, each in guide.written(model) if info is None or each is info}
    return names.get("text") or next(iter(names.values()))


def _shape(annotation: Any, metadata: Sequence[Any], facts: field.FieldFacts) -> Shape:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inner[0], annotation.__metadata__, facts)
    if origin in (Union, types.UnionType):
        found = _shape(next(each for each in inner if each is not type(None)), metadata, facts)
        return replace(found, empty=found.sort == "list")
    if origin is Literal:
        return Shape("choice", tuple((str(each), str(facts.words(each))) for each in inner))
    if origin is tuple:
        return Shape("list", item=_shape(inner[0], (), facts))
    if origin is dict:
        key = _shape(inner[0], (), facts)
        return Shape("names", item=_shape(inner[1], (), field.FieldFacts()), key=key)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return of_model(annotation)
    return _single(annotation, metadata, facts)


def _single(annotation: Any, metadata: Sequence[Any], facts: field.FieldFacts) -> Shape:
    to = next((each for each in metadata if isinstance(each, To)), None)
    if to is not None:
        return Shape("reference", to=to)
    if any(isinstance(each, Codec | Numeral) and each.schema.get("type") == "boolean" for each in metadata):
        words = (("yes", str(facts.words(True))), ("no", str(facts.words(False))))
        return Shape("choice", tuple((value, value if said in ("True", "False") else said) for value, said in words))
    if isinstance(annotation, type) and issubclass(annotation, Text):
        long = {Prose: "prose", Wording: "wording"}
        sort: Any = next((name for kind, name in long.items() if issubclass(annotation, kind)), "line")
        return Shape("value" if facts.listed else sort, listed=facts.listed)
    return Shape("value", listed=facts.listed)
