"""Changes to a definition -> the author's own file, replaced in one move, or left as it is with the reason."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.outputs import disk
from playpress.outputs.disk import CannotWriteError
from playpress.problems import Place, Problem, fault
from playpress.source.edit import Change, edited


def way_to(book: Book, ids: Mapping[str, str], entity: Entity) -> tuple[str, tuple[str | int, ...]] | None:
    """The file of a definition and the way to it inside; None for a hand-off that is written on a step.

    `ids` says of each file which definition it is: none where it holds several under their ids.
    """
    file = book.origins[entity.key].file
    if file not in ids or not book.has_file(entity):
        return None
    return file, () if ids[file] else (entity.id,)


def save(project: Path, file: str, changes: Iterable[Change]) -> Problem | None:
    """Change a file of a project, named from its root. Nothing is written through a link, and never half of a file."""
    path = disk.inside(project, file)
    if any(each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(project) and each != project):
        hint = "Put the file itself here: nothing outside the project is changed."
        return fault("PATH-LINK", f'"{file}" is, or lies behind, a link to another place', Place(file), hint)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"this file cannot be read ({(error.strerror or 'unknown cause').lower()})"
        return fault("PATH-READ", message, Place(file), "Check that it exists and that you may read it.")
    new = edited(data, file, changes)
    if isinstance(new, Problem):
        return new
    try:
        disk.write_file(path, new)
    except OSError as error:
        raise CannotWriteError(path, error) from error
    return None
