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
class Transition:
    """Work goes from one step to another."""

    source: Ref
    target: Ref
    when: str
    place: Place


@dataclass(frozen=True, slots=True)
class Crossing:
    """A transition between two teams, and the contracts that stand at it."""

    transition: Transition
    sender: Team
    receiver: Team
    contracts: tuple[Handoff, ...]


def step_transitions(book: Book, process: Process) -> tuple[Transition, ...]:
    """Where the work of a process goes, step by step: `next`, or the step below."""
    found = _step_transitions(book).get(process.id)
    return found if found is not None else tuple(_steps(book, process))


@insight
def _step_transitions(book: Book) -> Mapping[str, tuple[Transition, ...]]:
    """The transitions of each active process, by its id."""
    return {process.id: tuple(_steps(book, process)) for process in book.active(Process)}


@insight
def step_transitions_into(book: Book) -> Mapping[str, tuple[Transition, ...]]:
    """Where work comes in from the steps of other active processes, by the id of the process that receives it."""
    found: dict[str, list[Transition]] = {}
    for process, each in _step_transitions(book).items():
        for transition in each:
            if transition.target.id != process:
                found.setdefault(transition.target.id, []).append(transition)
    return {process: tuple(incoming) for process, incoming in found.items()}


def _steps(book: Book, process: Process) -> Iterator[Transition]:
    for position, step in enumerate(process.steps):
        source = Ref("process", process.id, step.id)
        for number, following in enumerate(_next(process, position, step)):
            where = ("steps", position, "next", number) if step.next is not None else ("steps", position, "id")
            yield Transition(source, following.to, str(following.when or ""), book.place(process, *where))


def _next(process: Process, position: int, step: Step) -> tuple[Next, ...]:
    if step.next is not None:
        return step.next
    below = process.steps[position + 1 : position + 2]
    return tuple(Next(to=Ref("process", process.id, following.id)) for following in below)


def stage_transitions(book: Book, funnel: Funnel) -> Iterator[Transition]:
    """Where what passes through a funnel goes on, stage by stage. What comes back is part of a contract."""
    for position, stage in enumerate(funnel.stages):
        source, place = Ref("funnel", funnel.id, stage.id), book.place(funnel, "stages", position, "id")
        for target in stage_path.usual(funnel, stage):
            yield Transition(source, target, "", place)


@insight
def crossings(book: Book) -> tuple[Crossing, ...]:
    """Every transition whose ends belong to two teams. The way back of rejected work is part of its contract.

    A transition of a funnel is the crossing of the steps that reach its stages, where there are such steps.
    """
    contracts = _contracts(book)
    returns = {(to, handoff.return_to) for (_, to), each in contracts.items() for handoff in each}
    found = []
    for process in book.active(Process):
        for transition in step_transitions(book, process):
            crossing = _crossing(book, transition, contracts.get((transition.source, transition.target), ()))
            if crossing and (crossing.contracts or (transition.source, transition.target) not in returns):
                found.append(crossing)
    crossed = {(_stage(book, each.transition.source), _stage(book, each.transition.target)) for each in found}
    crossed |= {(_stage(book, source), _stage(book, target)) for source, target in contracts}
    for funnel in book.active(Funnel):
        for transition in stage_transitions(book, funnel):
            ends = (transition.source, transition.target)
            crossing = _crossing(book, transition, contracts.get(ends, ()))
            if crossing and (crossing.contracts or ends not in crossed):
                found.append(crossing)
    return tuple(found)


def _crossing(book: Book, transition: Transition, contracts: Sequence[Handoff]) -> Crossing | None:
    sender, receiver = book.team_of_step(transition.source), book.team_of_step(transition.target)
    if sender is None or receiver is None or sender.id == receiver.id:
        return None
    return Crossing(transition, sender, receiver, tuple(contracts))


def _stage(book: Book, end: Ref) -> Ref | None:
    """The funnel stage an end of a transition stands for: a stage itself, or the one its step reaches."""
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


def contract_at(book: Book, transition: Transition) -> Handoff | None:
    """The hand-off that stands at a transition; the first, where there are several."""
    return next(iter(_contracts(book).get((transition.source, transition.target), ())), None)


def is_crossing(book: Book, handoff: Handoff) -> bool:
    """Whether a hand-off really passes from one team to another."""
    sender, receiver = book.team_of_step(handoff.from_), book.team_of_step(handoff.to)
    return sender is not None and receiver is not None and sender.id != receiver.id
