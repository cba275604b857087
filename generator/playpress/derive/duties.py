"""Book -> duties: what one role does, answers for, receives and promises."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class StepDuty:
    """A step a role takes part in, with its RACI letters."""

    process: Process
    step: Step
    letters: str

    @property
    def ref(self) -> Ref:
        return Ref("process", self.process.id, self.step.id)


def steps(book: Book, role: Role) -> tuple[StepDuty, ...]:
    """Every step a role has a letter on; what it does or answers for comes first."""
    return _steps(book).get(role.id, ())


def does_steps(book: Book, role: Role) -> bool:
    """Whether a role does or answers for any step; who is only consulted or informed does none."""
    return any(_works(duty.letters) for duty in steps(book, role))


@insight
def _steps(book: Book) -> Mapping[str, tuple[StepDuty, ...]]:
    """The steps of every role, by its id."""
    found: dict[str, list[StepDuty]] = {}
    for process, _, step in book.steps():
        for ref, letters in book.letters(step).items():
            found.setdefault(ref.id, []).append(StepDuty(process, step, letters))
    return {role: tuple(sorted(each, key=lambda duty: not _works(duty.letters))) for role, each in found.items()}


def sends(book: Book, role: Role) -> tuple[Handoff, ...]:
    """Hand-offs that leave a step this role does or answers for."""
    return _sends(book).get(role.id, ())


@insight
def _sends(book: Book) -> Mapping[str, tuple[Handoff, ...]]:
    return _by_role(book, ((each, each.from_, each.to) for each in book.active(Handoff)))


def receives(book: Book, role: Role) -> tuple[Handoff, ...]:
    """Hand-offs that arrive at a step this role does or answers for."""
    return _receives(book).get(role.id, ())


@insight
def _receives(book: Book) -> Mapping[str, tuple[Handoff, ...]]:
    return _by_role(book, ((each, each.to, each.from_) for each in book.active(Handoff)))


def _by_role(book: Book, ends: Iterable[tuple[Handoff, Ref, Ref]]) -> Mapping[str, tuple[Handoff, ...]]:
    """Hand-offs by the ids of the roles that do or answer for the step at one of their ends; the other one is last.

    Who helps at this end and answers for the other one is on that side only.
    """
    found: dict[str, list[Handoff]] = {}
    for handoff, here, there in ends:
        step, other = book.step(here), book.step(there)
        beyond = {ref.id for ref, letters in book.letters(other).items() if "A" in letters} if other else set()
        for ref, letters in book.letters(step).items() if step else ():
            if "A" in letters or ("R" in letters and ref.id not in beyond):
                found.setdefault(ref.id, []).append(handoff)
    return {role: tuple(each) for role, each in found.items()}


def _works(letters: str) -> bool:
    """Whether a role does a step or answers for it."""
    return bool(set(letters) & {"A", "R"})


def metrics(book: Book, role: Role) -> tuple[Metric, ...]:
    """Metrics this role answers for: those that name it, or name the team it leads and no role."""
    return _metrics(book).get(role.id, ())


@insight
def _metrics(book: Book) -> Mapping[str, tuple[Metric, ...]]:
    found: dict[str, list[Metric]] = {}
    for metric in book.active(Metric):
        owners = [*([metric.owner] if metric.owner else []), *(each.owner for each in metric.owners)]
        if not owners and (leader := book.leader(metric.team)):
            owners = [Ref("role", leader.id)]
        for owner in dict.fromkeys(owners):
            found.setdefault(owner.id, []).append(metric)
    return {role: tuple(each) for role, each in found.items()}


def led(book: Book, role: Role) -> tuple[Funnel, ...]:
    """Funnels with a stage that names the team this role leads, and no role."""
    return _led(book).get(role.id, ())


@insight
def _led(book: Book) -> Mapping[str, tuple[Funnel, ...]]:
    found: dict[str, dict[str, Funnel]] = {}
    for funnel in book.active(Funnel):
        for stage in funnel.stages:
            if not stage.accountable and (leader := book.leader(stage.team)):
                found.setdefault(leader.id, {})[funnel.id] = funnel
    return {role: tuple(each.values()) for role, each in found.items()}


def answerable(book: Book, end: Ref) -> tuple[Role, ...]:
    """Who answers for one end of a hand-off: accountable for the step, else responsible; the owner of a stage; else
    the leader of the team that is named there.
    """
    stage, step = book.stage(end), book.step(end)
    letters = book.letters(step).items() if step else ()
    refs = [ref for ref, found in letters if "A" in found] or [ref for ref, found in letters if "R" in found]
    owners = stage.accountable if stage and stage.accountable else refs
    found = tuple(role for ref in owners if isinstance(role := book.get(ref), Role))
    leader = book.leader(stage.team) if stage and not found else None
    return (leader,) if leader else found


def people(book: Book, step: Step) -> Iterator[tuple[Ref, str]]:
    """The roles of a step, accountable first, then responsible, consulted and informed."""
    order = {letter: position for position, letter in enumerate("ARCI")}
    yield from sorted(book.letters(step).items(), key=lambda pair: min(order[letter] for letter in pair[1]))
