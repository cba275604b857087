"""Book -> borders: every place where work passes from one team to the other, with its contract."""

from collections.abc import Iterator
from dataclasses import dataclass

from playpress.graph import Book
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
class Border:
    """An edge between two teams, and the contracts that stand at it."""

    edge: Edge
    sender: Team
    receiver: Team
    contracts: tuple[Handoff, ...]


def edges(book: Book, process: Process) -> Iterator[Edge]:
    """Where the work of a process goes, step by step: `next`, or the step below."""
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


def borders(book: Book) -> tuple[Border, ...]:
    """Every edge whose ends belong to two teams. The way back of rejected work is part of its contract."""
    contracts: dict[tuple[Ref, Ref], list[Handoff]] = {}
    for handoff in book.active(Handoff):
        contracts.setdefault((handoff.from_, handoff.to), []).append(handoff)
    returns = {(to, handoff.return_to) for (_, to), each in contracts.items() for handoff in each}
    found = []
    for process in book.active(Process):
        for edge in edges(book, process):
            sender, receiver = book.team_of_step(edge.source), book.team_of_step(edge.target)
            if sender is None or receiver is None or sender.id == receiver.id:
                continue
            here = tuple(contracts.get((edge.source, edge.target), ()))
            if here or (edge.source, edge.target) not in returns:
                found.append(Border(edge, sender, receiver, here))
    return tuple(found)


def contract_at(book: Book, edge: Edge) -> Handoff | None:
    """The hand-off that stands at an edge; the first, where there are several."""
    ends = (edge.source, edge.target)
    return next((each for each in book.active(Handoff) if (each.from_, each.to) == ends), None)


def is_border(book: Book, handoff: Handoff) -> bool:
    """Whether a hand-off really passes from one team to another."""
    sender, receiver = book.team_of_step(handoff.from_), book.team_of_step(handoff.to)
    return sender is not None and receiver is not None and sender.id != receiver.id
