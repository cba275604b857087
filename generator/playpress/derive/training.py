"""Paths that a class walks, and the hours of a day -> minutes by week, and an agenda with clock times and breaks."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from playpress.derive import onboarding, schedule
from playpress.derive.schedule import Schedule
from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase
from playpress.model.working_time import Moment, WorkingTime

WEEK = 7
BREAK = 15
"""Minutes of a break, which follows on a stretch of work."""
LUNCH = 45
"""Minutes of the first break from noon on."""
_STRETCH = 90
"""Minutes of work after which there is a break."""
_NOON = Moment(12 * 60)


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
    """The id of the role that does it while others do something else; empty: all of them."""
    on: dt.date | None
    """Its day, where it has one: that of a weekly meeting can be after its phase."""
    first: dt.date
    last: dt.date
    """The first and the last day of its phase."""

    def may_be(self, day: dt.date) -> bool:
        """Whether it can be done on a day: its own, or any of its phase."""
        return self.on == day if self.on else self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Slot:
    """A session or a break (no session) with its time of day."""

    begin: dt.datetime
    end: dt.datetime
    session: Lesson | None = None
    whose: str = ""

    @property
    def is_lunch(self) -> bool:
        """Whether it is the long break."""
        return self.session is None and self.end - self.begin >= dt.timedelta(minutes=LUNCH)


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
    """One day: first what all do, then what each role does from then on. Takes what it places out of `waiting`."""
    slots: list[Slot] = []
    left: list[Lesson] = []
    together = _Clock(hours.begin.on(day), hours.end.on(day), eaten=hours.begin > _NOON)
    for whose, sessions in waiting.items():
        clock = together.alone(whose) if whose else together
        later: list[Lesson] = []
        to_come = {(each.path.id, each.item.id) for each in sessions}
        for session in sessions:
            is_last = day == (session.on or session.last)
            waits = any((session.path.id, ref.part) in to_come for ref in session.item.after)
            if session.may_be(day) and (is_last or not waits) and clock.fits(session):
                clock.place(session)
            elif is_last:
                left.append(session)
            else:
                later.append(session)
                continue
            to_come.discard((session.path.id, session.item.id))
        sessions[:] = later
        slots += clock.slots
    return ClassDay(day, tuple(slots), tuple(left))


@dataclass(slots=True)
class _Clock:
    """The time of day while sessions are placed one after the other, with breaks between them."""

    now: dt.datetime
    end: dt.datetime
    eaten: bool
    """Whether lunch is over: it was taken, or the day begins after it."""
    whose: str = ""
    worked: int = 0
    """The minutes since the last break."""
    begun: bool = False
    """Whether there was a session today."""
    slots: list[Slot] = field(default_factory=list)

    def alone(self, whose: str) -> "_Clock":
        """The clock of one role, from where all of them are now."""
        return replace(self, whose=whose, slots=[])

    def _pause(self, session: Lesson) -> int:
        """The minutes of the break before a session."""
        if self.begun and not self.eaten and self.now >= _NOON.on(self.now.date()):
            return LUNCH
        return BREAK if self.worked and self.worked + session.minutes > _STRETCH else 0

    def fits(self, session: Lesson) -> bool:
        return self.now + dt.timedelta(minutes=self._pause(session) + session.minutes) <= self.end

    def place(self, session: Lesson) -> None:
        if pause := self._pause(session):
            self._take(pause, None)
            self.worked, self.eaten = 0, self.eaten or pause == LUNCH
        self._take(session.minutes, session)
        self.worked += session.minutes
        self.begun = True

    def _take(self, minutes: int, session: Lesson | None) -> None:
        begin, self.now = self.now, self.now + dt.timedelta(minutes=minutes)
        self.slots.append(Slot(begin, self.now, session, self.whose))
