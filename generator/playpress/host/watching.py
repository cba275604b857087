"""Folders and files -> a call for each change in them, also where they were away for a while.

The observer that comes with MkDocs stops for ever where a folder is moved away or a file is replaced by a new one.
"""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_PAUSE = 0.3


@dataclass(frozen=True)
class WatchedChange:
    """What a handler is told: something is different below a path."""

    src_path: str
    is_directory: bool = False


class Handler(Protocol):
    """What is called; MkDocs hands it over with each path."""

    def on_any_event(self, event: WatchedChange) -> None:
        """Something has changed."""


class Observer:
    """Looks at its paths again and again, in a thread of its own; MkDocs' server uses it as it uses its own."""

    def __init__(self) -> None:
        self._watched: dict[str, tuple[Handler, dict[str, tuple[int, int]]]] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def schedule(self, handler: Handler, path: str, recursive: bool = True) -> str:  # noqa: ARG002
        """Watch a path, whether or not there is anything."""
        self._watched[path] = handler, _seen(path)
        return path

    def unschedule(self, path: str) -> None:
        """Watch it no longer."""
        self._watched.pop(path, None)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def join(self) -> None:
        """Wait until the last look is over."""
        self._thread.join()

    def _look(self) -> None:
        while not self._stopped.wait(_PAUSE):
            for path, (handler, before) in list(self._watched.items()):
                now = _seen(path)
                if now != before:
                    self._watched[path] = handler, now
                    handler.on_any_event(WatchedChange(path))


def _seen(path: str) -> dict[str, tuple[int, int]]:
    """The files at a path with their times and sizes; none where it is away."""
    return dict(_files(path))


def _files(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    waiting = [path]
    while waiting:
        each = waiting.pop()
        try:
            facts = Path(each).stat(follow_symlinks=each == path)
            yield each, (facts.st_mtime_ns, facts.st_size)
            with os.scandir(each) as entries:
                waiting += [entry.path for entry in entries]
        except OSError:
            continue
