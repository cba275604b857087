"""MTH of units: amounts of several currencies, and periods that are no exact part of each other."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check
from playpress.checks.mth import A_PLAN
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.planning import Worksheet, money, worksheets
from playpress.derive.planning.parts import cuts
from playpress.derive.planning.worksheet import commitments
from playpress.graph import Book
from playpress.model.kinds.strategy import Strategy
from playpress.model.period import IN_A_YEAR
from playpress.model.values import Money, MoneyPer


@check(
    "MTH-14",
    "Amounts in several currencies, or periods that cannot be converted exactly.",
    why="A sum of euros and dollars is a number, and it is wrong.",
    fix="Write all amounts of a plan in one currency, and volumes per month, quarter or year.",
    level="error",
    requires=A_PLAN,
    certain=True,
)
def mixed_currencies_or_inexact_periods(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        for path, value, _ in book.inside(sheet.plan):
            amount = value.money if isinstance(value, MoneyPer) else value
            if isinstance(amount, Money) and amount.currency != sheet.currency:
                message = f'{value} cannot be summed in the plan "{sheet.plan.name}", which counts in {sheet.currency}'
                hint = f"Write the amount in {sheet.currency}; nothing is converted silently."
                yield Finding(message, book.place(sheet.plan, *path), sheet.plan, hint)
            if isinstance(value, MoneyPer) and value.period not in IN_A_YEAR:
                message = f'{value} in the plan "{sheet.plan.name}" makes no exact amount in a year'
                yield Finding(
                    message, book.place(sheet.plan, *path), sheet.plan, "Write it per month, quarter or year."
                )
        yield from _target(book, sheet)
        yield from _of_parts(book, sheet)
        yield from _periods(book, sheet)


def _of_parts(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    """Parts in another currency than the whole, and strategies that are paid from its lines in another one."""
    for part in (each for cut in cuts(book, sheet.plan) for each in cut.parts):
        target = part.revenue_target
        if target and target.currency != sheet.currency and worksheets(book)[part.id].currency == target.currency:
            message = f'the parts of "{sheet.plan.name}" cannot be summed: the target of "{part.name}" is '
            message += f"{target}, and the whole counts in {sheet.currency}"
            hint = f"Write the target in {sheet.currency}, at a rate that both plans name."
            also = (book.place(sheet.plan),)
            yield Finding(message, book.place(part, "revenue_target"), part, hint, also=also)
    for ref in dict.fromkeys(line.strategy for line in sheet.plan.budget if line.strategy):
        strategy = book.get(ref)
        if isinstance(strategy, Strategy) and strategy.budget and strategy.budget.money.currency != sheet.currency:
            message = f'"{strategy.name}" may cost {strategy.budget}, and its lines in "{sheet.plan.name}" are in '
            message += f"{sheet.currency}: they cannot be compared"
            hint = f"Write the `budget` of the strategy in {sheet.currency}."
            yield Finding(message, book.place(strategy, "budget"), strategy, hint, also=(book.place(sheet.plan),))


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
                message = f'{promise.volume} in the hand-off "{handoff.name}" is not an exact number in {span.words}, '
                message += f'the period of "{sheet.plan.name}"'
                hint = f"Write the volume per {span.unit}, or per month."
                place = book.place(handoff, "commitments", position, "volume")
                yield Finding(message, place, handoff, hint, also=(book.place(sheet.plan, "period"),))
