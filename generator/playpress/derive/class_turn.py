"""The sessions of one role, or of all of them, and a day -> when each of them is, and what has no room in it.

What says its time is there at that time. Everything else goes around it, in its order.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playpress.derive.class_clock import Clock, Lesson, Slot


@dataclass(frozen=True, slots=True)
class _Mark:
    """A moment of a day around which the rest is placed."""

    begin: dt.datetime
    session: Lesson | None = None
    """What begins then, if it can."""
    slot: Slot | None = None
    """What all of them do then. Neither of the two: an afternoon begins."""


class Turn:
    """One day of sessions, while they are placed on a clock."""

    def __init__(self, clock: Clock, sessions: Sequence[Lesson], together: Sequence[Slot]) -> None:
        self._clock, self._day = clock, clock.now.date()
        self._together = together
        self._to_come = {_key(each) for each in sessions}
        self.later: list[Lesson] = sorted(sessions, key=lambda each: not self._is_early(each))
        """What waits for another day, once the day is filled."""
        self.left: list[Lesson] = []
        """What belongs to this day and has no room in it."""

    def take(self) -> None:
        """Fill the day."""
        for mark in sorted(self._marks(), key=lambda mark: mark.begin):
            if mark.begin > self._clock.now:
                self._fill(mark.begin)
            self._reach(mark)
        self._fill()

    def _marks(self) -> Iterator[_Mark]:
        yield from (_Mark(each.begin, slot=each) for each in self._together)
        afternoons = []
        for each in self.later:
            if (at := each.item.at) and each.may_be(self._day):
                if not at.part:
                    yield _Mark(at.begins.on(self._day), each)
                elif not at.is_morning:
                    afternoons.append(at.begins.on(self._day))
        yield from map(_Mark, afternoons[:1])

    def _fill(self, before: dt.datetime | None = None) -> None:
        """Place what has no time of its own up to a moment, or to the end of the day; what has to be today is left."""
        for each in self.later:
            ready = self._is_ready(each) if before is None else not self._waits(each)
            if self._is_free(each) and ready and self._clock.fits(each, before):
                self._clock.place(each)
            elif before is None and self._is_last(each):
                self.left.append(each)
            else:
                continue
            self._to_come.discard(_key(each))
        self._forget_placed()

    def _reach(self, mark: _Mark) -> None:
        """Go to a mark, and place its session if that is possible."""
        if mark.slot:
            self._clock.follow(mark.slot)
        elif mark.session is None:
            if any(self._is_free(each) and each.item.at and self._is_ready(each) for each in self.later):
                self._clock.wait(mark.begin)
        elif self._is_ready(mark.session) and self._clock.place_at(mark.session, mark.begin, self._next(mark.begin)):
            self._to_come.discard(_key(mark.session))
            self._forget_placed()

    def _next(self, begin: dt.datetime) -> dt.datetime | None:
        """When all of them do something together from a moment on; None: not on this day."""
        return next((each.begin for each in self._together if each.begin >= begin), None)

    def _forget_placed(self) -> None:
        self.later = [each for each in self.later if _key(each) in self._to_come]

    def _is_last(self, session: Lesson) -> bool:
        return self._day == (session.on or session.last)

    def _is_free(self, session: Lesson) -> bool:
        """Whether it says no time at which it begins on this day."""
        return session.may_be(self._day) and (session.item.at is None or bool(session.item.at.part))

    def _waits(self, session: Lesson) -> bool:
        return any((session.path.id, ref.part) in self._to_come for ref in session.item.after)

    def _is_ready(self, session: Lesson) -> bool:
        return self._is_last(session) or not self._waits(session)

    def _is_early(self, session: Lesson) -> bool:
        """Whether it goes before others because it is for the morning, and waits for none of them."""
        at = session.item.at
        return at is not None and at.is_morning and not self._waits(session)


def _key(session: Lesson) -> tuple[str, str]:
    return session.path.id, session.item.id
