"""A plan's worksheet -> its pipeline: what must be open, what is, what it is worth; and the market it comes from."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from markupsafe import Markup

from playpress.derive.planning import Worksheet, formatted
from playpress.derive.planning import market as markets
from playpress.derive.planning import pipeline as pipelines
from playpress.derive.planning.calculation import Calculation, Operand
from playpress.derive.planning.market import Demand
from playpress.derive.planning.money import added
from playpress.model import field
from playpress.model.kinds.funnel import Stage
from playpress.model.kinds.plan import OpenDeals, Plan
from playpress.model.numbers import percent, plain
from playpress.site.pages.section import TableSection
from playpress.site.view import View


def needed(sheet: Worksheet) -> TableSection:
    """The deals that must be open when the period begins, and what a habit asks for, by its name."""
    rows = [[title, made.formula, made.result] for title, made in _needed(sheet)]
    text = Markup(
        "Orders of a period come from deals that are open at its start only as far as a sale reaches back; the others "
        "open and close in it."
    )
    return TableSection("s-pipeline", "Pipeline needed", ["Number", "Calculation", "Result"], rows, text)


def _needed(sheet: Worksheet) -> Iterator[tuple[str, Calculation]]:
    need, deal, there = pipelines.needed(sheet), sheet.amount(sheet.plan.avg_deal), pipelines.there(sheet)
    past, target = sheet.plan.pipeline, sheet.amount(sheet.plan.revenue_target)
    in_money = partial(formatted.money, currency=sheet.currency)
    if need is not None and past is not None:
        won, opened = Operand.of(past.won, plain(past.won)), Operand.of(past.open, plain(past.open))
        yield "Win rate of open deals", (won / opened).makes(percent)
        made = Operand.of(need.won, formatted.rounded(need.won))
        if need.reach < 1:
            cycle = Operand.of(need.cycle, f"{formatted.rounded(need.cycle)} days")
            made *= cycle / Operand.of(Fraction(need.period), f"{need.period} days")
        rate = Operand.of(need.rate, percent(need.rate))
        yield "Deals that must be open at the start", (made / rate).makes(formatted.deals)
    if need is not None and deal is not None:
        deals, price = Operand.of(need.deals, formatted.deals(need.deals)), Operand.of(deal, in_money(deal))
        yield "Pipeline that must be open at the start", (deals * price).makes(in_money)
        if there is not None and need.deals:
            wanted = need.deals * deal
            shown = Operand.of(there, in_money(there)) / Operand.of(wanted, in_money(wanted))
            yield "Pipeline there, of what is needed", shown.makes(formatted.times)
    if past is not None and past.habit and target:
        multiple = Operand.of(past.habit.multiple, plain(past.habit.multiple))
        yield f"By habit: {past.habit.name}", (multiple * Operand.of(target, in_money(target))).makes(in_money)


def weighted(view: View, sheet: Worksheet) -> TableSection:
    """Open deals by two measures that are shown apart: the judgement of those who sell, and the rates of the funnel."""
    found = pipelines.open_stages(sheet)
    in_money = partial(formatted.money, currency=sheet.currency)

    def worth(amount: Fraction, rate: Fraction | None) -> str:
        if rate is None:
            return "unknown"
        return str((Operand.of(amount, in_money(amount)) * Operand.of(rate, formatted.exact(rate))).makes(in_money))

    rows: list[list[object]] = []
    for each in found:
        by_judgement, by_rates = worth(each.amount, each.probability), worth(each.amount, each.rate)
        rows.append([view.link(each.ref), in_money(each.amount), by_judgement, by_rates])
    if found:
        sums = (
            added(each.amount for each in found),
            added(None if each.probability is None else each.amount * each.probability for each in found),
            added(None if each.rate is None else each.amount * each.rate for each in found),
        )
        rows.append(["All stages", *("unknown" if each is None else in_money(each) for each in sums)])
    columns = [
        *field.labels(OpenDeals, "stage", "amount"),
        f"× {field.label(Stage, 'win_probability').casefold()}",
        "× rates of the funnel",
    ]
    text = Markup(
        "The win probability is what those who sell judge; the rates of the funnel are what the plan is computed with."
    )
    return TableSection("s-open-deals", "Weighted pipeline", columns, rows, text)


def market(view: View, sheet: Worksheet) -> TableSection:
    """What the plan takes of each audience in a year."""
    rows: list[list[object]] = [_demand(view, each) for each in markets.demands(view.book, sheet)]
    rows += [[view.link(ref), "size not written", "", ""] for ref in markets.unsized(view.book, sheet)]
    columns = ["Audience", "How many there are", "Needed in a year, stage by stage", "Share of the market"]
    return TableSection("s-market", field.label(Plan, "market"), columns, rows)


def _demand(view: View, demand: Demand) -> list[object]:
    stages = Markup("<br>").join(
        Markup("{}: {} ({})").format(row.stage.name, formatted.count(count), percent(count / demand.size))
        for row, count in demand.stages
    )
    audience = Markup("{}, {} of all contacts").format(view.link(demand.audience), percent(demand.share))
    return [audience, view.value(demand.audience.size), stages, percent(demand.taken)]
