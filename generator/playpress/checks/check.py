"""What an alignment check is: a code, a plain sentence, a cure, and a small function over the Book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.problems import Level, Place, Problem


def always(_book: Book) -> bool:
    """The material of a check that needs none."""
    return True


@dataclass(frozen=True, slots=True)
class Check:
    """One rule. `fires` is the plain sentence, `level` what a finding of it weighs.

    `ready` tells whether the book has what the check looks at; `waits_for` is that material in words.
    """

    code: str
    fires: str
    why: str
    cure: str
    level: str
    run: Callable[[Book], Iterator[Problem]]
    ready: Callable[[Book], bool] = always
    waits_for: str = ""


def finding(
    code: str, level: Level, message: str, place: Place, about: Entity | None, hint: str, *also: Place
) -> Problem:
    """A problem that is published, never one that stops a build."""
    return Problem(code, level, message, place, hint, "finding", also, about.key if about else "")
