"""Goals -> who works for them and against them, and what their metrics should be."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.derive import coverage
from playpress.model.field import label
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.metric import Metric
from playpress.site.context import Detail
from playpress.site.pages.kinds.metric import targets
from playpress.site.tables import Table
from playpress.site.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDetail(Detail):
    """What a goal's page is given besides."""

    template: ClassVar[str] = "pages/goal.md.j2"

    unserved: bool
    """Whether no strategy serves the goal."""
    conflict: Markup
    """Which strategies work against the goal and which for it; empty where none works against it."""
    targets_title: str
    """What readers call the targets of a metric."""
    targets: Table
    """What its metrics should be, period by period."""


def goal_detail(view: View, goal: Goal) -> GoalDetail:
    """Who works for the goal and against it, and what its metrics should be."""
    found = coverage.by_goal(view.book).get(goal.id)
    metrics = [each for ref in goal.metrics if isinstance(each := view.book.get(ref), Metric)]
    return GoalDetail(
        unserved=found is not None and not found.served,
        conflict=_conflict(view, found) if found and found.opponents else Markup(""),
        targets_title=label(Metric, "targets"),
        targets=targets(view, metrics, named=True),
    )


def _conflict(view: View, found: coverage.GoalCoverage) -> Markup:
    against = Markup(" and ").join(view.link(each) for each in found.opponents)
    supporters = Markup(" and ").join(view.link(each) for each in found.supporters) or "nothing"
    return Markup("Working against it: {}. Working for it: {}.").format(against, supporters)
