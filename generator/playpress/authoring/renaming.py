"""Another id for a definition or a part, or none any more -> all that has to change with it, in a workspace."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from playpress.authoring import placement, references
from playpress.authoring.former_ids import remembered
from playpress.authoring.references import Renaming
from playpress.authoring.workspace import Way, Workspace
from playpress.graph.book import ResolvedRef
from playpress.language import counted
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.part import Criterion, Part
from playpress.model.ref import Ref
from playpress.problems import Place, Problem, fault
from playpress.source.document import Raw
from playpress.source.edit import Change, Put, Remove, Rename, reached


def renamed(space: Workspace, entity: Entity, new: str) -> Problem | None:
    """Give a definition another id: its key or its file, and every reference, link and quote that leads to it."""
    place = space.way_to(entity)
    if place is None:
        return on_a_step(space, entity)
    file, way = place
    renaming = Renaming(Ref(entity.about.name, entity.id), Ref(entity.about.name, new))
    if problem := everywhere(space, renaming):
        return problem
    former = remembered(space.raw(entity), way, [entity.id], new)
    if way:
        return space.change(file, [*former, Rename(way, new)])
    if problem := space.change(file, former):
        return problem
    data = space.bytes_of(file) or b""
    space.remove(file)
    space.move(placement.own_file(type(entity), new), data)
    return None


def renamed_part(space: Workspace, entity: Entity, part: str, new: str) -> Problem | None:
    """Give a part another id; a part that is written as a text gets one of its own. Criteria named by it follow."""
    place = space.way_to(entity)
    if place is None:
        return on_a_step(space, entity)
    file, way = place
    own = Ref(entity.about.name, entity.id)
    if problem := everywhere(space, Renaming(replace(own, part=part), replace(own, part=new))):
        return problem
    raw = space.raw(entity)
    found = [path for path, each in walk.parts(space.book.inside(entity)) if each.id == part]
    changes = [each for path in found for each in _with_id(raw, path, way, part, new)]
    return space.change(file, changes) or _named_by_id(space, entity, part, new)


def _with_id(raw: Raw, path: Way, way: Way, old: str, new: str) -> Iterator[Change]:
    value = reached(raw, path)
    if isinstance(value, dict):
        yield Put((*way, *path, "id"), new)
    if isinstance(value, str) or (isinstance(value, dict) and value.keys() != {"id"}):
        yield from remembered(value, (*way, *path), [old], new)


def _named_by_id(space: Workspace, entity: Entity, part: str, new: str) -> Problem | None:
    """Let other definitions name a criterion by its new id, where it is written in this one."""
    if all(each.by_id for _, each in _criteria(space, entity, part)):
        return None
    for other in space.book.entities.values():
        place = space.way_to(other) if other is not entity else None
        named = [path for path, each in _criteria(space, other, part) if each.by_id] if place else []
        if place and named:
            file, way = place
            if problem := space.change(file, [Put((*way, *path, "id"), new) for path in named]):
                return problem
    return None


def _criteria(space: Workspace, entity: Entity, identifier: str) -> list[tuple[Way, Criterion]]:
    found = walk.parts(space.book.inside(entity))
    return [(path, each) for path, each in found if isinstance(each, Criterion) and each.id == identifier]


def users(space: Workspace, entity: Entity) -> Sequence[ResolvedRef]:
    """What refers to a definition from outside of it."""
    own = f"{entity.about.name}:{entity.id}"
    return [each for each in space.book.links_to(entity) if str(each.source.whole) != own]


def named_in_words(space: Workspace, entity: Entity) -> list[Place]:
    """Where texts of other definitions and pages by hand name a definition by its name or alias, without a link.

    Each value of a definition once; of a page by hand each line.
    """
    names = sorted({str(entity.name), *map(str, entity.aliases)}, key=len, reverse=True)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    own, found = space.way_to(entity), []
    for other in space.book.entities.values():
        if other is not entity and space.way_to(other) not in (None, own):
            found += [
                space.book.place(other, *path)
                for path, text in walk.texts(space.book.inside(other))
                if path and named.search(str(text))
            ]
    for page in space.content.pages:
        lines = (space.bytes_of(page.file) or b"").decode("utf-8", "replace").split("\n")
        spots = ((number, named.search(line)) for number, line in enumerate(lines, 1))
        found += [Place(page.file, number, spot.start() + 1) for number, spot in spots if spot]
    return sorted(dict.fromkeys(found))


def removed(space: Workspace, entity: Entity, instead: Entity | None) -> list[Problem]:
    """Take a definition out. Where others refer to it they need another one (`instead`), or nothing is removed."""
    place = space.way_to(entity)
    if place is None:
        return [on_a_step(space, entity)]
    used = users(space, entity)
    if used and instead is None:
        hint = "Change these places, or name what they are to mean: --replace-by ID."
        message = f'"{entity.name}" is referred to in {counted(len(used), "place")}'
        return [fault("EDIT-IN-USE", message, space.book.place(entity), hint, tuple(_places(used)))]
    if instead is not None:
        kind = entity.about.name
        problem = everywhere(space, Renaming(Ref(kind, entity.id), Ref(kind, instead.id)))
        problem = problem or _remembered_by(space, instead, entity)
        if problem:
            return [problem]
    file, way = place
    return taken_out(space, file, way)


def _remembered_by(space: Workspace, instead: Entity, entity: Entity) -> Problem | None:
    """Let the address of a definition that goes lead to the one that takes its place."""
    place = space.way_to(instead)
    if place is None:
        return on_a_step(space, instead)
    file, way = place
    former = [entity.id, *(str(each) for each in entity.was)]
    return space.change(file, remembered(space.raw(instead), way, former, instead.id))


def taken_out(space: Workspace, file: str, way: Way) -> list[Problem]:
    """Take what is at the end of a way out of a file; the file goes with its last definition."""
    if not way or not space.others_in(file, way):
        space.remove(file)
        return []
    return [problem] if (problem := space.change(file, [Remove(way)])) else []


def _places(used: Sequence[ResolvedRef]) -> list[Place]:
    return list(dict.fromkeys(each.place for each in used))


def everywhere(
    space: Workspace, renaming: Renaming, more: Mapping[str, Sequence[Change]] = MappingProxyType({})
) -> Problem | None:
    """Let everything lead to the new id: definitions, settings, pages by hand and actuals. `more`: changes by file."""
    found = references.changes(space, renaming) | references.changes_of_pages(space, renaming)
    for file in dict.fromkeys((*found, *more)):
        if problem := space.change(file, [*found.get(file, ()), *more.get(file, ())]):
            return problem
    for file in space.texts:
        data = space.bytes_of(file) or b""
        text = data.decode("utf-8", "surrogateescape")
        new = renaming.in_table(text) if file.endswith(".csv") else renaming.in_text(text)
        if new != text:
            space.move(file, new.encode("utf-8", "surrogateescape"))
    return None


def on_a_step(space: Workspace, entity: Entity) -> Problem:
    """A hand-off that is written on a step can be neither moved nor called differently."""
    message = f'"{entity.id}" is written on a step (`hands_to`) and has no id of its own'
    hint = "Move it into a file of its own under content/handoffs/ first."
    return fault("EDIT-REFUSED", message, space.book.place(entity), hint)


def part_of(space: Workspace, entity: Entity, part: str) -> Part | None:
    """A part of a definition by its id."""
    return space.book.parts(entity).get(part)
