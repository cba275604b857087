"""COV and OWN of numbers: goals nobody can measure, metrics nobody uses, and metrics that contradict each other."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, in_use
from playpress.derive import coverage
from playpress.graph import Book
from playpress.model.kinds.metric import Metric
from playpress.problems import listed

_A_METRIC = in_use("a metric", Metric)


@check(
    "COV-2",
    "A goal has no metric with a target. COV-1 reports goals that no strategy serves.",
    why="A goal without a number and a date is never missed, and so never reached.",
    fix="Name a metric under `metrics` and give it `targets`.",
    level="warn",
    requires=_A_METRIC,
)
def goal_without_measure(book: Book) -> Iterator[Finding]:
    """A goal that nothing serves is counted among the others, and told by COV-1 alone: a strategy comes first."""
    for each in coverage.open_goals(book):
        goal = each.goal
        metrics = [metric for ref in goal.metrics if isinstance(metric := book.get(ref), Metric)]
        lacks = [_lacks(metric) for metric in metrics]
        if "" in lacks:
            continue
        message = f'goal "{goal.name}" cannot be measured: '
        message += "; ".join(lacks) or "it has no metric"
        hint = "Name a metric under `metrics` and give it `targets`."
        missing = "have no metric with a target"
        own = bool(goal.metrics or each.supporters)
        if own or book.settings.checks != "strict":
            yield Finding(message, book.place(goal, "metrics"), goal, hint, lacks=missing, alone=own)


def _lacks(metric: Metric) -> str:
    """What keeps a metric from measuring a goal; empty when nothing does."""
    lacks = [f"is {metric.status}"] if metric.status != "active" else []
    lacks += [] if metric.targets else ["has no target"]
    return f'"{metric.name}" {listed(lacks)}' if lacks else ""


@check(
    "COV-4",
    "No goal and no strategy uses a metric.",
    why="Counting costs time; a number that decides nothing is paid for and not read.",
    fix="Add it to the `metrics` of a goal or a strategy that has none yet.",
    level="info",
    levels="info (but for the profile strict, only where most metrics are used by none)",
    requires=_A_METRIC,
    in_starter="later",
)
def unused_metric(book: Book) -> Iterator[Finding]:
    for metric in book.active(Metric):
        users = (book.get(link.source) for link in book.links_to(metric) if not link.facts.mention)
        if not any(user and user.status == "active" for user in users):
            message = f'nothing uses the metric "{metric.name}"'
            hint = f"Add `{metric.id}` to the `metrics` of a goal or a strategy that has none yet."
            missing = "are used by no goal and no strategy"
            yield Finding(message, book.place(metric), metric, hint, lacks=missing, alone=False)
