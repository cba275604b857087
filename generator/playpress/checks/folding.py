"""Findings of one check -> the same, in which what most of a kind lack is one finding instead of many."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from playpress.checks.check import Finding
from playpress.graph import Book
from playpress.problems import Problem, severity

_MANY = 3
"""From how many on the lack is the habit of a playbook, and no slip."""
_MOST_PLACES = 20
"""How many other places a finding names."""

Found = tuple[Finding, Problem]


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
        if len(group) < _MANY or len(group) * 2 <= total or finding.about is None:
            if finding.alone or problem.waived:
                yield problem
        elif one_by_one:
            yield problem
        elif problem is group[0]:
            message = f"{len(group)} of {total} {finding.about.about.titles.lower()} {finding.lacks}"
            also = tuple(islice((each.place for each in group[1:]), _MOST_PLACES))
            level = min((each.level for each in group), key=severity)
            yield replace(problem, level=level, message=message, also=also, subject="")
