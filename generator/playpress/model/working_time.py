"""Working time: the days and hours people work, which the business clock counts."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import model_validator

from playpress.model import readings
from playpress.model.field import optional, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.part import Model
from playpress.model.times import MAX_WORDS, Date
from playpress.model.value import Codec
from playpress.problems import shorten

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONE = re.compile(r"(?:z|utc|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_PATTERN = r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Hours and minutes of a day, as minutes from midnight; 24:00 is its end."""

    minutes: int

    def __str__(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"

    def on(self, day: dt.date) -> dt.datetime:
        """The moment of a day."""
        return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=self.minutes)


def moment(value: Any) -> Moment:
    """A time of day as a person writes it; anything else raises InvalidValue."""
    if not isinstance(value, str):
        raise InvalidValue(f"expected a time of day, found {shape(value)}", 'For example: "09:00"')
    text = value.strip()
    if re.fullmatch(_PATTERN, text):
        return Moment(int(text[:2]) * 60 + int(text[3:]))
    meant = readings.time_of_day(text) if len(text) <= MAX_WORDS else ()
    message = f'"{shorten(value)}" is not a time of day'
    if len(meant) == 1 and _ZONE.search(text):
        raise InvalidValue(f'"{shorten(value)}" has a time zone', f'Times are local: write "{meant[0]}".', meant=meant)
    if len(meant) == 1:
        return moment(meant[0])
    if meant:
        raise InvalidValue(message, f'Write "{meant[0]}", or "{meant[1]}" for the evening.', meant=meant)
    raise InvalidValue(message, 'Hours and minutes: "09:00"')


TimeOfDay = Annotated[Moment, Codec(Moment, moment, str, {"type": ["string", "integer"], "pattern": r"\d"})]


def _repeats(days: Any) -> bool:
    """Whether it is a list in which a day is written twice, which is said where lists are read, or no list of days."""
    return not isinstance(days, str | list) or (isinstance(days, list) and len(set(map(str, days))) < len(days))


class WorkingTime(Model):
    meaning: ClassVar[str] = (
        "When people work. One stretch a day without a break, in local time; it may end on the next day."
    )

    days: tuple[Weekday, ...] = optional(
        "The days of the week people work.", example="[mon, tue, wed, thu, fri]", default=_WEEK[:5]
    )
    opens: TimeOfDay = optional("When the day begins.", example='"09:00"', default=Moment(9 * 60))
    closes: TimeOfDay = optional(
        'When it ends: "24:00" at midnight, an earlier time than `opens` on the next day.',
        example='"17:00"',
        default=Moment(17 * 60),
    )
    holidays: tuple[Date, ...] = several("Days off for both teams.", example="[2026-12-25]")

    @model_validator(mode="before")
    @classmethod
    def _days_by_their_names(cls, value: Any) -> Any:
        """`mon-fri`, `weekdays` and full names mean the list of those days."""
        days = value.get("days") if isinstance(value, dict) else None
        meant = () if days is None or _repeats(days) else readings.weekdays(days)
        return {**value, "days": list(meant)} if meant else value

    @model_validator(mode="after")
    def _some_time(self) -> Self:
        if not self.days:
            raise InvalidValue(
                "no day is a working day", "List the `days` people work, or delete the field.", at=("days",)
            )
        if self.closes == self.opens:
            hint = 'Round the clock is `opens: "00:00"` and `closes: "24:00"`.'
            raise InvalidValue("the day ends when it begins", hint, at=("closes",))
        if self.opens == Moment(24 * 60):
            raise InvalidValue("the day begins when it is over", at=("opens",), meant=("00:00",))
        return self

    def shift(self, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """When the working time that begins on a day begins and ends."""
        night = dt.timedelta(days=self.closes < self.opens)
        return self.opens.on(day), self.closes.on(day + night)

    @property
    def length(self) -> dt.timedelta:
        """How long a working day is."""
        opens, closes = self.shift(dt.date.min)
        return closes - opens

    def works_on(self, day: dt.date) -> bool:
        """Whether the day of the week is one people work on."""
        return _WEEK[day.weekday()] in self.days
