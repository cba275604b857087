"""A plan's worksheet -> its money: the budget line by line, what contacts and customers cost, key ratios."""

from collections.abc import Iterator

from markupsafe import Markup

from playpress.derive.planning import Worksheet, formatted, money, ratios
from playpress.model import field
from playpress.model.kinds.plan import BudgetLine, Plan, UnitCost
from playpress.model.numbers import percent, plain
from playpress.site.pages.section import TableSection
from playpress.site.view import View


def budget(view: View, sheet: Worksheet) -> TableSection:
    rows = [
        [
            line.name,
            view.link(line.team) if line.team else "",
            str(line.amount),
            view.link(line.strategy) if line.strategy else view.link(line.pays_for) if line.pays_for else "",
            "yes" if line.new_business else "no",
        ]
        for line in sheet.plan.budget
    ]
    for each in money.sums(sheet):
        title = f"All of {view.book.name(each.team)}" if each.team else "All lines"
        apart = each.lines - each.total
        note = "adds up" if not apart else f"{formatted.money(abs(apart), sheet.currency)} apart"
        total = formatted.money(each.total, sheet.currency)
        rows.append([title, "", formatted.money(each.lines, sheet.currency), f"of {total}: {note}", ""])
    columns = ["Line", *field.labels(BudgetLine, "team", "amount", "pays_for", "new_business")]
    return TableSection("s-budget", field.label(Plan, "budget"), columns, rows)


def costs(view: View, sheet: Worksheet) -> TableSection:
    rows = [
        [
            view.link(each.stage),
            Markup("{} × {}").format(
                formatted.count(each.cost / each.each), formatted.money(each.each, sheet.currency)
            ),
            formatted.money(each.cost, sheet.currency),
            formatted.money(each.paid, sheet.currency) if each.paid is not None else "no line pays for it",
        ]
        for each in money.costs(sheet)
        if each.each
    ]
    cost = money.acquisition_cost(sheet)
    if cost is not None and sheet.won:
        found = money.acquisition_target(view.book, sheet)
        target = Markup("{}: {}").format(view.link(found[0]), found[2].value) if found else Markup("no target")
        total = formatted.money(cost * sheet.won, sheet.currency)
        formula = Markup("{} / {} customers").format(total, formatted.rounded(sheet.won))
        rows.append(["A new customer", formula, formatted.money(cost, sheet.currency), target])
    return TableSection(
        "s-costs", "Costs", ["What", "Formula", field.label(UnitCost, "cost"), "Paid by, or target"], rows
    )


def key_ratios(sheet: Worksheet) -> TableSection:
    rows = list(_of_pipeline(sheet))
    overall = sheet.path.overall if sheet.path else None
    deal = sheet.amount(sheet.plan.avg_deal)
    if overall is not None and deal is not None:
        value = formatted.money(ratios.lead_value(deal, overall), sheet.currency)
        rows.append(["Value of a first contact", f"{sheet.plan.avg_deal} × {formatted.exact(overall)}", value])
    stated = sheet.plan.stated_overall_rate
    if stated is not None and overall is not None:
        rows.append(["Customers of all first contacts", f"stated: {formatted.exact(stated)}", formatted.exact(overall)])
    return TableSection("s-ratios", "Key ratios", ["Ratio", "Formula", "Result"], rows)


def _of_pipeline(sheet: Worksheet) -> Iterator[list[str]]:
    past, deal = sheet.plan.pipeline, sheet.amount(sheet.plan.avg_deal)
    if past is None:
        return
    won, lost, opened = plain(past.won), plain(past.lost), plain(past.open)
    win = ratios.win_rate(past.won, past.lost)
    close, needed = ratios.close_rate(past.won, past.open), ratios.needed_coverage(past.won, past.open)
    if win is not None:
        yield ["Win rate: of what was decided", f"{won} / ({won} + {lost})", percent(win)]
    if close is not None:
        yield ["Close rate: of all that was open", f"{won} / {opened}", percent(close)]
    if needed is not None:
        yield ["Pipeline needed for a target", f"{opened} / {won}, not 1 / win rate", formatted.times(needed)]
    due, target = sheet.amount(past.due), sheet.amount(sheet.plan.revenue_target)
    if due is not None and target and (there := ratios.coverage(due, target)) is not None:
        yield ["Pipeline there", f"{past.due} / {sheet.plan.revenue_target}", formatted.times(there)]
    cycle = sheet.plan.cycle
    if deal is not None and win is not None and cycle is not None:
        speed = ratios.velocity(past.open, deal, win, cycle.days)
        formula = f"{opened} × {sheet.plan.avg_deal} × {percent(win)} / {plain(cycle.days)} days"
        if speed is not None:
            yield ["Sales velocity", formula, f"{formatted.money(speed, sheet.currency)} a day"]
