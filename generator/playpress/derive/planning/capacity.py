"""Worksheet -> capacity: the hours promises take, against the hours people have."""

from dataclasses import dataclass
from fractions import Fraction

from playpress.derive import clock
from playpress.derive.planning import ratios
from playpress.derive.planning.worksheet import Worksheet, commitments
from playpress.graph import Book
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Effort:
    """One promise as work: how many, and how many hours for each."""

    handoff: Handoff
    position: int
    volume: Fraction
    attempts: int
    minutes: int
    """Minutes for one attempt."""

    @property
    def each(self) -> Fraction:
        """Hours for one of them."""
        return ratios.hours(Fraction(1), Fraction(self.attempts), Fraction(self.minutes))

    @property
    def hours(self) -> Fraction:
        return self.volume * self.each


@dataclass(frozen=True, slots=True)
class Workload:
    """What some roles have to do within the plan, and the time they have for it."""

    roles: tuple[Role, ...]
    efforts: tuple[Effort, ...]
    available: Fraction

    @property
    def needed(self) -> Fraction:
        """Hours of work."""
        return sum((each.hours for each in self.efforts), Fraction(0))

    @property
    def short(self) -> Fraction:
        """Hours that are missing; below zero where there is time left."""
        return self.needed - self.available

    @property
    def affordable(self) -> int | None:
        """How many the people can handle, where there is only one promise."""
        if len(self.efforts) != 1 or not self.efforts[0].each:
            return None
        return int(self.available / self.efforts[0].each)


def loads(book: Book, sheet: Worksheet) -> tuple[Workload, ...]:
    """The work of the plan's promises, by those who have to do it. Only roles that say how much time they have."""
    if sheet.plan.period is None:
        return ()
    efforts: dict[tuple[str, ...], list[Effort]] = {}
    for row in sheet.rows:
        for handoff, position, commitment in commitments(book, row.ref):
            roles = _doers(book, handoff, commitment)
            volume = row.need.required
            if roles and commitment.attempts and commitment.minutes and volume is not None:
                effort = Effort(handoff, position, volume, commitment.attempts, commitment.minutes)
                efforts.setdefault(roles, []).append(effort)
    days = clock.working_days(sheet.plan.period, book.settings.working_time)
    return tuple(_load(book, roles, found, days) for roles, found in efforts.items())


def _load(book: Book, ids: tuple[str, ...], efforts: list[Effort], days: int) -> Workload:
    roles = tuple(role for each in ids if isinstance(role := book.get(Ref("role", each)), Role))
    available = sum((_hours(role, days) for role in roles), Fraction(0))
    return Workload(roles, tuple(efforts), available)


def _hours(role: Role, days: int) -> Fraction:
    if role.capacity is None or role.headcount is None:
        return Fraction(0)
    share = role.capacity.utilisation or Fraction(1)
    return ratios.hours_available(role.headcount, role.capacity.hours_per_day, days, share)


def _doers(book: Book, handoff: Handoff, commitment: Commitment) -> tuple[str, ...]:
    """The roles that keep a promise: who does the step on the promising team's side, else the team's own roles."""
    ends = [book.step(ref) for ref in (handoff.to, handoff.from_)]
    doing = [ref for step in ends if step for ref, letters in step.letters.items() if set(letters) & {"R", "A"}]
    own = [role for ref in doing if isinstance(role := book.get(ref), Role) and role.team == commitment.by]
    team = [role for role in book.active(Role) if role.team == commitment.by]
    for roles in (own, team):
        found = [role.id for role in roles if role.capacity and role.headcount is not None]
        if found:
            return tuple(dict.fromkeys(found))
    return ()
