"""Processes that draw books beside this one: the first is ready when a book is, more of them come for many books."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from playpress.outputs.disk import RefusedError
from playpress.press import doctor, weasy
from playpress.press.drawing import Engine, Manuscript, Printed, drawn

_MOST = 4
"""At most so many at once: each of them may need half a gigabyte for a book."""

_ENDED = (
    "the system ended a process that drew pages, most likely because memory ran out. "
    "Close other programs, or print fewer editions at a time: playpress print --list"
)


class Workers:
    """As many processes as there are cores, begun when they are needed. An interrupt ends them without a word."""

    def __init__(self) -> None:
        silently = (signal.SIGINT, signal.SIG_DFL)
        self._pool = ProcessPoolExecutor(min(_cores(), _MOST), get_context("spawn"), signal.signal, silently)

    def prepare(self, engine: Engine, styles: str) -> None:
        """Begin the first of them now: it loads the engine and reads `styles` while this process has other work."""
        self._state = self._pool.submit(_prepared, engine, styles)

    def require(self) -> None:
        """MissingError, with the commands that help, where the engine lacks something; RefusedError as in `drawn`."""
        with _told():
            doctor.complain(self._state.result())

    def drawn(self, scripts: Iterable[Manuscript]) -> Iterator[Printed]:
        """All of them in their order. Where the system ends one of the processes, RefusedError."""
        with _told():
            under_way = deque(self._pool.submit(drawn, script) for script in scripts)
            while under_way:
                yield under_way.popleft().result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)


def all_drawn(scripts: Iterable[Manuscript]) -> Iterator[Printed]:
    """All of them in their order: a single one here, more of them by workers."""
    waiting = iter(scripts)
    first = list(islice(waiting, 2))
    if len(first) < 2 or _cores() < 2:
        yield from map(drawn, chain(first, waiting))
        return
    with Workers() as workers:
        yield from workers.drawn(chain(first, waiting))


@contextmanager
def _told() -> Iterator[None]:
    """A process that the system has ended, in words."""
    try:
        yield
    except BrokenProcessPool:
        raise RefusedError(_ENDED) from None


def _prepared(engine: Engine, styles: str) -> doctor.State:
    state = doctor.engine(engine, drawing=False)
    if engine == "weasyprint" and not state.missing:
        weasy.prepare(styles)
    return state


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
