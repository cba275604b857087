"""Things with names -> sections by their first letters, to jump to in a long list; a very long one is folded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from playpress import alphabet
from playpress.site.blocks import NamedLink
from playpress.source.ids import slug

T = TypeVar("T")
_LETTERS = 20
"""From so many names on a list has letters: with fewer a reader sees where the others are."""
_FOLDED = 100
"""From so many rows on each section is folded: they would be some twenty screens of a phone."""


@dataclass(frozen=True, slots=True)
class LetterSection(Generic[T]):
    """What begins with one letter; all of a short list."""

    id: str
    """The anchor of its heading; no definition has it, as an id has no underscore. Empty in a short list."""
    title: str
    """The letter; 0-9 for all that begins with a digit or a sign. Empty in a short list."""
    items: Sequence[T]
    """What begins with it."""


def sections(items: Sequence[T], name: Callable[[T], str]) -> list[LetterSection[T]]:
    """Only letters that something begins with, in the order of their first names; within each, the order given."""
    if len(items) < _LETTERS:
        return [LetterSection("", "", items)]
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(alphabet.initial(name(item)), []).append(item)
    return [LetterSection(f"letter_{slug(letter)}", letter, those) for letter, those in found.items()]


def links(found: Sequence[LetterSection[T]], anchor: Callable[[LetterSection[T]], str]) -> list[NamedLink]:
    """The letters above a list, each with the anchor where it begins; none where there is nothing to choose."""
    return [NamedLink(each.title, f"#{anchor(each)}") for each in found] if len(found) > 1 else []


def is_folded(rows: int) -> bool:
    """Whether a page with so many rows shows its headings only, each of which opens."""
    return rows >= _FOLDED
