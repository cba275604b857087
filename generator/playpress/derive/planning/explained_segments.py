"""Segments of a worksheet -> calculations in words, the same on a plan's page and in the command."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from playpress.derive.planning import formatted, money, segment_value
from playpress.derive.planning.calculation import Operand
from playpress.derive.planning.segment_needs import SegmentNeed
from playpress.derive.planning.segment_value import CustomerValue, WinningCost
from playpress.derive.planning.worksheet import StageRow, Worksheet
from playpress.model.numbers import percent, percent_in_figures
from playpress.model.ref import Ref

COLUMNS = ("Segment", "Customers", "Cost of a customer", "Margin a month", "Payback", "Lifetime value")
BLENDED = "All segments, blended"
TOGETHER = "All segments"


def worked(sheet: Worksheet) -> Iterator[tuple[Ref | None, tuple[str, ...]]]:
    """Each segment, and None for all of them blended: customers, cost, margin a month, payback, lifetime value."""
    found, costs = segment_value.values(sheet), segment_value.costs(sheet)
    for need, each, spent in zip(sheet.segments, found, costs, strict=False):
        cells = (customers(sheet, need), cost(sheet, need, spent), margin(sheet, need, each), payback(sheet, each))
        yield need.segment.audience, (*cells, lifetime_value(sheet, need, each))
    if found:
        yield None, blended(sheet, found[-1])


def taken(sheet: Worksheet) -> Iterator[tuple[StageRow, tuple[str, ...]]]:
    """Each stage from the customer back: what every segment needs there, and all of them together."""
    for number, row in reversed(list(enumerate(sheet.rows if sheet.segments else ()))):
        own = (_count(each.needs[number].required, each.rates[number]) for each in sheet.segments)
        yield row, (*own, _count(row.required, row.rate))


def _count(required: Fraction | None, rate: Fraction | None) -> str:
    if required is None:
        return "unknown"
    return formatted.count(required) + (f", {percent(rate)} go on" if rate is not None else "")


def _money(sheet: Worksheet, amount: Fraction) -> Operand:
    return Operand.of(amount, formatted.money(amount, sheet.currency))


def customers(sheet: Worksheet, need: SegmentNeed) -> str:
    """Target × share / average deal."""
    target, segment = sheet.amount(sheet.plan.revenue_target) or Fraction(0), need.segment
    share = Operand.of(segment.share, percent_in_figures(segment.share))
    made = _money(sheet, target) * share / _money(sheet, segment.avg_deal.amount)
    return str(made.makes(formatted.rounded))


def cost(sheet: Worksheet, need: SegmentNeed, cost: WinningCost | None) -> str:
    """Own lines / own customers + shared lines / all customers; or why that has no result."""
    if cost is None:
        mixed = money.mixed(sheet, segment_value.paying(sheet, need.segment.audience))
        return f"cannot be summed: {money.SEVERAL}" if mixed else "unknown: no line for new business"
    parts = [(cost.own, cost.won), (cost.shared, cost.all_won)]
    quotients = [_money(sheet, amount) / Operand.of(won, formatted.rounded(won)) for amount, won in parts if amount]
    made = quotients[0] + quotients[1] if len(quotients) > 1 else quotients[0] if quotients else _money(sheet, cost.own)
    return str(made.makes(partial(formatted.money, currency=sheet.currency)))


def margin(sheet: Worksheet, need: SegmentNeed, each: CustomerValue) -> str:
    """Revenue of a year / 12 × margin; or what is not written."""
    year = segment_value.yearly(sheet, need.segment)
    if year is None or each.monthly is None or need.segment.margin is None:
        missing = [name for name in ("revenue", "margin") if getattr(need.segment, name) is None]
        return f"unknown: {' and '.join(missing)} not written" if missing else "unknown: no exact amount in a year"
    share = Operand.of(need.segment.margin, percent_in_figures(need.segment.margin))
    made = _money(sheet, year) / Operand.of(Fraction(12), "12") * share
    return str(made.makes(partial(formatted.money, currency=sheet.currency)))


def payback(sheet: Worksheet, each: CustomerValue) -> str:
    """Cost / margin a month (months)."""
    if each.payback is None or each.cost is None or each.monthly is None:
        return "never" if each.monthly == 0 else "unknown"
    made = _money(sheet, each.cost) / _money(sheet, each.monthly)
    return str(made.makes(lambda months: f"{formatted.tenths(months)} months"))


def lifetime_value(sheet: Worksheet, need: SegmentNeed, each: CustomerValue) -> str:
    """Margin a month × 12 / share of the customers who leave in a year."""
    stays = need.segment.retention
    if each.value is None or each.monthly is None or stays is None:
        return "unlimited: no customer leaves" if stays is not None and stays >= 1 else "unknown"
    leave = Operand.of(1 - stays, percent_in_figures(1 - stays))
    made = _money(sheet, each.monthly) * Operand.of(Fraction(12), "12") / leave
    return f"{made.makes(partial(formatted.money, currency=sheet.currency))}{times_cost(each)}"


def times_cost(each: CustomerValue) -> str:
    """How many times its cost a customer is worth."""
    return f", {formatted.times(each.worth)} its cost" if each.worth is not None else ""


def blended(sheet: Worksheet, whole: CustomerValue) -> tuple[str, ...]:
    """All segments together, each number by the customers of the segments."""
    in_money = partial(formatted.money, currency=sheet.currency)
    amounts = ["unknown" if each is None else in_money(each) for each in (whole.cost, whole.monthly, whole.value)]
    count = formatted.rounded(whole.won)
    return count, *amounts[:2], payback(sheet, whole), amounts[2] + times_cost(whole)
