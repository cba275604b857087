"""MTH of metrics and budgets: numbers in another unit, currency or sign than those they are compared with."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.derive import scorecard
from playpress.graph import Book
from playpress.model import field
from playpress.model.currencies import CURRENCIES
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.strategy import Strategy
from playpress.model.quantity import TO_ONE, Quantity, in_words, is_of_time, unit
from playpress.problems import Place


@requirement("a metric with numbers, or a strategy with a `budget`")
def _has_numbers(book: Book) -> bool:
    return (
        bool(book.actuals)
        or any(metric.baseline or metric.targets for metric in book.active(Metric))
        or any(strategy.budget for strategy in book.active(Strategy))
    )


@check(
    "MTH-18",
    "The numbers of a metric have several units or directions, or money is not in the playbook's currency.",
    why="In a table 40 and 40% look alike, and so do dollars in a list of euros.",
    fix="Write all values of one metric in one unit and one direction, and money in the playbook's `currency`.",
    level="error",
    levels="error for several units; warn for another currency or the other direction; info for a baseline below zero",
    requires=_has_numbers,
    certain=True,
)
def number_in_another_unit(book: Book) -> Iterator[Finding]:
    """Another currency is meant where the `unit` of the metric names it, and MTH-14 compares what plans pay for."""
    for metric in book.active(Metric):
        yield from _of_metric(book, metric)
    paid = {line.strategy.id for plan in book.active(Plan) for line in plan.budget if line.strategy}
    ours = book.settings.currency
    for strategy in book.active(Strategy):
        if ours and strategy.budget and strategy.budget.money.currency != ours and strategy.id not in paid:
            message = f'the budget of "{strategy.name}" is {strategy.budget}, and this playbook counts in {ours}'
            hint = f"Write the amount in {ours}; nothing is converted silently."
            yield Finding(message, book.place(strategy, "budget"), strategy, hint, level="warn")


def _of_metric(book: Book, metric: Metric) -> Iterator[Finding]:
    values = [(path, value) for path, value, _ in book.inside(metric) if isinstance(value, Quantity)]
    own = unit(metric.unit or "")
    values = [(path, _in_own(value, own)) for path, value in values]
    written = [(book.place(metric, *path), value) for path, value in values]
    actuals = [each for score in scorecard.of(book, metric) for each in score.readings]
    written += [(each.actual.place, _in_own(each.value, own)) for each in actuals]
    units = Counter(value.unit for _, value in (values or written))
    common = max(units, key=lambda unit: units[unit], default="")
    if not values and (own in {"%", TO_ONE} or own in CURRENCIES or is_of_time(own)):
        common = own
    for place, value in written:
        if value.unit != common:
            message = f'the metric "{metric.name}" has {_unit(common)}, and here {value}, {_unit(value.unit)}'
            also = next((other for other, each in written if each.unit == common), book.place(metric, "unit"))
            yield Finding(message, place, metric, "Write it in the same unit.", also=(also,))
            return
    yield from _of_direction(book, metric)
    yield from _of_currency(book, metric, written)
    above = metric.targets and all(value.amount > 0 for path, value in values if path != ("baseline",))
    if above and metric.baseline and metric.baseline.amount < 0:
        message = f'the baseline of "{metric.name}" is {metric.baseline}, below zero, and its targets are above'
        hint = "Check the minus; a cost or a loss is written without one."
        yield Finding(message, book.place(metric, "baseline"), metric, hint, level="info")


def _of_direction(book: Book, metric: Metric) -> Iterator[Finding]:
    """`at most 5%` says that lower is better."""
    for number, target in enumerate(metric.targets):
        said = target.value.direction
        if said and metric.direction and said != metric.direction:
            words = field.facts(Metric, "direction").words
            message = f'the target "{target.value}" of "{metric.name}" says {words(said)}, and its `direction` says '
            message += f"{words(metric.direction)}"
            place, also = book.place(metric, "targets", number, "value"), (book.place(metric, "direction"),)
            yield Finding(message, place, metric, "Correct one of the two.", also, "warn")
            return


def _of_currency(book: Book, metric: Metric, written: list[tuple[Place, Quantity]]) -> Iterator[Finding]:
    """They are all in one unit."""
    place, value = written[0] if written else (book.place(metric), Quantity.parse("0"))
    ours = book.settings.currency
    if ours and value.unit in CURRENCIES and value.unit != ours and value.unit not in (metric.unit or ""):
        message = f'the metric "{metric.name}" has {value}, and this playbook counts in {ours}'
        hint = f"Write it in {ours}, or say `unit: {value.unit}` where the other currency is meant."
        yield Finding(message, place, metric, hint, level="warn")


def _in_own(value: Quantity, own: str) -> Quantity:
    """A number without a unit is in that of the metric, where it is one that numbers are written with."""
    return replace(value, unit=own) if not value.unit and (own == TO_ONE or is_of_time(own)) else value


def _unit(unit: str) -> str:
    others = f"numbers of {in_words(unit, Fraction(2))}" if is_of_time(unit) else f"amounts in {unit}"
    return {"": "plain numbers", "%": "percentages", TO_ONE: "ratios"}.get(unit, others)
