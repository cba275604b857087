"""Book -> hand-off register: every place where work passes from one team to the other, with its contract."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playpress.derive import stages_at_work
from playpress.derive.planning import stage_path
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.problems import Place


@dataclass(frozen=True, slots=True)
class Transition:
    """Work goes from one step to another."""

    source: Ref
    target: Ref
    when: str
    at: tuple[str | int, ...]
    """Where the definition of its source says it."""

    def place(self, book: Book) -> Place:
        """The place where it is written."""
        return book.place(book.entities[str(self.source.whole)], *self.at)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A transition between two teams, and the contracts that stand at it."""

    transition: Transition
    sender: Team
    receiver: Team
    contracts: tuple[Handoff, ...]
    object: str = ""
    """What passes there, where a funnel says it: "lead"; else empty."""

    @property
    def teams(self) -> frozenset[str]:
        """The ids of both teams, whichever sends."""
        return frozenset((self.sender.id, self.receiver.id))


def step_transitions(book: Book, process: Process) -> tuple[Transition, ...]:
    """Where the work of a process goes, step by step: `next`, or the step below."""
    found = _step_transitions(book).get(process.id)
    return found if found is not None else tuple(_steps(process))


@insight
def _step_transitions(book: Book) -> Mapping[str, tuple[Transition, ...]]:
    """The transitions of each active process, by its id."""
    return {process.id: tuple(_steps(process)) for process in book.active(Process)}


@insight
def step_transitions_into(book: Book) -> Mapping[str, tuple[Transition, ...]]:
    """Where work comes in from the steps of other active processes, by the id of the process that receives it."""
    found: dict[str, list[Transition]] = {}
    for process, each in _step_transitions(book).items():
        for transition in each:
            if transition.target.id != process:
                found.setdefault(transition.target.id, []).append(transition)
    return {process: tuple(incoming) for process, incoming in found.items()}


def _steps(process: Process) -> Iterator[Transition]:
    for position, step in enumerate(process.steps):
        source = Ref("process", process.id, step.id)
        for number, following in enumerate(step.next or ()):
            at = ("steps", position, "next", number)
            yield Transition(source, following.to, str(following.when or ""), at)
        if step.next is None and position + 1 < len(process.steps):
            below = Ref("process", process.id, process.steps[position + 1].id)
            yield Transition(source, below, "", ("steps", position, "id"))


def stage_transitions(funnel: Funnel) -> Iterator[Transition]:
    """Where what passes through a funnel goes on, stage by stage. What comes back is part of a contract."""
    for position, stage in enumerate(funnel.stages):
        source, at = Ref("funnel", funnel.id, stage.id), ("stages", position, "id")
        for target in stage_path.usual(funnel, stage):
            yield Transition(source, target, "", at)


@insight
def crossings(book: Book) -> tuple[Crossing, ...]:
    """Every transition whose ends belong to two teams. The way back of rejected work is part of its contract.

    A transition of a funnel is the crossing of the steps that reach or leave its stages, where there are such steps.
    Work that is only looked at and comes back to the same step or team, as for an approval, or that is sent back to the
    step it came from, changes no hands; nor does what is lost, or what passes at a step in which both roles take part.
    What one team does for another under a contract, such as a review or a signature, comes back under it.
    """
    contracts = _contracts(book)
    returns = {(to, handoff.return_to) for (_, to), each in contracts.items() for handoff in each}
    returns |= {(handoff.to, target) for handoff in book.active(Handoff) for target in service_returns(book, handoff)}
    found, drawn = [], []
    for process in book.active(Process):
        between = step_transitions(book, process)
        returned = _coming_back(book, between, process)
        for transition in between:
            ends = (transition.source, transition.target)
            crossing = _crossing(book, transition, contracts.get(ends, ()))
            if crossing and (crossing.contracts or (ends not in returns and ends not in returned)):
                drawn.append(crossing)
                if crossing.contracts or not _together(book, transition):
                    found.append(crossing)
    crossed = {(_stage(book, source), _stage(book, target)) for source, target in contracts}
    crossed |= {(_stage(book, each.transition.source), _stage(book, each.transition.target)) for each in drawn}
    leaving = {(each.sender.id, each.receiver.id, _stage(book, each.transition.source)) for each in drawn}
    entering = {(each.sender.id, each.receiver.id, _stage(book, each.transition.target)) for each in drawn}
    for funnel in book.active(Funnel):
        for transition in stage_transitions(funnel):
            ends = (transition.source, transition.target)
            crossing = _crossing(book, transition, contracts.get(ends, ()))
            ended = (stage := book.stage(transition.target)) is not None and stage.outcome == "lost"
            if crossing is None:
                continue
            teams = (crossing.sender.id, crossing.receiver.id)
            known = ends in crossed or (*teams, ends[0]) in leaving or (*teams, ends[1]) in entering
            if crossing.contracts or not (known or ended or _at_work_in_both(book, transition, crossing)):
                found.append(crossing)
    return tuple(found)


def _at_work_in_both(book: Book, transition: Transition, crossing: Crossing) -> bool:
    """Whether a team does steps at both of two stages, or owns the one and works at the other: it keeps the work."""
    teams = [
        set(stages_at_work.teams(book, end)) or {owner.id}
        for end, owner in ((transition.source, crossing.sender), (transition.target, crossing.receiver))
    ]
    return bool(teams[0] & teams[1])


def _together(book: Book, transition: Transition) -> bool:
    """Whether who hands over and who receives both take part in one of the two steps, responsible or accountable."""
    steps = [step for end in (transition.source, transition.target) if (step := book.step(end))]
    answering = [{role.id for role in book.accountable(step)} for step in steps]
    if len(steps) < 2 or not all(answering):
        return False
    both = set.union(*answering)
    return any(
        both <= {role.id for role, letters in step.letters.items() if set(letters) & set("AR")} for step in steps
    )


def service_returns(book: Book, handoff: Handoff) -> tuple[Ref, ...]:
    """Where the work of a hand-off of the book goes after a step that is done for the sender's team."""
    return _service_returns(book)[handoff.key]


@insight
def _service_returns(book: Book) -> Mapping[str, tuple[Ref, ...]]:
    return {handoff.key: _after_service(book, handoff) for handoff in book.all(Handoff)}


def _after_service(book: Book, handoff: Handoff) -> tuple[Ref, ...]:
    """Where the work goes after a step that is done for the sender's team: each step is one of that team.

    Empty where any of it stays with the receiver or goes on to a third team: then the work really changes hands.
    """
    sender, process = book.team_of_step(handoff.from_), book.get(handoff.to)
    if sender is None or not isinstance(process, Process) or book.team_of_step(handoff.to) in (None, sender):
        return ()
    targets = [each.target for each in step_transitions(book, process) if each.source == handoff.to]
    return tuple(targets) if all(book.team_of_step(target) is sender for target in targets) else ()


def _coming_back(book: Book, transitions: Sequence[Transition], process: Process) -> set[tuple[Ref, Ref]]:
    """The ends of what goes back up to the step it came from, and of what goes to a step that only sends it back.

    So does an approval that sends back to the step what is to be changed, and on to its team what is approved.
    """
    position = {step.id: number for number, step in enumerate(process.steps)}
    targets: dict[Ref, set[Ref]] = {}
    for each in transitions:
        targets.setdefault(each.source, set()).add(each.target)
    found = set()
    for each in transitions:
        inside = each.target.id == each.source.id == process.id
        if inside and each.source in targets.get(each.target, ()):
            only_back = targets[each.target] == {each.source}
            upwards = position.get(each.target.part, 0) < position.get(each.source.part, 0)
            if only_back or upwards:
                found.add((each.source, each.target))
            elif _serves(book, each.source, targets[each.target]):
                found |= {(each.source, each.target), *((each.target, target) for target in targets[each.target])}
    return found


def _serves(book: Book, sender: Ref, targets: set[Ref]) -> bool:
    """Whether all that a step sends on goes back to the sender's team."""
    team = book.team_of_step(sender)
    return team is not None and all(book.team_of_step(target) is team for target in targets)


def _crossing(book: Book, transition: Transition, contracts: Sequence[Handoff]) -> Crossing | None:
    sender, receiver = book.team_of_step(transition.source), book.team_of_step(transition.target)
    if sender is None or receiver is None or sender.id == receiver.id:
        return None
    stage = _stage(book, transition.source) or _stage(book, transition.target)
    funnel = book.get(stage) if stage else None
    what = funnel.object if isinstance(funnel, Funnel) else ""
    return Crossing(transition, sender, receiver, tuple(contracts), what)


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


def is_inside(book: Book, handoff: Handoff) -> bool:
    """Whether both ends of a hand-off belong to one team. Where no team is known at an end, it may well pass on."""
    sender, receiver = book.team_of_step(handoff.from_), book.team_of_step(handoff.to)
    return sender is not None and sender is receiver
