"""Working time: the days and hours people work, which the business clock counts."""

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import model_validator

from playpress.model.entity import Model
from playpress.model.field import optional, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.times import Date
from playpress.model.value import Codec
from playpress.problems import shorten

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _time(value: Any) -> dt.time:
    if not isinstance(value, str):
        raise InvalidValue(f"expected a time of day, found {shape(value)}", 'For example: "09:00"')
    try:
        time = dt.time.fromisoformat(value.strip())
    except ValueError:
        time = None
    if time is None or time.tzinfo:
        raise InvalidValue(f'"{shorten(value)}" is not a time of day', 'Hours and minutes: "09:00"')
    return time


def _written(time: dt.time) -> str:
    """Hours and minutes; seconds only where there are any."""
    return time.isoformat("auto" if time.second or time.microsecond else "minutes")


TimeOfDay = Annotated[
    dt.time, Codec(dt.time, _time, _written, {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"})
]


class WorkingTime(Model):
    meaning: ClassVar[str] = "When people work. One break-free stretch a day, in local time."

    days: tuple[Weekday, ...] = optional(
        "The days of the week people work.", example="[mon, tue, wed, thu, fri]", default=_WEEK[:5]
    )
    opens: TimeOfDay = optional("When the day begins.", example='"09:00"', default=dt.time(9))
    closes: TimeOfDay = optional("When it ends.", example='"17:00"', default=dt.time(17))
    holidays: tuple[Date, ...] = several("Days nobody works.", example="[2026-12-25]")

    @model_validator(mode="after")
    def _some_time(self) -> Self:
        if not self.days:
            raise InvalidValue(
                "nobody works on any day", "List the `days` people work, or delete the field.", at=("days",)
            )
        if self.closes <= self.opens:
            raise InvalidValue("the day ends before it begins", "Write `closes` later than `opens`.", at=("closes",))
        return self

    @property
    def length(self) -> dt.timedelta:
        """How long a working day is."""
        day = dt.date.min
        return dt.datetime.combine(day, self.closes) - dt.datetime.combine(day, self.opens)

    def works_on(self, day: dt.date) -> bool:
        """Whether the day of the week is one people work on."""
        return _WEEK[day.weekday()] in self.days
