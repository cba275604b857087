"""The Book: every entity of a playbook with its links in both directions, frozen."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from playpress import language
from playpress.graph.carried_facts import CarriedFacts
from playpress.graph.former_ids import FormerIds
from playpress.model import walk
from playpress.model.actuals import Actual
from playpress.model.entity import Entity
from playpress.model.field import FieldFacts
from playpress.model.inventory import Inventory
from playpress.model.kind import Kind
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.own_page import OwnPage
from playpress.model.part import Criterion, Part
from playpress.model.ref import Ref
from playpress.model.settings import Settings
from playpress.problems import Place
from playpress.source.content import ContentFile
from playpress.source.document import Origin

E = TypeVar("E", bound=Entity)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ResolvedRef:
    """A reference that resolved: from a field of one entity (or of a part of it) to another."""

    source: Ref
    target: Ref
    field: str
    """The outermost field it stands in: `goals`, `steps`."""
    facts: FieldFacts
    """What that field says of itself."""
    inverse: str
    """The relation as seen from the target: "Served by"; empty when it is not shown there."""
    place: Place


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for an entity, and whether that was written or follows from the team."""

    role: Role
    inherited: bool


@dataclass(frozen=True, eq=False)
class Book:
    """A playbook, read, typed and linked. Two books are equal only when they are one."""

    settings: Settings
    settings_origin: Origin
    kinds: tuple[type[Entity], ...]
    entities: Mapping[str, Entity]
    """By key, `kind:id`, in reading order: kinds in their order, then files, then lines."""
    origins: Mapping[str, Origin]
    links: tuple[ResolvedRef, ...]
    inventories: tuple[Inventory, ...]
    actuals: tuple[Actual, ...]
    pages: tuple[OwnPage, ...]
    attachments: tuple[ContentFile, ...]
    today: dt.date
    circle: str
    """The circle of readers who may see all that is in it, where that is not everything; else empty."""
    former: FormerIds = field(repr=False)
    """What the ids mean that something had before."""
    carried: Mapping[str, CarriedFacts]
    """The facts of inventories that definitions carry, by the key of each definition that carries some."""
    _inside: Mapping[str, walk.Values] = field(repr=False)
    _parts: Mapping[str, Mapping[str, Part]] = field(repr=False)
    _from: Mapping[str, tuple[ResolvedRef, ...]] = field(repr=False)
    _to: Mapping[str, tuple[ResolvedRef, ...]] = field(repr=False)
    _insights: dict[Callable[["Book"], Any], Any] = field(init=False, repr=False, default_factory=dict)
    _accountable: dict[int, tuple[Step, tuple[Role, ...]]] = field(init=False, repr=False, default_factory=dict)
    """What was asked of steps, with each step itself, so that no other takes its identity."""
    _teams: dict[Ref, Team | None] = field(init=False, repr=False, default_factory=dict)

    @property
    def has_guide(self) -> bool:
        """Whether its site has the guide for authors, which is in no edition for other readers."""
        return self.settings.guide and not self.circle

    def in_its_language(self) -> AbstractContextManager[None]:
        """What is made of the book inside of it has dates and figures as the book's language writes them."""
        return language.within(self.settings.language)

    def once(self, compute: Callable[["Book"], T]) -> T:
        """The value of a pure function of this book, computed when it is asked for the first time."""
        if compute not in self._insights:
            with self.in_its_language():
                self._insights[compute] = compute(self)
        return cast("T", self._insights[compute])

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Entity, ...]]:
        found: dict[str, list[Entity]] = {}
        for entity in self.entities.values():
            found.setdefault(entity.about.name, []).append(entity)
        return {name: tuple(entities) for name, entities in found.items()}

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Every entity of a kind, whatever its status."""
        return cast("tuple[E, ...]", self._by_kind.get(kind.about.name, ()))

    def active(self, kind: type[E]) -> tuple[E, ...]:
        """The entities of a kind that checks look at."""
        return cast("tuple[E, ...]", self._active.get(kind.about.name, ()))

    @cached_property
    def _active(self) -> Mapping[str, tuple[Entity, ...]]:
        return {
            name: tuple(entity for entity in entities if entity.status == "active")
            for name, entities in self._by_kind.items()
        }

    def in_order(self, found: Iterable[E]) -> tuple[E, ...]:
        """Entities in reading order, each once."""
        return tuple(sorted({each.key: each for each in found}.values(), key=lambda each: self._positions[each.key]))

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self.entities)}

    def get(self, ref: Ref | None) -> Entity | None:
        """The entity a reference means."""
        return self.entities.get(f"{ref.kind}:{ref.id}") if ref else None

    def part(self, ref: Ref) -> Part | None:
        """The part a reference means."""
        return self._parts.get(f"{ref.kind}:{ref.id}", {}).get(ref.part)

    def inside(self, entity: Entity) -> walk.Values:
        """Every value inside an entity with its location, walked once."""
        return self._inside.get(entity.key, ())

    def parts(self, entity: Entity) -> Mapping[str, Part]:
        """The parts of an entity by id."""
        return self._parts.get(entity.key, {})

    def step(self, ref: Ref | None) -> Step | None:
        """The process step a reference means."""
        part = self.part(ref) if ref else None
        return part if isinstance(part, Step) else None

    def stage(self, ref: Ref | None) -> Stage | None:
        """The funnel stage a reference means."""
        part = self.part(ref) if ref else None
        return part if isinstance(part, Stage) else None

    def name(self, ref: Ref) -> str:
        """What people call the thing a reference means; a part by its own name."""
        part = self.part(ref) if ref.part else None
        if part is not None:
            return str(getattr(part, "name", None) or getattr(part, "text", None) or part.id)
        entity = self.get(ref)
        return str(entity.name) if entity else str(ref)

    def kind(self, name: str) -> Kind | None:
        """A kind by its name."""
        return self._kinds.get(name)

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {kind.about.name: kind.about for kind in self.kinds}

    def links_from(self, entity: Entity) -> tuple[ResolvedRef, ...]:
        """What an entity (or a part of it) refers to."""
        return self._from.get(entity.key, ())

    def links_to(self, entity: Entity) -> tuple[ResolvedRef, ...]:
        """What refers to an entity (or a part of it)."""
        return self._to.get(entity.key, ())

    def place(self, entity: Entity | OwnPage, *location: str | int, key: bool = False) -> Place:
        """Where a value of an entity, or of the front matter of a page, was written."""
        if isinstance(entity, OwnPage):
            return entity.origin.place(location, key=key) if entity.origin else Place(entity.file)
        return self.origins[entity.key].place(location, key=key)

    def has_file(self, entity: Entity) -> bool:
        """Whether an entity was written as one: a hand-off may be written as `hands_to` in a step instead."""
        return self.origins[entity.key].file.split("/")[1].partition(".")[0] == entity.about.plural

    def place_of(self, ref: Ref) -> Place:
        """Where the thing a reference means was written; a step or a stage by its own line."""
        entity = self.entities[str(ref.whole)]
        field, positions = self._lines.get(entity.key, ("", {}))
        return self.place(entity, field, positions[ref.part]) if ref.part in positions else self.place(entity)

    @cached_property
    def _lines(self) -> Mapping[str, tuple[str, Mapping[str, int]]]:
        """Where the steps and stages of an entity stand, by key: their field, and the position of each id."""
        found = {}
        for entity in (*self.all(Process), *self.all(Funnel)):
            field, parts = _line_of_parts(entity)
            found[entity.key] = field, {part.id: number for number, part in reversed(list(enumerate(parts)))}
        return found

    def leader(self, team: Ref | None) -> Role | None:
        """The role that leads a team."""
        found = self.get(team)
        leader = self.get(found.leader) if isinstance(found, Team) else None
        return leader if isinstance(leader, Role) else None

    def owner(self, entity: Entity | OwnPage) -> Owner | None:
        """The accountable role: as written, else the leader of the team of the entity, or of the page."""
        written = self.get(entity.owner)
        if isinstance(written, Role):
            return Owner(written, inherited=False)
        team = Ref("team", entity.id) if isinstance(entity, Team) else getattr(entity, "team", None)
        leader = self.leader(team)
        return Owner(leader, inherited=True) if leader else None

    def team(self, entity: Entity | None) -> Team | None:
        """The team an entity belongs to: its `team`, else that of its owner."""
        if entity is None or isinstance(entity, Team):
            return entity
        found = self.get(getattr(entity, "team", None))
        if found is None and (owner := self.owner(entity)):
            found = self.get(owner.role.team)
        return found if isinstance(found, Team) else None

    def accountable(self, step: Step) -> tuple[Role, ...]:
        """The roles with an A on a step, else the leader of the team that does it."""
        if (kept := self._accountable.get(id(step))) is None:
            roles = (self.get(ref) for ref, letters in self.letters(step).items() if "A" in letters)
            kept = self._accountable[id(step)] = step, tuple(role for role in roles if isinstance(role, Role))
        return kept[1]

    def letters(self, step: Step) -> Mapping[Ref, str]:
        """Role -> its RACI letters on a step. Where none has an A, the leader of the team that does it has it."""
        written = step.letters
        leader = self.leader(step.team) if not any("A" in each for each in written.values()) else None
        if leader is None:
            return written
        ref = Ref("role", leader.id)
        return {**written, ref: f"A{written.get(ref, '')}"}

    def team_of_step(self, ref: Ref) -> Team | None:
        """T(step): the team of its accountable role, else its own, else of its process. T(stage): that of its owner,
        else its own.
        """
        if ref not in self._teams:
            self._teams[ref] = self._team_of(ref)
        return self._teams[ref]

    def _team_of(self, ref: Ref) -> Team | None:
        if stage := self.stage(ref):
            answering = self.get(stage.accountable[0]) if stage.accountable else self.get(stage.team)
            return self.team(answering) or self.team(self.get(ref))
        step = self.step(ref)
        written = step.letters.items() if step else ()
        roles = [found for ref, letters in written if "A" in letters and (found := self.get(ref))]
        own = self.get(step.team) if step else None
        return self.team(roles[0] if roles else own or self.get(ref))

    def exit_of(self, ref: Ref) -> tuple[Criterion, ...]:
        """What is made sure of at a step or a stage before work leaves it."""
        part = self.part(ref)
        return part.exit if isinstance(part, Step | Stage) else ()

    def entry_of(self, ref: Ref) -> tuple[Criterion, ...]:
        """What is true at a step or a stage before its work begins."""
        part = self.part(ref)
        return part.entry if isinstance(part, Step | Stage) else ()

    def steps(self) -> Iterator[tuple[Process, int, Step]]:
        """Every step of every active process, with its position (from 0)."""
        for process in self.active(Process):
            for position, step in enumerate(process.steps):
                yield process, position, step


def _line_of_parts(entity: Entity) -> tuple[str, tuple[Part, ...]]:
    """The parts of an entity that work passes through, and the field they stand in."""
    parts = entity.about.parts
    return (parts.field, getattr(entity, parts.field)) if parts and parts.field else ("", ())
