"""Book -> the work of one role: what it owns, does, receives, promises, says and learns."""

from dataclasses import dataclass

from playpress.derive import duties
from playpress.derive.duties import StepDuty
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.message import Message
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of the role's team at a border where the role works."""

    handoff: Handoff
    commitment: Commitment


@dataclass(frozen=True, slots=True)
class Work:
    """Everything somebody in a role has to know of their own work."""

    steps: tuple[StepDuty, ...]
    """Steps it takes part in; what it does or answers for comes first."""
    receives: tuple[Handoff, ...]
    sends: tuple[Handoff, ...]
    promises: tuple[Promise, ...]
    counterparts: tuple[Role, ...]
    """Who answers for the other end of its hand-offs, in another team."""
    metrics: tuple[Metric, ...]
    meetings: tuple[Meeting, ...]
    objections: tuple[Objection, ...]
    words: tuple[Message | Asset, ...]
    """Messages and material for the steps and stages it works at."""
    checklists: tuple[Checklist, ...]
    paths: tuple[Onboarding, ...]


def work(book: Book, role: Role) -> Work:
    """The work of a role, as it follows from steps, hand-offs and what names the role."""
    steps = duties.steps(book, role)
    mine = [duty for duty in steps if set(duty.letters) & {"A", "R"}]
    receives, sends = duties.receives(book, role), duties.sends(book, role)
    stages = {duty.step.stage for duty in mine if duty.step.stage}
    named = {ref.id for duty in mine for ref in (*duty.step.objections, *duty.step.assets)}
    here = {str(duty.ref) for duty in mine} | {f"handoff:{each.id}" for each in (*receives, *sends)}
    made: tuple[Message | Asset, ...] = (*book.active(Message), *book.active(Asset))
    return Work(
        steps=steps,
        receives=receives,
        sends=sends,
        promises=_promises(book, role, (*receives, *sends)),
        counterparts=_counterparts(book, role, receives, sends),
        metrics=tuple(each for each in book.active(Metric) if _is(each.owner, role)),
        meetings=tuple(each for each in book.active(Meeting) if _is(each.chair, role) or _in(each.attendees, role)),
        objections=tuple(each for each in book.active(Objection) if each.id in named or stages & set(each.stages)),
        words=tuple(each for each in made if each.id in named or stages & set(each.stages)),
        checklists=tuple(
            each
            for each in book.active(Checklist)
            if any(_is(item.role, role) for item in each.items) or here & {str(ref) for ref in each.used_at}
        ),
        paths=tuple(each for each in book.active(Onboarding) if _in(each.roles, role)),
    )


def _promises(book: Book, role: Role, handoffs: tuple[Handoff, ...]) -> tuple[Promise, ...]:
    team = book.team(role)
    found = {each.id: each for each in handoffs}
    return tuple(
        Promise(handoff, commitment)
        for handoff in found.values()
        for commitment in handoff.commitments
        if team and commitment.by.id == team.id
    )


def _counterparts(
    book: Book, role: Role, receives: tuple[Handoff, ...], sends: tuple[Handoff, ...]
) -> tuple[Role, ...]:
    ends = [*(each.from_ for each in receives), *(each.to for each in sends)]
    found: dict[str, Role] = {}
    for ref in ends:
        step = book.step(ref)
        for other in book.accountable(step) if step else ():
            if book.team(other) is not book.team(role):
                found.setdefault(other.id, other)
    return tuple(found.values())


def _is(ref: Ref | None, role: Entity) -> bool:
    return ref is not None and ref.id == role.id


def _in(refs: tuple[Ref, ...], role: Entity) -> bool:
    return any(ref.id == role.id for ref in refs)
