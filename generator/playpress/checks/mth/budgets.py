"""MTH of money: budgets that do not add up, and what stages and customers cost."""

from collections.abc import Collection, Iterator
from itertools import islice

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.planning import cost, formatted, money, worksheets
from playpress.graph import Book, insight
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.strategy import Strategy
from playpress.model.numbers import percent
from playpress.model.ref import Ref


@requirement("a plan with a `budget`")
def _has_budget(book: Book) -> bool:
    return any(plan.budget or plan.team_totals for plan in book.active(Plan))


@check(
    "MTH-6",
    "Budget lines do not add up to the total, or a strategy has no line.",
    why="Money that was planned twice comes to light in December.",
    fix="Correct a line or the total; give each strategy a line.",
    level="error",
    levels="error for sums; info for strategies without a line and lines for what is out of use",
    requires=_has_budget,
    certain=True,
)
def budget_that_does_not_add_up(book: Book) -> Iterator[Finding]:
    """Also strategies without a line, and lines for what is out of use."""
    for sheet in sheets(book):
        plan = sheet.plan
        for each in money.sums(sheet):
            if each.lines is not None and each.total is not None and each.lines != each.total:
                whose = f"the budget of {book.name(each.team)}" if each.team else "the budget"
                total, lines, apart = (
                    formatted.money(amount, sheet.currency)
                    for amount in (each.total, each.lines, abs(each.lines - each.total))
                )
                message = f'{whose} in "{plan.name}" is {total}, and its lines make {lines}: {apart} apart'
                hint = "Correct a line or the total."
                costs = cost.of_money(abs(each.lines - each.total), sheet.currency)
                also = (book.place(plan, "budget"),)
                yield Finding(message, book.place(plan, *each.at), plan, hint, also=also, cost=costs)
        yield from _strategies(book, plan)


def _strategies(book: Book, plan: Plan) -> Iterator[Finding]:
    paid = {line.strategy.id for line in plan.budget if line.strategy}
    if not paid:
        return
    bare, more = _bare(book, plan, paid)
    if bare:
        names = ", ".join(f'"{each.name}"' for each in bare) + (f" and {more} more" if more else "")
        message = f'no line of the budget of "{plan.name}" pays for {names}'
        hint = "Add a line with `strategy`, even if it is small; unfunded work still costs time."
        also = tuple(book.place(each) for each in bare)
        yield Finding(message, book.place(plan, "budget"), plan, hint, also=also, level="info")
    for number, line in enumerate(plan.budget):
        strategy = book.get(line.strategy)
        if strategy and strategy.status in ("deprecated", "archived"):
            message = f'the budget of "{plan.name}" pays for "{strategy.name}", which is {strategy.status}'
            place = book.place(plan, "budget", number, "strategy")
            yield Finding(message, place, plan, "Give the money to what took its place.", level="info")


_SOME = 10
"""The most strategies that one finding names."""


def _bare(book: Book, plan: Plan, paid: Collection[str]) -> tuple[list[Strategy], int]:
    """The first strategies of a plan's teams that none of its lines pays, and how many more there are.

    A part repeats nothing that is looked at in the whole: a quarter without a fair is no gap.
    """
    above = worksheets(book).get(plan.parent.id) if plan.parent else None
    if above is not None and any(line.strategy for line in above.plan.budget):
        return [], 0
    by_team = _by_team(book)
    groups = [by_team.get(team, ()) for team in plan.teams] if plan.teams else by_team.values()
    bare = (each for group in groups for each in group if each.id not in paid)
    found = list(islice(bare, _SOME))
    known = [each for each in map(book.get, (Ref("strategy", key) for key in paid)) if isinstance(each, Strategy)]
    counted = sum(each.status == "active" and (not plan.teams or each.team in plan.teams) for each in known)
    return found, sum(map(len, groups)) - counted - len(found)


@insight
def _by_team(book: Book) -> dict[Ref, list[Strategy]]:
    found: dict[Ref, list[Strategy]] = {}
    for strategy in book.active(Strategy):
        found.setdefault(strategy.team, []).append(strategy)
    return found


@requirement("a plan with `unit_cost`")
def _has_costs(book: Book) -> bool:
    return any(plan.unit_cost for plan in book.active(Plan))


@check(
    "MTH-7",
    "A stage needs more than its budget line pays for.",
    why="The target needs 1,334 leads and the budget buys 1,000: the rest is hope.",
    fix="Raise the line, lower the unit cost, or plan for fewer.",
    level="error",
    requires=_has_costs,
    certain=True,
)
def stage_that_costs_more_than_its_budget(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        for each in money.costs(sheet):
            if each.paid is not None and formatted.cents(each.cost) > each.paid:
                name, spent = book.name(each.stage), formatted.cents(each.cost)
                message = f'"{name}" in the plan "{sheet.plan.name}" cost {formatted.money(spent, sheet.currency)}, '
                message += f"and the budget pays {formatted.money(each.paid, sheet.currency)}: "
                message += f"{formatted.money(spent - each.paid, sheet.currency)} are missing"
                hint = "Raise the line, lower the unit cost, or plan for fewer."
                place = book.place(sheet.plan, "unit_cost", each.number, "cost")
                costs = cost.of_money(each.cost - each.paid, sheet.currency)
                yield Finding(message, place, sheet.plan, hint, cost=costs)


@requirement("a plan with a `cac` metric")
def _has_cac(book: Book) -> bool:
    return any(plan.cac for plan in book.active(Plan))


@check(
    "MTH-8",
    "A new customer costs more than the target allows.",
    why="Each line of the budget looks modest; only the division shows what a customer costs.",
    fix="Spend less on each customer, win more with the same money, or agree on another target.",
    level="warn",
    requires=_has_cac,
)
def acquisition_cost_over_target(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        each, found = money.acquisition_cost(sheet), money.acquisition_target(book, sheet)
        if each is None or found is None:
            continue
        metric, number, target = found
        limit = target.value.amount
        if target.value.unit == sheet.currency and limit > 0 and each > limit:
            over = (each - limit) / limit
            message = f'a new customer costs {formatted.money(each, sheet.currency)} in the plan "{sheet.plan.name}", '
            message += f'{percent(over)} over the target of "{metric.name}" ({target.value})'
            hint = "Spend less on each customer, win more with the same money, or agree on another target."
            also = book.place(metric, "targets", number, "value")
            costs = cost.of_money((each - limit) * (sheet.won or 0), sheet.currency)
            yield Finding(message, book.place(sheet.plan, "cac"), sheet.plan, hint, also=(also,), cost=costs)
