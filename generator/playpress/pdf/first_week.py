"""A path and a role -> the first week on it: what begins, what it is about, the main process, what to answer."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playpress import language
from playpress.derive import duties, onboarding, role_work, training
from playpress.derive.schedule import Schedule
from playpress.derive.training import ClassDay, Hours
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding, Phase
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.term import Term
from playpress.site import diagram

_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class FirstWeek:
    """The first week on a path, for one role."""

    book: Book
    path: Onboarding
    role: Role
    dates: Schedule
    dated: bool
    """Whether the days are those of the calendar."""
    days: Sequence[ClassDay]
    hours: Hours

    def phases(self, first_day: bool) -> Iterator[tuple[Onboarding, Phase]]:
        """The phases that begin on the first day, or later in the first week."""
        for path in onboarding.in_walking_order(self.book, self.path):
            for phase in path.phases:
                if (phase.from_day <= 0 <= phase.to_day) if first_day else (0 < phase.from_day < training.WEEK):
                    yield path, phase

    def subjects(self) -> Sequence[Entity]:
        """What the tasks of the first week are about, and the hand-offs of the role: each once."""
        refs = [
            ref.whole
            for now in (True, False)
            for _, each in self.phases(now)
            for item in each.items
            for ref in item.about
        ]
        found = [each for ref in refs if (each := self.book.get(ref))]
        found += [*duties.receives(self.book, self.role), *duties.sends(self.book, self.role)]
        return list({each.key: each for each in found}.values())

    def said(self, day: dt.date) -> str:
        """A day in a few words."""
        if self.dated:
            return language.short_weekday_and_day(day, year=False)
        number, on = 1, self.dates.first
        while on < day:
            number, on = number + 1, self.dates.after(on)
        return f"Day {number}"

    def process(self) -> Process | None:
        """The process of which the role does or answers for most steps, among those that can be drawn."""
        steps = [duty.process for duty in duties.steps(self.book, self.role) if {"A", "R"} & set(duty.letters)]
        found = {each.id: each for each in steps if not diagram.too_large(self.book, each)}
        return max(found.values(), key=lambda each: sum(each.id == other.id for other in steps), default=None)

    def answered(self) -> Sequence[Objection | Term]:
        """Three objections: of the path, the role's work, the playbook; where there are none, words of the path."""
        about = [
            each
            for path in onboarding.in_walking_order(self.book, self.path)
            for item in onboarding.in_order(path)
            for ref in item.about
            if (each := self.book.get(ref))
        ]
        objections = [each for each in about if isinstance(each, Objection)]
        objections += [*role_work.work(self.book, self.role).objections, *self.book.active(Objection)]
        found: Sequence[Objection | Term] = objections or [each for each in about if isinstance(each, Term)]
        return list({each.key: each for each in found}.values())[:_ANSWERS]
