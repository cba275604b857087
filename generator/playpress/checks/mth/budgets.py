"""MTH of money: budgets that do not add up, what stages and customers cost, targets made of smaller ones."""

from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth import A_PLAN
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.planning import Worksheet, formatted, money, volumes
from playpress.derive.planning.worksheet import commitments
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.strategy import Strategy
from playpress.model.numbers import percent
from playpress.model.values import Money


@requirement("a plan with a `budget`")
def _has_budget(book: Book) -> bool:
    return any(plan.budget or plan.team_totals for plan in book.active(Plan))


@check(
    "MTH-6",
    "Budget lines do not make the total, or a strategy has no line.",
    why="Money that is spent twice is found in December.",
    fix="Correct a line or the total; give each strategy a line.",
    level="error",
    levels="error for sums; info for strategies without a line and lines for what is out of use",
    requires=_has_budget,
)
def budget_that_does_not_add_up(book: Book) -> Iterator[Finding]:
    """Also strategies without a line, and lines for what is out of use."""
    for sheet in sheets(book):
        plan = sheet.plan
        for each in money.sums(sheet):
            if each.lines != each.total:
                whose = f"the budget of {book.name(each.team)}" if each.team else "the budget"
                total, lines, apart = (
                    formatted.money(amount, sheet.currency)
                    for amount in (each.total, each.lines, abs(each.lines - each.total))
                )
                message = f'{whose} in "{plan.name}" is {total}, and its lines make {lines}: {apart} apart'
                hint = "Correct a line or the total."
                yield Finding(message, book.place(plan, *each.at), plan, hint, also=(book.place(plan, "budget"),))
        yield from _strategies(book, plan)


def _strategies(book: Book, plan: Plan) -> Iterator[Finding]:
    paid = {line.strategy.id for line in plan.budget if line.strategy}
    if not paid:
        return
    bare = [each for each in book.active(Strategy) if each.id not in paid and _is_of(plan, each)]
    if bare:
        names = ", ".join(f'"{each.name}"' for each in bare)
        message = f'no line of the budget of "{plan.name}" pays for {names}'
        hint = "Add a line with `strategy`, even if it is small; work without money is somebody's evening."
        also = tuple(book.place(each) for each in bare)
        yield Finding(message, book.place(plan, "budget"), plan, hint, also=also, level="info")
    for number, line in enumerate(plan.budget):
        strategy = book.get(line.strategy)
        if strategy and strategy.status in ("deprecated", "archived"):
            message = f'the budget of "{plan.name}" pays for "{strategy.name}", which is {strategy.status}'
            place = book.place(plan, "budget", number, "strategy")
            yield Finding(message, place, plan, "Give the money to what took its place.", level="info")


def _is_of(plan: Plan, strategy: Strategy) -> bool:
    return not plan.teams or strategy.team in plan.teams


@requirement("a plan with `unit_cost`")
def _has_costs(book: Book) -> bool:
    return any(plan.unit_cost for plan in book.active(Plan))


@check(
    "MTH-7",
    "What a stage needs costs more than the budget pays for it.",
    why="The target needs 1,334 leads and the budget buys 1,000: the rest is hope.",
    fix="Raise the line, lower the cost of one, or plan with fewer.",
    level="error",
    requires=_has_costs,
)
def stage_that_costs_more_than_its_budget(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        for each in money.costs(sheet):
            if each.paid is not None and formatted.cents(each.cost) > each.paid:
                name = book.name(each.stage)
                message = (
                    f'"{name}" in the plan "{sheet.plan.name}" cost {formatted.money(each.cost, sheet.currency)}, '
                )
                message += f"and the budget pays {formatted.money(each.paid, sheet.currency)}: "
                message += f"{formatted.money(each.cost - each.paid, sheet.currency)} are missing"
                hint = "Raise the line, lower the cost of one, or plan with fewer."
                place = book.place(sheet.plan, "unit_cost", each.number, "cost")
                yield Finding(message, place, sheet.plan, hint)


@requirement("a plan with a `cac` metric")
def _has_cac(book: Book) -> bool:
    return any(plan.cac for plan in book.active(Plan))


@check(
    "MTH-8",
    "A new customer costs more than the target allows.",
    why="Each line of the budget looks modest; only the division shows what a customer costs.",
    fix="Spend less for each, win more with it, or agree on another target.",
    level="warn",
    requires=_has_cac,
)
def acquisition_cost_over_target(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        cost, found = money.acquisition_cost(sheet), money.acquisition_target(book, sheet)
        if cost is None or found is None:
            continue
        metric, number, target = found
        limit = target.value.amount
        if target.value.unit == sheet.currency and limit > 0 and cost > limit:
            over = (cost - limit) / limit
            message = f'a new customer costs {formatted.money(cost, sheet.currency)} in the plan "{sheet.plan.name}", '
            message += f'{percent(over)} over the target of "{metric.name}" ({target.value})'
            hint = "Spend less for each, win more with it, or agree on another target."
            also = book.place(metric, "targets", number, "value")
            yield Finding(message, book.place(sheet.plan, "cac"), sheet.plan, hint, also=(also,))


@requirement("a plan with a `parent` or `quotas`")
def _has_smaller(book: Book) -> bool:
    return any(plan.parent or plan.quotas for plan in book.active(Plan))


@check(
    "MTH-12",
    "Smaller targets or quotas do not make the larger target.",
    why="The company promises two million, its sellers 1.8: the difference belongs to nobody.",
    fix="Correct the smaller targets, or the large one.",
    level="warn",
    levels="warn beyond the plan's tolerance",
    requires=_has_smaller,
)
def parts_that_do_not_make_the_target(book: Book) -> Iterator[Finding]:
    """Parts are the plans of a plan, and quotas."""
    children: dict[str, list[Plan]] = {}
    for plan in book.active(Plan):
        if plan.parent:
            children.setdefault(plan.parent.id, []).append(plan)
    for sheet in sheets(book):
        target = sheet.amount(sheet.plan.revenue_target)
        if not target:
            continue
        own = children.get(sheet.plan.id, [])
        parts = [sheet.amount(each.revenue_target) for each in own]
        if own and None not in parts:
            total = sum((each or Fraction(0) for each in parts), Fraction(0))
            names = ", ".join(f'"{each.name}"' for each in own)
            yield from _apart(book, sheet, target, total, f"its parts ({names}) make")
        quotas = money.quotas(book, sheet)
        if quotas is not None:
            yield from _apart(book, sheet, target, quotas, "all quotas together make")


def _apart(book: Book, sheet: Worksheet, target: Fraction, total: Fraction, whose: str) -> Iterator[Finding]:
    short = volumes.gap(target, total)
    if abs(short) > sheet.plan.tolerance:
        way = "less" if short > 0 else "more"
        message = f'the target of "{sheet.plan.name}" is {formatted.money(target, sheet.currency)}, and {whose} '
        message += f"{formatted.money(total, sheet.currency)}: {percent(abs(short))} {way}"
        hint = "Correct the smaller targets, or the large one."
        yield Finding(message, book.place(sheet.plan, "revenue_target"), sheet.plan, hint)


@check(
    "MTH-14",
    "Amounts of several currencies, or periods that cannot be converted exactly.",
    why="A sum of euros and dollars is a number, and it is wrong.",
    fix="Write all amounts of a plan in one currency, and volumes per month, quarter or year.",
    level="error",
    requires=A_PLAN,
)
def mixed_currencies_or_inexact_periods(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        for path, value, _ in book.inside(sheet.plan):
            if isinstance(value, Money) and value.currency != sheet.currency:
                message = f'{value} in the plan "{sheet.plan.name}", which counts in {sheet.currency}'
                hint = f"Write the amount in {sheet.currency}; nothing is converted silently."
                yield Finding(message, book.place(sheet.plan, *path), sheet.plan, hint)
        yield from _target(book, sheet)
        yield from _periods(book, sheet)


def _target(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    found = money.acquisition_target(book, sheet)
    if found and found[2].value.unit != sheet.currency:
        metric, number, target = found
        message = f'"{sheet.plan.name}" counts in {sheet.currency}, and the target of "{metric.name}" is {target.value}'
        hint = f"Write the target as money: 30000 {sheet.currency}."
        place = book.place(metric, "targets", number, "value")
        yield Finding(message, place, metric, hint, also=(book.place(sheet.plan, "cac"),))


def _periods(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    span = sheet.plan.period
    for row in sheet.rows if span else ():
        for handoff, position, promise in commitments(book, row.ref):
            if span and promise.volume and span.holds(promise.volume.period) is None:
                message = f'{promise.volume} in the hand-off "{handoff.name}" is no exact number in {span.words}, '
                message += f'the period of "{sheet.plan.name}"'
                hint = f"Write the volume per {span.unit}, or per month."
                place = book.place(handoff, "commitments", position, "volume")
                yield Finding(message, place, handoff, hint, also=(book.place(sheet.plan, "period"),))
