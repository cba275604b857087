"""A file and what is wrong with it -> the file with each mistake replaced that can mean one thing only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from playpress.problems import Place, Problem
from playpress.source import events
from playpress.source.document import Mark, Origin, Raw
from playpress.source.edit.changes import Path, Put, Rename
from playpress.source.edit.splices import Splice
from playpress.source.edit.writer import edited, spliced


def fixed(data: bytes, file: str, problems: Sequence[Problem]) -> bytes:
    """The file after the replacements of these problems: first those of characters, which come before all reading.

    The file as it is where none can be made.
    """
    here = [problem for problem in problems if problem.place.file == file and problem.instead]
    if signs := [problem for problem in here if problem.instead and problem.instead.of == "text"]:
        return _with_signs(data, signs)
    document, _ = events.read(data, file)
    if document is None:
        return data
    spots = dict(_spots(document.origin))
    for problem in sorted(here, key=lambda each: each.place, reverse=True):
        found = spots.get((problem.place, bool(problem.instead and problem.instead.of == "name")))
        if found is None or problem.instead is None:
            continue
        path, written = found
        words, items = problem.instead.words, problem.instead.items
        value: Raw = list(items) if items else _like(written, words)
        change = Rename(path, words) if problem.instead.of == "name" else Put(path, value)
        new = edited(data, file, [change])
        data = new if isinstance(new, bytes) else data
    return data


def _with_signs(data: bytes, problems: Sequence[Problem]) -> bytes:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    made: dict[int, Splice] = {}
    for problem in problems:
        if problem.instead:
            at = starts[problem.place.line - 1] + problem.place.column - 1
            made[at] = Splice(at, at + problem.instead.length, problem.instead.words)
    return spliced(data, list(made.values()))


def _spots(origin: Origin, path: Path = ()) -> Iterator[tuple[tuple[Place, bool], tuple[Path, str]]]:
    """Where each value and each name begins -> the way to it, and how it is written; of several, the innermost."""
    mark: Mark = origin.mark
    yield (origin.place(), False), (path, origin.text)
    if mark.key:
        yield (origin.place(key=True), True), (path, origin.source.text[slice(*mark.key)])
    for segment in mark.children:
        yield from _spots(replace(origin, mark=mark.children[segment]), (*path, segment))


def _like(written: str, words: str) -> str:
    """A reference as its author writes them: without its kind where that was left out."""
    kind = re.fullmatch(r"[a-z][a-z0-9-]*:([a-z].*)", words)
    return kind[1] if kind and ":" not in written else words
