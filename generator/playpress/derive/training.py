"""Paths that a class walks, and the hours of a day -> minutes by week, and an agenda with clock times and breaks."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playpress.derive import onboarding, schedule
from playpress.derive.schedule import Schedule
from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase

WEEK = 7
BREAK = 15
"""Minutes of a break, which follows on a stretch of work."""
LUNCH = 45
"""Minutes of the first break from noon on."""
_STRETCH = 90
"""Minutes of work after which there is a break."""
_NOON = dt.time(12)


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
class Lesson:
    """Something that a class does together, or one role of it alone."""

    path: Onboarding
    phase: Phase
    item: PathItem
    minutes: int
    whose: str
    """The role that does it while others do something else; empty: all of them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session or a break (no session) with its time of day."""

    begin: dt.datetime
    end: dt.datetime
    session: Lesson | None = None
    whose: str = ""


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

    begin: dt.time
    end: dt.time


def agenda(book: Book, tracks: dict[str, Sequence[Onboarding]], dates: Schedule, hours: Hours) -> list[ClassDay]:
    """The days of a class, up to the end of the phases that begin in its first week.

    `tracks` are the paths that each role walks. What all of them walk comes first each day, and then each role goes its
    own way. What has no day goes into the first day of its phase with room for it.
    """
    shared = [path for path in _each(tracks) if all(path in paths for paths in tracks.values())]
    waiting = {"": _sessions(book, shared, "")}
    for name, paths in tracks.items():
        own = [each for each in paths if each not in shared]
        waiting[name] = _sessions(book, own, name)
    last = max((_span(dates, each)[1] for sessions in waiting.values() for each in sessions), default=dates.first)
    found, day = [], dates.first
    while day <= last:
        made = _day(book, waiting, dates, day, hours)
        found += [made] if made.slots or made.left else []
        day = dates.after(day)
    return found


def _span(dates: Schedule, session: Lesson) -> tuple[dt.date, dt.date]:
    """The first and the last day of a session's phase."""
    return dates.span(session.phase.from_day, session.phase.to_day)


def _each(tracks: dict[str, Sequence[Onboarding]]) -> list[Onboarding]:
    return list({path.id: path for paths in tracks.values() for path in paths}.values())


def _sessions(book: Book, paths: Iterable[Onboarding], whose: str) -> list[Lesson]:
    """What new colleagues do in the phases that begin in the first week, from the first day on."""
    return [
        Lesson(path, phase, item, onboarding.minutes(book, path, item), whose)
        for path in paths
        for phase in path.phases
        if 0 <= phase.from_day < WEEK
        for item in onboarding.by_day(phase, "hire")
    ]


def _day(book: Book, waiting: dict[str, list[Lesson]], dates: Schedule, day: dt.date, hours: Hours) -> ClassDay:
    """One day: first what all do, then what each role does from then on. Takes what it places out of `waiting`."""
    slots: list[Slot] = []
    left: list[Lesson] = []
    begin = dt.datetime.combine(day, hours.begin)
    for whose, sessions in waiting.items():
        clock = _Clock(begin, dt.datetime.combine(day, hours.end), whose)
        for session in list(sessions):
            on = schedule.days(book, session.phase, dates).get(session.item.id)
            first, last = _span(dates, session)
            if on != day and not (on is None and first <= day <= last):
                continue
            if clock.fits(session):
                clock.place(session)
            elif on == day or day == last:
                left.append(session)
            else:
                continue
            sessions.remove(session)
        slots += clock.slots
        begin = clock.now if not whose else begin
    return ClassDay(day, tuple(slots), tuple(left))


class _Clock:
    """The time of day while sessions are placed one after the other, with breaks between them."""

    def __init__(self, now: dt.datetime, end: dt.datetime, whose: str) -> None:
        self.now, self.end, self.whose = now, end, whose
        self.slots: list[Slot] = []
        self._worked = 0
        self._eaten = now.time() > _NOON

    def _pause(self, session: Lesson) -> int:
        """The minutes of the break before a session."""
        if self.slots and not self._eaten and self.now.time() >= _NOON:
            return LUNCH
        return BREAK if self._worked and self._worked + session.minutes > _STRETCH else 0

    def fits(self, session: Lesson) -> bool:
        return self.now + dt.timedelta(minutes=self._pause(session) + session.minutes) <= self.end

    def place(self, session: Lesson) -> None:
        if pause := self._pause(session):
            self._take(pause, None)
            self._worked, self._eaten = 0, self._eaten or pause == LUNCH
        self._take(session.minutes, session)
        self._worked += session.minutes

    def _take(self, minutes: int, session: Lesson | None) -> None:
        begin, self.now = self.now, self.now + dt.timedelta(minutes=minutes)
        self.slots.append(Slot(begin, self.now, session, self.whose))
