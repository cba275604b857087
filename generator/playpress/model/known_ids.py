"""Definitions, and what could not be read -> the ids that a playbook has, each with its name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from playpress.model.entity import Entity
from playpress.model.inventory import Inventory
from playpress.model.part import Part


@dataclass(frozen=True, slots=True)
class KnownId:
    """A definition, as others refer to it."""

    id: str
    name: str
    parts: Mapping[str, str] = field(default_factory=dict)
    """The names of its parts by id."""
    main_parts: Collection[str] = ()
    """The ids of the parts that a field for parts means: the steps of a process, the stages of a funnel."""
    read: bool = True
    """Whether its definition could be read; where it could not, its parts are unknown."""


@dataclass(frozen=True, slots=True)
class KnownIds:
    """What can be referred to in a playbook, as far as it could be read."""

    by_kind: Mapping[str, Sequence[KnownId]]
    """The definitions of each kind, in reading order."""
    incomplete: Collection[str] = ()
    """The kinds with files that could not be read at all: they may have ids that are not known."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """The facts of the inventories by id."""
    vocabularies: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The words of each vocabulary of the playbook; none where it takes any words."""


def of(
    entities: Iterable[tuple[Entity, Iterable[Part]]],
    unread: Iterable[str],
    inventories: Iterable[Inventory],
    kinds: Sequence[type[Entity]],
    vocabularies: Mapping[str, Sequence[str]],
) -> KnownIds:
    """The ids of these definitions with their parts, and those of `unread`: `team:sales`, or `team:*` for a kind."""
    found: dict[str, dict[str, KnownId]] = {kind.about.name: {} for kind in kinds}
    for entity, parts in entities:
        found[entity.about.name][entity.id] = _known(entity, parts)
    incomplete = set()
    for key in sorted(unread):
        kind, _, id_ = key.partition(":")
        if id_ == "*":
            incomplete.add(kind)
        elif kind in found:
            found[kind].setdefault(id_, KnownId(id_, "has an error and could not be read", read=False))
    return KnownIds(
        {kind: tuple(ids.values()) for kind, ids in found.items()},
        frozenset(incomplete),
        {fact.id: fact.fact for inventory in inventories for fact in inventory.facts},
        vocabularies,
    )


def _known(entity: Entity, parts: Iterable[Part]) -> KnownId:
    names: dict[str, str] = {}
    main: set[str] = set()
    meant = entity.about.parts
    for part in parts:
        names.setdefault(part.id, str(getattr(part, "name", None) or getattr(part, "text", None) or part.id))
        if meant is None or isinstance(part, meant.model):
            main.add(part.id)
    return KnownId(entity.id, str(entity.name), names, frozenset(main))
