"""A plan whose period is over -> what became of it, by the actuals of metrics: revenue, and how many at each stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive import scorecard
from playpress.derive.formula import Count, counted
from playpress.derive.planning import volumes
from playpress.derive.planning.worksheet import StageRow, Worksheet
from playpress.graph import Book, insight
from playpress.model.kinds.metric import Metric
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """What was needed at a stage, and what a metric says there was: how many, or what the customers brought."""

    row: StageRow
    metric: Metric
    required: Fraction
    actual: Fraction
    currency: str = ""
    """That of both where they are amounts of money; empty for counts."""

    @property
    def gap(self) -> Fraction:
        """What was missing, as a share of what was needed; below zero where there was more."""
        return volumes.gap(self.required, self.actual)


@insight
def _counting(book: Book) -> dict[Ref, list[Metric]]:
    """The metrics that count those of a stage."""
    found: dict[Ref, list[Metric]] = {}
    for metric in book.active(Metric):
        what = counted(metric)
        if isinstance(what, Count):
            found.setdefault(what.stage, []).append(metric)
    return found


def outcomes(book: Book, sheet: Worksheet) -> Iterator[StageOutcome]:
    """Stage by stage from the customer back, those whose actuals are known; what customers brought is of the last."""
    span, target = sheet.plan.period, sheet.amount(sheet.plan.revenue_target)
    for row in reversed(sheet.rows if sheet.over else ()):
        for metric in _counting(book).get(row.ref, ()):
            value = scorecard.in_period(book, metric, span) if span else None
            if value is None:
                continue
            if not value.unit and row.required is not None:
                yield StageOutcome(row, metric, row.required, value.amount)
            earned = row.stage.outcome == "won" and metric.better != "down"
            if earned and value.unit == sheet.currency and target is not None:
                yield StageOutcome(row, metric, target, value.amount, sheet.currency)
