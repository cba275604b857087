"""Book -> findings: every alignment check, run by the playbook's profile, waivers applied."""

from dataclasses import dataclass, replace
from itertools import chain

from playpress.checks import frs, msg, pth, ref, stg
from playpress.checks.check import Check
from playpress.checks.cov import goals, metrics
from playpress.checks.hnd import clauses, handoffs, lag
from playpress.checks.mth import budgets, stage_counts
from playpress.checks.own import accountability
from playpress.checks.voc import definitions, names, texts
from playpress.graph import Book
from playpress.problems import Problem

_FAMILIES = ("REF", "OWN", "COV", "HND", "STG", "VOC", "MTH", "FRS", "MSG", "PTH")
_MODULES = (
    ref, accountability, goals, metrics, handoffs, clauses, lag, stg, names, texts, definitions, stage_counts, budgets,
    frs, msg, pth,
)  # fmt: skip


def _rank(check: Check) -> tuple[int, int]:
    family, _, number = check.code.partition("-")
    return _FAMILIES.index(family), int(number)


CHECKS: tuple[Check, ...] = tuple(sorted(chain.from_iterable(module.CHECKS for module in _MODULES), key=_rank))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks found, and which of them had nothing to look at yet."""

    problems: tuple[Problem, ...]
    skipped: tuple[Check, ...]


def run(book: Book) -> Outcome:
    """Run every check that is enabled. In the strict profile all of them are."""
    if faults := tuple(ref.unknown_codes(book, {check.code for check in CHECKS})):
        return Outcome(faults, ())
    wanted = [check for check in CHECKS if book.settings.levels.get(check.code) != "off"]
    enabled = [check for check in wanted if book.settings.checks == "strict" or check.applies(book)]
    found = (_waived(_levelled(problem, book), book) for check in enabled for problem in check.run(book))
    return Outcome(tuple(found), tuple(check for check in wanted if check not in enabled))


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
