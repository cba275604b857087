"""Book -> the work of one role: what it owns, does, receives, promises, says and learns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from playpress.derive import duties, onboarding
from playpress.derive.duties import StepDuty
from playpress.graph import Book, insight
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

K = TypeVar("K", str, Ref)
E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class RoleCommitment:
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
    promises: tuple[RoleCommitment, ...]
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
    return _works(book)[role.id]


@insight
def _works(book: Book) -> Mapping[str, Work]:
    """The work of each role, by its id: its own page, the first page and what changed ask for it."""
    return {role.id: _work(book, role) for role in book.all(Role)}


def _work(book: Book, role: Role) -> Work:
    steps = duties.steps(book, role)
    mine = [duty for duty in steps if set(duty.letters) & {"A", "R"}]
    receives, sends = duties.receives(book, role), duties.sends(book, role)
    stages = {duty.step.stage for duty in mine if duty.step.stage}
    objections = [each for duty in mine for ref in duty.step.objections if isinstance(each := book.get(ref), Objection)]
    assets = [each for duty in mine for ref in duty.step.assets if isinstance(each := book.get(ref), Asset)]
    here = [str(duty.ref) for duty in mine] + [f"handoff:{each.id}" for each in (*receives, *sends)]
    return Work(
        steps=steps,
        receives=receives,
        sends=sends,
        promises=_promises(book, role, (*receives, *sends)),
        counterparts=_counterparts(book, role, receives, sends),
        metrics=duties.metrics(book, role),
        meetings=_meetings(book).get(role.id, ()),
        objections=book.in_order(list(_active(objections)) or _at(_objections(book), stages)),
        words=book.in_order((*_active(assets), *_at(_words(book), stages))),
        checklists=book.in_order(_at(_checklists(book), (role.key, *here))),
        paths=onboarding.paths_of(book).get(role.key, ()),
    )


def shown(book: Book, role: Role) -> tuple[Entity, ...]:
    """Every definition that stands on the page of a role, because it belongs to its work: each once.

    Whom a change concerns follows from this as well, so that nothing changes unseen on a reader's own page.
    """
    found = work(book, role)
    processes = [duty.process for duty in found.steps]
    handoffs = [*found.receives, *found.sends, *(each.handoff for each in found.promises)]
    named = [*found.counterparts, *found.metrics, *found.meetings, *found.objections, *found.words]
    ends = [ref for each in handoffs for ref in (each.from_, each.to)]
    counted = [each.commitment.stage for each in found.promises if each.commitment.stage]
    beside = [entity for ref in (*ends, *counted) if (entity := book.get(ref))]
    led = duties.led(book, role)
    entities: list[Entity] = [role, *processes, *handoffs, *named, *found.checklists, *found.paths, *led, *beside]
    return tuple({each.key: each for each in entities}.values())


@insight
def readers(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The ids of the roles on whose pages a definition stands, by its key."""
    found: dict[str, list[str]] = {}
    for role in book.all(Role):
        for each in shown(book, role):
            found.setdefault(each.key, []).append(role.id)
    return {key: tuple(roles) for key, roles in found.items()}


def _active(found: Iterable[E]) -> Iterable[E]:
    return (each for each in found if each.status == "active")


def _at(found: Mapping[K, Iterable[E]], places: Iterable[K]) -> Iterable[E]:
    """What there is at any of some places."""
    return (each for place in places for each in found.get(place, ()))


@insight
def _meetings(book: Book) -> Mapping[str, tuple[Meeting, ...]]:
    """Meetings by the ids of the roles that chair or attend them."""
    return _grouped(
        (ref.id, each) for each in book.active(Meeting) for ref in (each.chair, *each.attendees) if ref is not None
    )


@insight
def _objections(book: Book) -> Mapping[Ref, tuple[Objection, ...]]:
    """Objections by the stages at which they are heard."""
    return _grouped((stage, each) for each in book.active(Objection) for stage in each.stages)


@insight
def _words(book: Book) -> Mapping[Ref, tuple[Message | Asset, ...]]:
    """Messages and material by the stages they are made for."""
    made: tuple[Message | Asset, ...] = (*book.active(Message), *book.active(Asset))
    return _grouped((stage, each) for each in made for stage in each.stages)


@insight
def _checklists(book: Book) -> Mapping[str, tuple[Checklist, ...]]:
    """Checklists by what names them: the keys of roles of their items, and of where they are used."""
    return _grouped(
        (str(ref), each)
        for each in book.active(Checklist)
        for ref in (*(item.role for item in each.items if item.role), *each.used_at)
    )


def _grouped(pairs: Iterable[tuple[K, E]]) -> dict[K, tuple[E, ...]]:
    """Things by what they belong to, each once."""
    found: dict[K, dict[str, E]] = {}
    for place, each in pairs:
        found.setdefault(place, {})[each.key] = each
    return {place: tuple(each.values()) for place, each in found.items()}


def _promises(book: Book, role: Role, handoffs: tuple[Handoff, ...]) -> tuple[RoleCommitment, ...]:
    team = book.team(role)
    found = {each.id: each for each in handoffs}
    return tuple(
        RoleCommitment(handoff, commitment)
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
