"""Worksheet -> capacity: the hours that a plan takes, month by month, against the hours people have."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive import clock
from playpress.derive.planning import ratios
from playpress.derive.planning.window import Window
from playpress.derive.planning.worksheet import StageRow, Worksheet, commitments, worksheets
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.role import Role
from playpress.model.period import Period
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Effort:
    """Work on some contacts: how many, how often, how long, and in which days."""

    roles: tuple[str, ...]
    """Those who share it, by id."""
    cause: Ref
    """What asks for it: a hand-off, a stage, or the team that brings a source in."""
    entity: Entity
    at: tuple[str | int, ...]
    """Where it is written, inside of the entity."""
    volume: Fraction
    attempts: Fraction
    minutes: Fraction
    """Minutes for one attempt."""
    window: Window
    part: Fraction = Fraction(1)
    """The share of the contacts that it is done for."""
    success_rate: Fraction | None = None
    """The share of attempts that bring one, where the attempts follow from it."""

    @property
    def each(self) -> Fraction:
        """Hours for one contact, of which a part may need none."""
        return ratios.hours(self.part, self.attempts, self.minutes)

    @property
    def hours(self) -> Fraction:
        return self.volume * self.each


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a workload (hours)."""

    period: Period
    needed: Fraction
    available: Fraction

    @property
    def short(self) -> Fraction:
        """Hours that are missing; 0 where there is time left."""
        return max(self.needed - self.available, Fraction(0))


@dataclass(frozen=True, slots=True)
class Workload:
    """What some roles have to do for the plan, and the time they have for it."""

    roles: tuple[Role, ...]
    efforts: tuple[Effort, ...]
    months: tuple[Month, ...]
    """The months in which the work falls; available are the working days from its first to its last day."""
    timed: bool
    """Whether all of the roles say how many people they are and how much time these have for this plan."""
    shared: bool
    """Whether their time is for all parts of a larger plan together."""

    @property
    def needed(self) -> Fraction:
        """Hours of work."""
        return sum((each.hours for each in self.efforts), Fraction(0))

    @property
    def available(self) -> Fraction:
        """Hours that people have from the first to the last day of the work."""
        return sum((each.available for each in self.months), Fraction(0))

    @property
    def short(self) -> Fraction:
        """Hours that are missing, month by month: what is left in one of them is no help in another.

        None are known to be missing where nothing says how much time there is.
        """
        return sum((each.short for each in self.months), Fraction(0)) if self.timed else Fraction(0)

    @property
    def short_in(self) -> tuple[Period, ...]:
        """The months in which hours are missing, where there are others with enough of them."""
        found = tuple(each.period for each in self.months if each.short)
        return found if len(found) < len(self.months) else ()

    @property
    def affordable(self) -> int | None:
        """How many the people can handle, where there is only one effort."""
        if len(self.efforts) != 1 or not self.efforts[0].each or not self.timed:
            return None
        return int(self.available / self.efforts[0].each)


@insight
def workloads(book: Book) -> Mapping[str, tuple[Workload, ...]]:
    """The work of each plan as it is written, by the plan's id."""
    return {key: loads(book, sheet) for key, sheet in worksheets(book).items()}


def loads(book: Book, sheet: Worksheet) -> tuple[Workload, ...]:
    """The work of a plan, by those who have to do it.

    Several roles that share some work are looked at together, with what each of them does alone.
    """
    found = list(_efforts(book, sheet))
    groups = dict.fromkeys(each.roles for each in found)
    shared = {group: [each for each in found if set(each.roles) <= set(group)] for group in groups}
    return tuple(_load(book, sheet, group, efforts) for group, efforts in shared.items())


def uncounted(book: Book, sheet: Worksheet) -> Iterator[tuple[int, StageRow]]:
    """The sources of the mix of whose work no hours are known: their number there, and the stage at which they enter.

    What enters first may have its effort at its stage; what joins later is found by work of its own.
    """
    for number, source in enumerate(sheet.plan.source_mix):
        row = next((each for each in sheet.rows if number in each.need.entering), None)
        if row is None or source.effort or not source.share:
            continue
        if row is not sheet.rows[0] or not (row.stage.effort or promises_work(book, row.ref)):
            yield number, row


def promises_work(book: Book, stage: Ref) -> bool:
    """Whether a commitment at a stage says how long its attempts take."""
    return any(promise.attempts and promise.minutes for _, _, promise in commitments(book, stage))


def _efforts(book: Book, sheet: Worksheet) -> Iterator[Effort]:
    for row in sheet.rows:
        window, volume = _days(sheet, row), row.required
        if window is not None and volume is not None:
            yield from _of_promises(book, row, volume, window)
            yield from _of_stage(sheet, row, volume, window)
            yield from _of_sources(sheet, row, window)


def _days(sheet: Worksheet, row: StageRow) -> Window | None:
    """When the contacts of a stage are worked on: in its window, or in the plan's period where no lag is known."""
    span = sheet.plan.period
    return row.window or (Window(span.start, span.end) if span else None)


def _of_promises(book: Book, row: StageRow, volume: Fraction, window: Window) -> Iterator[Effort]:
    for handoff, position, promise in commitments(book, row.ref):
        roles = _doers(book, handoff, promise)
        if roles and promise.attempts and promise.minutes:
            cause, at = Ref("handoff", handoff.id), ("commitments", position, "attempts")
            yield Effort(
                roles, cause, handoff, at, volume, Fraction(promise.attempts), Fraction(promise.minutes), window
            )


def _of_stage(sheet: Worksheet, row: StageRow, volume: Fraction, window: Window) -> Iterator[Effort]:
    """What each item costs at a stage, from whatever source it came."""
    if sheet.path is None:
        return
    for number, each in enumerate(row.stage.effort):
        at = ("stages", sheet.path.position(row.stage), "effort", number, "minutes")
        minutes = Fraction(each.minutes)
        yield Effort((each.role.id,), row.ref, sheet.path.funnel, at, volume, Fraction(1), minutes, window, each.share)


def _of_sources(sheet: Worksheet, row: StageRow, window: Window) -> Iterator[Effort]:
    """What it takes to find those that enter at a stage."""
    for number, source in enumerate(sheet.plan.source_mix):
        volume = row.need.entering.get(number)
        for position, each in enumerate(source.effort if volume is not None else ()):
            if volume is not None and (tries := each.tries) is not None:
                at = ("source_mix", number, "effort", position, "minutes")
                yield Effort(
                    (each.role.id,), source.team, sheet.plan, at, volume, tries, Fraction(each.minutes), window,
                    success_rate=each.success_rate,
                )  # fmt: skip


def _load(book: Book, sheet: Worksheet, ids: Sequence[str], efforts: Sequence[Effort]) -> Workload:
    roles = tuple(role for each in ids if isinstance(role := book.get(Ref("role", each)), Role))
    span = _span(efforts)
    worked = clock.working_days(span.start, span.end, book.settings.working_time)
    needed = dict.fromkeys(worked, Fraction(0))
    for effort in efforts:
        days = clock.working_days(effort.window.start, effort.window.end, book.settings.working_time)
        total = sum(days.values())
        for number, (month, count) in enumerate(days.items()):
            needed[month] += effort.hours * (Fraction(count, total) if total else Fraction(number == 0))
    months = tuple(Month(each, needed[each], _daily(roles) * worked[each]) for each in worked)
    timed = not sheet.shared and all(role.capacity and role.headcount is not None for role in roles)
    return Workload(roles, tuple(efforts), months, timed, sheet.shared)


def available_to_all(book: Book, several: Sequence[Workload]) -> Mapping[Period, Fraction]:
    """The hours that the same roles have in each month for several workloads: a day on which two of them fall counts
    once, and one on which none does not at all.
    """
    found: dict[Period, Fraction] = {}
    last = dt.date.min
    for span in sorted((_span(each.efforts) for each in several), key=lambda each: each.start):
        first = max(span.start, last + dt.timedelta(days=1))
        for month, count in clock.working_days(first, span.end, book.settings.working_time).items():
            found[month] = found.get(month, Fraction(0)) + count * _daily(several[0].roles)
        last = max(last, span.end)
    return found


def _span(efforts: Sequence[Effort]) -> Window:
    """From the first to the last day of some work."""
    return Window(min(each.window.start for each in efforts), max(each.window.end for each in efforts))


def _daily(roles: Sequence[Role]) -> Fraction:
    """Hours that all people of some roles have in a working day."""
    return sum((_hours_a_day(role) for role in roles), Fraction(0))


def _hours_a_day(role: Role) -> Fraction:
    """Hours that all people of a role have in a working day."""
    if role.capacity is None or role.headcount is None:
        return Fraction(0)
    share = role.capacity.utilisation or Fraction(1)
    return ratios.hours_available(role.headcount.amount, role.capacity.hours_per_day, 1, share)


def _doers(book: Book, handoff: Handoff, commitment: Commitment) -> tuple[str, ...]:
    """The roles that keep a promise: who does the step on the promising team's side, else the team's own roles."""
    ends = [book.step(ref) for ref in (handoff.to, handoff.from_)]
    doing = [ref for step in ends if step for ref, letters in step.letters.items() if set(letters) & {"R", "A"}]
    own = [role for ref in doing if isinstance(role := book.get(ref), Role) and role.team == commitment.by]
    for roles in (own, _team_roles(book).get(commitment.by, ())):
        found = [role.id for role in roles if role.capacity and role.headcount is not None]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


@insight
def _team_roles(book: Book) -> dict[Ref, list[Role]]:
    found: dict[Ref, list[Role]] = {}
    for role in book.active(Role):
        found.setdefault(role.team, []).append(role)
    return found
