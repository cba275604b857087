"""Metrics -> their targets and actuals, period by period."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress.model import period
from playpress.model.field import labels
from playpress.model.kinds.metric import Metric, Target
from playpress.site.context import Detail
from playpress.site.pages import scorecard
from playpress.site.tables import Table
from playpress.site.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricDetail(Detail):
    """What a metric's page is given besides."""

    template: ClassVar[str] = "pages/metric.md.j2"

    targets: Table
    """What it should be, period by period."""
    actuals: Table
    """What it was, period by period, next to its targets."""


def metric_detail(view: View, metric: Metric) -> MetricDetail:
    """Its targets and its actuals, period by period."""
    return MetricDetail(targets=targets(view, [metric], named=False), actuals=scorecard.table(view, metric))


def targets(view: View, metrics: Sequence[Metric], *, named: bool) -> Table:
    """What metrics should be, a row a period; without the columns that nobody has filled."""
    set_for = [(metric, each) for metric in metrics for each in metric.targets]
    period_label, floor, stretch = labels(Target, "period", "floor", "stretch")
    columns: dict[str, list[object]] = {
        Metric.about.title: [view.link(metric) if named else "" for metric, _ in set_for],
        period_label: [period.in_words(each.period) for _, each in set_for],
        "Target": [each.value for _, each in set_for],
        floor: ["" if each.floor is None else each.floor for _, each in set_for],
        stretch: ["" if each.stretch is None else each.stretch for _, each in set_for],
    }
    filled = {title: column for title, column in columns.items() if any(str(cell) for cell in column)}
    return Table(list(filled), list(zip(*filled.values(), strict=True)))
