"""The time of day while the sessions of a class are placed one after the other, with breaks between them."""

import datetime as dt
from dataclasses import dataclass, field

from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase
from playpress.model.time_in_day import NOON

BREAK = 15
"""Minutes of a break, which follows on a stretch of work."""
LUNCH = 45
"""Minutes of the first break from noon on."""
_STRETCH = 90
"""Minutes of work after which there is a break."""


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


@dataclass(slots=True)
class Clock:
    """The time of day of one role, or of all of them."""

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

    def _pause(self, session: Lesson) -> int:
        """The minutes of the break before a session."""
        if self.begun and not self.eaten and self.now >= NOON.on(self.now.date()):
            return LUNCH
        return BREAK if self.worked and self.worked + session.minutes > _STRETCH else 0

    def fits(self, session: Lesson, before: dt.datetime | None = None) -> bool:
        """Whether there is room for it now, up to a moment or to the end of the day, and it is the part of the day."""
        begin, at = self.now + dt.timedelta(minutes=self._pause(session)), session.item.at
        if at and not (begin < NOON.on(begin.date()) if at.is_morning else begin >= at.begins.on(begin.date())):
            return False
        return begin + dt.timedelta(minutes=session.minutes) <= (before or self.end)

    def place(self, session: Lesson) -> None:
        """Place it now, behind a break where one is due."""
        if pause := self._pause(session):
            self._rest(pause)
        self._work(session)

    def place_at(self, session: Lesson, begin: dt.datetime, before: dt.datetime | None) -> bool:
        """Place it at a moment, without a break before it; whether there was room up to another moment."""
        if begin < self.now or begin + dt.timedelta(minutes=session.minutes) > (before or self.end):
            return False
        self.wait(begin)
        self._work(session)
        return True

    def wait(self, until: dt.datetime) -> None:
        """Do nothing up to a moment. Lunch is in that time, where there is enough of it."""
        free = max(self.now, NOON.on(self.now.date()))
        if self.begun and not self.eaten and until - free >= dt.timedelta(minutes=LUNCH):
            self.now = free
            self._rest(LUNCH)
        if until - self.now >= dt.timedelta(minutes=BREAK):
            self.worked = 0
        self.now = max(self.now, until)

    def follow(self, slot: Slot) -> None:
        """Be where all of them are while they do something together."""
        self.wait(slot.begin)
        self.now = max(self.now, slot.end)
        if slot.session:
            self.worked, self.begun = self.worked + slot.session.minutes, True
        else:
            self.worked, self.eaten = 0, self.eaten or slot.is_lunch

    def _work(self, session: Lesson) -> None:
        self._take(session.minutes, session)
        self.worked += session.minutes
        self.begun = True

    def _rest(self, minutes: int) -> None:
        self._take(minutes, None)
        self.worked, self.eaten = 0, self.eaten or minutes == LUNCH

    def _take(self, minutes: int, session: Lesson | None) -> None:
        begin, self.now = self.now, self.now + dt.timedelta(minutes=minutes)
        self.slots.append(Slot(begin, self.now, session, self.whose))
