"""Period: the year, the quarter or the month a plan is for."""

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from playpress.model import readings
from playpress.model.invalid import InvalidValue, shape
from playpress.model.times import MAX_WORDS
from playpress.model.value import Value
from playpress.problems import shorten

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
_EXAMPLES = "For example: 2027, 2027-Q1, 2027-03"
IN_A_YEAR = {"year": 1, "quarter": 4, "month": 12}
"""How many of a period make a year, of those that do so exactly."""
_WITHIN = {("month", "quarter"): 3, ("month", "year"): 12, ("quarter", "year"): 4}


@dataclass(frozen=True, slots=True, order=True)
class Period(Value):
    """A year (`2027`), a quarter (`2027-Q1`) or a month (`2027-03`) of the calendar."""

    example: ClassVar[str] = "2027-Q1"

    year: int
    unit: str
    number: int = 1
    """Which quarter or month of the year, from 1; 1 for a year."""

    def __str__(self) -> str:
        return {"year": f"{self.year}", "quarter": f"{self.year}-Q{self.number}"}.get(
            self.unit, f"{self.year}-{self.number:02}"
        )

    @property
    def words(self) -> str:
        """As people say it: 2027, Q1 2027, March 2027."""
        return {"year": f"{self.year}", "quarter": f"Q{self.number} {self.year}"}.get(
            self.unit, f"{self.start:%B} {self.year}"
        )

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
        return dt.date(self.year, (self.number - 1) * 12 // IN_A_YEAR[self.unit] + 1, 1)

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.shifted(1).start - dt.timedelta(days=1)

    def shifted(self, periods: int) -> Self:
        """The span so many periods later; earlier where negative."""
        year, number = divmod(self.year * IN_A_YEAR[self.unit] + self.number - 1 + periods, IN_A_YEAR[self.unit])
        return type(self)(year, self.unit, number + 1)

    def holds(self, period: str) -> int | None:
        """How many of these periods make it up: 3 months a quarter; None where that is no exact number."""
        return 1 if period == self.unit else _WITHIN.get((period, self.unit))

    @classmethod
    def parse(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise InvalidValue(
                f"expected a year, quarter or month, found {shape(value)}", "For example: 2027, 2027-Q1, 2027-03"
            )
        found = _FORM.fullmatch(value.strip())
        if not found or not 1000 <= int(found["year"]) <= 2199:
            meant = readings.span(value) if len(value) <= MAX_WORDS else ""
            message = f'"{shorten(value)}" is not a year, quarter or month'
            raise InvalidValue(message, "" if meant else _EXAMPLES, meant=(meant,) if meant else ())
        year = int(found["year"])
        if found["quarter"]:
            return cls(year, "quarter", int(found["quarter"]))
        return cls(year, "month", int(found["month"])) if found["month"] else cls(year, "year")


def written(text: str) -> Period | None:
    """The period a text means: that of a target, which may be any words."""
    try:
        return Period.parse(text)
    except InvalidValue:
        return None


def in_words(text: str) -> str:
    """The time of a target as people say it: "2026-Q4" -> "Q4 2026"; whatever is no such form stays."""
    found = written(text)
    return found.words if found else text
