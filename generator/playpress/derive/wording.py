"""Any value of the model -> plain words, for lines of text in which nothing can be a link."""

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from playpress.graph import Book
from playpress.model import field, guide
from playpress.model.kinds.handoff import Commitment
from playpress.model.numbers import in_percent, plain
from playpress.model.part import Model, Part
from playpress.model.ref import Ref


def title(book: Book, value: Any) -> str:
    """What people call an item of a list: a part by its name or text, anything else by its first field."""
    if not isinstance(value, Model):
        return words(book, value)
    if isinstance(value, Commitment):
        return f"{words(book, value.by)}: {value.what}"
    if isinstance(value, Part):
        return value.called
    labels = [words(book, getattr(value, name)) for name in type(value).model_fields]
    return next((each for each in labels if each), type(value).__name__)


def words(book: Book, value: Any, share: bool = False) -> str:
    """A value as people say it; empty for nothing. `share` says that a bare number is a part of a whole."""
    if isinstance(value, Ref):
        return book.name(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return in_percent(value) if share else plain(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, Mapping):
        return "; ".join(f"{words(book, key)}: {words(book, each)}" for key, each in value.items())
    if isinstance(value, tuple):
        return "; ".join(words(book, each, share) for each in value)
    if isinstance(value, Part):
        return title(book, value)
    if isinstance(value, Model):
        return ", ".join(_fields(book, value))
    return "" if value is None else str(value)


def _fields(book: Book, model: Model) -> Iterator[str]:
    """What is written in a model; its first field needs no label."""
    for name, info in guide.written(type(model)):
        value = getattr(model, name)
        if field.is_written(value):
            shown = words(book, value, field.is_share(info))
            first = name == next(iter(type(model).model_fields))
            yield shown if first else f"{field.facts(type(model), name).sentence} {shown}"
