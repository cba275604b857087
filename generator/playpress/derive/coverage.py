"""Book -> coverage: which strategies serve which goals, what nobody serves, what pulls both ways."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from playpress.derive import goal_time
from playpress.graph import Book, insight
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.strategy import Strategy
from playpress.model.ref import Ref

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GoalCoverage:
    """A goal with all that works for it and against it."""

    goal: Goal
    supporters: tuple[Strategy, ...]
    opponents: tuple[Strategy, ...]
    steps: tuple[Ref, ...]
    served: bool
    """Whether a strategy serves it, the larger goal that it is part of, or every part of it."""


@insight
def goals(book: Book) -> tuple[GoalCoverage, ...]:
    """Every active goal, in reading order."""
    strategies = book.active(Strategy)
    supporters = _by_goal((each, each.goals) for each in strategies)
    opponents = _by_goal((each, each.works_against) for each in strategies)
    steps = _by_goal((Ref("process", process.id, step.id), step.goals) for process, _, step in book.steps())
    served = _served(book.active(Goal), supporters.keys())
    return tuple(
        GoalCoverage(
            goal,
            tuple(supporters.get(goal.id, ())),
            tuple(opponents.get(goal.id, ())),
            tuple(steps.get(goal.id, ())),
            goal.id in served,
        )
        for goal in book.active(Goal)
    )


def open_goals(book: Book) -> tuple[GoalCoverage, ...]:
    """Those for which the time is not over."""
    return tuple(each for each in goals(book) if not goal_time.over(book, each.goal))


@insight
def by_goal(book: Book) -> Mapping[str, GoalCoverage]:
    """The coverage of each active goal, by its id."""
    return {each.goal.id: each for each in goals(book)}


def _served(found: Sequence[Goal], alone: AbstractSet[str]) -> frozenset[str]:
    """The ids of goals that are served, by those that strategies name."""
    parts: dict[str, set[str]] = {}
    for goal in found:
        if goal.parent:
            parts.setdefault(goal.parent.id, set()).add(goal.id)
    served = {goal.id for goal in found if goal.id in alone}
    while more := {
        goal.id
        for goal in found
        if goal.id not in served
        and ((goal.parent and goal.parent.id in served) or (goal.id in parts and parts[goal.id] <= served))
    }:
        served |= more
    return frozenset(served)


def _by_goal(pairs: Iterable[tuple[T, tuple[Ref, ...]]]) -> dict[str, list[T]]:
    """Things by the goals they name, each once."""
    found: dict[str, list[T]] = {}
    for thing, refs in pairs:
        for name in dict.fromkeys(ref.id for ref in refs):
            found.setdefault(name, []).append(thing)
    return found


def strategy_coverage(book: Book) -> Fraction | None:
    """Goals that active strategies serve / goals that are not over; None where there is no goal."""
    found = open_goals(book)
    return Fraction(sum(each.served for each in found), len(found)) if found else None
