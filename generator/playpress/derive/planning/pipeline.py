"""Worksheet -> pipeline: the deals that must be open when a period begins, those that are, and what they are worth."""

from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.planning import money, ratios
from playpress.derive.planning.worksheet import StageRow, Worksheet
from playpress.model.ref import Ref
from playpress.model.values import Money


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """The deals that must be open at the beginning of a period: won x min(1, cycle / period) / win rate of open deals.

    Orders of a period come from deals that are open at its start only as far as a sale reaches back.
    """

    won: Fraction
    cycle: Fraction
    """How long a sale takes (days)."""
    period: int
    """How long the period is (days)."""
    rate: Fraction
    """The share of open deals that was won."""

    @property
    def reach(self) -> Fraction:
        """The share of the period's orders that come from deals that are open at its start."""
        return min(Fraction(1), self.cycle / self.period)

    @property
    def deals(self) -> Fraction:
        return self.won * self.reach / self.rate


def needed(sheet: Worksheet) -> OpenNeed | None:
    """What a plan needs open; None where its period, its cycle or an earlier pipeline is missing."""
    plan, past = sheet.plan, sheet.plan.pipeline
    if sheet.won is None or plan.period is None or plan.cycle is None or past is None:
        return None
    rate = ratios.close_rate(past.won, past.open)
    return OpenNeed(sheet.won, plan.cycle.days, plan.period.length, rate) if rate else None


def there(sheet: Worksheet) -> Fraction | None:
    """What is open now and due in the period (money): as it is written, else all stages together."""
    past = sheet.plan.pipeline
    due = sheet.amount(past.due) if past else None
    return due if due is not None else by_stage(sheet)


def by_stage(sheet: Worksheet) -> Fraction | None:
    """All open deals together (money); None where there are none, or where they cannot be summed."""
    return money.added(sheet.amount(each.amount) for each in sheet.plan.open_deals) if sheet.plan.open_deals else None


def coverage(sheet: Worksheet) -> Fraction | None:
    """What is there / what is needed; None where one of them is unknown."""
    need, deal, amount = needed(sheet), sheet.amount(sheet.plan.avg_deal), there(sheet)
    if need is None or not deal or amount is None or not need.deals:
        return None
    return amount / (need.deals * deal)


@dataclass(frozen=True, slots=True)
class OpenStage:
    """The deals that are open at one stage, and two ways to say what will become of them."""

    ref: Ref
    written: Money
    amount: Fraction | None
    """In the plan's currency; None where it is written in another one."""
    probability: Fraction | None
    """How many are won from there, as the people who sell judge it."""
    rate: Fraction | None
    """The product of the funnel's rates from there: how many are won on the way that the plan computes with."""


def open_stages(sheet: Worksheet) -> tuple[OpenStage, ...]:
    """The open deals, stage by stage, of the stages on the plan's way."""
    found = []
    for each in sheet.plan.open_deals:
        if row := sheet.row(each.stage):
            amount, rate = sheet.amount(each.amount), _onward(sheet, row)
            found.append(OpenStage(each.stage, each.amount, amount, row.stage.win_probability, rate))
    return tuple(found)


def weighted(sheet: Worksheet) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """All open deals (money): as they are, by judgement, by the rates; None where one of them is not known."""
    found = open_stages(sheet)
    rates = ([Fraction(1)] * len(found), [each.probability for each in found], [each.rate for each in found])
    sums = (
        money.added(_times(each.amount, rate) for each, rate in zip(found, column, strict=True)) for column in rates
    )
    alone, by_judgement, by_rates = sums
    return alone, by_judgement, by_rates


def _times(amount: Fraction | None, rate: Fraction | None) -> Fraction | None:
    return amount * rate if amount is not None and rate is not None else None


def _onward(sheet: Worksheet, row: StageRow) -> Fraction | None:
    product = Fraction(1)
    for each in sheet.rows[sheet.rows.index(row) : -1]:
        if each.rate is None:
            return None
        product *= each.rate
    return product
