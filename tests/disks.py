"""A process that works on files -> the moments at which it changes the disk, and what may befall it at each of them."""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playpress.outputs import atomic_swap

Befall = Callable[[int, str, str], None]
"""What happens at a moment: its number from 1, what is about to be done, and to which file."""

CHANGES = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate")
"""What Python's audit calls that which changes a disk; to open a file is one only where it is opened for writing."""
SWAP, SYNC = "swap", "sync"
"""What is done in the C library, where no audit sees it."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_befalls: list[Befall] = []
_number = 0


def _seen(event: str, arguments: tuple[object, ...]) -> None:
    if _befalls and event in CHANGES and _is_change(event, *arguments):
        _moment(event, os.fsdecode(arguments[0]) if isinstance(arguments[0], bytes) else str(arguments[0]))


def _is_change(event: str, path: object, *rest: object) -> bool:
    """Whether the disk is another one afterwards: to make a folder that is there, say, changes nothing."""
    if event == "open":
        return _is_for_writing(*rest[:2])
    is_there = isinstance(path, str | bytes | os.PathLike) and os.path.lexists(path)
    return not is_there if event == "os.mkdir" else is_there or event not in ("os.remove", "os.rmdir")


def _is_for_writing(mode: object, flags: object) -> bool:
    return bool(set(mode) & set("wax+")) if isinstance(mode, str) else bool(isinstance(flags, int) and flags & _WRITES)


def _moment(event: str, path: str) -> None:
    global _number
    if path != os.devnull and not path.isdecimal():  # a number is a file that is open already: a socket, a pipe
        _number += 1
        for befall in _befalls:
            befall(_number, event, path)


sys.addaudithook(_seen)


@contextmanager
def watched(befall: Befall) -> Iterator[None]:
    """Let something befall this process whenever it is about to change the disk."""
    global _number
    exchange, settle = atomic_swap._exchange, atomic_swap.settle

    def swapped(new: Path, place: Path) -> bool:
        _moment(SWAP, str(new))
        done = exchange(new, place)
        _moment(SWAP, str(place))
        return done

    def settled(folder: Path) -> None:
        _moment(SYNC, str(folder))
        settle(folder)

    atomic_swap._exchange, atomic_swap.settle = swapped, settled
    _number = 0
    _befalls.append(befall)
    try:
        yield
    finally:
        _befalls.remove(befall)
        atomic_swap._exchange, atomic_swap.settle = exchange, settle


def moments(work: Callable[[], object]) -> list[str]:
    """What some work does to the disk, step by step."""
    found: list[str] = []
    with watched(lambda _, event, __: found.append(event)):
        work()
    return found


def killed_at(moment: int) -> Befall:
    """The process is gone, with nothing of what it wanted to do afterwards."""

    def befall(number: int, _: str, __: str) -> None:
        if number == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    return befall


def refused(event: str, turn: int, code: int) -> Befall:
    """The disk refuses the so-manieth change of a sort, for a reason that `code` (as in errno) names."""
    left = [turn]

    def befall(_: int, found: str, path: str) -> None:
        if found == event:
            left[0] -= 1
            if left[0] == 0:
                raise OSError(code, os.strerror(code), path)

    return befall


REASONS = tuple(
    getattr(errno, name)
    for name in ("ENOSPC", "EACCES", "EROFS", "EPERM", "EDQUOT", "EFBIG", "EIO", "ENAMETOOLONG", "EMFILE")
)
"""Why a disk refuses: full, not allowed, read-only, forbidden, more than one's share, too large, broken, and so on."""


def child(work: Callable[[], int]) -> int:
    """Do some work in a copy of this process: the number of a child to wait for. What it prints goes nowhere."""
    sys.stdout.flush()
    sys.stderr.flush()
    number = os.fork()
    if number:
        return number
    try:
        os._exit(work())
    except SystemExit as left:
        os._exit(left.code if isinstance(left.code, int) else 1)
    except BaseException:
        os._exit(99)


def ended(number: int) -> int:
    """How a child ended: its exit code, or the signal that ended it as a number below 0."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def looked_at(number: int) -> tuple[bool, int]:
    """Whether a child has ended, without waiting for it, and how (0 while it has not)."""
    found, status = os.waitpid(number, os.WNOHANG)
    return bool(found), os.waitstatus_to_exitcode(status) if found else 0
