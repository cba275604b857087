"""Worksheet -> money: budget lines and their sums, what stages cost, what a customer costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.planning.worksheet import Worksheet
from playpress.graph import Book
from playpress.model.kinds.metric import Metric, Target
from playpress.model.kinds.plan import BudgetLine
from playpress.model.period import written
from playpress.model.ref import Ref
from playpress.model.values import Money


@dataclass(frozen=True, slots=True)
class Sum:
    """Budget lines against the amount they should make up; no sum where they are in several currencies."""

    team: Ref | None
    """None for the whole plan."""
    lines: Fraction | None
    written: Money
    """The amount as it is written."""
    total: Fraction | None
    """The same in the plan's currency; None where it is written in another one."""
    at: tuple[str | int, ...]


def sums(sheet: Worksheet) -> tuple[Sum, ...]:
    """The whole budget and that of each team with a total of its own."""
    plan = sheet.plan
    found = []
    if plan.budget_total is not None and plan.budget:
        total = plan.budget_total
        found.append(Sum(None, _sum(sheet, plan.budget), total, sheet.amount(total), ("budget_total",)))
    by_team: dict[Ref | None, list[BudgetLine]] = {}
    for line in plan.budget:
        by_team.setdefault(line.team, []).append(line)
    for number, each in enumerate(plan.team_totals):
        lines, at = _sum(sheet, by_team.get(each.team, ())), ("team_totals", number, "amount")
        found.append(Sum(each.team, lines, each.amount, sheet.amount(each.amount), at))
    return tuple(found)


def _sum(sheet: Worksheet, lines: Iterable[BudgetLine]) -> Fraction | None:
    return added(sheet.amount(line.amount) for line in lines)


def added(amounts: Iterable[Fraction | None]) -> Fraction | None:
    """The sum of amounts in one currency; None where one of them is in another one: nothing is left out of a sum."""
    total = Fraction(0)
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


SEVERAL = "its lines are in several currencies"
"""Why lines of a budget have no sum."""


def mixed(sheet: Worksheet, lines: Iterable[BudgetLine]) -> bool:
    """Whether some lines are in another currency than their plan, so that they have no sum."""
    return any(sheet.amount(line.amount) is None for line in lines)


@dataclass(frozen=True, slots=True)
class Cost:
    """What the needed ones of a stage cost, and what is there to pay them."""

    stage: Ref
    each: Fraction
    cost: Fraction
    paid: Fraction | None
    """The sum of the lines that pay for the stage; None where no line does."""
    number: int
    """Its position among the plan's unit costs, from 0."""


def costs(sheet: Worksheet) -> tuple[Cost, ...]:
    """Required x unit cost for each stage with a unit cost."""
    found = []
    for number, unit in enumerate(sheet.plan.unit_cost):
        row, price = sheet.row(unit.stage), sheet.amount(unit.cost)
        if row is None or row.required is None or price is None:
            continue
        lines = tuple(line for line in sheet.plan.budget if line.pays_for == unit.stage)
        found.append(Cost(unit.stage, price, row.required * price, _sum(sheet, lines) if lines else None, number))
    return tuple(found)


def acquisition_cost(sheet: Worksheet) -> Fraction | None:
    """What one new customer costs: lines for new business / required won. None where there is nothing to divide."""
    total = new_business(sheet)
    return total / sheet.won if sheet.won and total is not None else None


def new_business(sheet: Worksheet) -> Fraction | None:
    """What all lines for new business make; None where there is none, or where they cannot be summed."""
    lines = tuple(line for line in sheet.plan.budget if line.new_business)
    return _sum(sheet, lines) if lines else None


def acquisition_target(book: Book, sheet: Worksheet) -> tuple[Metric, int, Target] | None:
    """The target a new customer's cost is held against: of the plan's period, else the metric's only one."""
    metric = book.get(sheet.plan.cac)
    if not isinstance(metric, Metric):
        return None
    span, year = sheet.plan.period, book.settings.fiscal_year
    named = [pair for pair in enumerate(metric.targets) if span and span.same_days(written(str(pair[1].period), year))]
    chosen = named or (list(enumerate(metric.targets)) if len(metric.targets) == 1 else [])
    return (metric, *chosen[0]) if chosen else None
