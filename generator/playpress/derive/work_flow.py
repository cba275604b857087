"""Book -> the flow of the work: processes in the order in which work passes them, and where it changes teams."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from playpress.derive import handoff_register
from playpress.graph import Book, insight
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class FlowBorder:
    """Work, or word of it, passes from a step of one team to a step of another."""

    source: Ref
    target: Ref
    sender: Team
    receiver: Team
    contract: Handoff | None

    @property
    def moves(self) -> bool:
        """Whether the work changes hands there; else the other team is only told something."""
        return self.contract is None or self.contract.kind == "transfer"


@insight
def borders(book: Book) -> tuple[FlowBorder, ...]:
    """Every border between steps, each once: where steps follow each other, and where a hand-off says so."""
    found: dict[tuple[Ref, Ref], FlowBorder] = {}
    for each in handoff_register.crossings(book):
        ends = (each.transition.source, each.transition.target)
        if book.step(ends[0]) and book.step(ends[1]):
            contract = each.contracts[0] if each.contracts else None
            found.setdefault(ends, FlowBorder(*ends, each.sender, each.receiver, contract))
    for handoff in book.active(Handoff):
        ends = (handoff.from_, handoff.to)
        sender, receiver = book.team_of_step(ends[0]), book.team_of_step(ends[1])
        between_steps = book.step(ends[0]) is not None and book.step(ends[1]) is not None
        if sender and receiver and sender.id != receiver.id and between_steps:
            found.setdefault(ends, FlowBorder(*ends, sender, receiver, handoff))
    return tuple(found.values())


@insight
def processes(book: Book) -> tuple[Process, ...]:
    """The processes work changes hands in, sender before receiver; all, in reading order, where it stays with one team.

    Where work goes round in a circle, the first process in reading order comes first.
    """
    named = {process.id: process for process in book.active(Process)}
    moving = [each for each in borders(book) if each.moves]
    links = [(each.source.id, each.target.id) for each in moving]
    for process in named.values():
        links += [(each.source.id, each.target.id) for each in handoff_register.step_transitions(book, process)]
    taking_part = {end.id for each in moving for end in (each.source, each.target)}
    waiting = [identifier for identifier in named if identifier in taking_part]
    return tuple(named[identifier] for identifier in _in_order(waiting, links)) or tuple(named.values())


def _in_order(names: Sequence[str], links: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The names, each behind those that lead to it and otherwise in their order; in a circle, the first one begins."""
    positions = {name: number for number, name in enumerate(names)}
    after: dict[str, set[str]] = {name: set() for name in names}
    for source, target in links:
        if source in after and target in after and source != target:
            after[source].add(target)
    open_before = Counter(target for targets in after.values() for target in targets)
    ready = [number for name, number in positions.items() if not open_before[name]]
    unbroken = iter(range(len(names)))
    done: set[int] = set()
    while len(done) < len(names):
        number = heappop(ready) if ready else next(each for each in unbroken if each not in done)
        if number in done:
            continue
        done.add(number)
        yield names[number]
        for target in after[names[number]]:
            open_before[target] -= 1
            if not open_before[target]:
                heappush(ready, positions[target])


def ends(book: Book) -> tuple[Team, Team] | None:
    """The team that work begins at and the one it ends at, where it only ever changes hands between these two."""
    pairs: Mapping[tuple[str, str], FlowBorder] = {
        (each.sender.id, each.receiver.id): each for each in borders(book) if each.moves
    }
    if len(pairs) != 1:
        return None
    (border,) = pairs.values()
    return border.sender, border.receiver
