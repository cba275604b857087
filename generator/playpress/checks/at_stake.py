"""Book -> what buyers and two teams depend on: there the profile starter lists what is missing; elsewhere it counts it.

The playbook shows it itself: what passes between teams, which stage of a funnel the work reaches, who waits for it.
"""

from collections.abc import Mapping, Set

from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.process import Process
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref

_OF_BUYERS = frozenset({"lead", "opportunity", "account", "customer"})
"""What is handed over when a buyer waits at the other end."""
_PERSONS = frozenset({"lead", "customer"})
"""Those of them who wait themselves."""
_INSIDE = frozenset({"content", "document", "insight", "research"})
"""What teams give each other to read or to use, and no buyer waits for."""


def of_buyers(book: Book, handoff: Handoff) -> bool:
    """Whether a hand-off passes on a buyer, at whatever stage: by its object, or by the stages at its ends.

    Where none of the playbook says what it passes on, each of them may.
    """
    said = _passing(book)
    return handoff.id in said if said else handoff.object not in _INSIDE


def is_waited_for(book: Book, handoff: Handoff) -> bool:
    """Whether others than the receiver wait for its answer.

    A person outside always does. Not what teams write and read among themselves, nor what comes back to the team that
    asked for it.
    """
    if handoff.object in _PERSONS:
        return True
    return handoff.object not in _INSIDE and not comes_back(book, handoff.from_, handoff.to)


def reaches_buyers(book: Book, process: Process) -> bool:
    """Whether a process moves something through a funnel or passes on a buyer, or its team does so in another.

    Where no process of the playbook says that it does, each of them may.
    """
    return moves_one(book, process) or process.team.id in _selling(book)


def moves_one(book: Book, process: Process) -> bool:
    """Whether a process itself moves something through a funnel or passes on a buyer; each may where none says so."""
    reaching = _reaching(book)
    return not reaching or process.id in reaching


def is_used(book: Book, funnel: Funnel) -> bool:
    """Whether work is planned or done with a funnel: by a plan, a step, a hand-off, or a metric of a goal.

    Where no plan of the playbook names a funnel, each of them may be.
    """
    planned, used = _used(book)
    return not planned or funnel.id in used


@insight
def _used(book: Book) -> tuple[bool, Set[str]]:
    """Whether a plan names a funnel, and the funnels with which something is done, by id."""
    planned = {plan.funnel.id for plan in book.active(Plan) if plan.funnel}
    ends = [end for each in book.active(Handoff) for end in (each.from_, each.to) if end.kind == "funnel"]
    at_work = {step.stage.id for _, _, step in book.steps() if step.stage} | {end.id for end in ends}
    read = _of_goals(book)
    counted_ = {
        link.target.id
        for metric in book.active(Metric)
        if metric.id in read
        for link in book.links_from(metric)
        if link.target.kind == "funnel"
    }
    return bool(planned), planned | at_work | counted_


def is_read(book: Book, metric: Metric) -> bool:
    """Whether a goal depends on a metric; each may where no goal of the playbook names one."""
    read = _of_goals(book)
    return not read or metric.id in read


@insight
def _of_goals(book: Book) -> Set[str]:
    """The metrics that active goals name, by id."""
    return frozenset(ref.id for goal in book.active(Goal) for ref in goal.metrics)


def is_outside(book: Book, team: Team) -> bool:
    """Whether a team is only asked: it has no leader, pursues nothing, and its people do one step of one process, in
    which others ask them. A press office, a legal department or a partner.
    """
    own = _processes(book).get(team.id, ())
    if team.leader or team.levers or team.means or len(own) != 1 or team.id in _pursuing(book):
        return False
    at_work = list(_teams(book).get(Ref("process", own[0].id), {}).values())
    return at_work.count(team.id) <= 1 < len(at_work)


@insight
def _processes(book: Book) -> Mapping[str, list[Process]]:
    """The processes of each team, by its id."""
    found: dict[str, list[Process]] = {}
    for each in book.active(Process):
        found.setdefault(each.team.id, []).append(each)
    return found


@insight
def _pursuing(book: Book) -> Set[str]:
    """The teams that have a goal or a strategy, by id."""
    return {each.team.id for each in book.active(Goal)} | {each.team.id for each in book.active(Strategy)}


@insight
def _passing(book: Book) -> Set[str]:
    """The hand-offs that pass on a buyer, by id."""
    return {
        each.id
        for each in book.active(Handoff)
        if each.object in _OF_BUYERS or any(_is_at_stage(book, end) for end in (each.from_, each.to))
    }


def _is_at_stage(book: Book, end: Ref) -> bool:
    step = book.step(end)
    return end.kind == "funnel" or bool(step and step.stage)


def comes_back(book: Book, source: Ref, target: Ref) -> bool:
    """Whether work comes back there to the team that asked for it: one that does an earlier step of the process."""
    receiver, steps = book.team_of_step(target), _teams(book).get(source.whole, {})
    if receiver is None or source.whole != target.whole or source.part not in steps:
        return False
    before = list(steps)[: list(steps).index(source.part)]
    return any(steps[each] == receiver.id for each in before)


@insight
def _teams(book: Book) -> Mapping[Ref, Mapping[str, str]]:
    """For each process, its steps in their order, each with its team; an empty word where none is known."""
    found: dict[Ref, dict[str, str]] = {}
    for process, _, step in book.steps():
        ref = Ref("process", process.id, step.id)
        team = book.team_of_step(ref)
        found.setdefault(ref.whole, {})[step.id] = team.id if team else ""
    return found


@insight
def _selling(book: Book) -> Set[str]:
    """The teams that own a process with steps at stages of a funnel."""
    return {process.team.id for process, _, step in book.steps() if step.stage}


@insight
def _reaching(book: Book) -> Set[str]:
    ids = _passing(book)
    passed = {end.id for each in book.active(Handoff) if each.id in ids for end in (each.from_, each.to)}
    return passed | {process.id for process, _, step in book.steps() if step.stage}
