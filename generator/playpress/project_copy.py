"""A Book -> the files of a project that says the same: definitions from the model alone, everything else as it is."""

from collections.abc import Iterator
from pathlib import Path

from playpress.derive import changes
from playpress.graph import Book
from playpress.model import own_kinds
from playpress.model.write import written
from playpress.outputs import disk
from playpress.site import theme
from playpress.site.file import File
from playpress.source import content, edit
from playpress.source.document import Raw

CONFIGURATION = "mkdocs.yml"


def files(book: Book, project: Path) -> Iterator[File]:
    """Every file of the playbook. Definitions lie where they lay: alone, or together in the file of their kind.

    Declarations of kinds, inventories, actuals, pages, attachments, the configuration of the site and the project's own
    theme are copied.
    """
    yield _file(content.SETTINGS, written(book.settings))
    together: dict[str, dict[str, Raw]] = {}
    for key, entity in changes.definitions(book).items():
        file = book.origins[key].file
        if file.count("/") == len(["content", "kind", "id.yml"]) - 1:
            yield _file(file, written(entity))
        else:
            together.setdefault(file, {})[entity.id] = written(entity)
    yield from (_file(file, fields) for file, fields in together.items())
    found, _ = content.scan(project, {kind.about.plural: () for kind in book.kinds})
    copied = [each.file for each in content.definitions_in(project, own_kinds.FOLDER)]
    copied += [each.file for each in (*found.inventories, *found.actuals, *found.pages, *found.attachments)]
    copied += [CONFIGURATION] if (project / CONFIGURATION).is_file() else []
    yield from (File(file, (project / file).read_bytes()) for file in copied)
    yield from _theme(project)


def _file(file: str, fields: dict[str, Raw]) -> File:
    """What files said, other files can say."""
    said = edit.whole(fields, file)
    if isinstance(said, bytes):
        return File(file, said)
    raise ValueError(f"{file}: {said.message}")


def _theme(project: Path) -> Iterator[File]:
    """What lies in the project's own themes/; the theme that comes with Playpress is not part of a playbook."""
    own, ours = project / "themes", theme.shipped().resolve()
    for path in disk.files_below(own) if own.is_dir() and not own.is_symlink() else ():
        if not path.resolve().is_relative_to(ours):
            yield File(path.relative_to(project).as_posix(), path.read_bytes())
