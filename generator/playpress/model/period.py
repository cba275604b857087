"""Period: the year, half-year, quarter or month a plan is for, of the calendar or of the fiscal year."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import BeforeValidator

from playpress import language
from playpress.model import readings
from playpress.model.field import optional, required
from playpress.model.invalid import InvalidValue, shape
from playpress.model.part import Model
from playpress.model.text import Text
from playpress.model.times import MAX_WORDS
from playpress.model.value import Value
from playpress.problems import shorten

_FORM = re.compile(
    r"(?:FY(?P<fiscal>\d{2}|\d{4})|(?P<year>\d{4}))(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?"
)
_TWO_YEARS = re.compile(
    r"(?:(?P<part>[QH][1-4])[ /-]?)?(?:FY ?)?(?P<first>20\d\d)[/–-](?:20)?(?P<last>\d\d)", re.IGNORECASE
)
_LIKE_A_PERIOD = re.compile(r"(?=.*\d)(?:FY|[QH\d ./–-])+", re.IGNORECASE)
"""Digits and the letters of periods, and no word: who writes so means a period."""
_EXAMPLES = "For example: 2027, 2027-H1, 2027-Q1, 2027-03, or FY27-Q1 in a fiscal year"
Month = Literal[
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
MONTHS: tuple[str, ...] = get_args(Month)
IN_A_YEAR = {"year": 1, "half": 2, "quarter": 4, "month": 12}
"""How many of a period make a year, of those that do so exactly."""
_LETTERS = {"half": "H", "quarter": "Q"}


@dataclass(frozen=True, slots=True, order=True)
class Period(Value):
    """A year (`2027`), half-year (`2027-H1`), quarter (`2027-Q1`) or month (`2027-03`); fiscal ones begin with FY."""

    example: ClassVar[str] = "2027-Q1"

    year: int
    unit: str
    number: int = 1
    """Which half-year, quarter or month of the year, from 1; 1 for a year."""
    fiscal: bool = False
    """Whether it is one of the fiscal year."""
    offset: int = field(default=0, compare=False)
    """The months from January of the year to the first one of its fiscal year; below zero where it begins before.

    One playbook has one fiscal year, so it makes no other period of the same words.
    """

    def __str__(self) -> str:
        if self.unit == "year":
            return self._year
        return f"{self._year}-{self._part}" if self.unit in _LETTERS else f"{self.year}-{self.number:02}"

    @property
    def words(self) -> str:
        """As people say it, in their language: 2027, H1 2027, Q1 FY27, March 2027."""
        if self.unit == "year":
            return self._year
        if self.unit == "half":
            return f"{language.half_alone(self.number)} {self._year}"
        if self.unit == "quarter":
            fiscal = f"{language.quarter_alone(self.number)} {self._year}"
            return fiscal if self.fiscal else language.quarter(self.start)
        return language.month(self.start)

    @property
    def _year(self) -> str:
        if not self.fiscal:
            return f"{self.year}"
        return f"FY{self.year % 100:02}" if self.year // 100 == 20 else f"FY{self.year}"

    @property
    def _part(self) -> str:
        return f"{_LETTERS[self.unit]}{self.number}"

    @property
    def days(self) -> Fraction:
        """Its length for shifting volumes (days): 365, 365/4 or 365/12, whatever the calendar says."""
        return Fraction(365, IN_A_YEAR[self.unit])

    @property
    def length(self) -> int:
        """How many days it really has (days): 90 in the first quarter of 2027."""
        return (self.end - self.start).days + 1

    @property
    def start(self) -> dt.date:
        """Its first day."""
        year, month = divmod(self.year * 12 + self.offset + (self.number - 1) * 12 // IN_A_YEAR[self.unit], 12)
        return dt.date(year, month + 1, 1)

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.shifted(1).start - dt.timedelta(days=1)

    def shifted(self, periods: int) -> Self:
        """The span so many periods later; earlier where negative."""
        year, number = divmod(self.year * IN_A_YEAR[self.unit] + self.number - 1 + periods, IN_A_YEAR[self.unit])
        return replace(self, year=year, number=number + 1)

    def holds(self, period: str) -> int | None:
        """How many of these periods make it up: 3 months a quarter; None where that is no exact number."""
        if period not in IN_A_YEAR or IN_A_YEAR[period] % IN_A_YEAR[self.unit]:
            return None
        return IN_A_YEAR[period] // IN_A_YEAR[self.unit]

    def same_days(self, other: "Period | None") -> bool:
        """Whether another one has the same days, whatever it is called: FY27-Q1 may be 2026-02 to 2026-04."""
        return other is not None and (self.start, self.end) == (other.start, other.end)

    @classmethod
    def parse(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise InvalidValue(f"expected a year, half-year, quarter or month, found {shape(value)}", _EXAMPLES)
        found = _FORM.fullmatch(value.strip())
        digits = (found["year"] or found["fiscal"]) if found else "0"
        year = int(digits) + (2000 if len(digits) == 2 else 0)
        if not found or not 1000 <= year <= 2199 or (found["fiscal"] and found["month"]):
            meant = readings.span(value) if len(value) <= MAX_WORDS else ""
            if meant and meant != value.strip():
                return cls.parse(meant)
            if years := _TWO_YEARS.fullmatch(value.strip()) if len(value) <= MAX_WORDS else None:
                raise _named_by_two(value, years)
            raise InvalidValue(f'"{shorten(value)}" is not a year, half-year, quarter or month', _EXAMPLES)
        unit = next((name for name in ("half", "quarter", "month") if found[name]), "year")
        return cls(year, unit, int(found[unit]) if unit != "year" else 1, bool(found["fiscal"]))


class FiscalYear(Model):
    meaning: ClassVar[str] = "When the fiscal year begins, and which of its two calendar years it is named after."

    starts: Month = required("Its first month.", example="february")
    named_by: Literal["end", "start"] = optional(
        "end (FY27 ends in 2027) or start (FY27 begins in 2027).", example="start", default="end"
    )

    @property
    def offset(self) -> int:
        """The months from January of the year it is called by to its first month."""
        months = MONTHS.index(self.starts)
        return months - 12 if months and self.named_by == "end" else months

    def of(self, period: Period) -> Period:
        """A period with the days it has in this fiscal year; one of the calendar stays."""
        return replace(period, offset=self.offset) if period.fiscal else period


def _of_target(value: Any) -> Any:
    """The period of a target as it is; what looks like a period has to be one, or no check would compare it."""
    if isinstance(value, str) and len(value) <= MAX_WORDS and _LIKE_A_PERIOD.fullmatch(value.strip()):
        Period.parse(value)
    return value


WrittenPeriod = Annotated[Text, BeforeValidator(_of_target)]
"""The period of a target: one that a plan could have, or any words ("quarter", "after the launch")."""


def written(text: str, fiscal_year: FiscalYear | None) -> Period | None:
    """The period a text means: that of a target, which may be any words. A fiscal one needs the fiscal year."""
    try:
        found = Period.parse(text)
    except InvalidValue:
        return None
    if not found.fiscal:
        return found
    return fiscal_year.of(found) if fiscal_year else None


def in_words(text: str) -> str:
    """The time of a target as people say it: "2026-Q4" -> "Q4 2026"; whatever is no such form stays."""
    try:
        return Period.parse(text).words
    except InvalidValue:
        return text


def _named_by_two(value: str, years: re.Match[str]) -> InvalidValue:
    """What is wrong with `2026/27`: a fiscal year has one of the two for its name, and countries differ in which."""
    first, last = int(years["first"]) % 100, int(years["last"])
    part = f"-{years['part'].upper()}" if years["part"] else ""
    if last != first + 1:
        return InvalidValue(f'"{shorten(value)}" is not a year, half-year, quarter or month', _EXAMPLES)
    meant = (f"FY{last:02}{part}", f"FY{first:02}{part}")
    return InvalidValue(
        f'"{shorten(value)}" names two years', meant=meant, note="where fiscal years are named by their first"
    )
