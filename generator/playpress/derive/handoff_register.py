"""Book -> hand-off register: every place where work passes from one team to the other, with its contract."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playpress.derive.planning import stage_path
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Next, Process, Step
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.problems import Place


@dataclass(frozen=True, slots=True)
class Edge:
    """Work goes from one step to another."""

    source: Ref
    target: Ref
    when: str
    place: Place


@dataclass(frozen=True, slots=True)
class Crossing:
    """An edge between two teams, and the contracts that stand at it."""

    edge: Edge
    sender: Team
    receiver: Team
    contracts: tuple[Handoff, ...]


def edges(book: Book, process: Process) -> tuple[Edge, ...]:
    """Where the work of a process goes, step by step: `next`, or the step below."""
    found = _edges(book).get(process.id)
    return found if found is not None else tuple(_steps(book, process))


@insight
def _edges(book: Book) -> Mapping[str, tuple[Edge, ...]]:
    """The edges of each active process, by its id."""
    return {process.id: tuple(_steps(book, process)) for process in book.active(Process)}


@insight
def edges_into(book: Book) -> Mapping[str, tuple[Edge, ...]]:
    """Where work comes in from the steps of other active processes, by the id of the process that receives it."""
    found: dict[str, list[Edge]] = {}
    for process, each in _edges(book).items():
        for edge in each:
            if edge.target.id != process:
                found.setdefault(edge.target.id, []).append(edge)
    return {process: tuple(incoming) for process, incoming in found.items()}


def _steps(book: Book, process: Process) -> Iterator[Edge]:
    for position, step in enumerate(process.steps):
        source = Ref("process", process.id, step.id)
        for number, following in enumerate(_next(process, position, step)):
            where = ("steps", position, "next", number) if step.next is not None else ("steps", position, "id")
            yield Edge(source, following.to, str(following.when or ""), book.place(process, *where))


def _next(process: Process, position: int, step: Step) -> tuple[Next, ...]:
    if step.next is not None:
        return step.next
    below = process.steps[position + 1 : position + 2]
    return tuple(Next(to=Ref("process", process.id, following.id)) for following in below)


def transitions(book: Book, funnel: Funnel) -> Iterator[Edge]:
    """Where what passes through a funnel goes on, stage by stage. What comes back is part of a contract."""
    for position, stage in enumerate(funnel.stages):
        for following in stage_path.usual(funnel, stage):
            source, target = Ref("funnel", funnel.id, stage.id), Ref("funnel", funnel.id, following)
            yield Edge(source, target, "", book.place(funnel, "stages", position, "id"))


@insight
def crossings(book: Book) -> tuple[Crossing, ...]:
    """Every edge whose ends belong to two teams. The way back of rejected work is part of its contract.

    A transition of a funnel is the crossing of the steps that reach its stages, where there are such steps.
    """
    contracts = _contracts(book)
    returns = {(to, handoff.return_to) for (_, to), each in contracts.items() for handoff in each}
    found = []
    for process in book.active(Process):
        for edge in edges(book, process):
            crossing = _crossing(book, edge, contracts.get((edge.source, edge.target), ()))
            if crossing and (crossing.contracts or (edge.source, edge.target) not in returns):
                found.append(crossing)
    crossed = {(_stage(book, each.edge.source), _stage(book, each.edge.target)) for each in found}
    crossed |= {(_stage(book, source), _stage(book, target)) for source, target in contracts}
    for funnel in book.active(Funnel):
        for edge in transitions(book, funnel):
            ends = (edge.source, edge.target)
            crossing = _crossing(book, edge, contracts.get(ends, ()))
            if crossing and (crossing.contracts or ends not in crossed):
                found.append(crossing)
    return tuple(found)


def _crossing(book: Book, edge: Edge, contracts: Sequence[Handoff]) -> Crossing | None:
    sender, receiver = book.team_of_step(edge.source), book.team_of_step(edge.target)
    if sender is None or receiver is None or sender.id == receiver.id:
        return None
    return Crossing(edge, sender, receiver, tuple(contracts))


def _stage(book: Book, end: Ref) -> Ref | None:
    """The funnel stage an end of an edge stands for: a stage itself, or the one its step reaches."""
    step = book.step(end)
    return step.stage if step else end if book.stage(end) else None


@insight
def by_transition(book: Book) -> Mapping[tuple[Ref, Ref], list[Handoff]]:
    """The active hand-offs that carry something from one stage of a funnel to another, by these two."""
    found: dict[tuple[Ref, Ref], list[Handoff]] = {}
    for handoff in book.active(Handoff):
        source, target = _stage(book, handoff.from_), _stage(book, handoff.to)
        if source and target:
            found.setdefault((source, target), []).append(handoff)
    return found


@insight
def by_stage(book: Book) -> Mapping[Ref, list[Handoff]]:
    """The active hand-offs that carry something from one stage of a funnel to another, by the first of them."""
    found: dict[Ref, list[Handoff]] = {}
    for (source, _), handoffs in by_transition(book).items():
        found.setdefault(source, []).extend(handoffs)
    return found


@insight
def _contracts(book: Book) -> Mapping[tuple[Ref, Ref], list[Handoff]]:
    """The active hand-offs by the two ends they stand between."""
    found: dict[tuple[Ref, Ref], list[Handoff]] = {}
    for handoff in book.active(Handoff):
        found.setdefault((handoff.from_, handoff.to), []).append(handoff)
    return found


def contract_at(book: Book, edge: Edge) -> Handoff | None:
    """The hand-off that stands at an edge; the first, where there are several."""
    return next(iter(_contracts(book).get((edge.source, edge.target), ())), None)


def is_crossing(book: Book, handoff: Handoff) -> bool:
    """Whether a hand-off really passes from one team to another."""
    sender, receiver = book.team_of_step(handoff.from_), book.team_of_step(handoff.to)
    return sender is not None and receiver is not None and sender.id != receiver.id
