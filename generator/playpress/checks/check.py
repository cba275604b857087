"""What an alignment check is: a code, a plain sentence, a fix, and a small function over the Book."""

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
    """One rule. `description` is the plain sentence, `level` what a finding of it weighs.

    `applies` tells whether the book has what the check looks at; `requires` is that material in words.
    """

    code: str
    description: str
    why: str
    fix: str
    level: str
    run: Callable[[Book], Iterator[Problem]]
    applies: Callable[[Book], bool] = always
    requires: str = ""


def finding(
    code: str, level: Level, message: str, place: Place, about: Entity | None, hint: str, *also: Place
) -> Problem:
    """A problem that is published, never one that stops a build."""
    return Problem(code, level, message, place, hint, "finding", also, about.key if about else "")
