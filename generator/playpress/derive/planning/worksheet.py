"""Plan and Book -> worksheet: every number of a plan, exact, and what keeps others from being known."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.planning import segment_needs, volumes
from playpress.derive.planning.inherited import whole
from playpress.derive.planning.obstacle import Obstacle
from playpress.derive.planning.segment_needs import SegmentNeed
from playpress.derive.planning.stage_path import StagePath, stage_path
from playpress.derive.planning.window import Window, earlier
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.plan import Plan, Stated
from playpress.model.ref import Ref
from playpress.model.values import Money


@dataclass(frozen=True, slots=True)
class PromisedCount:
    """How many one commitment promises at a stage within the plan's period."""

    handoff: Handoff
    position: int
    commitment: Commitment
    count: Fraction


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of the plan: what is needed, what was stated, what is promised, and by when."""

    need: volumes.Need
    ref: Ref
    following: Stage | None
    """The stage after it on the line; its own rate leads there."""
    rate: Fraction | None
    """The share that goes on from here: that of the funnel, or what the segments make together."""
    stated: Stated | None
    promises: tuple[PromisedCount, ...]
    window: Window | None
    """The days in which the needed ones have to exist."""
    late: int
    """How many days that window has been over (days)."""
    past: Fraction
    """The share of its days that is past."""

    @property
    def stage(self) -> Stage:
        return self.need.stage

    @property
    def required(self) -> Fraction | None:
        return self.need.required

    @property
    def gap(self) -> Fraction | None:
        """What the plan states too little, as a share of what is needed; None where one of them is unknown."""
        if self.required is None or self.stated is None:
            return None
        return volumes.gap(self.required, self.stated.count)

    @property
    def needed_by(self) -> dt.date | None:
        """The last day on which they have to exist."""
        return self.window.end if self.window else None

    def promised(self) -> tuple[tuple[Ref, Fraction, Fraction | None], ...]:
        """Team, what it promises in all, and how much of its part is missing as a share."""
        sums: dict[Ref, Fraction] = {}
        for each in self.promises:
            sums[each.commitment.by] = sums.get(each.commitment.by, Fraction(0)) + each.count
        found = []
        for team, count in sums.items():
            wanted = self.need.of(team)
            found.append((team, count, volumes.gap(wanted, count) if wanted is not None else None))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A plan, computed."""

    plan: Plan
    currency: str
    path: StagePath | None
    won: Fraction | None
    """How many customers are needed."""
    rows: tuple[StageRow, ...]
    """The stages of the line, the first one first."""
    obstacles: tuple[Obstacle, ...]
    over: bool = False
    """Whether the last day of the plan's period is past."""
    segments: tuple[SegmentNeed, ...] = ()
    """What each segment has to bring, where the plan has segments and their numbers are known."""
    shared: bool = False
    """Whether it is one part of several in the days of a larger plan, such as a region.

    What is promised and the people who work then are for all parts together, and are held against the larger plan.
    """

    @property
    def overall(self) -> Fraction | None:
        """How many of 1 at the first stage are won: the product of all rates; None where one is missing."""
        product = Fraction(1)
        for row in self.rows[:-1]:
            if row.rate is None:
                return None
            product *= row.rate
        return product if self.rows else None

    def row(self, stage: Ref | None) -> StageRow | None:
        """The row of a stage."""
        return next((each for each in self.rows if stage and each.ref == stage), None)

    def amount(self, money: Money | None) -> Fraction | None:
        """An amount in the plan's currency; None where it is missing or in another one."""
        return money.amount if money and money.currency == self.currency else None


@insight
def worksheets(book: Book) -> Mapping[str, Worksheet]:
    """Every plan as it is written, computed once, by its id."""
    return {plan.id: worksheet(book, plan) for plan in book.all(Plan)}


def worksheet(book: Book, plan: Plan, funnel: Funnel | None = None) -> Worksheet:
    """Compute a plan, with its own funnel or with another one of the same stages (what if a rate were different?)."""
    plan = whole(book, plan)
    found = funnel or book.get(plan.funnel)
    way = stage_path(found) if isinstance(found, Funnel) else None
    currency = _currency(book, plan)
    plan = segment_needs.blended(plan, currency)
    won, obstacles = _won(plan, currency)
    obstacles += (*segment_needs.obstacles(plan, way), *_of_line(plan, way), *_of_sources(book, plan))
    segments = segment_needs.needs(plan, currency, way)
    rows = _rows(book, plan, way, won, segments)
    over = plan.period is not None and plan.period.end < book.today
    return Worksheet(plan, currency, way, won, rows, tuple(obstacles), over, segments, _is_shared(book, plan))


def _is_shared(book: Book, plan: Plan) -> bool:
    above = book.get(plan.parent)
    return isinstance(above, Plan) and plan.period is not None and plan.period.same_days(above.period)


def _rows(
    book: Book, plan: Plan, way: StagePath | None, won: Fraction | None, segments: Sequence[SegmentNeed]
) -> tuple[StageRow, ...]:
    """The stages of a path, with what all segments need together where there are any."""
    if way is None:
        return ()
    needs = segment_needs.summed(way, segments) if segments else volumes.needs(won, way, plan.source_mix)
    rates = segment_needs.rates(way, segments) if segments else tuple(stage.rate for stage in way.stages)
    times = zip(needs, rates, volumes.lags(way), strict=True)
    return tuple(_row(book, plan, way, number, *each) for number, each in enumerate(times))


def _currency(book: Book, plan: Plan) -> str:
    """The currency all amounts of a plan have to be in."""
    first = plan.revenue_target or plan.avg_deal or plan.budget_total
    return plan.currency or book.settings.currency or (first.currency if first else "")


def _won(plan: Plan, currency: str) -> tuple[Fraction | None, list[Obstacle]]:
    """Target / average deal, or what is in the way."""
    target, deal = plan.revenue_target, plan.avg_deal
    said = f'the plan "{plan.name}" cannot be computed'
    obstacles = [
        Obstacle("MTH-3", f"{said}, missing: {words}", f"Write `{name}`.", plan, lacks=name)
        for name, words, value in (
            ("revenue_target", "its revenue target", target),
            ("avg_deal", "its average deal", deal),
        )
        if value is None and not (name == "avg_deal" and plan.segments)
    ]
    if target and target.amount <= 0:
        obstacles.append(_wrong(plan, "revenue_target", f"its revenue target is {target}"))
    if deal and deal.amount <= 0:
        obstacles.append(_wrong(plan, "avg_deal", f"its average deal is {deal}"))
    if target is None or deal is None or obstacles:
        return None, obstacles
    if {target.currency, deal.currency} != {currency}:
        return None, []
    return target.amount / deal.amount, []


def _wrong(plan: Plan, field: str, words: str) -> Obstacle:
    hint = f"Write the `{field}` as an amount above zero."
    return Obstacle("MTH-3", f'the plan "{plan.name}" cannot be computed: {words}', hint, plan, (field,))


MORE_THAN_ALL = "Correct the `rate`, or write `may_exceed_one: yes` if one really produces several."
"""What to do about a rate above one."""


def _of_line(plan: Plan, way: StagePath | None) -> Iterator[Obstacle]:
    """Rates that are missing, zero or above one, and a way that ends without a customer."""
    if way is None:
        message = f'the plan "{plan.name}" cannot be computed, missing: its funnel'
        yield Obstacle("MTH-3", message, "Write `funnel` with the id of a funnel that has rates.", plan)
        return
    if not way.won:
        message = (
            f'the plan "{plan.name}" cannot be computed: the way through "{way.funnel.name}" ends without a customer'
        )
        yield Obstacle("MTH-3", message, "Give its last stage `outcome: won`.", way.funnel)
    for stage, following in zip(way.stages, way.stages[1:], strict=False):
        at = ("stages", way.position(stage))
        path = f'from "{stage.name}" to "{following.name}"'
        if stage.rate is None:
            message = (
                f'the plan "{plan.name}" cannot compute how many "{stage.name}" it needs, missing: the rate {path}'
            )
            yield Obstacle("MTH-3", message, f"Write `rate` in the stage {stage.id}.", way.funnel, at, lacks="rate")
        elif stage.rate == 0:
            message = f'the target of "{plan.name}" cannot be reached through "{stage.name}": its rate is zero'
            yield Obstacle("MTH-3", message, f"Correct the `rate` {path}.", way.funnel, (*at, "rate"))
        elif stage.rate > 1 and not stage.may_exceed_one:
            message = f'the rate {path} is above 100%: more would leave "{stage.name}" than ever entered'
            yield Obstacle("MTH-3", message, MORE_THAN_ALL, way.funnel, (*at, "rate"))


def _of_sources(book: Book, plan: Plan) -> Iterator[Obstacle]:
    """Attempts that never succeed, or more than each of them: no hours follow from either."""
    for number, source in enumerate(plan.source_mix):
        for position, each in enumerate(source.effort):
            rate = each.success_rate
            if rate is not None and not 0 < rate <= 1:
                whose = f"the success rate of {book.name(source.team)}"
                wrong = f"{whose} is zero" if not rate else f"{whose} is above 100%"
                message = f'the plan "{plan.name}" cannot compute the hours of a source: {wrong}'
                at = ("source_mix", number, "effort", position, "success_rate")
                yield Obstacle("MTH-3", message, "Correct the `success_rate`: 8% is 12.5 attempts for each.", plan, at)


def _row(
    book: Book,
    plan: Plan,
    way: StagePath,
    number: int,
    need: volumes.Need,
    rate: Fraction | None,
    lag: Fraction | None,
) -> StageRow:
    ref = way.ref(need.stage)
    window = earlier(plan.period, lag) if plan.period and lag is not None else None
    return StageRow(
        need=need,
        ref=ref,
        following=way.stages[number + 1] if number + 1 < len(way.stages) else None,
        rate=rate,
        stated=next((each for each in plan.stated if each.stage == ref), None),
        promises=tuple(_promises(book, plan, ref)),
        window=window,
        late=window.late(book.today) if window else 0,
        past=window.past(book.today) if window else Fraction(0),
    )


@insight
def _by_stage(book: Book) -> dict[Ref, list[tuple[Handoff, int, Commitment]]]:
    found: dict[Ref, list[tuple[Handoff, int, Commitment]]] = {}
    for handoff in book.active(Handoff):
        for position, commitment in enumerate(handoff.commitments):
            if commitment.stage:
                found.setdefault(commitment.stage, []).append((handoff, position, commitment))
    return found


def commitments(book: Book, stage: Ref) -> Sequence[tuple[Handoff, int, Commitment]]:
    """Every commitment about the contacts of a stage, with its position in its hand-off."""
    return _by_stage(book).get(stage, ())


def _promises(book: Book, plan: Plan, stage: Ref) -> Iterator[PromisedCount]:
    """What is promised of a stage in the plan's period; volumes that cannot be converted exactly are left out."""
    if _is_shared(book, plan):
        return
    for handoff, position, commitment in commitments(book, stage):
        if commitment.volume and plan.period and (times := plan.period.holds(commitment.volume.period)):
            yield PromisedCount(handoff, position, commitment, commitment.volume.count * times)
