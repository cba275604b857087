"""An earlier Book and a later one -> the earlier one under the ids of the later, so that the two can be compared."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from playpress.graph import carried_facts, former_ids
from playpress.graph.book import Book
from playpress.graph.build import both_ways, parts_by_id
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.funnel import Funnel
from playpress.model.part import Part
from playpress.model.ref import Ref
from playpress.model.text import Text

_REFERENCE = re.compile(r"(?<![\w:#-])(?:([a-z][a-z0-9-]*):)?([a-z][a-z0-9-]*)(?:#([a-z0-9-]+))?(?![\w-])")
"""A reference in a text; one that does not say its kind is a stage of a funnel, as in formulas."""


@dataclass(frozen=True, slots=True)
class PartNames:
    """What became of the parts of one definition."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """Id now -> id before."""
    moved_to: Mapping[str, Ref] = field(default_factory=dict)
    """Id before -> where the part is now."""
    moved_from: Mapping[str, Ref] = field(default_factory=dict)
    """Id now -> where the part was, under today's ids."""


@dataclass(frozen=True, slots=True)
class UnderTodaysIds:
    """An earlier state under today's ids, and what was called otherwise or was elsewhere in it."""

    book: Book
    keys: Mapping[str, str] = field(default_factory=dict)
    """Key now -> key before, of the definitions that have another one."""
    parts: Mapping[str, PartNames] = field(default_factory=dict)
    """By the key of a definition now."""


def under_todays_ids(before: Book, after: Book) -> UnderTodaysIds:
    """The earlier state as if everything had always had the id that it has in the later one."""
    names = _Names(before, after)
    if not (names.wholes or names.parts):
        return UnderTodaysIds(before)
    entities, origins = {}, {}
    for key, entity in before.entities.items():
        named = names.entity(entity, before.inside(entity))
        entities[named.key], origins[named.key] = named, before.origins[key]
    inside = {key: tuple(walk.values(entity)) for key, entity in entities.items()}
    links = tuple(replace(link, source=names.ref(link.source), target=names.ref(link.target)) for link in before.links)
    outgoing, incoming = both_ways(links)
    parts = {key: parts_by_id(values) for key, values in inside.items()}
    book = replace(
        before,
        entities=entities,
        origins=origins,
        links=links,
        former=former_ids.of(entities, parts, inside),
        carried=carried_facts.carried(entities, inside),
        _inside=inside,
        _parts=parts,
        _from=outgoing,
        _to=incoming,
    )
    keys = {str(now): str(old) for old, now in names.wholes.items()}
    return UnderTodaysIds(book, keys, names.of_parts())


class _Names:
    """What the ids of an earlier state are called today, as far as it had them and the later state has not."""

    def __init__(self, before: Book, after: Book) -> None:
        self._before = before
        self.wholes: dict[Ref, Ref] = {}
        """Definitions that have another id, in the same kind."""
        self.parts: dict[Ref, Ref] = {}
        """Parts that have another id or are elsewhere: before -> now."""
        for old, now in after.former.now.items():
            gone = str(old) in before.entities and str(now) not in before.entities
            if not old.part and not now.part and old.kind == now.kind and gone:
                self.wholes.setdefault(old, now)
        earlier = {now: old for old, now in self.wholes.items()}
        for old, now in after.former.now.items():
            if old.part and now.part:
                self._add_part(old, now, earlier)

    def _add_part(self, old: Ref, now: Ref, earlier: Mapping[Ref, Ref]) -> None:
        """`old` may name the definition as it is called today, or as it was called before: `earlier`, by today's."""
        there = replace(earlier.get(old.whole, old.whole), part=old.part)
        at = replace(earlier.get(now.whole, now.whole), part=now.part)
        if self._before.part(there) is not None and self._before.part(at) is None:
            self.parts.setdefault(there, now)

    def ref(self, ref: Ref) -> Ref:
        """A reference as it is written today."""
        now = self.parts.get(ref) if ref.part else None
        whole = self.wholes.get(ref.whole, ref.whole)
        return replace(ref, kind=now.kind, id=now.id, part=now.part) if now else replace(ref, id=whole.id)

    def text(self, text: Text) -> Text:
        """A text with the links in it as they are written today."""
        said = _REFERENCE.sub(self._in_text, str(text)) if "#" in text or ":" in text else str(text)
        return text if said == str(text) else type(text)(said)

    def _in_text(self, found: re.Match[str]) -> str:
        kind, id_, part = found.groups("")
        if not (kind or part):
            return found[0]
        now = str(self.ref(Ref(kind or Funnel.about.name, id_, part)))
        return now if kind else now.partition(":")[2]

    def entity(self, entity: Entity, inside: walk.Values) -> Entity:
        """A definition with its id, those of its parts, and what it refers to, as they are today."""
        whole = Ref(entity.about.name, entity.id)
        changes: dict[walk.Path, Any] = {}
        for path, value, _ in inside:
            new = value
            if isinstance(value, Ref):
                new = self.ref(value)
            elif isinstance(value, Text):
                new = self.text(value)
            elif isinstance(value, Mapping):
                new = self._named(value, entity)
            elif isinstance(value, Part):
                now = self.parts.get(replace(whole, part=value.id))
                if now and now.whole == self.wholes.get(whole, whole):
                    changes[(*path, "id")] = now.part
            if new != value or (isinstance(value, Mapping) and list(new) != list(value)):
                changes[path] = new
        if today := self.wholes.get(whole):
            changes[("id",)] = today.id
        return walk.replaced(entity, _outermost(changes)) if changes else entity

    def _named(self, values: Mapping[Any, Any], entity: Entity) -> Mapping[Any, Any]:
        """Values by references, or by the ids of what a comparison compares."""
        subjects = entity.subjects if isinstance(entity, Comparison) else ()
        ids = {text: new for each in subjects for text, new in self._spellings(each)}
        return {self.ref(key) if isinstance(key, Ref) else ids.get(key, key): value for key, value in values.items()}

    def _spellings(self, ref: Ref) -> Iterator[tuple[str, str]]:
        now = self.ref(ref)
        yield from ((ref.id, now.id), (str(ref), str(now)))

    def of_parts(self) -> dict[str, PartNames]:
        """What became of parts, by the key that their definition has today."""
        renamed: dict[str, dict[str, str]] = defaultdict(dict)
        moved_to: dict[str, dict[str, Ref]] = defaultdict(dict)
        moved_from: dict[str, dict[str, Ref]] = defaultdict(dict)
        for old, now in self.parts.items():
            here = self.wholes.get(old.whole, old.whole)
            if here == now.whole:
                renamed[str(here)][now.part] = old.part
            else:
                moved_to[str(here)][old.part] = now
                moved_from[str(now.whole)][now.part] = replace(here, part=old.part)
        keys = dict.fromkeys((*renamed, *moved_to, *moved_from))
        return {key: PartNames(renamed[key], moved_to[key], moved_from[key]) for key in keys}


def _outermost(changes: Mapping[walk.Path, Any]) -> dict[walk.Path, Any]:
    """Without changes inside of a mapping that is changed as a whole."""
    return {
        path: value
        for path, value in changes.items()
        if not any(isinstance(changes.get(path[:end]), Mapping) for end in range(1, len(path)))
    }
