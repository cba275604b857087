"""Pipeline of a worksheet -> calculations in words, the same on a plan's page and in the command."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from playpress.derive.planning import formatted
from playpress.derive.planning import pipeline as pipelines
from playpress.derive.planning.calculation import Calculation, Operand
from playpress.derive.planning.pipeline import OpenStage
from playpress.derive.planning.worksheet import Worksheet
from playpress.language import counted
from playpress.model.numbers import percent, percent_in_figures, plain


def needed(sheet: Worksheet) -> Iterator[tuple[str, Calculation]]:
    """The deals that must be open when the period begins, what is there, and what a habit asks for."""
    need, deal, there = pipelines.needed(sheet), sheet.amount(sheet.plan.avg_deal), pipelines.there(sheet)
    past, target = sheet.plan.pipeline, sheet.amount(sheet.plan.revenue_target)
    in_money = partial(formatted.money, currency=sheet.currency)
    if need is not None and past is not None:
        won, opened = Operand.of(past.won, plain(past.won)), Operand.of(past.open, plain(past.open))
        yield "Win rate of open deals", (won / opened).makes(percent)
        made = Operand.of(need.won, formatted.rounded(need.won))
        if need.reach < 1:
            cycle = Operand.of(need.cycle, counted(formatted.rounded(need.cycle), "day"))
            made *= cycle / Operand.of(Fraction(need.period), counted(need.period, "day"))
        rate = Operand.of(need.rate, percent_in_figures(need.rate))
        yield "Deals needed at the start", (made / rate).makes(formatted.deals)
    if need is not None and deal is not None:
        deals, price = Operand.of(need.deals, formatted.deals(need.deals)), Operand.of(deal, in_money(deal))
        yield "Pipeline needed at the start", (deals * price).makes(in_money)
        if there is not None and need.deals:
            wanted = need.deals * deal
            shown = Operand.of(there, in_money(there)) / Operand.of(wanted, in_money(wanted))
            yield "Pipeline coverage at the start", shown.makes(formatted.times)
    if past is not None and past.habit and target:
        multiple = Operand.of(past.habit.multiple, plain(past.habit.multiple))
        yield f"By habit: {past.habit.name}", (multiple * Operand.of(target, in_money(target))).makes(in_money)


def worth(sheet: Worksheet, deals: OpenStage, rate: Fraction | None) -> str:
    """What the deals of a stage are worth by a rate."""
    if deals.amount is None:
        return "cannot be summed"
    if rate is None:
        return "unknown"
    in_money = partial(formatted.money, currency=sheet.currency)
    made = Operand.of(deals.amount, in_money(deals.amount)) * Operand.of(rate, formatted.exact(rate))
    return str(made.makes(in_money))


def weighted(sheet: Worksheet) -> tuple[str, ...]:
    """All open deals: as they are, by judgement, by the rates of the funnel."""
    mixed = any(each.amount is None for each in pipelines.open_stages(sheet))
    none = "cannot be summed" if mixed else "unknown"
    return tuple(none if each is None else formatted.money(each, sheet.currency) for each in pipelines.weighted(sheet))
