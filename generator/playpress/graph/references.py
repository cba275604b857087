"""References that lead nowhere, or in circles: faults with the nearest name."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from playpress.graph.former_ids import FormerIds
from playpress.model import walk
from playpress.model.actuals import Actual
from playpress.model.entity import Entity
from playpress.model.field import chosen
from playpress.model.kind import Kind, called
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.link import Link
from playpress.model.part import Model, Part
from playpress.model.ref import Ref
from playpress.problems import Place, Problem, Replacement, fault
from playpress.source.document import Origin
from playpress.thesaurus import by_path, nearest, nearest_of

MAX_SEARCHES = 50
"""Names for which the nearest known one is looked up: with more dangling, something larger is wrong."""


@dataclass(frozen=True, slots=True)
class Index:
    """What can be referred to."""

    entities: Mapping[str, Entity]
    parts: Mapping[str, Mapping[str, Part]]
    unread: Collection[str]
    kinds: Mapping[str, Kind]
    former: FormerIds
    """What the ids mean that something had before."""
    _told: dict[str, tuple[str, str]] = field(default_factory=dict)
    _named: dict[int, tuple[Entity, Mapping[str, Model]]] = field(default_factory=dict)

    def is_unread(self, ref: Ref) -> bool:
        """Whether a reference means something that is there and has a fault of its own."""
        missing = str(ref.whole) not in self.entities
        return missing and (str(ref.whole) in self.unread or f"{ref.kind}:*" in self.unread)

    def named(self, entity: Entity) -> Mapping[str, Model]:
        """What has an id inside a definition, by that id: also a promise, which only has one to be quoted by."""
        kept = self._named.get(id(entity))
        if kept is None:
            models = (value for _, value, _ in walk.values(entity) if isinstance(value, Model))
            found = [(each_id, each) for each in models if (each_id := getattr(each, "id", None))]
            kept = self._named[id(entity)] = entity, {str(each_id): each for each_id, each in reversed(found)}
        return kept[1]

    def problem(self, ref: Ref, place: Place) -> Problem | None:
        """Why a reference cannot be followed, or nothing."""
        if self.is_unread(ref):
            return None
        if ref.kind not in self.kinds:
            near = nearest(ref.kind, ref.allowed or self.kinds)
            others = f"Kinds: {', '.join(sorted(self.kinds))}."
            hint = f'Did you mean "{near}"?' if near else f"Name {self._wanted(ref)}." if ref.allowed else others
            instead = Replacement(str(Ref(near, ref.id, ref.part))) if near else None
            return fault("REF-1", f'there is no kind "{ref.kind}"', place, hint, instead=instead)
        if ref.allowed and ref.kind not in ref.allowed:
            wanted = self._wanted(ref)
            message = f'"{ref}" is {self.kinds[ref.kind].with_article}; {wanted} belongs here'
            return fault("REF-1", message, place, f"Name {wanted}.")
        if renamed := self._renamed(ref, place):
            return renamed
        if str(ref.whole) not in self.entities:
            hint, near = self._near(ref)
            instead = Replacement(str(Ref(ref.kind, near, ref.part))) if near else None
            return fault("REF-1", f'there is no {ref.kind} "{ref.id}"', place, hint, instead=instead)
        return self._part_problem(ref, place) if ref.part else None

    def _wanted(self, ref: Ref) -> str:
        """The kinds that belong where a reference is: "a goal or a metric"."""
        return " or ".join(called(kind, self.kinds.values()).with_article for kind in ref.allowed)

    def _renamed(self, ref: Ref, place: Place) -> Problem | None:
        """A former id is not taken silently for what has another one now: the present id has to be written."""
        now = None if self.former.exists(ref) else self.former.today(ref)
        if now is None or (ref.allowed and now.kind not in ref.allowed):
            return None
        return fault("REF-1", f'"{ref}" is called "{now}" now', place, f'Write "{now}".', instead=Replacement(str(now)))

    def _part_problem(self, ref: Ref, place: Place) -> Problem | None:
        """A field for steps takes steps only, one for stages stages; any other takes whatever has an id."""
        known = self.parts[str(ref.whole)]
        meant = self.kinds[ref.kind].parts if ref.allowed else None
        what = meant.name if meant else "part"
        known = {name: part for name, part in known.items() if meant is None or isinstance(part, meant.model)}
        if ref.part in known:
            return None
        near = nearest(ref.part, known)
        hint = f'Did you mean "{near}"?' if near else f"It has: {', '.join(list(known)[:8]) or 'none'}."
        instead = Replacement(str(Ref(ref.kind, ref.id, near))) if near else None
        return fault("REF-1", f'the {ref.kind} "{ref.id}" has no {what} "{ref.part}"', place, hint, instead=instead)

    def _near(self, ref: Ref) -> tuple[str, str]:
        """The fix for a reference that leads nowhere, and the id it means; looked for once for each name."""
        if str(ref) not in self._told:
            self._told[str(ref)] = self._look_for(ref) if len(self._told) < MAX_SEARCHES else ("Look up its id.", "")
        return self._told[str(ref)]

    def _look_for(self, ref: Ref) -> tuple[str, str]:
        called = {
            entity.id: (str(entity.name), *map(str, entity.aliases))
            for entity in self.entities.values()
            if entity.about.name == ref.kind
        }
        if other := next((each for key, each in self.entities.items() if key.endswith(f":{ref.id}")), None):
            return self._of_another_kind(ref, other, list(called)), ""
        if near := nearest(ref.id, called) or nearest_of(ref.id, called):
            return f'Did you mean "{near}"?', near
        return _which(ref.kind, list(called)), ""

    def _of_another_kind(self, ref: Ref, other: Entity, same_kind: Collection[str]) -> str:
        """What is called so, and what of it may be meant: of a team its leader, of a role its team."""
        given = ((name, getattr(other, name)) for name in type(other).model_fields)
        fits = next(((name, each.id) for name, each in given if isinstance(each, Ref) and each.kind == ref.kind), None)
        what = f'"{ref.id}" is {other.about.with_article}'
        return f'{what}; its {fits[0]} is "{fits[1]}".' if fits else f"{what}. {_which(ref.kind, same_kind)}"


def _which(kind: str, ids: Collection[str]) -> str:
    """The definitions of a kind, where none of them is like the one that is asked for."""
    return f"Known: {', '.join(sorted(ids)[:8])}." if ids else f"No {kind} is defined yet."


def with_names_that_exist(problems: Iterable[Problem], keys: Collection[str]) -> Iterator[Problem]:
    """Faults in the form of a reference: each names a definition that is there, not one that would be well-formed.

    `keys` are those of all definitions (`role:sales-rep`), also of those that have faults.
    """
    for problem in problems:
        kind = problem.instead.kind if problem.instead else ""
        if problem.instead is None or not kind:
            yield problem
            continue
        written = problem.instead.words.rpartition(":")[2]
        id_, sign, part = written.partition("#")
        if f"{kind}:{id_}" in keys:
            yield problem
            continue
        same_kind = [key.partition(":")[2] for key in keys if key.startswith(f"{kind}:")]
        near = nearest(id_, same_kind)
        if near:
            words = f"{near}{sign}{part}" if ":" not in problem.instead.words else f"{kind}:{near}{sign}{part}"
            yield replace(problem, hint=f'Did you mean "{words}"?', instead=replace(problem.instead, words=words))
        else:
            person = kind == "role" and _PERSON.search(problem.message)
            asked = "A role belongs here, not a person. " if person else ""
            yield replace(problem, hint=f"{asked}{_which(kind, same_kind)}", instead=None)


_PERSON = re.compile(r'"(?:@[\w.-]+|[\w.+-]+@[\w.-]+|[^\W\d_]+\.? (?:[^\W\d_]\.? )?[^\W\d_]+)" is not an id')
"""A value that looks like a person: first and last name, an e-mail address, a handle."""


def missing_files(
    inside: Mapping[str, walk.Values], origins: Mapping[str, Origin], files: Collection[str]
) -> Iterator[Problem]:
    """REF-1: links to files that are not under content/. `files` are all of these, from the project's root."""
    for key, values in inside.items():
        for path, value, _ in values:
            if isinstance(value, Link) and not value.outside and f"content/{value}" not in files:
                near = by_path(f"content/{value}", files)
                hint = f'Did you mean "{near.removeprefix("content/")}"?' if near else f"Put it at content/{value}."
                yield fault("REF-1", f'there is no file "{value}" under content/', origins[key].place(path), hint)


def cycles(entities: Mapping[str, Entity], origins: Mapping[str, Origin]) -> Iterator[Problem]:
    """REF-2: definitions that are part of themselves, report to themselves, or come before themselves.

    Which fields these are, the fields say.
    """
    position = {key: number for number, key in enumerate(entities)}
    for name in dict.fromkeys(each for entity in entities.values() for each in chosen(type(entity), "acyclic")):
        following = {key: _keys(getattr(entity, name, None)) for key, entity in entities.items()}
        for circle in _circles(following):
            turn = circle.index(min(circle, key=position.__getitem__))
            around = [*circle[turn:], *circle[:turn]]
            ids = [key.split(":")[1] for key in (*around, around[0])]
            way = " -> ".join(ids if len(ids) < 9 else [*ids[:4], "…", *ids[-3:]])
            places = [origins[key].place((name,)) for key in around[:8]]
            message = f"`{name}` is circular: {way}"
            yield fault("REF-2", message, places[0], f"Delete one `{name}`.", tuple(places[1:]))
    yield from _waiting(entities, origins)


def _waiting(entities: Mapping[str, Entity], origins: Mapping[str, Origin]) -> Iterator[Problem]:
    """PTH-1: items of an onboarding path that wait for each other."""
    paths = {key: entity for key, entity in entities.items() if isinstance(entity, Onboarding)}
    for key, path in paths.items():
        items = {
            item.id: (("phases", number, "items", position), [ref.part for ref in item.after])
            for number, phase in enumerate(path.phases)
            for position, item in enumerate(phase.items)
        }
        for circle in _circles({name: after for name, (_, after) in items.items()}):
            way = " -> ".join((*circle, circle[0]))
            place = origins[key].place((*items[circle[0]][0], "after"))
            yield fault("PTH-1", f"these items wait for each other: {way}", place, "Delete one `after`.")


def _circles(following: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Circles among things that lead to others; each once, from its first member in reading order."""
    done: set[str] = set()
    for start in following:
        way = {start: iter(following[start])} if start not in done else {}
        while way:
            name = next(reversed(way))
            target = next(way[name], None)
            if target is None:
                done.add(name)
                del way[name]
            elif target in way:
                names = list(way)
                circle = names[names.index(target) :]
                yield circle
                done.update(circle)
            elif target in following and target not in done:
                way[target] = iter(following[target])


def _keys(found: Ref | Sequence[Ref] | None) -> list[str]:
    """The definitions that a field names."""
    refs = () if found is None else (found,) if isinstance(found, Ref) else found
    return [str(ref.whole) for ref in refs]


def unknown_in_actuals(actuals: Iterable[Actual], index: Index) -> Iterator[Problem]:
    """REF-1 for actuals: a metric or an audience that nothing defines."""
    for each in actuals:
        for ref, place in zip((each.metric, each.segment), each.named, strict=True):
            if ref and (trouble := index.problem(ref, place)):
                yield replace(trouble, instead=None)
