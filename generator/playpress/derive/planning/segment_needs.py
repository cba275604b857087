"""A plan's segments and its funnel -> the customers each segment has to bring, and what that takes at each stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.planning import volumes
from playpress.derive.planning.obstacle import Obstacle
from playpress.derive.planning.stage_path import StagePath
from playpress.model.kinds.plan import Plan
from playpress.model.ref import Ref
from playpress.model.segment import Segment
from playpress.model.values import Money


@dataclass(frozen=True, slots=True)
class SegmentNeed:
    """What one segment has to bring: its share of the target / its own average deal, and back by its own rates."""

    segment: Segment
    won: Fraction
    needs: tuple[volumes.Need, ...]
    """Stage by stage, the first one first; empty without a funnel."""
    rates: tuple[Fraction | None, ...]
    """How many go on from each stage; None at the last one and where nothing says it."""


def customers(plan: Plan, currency: str) -> tuple[Fraction, ...] | None:
    """Customers needed, segment by segment; None where amounts are missing, below zero or in several currencies."""
    target = plan.revenue_target
    amounts = [target, *(each.avg_deal for each in plan.segments)]
    if target is None or any(each is None or each.currency != currency or each.amount <= 0 for each in amounts):
        return None
    return tuple(target.amount * each.share / each.avg_deal.amount for each in plan.segments)


def blended(plan: Plan, currency: str) -> Plan:
    """The plan with the average deal that its segments make together, whatever it states itself."""
    if not plan.segments:
        return plan
    known = all(each.avg_deal.currency == currency and each.avg_deal.amount > 0 for each in plan.segments)
    won = sum((each.share / each.avg_deal.amount for each in plan.segments), Fraction(0)) if known else Fraction(0)
    return plan.model_copy(update={"avg_deal": Money(1 / won, currency) if won else None})


def scaled(plan: Plan, avg_deal: Money) -> Plan:
    """The plan with another average deal: that of each segment larger or smaller in the same proportion.

    The plan has the one that its segments make (`blended`).
    """
    factor = avg_deal.amount / plan.avg_deal.amount if plan.avg_deal else Fraction(1)
    segments = (
        each.model_copy(update={"avg_deal": Money(each.avg_deal.amount * factor, avg_deal.currency)})
        for each in plan.segments
    )
    return plan.model_copy(update={"avg_deal": avg_deal, "segments": tuple(segments)})


def needs(plan: Plan, currency: str, path: StagePath | None) -> tuple[SegmentNeed, ...]:
    """Each segment by itself; none where their customers are not known."""
    found = []
    for each, won in zip(plan.segments, customers(plan, currency) or (), strict=False):
        own = own_path(path, each) if path else None
        taken = volumes.needs(won, own, plan.source_mix) if own else ()
        rates = tuple(stage.rate for stage in own.stages[:-1]) if own else ()
        found.append(SegmentNeed(each, won, taken, (*rates, None) if own and own.stages else ()))
    return tuple(found)


def own_path(path: StagePath, segment: Segment) -> StagePath:
    """The way through the funnel with the rates that this segment has of its own."""
    own = {each.stage: each.rate for each in segment.rates}
    stages = (
        stage.model_copy(update={"rate": own[path.ref(stage)]}) if path.ref(stage) in own else stage
        for stage in path.stages
    )
    return StagePath(path.funnel, tuple(stages))


def own(plan: Plan) -> frozenset[Ref]:
    """The stages at which some segment has a rate of its own."""
    return frozenset(rate.stage for each in plan.segments for rate in each.rates)


def own_everywhere(plan: Plan) -> frozenset[Ref]:
    """The stages at which every segment has a rate of its own, so that the funnel's counts for none."""
    stages = [{rate.stage for rate in each.rates} for each in plan.segments]
    return frozenset(set.intersection(*stages) if stages else ())


def summed(path: StagePath, segments: Sequence[SegmentNeed]) -> tuple[volumes.Need, ...]:
    """What all segments need together at each stage; unknown where it is unknown for one of them."""
    return tuple(
        volumes.added(stage, [each.needs[number] for each in segments]) for number, stage in enumerate(path.stages)
    )


def rates(path: StagePath, segments: Sequence[SegmentNeed]) -> tuple[Fraction | None, ...]:
    """How many of all go on from each stage: the funnel's rate, or what the rates of the segments make together."""
    return tuple(_together(number, segments, stage.rate) for number, stage in enumerate(path.stages))


def _together(number: int, segments: Sequence[SegmentNeed], rate: Fraction | None) -> Fraction | None:
    own = [each.rates[number] for each in segments]
    counts = [each.needs[number].required for each in segments]
    known = [(one, count) for one, count in zip(own, counts, strict=True) if one is not None and count is not None]
    if len(set(own)) == 1 or len(known) < len(own) or not sum(count for _, count in known):
        return own[0] if len(set(own)) == 1 else rate
    return sum((one * count for one, count in known), Fraction(0)) / sum(count for _, count in known)


def obstacles(plan: Plan, path: StagePath | None) -> Iterator[Obstacle]:
    """Deals and rates of segments with which nothing can be computed."""
    for number, each in enumerate(plan.segments):
        name, at = each.audience.id, ("segments", number)
        if each.avg_deal.amount <= 0:
            message = f'the plan "{plan.name}" cannot be computed: the average deal of {name} is {each.avg_deal}'
            yield Obstacle("MTH-3", message, "Write the `avg_deal` as an amount above zero.", plan, (*at, "avg_deal"))
        for position, own in enumerate(each.rates):
            stage = next((one for one in path.stages[:-1] if path.ref(one) == own.stage), None) if path else None
            place = (*at, "rates", position)
            if path and stage is None:
                message = f'the plan "{plan.name}" gives {name} a rate from a stage that nothing leaves on its way'
                yield Obstacle("MTH-3", message, "Name a stage on the way to the won one.", plan, (*place, "stage"))
            elif stage and own.rate == 0:
                message = f'the target of "{plan.name}" cannot be reached with {name}: the rate at "{stage.name}" is 0'
                yield Obstacle("MTH-3", message, "Correct the `rate`.", plan, (*place, "rate"))
            elif stage and own.rate > 1 and not stage.may_exceed_one:
                message = f'the rate of {name} at "{stage.name}" is above 100%'
                yield Obstacle("MTH-3", message, "Correct the `rate`.", plan, (*place, "rate"))
