"""Book -> scorecard: what each metric was, period by period, against what it should have been."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.formula import counted_each
from playpress.graph import Book, insight
from playpress.model.actuals import Actual
from playpress.model.kinds.metric import Metric, Target
from playpress.model.period import IN_A_YEAR, Period, written
from playpress.model.quantity import Quantity
from playpress.model.ref import Ref

SPAN = 4
"""How many periods back a scorecard looks."""


@dataclass(frozen=True, slots=True)
class MetricReading:
    """One actual of a metric beside its target."""

    actual: Actual
    target: Target | None
    """That of its period, or of the longer one that it is in; None where there is none in the same unit."""
    better: bool | None
    """Whether it is at its target or beyond, the way the metric counts as better; None where nothing says it yet."""
    running: bool = False
    """Whether its period is not over: what there is so far is no result."""

    @property
    def value(self) -> Quantity:
        return self.actual.value

    @property
    def gap(self) -> Fraction | None:
        """Actual - target, in the metric's unit; None without a target."""
        return self.value.amount - self.target.value.amount if self.target else None


@dataclass(frozen=True, slots=True)
class Score:
    """What one metric was, of all or of one segment, in the periods of one length, the oldest first."""

    metric: Metric
    segment: Ref | None
    readings: tuple[MetricReading, ...]

    @property
    def last(self) -> MetricReading:
        return self.readings[-1]

    @property
    def recent(self) -> tuple[MetricReading, ...]:
        """The last one and what came before it, four periods back at most."""
        return self.readings[-SPAN - 1 :]

    @property
    def change(self) -> Fraction | None:
        """The last value - the one before it; None where there is only one, two units, or a last period that runs."""
        if len(self.readings) < 2 or self.readings[-2].value.unit != self.last.value.unit or self.last.running:
            return None
        return self.last.value.amount - self.readings[-2].value.amount


@insight
def _by_metric(book: Book) -> dict[str, list[Score]]:
    rows: dict[str, dict[tuple[str, int], list[Actual]]] = {}
    for each in book.actuals:
        key = (each.segment.id if each.segment else "", -IN_A_YEAR[each.period.unit])
        rows.setdefault(each.metric.id, {}).setdefault(key, []).append(each)
    return {
        metric.id: [_score(book, metric, group) for _, group in sorted(rows[metric.id].items())]
        for metric in book.all(Metric)
        if metric.id in rows
    }


def _score(book: Book, metric: Metric, rows: Sequence[Actual]) -> Score:
    in_time = sorted(rows, key=lambda each: each.period.start)
    return Score(metric, rows[0].segment, tuple(_reading(book, metric, each) for each in in_time))


def scores(book: Book) -> tuple[Score, ...]:
    """Every metric with actuals, in reading order: of all before segments, short periods before long ones."""
    return tuple(each for found in _by_metric(book).values() for each in found)


def of(book: Book, metric: Metric) -> Sequence[Score]:
    """What one metric was."""
    return _by_metric(book).get(metric.id, ())


def _reading(book: Book, metric: Metric, actual: Actual) -> MetricReading:
    target = _target(book, metric, actual) if actual.segment is None else None
    running = actual.period.end >= book.today
    if target is None or metric.better is None or running:
        return MetricReading(actual, target, None, running)
    gap = actual.value.amount - target.value.amount
    return MetricReading(actual, target, gap >= 0 if metric.better == "up" else gap <= 0)


def _target(book: Book, metric: Metric, actual: Actual) -> Target | None:
    """The target of the same days; else that of a longer period, where its value holds for each part of it."""
    year = book.settings.fiscal_year
    spans = [(each, written(str(each.period), year)) for each in metric.targets if each.value.unit == actual.value.unit]
    same = next((each for each, span in spans if actual.period.same_days(span)), None)
    if same or not (actual.value.unit == "%" or counted_each(metric) == actual.period.unit):
        return same
    around = [(span.length, number) for number, (_, span) in enumerate(spans) if span and _within(actual.period, span)]
    return spans[min(around)[1]][0] if around else None


def target_on(book: Book, metric: Metric, day: dt.date) -> Target | None:
    """The target of the shortest period that a day is in; else of the next one to begin, else of the last one."""
    year = book.settings.fiscal_year
    spans = [(span, each) for each in metric.targets if (span := written(str(each.period), year))]
    if not spans:
        return metric.targets[-1] if metric.targets else None
    if now := [each for each in spans if each[0].start <= day <= each[0].end]:
        return min(now, key=lambda each: each[0].length)[1]
    later = [each for each in spans if each[0].start > day]
    return (min if later else max)(later or spans, key=lambda each: each[0].start)[1]


def _within(part: Period, whole: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def in_period(book: Book, metric: Metric, span: Period) -> Quantity | None:
    """What a metric that counts something was in a period: as it is written, else the sum of parts that make it up."""
    rows = [reading.actual for score in of(book, metric) if score.segment is None for reading in score.readings]
    same = next((each.value for each in rows if each.period.same_days(span)), None)
    if same is not None:
        return same
    for unit in ("quarter", "month"):
        parts = [each for each in rows if each.period.unit == unit and _within(each.period, span)]
        if _make_up(parts, span) and len({each.value.unit for each in parts}) == 1:
            return Quantity(sum((each.value.amount for each in parts), Fraction(0)), parts[0].value.unit)
    return None


def _make_up(parts: Iterable[Actual], span: Period) -> bool:
    """Whether all days of a period are in its parts; no two of them are of the same days."""
    return sum(each.period.length for each in parts) == span.length
