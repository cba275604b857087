"""A plan whose period is over -> what became of it: how many came to each stage, by the actuals of metrics."""

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
    """What was needed at a stage, and what a metric says there was."""

    row: StageRow
    metric: Metric
    required: Fraction
    actual: Fraction

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
    """Stage by stage from the customer back, those whose actuals are known."""
    span = sheet.plan.period
    for row in reversed(sheet.rows if sheet.over else ()):
        for metric in _counting(book).get(row.ref, ()):
            value = scorecard.in_period(book, metric, span) if span else None
            if value is not None and not value.unit and row.required is not None:
                yield StageOutcome(row, metric, row.required, value.amount)
