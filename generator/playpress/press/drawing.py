"""What one edition says -> its PDF, by the engine that is wanted; many of them on all cores at once."""

import html as htmllib
import os
import re
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from typing import Literal

from playpress.outputs.disk import RefusedError
from playpress.press import chromium, finish, fonts, weasy

Engine = Literal["weasyprint", "chromium"]
Mode = weasy.Mode

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_STATE = re.compile(r'data-state="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_WORKERS = 4
"""At most so many at once: each of them may need half a gigabyte for a book."""

_ENDED = (
    "the system ended a process that drew pages, most likely because memory ran out. "
    "Close other programs, or print fewer editions at a time: playpress print --list"
)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All that an edition's PDF depends on, as plain values."""

    name: str
    html: str
    styles: str
    for_browsers: str
    """Rules that take the place of what only WeasyPrint can do."""
    day: str
    titles: Mapping[str, str]
    """What links may lead to, by ids and addresses, and how it is called."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The file each page is made from, by the page's id."""
    type: fonts.Type = fonts.OURS
    mode: Mode = "screen"
    engine: Engine = "weasyprint"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF by the name of its edition, and what has to be said about it in words."""

    name: str
    pdf: bytes
    notes: tuple[str, ...]


def drawn(script: Manuscript) -> Printed:
    """One PDF."""
    letters = htmllib.unescape(script.html)
    notes = tuple(_lacking(script))
    if script.engine == "chromium":
        styles = f"{script.styles}{fonts.inlined(letters, script.type)}{script.for_browsers}"
        return Printed(script.name, chromium.pdf(script.html, styles), notes)
    pdf, warned = weasy.pdf(
        script.html, script.styles, fonts.cuts(letters, script.type), script.mode, f"{script.name} {script.day}"
    )
    return Printed(script.name, finish.finish(pdf, script.titles), (*notes, *warned))


def _lacking(script: Manuscript) -> Iterator[str]:
    """What the fonts have no letters for, in words, with the first page on which each of it stands."""
    html = _STATE.sub(lambda found: f">{found[1]}<i ", script.html, count=1)
    if not fonts.lacking(htmllib.unescape(_TAGS.sub("", html)), script.type):
        return
    told: set[str] = set()
    place = ""
    pieces = _ID.split(html)
    for before, found in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        place = script.sources.get(before, place)
        words = htmllib.unescape(_TAGS.sub("", f"<{found}"))
        new = [sign for sign in fonts.lacking(words, script.type) if sign not in told]
        told.update(new)
        if new:
            where = f" ({place})" if place else ""
            yield f"no letter for {' '.join(new)} in the fonts of the book{where}: a box stands for each of them"


def all_drawn(scripts: Iterable[Manuscript]) -> Iterator[Printed]:
    """All of them in their order. A single one is drawn here; more of them by as many processes as there are cores.

    An interrupt ends those processes without a word. Where the system ends one of them, RefusedError.
    """
    waiting = iter(scripts)
    first = list(islice(waiting, 2))
    workers = min(_cores(), _WORKERS)
    if len(first) < 2 or workers < 2:
        yield from map(drawn, chain(first, waiting))
        return
    silently = (signal.SIGINT, signal.SIG_DFL)
    pool = ProcessPoolExecutor(workers, get_context("spawn"), signal.signal, silently)
    try:
        under_way = deque(pool.submit(drawn, script) for script in chain(first, waiting))
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool:
        raise RefusedError(_ENDED) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
