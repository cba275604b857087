"""Days and lengths of time: read from an author's words, whatever form a date comes in."""

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self

from playpress.model import readings
from playpress.model.invalid import InvalidValue
from playpress.model.numbers import exact, number, plain, words
from playpress.model.value import Codec, Value
from playpress.problems import shorten

_DURATION = re.compile(r"(\d+(?:\.\d+)?) *(business|calendar)? *([A-Za-z]+)")
_SAME_DAY = re.compile(r"(?:the +)?same +(?:(business|working|calendar) +)?day", re.IGNORECASE)
_ISO_DURATION = re.compile(r"P(\d+)([DWMY])")
_LETTER = re.compile(r"(\d+) ?[mM]")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})(?![0-9])")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-./]) ?([0-9]{1,2})[-./] ?([0-9]{4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?[- ]*([^\W\d_]{3,9})\.?,?[- ]*([0-9]{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,9})\.? *([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})")
_UNITS = {
    "min": "min", "minute": "min", "minutes": "min",
    "h": "h", "hour": "h", "hours": "h",
    "d": "d", "day": "d", "days": "d",
    "w": "week", "week": "week", "weeks": "week",
    "month": "month", "months": "month",
    "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "y": "year",
}  # fmt: skip
_ISO_UNITS = {"D": "d", "W": "week", "M": "month", "Y": "year"}
_CLOCK_WORDS = {"business": "business", "working": "business", "calendar": "calendar"}
_PLURAL_UNITS = {"d": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}
_IN_WORDS = {"min": "minute", "h": "hour", "d": "day"}

_DAYS = {
    "min": Fraction(1, 1440), "h": Fraction(1, 24), "d": Fraction(1), "week": Fraction(7),
    "month": Fraction(365, 12), "quarter": Fraction(365, 4), "year": Fraction(365),
}  # fmt: skip

UNITS_OF_TIME = frozenset(_DAYS)
"""What a length of time is counted in."""
MAX_WORDS = 40
"""The longest text that is read as a length of time (characters)."""
Clock = Literal["business", "calendar"]
Period = Literal["day", "week", "month", "quarter", "year"]
PERIODS: tuple[str, ...] = ("day", "week", "month", "quarter", "year")


def _meant_days(text: str) -> list[dt.date]:
    """The days a date in another form may mean, day before month first: "03/04/2026" -> 3 April, 4 March."""
    forms: list[tuple[str, int, str]] = []
    if found := _YEAR_FIRST.match(text):
        forms = [(found[1], int(found[2]), found[3])]
    elif found := _YEAR_LAST.fullmatch(text):
        first, sign, second, year = found.groups()
        forms = [(year, int(second), first)]
        forms += [(year, int(first), second)] if sign != "." or int(second) > 12 else []
    elif found := _DAY_MONTH.fullmatch(text):
        forms = [(found[3], readings.month(found[2]), found[1])]
    elif found := _MONTH_DAY.fullmatch(text):
        forms = [(found[3], readings.month(found[1]), found[2])]
    days = (_day(int(year), month, int(day)) for year, month, day in forms)
    return list(dict.fromkeys(day for day in days if day))


def _day(year: int, month: int, day: int) -> dt.date | None:
    """A day of the calendar that a playbook may name, or nothing."""
    try:
        return dt.date(year, month, day) if 1000 <= year <= 2199 else None
    except ValueError:
        return None


def day(value: Any) -> dt.date:
    """The day that is written, or InvalidValue with the form to write it in."""
    text = words(value, "a date", "2026-09-30")
    cure = "Write year-month-day: 2026-09-30"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        days = _meant_days(text) if len(text) <= MAX_WORDS else []
        if len(days) == 1 and not re.fullmatch(rf"{_YEAR_FIRST.pattern}.+", text):
            return days[0]
        meant = tuple(day.isoformat() for day in days)
        note = "(year-month-day)" if len(meant) == 2 else ""
        raise InvalidValue(f'"{shorten(text)}" is not a date', "" if meant else cure, meant=meant, note=note)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(f'there is no day "{text}" in the calendar', cure) from None
    if not 1000 <= day.year <= 2199:
        raise InvalidValue(f'the year of "{text}" is probably mistyped', cure)
    return day


def plural(unit: str, amount: Fraction) -> str:
    """A unit behind a number: `d` -> day or days; what is short, or no unit of time, stays."""
    word = _PLURAL_UNITS.get(unit)
    return unit if word is None else word if amount == 1 else f"{word}s"


@dataclass(frozen=True, slots=True)
class Duration(Value):
    """A length of time, with the clock that counts it where one was written. No days at all are the same day."""

    example: ClassVar[str] = "4 business h"

    amount: Fraction
    unit: str
    clock: str | None = None

    def __str__(self) -> str:
        return self._in_units(plain(self.amount))

    def write(self) -> str:
        return self._in_units(exact(self.amount))

    @property
    def same_day(self) -> bool:
        """Whether it ends when the day on which it begins does."""
        return not self.amount and self.unit == "d"

    def _in_units(self, amount: str) -> str:
        if self.same_day:
            return " ".join(part for part in ("same", self.clock, "day") if part)
        return " ".join(part for part in (amount, self.clock, plural(self.unit, self.amount)) if part)

    @property
    def words(self) -> str:
        """As people say it: 4 business hours, 30 minutes, 2 calendar days, the same business day."""
        if self.same_day:
            return f"the {self}"
        unit = _IN_WORDS.get(self.unit, self.unit)
        counted = unit if self.amount == 1 else f"{unit}s"
        if self.clock == "calendar" and self.unit != "d":
            return f"{plain(self.amount)} {counted}" + (", day or night" if self.unit in {"min", "h"} else "")
        return " ".join(part for part in (plain(self.amount), self.clock, counted) if part)

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = words(value, "a duration", "4 business h")
        if iso := _ISO_DURATION.fullmatch(text):
            return cls(number(iso.group(1)), _ISO_UNITS[iso.group(2)])._within_a_life(text)
        if day_of := _SAME_DAY.fullmatch(text):
            return cls(Fraction(0), "d", _CLOCK_WORDS.get((day_of[1] or "").lower()))
        found = _DURATION.fullmatch(text)
        unit = found and _UNITS.get(found.group(3).lower())
        if not found or not unit:
            same = readings.duration(text) if len(text) <= MAX_WORDS and not _LETTER.fullmatch(text) else ""
            if same:
                return cls.parse(same)
            raise _not_a_duration(text)
        try:
            amount = number(found.group(1))
        except InvalidValue as wrong:
            raise wrong.followed_by(text[found.end(1) :]) from None
        return cls(amount, unit, found.group(2))._within_a_life(text)

    @property
    def days(self) -> Fraction:
        """Its length (days): a month counts 365/12, a quarter 365/4, a year 365."""
        return self.amount * _DAYS[self.unit]

    def _within_a_life(self, text: str) -> Self:
        if not self.amount and self.unit in {"min", "h"}:
            raise InvalidValue(
                f'"{shorten(text)}" is not a duration', "Write how long it may take, or delete the line."
            )
        if self.clock == "business" and self.unit in {"month", "quarter", "year"}:
            hint = f"Count business hours or days, or write {exact(self.amount)} calendar {self.unit}s."
            raise InvalidValue(f'working time is not counted in {self.unit}s ("{shorten(text)}")', hint)
        if self.days > 36_500:
            raise InvalidValue(
                f'"{shorten(text)}" is too long (at most 100 years)', "For example: 2 business d, 3 months"
            )
        return self


def _not_a_duration(text: str) -> InvalidValue:
    """What is wrong with a length of time, and what it means where that is clear."""
    message = f'"{shorten(text)}" is not a duration'
    if letter := _LETTER.fullmatch(text):
        meant = (f"{letter[1]} min", f"{letter[1]} months")
        return InvalidValue(message, f"Write {meant[0]} for minutes, or {meant[1]}.", meant=meant)
    return InvalidValue(message, "For example: 4 business h, 2 calendar d, 30 min, P90D")


def _interval(words: Any) -> Duration:
    """A duration that leads from one day to another."""
    value = Duration.parse(words)
    if value.unit in {"min", "h"} or value.clock or value.amount.denominator != 1:
        raise InvalidValue(
            f'"{value}" is not a time between two days', "Count whole days or more: P90D, 3 months, 1 year"
        )
    if value.amount > 1000:
        raise InvalidValue(f'"{value}" is too long', "For example: P90D, 3 months, 1 year")
    return value


Interval = Annotated[Duration, Codec(Duration, _interval, Duration.write)]
Date = Annotated[dt.date, Codec(dt.date, day, dt.date.isoformat, {"type": "string", "pattern": r"\d{4}"})]
