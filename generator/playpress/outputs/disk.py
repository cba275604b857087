"""Files -> a folder on disk: written only where they changed, never through a link, never outside the folder."""

import errno
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from playpress.site.file import File


class CannotWriteError(Exception):
    """The disk refused: `path` is where, `cause` is why in plain words."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.path = path
        self.cause = (error.strerror or "unknown cause").lower()
        super().__init__(f"cannot write {path} ({self.cause})")


_DISK = {"ENOSPC", "EACCES", "EROFS", "EPERM", "EDQUOT", "EFBIG", "EIO", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "EMFILE"}


def refused_by_disk(error: OSError) -> bool:
    """Whether it is the disk that refused: networks and templates raise errors of the same family."""
    return errno.errorcode.get(error.errno or 0) in _DISK


def refused_place(error: OSError) -> str:
    """What the disk refused, as far as the error says it: of a copy, where it was to be."""
    return next((str(name) for name in (error.filename2, error.filename) if isinstance(name, str | Path)), "")


class RefusedError(Exception):
    """What was asked for would destroy something or cannot be done; the message says what to do instead."""


def write(root: Path, files: Iterable[File]) -> int:
    """Write each file below the root, if its bytes changed. Returns how many did."""
    made: set[Path] = set()
    written = 0
    for file in files:
        path = inside(root, file.uri)
        try:
            _make(path.parent, root, made)
            written += write_file(path, file.content)
        except OSError as error:
            raise CannotWriteError(path, error) from error
    return written


def write_file(path: Path, content: bytes) -> bool:
    """Replace a file in one move, so that a reader never sees half of it; leave it alone if it is the same.

    Who may read and write it stays as it was.
    """
    if _holds(path, content):
        return False
    beside = _beside(path)
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as handle:
            _as_private(beside, path)
            handle.write(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return True


def refuse_unless_empty(folder: Path) -> None:
    """A project is only written where nothing is: into an empty folder, or one that is made."""
    if folder.is_dir():
        try:
            found = sorted(path.name for path in folder.iterdir() if path.name != ".git")
        except OSError as error:
            raise CannotWriteError(folder, error) from error
        if found:
            raise RefusedError(f"{folder} is not empty (it contains {found[0]}); name an empty or a new folder")
    elif folder.exists() or folder.is_symlink():
        raise RefusedError(f"{folder} is not a folder; name an empty or a new folder")


def make(folder: Path) -> None:
    """Make a folder and those above it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(folder, error) from error


def holds(root: Path, file: File) -> bool:
    """Whether a file is there with exactly these bytes."""
    return _holds(inside(root, file.uri), file.content)


def sweep(root: Path, uris: Iterable[str]) -> None:
    """Remove what a run that was ended left beside these files. What is behind a link is another's."""
    for path in _own(root, uris):
        _beside(path).unlink(missing_ok=True)


def remove(root: Path, uris: Iterable[str]) -> None:
    """Remove files by their addresses, and the folders that are empty then. What is behind a link is another's."""
    for path in _own(root, uris):
        try:
            path.unlink(missing_ok=True)
            for folder in path.parents:
                if folder == root or any(folder.iterdir()):
                    break
                folder.rmdir()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise CannotWriteError(path, error) from error


def _own(root: Path, uris: Iterable[str]) -> Iterator[Path]:
    """The paths of addresses below the root to which no link leads: all folders on the way are folders themselves."""
    for path in (inside(root, uri) for uri in uris):
        if not any(each.is_symlink() for each in path.parents if each != root and each.is_relative_to(root)):
            yield path


def private_folder(path: Path) -> None:
    """Make a folder of ours that no version control picks up. A link is refused: what it leads to is not ours."""
    if path.is_symlink():
        raise RefusedError(f"{path} is a link to another place; remove it, and the next build makes a folder there")
    try:
        path.mkdir(parents=True, exist_ok=True)
        write_file(path / ".gitignore", b"*\n")
    except OSError as error:
        raise CannotWriteError(path, error) from error


def files_below(folder: Path) -> Iterator[Path]:
    """Every plain file below a folder, in one order; links and hidden files are passed over."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith(".") or path.is_symlink() or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from files_below(path)
        else:
            yield path


def inside(root: Path, uri: str) -> Path:
    """The path of an address below the root. An address that leads out of it is a bug of ours."""
    parts = PurePosixPath(uri).parts
    if not parts or parts[0] == "/" or ".." in parts:
        raise ValueError(f"{uri!r} leads out of its folder")
    return root.joinpath(*parts)


def _make(folder: Path, root: Path, made: set[Path]) -> None:
    """A folder and those above it, up to the root; each must be a folder itself, not a link to one."""
    if folder in made:
        return
    if folder != root:
        _make(folder.parent, root, made)
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
    folder.mkdir(parents=folder == root, exist_ok=True)
    made.add(folder)


def _beside(path: Path) -> Path:
    """Where a file is written before it takes its place."""
    return path.with_name(f".{path.name}.new")


def _as_private(beside: Path, path: Path) -> None:
    """Give an empty file the rights of the one that it is to replace, if there is one; not every disk keeps rights."""
    with suppress(OSError):
        now = path.lstat().st_mode
        if stat.S_ISREG(now):
            beside.chmod(stat.S_IMODE(now))


def _holds(path: Path, content: bytes) -> bool:
    try:
        same = not path.is_symlink() and path.stat().st_size == len(content)
        return same and path.read_bytes() == content
    except OSError:
        return False
