"""Book -> findings: every alignment check, run by the playbook's profile, waivers applied."""

from dataclasses import dataclass, replace
from itertools import chain

from playpress.checks import (
    coverage,
    freshness,
    handoffs,
    learning,
    meanings,
    messages,
    metrics,
    ownership,
    pace,
    plan_money,
    plan_volumes,
    promises,
    references,
    stages,
    texts,
    words,
)
from playpress.checks.check import Check
from playpress.graph import Book
from playpress.problems import Problem

_FAMILIES = ("REF", "OWN", "COV", "HND", "STG", "VOC", "MTH", "FRS", "MSG", "PTH")
_MODULES = (
    references, ownership, coverage, metrics, handoffs, promises, pace, stages, words, texts, meanings, plan_volumes,
    plan_money, freshness, messages, learning,
)  # fmt: skip


def _rank(check: Check) -> tuple[int, int]:
    family, _, number = check.code.partition("-")
    return _FAMILIES.index(family), int(number)


CHECKS: tuple[Check, ...] = tuple(sorted(chain.from_iterable(module.CHECKS for module in _MODULES), key=_rank))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks found, and which of them had nothing to look at yet."""

    problems: tuple[Problem, ...]
    asleep: tuple[Check, ...]


def run(book: Book) -> Outcome:
    """Run every check that is awake. In the strict profile all of them are."""
    if faults := tuple(references.unknown_codes(book, {check.code for check in CHECKS})):
        return Outcome(faults, ())
    wanted = [check for check in CHECKS if book.settings.levels.get(check.code) != "off"]
    awake = [check for check in wanted if book.settings.checks == "strict" or check.ready(book)]
    found = (_waived(_levelled(problem, book), book) for check in awake for problem in check.run(book))
    return Outcome(tuple(found), tuple(check for check in wanted if check not in awake))


def _levelled(problem: Problem, book: Book) -> Problem:
    """The finding at the level the settings give its check."""
    level = book.settings.levels.get(problem.code)
    return replace(problem, level=level) if level and level != "off" else problem


def _waived(problem: Problem, book: Book) -> Problem:
    """The finding, marked with the reason where its entity has a waiver that still holds."""
    entity = book.entities.get(problem.subject)
    for waiver in entity.waive if entity else ():
        if waiver.check == problem.code and book.today <= waiver.until:
            return replace(problem, waived=str(waiver.reason))
    return problem
