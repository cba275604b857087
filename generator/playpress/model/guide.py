"""A model -> what an author may write in it, field by field, in an author's words."""

import datetime as dt
import types
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from playpress.model import field
from playpress.model.day import SAID
from playpress.model.entity import Entity
from playpress.model.part import Criterion, Model, Phrase
from playpress.model.quantity import Quantity
from playpress.model.rates import People
from playpress.model.ref import Ref, To
from playpress.model.text import Prose, Summary, Text, Wording, in_words
from playpress.model.times import Duration
from playpress.model.value import Numeral, Value
from playpress.model.values import CountPer, Money, MoneyPer

_WORDS: dict[type, str] = {
    Summary: "one line of at most 200 characters",
    Prose: "Markdown",
    Wording: "text as it is sent",
    Text: "one line of text",
    Money: "money",
    MoneyPer: "money per period",
    CountPer: "count per period",
    Duration: "duration",
    Quantity: "quantity",
    People: "people",
    Fraction: "rate",
    dt.date: "date",
    bool: "yes or no",
    int: "whole number",
    str: "text",
}
"""What stands in a field of each value type."""
_NUMBER = "number"
"""What stands there where a fraction is no share of anything, but so many."""


VALUES: tuple[str, ...] = (
    *(words for sort, words in _WORDS.items() if sort not in (Text, Prose, Summary, str)),
    _NUMBER,
)
"""What values other than plain words are called; each has a form in the guide."""


def paragraphs(model: type[Model]) -> list[str]:
    """What a model means: one sentence, then what the guide adds to it."""
    return model.meaning.split("\n\n")


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One field as an author sees it."""

    name: str
    words: str
    """Accepted values."""
    required: bool
    description: str
    example: str
    parts: tuple[type[Model], ...]
    """The models of what stands there, where it has fields of its own."""


@cache
def entries(model: type[Model]) -> tuple[FieldEntry, ...]:
    """Every field an author may write, in order."""
    return tuple(_entry(model, name, info) for name, info in written(model))


@cache
def own_entries(kind: type[Entity]) -> tuple[FieldEntry, ...]:
    """The fields that only this kind has."""
    return tuple(_entry(kind, name, info) for name, info in written(kind) if name not in Entity.model_fields)


@cache
def parts(model: type[Model], *, own: bool = False) -> tuple[type[Model], ...]:
    """Every model below this one (with `own`, below a kind's own fields), each once, in order of appearance."""
    found: dict[type[Model], None] = {}
    for entry in own_entries(model) if own and issubclass(model, Entity) else entries(model):
        for part in entry.parts:
            found.update(dict.fromkeys((part, *parts(part))))
    return tuple(found)


def title(model: type[Model]) -> str:
    """What a part is called: `HandsTo` -> "Hands to"."""
    letters = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in model.__name__)
    return in_words(letters.strip("-"))


@cache
def accepts_text(model: type[Model]) -> bool:
    """Whether it may be written as plain text instead of named fields."""
    return _from_text(model) is not None


@cache
def field_of_text(model: type[Model]) -> FieldInfo | None:
    """What plain text stands for: an id alone is the source of a citation, the step that is next, a listed fact."""
    read = _from_text(model)
    for name, info in model.model_fields.items():
        value = getattr(read, name, None)
        if isinstance(value, Ref) or (value and field.of(info).listed):
            return info
    return None


def _from_text(model: type[Model]) -> Model | None:
    """What a model makes of a text alone; nothing where it takes none."""
    for words in ("some-words", "process:some-id#some-part"):
        try:
            return model.model_validate(words)
        except ValidationError:
            continue
    return None


def written(model: type[Model]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields an author may write: all but the hidden ones."""
    for name, info in model.model_fields.items():
        if not field.of(info).hidden:
            yield name, info


def needed(model: type[Model], name: str, info: FieldInfo) -> bool:
    """Whether an author has to write the field; the id of a phrase follows from its text."""
    return info.is_required() and not (name == "id" and issubclass(model, Phrase))


def alone(model: type[Model]) -> str:
    """The field that is enough where it stands alone: the id of a criterion that is written elsewhere."""
    return "id" if issubclass(model, Criterion) else ""


def target(annotation: Any, metadata: tuple[Any, ...] | list[Any] = ()) -> To | None:
    """What a reference, or a list of references, may point to."""
    found = next((each for each in metadata if isinstance(each, To)), None)
    if found is not None or get_origin(annotation) is dict:
        return found
    if get_origin(annotation) is Annotated:
        return target(get_args(annotation)[0], annotation.__metadata__)
    return next((to for each in get_args(annotation) if (to := target(each))), None)


def _entry(model: type[Model], name: str, info: FieldInfo) -> FieldEntry:
    return FieldEntry(
        name=info.alias or name,
        words="an id" if name == "id" else _words(info.annotation, info.metadata),
        required=needed(model, name, info),
        description=info.description or "",
        example=str(info.examples[0]) if info.examples else "",
        parts=entry_models(info.annotation),
    )


def _words(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> str:
    if SAID in metadata:
        return SAID
    if annotation is Fraction and any(isinstance(each, Numeral) and not each.is_share for each in metadata):
        return _NUMBER
    to = next((each for each in metadata if isinstance(each, To)), None)
    if annotation is Ref and to is not None:
        return _reference(to)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _words(inner[0], annotation.__metadata__)
    if origin in (Union, types.UnionType):
        return " or ".join(_words(each) for each in inner if each is not type(None))
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in inner)
    if origin is tuple:
        return f"list of: {_words(inner[0])}"
    if origin is dict:
        return f"{_words(inner[0])}: {_words(inner[1])}"
    return _plain(annotation)


def _reference(to: To) -> str:
    if not to.kinds:
        return "kind:id"
    return " or ".join(f"{kind}#part" if to.part else f"id of {to.called(kind).with_article}" for kind in to.kinds)


def _plain(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        fields = f"fields of {title(annotation).lower()}"
        return f"text, or {fields}" if accepts_text(annotation) else fields
    if annotation not in _WORDS and isinstance(annotation, type) and issubclass(annotation, Value):
        return f"like `{annotation.example}`" if annotation.example else "text"
    return _WORDS.get(annotation, "text")


def entry_models(annotation: Any) -> tuple[type[Model], ...]:
    """The models of what stands in a field of this type, each once."""
    return tuple(dict.fromkeys(_models(annotation)))


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
