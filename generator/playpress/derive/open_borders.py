"""Book -> open borders: two teams between which work passes and no hand-off covers it, however many places show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from playpress.derive.handoff_register import Crossing, crossings
from playpress.graph import Book, insight
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class OpenBorder:
    """Two teams between which something passes and no contract covers it, at one place or at many, also back."""

    object: str
    """What passes, where a funnel says it; else empty."""
    crossings: tuple[Crossing, ...]

    @property
    def sender(self) -> Team:
        """The team that hands over."""
        return self.crossings[0].sender

    @property
    def receiver(self) -> Team:
        """The team that receives."""
        return self.crossings[0].receiver

    @property
    def returns(self) -> bool:
        """Whether it passes back as well."""
        return any(each.sender is not self.sender for each in self.crossings)


@insight
def open_borders(book: Book) -> tuple[OpenBorder, ...]:
    """The pairs of teams and objects that pass between them without a contract, each once, there and back.

    A hand-off covers all places where its object passes between its teams, and those where nothing says what passes;
    one that does not say its object covers them all. In the processes at its ends it also covers the way back, which
    begins at its ends or below them.
    """
    covered: dict[tuple[str, str], set[str | None]] = {}
    returned: dict[tuple[str, str, str], int] = {}
    for handoff in book.active(Handoff):
        sender, receiver = book.team_of_step(handoff.from_), book.team_of_step(handoff.to)
        if sender and receiver:
            covered.setdefault((sender.id, receiver.id), {""}).add(handoff.object)
            for end in (handoff.from_, handoff.to):
                way, position = (receiver.id, sender.id, str(end.whole)), _positions(book).get(end, 0)
                returned[way] = min(position, returned.get(way, position))
    uncovered = [
        each
        for each in crossings(book)
        if not each.contracts
        and covered.get((each.sender.id, each.receiver.id), set()).isdisjoint((each.object, None))
        and (each.object or not _on_the_way_back(book, each, returned))
    ]
    named: dict[frozenset[str], str] = {}
    for each in uncovered:
        if each.object:
            named.setdefault(each.teams, each.object)
    groups: dict[tuple[frozenset[str], str], list[Crossing]] = {}
    for each in uncovered:
        groups.setdefault((each.teams, each.object or named.get(each.teams, "")), []).append(each)
    return tuple(OpenBorder(what, tuple(found)) for (_, what), found in groups.items())


def _on_the_way_back(book: Book, crossing: Crossing, returned: Mapping[tuple[str, str, str], int]) -> bool:
    """Whether it begins where a contract of the other direction has ended, or further below in that process."""
    source = crossing.transition.source
    below = returned.get((crossing.sender.id, crossing.receiver.id, str(source.whole)))
    return below is not None and _positions(book).get(source, 0) >= below


@insight
def _positions(book: Book) -> Mapping[Ref, int]:
    """The number of each step in its process, by its reference."""
    return {
        Ref("process", process.id, step.id): number
        for process in book.active(Process)
        for number, step in enumerate(process.steps)
    }
