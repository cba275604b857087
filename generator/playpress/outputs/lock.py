"""A path -> the right to work there alone: a second process is turned away, a dead one leaves nothing behind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playpress.outputs.disk import CannotWriteError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class BusyError(Exception):
    """Another build is at work in the same place."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock file, or raise BusyError at once. The system lets go of it when the process ends."""
    handle = _take(path)
    try:
        yield
    finally:
        if sys.platform != "win32":
            path.unlink(missing_ok=True)
        os.close(handle)


def _take(path: Path) -> int:
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError as error:
            raise CannotWriteError(path, error) from error
        if not _only_one(handle):
            os.close(handle)
            raise BusyError(f"another build is running here ({path.parent})")
        if _is_there(path, handle):
            return handle
        os.close(handle)  # Its last holder has just removed it: take the next one.


def _only_one(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
