"""Worksheet -> what a customer costs and is worth, segment by segment and blended: payback and lifetime value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.planning import money
from playpress.derive.planning.worksheet import Worksheet
from playpress.model.kinds.plan import BudgetLine
from playpress.model.period import IN_A_YEAR
from playpress.model.ref import Ref
from playpress.model.segment import Segment


@dataclass(frozen=True, slots=True)
class CustomerValue:
    """One customer of a segment, or of all of them blended. What is None cannot be known from what is written."""

    audience: Ref | None
    """None for all segments together."""
    won: Fraction
    cost: Fraction | None
    """What it costs to win one (money)."""
    monthly: Fraction | None
    """What is left of its revenue each month: revenue a month x margin (money)."""
    value: Fraction | None
    """What is left of its revenue for as long as it stays: yearly margin x lifetime (money)."""
    lifetime: Fraction | None = None
    """How long it stays: 1 / (1 - retention) (years); None for all segments together."""

    @property
    def payback(self) -> Fraction | None:
        """Cost / monthly margin (months)."""
        return self.cost / self.monthly if self.cost is not None and self.monthly else None

    @property
    def worth(self) -> Fraction | None:
        """Lifetime value / cost: below 1, a customer never earns what it cost."""
        return self.value / self.cost if self.value is not None and self.cost else None


@dataclass(frozen=True, slots=True)
class WinningCost:
    """What the customers of one segment cost: its own budget lines, and its part of those that name no segment."""

    own: Fraction
    """Lines for new business of this segment (money)."""
    won: Fraction
    shared: Fraction
    """Lines for new business that all segments share (money)."""
    all_won: Fraction

    @property
    def each(self) -> Fraction:
        """Own lines / its customers + shared lines / all customers: what is shared is the same for each customer."""
        return self.own / self.won + self.shared / self.all_won


def costs(sheet: Worksheet) -> tuple[WinningCost | None, ...]:
    """Segment by segment; None where no customer is won, no line wins one, or lines cannot be summed."""
    lines = [line for line in sheet.plan.budget if line.new_business]
    by_audience: dict[Ref | None, list[Fraction | None]] = {}
    for line in lines:
        by_audience.setdefault(line.audience, []).append(sheet.amount(line.amount))
    totals = {audience: money.added(amounts) for audience, amounts in by_audience.items()}
    shared = totals.get(None, Fraction(0))
    found: list[WinningCost | None] = []
    for each in sheet.segments:
        own = totals.get(each.segment.audience, Fraction(0))
        unpaid = each.segment.audience not in totals and None not in totals
        if unpaid or own is None or shared is None or not each.won or not sheet.won:
            found.append(None)
        else:
            found.append(WinningCost(own, each.won, shared, sheet.won))
    return tuple(found)


def paying(sheet: Worksheet, audience: Ref) -> tuple[BudgetLine, ...]:
    """The lines that win customers of a segment: its own, and those that all segments share."""
    return tuple(line for line in sheet.plan.budget if line.new_business and line.audience in (None, audience))


def values(sheet: Worksheet) -> tuple[CustomerValue, ...]:
    """Each segment, and at the end all of them blended; nothing for a plan without segments."""
    if not sheet.segments or not sheet.won:
        return ()
    parts = []
    for need, cost in zip(sheet.segments, costs(sheet), strict=True):
        monthly, stays = _monthly(sheet, need.segment), lifetime(need.segment)
        value = monthly * 12 * stays if monthly is not None and stays is not None else None
        each = cost.each if cost else None
        parts.append(CustomerValue(need.segment.audience, need.won, each, monthly, value, stays))
    whole = CustomerValue(
        None,
        sheet.won,
        money.acquisition_cost(sheet),
        _average(parts, lambda each: each.monthly),
        _average(parts, lambda each: each.value),
    )
    return (*parts, whole)


def lifetime(segment: Segment) -> Fraction | None:
    """1 / (1 - retention) (years); None where it is not written, or where no customer ever leaves."""
    return 1 / (1 - segment.retention) if segment.retention is not None and segment.retention < 1 else None


def yearly(sheet: Worksheet, segment: Segment) -> Fraction | None:
    """What one customer brings in a year (money); None where it is missing or cannot be converted exactly."""
    amount = sheet.amount(segment.revenue.money) if segment.revenue else None
    if amount is None or segment.revenue is None or segment.revenue.period not in IN_A_YEAR:
        return None
    return amount * IN_A_YEAR[segment.revenue.period]


def _monthly(sheet: Worksheet, segment: Segment) -> Fraction | None:
    year = yearly(sheet, segment)
    return year * segment.margin / 12 if year is not None and segment.margin is not None else None


def _average(parts: Sequence[CustomerValue], of: Callable[[CustomerValue], Fraction | None]) -> Fraction | None:
    """By customers won; None where it is unknown for one of the segments: nothing is left out of it."""
    total = money.added(None if (one := of(each)) is None else one * each.won for each in parts)
    return total / sum((each.won for each in parts), Fraction(0)) if total is not None else None
