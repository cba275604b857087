"""What a check and a family of checks are, and the decorator that makes a check of a function over the Book."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.problems import Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Family:
    """Checks that belong together: their codes begin with `code`, and they share a section of the alignment page."""

    code: str
    title: str
    """The heading of its section."""
    all_good: str
    """What is true when its checks find nothing."""
    needs: tuple[str, ...]
    """The codes of the checks that must have run before `all_good` may be said."""
    weight: int
    """What its findings cost, from 100 (a target out of reach) to 10 (a page that is out of date).

    Families are listed by it everywhere, the heaviest first.
    """


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a book must have before a check has anything to look at, in words and as a test."""

    words: str
    met: Callable[[Book], bool]


NOTHING = Requirement("", lambda _book: True)
"""The requirement of a check that always applies."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found. Its code, and the level it has otherwise, are those of the check."""

    message: str
    place: Place
    about: Entity | None
    hint: str
    also: tuple[Place, ...] = ()
    level: Level | None = None


Run = Callable[[Book], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its code, its description in a sentence, why it matters, and how to fix what it finds."""

    code: str
    description: str
    why: str
    fix: str
    level: Level
    """The level of its findings, unless a finding says otherwise."""
    levels: str
    """The levels of its findings in words."""
    requires: Requirement
    run: Run

    @property
    def family(self) -> str:
        """The code of its family."""
        return family_of(self.code)

    @property
    def number(self) -> int:
        """Its place in the family: 10 for HND-10."""
        return int(self.code.partition("-")[2])

    def applies(self, book: Book) -> bool:
        """Whether the book has what the check looks at."""
        return self.requires.met(book)

    def problems(self, book: Book) -> Iterator[Problem]:
        """Its findings, each with its code and its level; they are published, and never stop a build."""
        for found in self.run(book):
            subject = found.about.key if found.about else ""
            level = found.level or self.level
            yield Problem(self.code, level, found.message, found.place, found.hint, "finding", found.also, subject)


def family_of(code: str) -> str:
    """The code of the family that a check belongs to: HND for HND-10."""
    return code.partition("-")[0]


def check(
    code: str,
    description: str,
    *,
    why: str,
    fix: str,
    level: Level,
    levels: str = "",
    requires: Requirement = NOTHING,
) -> Callable[[Run], Check]:
    """Make a check of a function; `levels` says in words when a finding has another level.

    The description is an argument and no docstring, because `python -OO` drops docstrings.
    """
    return lambda run: Check(code, description, why, fix, level, levels or level, requires, run)


def requirement(words: str) -> Callable[[Callable[[Book], bool]], Requirement]:
    """Make a requirement of a test over the Book."""
    return lambda met: Requirement(words, met)


def in_use(words: str, *kinds: type[Entity]) -> Requirement:
    """The requirement that something of these kinds is in use."""
    return Requirement(words, lambda book: any(book.active(kind) for kind in kinds))
