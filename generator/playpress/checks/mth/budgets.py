"""MTH of money: budgets that do not add up, what stages and customers cost, targets made of smaller ones."""

from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Check, finding
from playpress.checks.mth.stage_counts import WAITS, has_plan, sheets
from playpress.derive.planning import Worksheet, formatted, money, volumes
from playpress.derive.planning.worksheet import commitments
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.strategy import Strategy
from playpress.model.numbers import percent
from playpress.model.values import Money
from playpress.problems import Problem


def mth_6(book: Book) -> Iterator[Problem]:
    """Budget lines that do not make the total; strategies without a line, and lines for what is out of use."""
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
                yield finding(
                    "MTH-6", "error", message, book.place(plan, *each.at), plan, hint, book.place(plan, "budget")
                )
        yield from _strategies(book, plan)


def _strategies(book: Book, plan: Plan) -> Iterator[Problem]:
    paid = {line.strategy.id for line in plan.budget if line.strategy}
    if not paid:
        return
    bare = [each for each in book.active(Strategy) if each.id not in paid and _is_of(plan, each)]
    if bare:
        names = ", ".join(f'"{each.name}"' for each in bare)
        message = f'no line of the budget of "{plan.name}" pays for {names}'
        hint = "Add a line with `strategy`, even if it is small; work without money is somebody's evening."
        also = tuple(book.place(each) for each in bare)
        yield finding("MTH-6", "info", message, book.place(plan, "budget"), plan, hint, *also)
    for number, line in enumerate(plan.budget):
        strategy = book.get(line.strategy)
        if strategy and strategy.status in ("deprecated", "archived"):
            message = f'the budget of "{plan.name}" pays for "{strategy.name}", which is {strategy.status}'
            place = book.place(plan, "budget", number, "strategy")
            yield finding("MTH-6", "info", message, place, plan, "Give the money to what took its place.")


def _is_of(plan: Plan, strategy: Strategy) -> bool:
    return not plan.teams or strategy.team in plan.teams


def mth_7(book: Book) -> Iterator[Problem]:
    """What a stage needs costs more than the line that pays for it."""
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
                yield finding("MTH-7", "error", message, place, sheet.plan, hint)


def mth_8(book: Book) -> Iterator[Problem]:
    """A new customer costs more than the metric's target allows."""
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
            yield finding("MTH-8", "warn", message, book.place(sheet.plan, "cac"), sheet.plan, hint, also)


def mth_12(book: Book) -> Iterator[Problem]:
    """Smaller targets that do not make the larger one: plans of a plan, and quotas."""
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


def _apart(book: Book, sheet: Worksheet, target: Fraction, total: Fraction, whose: str) -> Iterator[Problem]:
    short = volumes.gap(target, total)
    if abs(short) > sheet.plan.tolerance:
        way = "less" if short > 0 else "more"
        message = f'the target of "{sheet.plan.name}" is {formatted.money(target, sheet.currency)}, and {whose} '
        message += f"{formatted.money(total, sheet.currency)}: {percent(abs(short))} {way}"
        hint = "Correct the smaller targets, or the large one."
        yield finding("MTH-12", "warn", message, book.place(sheet.plan, "revenue_target"), sheet.plan, hint)


def mth_14(book: Book) -> Iterator[Problem]:
    """Amounts in another currency, and volumes in periods that cannot be converted exactly."""
    for sheet in sheets(book):
        for path, value, _ in book.inside(sheet.plan):
            if isinstance(value, Money) and value.currency != sheet.currency:
                message = f'{value} in the plan "{sheet.plan.name}", which counts in {sheet.currency}'
                hint = f"Write the amount in {sheet.currency}; nothing is converted silently."
                yield finding("MTH-14", "error", message, book.place(sheet.plan, *path), sheet.plan, hint)
        yield from _target(book, sheet)
        yield from _periods(book, sheet)


def _target(book: Book, sheet: Worksheet) -> Iterator[Problem]:
    found = money.acquisition_target(book, sheet)
    if found and found[2].value.unit != sheet.currency:
        metric, number, target = found
        message = f'"{sheet.plan.name}" counts in {sheet.currency}, and the target of "{metric.name}" is {target.value}'
        hint = f"Write the target as money: 30000 {sheet.currency}."
        place = book.place(metric, "targets", number, "value")
        yield finding("MTH-14", "error", message, place, metric, hint, book.place(sheet.plan, "cac"))


def _periods(book: Book, sheet: Worksheet) -> Iterator[Problem]:
    span = sheet.plan.period
    for row in sheet.rows if span else ():
        for handoff, position, promise in commitments(book, row.ref):
            if span and promise.volume and span.holds(promise.volume.period) is None:
                message = f'{promise.volume} in the hand-off "{handoff.name}" is no exact number in {span.words}, '
                message += f'the period of "{sheet.plan.name}"'
                hint = f"Write the volume per {span.unit}, or per month."
                place = book.place(handoff, "commitments", position, "volume")
                yield finding("MTH-14", "error", message, place, handoff, hint, book.place(sheet.plan, "period"))


def _has_budget(book: Book) -> bool:
    return any(plan.budget or plan.team_totals for plan in book.active(Plan))


def _has_costs(book: Book) -> bool:
    return any(plan.unit_cost for plan in book.active(Plan))


def _has_cac(book: Book) -> bool:
    return any(plan.cac for plan in book.active(Plan))


def _has_smaller(book: Book) -> bool:
    return any(plan.parent or plan.quotas for plan in book.active(Plan))


CHECKS = (
    Check(
        "MTH-6",
        "Budget lines do not make the total, or a strategy has no line.",
        "Money that is spent twice is found in December.",
        "Correct a line or the total; give each strategy a line.",
        "error for sums; info for strategies without a line and lines for what is out of use",
        mth_6,
        _has_budget,
        "a plan with a `budget`",
    ),
    Check(
        "MTH-7",
        "What a stage needs costs more than the budget pays for it.",
        "The target needs 1,334 leads and the budget buys 1,000: the rest is hope.",
        "Raise the line, lower the cost of one, or plan with fewer.",
        "error",
        mth_7,
        _has_costs,
        "a plan with `unit_cost`",
    ),
    Check(
        "MTH-8",
        "A new customer costs more than the target allows.",
        "Each line of the budget looks modest; only the division shows what a customer costs.",
        "Spend less for each, win more with it, or agree on another target.",
        "warn",
        mth_8,
        _has_cac,
        "a plan with a `cac` metric",
    ),
    Check(
        "MTH-12",
        "Smaller targets or quotas do not make the larger target.",
        "The company promises two million, its sellers 1.8: the difference belongs to nobody.",
        "Correct the smaller targets, or the large one.",
        "warn beyond the plan's tolerance",
        mth_12,
        _has_smaller,
        "a plan with a `parent` or `quotas`",
    ),
    Check(
        "MTH-14",
        "Amounts of several currencies, or periods that cannot be converted exactly.",
        "A sum of euros and dollars is a number, and it is wrong.",
        "Write all amounts of a plan in one currency, and volumes per month, quarter or year.",
        "error",
        mth_14,
        has_plan,
        WAITS,
    ),
)
