"""A typed model -> faults of its lists: what is named twice in one of them, and an alias that is the name."""

import datetime as dt
import unicodedata
from collections.abc import Hashable, Iterator
from typing import Any

from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.part import Citation, Model, Phrase
from playpress.model.ref import Ref
from playpress.model.text import Text
from playpress.problems import Problem, fault, shorten
from playpress.source.document import Origin


def problems(model: Model, origin: Origin, subject: str) -> Iterator[Problem]:
    """Each item of a list that repeats an earlier one, at its own place."""
    for path, value, _ in walk.values(model):
        if isinstance(value, tuple) and len(value) > 1:
            yield from _in_list(value, path, origin, subject)
    if isinstance(model, Entity):
        name = _key(model.name)
        number = next((number for number, alias in enumerate(model.aliases) if _key(alias) == name), None)
        if number is not None:
            message = f'{subject}, aliases {number + 1}: "{shorten(model.aliases[number])}" is its name already'
            yield fault("VAL-TWICE", message, origin.place(("aliases", number)), "Delete it here.")


def bare(text: str) -> str:
    """What makes two texts the same words: letters, digits and signs, without case, accents and punctuation."""
    signs = (each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return "".join(each for each in signs if each in "%&#@*" or unicodedata.category(each)[0] not in "PZ")


def _in_list(items: tuple[Any, ...], path: walk.Path, origin: Origin, subject: str) -> Iterator[Problem]:
    seen: dict[Hashable, int] = {}
    for number, item in enumerate(items):
        key = _key(item)
        if key is None:
            continue
        first = seen.setdefault(key, number)
        if first != number:
            words = item.text if isinstance(item, Phrase) else item.source if isinstance(item, Citation) else item
            field = next(str(each) for each in reversed(path) if isinstance(each, str))
            message = f'{subject}, {field} {number + 1}: "{shorten(str(words))}" is in this list twice'
            also = (origin.place((*path, first)),)
            yield fault("VAL-TWICE", message, origin.place((*path, number)), "Delete one of the two.", also)


def _key(item: Any) -> Hashable:
    """Two items with the same one say the same; nothing for what has a meaning by its place in a list."""
    if isinstance(item, Phrase):
        return item.id, bare(item.text)
    if isinstance(item, Citation):
        return item.source, item.locator
    if isinstance(item, Text):
        return " ".join(item.casefold().split())
    return item if isinstance(item, str | Ref | dt.date) else None
