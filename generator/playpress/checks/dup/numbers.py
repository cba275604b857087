"""DUP of numbers: rates and budgets that stand in a plan and in a metric or a strategy."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.formula import Ratio, counted, in_unit
from playpress.derive.planning import Worksheet, cost, formatted
from playpress.derive.planning.parts import key
from playpress.derive.planning.stage_path import product, stage_path
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.metric import Metric, Target
from playpress.model.kinds.plan import TOLERANCE, BudgetLine, Plan
from playpress.model.kinds.strategy import Strategy
from playpress.model.numbers import percent
from playpress.model.period import IN_A_YEAR, written
from playpress.model.ref import Ref
from playpress.problems import listed


@insight
def _ratios(book: Book) -> tuple[tuple[Metric, Ratio], ...]:
    found = ((metric, counted(metric)) for metric in book.active(Metric))
    return tuple((metric, what) for metric, what in found if isinstance(what, Ratio))


@insight
def by_funnel(book: Book) -> dict[str, list[Worksheet]]:
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
        plans = [sheet.plan for sheet in by_funnel(book).get(funnel.id, ())]
        allowed = max((plan.tolerance for plan in plans), default=TOLERANCE)
        for number, target in enumerate(metric.targets):
            amount, unit = in_unit(metric, target.value)
            if unit != "%" or not _planned(book, target, plans):
                continue
            if abs(amount - rate) > allowed * rate:
                one, two = book.name(ratio.of), book.name(ratio.reached)
                message = f'the target of "{metric.name}" is {percent(amount)}, and the rates from "{one}" to "{two}" '
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
