"""Changes to a definition -> the author's own file, replaced in one move, or left as it is with the reason."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.outputs import disk, together
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


def save_all(project: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> list[Problem]:
    """Write several files, or none of them: each must still be what it was (`before`); None is for no file.

    Where the disk refuses one, those written before it get their former bytes back.
    """
    found = [_changed_meanwhile(project, file, before.get(file)) for file in after]
    if problems := [each for each in found if each]:
        return problems
    together.change(project, before, after)
    return []


def _changed_meanwhile(project: Path, file: str, before: bytes | None) -> Problem | None:
    if problem := _behind_a_link(project, file):
        return problem
    path = disk.inside(project, file)
    try:
        now = path.read_bytes() if path.exists() else None
    except OSError as error:
        return _unreadable(file, error)
    if now == before:
        return None
    message = "this file was changed by another program since it was read; nothing was written"
    return fault("EDIT-CHANGED", message, Place(file), "Run the command again: it starts from the file as it is now.")


def save(project: Path, file: str, changes: Iterable[Change]) -> Problem | None:
    """Change a file of a project, named from its root. Nothing is written through a link, and never half of a file."""
    path = disk.inside(project, file)
    if problem := _behind_a_link(project, file):
        return problem
    try:
        data = path.read_bytes()
    except OSError as error:
        return _unreadable(file, error)
    new = edited(data, file, changes)
    if isinstance(new, Problem):
        return new
    try:
        disk.write_file(path, new)
    except OSError as error:
        raise CannotWriteError(path, error) from error
    return None


def _behind_a_link(project: Path, file: str) -> Problem | None:
    path = disk.inside(project, file)
    if any(each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(project) and each != project):
        hint = "Put the file itself here: nothing outside the project is changed."
        return fault("PATH-LINK", f'"{file}" is a link to another place, or is inside one', Place(file), hint)
    return None


def _unreadable(file: str, error: OSError) -> Problem:
    message = f"this file cannot be read ({(error.strerror or 'unknown cause').lower()})"
    return fault("PATH-READ", message, Place(file), "Check that it exists and that you may read it.")
