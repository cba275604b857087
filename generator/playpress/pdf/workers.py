"""Processes that draw books beside this one: the first is ready when a book is, more of them come for many books."""

import os
import pickle
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, count, islice
from multiprocessing import active_children, get_context, set_forkserver_preload
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import current_thread, main_thread
from traceback import extract_tb
from types import TracebackType
from typing import Any, Self, TypeVar

from playpress.outputs.disk import RefusedError
from playpress.outputs.requirements import MissingError
from playpress.pdf.fingerprint import drawer
from playpress.pdf.print_job import Engine, Printed, PrintJob

_MOST = 4
"""At most so many at once: each of them may need half a gigabyte for a book."""

_ENDED = (
    "the system ended a process that drew pages, most likely because memory ran out. "
    "Close other programs, or print fewer publications at a time: playpress print --list"
)


_DEAF = (signal.SIGINT, signal.SIG_IGN)

_SOCKET = 107 - len("/pymp-12345678/listener-12345678")
"""How long the path of the folder for temporary files may be (bytes), so that a socket in it has an address."""

T = TypeVar("T")


class Workers:
    """As many processes as there are cores, begun when they are needed. Whatever ends the work early ends them, too.

    What they are given lies in files, and only the path goes through the pipe to them: a pipe that is full keeps its
    writer waiting for ever once its readers have been ended. What they write for a while lies in the same folder, so
    that nothing of it is left, however they ended.
    """

    def __init__(self) -> None:
        self._state: Future[tuple[str, tuple[str, ...]]] | None = None
        self._others = active_children()
        self._given = TemporaryDirectory(prefix="playpress-", ignore_cleanup_errors=True)
        self._files = (Path(self._given.name, str(number)) for number in count())
        set_forkserver_preload(["playpress.pdf.warm"])
        self._pool = ProcessPoolExecutor(min(_cores(), _MOST), get_context(_start()), _begun, (self._given.name,))

    def prepare(self, engine: Engine, styles: str) -> None:
        """Begin the first of them now: it loads the engine and reads `styles` while this process has other work."""
        self._state = self._submitted(_prepared, engine, styles)

    def require(self, engine: Engine) -> None:
        """MissingError, with the commands that help, where the engine lacks something; RefusedError as `rendered`."""
        with _told():
            missing, cure = self._state.result() if self._state else _lacking(engine)
        if missing:
            raise MissingError(missing, cure)

    def drawer(self) -> str:
        """What draws here (`fingerprint.drawer`), told by a process that has loaded it, or by this one."""
        with _told():
            return self._submitted(drawer).result() if self._state else drawer()

    def rendered(self, jobs: Iterable[PrintJob]) -> Iterator[Printed]:
        """All of them in their order. Where the system ends one of the processes, RefusedError."""
        with _told():
            under_way = deque(self._submitted(_rendered, job) for job in jobs)
            while under_way:
                yield from under_way.popleft().result()

    def _submitted(self, task: Callable[..., T], *given: Any) -> Future[T]:
        """A task under way. A process that begins for it never hears an interrupt: ending it is up to this one."""
        path = next(self._files)
        path.write_bytes(pickle.dumps((task, given)))
        if current_thread() is not main_thread():
            return self._pool.submit(_done, path)
        before = signal.signal(*_DEAF)
        try:
            return self._pool.submit(_done, path)
        finally:
            signal.signal(signal.SIGINT, before)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, early: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if early:
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                if process not in self._others:
                    _end(process)
        else:
            self._pool.shutdown(cancel_futures=True)
        self._given.cleanup()


def all_rendered(jobs: Iterable[PrintJob]) -> Iterator[Printed]:
    """All of them in their order: a single one here, more of them by workers."""
    waiting = iter(jobs)
    first = list(islice(waiting, 2))
    if len(first) < 2 or _cores() < 2:
        yield from chain.from_iterable(map(_rendered, chain(first, waiting)))
        return
    with Workers() as workers:
        yield from workers.rendered(chain(first, waiting))


def _start() -> str:
    """How processes begin: as copies of one that has loaded the engine, where it can be reached; else each alone."""
    near = len(os.fsencode(tempfile.gettempdir())) <= _SOCKET
    return "forkserver" if sys.platform == "linux" and near else "spawn"


@contextmanager
def _told() -> Iterator[None]:
    """A process that the system has ended, in words."""
    try:
        yield
    except BrokenProcessPool:
        raise RefusedError(_ENDED) from None


def _begun(folder: str) -> None:
    """What each of them does first: it hears no interrupt, and leads a group of what it starts, such as a browser."""
    signal.signal(*_DEAF)
    tempfile.tempdir = folder
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)


def _end(process: BaseProcess) -> None:
    """End one of them with all it has started, or it alone where it leads no group (yet)."""
    if hasattr(os, "killpg") and process.pid:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.terminate()


def _done(path: Path) -> Any:
    """The result of the task in a file of ours, which is read once.

    An error that goes to another process leaves its lines here: it is told where it was raised (`raised_at`).
    """
    task, given = pickle.loads(path.read_bytes())
    path.unlink()
    try:
        return task(*given)
    except Exception as error:
        last = extract_tb(error.__traceback__)[-1]
        vars(error)["raised_at"] = f"{Path(last.filename).name}:{last.lineno}"
        raise


def _prepared(engine: Engine, styles: str) -> tuple[str, tuple[str, ...]]:
    """What the engine lacks, if anything, and what brings it."""
    from playpress.pdf import warm, weasy  # noqa: F401 (what draws is loaded now, and not when the book is there)

    missing, cure = _lacking(engine)
    if engine == "weasyprint" and not missing:
        weasy.prepare(styles)
    return missing, cure


def _lacking(engine: Engine) -> tuple[str, tuple[str, ...]]:
    from playpress.pdf import doctor

    state = doctor.engine(engine, render=False)
    return state.missing, state.cure


def _rendered(job: PrintJob) -> tuple[Printed, ...]:
    """The PDFs of a job. What draws is loaded where it is done, and nowhere else."""
    from playpress.pdf.rendering import rendered

    return rendered(job)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
