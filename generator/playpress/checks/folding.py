"""Findings of one check -> the same, in which one cause, or what several of a kind lack, is one finding, not many."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from playpress.checks.check import Finding
from playpress.graph import Book
from playpress.problems import Problem, listed, severity

_SEVERAL = 2
"""From how many on findings of one cause are told as one."""
_MANY = 3
"""From how many on a lack is told once."""
_NAMES = 3
"""How many a finding names, where it is no habit: more than half of a kind."""
_MOST_PLACES = 20
"""How many other places a finding names."""

Found = tuple[Finding, Problem]


def by_cause(found: Sequence[Found]) -> Iterator[Found]:
    """The findings of one check, in their order, those that come from one cause as one. What is accepted stays."""
    groups: dict[str, list[Found]] = {}
    for finding, problem in found:
        if finding.cause and not problem.waived:
            groups.setdefault(finding.cause.key, []).append((finding, problem))
    for finding, problem in found:
        cause, group = finding.cause, groups.get(finding.cause.key, []) if finding.cause else []
        if cause is None or problem.waived or len(group) < _SEVERAL:
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
    """The findings of one check, in their order. What is accepted is not counted, and stays as it is.

    What is one finding is several again where each is wanted by itself.
    """
    groups: dict[tuple[str, str], list[Problem]] = {}
    for finding, problem in found:
        if finding.lacks and finding.about and not problem.waived:
            groups.setdefault((finding.about.about.name, finding.lacks), []).append(problem)
    for finding, problem in found:
        kind = finding.about.about.name if finding.about else ""
        group = groups.get((kind, finding.lacks), []) if not problem.waived else []
        total = (finding.among or len(book.active(type(finding.about)))) if finding.about and group else 0
        habit = len(group) * 2 > total
        if len(group) < _MANY or not (habit or finding.alone) or finding.about is None:
            if finding.alone or problem.waived:
                yield problem
        elif one_by_one:
            yield problem
        elif problem is group[0]:
            message = f"{len(group)} of {total} {finding.about.about.titles.lower()} {finding.lacks}"
            message += "" if habit else f": {_named(book, group)}"
            also = tuple(islice((each.place for each in group[1:]), _MOST_PLACES))
            level = min((each.level for each in group), key=severity)
            yield replace(problem, level=level, message=message, also=also, subject="")


def _named(book: Book, problems: Sequence[Problem]) -> str:
    """The first of some definitions, in words."""
    names = [f'"{book.entities[each.subject].name}"' for each in problems]
    more = len(names) - _NAMES
    return listed((*names[:_NAMES], *([f"{more} more"] if more > 0 else [])))
