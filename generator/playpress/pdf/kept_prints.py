"""Print jobs -> their PDFs, of which those that were drawn before lie in a folder of the project, by a hash each."""

import datetime as dt
import hashlib
import json
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from playpress.language import within
from playpress.outputs import disk
from playpress.pdf.fingerprint import fingerprint
from playpress.pdf.print_job import Printed, PrintJob
from playpress.pdf.stamping import Unstamped, stamped

_SUM = hashlib.sha256().digest_size
_NAME = re.compile(r"[0-9a-f]{64}(?:\.\d+)?")
"""The names of our files: a hash, and while it is written the number of the process."""
_LEAST = 256 * 2**20
"""Bytes that may be kept, whatever a run needed; else twice of that."""


@dataclass(slots=True)
class _Entry:
    """A job that was asked for: what is kept of it, or what has been drawn of it so far."""

    key: str
    day: dt.date | None
    drawn: bool
    copies: int
    """For how many people by their names; 0: for nobody."""
    found: list[Printed] = field(default_factory=list)


class KeptPrints:
    """PDFs in a folder of ours, each under a checksum: one that is damaged, or of another job, is drawn again.

    A folder that cannot be written, or that a link makes another's, costs time, never a print. What was used least
    recently goes first where there is more than `limit` bytes, and more than twice of what a run needed.
    """

    def __init__(self, folder: Path, drawer: Callable[[], str], limit: int = _LEAST) -> None:
        """`folder` lies in the folder of ours in a project. `drawer` tells what draws (`fingerprint.drawer`)."""
        self.folder, self._drawer, self._limit = folder, drawer, limit
        self._used = 0

    @property
    def filled(self) -> bool:
        """Whether something is kept, so that a print may need no engine."""
        with suppress(OSError):
            return self._ours() and any(True for _ in self._files())
        return False

    def rendered(
        self, jobs: Iterable[PrintJob], draw: Callable[[Iterable[PrintJob]], Iterable[Printed]]
    ) -> Iterator[Printed]:
        """The PDFs of all jobs, in their order: `draw` is given those of which nothing is kept."""
        asked: deque[_Entry] = deque()
        try:
            for printed in draw(self._unknown(jobs, asked)):
                while not asked[0].drawn:
                    yield from asked.popleft().found
                entry = asked[0]
                entry.found.append(printed)
                if len(entry.found) == max(entry.copies, 1):
                    self._keep(asked.popleft())
                yield printed
            for entry in asked:
                yield from entry.found
        finally:
            self._sweep()

    def _unknown(self, jobs: Iterable[PrintJob], asked: deque[_Entry]) -> Iterator[PrintJob]:
        """The jobs that have to be drawn; every job is noted as one that was asked for."""
        drawer = ""
        for job in jobs:
            drawer = drawer or self._drawer()
            key = fingerprint(job, drawer)
            kept = None if job.copies else self._kept(key, job) or self._kept(_dated(key, job.printed), job)
            asked.append(_Entry(key, job.printed, kept is None, len(job.copies), [kept] if kept else []))
            if kept is None:
                yield job

    def _kept(self, key: str, job: PrintJob) -> Printed | None:
        """What is kept under a key, if its bytes are the ones that were written for it, with the day of printing."""
        path = self.folder / key
        if not self._ours() or path.is_symlink() or not path.is_file():
            return None
        try:
            content = path.read_bytes()
            found = _unpacked(key, content)
        except OSError:
            return None
        if found is not None:
            self._used += len(content)
            with suppress(OSError):
                os.utime(path)
        if found is None:
            return None
        if found.unstamped and job.printed:
            with within(job.language):
                found = replace(found, pdf=stamped(found.pdf, Unstamped.read(found.unstamped), job.printed))
        return replace(found, name=job.name)

    def _keep(self, entry: _Entry) -> None:
        """Keep what was drawn, in one move: no other run reads half of it. Names of people are never kept."""
        if entry.copies or not self._made():
            return
        (printed,) = entry.found
        key = entry.key if printed.unstamped else _dated(entry.key, entry.day)
        path = self.folder / key
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        content = _packed(key, printed)
        self._used += len(content)
        try:
            beside.unlink(missing_ok=True)
            with beside.open("xb") as handle:
                handle.write(content)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _ours(self) -> bool:
        return not self.folder.is_symlink() and not self.folder.parent.is_symlink()

    def _made(self) -> bool:
        """Whether there is a folder of ours to write into."""
        if not self._ours():
            return False
        try:
            disk.private_folder(self.folder.parent)
            self.folder.mkdir(exist_ok=True)
        except (OSError, disk.CannotWriteError, disk.RefusedError):
            return False
        return True

    def _sweep(self) -> None:
        """Remove what was used least recently, as far as there is too much."""
        room = max(self._limit, 2 * self._used)
        with suppress(OSError):
            for size, path in self._files() if self._ours() else ():
                room -= size
                if room < 0:
                    path.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[int, Path]]:
        """Our files with their sizes, those that were used last first."""
        with os.scandir(self.folder) as found:
            files = [each for each in found if _NAME.fullmatch(each.name) and each.is_file(follow_symlinks=False)]
        states = [(each.stat(follow_symlinks=False), each) for each in files]
        for state, each in sorted(states, key=lambda item: (-item[0].st_mtime_ns, item[1].name)):
            yield state.st_size, Path(each.path)


def _dated(key: str, day: dt.date | None) -> str:
    """The key of a PDF in which the day of printing is drawn."""
    return hashlib.sha256(f"{key} {day}".encode()).hexdigest()


def _packed(key: str, printed: Printed) -> bytes:
    """A checksum of the rest and of the key, a line with all that is known, and the PDF without its stamp."""
    length = Unstamped.read(printed.unstamped).length if printed.unstamped else None
    rest = json.dumps([printed.notes, printed.unstamped, printed.pages]).encode() + b"\n" + printed.pdf[:length]
    return hashlib.sha256(key.encode() + rest).digest() + rest


def _unpacked(key: str, content: bytes) -> Printed | None:
    """What was packed under this key; None where a byte of it is another one."""
    rest = content[_SUM:]
    if hashlib.sha256(key.encode() + rest).digest() != content[:_SUM]:
        return None
    line, _, pdf = rest.partition(b"\n")
    notes, unstamped, pages = json.loads(line)
    return Printed("", pdf, tuple(notes), unstamped, tuple(pages))
