"""COV and OWN of numbers: goals nobody can measure, metrics nobody uses, and metrics that contradict each other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set

from playpress.checks.check import Finding, check, in_use
from playpress.derive import coverage
from playpress.graph import Book
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.metric import Metric
from playpress.model.ref import Ref
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
    """A goal that nothing serves is counted among the others, and told by COV-1 alone: a strategy comes first.

    But for the profile strict, goals that are all measured measure the one they are parts of. What a company wants for
    its own people is no goal of sales or marketing: in the profile starter, it waits. So does a mission, and so do
    the goals of one strategy of which none has a metric, nor the strategy: COV-3 asks it for one.
    """
    goals = coverage.open_goals(book)
    unmeasured = {each.goal.id for each in goals if "" not in _lacking(book, each.goal)}
    if book.settings.checks != "strict":
        unmeasured -= _in_parts({each.goal.id: each.goal.parent for each in goals}, unmeasured)
    for each in goals:
        goal = each.goal
        if goal.id not in unmeasured:
            continue
        lacks = _lacking(book, goal)
        message = f'goal "{goal.name}" cannot be measured: '
        message += "; ".join(lacks) or "it has no metric"
        hint = "Name a metric under `metrics` and give it `targets`."
        missing = "have no metric with a target"
        own = bool(goal.metrics or each.supporters)
        if own or book.settings.checks != "strict":
            place, later = book.place(goal, "metrics"), _is_no_measure_wanted(book, each)
            yield Finding(message, place, goal, hint, lacks=missing, alone=own, later=later)


def _in_parts(parents: Mapping[str, Ref | None], unmeasured: Set[str]) -> Set[str]:
    """The goals whose parts are all measured, by a metric or by their own parts, given the parent of each goal."""
    open_ = Counter(parent.id for parent in parents.values() if parent)
    measured = [goal for goal in parents if goal not in unmeasured]
    found: set[str] = set()
    while measured:
        if not (parent := parents.get(measured.pop())):
            continue
        open_[parent.id] -= 1
        if not open_[parent.id] and parent.id in unmeasured:
            found.add(parent.id)
            measured.append(parent.id)
    return found


_OF_EMPLOYEES = re.compile(
    r"\b(?:hiring|new hires?|"
    r"hire (?:\w+ ){0,3}(?:people|staff|employees|colleagues|reps?|sellers?|managers?|engineers?)|"
    r"recruit\w*|employer|employee (?:brand\w*|engagement|satisfaction|retention)|"
    r"place to work|company culture)\b",
    re.I,
)
"""Words of goals that are about a company's own people."""


_MISSION = re.compile(
    r"\bmissions?\b|^(?:to )?(?:be|become) (?:thought of|known|seen|recogni[sz]ed|perceived|regarded) (?:as|for)\b",
    re.I,
)
"""Words of goals that say what one wants to be."""
_SEVERAL = 3
"""From so many goals on that one strategy serves alone, they are lines of one want."""


def _is_no_measure_wanted(book: Book, found: coverage.GoalCoverage) -> bool:
    """Whether a number for a goal can wait: it is about a company's own people, says what one wants to be, or one
    strategy serves it and others, and neither the strategy nor any of them has a metric.
    """
    goal = found.goal
    if _OF_EMPLOYEES.search(f"{goal.name} {goal.summary or ''}") or _MISSION.search(str(goal.name)):
        return True
    if len(found.supporters) != 1 or found.supporters[0].metrics or len(found.supporters[0].goals) < _SEVERAL:
        return False
    others = [coverage.by_goal(book).get(ref.id) for ref in found.supporters[0].goals]
    return all(each and each.supporters == found.supporters and not each.goal.metrics for each in others)


def _lacking(book: Book, goal: Goal) -> list[str]:
    """What each of its metrics lacks; empty for one that measures it."""
    return [_lacks(metric) for ref in goal.metrics if isinstance(metric := book.get(ref), Metric)]


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
