"""A playbook -> the schemas in its project, from which editors know its fields and its ids."""

import logging
from collections.abc import Sequence
from pathlib import Path

from playpress import pipeline
from playpress.model.entity import Entity
from playpress.outputs import disk
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.outputs.lock import BusyError, lock
from playpress.outputs.mirror import mirror
from playpress.pipeline import Playbook
from playpress.site import editors

_LOG = logging.getLogger("mkdocs.plugins.playpress")
_MARK = ".files.json"
_CURE = "remove it, and `playpress schema` makes a folder there"


def write_schemas(playbook: Playbook) -> int:
    """Bring the schemas up to date, and say how many changed. Two processes never write them at the same time."""
    own = playbook.project / pipeline.OWN
    disk.private_folder(own)
    with lock(own / "schema.lock"):
        return mirror(playbook.project / editors.FOLDER, pipeline.schemas(playbook), _MARK, _CURE)


def refresh_schemas(playbook: Playbook) -> None:
    """Bring the schemas up to date while pages are shown, which go on without them where that fails."""
    try:
        write_schemas(playbook)
    except (BusyError, CannotWriteError, RefusedError) as error:
        _LOG.warning("the schemas for editors stay as they were: %s", error)


def write_settings(project: Path, kinds: Sequence[type[Entity]]) -> tuple[list[str], dict[str, str]]:
    """Write the settings of editors that the project lacks: their addresses; and what others, which stay, could say.

    A file that is there may have comments and settings of its own, so it is never changed.
    """
    written: list[str] = []
    kept: dict[str, str] = {}
    for file in editors.settings(kinds):
        path = disk.inside(project, file.uri)
        if _is_taken(path):
            if not _says(path, file.content):
                kept[file.uri] = file.content.decode()
        else:
            disk.write(project, [file])
            written.append(file.uri)
    return written, kept


def _is_taken(path: Path) -> bool:
    """Whether something of the author's is there, or would have to make way for the folder."""
    return any(each.is_symlink() for each in (path, path.parent)) or path.exists() or path.parent.is_file()


def _says(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
