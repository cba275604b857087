"""A plan's worksheet -> its money: the budget line by line, what contacts and customers cost, key ratios."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from markupsafe import Markup

from playpress.derive.planning import Worksheet, formatted, money, ratios
from playpress.derive.planning.calculation import Calculation, Operand
from playpress.derive.planning.parts import cuts
from playpress.language import counted
from playpress.model import field
from playpress.model.kinds.plan import BudgetLine, Plan, UnitCost
from playpress.model.numbers import percent, percent_in_figures, plain
from playpress.site.pages.section import TableSection
from playpress.site.view import View


def budget(view: View, sheet: Worksheet) -> TableSection:
    rows = [
        [
            line.name,
            view.link(line.team) if line.team else "",
            str(line.amount),
            Markup(", ").join(view.link(each) for each in (line.strategy, line.pays_for, line.audience) if each),
            "yes" if line.new_business else "no",
        ]
        for line in sheet.plan.budget
    ]
    sums = money.sums(sheet)
    for each in sums:
        title = f"All of {view.book.name(each.team)}" if each.team else "All lines"
        rows.append([f"{title}, of {each.written}: {_compared(sheet, each)}", "", _added(sheet, each.lines), "", ""])
    answer = str(rows[-len(sums)][0]) if sums else ""
    columns = ["Line", *field.labels(BudgetLine, "team", "amount", "pays_for", "new_business")]
    return TableSection("s-budget", field.label(Plan, "budget"), columns, rows, sums=len(sums), answer=answer)


def _added(sheet: Worksheet, total: Fraction | None) -> str:
    return formatted.money(total, sheet.currency) if total is not None else "cannot be summed"


def _compared(sheet: Worksheet, each: money.Sum) -> str:
    if each.total is None:
        return f"cannot be compared, the plan counts in {sheet.currency}"
    if each.lines is None:
        return money.SEVERAL
    apart = abs(each.lines - each.total)
    return f"{formatted.money(apart, sheet.currency)} apart" if apart else "adds up"


def roll_up(view: View, sheet: Worksheet) -> TableSection:
    """The parts of the plan, each cut for itself, against its target."""
    rows: list[list[object]] = []
    for cut in cuts(view.book, sheet.plan):
        amounts = [sheet.amount(part.revenue_target) for part in cut.parts]
        links = Markup("<br>").join(
            Markup("{}: {}").format(view.link(part), part.revenue_target or "no target") for part in cut.parts
        )
        total = money.added(amounts)
        unwritten = any(part.revenue_target is None for part in cut.parts)
        together = "incomplete" if unwritten else _added(sheet, total)
        rows.append([cut.name or "parts", links, together, "" if unwritten else _off_target(sheet, total)])
    target = sheet.plan.revenue_target
    text = Markup("Each cut is added up separately and compared with the target of {}.").format(target or "the plan")
    columns = [field.label(Plan, "cut"), "Targets of the parts", "Together", "Compared with the target"]
    return TableSection("s-parts", "Parts of the plan", columns, rows, text)


def _off_target(sheet: Worksheet, total: Fraction | None) -> str:
    target = sheet.amount(sheet.plan.revenue_target)
    if total is None or target is None:
        return ""
    apart = formatted.money(abs(total - target), sheet.currency)
    return "adds up" if total == target else f"{apart} {'less' if total < target else 'more'}"


def costs(view: View, sheet: Worksheet) -> TableSection:
    rows = [
        [
            view.link(each.stage),
            *_multiplied(sheet, each),
            formatted.money(each.paid, sheet.currency) if each.paid is not None else "no line pays for it",
        ]
        for each in money.costs(sheet)
        if each.each
    ]
    rows += [
        [view.link(unit.stage), str(unit.cost), f"cannot be summed, the plan counts in {sheet.currency}", ""]
        for unit in sheet.plan.unit_cost
        if sheet.amount(unit.cost) is None
    ]
    answer, total, won = "", money.new_business(sheet), sheet.won
    found = money.acquisition_target(view.book, sheet)
    target = Markup("{}: {}").format(view.link(found[0]), found[2].value) if found else Markup("no target")
    if won and money.mixed(sheet, (line for line in sheet.plan.budget if line.new_business)):
        rows.append(["A new customer", money.SEVERAL, "cannot be summed", target])
    if total is not None and won:
        customers = Operand.of(won, counted(formatted.rounded(won), "customer"))
        made = (_money(sheet, total) / customers).makes(partial(formatted.money, currency=sheet.currency))
        rows.append(["A new customer", made.formula, made.result, target])
        answer = f"A new customer: {made.result}"
    columns = ["What", "Calculation", field.label(UnitCost, "cost"), "Paid by, or target"]
    return TableSection("s-costs", "Costs", columns, rows, answer=answer)


def _money(sheet: Worksheet, amount: Fraction) -> Operand:
    return Operand.of(amount, formatted.money(amount, sheet.currency))


def _multiplied(sheet: Worksheet, cost: money.Cost) -> tuple[str, str]:
    """What the needed ones of a stage cost, as a calculation and its result."""
    count = cost.cost / cost.each
    product = Operand.of(count, formatted.rounded(count)) * _money(sheet, cost.each)
    made = product.makes(partial(formatted.money, currency=sheet.currency))
    return made.formula, made.result


def key_ratios(sheet: Worksheet) -> TableSection:
    rows = list(_of_pipeline(sheet))
    overall = sheet.overall
    deal = sheet.amount(sheet.plan.avg_deal)
    if overall is not None and deal is not None:
        value = _money(sheet, deal) * Operand.of(overall, formatted.exact(overall))
        rows.append(_row("Value of a first contact", value.makes(partial(formatted.money, currency=sheet.currency))))
    stated = sheet.plan.stated_overall_rate
    if stated is not None and overall is not None:
        rows.append(["Overall conversion", f"stated: {formatted.exact(stated)}", formatted.exact(overall)])
    return TableSection("s-ratios", "Key ratios", ["Ratio", "Calculation", "Result"], rows)


def _of_pipeline(sheet: Worksheet) -> Iterator[list[str]]:
    past, deal = sheet.plan.pipeline, sheet.amount(sheet.plan.avg_deal)
    if past is None:
        return
    won, lost, opened = (Operand.of(each, plain(each)) for each in (past.won, past.lost, past.open))
    win = ratios.win_rate(past.won, past.lost)
    close, needed = ratios.close_rate(past.won, past.open), ratios.needed_coverage(past.won, past.open)
    if win is not None:
        yield _row("Win rate: of deals decided", (won / (won + lost)).makes(percent))
    if close is not None:
        yield _row("Close rate: of all open deals", (won / opened).makes(percent))
    if needed is not None:
        yield _row("Pipeline needed for a target", (opened / won).makes(formatted.times))
    due, target = sheet.amount(past.due), sheet.amount(sheet.plan.revenue_target)
    if due is not None and target:
        yield _row("Pipeline coverage", (_money(sheet, due) / _money(sheet, target)).makes(formatted.times))
    cycle = sheet.plan.cycle
    if deal is not None and win is not None and cycle is not None and cycle.days:
        days = Operand.of(cycle.days, counted(plain(cycle.days), "day"))
        speed = opened * _money(sheet, deal) * Operand.of(win, percent_in_figures(win)) / days
        yield _row(
            "Sales velocity, by the win rate",
            speed.makes(lambda each: f"{formatted.money(each, sheet.currency)} a day"),
        )


def _row(title: str, made: Calculation) -> list[str]:
    return [title, made.formula, made.result]
