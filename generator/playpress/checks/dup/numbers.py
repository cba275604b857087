"""DUP of numbers: rates, counts and budgets that stand in a plan and in a metric or a strategy."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.formula import Count, Ratio, counted
from playpress.derive.planning import Worksheet, cost, formatted, volumes
from playpress.derive.planning.parts import key
from playpress.derive.planning.stage_path import product, stage_path
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.metric import Metric, Target
from playpress.model.kinds.plan import TOLERANCE, BudgetLine, Plan
from playpress.model.kinds.strategy import Strategy
from playpress.model.numbers import percent, plain
from playpress.model.period import IN_A_YEAR, FiscalYear, Period, written
from playpress.model.ref import Ref
from playpress.problems import listed


@insight
def _ratios(book: Book) -> tuple[tuple[Metric, Ratio], ...]:
    found = ((metric, counted(metric)) for metric in book.active(Metric))
    return tuple((metric, what) for metric, what in found if isinstance(what, Ratio))


@insight
def _counts(book: Book) -> tuple[tuple[Metric, Count], ...]:
    found = ((metric, counted(metric)) for metric in book.active(Metric))
    return tuple((metric, what) for metric, what in found if isinstance(what, Count))


@insight
def _by_funnel(book: Book) -> dict[str, list[Worksheet]]:
    """The active plans that are computed with each funnel, by its id."""
    found: dict[str, list[Worksheet]] = {}
    for sheet in sheets(book):
        if sheet.plan.funnel:
            found.setdefault(sheet.plan.funnel.id, []).append(sheet)
    return found


@requirement("a formula that divides two stages (funnel#a / funnel#b)")
def _has_ratio(book: Book) -> bool:
    return bool(_ratios(book))


@check(
    "DUP-2",
    "A metric's target and the rates of the funnel do not agree.",
    why="The plan is computed with one rate, and the team is measured against another.",
    fix="Set the target to what the rates give, or correct the rates.",
    level="warn",
    levels="warn beyond the tolerance of the funnel's plans",
    requires=_has_ratio,
)
def target_off_the_rates(book: Book) -> Iterator[Finding]:
    """A target for a later time than any plan counts with may differ: it is what is hoped for."""
    for metric, ratio in _ratios(book):
        funnel = book.get(ratio.of)
        if not isinstance(funnel, Funnel) or ratio.of.id != ratio.reached.id:
            continue
        rate = product(stage_path(funnel), ratio.of, ratio.reached)
        if rate is None:
            continue
        plans = [sheet.plan for sheet in _by_funnel(book).get(funnel.id, ())]
        allowed = max((plan.tolerance for plan in plans), default=TOLERANCE)
        for number, target in enumerate(metric.targets):
            if target.value.unit != "%" or not _planned(book, target, plans):
                continue
            if abs(target.value.amount - rate) > allowed * rate:
                one, two = book.name(ratio.of), book.name(ratio.reached)
                message = f'the target of "{metric.name}" is {target.value}, and the rates from "{one}" to "{two}" '
                message += f"make {percent(rate)}"
                hint = "Set the target to what the rates make, or correct the rates of the funnel."
                ids = [stage.id for stage in funnel.stages]
                also = book.place(funnel, "stages", ids.index(ratio.of.part), "rate")
                place = book.place(metric, "targets", number, "value")
                yield Finding(message, place, metric, hint, also=(also,))


def _planned(book: Book, target: Target, plans: list[Plan]) -> bool:
    """Whether a target is for a time that a plan counts with; any is where no plan has a period."""
    spans = [plan.period for plan in plans if plan.period]
    own = written(str(target.period), book.settings.fiscal_year)
    return not spans or own is None or any(own.start <= span.end and span.start <= own.end for span in spans)


@requirement("a plan, and a metric whose formula counts a stage of its funnel")
def _has_count(book: Book) -> bool:
    return bool(_counts(book)) and bool(book.active(Plan))


@check(
    "DUP-3",
    "The target of a metric is below what the plan needs.",
    why="The team reaches its number every month, and the plan still fails.",
    fix="Raise the target to what the plan needs, or plan with what the team can deliver.",
    level="warn",
    levels="warn beyond the plan's tolerance",
    requires=_has_count,
)
def target_below_the_plan(book: Book) -> Iterator[Finding]:
    """A target in money is held against the revenue that the plan of the same period is to win."""
    for metric, count in _counts(book):
        for sheet in _by_funnel(book).get(count.stage.id, ()):
            row = sheet.row(count.stage)
            if row and row.required is not None and row.stage.outcome == "won" and metric.better != "down":
                yield from _below_the_revenue(book, metric, sheet)
        for number, target in enumerate(metric.targets):
            for need in _nearest(book, count, target):
                short = volumes.gap(need.count, target.value.amount)
                if short > need.sheet.plan.tolerance:
                    yield _below(book, metric, number, need, short)


@dataclass(frozen=True, slots=True)
class _Needed:
    """What a plan needs of a stage in the period a metric counts by."""

    sheet: Worksheet
    row: StageRow
    count: Fraction
    unit: str


def _nearest(book: Book, count: Count, target: Target) -> list[_Needed]:
    """What plans need in the time of a target: those of the shortest period around it, not also the year they make."""
    found, year = [], book.settings.fiscal_year
    for sheet in _by_funnel(book).get(count.stage.id, ()) if not target.value.unit else ():
        row, span = sheet.row(count.stage), sheet.plan.period
        if row is not None and row.required is not None and span is not None:
            needed = _in_target(row.required, span, count, target, year)
            found += [(span.length, _Needed(sheet, row, *needed))] if needed else []
    shortest = min((length for length, _ in found), default=0)
    return [each for length, each in found if length == shortest]


def _below(book: Book, metric: Metric, number: int, need: _Needed, short: Fraction) -> Finding:
    sheet, row, amount = need.sheet, need.row, metric.targets[number].value.amount
    message = f'the target of "{metric.name}" is {plain(amount)} a {need.unit}, and the plan "{sheet.plan.name}" '
    message += f'needs {formatted.count(need.count)} "{row.stage.name}" a {need.unit}'
    hint = "Raise the target, or plan with what the team can deliver."
    place, also = book.place(metric, "targets", number, "value"), (book.place(sheet.plan, "revenue_target"),)
    costs = cost.of_missing(sheet, row, (row.required or Fraction(0)) * short)
    return Finding(message, place, metric, hint, also=also, cost=costs)


def _below_the_revenue(book: Book, metric: Metric, sheet: Worksheet) -> Iterator[Finding]:
    revenue, span = sheet.amount(sheet.plan.revenue_target), sheet.plan.period
    for number, target in enumerate(metric.targets):
        own = written(str(target.period), book.settings.fiscal_year)
        if revenue is None or own is None or target.value.unit != sheet.currency or not own.same_days(span):
            continue
        if volumes.gap(revenue, target.value.amount) > sheet.plan.tolerance:
            message = f'the target of "{metric.name}" is {target.value}, and the plan "{sheet.plan.name}" is to win '
            message += f"{sheet.plan.revenue_target} in that time"
            hint = "Raise the target, or plan with what the team can deliver."
            place, also = book.place(metric, "targets", number, "value"), (book.place(sheet.plan, "revenue_target"),)
            costs = cost.of_money(revenue - target.value.amount, sheet.currency)
            yield Finding(message, place, metric, hint, also=also, cost=costs)


def _in_target(
    required: Fraction, span: Period, count: Count, target: Target, year: FiscalYear | None
) -> tuple[Fraction, str] | None:
    """What a plan needs in the period its metric counts by, for a target that falls into the plan's own period."""
    own = written(str(target.period), year)
    if own is None or own.start < span.start or own.end > span.end:
        return None
    unit = count.period or own.unit
    if unit not in IN_A_YEAR:
        return None
    return required * Fraction(IN_A_YEAR[span.unit], IN_A_YEAR[unit]), unit


@dataclass(frozen=True, slots=True)
class _Paid:
    """A strategy with a budget, and the plans that pay it: the parts of a larger plan together, or one plan."""

    strategy: Strategy
    sheets: tuple[Worksheet, ...]
    """Plans with a line for it, and those beside them that have none."""
    lines: tuple[tuple[Worksheet, int, BudgetLine], ...]
    """The lines for it, each with its plan and its position there."""


@insight
def _paid(book: Book) -> tuple[_Paid, ...]:
    together: dict[tuple[str, str, str], list[Worksheet]] = {}
    for sheet in sheets(book):
        plan = sheet.plan
        if plan.period and plan.budget:
            whole = (f"part of {plan.parent.id}", *key(plan)) if plan.parent else (plan.id, "", "")
            together.setdefault(whole, []).append(sheet)
    found = []
    for group in together.values():
        lines: dict[Ref, list[tuple[Worksheet, int, BudgetLine]]] = {}
        for sheet in group:
            for number, line in enumerate(sheet.plan.budget):
                if line.strategy:
                    lines.setdefault(line.strategy, []).append((sheet, number, line))
        for ref, paying in lines.items():
            strategy = book.get(ref)
            if isinstance(strategy, Strategy) and strategy.status == "active" and strategy.budget:
                found.append(_Paid(strategy, tuple(group), tuple(paying)))
    return tuple(found)


@requirement("a strategy with a `budget`, and a plan with a line for it")
def _has_paid_strategy(book: Book) -> bool:
    return bool(_paid(book))


@check(
    "DUP-4",
    "A strategy's budget and the plan's lines for it do not agree.",
    why="The owner of the strategy spends what its page says, and finance has booked a different amount.",
    fix="Correct the `budget` of the strategy, or the lines of the plan.",
    level="warn",
    levels="warn beyond the plan's tolerance",
    requires=_has_paid_strategy,
)
def strategy_budget_off_the_plan(book: Book) -> Iterator[Finding]:
    """The parts of one plan are taken together: a quarter may spend what another saves."""
    for paid in _paid(book):
        strategy, budget = paid.strategy, paid.strategy.budget
        sheet, currency = paid.sheets[0], paid.sheets[0].currency
        spans = [each.plan.period for each in paid.sheets if each.plan.period]
        amounts = [each.amount(line.amount) for each, _, line in paid.lines]
        amount = sheet.amount(budget.money) if budget else None
        if budget is None or amount is None or None in amounts or budget.period not in IN_A_YEAR:
            continue
        stated = sum((amount * Fraction(IN_A_YEAR[budget.period], IN_A_YEAR[span.unit]) for span in spans), Fraction(0))
        booked = sum((each or Fraction(0) for each in amounts), Fraction(0))
        if abs(stated - booked) > sheet.plan.tolerance * max(stated, booked):
            names = listed(f'"{each.plan.name}"' for each in paid.sheets)
            message = f'"{strategy.name}" may cost {budget}, which makes {formatted.money(stated, currency)}, and '
            message += f"the lines for it in {names} make {formatted.money(booked, currency)}"
            hint = "Correct the `budget` of the strategy, or the lines of the plan."
            also = tuple(book.place(each.plan, "budget", number, "amount") for each, number, _ in paid.lines)
            costs = cost.of_money(abs(stated - booked), currency)
            yield Finding(message, book.place(strategy, "budget"), strategy, hint, also=also, cost=costs)
