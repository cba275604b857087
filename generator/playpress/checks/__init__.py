"""Book -> findings: every alignment check, run by the playbook's profile, waivers applied."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from playpress.checks import codes, folding, registry
from playpress.checks.check import Check, Finding, family_of
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.part import Waiver
from playpress.problems import FREE, Problem, severity

_FOUND = registry.discover(__path__, __name__)
FAMILIES = _FOUND.families
"""Every family of checks, in the order of what their findings cost."""
CHECKS = _FOUND.checks
"""Every check, by family and number."""
DESCRIPTIONS = {check.code: check.description for check in CHECKS}
"""The code of each check -> what it finds."""


@dataclass(frozen=True, slots=True)
class CheckResults:
    """What the checks found, and which of them were skipped because they had nothing to look at."""

    problems: tuple[Problem, ...]
    skipped: tuple[Check, ...]
    later: Mapping[str, int] = field(default_factory=dict)
    """How many findings of which check the profile starter leaves for later: the profile team reports them."""


def run(book: Book, *, one_by_one: bool = False) -> CheckResults:
    """Run every check that is enabled. In the strict profile all of them are; skipped is what had nothing to look at.

    What has one cause is one finding; but for the strict profile, so is what several of a kind lack. Neither is where
    they are wanted one by one. The profile starter reports what is at stake and counts the rest (`InStarter`).
    """
    if faults := tuple(codes.unknown(book, {check.code for check in CHECKS})):
        return CheckResults(faults, ())
    with book.in_its_language():
        return _run(book, one_by_one)


def _run(book: Book, one_by_one: bool) -> CheckResults:
    wanted = [check for check in CHECKS if book.settings.levels.get(check.code) != "off"]
    enabled = enabled_in(book)
    found: list[Problem] = []
    later: Counter[str] = Counter()
    for check in enabled:
        own = [(each, _waived(_levelled(check.problem(each), check, book), book)) for each in check.run(book)]
        if book.settings.checks == "starter":
            waiting = [each for each in own if _is_for_later(book, check, each[0])]
            later[check.code] += len(_gathered(book, waiting, one_by_one))
            own = [each for each in own if not _is_for_later(book, check, each[0])]
        found += _gathered(book, own, one_by_one)
        found += _accepted(book, own, one_by_one)
    seen = looked(book, (problem.code for problem in found))
    return CheckResults(tuple(found), tuple(check for check in wanted if check not in seen), +later)


def _is_for_later(book: Book, check: Check, finding: Finding) -> bool:
    """Whether the profile starter only counts a finding: a note, or what shows how complete a playbook is.

    A check whose level the settings give is asked for.
    """
    level = finding.level or check.level
    return check.code not in book.settings.levels and (finding.later or check.in_starter == "later" or level == "info")


def _accepted(book: Book, own: Sequence[folding.Found], one_by_one: bool) -> Iterator[Problem]:
    """What is accepted of the findings of one check, gathered as when it was open: by reason, role and time."""
    groups: dict[tuple[object, ...], list[folding.Found]] = {}
    for finding, problem in own:
        if problem.waived and (by := waiver(problem, book)):
            groups.setdefault((problem.waived, by.by, by.until), []).append((finding, replace(problem, waived="")))
    for (reason, *_), alike in groups.items():
        subjects = {each.place: each.subject for _, each in reversed(alike)}
        first = alike[0][1].subject
        for each in _gathered(book, alike, one_by_one):
            yield replace(each, waived=str(reason), subject=each.subject or subjects.get(each.place, first))


def _gathered(book: Book, own: Sequence[folding.Found], one_by_one: bool) -> Sequence[Problem]:
    """The open findings of one check, as one where they have one cause or are one lack, unless wanted one by one."""
    own = [each for each in own if not each[1].waived]
    own = own if one_by_one else list(folding.by_cause(own))
    if book.settings.checks == "strict":
        return [problem for _, problem in own]
    return list(folding.folded(book, own, one_by_one=one_by_one))


def enabled_in(book: Book) -> tuple[Check, ...]:
    """The checks that run: not switched off, and with something to look at."""
    wanted = (check for check in CHECKS if book.settings.levels.get(check.code) != "off")
    return tuple(check for check in wanted if book.settings.checks == "strict" or check.applies(book))


def looked(book: Book, found: Iterable[str]) -> tuple[Check, ...]:
    """The checks that run and have something to look at, or whose codes are in `found`: they found that it is missing.

    In the strict profile the others run as well; what they say of nothing is no result.
    """
    codes_found = set(found)
    return tuple(check for check in enabled_in(book) if check.code in codes_found or check.applies(book))


def by_effect(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The most important first: faults, then errors before warnings before notes, then by what each costs.

    Where the model knows no cost, the weight of the family decides, then how many pass there, then the place. Amounts
    of one currency are compared, that of most findings. What was accepted comes last.
    """
    problems = tuple(problems)
    ranks = {family.code: number for number, family in enumerate(FAMILIES)}
    currencies = Counter(each.cost.currency for each in problems if each.cost and each.cost.currency)
    currency = max(sorted(currencies), key=currencies.__getitem__, default="")

    def rank(problem: Problem) -> tuple[object, ...]:
        family = ranks.get(family_of(problem.code), len(ranks))
        cost = problem.cost or FREE
        place = (family, problem.code, -(cost.count or 0), problem.sort_key)
        waived = bool(problem.waived)
        return (problem.category == "finding", waived, severity(problem.level), cost.rank(currency), *place)

    return tuple(sorted(problems, key=rank))


def _levelled(problem: Problem, check: Check, book: Book) -> Problem:
    """The finding at the level the settings give its check; in the profile starter, an error has to be certain."""
    level = book.settings.levels.get(problem.code)
    if level is None and problem.level == "error" and book.settings.checks == "starter" and not check.certain:
        level = "warn"
    return replace(problem, level=level) if level and level != "off" else problem


def waiver(problem: Problem, book: Book) -> Waiver | None:
    """What accepts a finding today; for a hand-off written on a step, its process may say it as well."""
    entity = book.entities.get(problem.subject)
    process = book.get(entity.from_.whole) if isinstance(entity, Handoff) and not book.has_file(entity) else None
    waivers = (each for holder in (entity, process) if holder for each in holder.waive)
    return next((each for each in waivers if each.check == problem.code and book.today <= each.until), None)


def _waived(problem: Problem, book: Book) -> Problem:
    """The finding, marked with the reason where it is accepted."""
    found = waiver(problem, book)
    return replace(problem, waived=str(found.reason)) if found else problem
