"""A part to another definition, or a definition to a file of its own or among others -> the changes, in a workspace."""

import re
from collections.abc import Iterator

from playpress.authoring import placement
from playpress.authoring.former_ids import remembered
from playpress.authoring.workspace import Way, Workspace
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.problems import Place, Problem, fault
from playpress.source.document import Raw
from playpress.source.edit import Change, Put, reached
from playpress.source.edit import relocation as lines


def to_own_file(space: Workspace, entity: Entity) -> Problem | None:
    """Give a definition a file of its own, with its comments."""
    place = space.way_to(entity)
    if place is None or not place[1]:
        return _refused(space, entity, "it has a file of its own" if place else "it is written on a step")
    file = place[0]
    found = lines.taken_out(space.bytes_of(file) or b"", file, entity.id)
    if isinstance(found, Problem):
        return found
    own, rest = found
    space.move(placement.own_file(type(entity), entity.id), own)
    space.remove(file) if rest is None else space.move(file, rest)
    return None


def to_the_others(space: Workspace, entity: Entity) -> Problem | None:
    """Put a definition that has a file of its own into the file for many of its kind, with its comments."""
    place = space.way_to(entity)
    if place is None or place[1]:
        return _refused(space, entity, "it is in a file for many" if place else "it is written on a step")
    file, many = place[0], placement.collection(type(entity))
    found = lines.put_into(space.bytes_of(file) or b"", file, entity.id, space.bytes_of(many), many)
    if isinstance(found, Problem):
        return found
    space.remove(file)
    space.move(many, found)
    return None


def part_to(space: Workspace, entity: Entity, part: str, target: Entity) -> Problem | None:
    """Move a part behind those of another definition of the kind; everything that refers to it follows."""
    field = entity.about.parts.field if entity.about.parts else ""
    parts = [each.id for each in getattr(entity, field)] if field else []
    place, there_place = space.way_to(entity), space.way_to(target)
    if part not in parts or place is None or there_place is None:
        return _refused(space, entity, f'"{part}" is none of its {field or "parts"}')
    (file, way), (other, there) = place, there_place
    old, new = Ref(entity.about.name, entity.id, part), Ref(entity.about.name, target.id, part)
    number = parts.index(part)
    if problem := _followed(space, old, new, (field, number)):
        return problem
    cut = lines.item_cut(space.bytes_of(file) or b"", file, (*way, field, number))
    if isinstance(cut, Problem):
        return cut
    block, rest = cut
    space.move(file, rest)
    put = lines.item_put(space.bytes_of(other) or b"", other, (*there, field), block)
    if isinstance(put, Problem):
        return put
    space.move(other, put)
    raw = space.raw(target)
    listed = reached(raw, (field,))
    at = (field, len(listed) - 1 if isinstance(listed, list) else 0)
    return space.change(other, _remembered(reached(raw, at), (*there, *at), entity, part))


def _remembered(raw: Raw, way: Way, entity: Entity, part: str) -> Iterator[Change]:
    """The part remembers where it was; its former ids of its own are those of the definition that it was in."""
    name = "formerly" if isinstance(raw, dict) and "formerly" in raw else "was"
    had = reached(raw, (name,))
    for number, each in enumerate(had if isinstance(had, list) else []):
        if isinstance(each, str) and "#" not in each and ":" not in each:
            yield Put((*way, name, number), f"{entity.id}#{each}")
    if isinstance(raw, dict) and isinstance(had, list):
        full = [f"{entity.id}#{each}" if "#" not in str(each) and ":" not in str(each) else each for each in had]
        raw = {**raw, name: full}
    yield from remembered(raw, way, [f"{entity.id}#{part}"], "")


def _followed(space: Workspace, old: Ref, new: Ref, moved: Way) -> Problem | None:
    """Let references lead to where the part will be, and those inside of it to where they have led."""
    for entity in space.book.entities.values():
        place = space.way_to(entity)
        if place is None:
            continue
        file, way = place
        inside = entity.key == str(old.whole)
        changes = list(_of(space, entity, way, old, new, moved if inside else None))
        if changes and (problem := space.change(file, changes)):
            return problem
    for file in space.texts:
        text = (space.bytes_of(file) or b"").decode("utf-8", "surrogateescape")
        if (led := _in_text(text, old, new)) != text:
            space.move(file, led.encode("utf-8", "surrogateescape"))
    return None


def _of(space: Workspace, entity: Entity, way: Way, old: Ref, new: Ref, moved: Way | None) -> Iterator[Change]:
    raw = space.raw(entity)
    done: set[Way] = set()
    for path, ref, _ in walk.refs(space.book.inside(entity)):
        at = _written_at(raw, path)
        text = reached(raw, at)
        if not isinstance(text, str) or at in done or (ref.kind, ref.id) != (old.kind, old.id) or not ref.part:
            continue
        within = moved is not None and path[: len(moved)] == moved
        meant = new if ref.part == old.part else ref if within else None
        if meant is None:
            continue
        done.add(at)
        kind = f"{ref.kind}:" if text.startswith(f"{ref.kind}:") else ""
        yield Put((*way, *at), f"{kind}{meant.id}#{meant.part}")
    for path, _ in walk.texts(space.book.inside(entity)):
        at = _written_at(raw, path)
        said = reached(raw, at)
        if at not in done and isinstance(said, str) and (led := _in_text(said, old, new)) != said:
            done.add(at)
            yield Put((*way, *at), led)


def _in_text(text: str, old: Ref, new: Ref) -> str:
    """A text with the links in it that lead to the part."""
    return re.sub(rf"(?<![\w:-]){re.escape(str(old))}(?![\w-])", str(new), text)


def _written_at(raw: Raw, path: Way) -> Way:
    """How far the way to a value goes in what was written: a short form ends it."""
    at: Way = ()
    for step in path:
        if reached(raw, (*at, step)) is None:
            break
        at = (*at, step)
    return at


def _refused(space: Workspace, entity: Entity, cause: str) -> Problem:
    place = space.book.place(entity) if entity.key in space.book.origins else Place("content")
    return fault(
        "EDIT-REFUSED", f'"{entity.id}" is not moved: {cause}', place, "Name another definition, or another part."
    )
