"""Book -> the time a goal is for, as its own words say it: one for a period that is over lacks nothing any more."""

import re
from collections.abc import Iterator

from playpress.graph import Book
from playpress.model.kinds.goal import Goal
from playpress.model.period import Period, written

_PART = re.compile(r"\b(?:(?P<part>[QH][1-4])[ /-]?(?P<year>(?:FY ?)?(?:20)?\d\d)|(?P<whole>FY ?(?:20)?\d\d))\b")
_REVERSED = re.compile(r"\b(?P<year>(?:FY ?(?:20)?\d\d|20\d\d))[ /-](?P<part>[QH][1-4])\b")
_YEAR = re.compile(r"\b(?:by|until|during|before|end of|for|in) (?P<year>20\d\d)\b", re.I)


def over(book: Book, goal: Goal) -> Period | None:
    """The last period that the words of a goal name, where all of them are over; None where one is not, or none is."""
    named = list(_named(book, goal))
    last = max(named, key=lambda each: each.end, default=None)
    return last if last and last.end < book.today else None


def _named(book: Book, goal: Goal) -> Iterator[Period]:
    """The periods in the name, the summary and the definition of a goal."""
    text = " ".join(str(each) for each in (goal.name, goal.summary, getattr(goal, "definition", None)) if each)
    spans: list[tuple[int, int]] = []
    for pattern in (_REVERSED, _PART, _YEAR):
        for found in pattern.finditer(text):
            if any(first < found.end() and found.start() < last for first, last in spans):
                continue
            spans.append(found.span())
            year, part = _year(found.group("year") or found.group("whole")), found.groupdict().get("part")
            if period := written(f"{year}-{part}" if part else year, book.settings.fiscal_year):
                yield period


def _year(text: str) -> str:
    """A year as periods have it: FY27, 2027; "27" is of this century."""
    digits = text.upper().replace(" ", "")
    return digits if digits.startswith("FY") or len(digits) == 4 else f"20{digits}"
