"""Relative days: D+5 is the fifth day after the first one, D-3 three days before it."""

import re
from typing import Annotated, Any

from playpress.language import counted
from playpress.model.invalid import InvalidValue, shape
from playpress.model.value import Codec
from playpress.problems import shorten

_FORM = re.compile(r"(?:[Dd] *)?([+-]) *(\d{1,3})|0+")
_COUNTED = re.compile(r"(?:d|day)? *0*([1-9]\d{0,2})", re.IGNORECASE)
"""A day as people count them, or as a difference: only the author knows which."""


def _day(value: Any) -> int:
    if not isinstance(value, str):
        raise InvalidValue(
            f"expected a day such as D+5, found {shape(value)}", "For example: D+5, or D-3 for before the start"
        )
    found = _FORM.fullmatch(value.strip())
    if not found and (number := _COUNTED.fullmatch(value.strip())):
        meant = tuple(form(int(number[1]) - earlier) for earlier in (1, 0))
        note = "where the first day has the number 0"
        raise InvalidValue(f'"{value.strip()}" could mean two days', meant=meant, note=note)
    if not found:
        hint = "Count from the first day: D+0 is that day, D+5 five days later, D-3 three days before."
        raise InvalidValue(f'"{shorten(value)}" is not a day of the path', hint)
    return int(f"{found[1] or ''}{found[2] or 0}")


def form(day: int) -> str:
    """A relative day as an author writes it: 5 -> "D+5"."""
    return f"D{day:+d}"


def written(day: int) -> str:
    """A relative day as people say it, who count from one: 0 -> "Day 1", -14 -> "14 days before you start"."""
    return f"Day {day + 1}" if day >= 0 else f"{ahead(day)} before you start"


def span(first: int, last: int) -> str:
    """From one day to another: Day 1 to Day 5; Day 1; 14 days to 1 day before you start."""
    return written(first) if first == last else f"{begun(first, last)} to {written(last)}"


def begun(first: int, last: int) -> str:
    """The beginning of a span: what both of its days come before is said once, at its end."""
    return ahead(first) if last < 0 else written(first)


def ahead(day: int) -> str:
    """How long a day is before the first one: -14 -> "14 days"."""
    return counted(-day, "day")


SAID = "day: `D+5`"
"""What the guide calls such a day; it is a number only for us."""
RelativeDay = Annotated[
    int, SAID, Codec(int, _day, form, {"type": "string", "pattern": r"^(([Dd] ?)?[+-] ?\d{1,3}|0)$"})
]
