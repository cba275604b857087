"""What a check and a family of checks are, and the decorator that makes a check of a function over the Book."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from playpress.graph import Book
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.problems import FindingCost, Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Family:
    """Checks that belong together: their codes begin with `code`, and they share a section of the alignment page."""

    code: str
    title: str
    """The heading of its section."""
    question: str
    """What its checks ask; the page answers with what they found, and with what they looked at."""
    weight: int
    """What its findings cost, from 100 (a target out of reach) to 10 (a page that is out of date).

    Families are listed by it everywhere, the heaviest first.
    """
    looks_at: "LooksAt"
    """What its checks look at, counted, in words."""


LooksAt = Callable[[Book], str]
"""A book -> what of it is looked at, in words: "5 plans"; nothing where there is none."""


def definitions(*kinds: type[Entity]) -> LooksAt:
    """What is in use of these kinds, or of all kinds where none is named. Drafts are counted as not looked at."""

    def words(book: Book) -> str:
        counts = {kind.about: len(book.active(kind)) for kind in kinds or book.kinds}
        total = sum(counts.values())
        drafts = sum(each.status == "draft" for kind in kinds or book.kinds for each in book.all(kind))
        named = [counted(count, kind.sentence, kind.titles.lower()) for kind, count in counts.items() if count]
        found = " and ".join(named) if len(kinds) in (1, 2) else counted(total, "definition", "definitions")
        left = f"{counted(drafts, 'draft', 'drafts')} left out" if drafts else ""
        return f"{found}, {left}" if total and left else found if total else ""

    return words


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a book must have before a check has anything to look at, in words and as a test."""

    words: str
    met: Callable[[Book], bool]


NOTHING = Requirement("", lambda _book: True)
"""The requirement of a check that always applies."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What several findings of a check come from: settled once, it is told once, in every profile."""

    key: str
    """The same for findings of one cause."""
    message: Callable[[Sequence[Entity]], str]
    """What the findings are about -> what is said of all of them."""
    hint: str
    place: Place | None = None
    """Where it is settled; None where that is the place of the first of them."""
    about: Entity | None = None
    """What it is about; None where that is what the first of them is about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found. Its code, and the level it has otherwise, are those of the check."""

    message: str
    place: Place
    about: Entity | None
    hint: str
    also: tuple[Place, ...] = ()
    level: Level | None = None
    lacks: str = ""
    """What the definition lacks that others of its kind may lack as well, as "have no metric"; else empty."""
    among: int = 0
    """Of how many it may be lacked, where the check does not look at all of the kind."""
    of: str = ""
    """What may lack it, in words, where that is not all of a kind, as "borders between teams"."""
    named: str = ""
    """What lacks it is called so among others; empty: by the name of what the finding is about."""
    hint_for_all: str = ""
    """What to do where several lack it and the hint is about one of them."""
    later: bool = False
    """Whether it is worth a look once the rest is in order; the profile starter counts it and does not list it."""
    alone: bool = True
    """Whether it is worth telling where few of its kind lack it; the profile strict reports it in any case."""
    cost: FindingCost | None = None
    """What it costs, where that follows from the model."""
    cause: Cause | None = None
    """What others come from as well; a finding that alone has this cause is told by itself."""


Run = Callable[[Book], Iterator[Finding]]

InStarter = Literal["reported", "later"]
"""What the profile starter does with the findings of a check: it has to be sure of each.

- reported: a contradiction, or a hole where the playbook itself shows who depends on it; a note never is.
- later: counted only. It shows how complete a playbook is. The profiles team and strict report it.
"""
IN_STARTER: dict[InStarter, str] = {
    "reported": "reported",
    "later": "counted, because a complete playbook can do without it",
}
"""The same in words."""


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
    in_starter: InStarter = "reported"
    certain: bool = False
    """Whether its errors are statements that contradict each other in any playbook. The others show what is missing, or
    follow from how something is worded: in the profile starter they are warnings.
    """

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

    def problem(self, found: Finding) -> Problem:
        """A finding with the code and the level of the check; it is published, and never stops a build."""
        subject = found.about.key if found.about else ""
        level = found.level or self.level
        return Problem(
            self.code, level, found.message, found.place, found.hint, "finding", found.also, subject, cost=found.cost
        )


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
    in_starter: InStarter = "reported",
    certain: bool = False,
) -> Callable[[Run], Check]:
    """Make a check of a function; `levels` says in words when a finding has another level.

    `in_starter` is the rule for all of its findings; a finding may be for later by itself. Only where its errors are
    `certain` are they errors there.

    The description is an argument and no docstring, because `python -OO` drops docstrings.
    """
    return lambda run: Check(code, description, why, fix, level, levels or level, requires, run, in_starter, certain)


def requirement(words: str) -> Callable[[Callable[[Book], bool]], Requirement]:
    """Make a requirement of a test over the Book."""
    return lambda met: Requirement(words, met)


def in_use(words: str, *kinds: type[Entity]) -> Requirement:
    """The requirement that something of these kinds is in use."""
    return Requirement(words, lambda book: any(book.active(kind) for kind in kinds))
