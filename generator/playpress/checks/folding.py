"""Findings of one check -> the same, in which one cause, or what several of a kind lack, is one finding, not many."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from playpress.checks.check import Finding
from playpress.graph import Book
from playpress.problems import FindingCost, Problem, listed, severity

_SEVERAL = 2
"""From how many on findings of one cause are told as one."""
_MANY = 3
"""From how many on a lack is told once."""
_NAMES = 3
"""How many a finding names, where not all of a kind lack it."""
_MOST_PLACES = 20
"""How many other places a finding names."""

Found = tuple[Finding, Problem]


def by_cause(found: Sequence[Found]) -> Iterator[Found]:
    """The findings of one check, in their order, those that come from one cause as one."""
    groups: dict[str, list[Found]] = {}
    for finding, problem in found:
        if finding.cause:
            groups.setdefault(finding.cause.key, []).append((finding, problem))
    for finding, problem in found:
        cause, group = finding.cause, groups.get(finding.cause.key, []) if finding.cause else []
        if cause is None or len(group) < _SEVERAL:
            yield finding, problem
        elif problem is group[0][1]:
            places = dict.fromkeys(place for _, each in group for place in (each.place, *each.also))
            place = cause.place or problem.place
            about = cause.about or finding.about
            told = replace(
                problem,
                message=cause.message([each.about for each, _ in group if each.about]),
                hint=cause.hint,
                place=place,
                also=tuple(islice((each for each in places if each != place), _MOST_PLACES)),
                level=min((each.level for _, each in group), key=severity),
                subject=about.key if about else "",
            )
            yield replace(finding, lacks=""), told


def folded(book: Book, found: Sequence[Found], *, one_by_one: bool = False) -> Iterator[Problem]:
    """The findings of one check, in their order: what several of a kind lack as one.

    What is one finding is several again where each is wanted by itself.
    """
    groups: dict[tuple[str, str], list[Found]] = {}
    for finding, problem in found:
        if finding.lacks and finding.about:
            groups.setdefault(_group(finding), []).append((finding, problem))
    for finding, problem in found:
        group = groups.get(_group(finding), [])
        total = _total(book, finding) if group else 0
        habit = len(group) * 2 > total
        if len(group) < _MANY or not (habit or finding.alone) or finding.about is None:
            if finding.alone:
                yield problem
        elif one_by_one:
            yield problem
        elif problem is group[0][1]:
            yield _one_of(book, group, total)


def _one_of(book: Book, group: Sequence[Found], total: int) -> Problem:
    """What several lack, as one finding: how many of what, which of them, and the gravest level and cost."""
    finding, first = group[0]
    of = finding.of or (finding.about.about.titles.lower() if finding.about else "")
    names = "" if len(group) == total else f": {_named(book, group)}"
    problems = [problem for _, problem in group]
    places = dict.fromkeys(place for each in problems for place in (each.place, *each.also) if place != first.place)
    hints = {problem.hint for problem in problems}
    return replace(
        first,
        level=min((each.level for each in problems), key=severity),
        message=f"{len(group)} of {total} {of} {finding.lacks}{names}",
        hint=first.hint if len(hints) == 1 else finding.hint_for_all or first.hint,
        also=tuple(islice(places, _MOST_PLACES)),
        subject="",
        cost=max((each.cost for each in problems if each.cost), key=_weight, default=None),
    )


def _group(finding: Finding) -> tuple[str, str]:
    """What a finding is told together with: the same lack of one kind."""
    kind = finding.about.about.name if finding.about else ""
    return finding.of or kind, finding.lacks


def _total(book: Book, finding: Finding) -> int:
    return finding.among or (len(book.active(type(finding.about))) if finding.about else 0)


def _weight(cost: FindingCost) -> tuple[Fraction, ...]:
    return tuple(each or Fraction(0) for each in (cost.money, cost.hours, cost.count))


def _named(book: Book, group: Sequence[Found]) -> str:
    """The first of some definitions, in words."""
    names = [finding.named or f'"{book.entities[problem.subject].name}"' for finding, problem in group]
    more = len(names) - _NAMES
    return listed((*names[:_NAMES], *([f"{more} more"] if more > 0 else [])))
