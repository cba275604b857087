"""Book -> the time a goal is for, as its own words say it: one for a period that is over lacks nothing any more."""

import re
from collections.abc import Iterator, Sequence

from playpress.graph import Book
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.metric import Metric, Target
from playpress.model.period import Period, written
from playpress.model.ref import Ref

_PART = re.compile(r"\b(?:(?P<part>[QH][1-4])[ /-]?(?P<year>FY ?(?:20)?\d\d|20\d\d)|(?P<whole>FY ?(?:20)?\d\d))\b")
_REVERSED = re.compile(r"\b(?P<year>(?:FY ?(?:20)?\d\d|20\d\d))[ /-](?P<part>[QH][1-4])\b")
_YEAR = re.compile(r"\b(?:by|until|during|before|end of|for|in) (?P<year>20\d\d)\b", re.I)
_BY_YEAR = re.compile(r"\b(?:by|until|before|end of) (?P<year>20\d\d)\b", re.I)
"""A summary may also say what was in a year."""
_COMPARED = re.compile(
    r"\b(?:beat|exceed|surpass|outperform|outdo|than(?: (?:in|during|for))?|over|since|against|versus|vs\.?|from|of|"
    r"above|on|compared (?:to|with)) ?$",
    re.I,
)
"""Words before a time that something is compared with."""


def over(book: Book, goal: Goal) -> Period | None:
    """The last period that the words of a goal name, where all of them are over; None where one is not, or none is.

    None as well where a metric of it has a target for a period that is not over.
    """
    targets = (each.period for ref in goal.metrics for each in _targets(book, ref))
    if any(isinstance(each, Period) and each.end >= book.today for each in targets):
        return None
    last = max(_named(book, goal), key=lambda each: each.end, default=None)
    return last if last and last.end < book.today else None


def _named(book: Book, goal: Goal) -> Iterator[Period]:
    """The periods in the name and the summary of a goal that it is to be reached in."""
    yield from _in(book, str(goal.name), (_REVERSED, _PART, _YEAR))
    yield from _in(book, str(goal.summary or ""), (_REVERSED, _PART, _BY_YEAR))


def _in(book: Book, text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Period]:
    spans: list[tuple[int, int]] = []
    for found in (each for pattern in patterns for each in pattern.finditer(text)):
        known = any(first < found.end() and found.start() < last for first, last in spans)
        if known or _COMPARED.search(text[: found.start()]):
            continue
        spans.append(found.span())
        said = found.groupdict()
        year = (said["year"] or said["whole"]).upper().replace(" ", "")
        if period := written(f"{year}-{said['part']}" if said.get("part") else year, book.settings.fiscal_year):
            yield period


def _targets(book: Book, metric: Ref) -> Sequence[Target]:
    found = book.get(metric)
    return found.targets if isinstance(found, Metric) else ()
