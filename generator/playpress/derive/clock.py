"""Working hours -> when a promise is due, how much of its time is used, how many days work takes at least."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator

from playpress.derive.freshness import add
from playpress.model.period import Period
from playpress.model.times import Duration
from playpress.model.working_time import WorkingTime

_MINUTES = {"min": 1, "h": 60}
_CENTURY = 36_525
_LONG = {"month", "quarter", "year"}
_NEVER = dt.datetime(9999, 12, 31)  # noqa: DTZ001 - local time, as everywhere in the working clock
_WEEK = [dt.date(2024, 1, 1) + dt.timedelta(days=number) for number in range(7)]


def due(start: dt.datetime, limit: Duration, clock: str, times: WorkingTime) -> dt.datetime | None:
    """When a limit that begins at `start` ends, by the business or the calendar clock (local time).

    A business day is as long as the working hours of one day. What begins at or after closing begins at the next
    opening; what ends exactly at closing ends that day. Months and longer always follow the calendar. The same day ends
    at closing, or by the calendar at midnight. None where it lies more than a century ahead.
    """
    if limit.same_day:
        return _end_of_day(start, clock, times)
    if clock == "calendar" or limit.unit in _LONG:
        return _by_calendar(start, limit)
    left = _minutes(limit, times)
    for opens, closes in _shifts(start, times):
        begin = max(start, opens)
        room = closes - begin
        if left <= room:
            return begin + left
        left -= room
    return None


def _end_of_day(start: dt.datetime, clock: str, times: WorkingTime) -> dt.datetime | None:
    if clock == "calendar":
        return dt.datetime.combine(start.date() + dt.timedelta(days=1), dt.time())
    return next((closes for _, closes in _shifts(start, times)), None)


def order(one: tuple[Duration, str], other: tuple[Duration, str], times: WorkingTime) -> int:
    """1 where the first time ends later from some start and earlier from none, -1 the other way round, else 0.

    Starts are the opening and the middle of each day of a week without holidays.
    """
    opening = [times.opens.on(day) for day in _WEEK]
    starts = [start + part for start in opening for part in (dt.timedelta(), times.length / 2)]
    ends = [(due(start, *one, times) or _NEVER, due(start, *other, times) or _NEVER) for start in starts]
    later, earlier = (any(a > b for a, b in ends), any(a < b for a, b in ends))
    return later - earlier


def used(start: dt.datetime, end: dt.datetime, times: WorkingTime) -> dt.timedelta:
    """The working time between two moments; nothing where the second is not later."""
    spent = dt.timedelta()
    for opens, closes in _shifts(start, times):
        if opens >= end:
            return spent
        spent += max(min(end, closes) - max(start, opens), dt.timedelta())
    return spent


def least_days(limits: Iterable[tuple[Duration, str]], times: WorkingTime) -> int:
    """The days that limits, one after the other, take at least (days, rounded up).

    The minimum over the openings of one week without holidays: a later start in a day is never shorter.
    """
    plain = WorkingTime(days=times.days, opens=times.opens, closes=times.closes)
    found = []
    steps = list(limits)
    for weekday in range(7):
        start = now = times.opens.on(dt.date(2024, 1, 1) + dt.timedelta(days=weekday))
        for limit, clock in steps:
            if now - start < dt.timedelta(days=_CENTURY):
                now = due(now, limit, clock, plain) or now + dt.timedelta(days=_CENTURY)
        found.append(now - start)
    return math.ceil(min(found) / dt.timedelta(days=1))


def working_days(first: dt.date, last: dt.date, times: WorkingTime) -> dict[Period, int]:
    """How many days people work from the first to the last day, month by month; months without one as well."""
    found: dict[Period, int] = {}
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        month = Period(day.year, "month", day.month)
        found[month] = found.get(month, 0) + works(day, times)
    return found


def next_working_day(day: dt.date, times: WorkingTime) -> dt.date:
    """The day itself, or the first one after it on which people work; itself where there is none for a year."""
    days = (day + dt.timedelta(n) for n in range(366))
    return next((each for each in days if works(each, times)), day)


def works(day: dt.date, times: WorkingTime) -> bool:
    """Whether people work on a day: one of their week, and no holiday."""
    return times.works_on(day) and day not in times.holidays


def _shifts(start: dt.datetime, times: WorkingTime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Opening and closing of each working day that is not over at `start`: one may have begun on the day before."""
    for number in range(-1, _CENTURY):
        day = start.date() + dt.timedelta(days=number)
        opens, closes = times.shift(day)
        if works(day, times) and closes > start:
            yield opens, closes


def _minutes(limit: Duration, times: WorkingTime) -> dt.timedelta:
    if limit.unit in _MINUTES:
        return dt.timedelta(minutes=float(limit.amount * _MINUTES[limit.unit]))
    days = limit.amount * (len(times.days) if limit.unit == "week" else 1)
    return times.length * float(days)


def _by_calendar(start: dt.datetime, limit: Duration) -> dt.datetime:
    if limit.unit in _LONG and limit.amount.denominator == 1:
        return dt.datetime.combine(add(start.date(), limit), start.time())
    return start + dt.timedelta(days=float(limit.days))


def friday(today: dt.date) -> dt.datetime:
    """Half past four on the Friday of a week, as an example: the moment at which the two clocks differ most."""
    return dt.datetime.combine(today + dt.timedelta(days=(4 - today.weekday()) % 7), dt.time(16, 30))
