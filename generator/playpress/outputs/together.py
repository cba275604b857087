"""Files of a project -> all of them changed, or none: what a program that was killed left half done is completed.

What is to be changed is noted under `.playpress/` before the first file is, and the note goes after the last one. A
command that finds a note whose writer is gone does what it says, file by file; a file that has become something else
since then stays as it is.

A note may come with a clone or an archive: it changes nothing but files that such a command changes.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from playpress.outputs import disk
from playpress.outputs.disk import CannotWriteError
from playpress.outputs.lock import BusyError, lock

Bytes = Mapping[str, bytes | None]
"""Files by their addresses in the project, with what they hold; None is for no file."""
_FOLDER, _NOTE, _LOCK = ".playpress", "changes.json", "changes.lock"
_CONTENT, _ENDINGS = "content", {".yml", ".yaml", ".csv", ".md"}
"""Where the files are that commands change together, and how their names end: nothing of it runs as code."""


def change(project: Path, before: Bytes, after: Bytes) -> None:
    """Write or remove several files. Where the disk refuses one, or a person stops it, all get their former bytes."""
    with _noted(project, before, after):
        done: list[str] = []
        try:
            for file, data in after.items():
                done.append(file)
                _put(project, file, data)
        except BaseException as error:
            for file in done:
                with suppress(OSError, CannotWriteError):
                    _put(project, file, before.get(file))
            if isinstance(error, OSError):
                raise CannotWriteError(project / done[-1], error) from error
            raise


def complete(project: Path) -> tuple[str, ...]:
    """Do what a note says that its writer left; the files that were changed for it."""
    folder = project / _FOLDER
    note = folder / _NOTE
    if folder.is_symlink() or not note.is_file():
        return ()
    try:
        with lock(folder / _LOCK):
            found = _read(note)
            changed = tuple(file for file, (before, after) in found.items() if _completed(project, file, before, after))
            note.unlink(missing_ok=True)
            return changed
    except BusyError:
        return ()  # its writer is at work
    except OSError as error:
        raise CannotWriteError(note, error) from error


@contextmanager
def _noted(project: Path, before: Bytes, after: Bytes) -> Iterator[None]:
    """Keep a note of a change of several files while it is made, where it may name them all; one is one move."""
    if len(after) < 2 or not all(map(_is_authored, after)):
        yield
        return
    folder = project / _FOLDER
    disk.private_folder(folder)
    try:
        with lock(folder / _LOCK):
            note = {file: [_text(before.get(file)), _text(data)] for file, data in after.items()}
            (folder / _NOTE).touch(mode=0o600)
            disk.write_file(folder / _NOTE, json.dumps(note).encode())
            try:
                yield
            finally:
                (folder / _NOTE).unlink(missing_ok=True)
    except BusyError:
        raise BusyError("another command is changing files of this playbook") from None


def _completed(project: Path, file: str, before: bytes | None, after: bytes | None) -> bool:
    """Whether a file was still what it had been, and is now what it is to be."""
    path = disk.inside(project, file)
    if any(each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(project) and each != project):
        return False
    now = path.read_bytes() if path.is_file() else None
    if now != before or before == after:
        return False
    _put(project, file, after)
    return True


def _put(project: Path, file: str, data: bytes | None) -> None:
    path = disk.inside(project, file)
    if data is None:
        path.unlink(missing_ok=True)
        return
    disk.make(path.parent)
    disk.write_file(path, data)


def _text(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode()


def _read(note: Path) -> dict[str, tuple[bytes | None, bytes | None]]:
    """What a note says; nothing where it is none of ours."""
    try:
        said: Any = json.loads(note.read_bytes())
        found = {str(file): (_bytes(before), _bytes(after)) for file, (before, after) in said.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return found if all(map(_is_authored, found)) else {}


def _is_authored(file: str) -> bool:
    """Whether an address is that of a definition, a page or a table of a playbook."""
    path = PurePosixPath(file)
    plain = all(not part.startswith(".") for part in path.parts) and "\\" not in file and "\0" not in file
    return plain and path.parts[0] == _CONTENT and path.suffix in _ENDINGS if path.parts else False


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text, validate=True)
