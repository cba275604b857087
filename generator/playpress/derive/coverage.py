"""Book -> coverage: which strategies serve which goals, what nobody serves, what pulls both ways."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from playpress.graph import Book, insight
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.inventory import Fact, Inventory
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


@insight
def goals(book: Book) -> tuple[GoalCoverage, ...]:
    """Every active goal, in reading order."""
    strategies = book.active(Strategy)
    supporters = _by_goal((each, each.goals) for each in strategies)
    opponents = _by_goal((each, each.works_against) for each in strategies)
    steps = _by_goal((Ref("process", process.id, step.id), step.goals) for process, _, step in book.steps())
    return tuple(
        GoalCoverage(
            goal,
            tuple(supporters.get(goal.id, ())),
            tuple(opponents.get(goal.id, ())),
            tuple(steps.get(goal.id, ())),
        )
        for goal in book.active(Goal)
    )


@insight
def by_goal(book: Book) -> Mapping[str, GoalCoverage]:
    """The coverage of each active goal, by its id."""
    return {each.goal.id: each for each in goals(book)}


def _by_goal(pairs: Iterable[tuple[T, tuple[Ref, ...]]]) -> dict[str, list[T]]:
    """Things by the goals they name, each once."""
    found: dict[str, list[T]] = {}
    for thing, refs in pairs:
        for name in dict.fromkeys(ref.id for ref in refs):
            found.setdefault(name, []).append(thing)
    return found


def strategy_coverage(book: Book) -> Fraction | None:
    """Goals with at least one active strategy / active goals; None where there is no goal."""
    found = goals(book)
    return Fraction(sum(bool(each.supporters) for each in found), len(found)) if found else None


@dataclass(frozen=True, slots=True)
class FactCoverage:
    """A fact of an inventory and where the playbook carries it."""

    fact: Fact
    carriers: tuple[tuple[Entity, str], ...]
    """Each an entity and the id of its part ("" for the whole)."""


def facts(book: Book, inventory: Inventory) -> tuple[FactCoverage, ...]:
    """Every fact of an inventory with its carriers."""
    carriers = _carriers(book)
    return tuple(FactCoverage(fact, tuple(carriers.get(fact.id, ()))) for fact in inventory.facts)


@insight
def _carriers(book: Book) -> Mapping[str, list[tuple[Entity, str]]]:
    """What carries each fact, by the fact's id."""
    found: dict[str, list[tuple[Entity, str]]] = {}
    for entity in book.entities.values():
        for covers, part in _covers(book, entity):
            for fact in covers:
                found.setdefault(fact, []).append((entity, part))
    return found


def _covers(book: Book, entity: Entity) -> list[tuple[tuple[str, ...], str]]:
    found: list[tuple[tuple[str, ...], str]] = [(entity.covers, "")]
    found += [
        (covers, part.id) for _, part in walk.parts(book.inside(entity)) if (covers := getattr(part, "covers", ()))
    ]
    return found
