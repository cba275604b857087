"""A part to another definition, or a definition to a file of its own or among others -> the changes, in a workspace."""

from collections.abc import Iterator

from playpress.authoring import placement, references, renaming
from playpress.authoring.former_ids import remembered
from playpress.authoring.references import Renaming
from playpress.authoring.workspace import Way, Workspace
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.problems import Place, Problem, fault
from playpress.source.edit import Put, reached
from playpress.source.edit import relocation as lines


def to_own_file(space: Workspace, entity: Entity) -> Problem | None:
    """Give a definition a file of its own, with its comments."""
    place = space.way_to(entity)
    if place is None or not place[1]:
        return _refused(space, entity, "it has a file of its own") if place else renaming.on_a_step(space, entity)
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
        return _refused(space, entity, "it is in a file for many") if place else renaming.on_a_step(space, entity)
    file, many = place[0], placement.collection(type(entity))
    found = lines.put_into(space.bytes_of(file) or b"", file, entity.id, space.bytes_of(many), many)
    if isinstance(found, Problem):
        return found
    space.remove(file)
    space.move(many, found)
    return None


def part_to(space: Workspace, entity: Entity, part: str, target: Entity) -> Problem | None:
    """Move a part behind those of another definition of the kind; everything that refers to it follows."""
    about = entity.about.parts
    field = about.field if about else ""
    parts = [each.id for each in getattr(entity, field)] if field else []
    if part not in parts:
        return _refused(space, entity, f'unknown {about.name if about else "part"} "{part}"')
    place, there_place = space.way_to(entity), space.way_to(target)
    if place is None or there_place is None:
        return renaming.on_a_step(space, target if place else entity)
    (file, way), (other, there) = place, there_place
    at: Way = (field, parts.index(part))
    old, new = Ref(entity.about.name, entity.id, part), Ref(entity.about.name, target.id, part)
    inside = [Put((*way, *each), words) for each, words in _ids_alone(space, entity, at, part)]
    if problem := renaming.everywhere(space, Renaming(old, new), {file: inside}):
        return problem
    cut = lines.item_cut(space.bytes_of(file) or b"", file, (*way, *at))
    if isinstance(cut, Problem):
        return cut
    block, rest = cut
    space.move(file, rest)
    put = lines.item_put(space.bytes_of(other) or b"", other, (*there, field), block)
    if isinstance(put, Problem):
        return put
    space.move(other, put)
    listed = reached(space.raw(target), (field,))
    last = len(listed) - 1 if isinstance(listed, list) else 0
    raw, moved = reached(listed, (last,)), (*there, field, last)
    return space.change(
        other, remembered(raw, moved, [f"{entity.id}#{part}"], f"{target.id}#{part}", part_of=entity.id)
    )


def _ids_alone(space: Workspace, entity: Entity, moved: Way, part: str) -> Iterator[tuple[Way, str]]:
    """Where a part that moves names another one of its definition by its id alone, and that one with its definition."""
    raw = space.raw(entity)
    for path, ref, _ in walk.refs(space.book.inside(entity)):
        at = references.location(raw, path)
        here = (ref.kind, ref.id) == (entity.about.name, entity.id) and path[: len(moved)] == moved
        if here and ref.part not in ("", part) and reached(raw, at) == ref.part:
            yield at, f"{ref.id}#{ref.part}"


def _refused(space: Workspace, entity: Entity, cause: str) -> Problem:
    place = space.book.place(entity) if entity.key in space.book.origins else Place("content")
    return fault(
        "EDIT-REFUSED", f'"{entity.id}" is not moved: {cause}', place, "Name another definition, or another part."
    )
