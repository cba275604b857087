"""A first day and working time -> the days on which the phases and items of a path are: all of them together, in order.

Seven days of a path are one working week, so D+7 is the same day of the next week; a holiday moves all that follows it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playpress.derive import cadence, clock
from playpress.graph import Book
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase
from playpress.model.working_time import WorkingTime

_WEEK = 7
_FAR = 366
"""So many days without work in a row, and a day counts as one of work."""
_WEEKS = 9
"""So many weeks ahead a meeting is looked for: holidays may take it several times in a row."""
_UNMET = ("read", "quiz")
"""What is done about a meeting without being there."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A working week as numbers, whichever of its days a path begins on."""

    ahead: tuple[int, ...]
    """How many days people work in the first 0 to 7 days of a week that begins after its longest break."""
    back: tuple[int, ...]
    """How many they work in the last 0 to 7 days before that break."""

    def begin(self, day: int) -> int:
        """The working day (0: the first one) of what begins on a relative day: not before it."""
        weeks, rest = divmod(abs(day), _WEEK)
        one = self.ahead if day >= 0 else self.back
        found = weeks * one[_WEEK] + one[rest]
        return found if day >= 0 else -found

    def end(self, day: int) -> int:
        """The working day of what ends on a relative day: not after it."""
        if day < 0:
            return self.begin(day)
        weeks, rest = divmod(day, _WEEK)
        return weeks * self.ahead[_WEEK] + self.ahead[rest + 1] - 1

    def phase(self, begin: int, end: int) -> tuple[int, int]:
        """The working days on which a phase begins and ends, by its relative days."""
        first = self.begin(begin)
        return first, max(first, self.end(end))

    def place(self, day: int, begin: int, end: int, weekday: int | None = None) -> tuple[int, ...]:
        """Where something in a phase from `begin` to `end` is: the number of its working day.

        A number to reach may be outside of its phase. Of a meeting on a day of the week (0 for Monday) four numbers:
        the working day from which on it is wanted, the first and the last one of its phase, and that day.
        """
        first, last = self.phase(begin, end)
        at = min(max(self.begin(day), first), last) if begin <= day <= end else self.end(day)
        return (at,) if weekday is None else (at, first, last, weekday)


def steps(times: WorkingTime) -> Steps:
    """The working week of a playbook; from Monday to Friday it is 0, 1, 2, 3, 4, 5, 5, 5 both ways."""
    works = [times.works_on(dt.date(2024, 1, 1) + dt.timedelta(number)) for number in range(_WEEK)]

    def days_off_before(day: int) -> int:
        return next((number for number in range(_WEEK) if works[day - number - 1]), 0)

    first = max((day for day in range(_WEEK) if works[day]), key=days_off_before)
    week, last = works[first:] + works[:first], _WEEK - days_off_before(first)
    return Steps(
        tuple(sum(week[:days]) for days in range(_WEEK + 1)),
        tuple(sum(week[max(last - days, 0) : last]) for days in range(_WEEK + 1)),
    )


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days of everything in a path, for one first day. The same on cover, lists, phases and screens."""

    first: dt.date
    """The first day of work: the day that was asked for, or the next one on which people work."""
    times: WorkingTime
    steps: Steps

    def span(self, begin: int, end: int) -> tuple[dt.date, dt.date]:
        """The first and the last day of a phase, by its relative days."""
        first, last = self.steps.phase(begin, end)
        return self._day(first), self._day(last)

    def at(self, place: Sequence[int]) -> dt.date:
        """The day of a place of `Steps.place`.

        A meeting is the next one from its working day on; where its phase has none left, the last one of the phase;
        where it has none at all, the next one after it.
        """
        number, *rest = place
        asked = self._day(number)
        if not rest:
            return asked
        first, last, weekday = rest
        begin, end = self._day(first), self._day(last)
        days = (begin + dt.timedelta(number) for number in range((end - begin).days + _WEEK * _WEEKS))
        found = [each for each in days if each.weekday() == weekday and clock.works(each, self.times)]
        inside = [each for each in found if each <= end]
        after = [each for each in inside if each >= asked]
        return (after or inside[-1:] or found or [asked])[0]

    def after(self, day: dt.date) -> dt.date:
        """The next day after another on which people work."""
        return clock.next_working_day(day + dt.timedelta(1), self.times)

    def _day(self, number: int) -> dt.date:
        """The working day with a number, counted from the first one (0) forwards or backwards."""
        day, step = self.first, dt.timedelta(1 if number >= 0 else -1)
        for _ in range(abs(number)):
            day += step
            for _ in range(_FAR):
                if clock.works(day, self.times):
                    break
                day += step
        return day


def schedule(start: dt.date, times: WorkingTime) -> Schedule:
    """The days of a path that begins on a day, or on the next one on which people work."""
    return Schedule(clock.next_working_day(start, times), times, steps(times))


def weekday(book: Book, item: PathItem) -> int | None:
    """The day of the week on which an item is, from 0 for Monday: that of the weekly meeting it takes part in."""
    held = (book.get(ref) for ref in item.about if item.do not in _UNMET)
    return next(
        (day for each in held if isinstance(each, Meeting) and (day := cadence.weekday(each)) is not None), None
    )


def last_day(paths: Iterable[Onboarding], found: Schedule) -> dt.date:
    """The day on which the last phase of all these paths ends."""
    return max(
        (found.span(each.from_day, each.to_day)[1] for path in paths for each in path.phases), default=found.first
    )


def unlisted(first: dt.date, last: dt.date, times: WorkingTime) -> list[int]:
    """Years of a time of which the playbook lists no holiday, although it does for others; none where it lists none."""
    listed = {day.year for day in times.holidays}
    return [year for year in range(first.year, last.year + 1) if year not in listed] if listed else []


def days(book: Book, phase: Phase, found: Schedule) -> dict[str, dt.date]:
    """The day of each item of a phase that has one, by the item's id."""
    places = {item.id: place(book, found.steps, phase, item) for item in phase.items}
    return {id_: found.at(each) for id_, each in places.items() if each}


def place(book: Book, week: Steps, phase: Phase, item: PathItem) -> tuple[int, ...]:
    """Where an item of a phase is, in working days; empty where it has no day."""
    held = weekday(book, item)
    if item.day is None and held is None:
        return ()
    return week.place(phase.from_day if item.day is None else item.day, phase.from_day, phase.to_day, held)


def late(book: Book, path: Onboarding, found: Schedule) -> list[tuple[PathItem, dt.date]]:
    """Items whose day is after their phase, because it holds none of the meetings they take part in, with that day."""
    return [
        (item, on[item.id])
        for phase in path.phases
        if (on := days(book, phase, found))
        for item in phase.items
        if item.id in on and on[item.id] > found.span(phase.from_day, phase.to_day)[1]
    ]
