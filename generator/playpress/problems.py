"""What can be wrong with a playbook, and where: the value every step returns beside its result."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Level = Literal["error", "warn", "info"]
Profile = Literal["starter", "team", "strict"]
"""How much is checked, the gentlest first."""
Category = Literal["fault", "finding", "notice"]

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_RANK: dict[str, int] = {"error": 0, "warn": 1, "info": 2}


def severity(level: Level) -> int:
    """The rank of a level: the more serious, the smaller."""
    return _RANK[level]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file of the project. Lines and columns count from 1, columns in code points; in a sheet, in cells."""

    file: str
    line: int = 1
    column: int = 1
    sheet: str = ""
    """The sheet of a spreadsheet that the file is, where it is one."""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}, {self.sheet}!{letters(self.column)}{self.line}"
        return f"{self.file}:{self.line}:{self.column}"


def letters(column: int) -> str:
    """What a spreadsheet calls a column, from 1: 3 -> "C", 28 -> "AB"."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = f"{chr(ord('A') + rest)}{found}"
    return found


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to write at the place of a problem, where only one thing can be meant: a program can then do it."""

    words: str
    of: Literal["value", "name", "text"] = "value"
    """What they replace there: a value, the name in front of a colon, or characters of a line as they are."""
    length: int = 0
    """Of `text`: how many characters; none where the words are only added."""
    items: tuple[str, ...] = ()
    """Of a value that is to be a list: its items, in place of the words."""
    kind: str = ""
    """Where they are a reference: the kind of the definition that is meant, whether there is one or not."""


@dataclass(frozen=True, slots=True)
class FindingCost:
    """What a finding costs, as far as that follows from the model."""

    words: str
    """For people: `197 "MQL", and with them about 118,200 EUR of revenue`."""
    money: Fraction | None = None
    """An amount, or the revenue that depends on it (money in `currency`)."""
    currency: str = ""
    hours: Fraction | None = None
    """Hours that are missing (hours)."""
    count: Fraction | None = None
    """How many are missing, or pass where something is missing (pieces of `of`)."""
    of: str = ""
    """The stage they are counted at, as a reference."""

    def rank(self, currency: str) -> tuple[Fraction, Fraction]:
        """The smaller, the more it costs: by money in this currency, then by hours."""
        money = self.money if self.currency == currency else None
        return (-(money or Fraction(0)), -(self.hours or Fraction(0)))


FREE = FindingCost("")
"""The cost of what the model knows no cost of: it ranks behind all others."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix.

    A *fault* (reading, schema, references) stops the build; a *finding* (an alignment check) is published; a *notice*
    (a former name) is only reported.
    `message` names thing and cause, `hint` the fix; `also` lists further places that take part.
    """

    code: str
    level: Level
    message: str
    place: Place
    hint: str = ""
    category: Category = "fault"
    also: tuple[Place, ...] = ()
    subject: str = ""
    """The key (`kind:id`) of the entity a finding is about."""
    waived: str = ""
    """Why somebody accepted this finding; empty when nobody did."""

    instead: Replacement | None = None
    """What to write there, where only one thing can be meant."""

    readings: tuple[Replacement, ...] = ()
    """What to write there, where one of several things is meant and only the author knows which."""

    cost: FindingCost | None = None
    """What a finding costs; None where the model does not say."""

    field: str = ""
    """Of a field that is missing at the place: its name as written."""

    @property
    def sort_key(self) -> tuple[Place, int, str, str]:
        return (self.place, severity(self.level), self.code, self.message)


def fault(
    code: str,
    message: str,
    place: Place,
    hint: str = "",
    also: tuple[Place, ...] = (),
    *,
    instead: Replacement | None = None,
    readings: tuple[Replacement, ...] = (),
) -> Problem:
    """A problem that stops build and print."""
    return Problem(code, "error", message, place, hint, "fault", also, instead=instead, readings=readings)


def notice(code: str, message: str, place: Place, hint: str = "") -> Problem:
    """Something to know that stops nothing and is not published."""
    return Problem(code, "info", message, place, hint, "notice")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by file, line and column, each once: the one order of every report."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))


def not_yet_known(problems: Iterable[Problem], known: Iterable[Problem]) -> list[Problem]:
    """Problems that were not there before, wherever they were: a line that is added above moves the others."""
    had = {(each.code, each.message) for each in known}
    return [each for each in problems if (each.code, each.message) not in had]


def faults(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only what stops a build."""
    return tuple(problem for problem in problems if problem.category == "fault")


def at_least(problems: Iterable[Problem], level: Level) -> bool:
    """Whether an unwaived finding of this level, or a more serious one, is among the problems."""
    return any(
        problem.category == "finding" and not problem.waived and severity(problem.level) <= severity(level)
        for problem in problems
    )


def listed(names: Iterable[str]) -> str:
    """Names as a sentence joins them: `A`, `A and B`, `A, B and C`; none are nothing."""
    found = tuple(names)
    return " and ".join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)


def visible(text: str) -> str:
    """Text in which nothing can move the cursor, colour the terminal or turn the direction of reading."""
    return _UNSEEN.sub("\ufffd", text.replace("\t", " "))


def shorten(text: str, width: int = 60) -> str:
    """At most `width` characters of a text on one line, for a message."""
    line = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text).split())
    return line if len(line) <= width else f"{line[: width - 1]}…"
