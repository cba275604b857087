"""Paths that a class walks, and the hours of a day -> minutes by week, and an agenda with clock times and breaks."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from playpress.derive import onboarding, schedule
from playpress.derive.class_clock import Clock, Lesson, Slot
from playpress.derive.class_turn import Turn
from playpress.derive.schedule import Schedule
from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.time_in_day import NOON
from playpress.model.working_time import Moment, WorkingTime

WEEK = 7


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What one week of a path asks of three people (minutes)."""

    number: int
    """The week, from 1; 0 is the time before the first day."""
    minutes: dict[str, int]
    """By who: hire, buddy, manager."""


def by_week(book: Book, paths: Iterable[Onboarding]) -> list[WeekLoad]:
    """The minutes that paths ask of each, week by week: an item without a day counts in the week its phase begins."""
    found: dict[int, dict[str, int]] = {}
    for path in paths:
        for phase, _, _, item in onboarding.items(path):
            day = onboarding.earliest(phase, item)
            week = found.setdefault(day // WEEK + 1 if day >= 0 else 0, {})
            week[item.who] = week.get(item.who, 0) + onboarding.minutes(book, path, item)
    return [WeekLoad(number, found[number]) for number in sorted(found)]


@dataclass(frozen=True, slots=True)
class ClassDay:
    """A day of a class."""

    day: dt.date
    slots: tuple[Slot, ...]
    left: tuple[Lesson, ...]
    """What belongs to this day and does not fit into its hours."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when a class is taught."""

    begin: Moment
    end: Moment

    @classmethod
    def of(cls, times: WorkingTime) -> "Hours":
        """The working hours of a playbook; up to midnight where they end on the next day."""
        return cls(times.opens, times.closes if times.closes > times.opens else Moment(24 * 60))


def agenda(book: Book, tracks: Mapping[str, Sequence[Onboarding]], dates: Schedule, hours: Hours) -> list[ClassDay]:
    """The days of a class, up to the end of the phases that begin in its first week.

    `tracks` are the paths that each role walks, by its id. What all of them walk comes first each day, and then each
    role goes its own way. What has no day goes into the first day of its phase with room for it, behind what it comes
    after.
    """
    shared = [path for path in _each(tracks) if all(path in paths for paths in tracks.values())]
    waiting = {"": _sessions(book, shared, dates, "")}
    for name, paths in tracks.items():
        own = [each for each in paths if each not in shared]
        waiting[name] = _sessions(book, own, dates, name)
    last = max((each.on or each.last for sessions in waiting.values() for each in sessions), default=dates.first)
    found, day = [], dates.first
    while day <= last:
        made = _day(waiting, day, hours)
        found += [made] if made.slots or made.left else []
        day = dates.after(day)
    return found


def _each(tracks: Mapping[str, Sequence[Onboarding]]) -> list[Onboarding]:
    return list({path.id: path for paths in tracks.values() for path in paths}.values())


def _sessions(book: Book, paths: Iterable[Onboarding], dates: Schedule, whose: str) -> list[Lesson]:
    """What new colleagues do in the phases that begin in the first week, from the first day on."""
    return [each for path in paths for each in _in_turn(list(_lessons(book, path, dates, whose)))]


def _lessons(book: Book, path: Onboarding, dates: Schedule, whose: str) -> Iterator[Lesson]:
    for phase in path.phases:
        if 0 <= phase.from_day < WEEK:
            days, (first, last) = schedule.days(book, phase, dates), dates.span(phase.from_day, phase.to_day)
            for item in onboarding.by_day(phase, "hire", days):
                minutes = onboarding.minutes(book, path, item)
                yield Lesson(path, phase, item, minutes, whose, days.get(item.id), first, last)


def _in_turn(lessons: Sequence[Lesson]) -> list[Lesson]:
    """The sessions of one path, each behind those that it comes after."""
    known = {each.item.id: each for each in lessons}
    found: dict[str, Lesson] = {}
    begun: set[str] = set()
    waiting = list(reversed(lessons))
    while waiting:
        lesson = waiting[-1]
        begun.add(lesson.item.id)
        before = [ref.part for ref in lesson.item.after if ref.part in known and ref.part not in begun]
        if not before:
            found.setdefault(lesson.item.id, waiting.pop())
        waiting += [known[part] for part in reversed(before)]
    return list(found.values())


def _day(waiting: dict[str, list[Lesson]], day: dt.date, hours: Hours) -> ClassDay:
    """One day: first what all do, then what each role does around that. Takes what it places out of `waiting`."""
    slots: list[Slot] = []
    left: list[Lesson] = []
    together: list[Slot] = []
    for whose, sessions in waiting.items():
        clock = Clock(hours.begin.on(day), hours.end.on(day), eaten=hours.begin > NOON, whose=whose)
        turn = Turn(clock, sessions, together)
        turn.take()
        sessions[:] = turn.later
        left += turn.left
        slots += clock.slots
        together = together if whose else clock.slots
    return ClassDay(day, tuple(slots), tuple(left))
