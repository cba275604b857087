"""Book -> the flow of the work: processes in the order in which work passes them, and where it changes teams."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    before: dict[str, set[str]] = {identifier: set() for identifier in named}
    for source, target in links:
        if target in named and source != target:
            before[target].add(source)
    taking_part = {end.id for each in moving for end in (each.source, each.target)}
    waiting = [identifier for identifier in named if identifier in taking_part]
    ordered: list[str] = []
    while waiting:
        ready = (identifier for identifier in waiting if not before[identifier] & set(waiting))
        following = next(ready, waiting[0])
        ordered.append(following)
        waiting.remove(following)
    return tuple(named[identifier] for identifier in ordered) or tuple(named.values())


def ends(book: Book) -> tuple[Team, Team] | None:
    """The team that work begins at and the one it ends at, where it only ever changes hands between these two."""
    pairs: Mapping[tuple[str, str], FlowBorder] = {
        (each.sender.id, each.receiver.id): each for each in borders(book) if each.moves
    }
    if len(pairs) != 1:
        return None
    (border,) = pairs.values()
    return border.sender, border.receiver
