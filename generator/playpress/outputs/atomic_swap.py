"""A new folder and an old one -> the new one in its place, in a single step where the system can."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2


def swap(new: Path, place: Path, aside: Path) -> None:
    """Put `new` at `place`. What was there stands at `new` or `aside` afterwards, ready to be removed."""
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        _two_renames(new, place, aside)
    _remember(place.parent)


def recover(place: Path, aside: Path) -> None:
    """After a crash between two renames: put the old folder back."""
    if aside.is_dir() and not place.exists():
        aside.rename(place)


def settle(folder: Path) -> None:
    """Have everything of a folder's disk written before it is shown."""
    syncfs = _libc("syncfs")
    handle = os.open(folder, os.O_RDONLY) if sys.platform != "win32" else -1
    if handle < 0:
        return
    try:
        if syncfs is None or syncfs(handle) != 0:
            os.sync()
    finally:
        os.close(handle)


def _exchange(new: Path, place: Path) -> bool:
    """Linux swaps two names in one step; False where the system or its disk cannot."""
    rename = _libc("renameat2")
    if rename is None:
        return False
    paths = (os.fsencode(new), os.fsencode(place))
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_EXCHANGE)) == 0)


def _two_renames(new: Path, place: Path, aside: Path) -> None:
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise


def _remember(folder: Path) -> None:
    """Have the names in a folder written to disk."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _libc(name: str) -> "ctypes._NamedFuncPointer | None":
    """A function of the C library, on Linux and where it has it."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)
