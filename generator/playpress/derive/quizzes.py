"""Paths -> their quizzes: what each asks, under which number, and its choices in an order that gives nothing away.

Pages, booklets and keys take it from here, so that "6 b" is one answer in all of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from string import ascii_lowercase

from playpress.derive import onboarding
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase
from playpress.model.part import Question

_AMOUNT = re.compile(r"\D{0,3}(\d+(?:\.\d+)?)")
_YES_OR_NO = re.compile(r"(?:yes|no|not|ja|nein|oui|non|s[ií])\b", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:all|any|both|each|either|neither|none) of (?:it|the|them|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a quiz."""

    owner: Entity
    """Next to which facts it is written."""
    question: Question
    number: int
    """Its number among all questions of the paths, from 1: one that is asked again keeps it."""
    attempt: int
    """How often it is asked, this time included."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """What an item of a path asks."""

    path: Onboarding
    item: PathItem
    asked: tuple[Asked, ...]
    """What is new first, then what was asked before."""
    needed_right: int
    """How many answers have to be right."""

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.item.text)


def of_item(book: Book, phase: Phase, item: PathItem) -> tuple[tuple[Entity, Question], ...]:
    """The questions of a quiz, with where each is written: of what it is about, else of what its phase read before."""
    about = item.about or tuple(
        ref for each in phase.items[: phase.items.index(item)] if each.do == "read" for ref in each.about
    )
    found: dict[tuple[str, str], tuple[Entity, Question]] = {}
    for entity in filter(None, map(book.get, about)):
        for question in entity.questions:
            found.setdefault((entity.key, question.id), (entity, question))
    return tuple(found.values())


def of_paths(book: Book, paths: Iterable[Onboarding]) -> Iterator[Quiz]:
    """The quizzes of paths in their order; none that asks nothing."""
    times: dict[tuple[str, str], int] = {}
    numbers: dict[tuple[str, str], int] = {}
    for path in paths:
        for phase, _, _, item in onboarding.items(path):
            asked = []
            for owner, question in of_item(book, phase, item) if item.do == "quiz" else ():
                key = (owner.key, question.id)
                times[key] = times.get(key, 0) + 1
                asked.append(Asked(owner, question, numbers.setdefault(key, len(numbers) + 1), times[key]))
            if asked:
                asked.sort(key=lambda each: (each.attempt > 1, each.number))
                needed = onboarding.needed_right(path.pass_mark or Fraction(1), len(asked))
                yield Quiz(path, item, tuple(asked), needed)


@insight
def by_path(book: Book) -> Mapping[str, tuple[Quiz, ...]]:
    """The quizzes of each path in use, after those of the paths that it builds on, by its key."""
    return {each.key: tuple(of_paths(book, onboarding.in_walking_order(book, each))) for each in book.all(Onboarding)}


def in_order(question: Question, attempt: int = 1) -> tuple[str, ...]:
    """The choices as they are shown when a question is asked for the `attempt`-th time.

    The order follows from the question's id and the words of its choices: it stays when other questions come and go.
    Each attempt has another one, of which the right answer is somewhere else than before, as far as there are places.
    Amounts that rise or fall, a bare yes and no, and what is said of all others stay where they are.
    """
    written = [str(each) for each in question.choices]
    last = [each for each in written if _OF_ALL.match(each)]
    drawn = sorted((each for each in written if each not in last), key=lambda each: _draw(question, each))
    if not drawn or _keeps_order(written):
        return tuple(written)
    turned = (attempt - 1) % len(drawn)
    return (*drawn[turned:], *drawn[:turned], *last)


def letter(question: Question, attempt: int = 1) -> str:
    """The name of the right choice; empty where the answer is in the learner's own words."""
    shown = in_order(question, attempt)
    return letter_at(shown.index(str(question.answer))) if shown else ""


def letter_at(place: int) -> str:
    """The name of a choice by its place from 0: a to z, then aa, bb."""
    return ascii_lowercase[place % 26] * (place // 26 + 1)


def _draw(question: Question, words: str) -> str:
    return sha256(f"{question.id}|{words}".encode()).hexdigest()


def _keeps_order(choices: list[str]) -> bool:
    amounts = [float(found[1]) for each in choices if (found := _AMOUNT.match(each.replace(",", "")))]
    if len(amounts) == len(choices) and sorted(amounts) in (amounts, amounts[::-1]):
        return True
    return len(choices) == 2 and all(map(_YES_OR_NO.match, choices))
