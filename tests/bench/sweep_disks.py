"""A disk that refuses, or a playbook with a fault: the site is as it was, and one message says why.

`python tests/bench/sweep_disks.py [--count COUNT] [--seed SEED] [KIND ...]`. A kind is what a build does to a disk
(open a file, rename, make a folder) and why the disk refuses it (full, read-only, not allowed, broken and others);
each is tried at the first, at the last and at COUNT random turns. So is a largest size of files, in the middle of
which writing ends, and every case of `tests/bad` as a playbook that is to be published over a site that is there.
"""

import contextlib
import errno
import io
import random
import resource
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import disks  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.bench.sweep_kills import project, tree  # noqa: E402
from tests.unit import test_bad_books as bad  # noqa: E402

from playpress.cli import main as program  # noqa: E402
from playpress.cli.program import CANNOT_WRITE  # noqa: E402

SIZES = (0, 1, 100, 1_000, 10_000, 60_000, 200_000, 400_000)
"""The largest size of a file, in bytes, that a disk allows for."""
_DAY = ["--today", "2026-10-01"]


class Place:
    """A project with a site, and what a build does to the disk."""

    def __init__(self, folder: Path) -> None:
        self.project = project(folder / "book", "one")
        assert self.built(folder / "said", []) == 0, (folder / "said").read_text()
        self.one = tree(self.project / "site")
        project(self.project, "two")
        copy = folder / "copy"
        shutil.copytree(self.project, copy)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            self.turns = Counter(disks.moments(lambda: self.run(copy)))
        self.two = tree(copy / "site")
        self.said = folder / "said"

    def run(self, folder: Path) -> int:
        """Build a project as the command does: the exit code."""
        try:
            return int(program(["build", "--project", str(folder), *_DAY], standalone_mode=False) or 0)
        except SystemExit as left:
            return int(left.code or 0)

    def built(self, said: Path, befalls: list[disks.Befall], before: Callable[[], None] = lambda: None) -> int:
        """Build in a child to which something happens: its exit code. What it says is in a file."""

        def work() -> int:
            out = io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.ExitStack() as stack:
                before()
                for each in befalls:
                    stack.enter_context(disks.watched(each))
                code = self.run(self.project)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            said.write_text(out.getvalue(), encoding="utf-8")
            return code

        said.unlink(missing_ok=True)
        return disks.ended(disks.child(work))

    def wrong(self, code: int) -> Iterator[str]:
        """What is wrong after a build that was refused; then the former site is there again."""
        said = self.said.read_text(encoding="utf-8") if self.said.is_file() else ""
        there = tree(self.project / "site")
        if code not in (0, CANNOT_WRITE):
            yield f"it ended with {code}: {said[-200:]}"
        if there != (self.two if code == 0 else self.one) and not (code and there == self.two):
            yield f"it ended with {code}, and the site is neither the former one nor the new one"
        if code and ("cannot" not in said or said.count("playpress: ") != 1):
            yield f"no clear message: {said[-200:]}"
        if there != self.one:
            self.again("one")
        if left := {*tree(self.project)} - self.kept():
            yield f"left behind: {', '.join(sorted(left)[:3])}"
            self.again("one")

    def again(self, word: str) -> None:
        """A new site of the playbook that says a word."""
        shutil.rmtree(self.project)
        project(self.project, word)
        assert self.built(self.said, []) == 0
        project(self.project, "two")

    def kept(self) -> set[str]:
        """Where files of a project may be."""
        return {
            name
            for name in tree(self.project)
            if (name.startswith(("content/", "site/", ".playpress/")) and not name.endswith(".new"))
            or name in (".site.playpress/manifest.json", ".site.playpress/.gitignore")
        }


def kinds(place: Place) -> Iterator[tuple[str, str, int]]:
    """Every kind of refusal: its name, what is refused, and why."""
    for event in place.turns:
        if event not in (disks.SWAP, disks.SYNC):
            for code in disks.REASONS:
                yield f"{event} {errno.errorcode[code]}", event, code


def refused(place: Place, chosen: list[str], count: int, chance: random.Random, tried: Counter[str]) -> Iterator[str]:
    """What is wrong after a refusal of each kind."""
    for name, event, code in kinds(place):
        if chosen and name not in chosen:
            continue
        many = place.turns[event]
        for turn in sorted({1, many, *(chance.randint(1, many) for _ in range(count))}):
            tried[name] += 1
            found = place.built(place.said, [disks.refused(event, turn, code)])
            yield from (f"{name}, turn {turn} of {many}: {each}" for each in place.wrong(found))


def cut_short(place: Place, tried: Counter[str]) -> Iterator[str]:
    """What is wrong after a disk took only so many bytes of a file."""
    for size in SIZES:

        def narrow(size: int = size) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

        tried["no room for files of a size"] += 1
        yield from (f"files of {size} bytes: {each}" for each in place.wrong(place.built(place.said, [], narrow)))


def faulty(place: Place, tried: Counter[str]) -> Iterator[str]:
    """What is wrong after a build of each playbook that has a fault."""
    content = place.project / "content"
    for case in bad.CASES:
        if case in bad.BOMBS or case == "PATH-LINK-content":
            continue
        shutil.rmtree(content, ignore_errors=True)
        bad.prepare(case, place.project)
        tried["a fault of an author"] += 1
        code = place.built(place.said, [])
        said = place.said.read_text(encoding="utf-8") if place.said.is_file() else ""
        if code != 1 or "error" not in said:
            yield f"{case}: it ended with {code}: {said[-200:]}"
        if tree(place.project / "site") != place.one:
            yield f"{case}: the site is another one"
            place.again("one")
    shutil.rmtree(content, ignore_errors=True)
    project(place.project, "two")


def main(count: int, seed: int, chosen: list[str]) -> None:
    tried: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        place = Place(Path(folder))
        failed = figure.wrong(refused(place, chosen, count, random.Random(seed), tried))
        if not chosen:
            failed += figure.wrong(cut_short(place, tried)) + figure.wrong(faulty(place, tried))
    faults = tried["a fault of an author"]
    words = (
        f"{len(tried)} kinds of failure at {tried.total():,} places, {faults} of them faults of authors: "
        f"{failed} lost the site or had no clear message"
    )
    figure.end(tried.total(), failed, words)


if __name__ == "__main__":
    given = figure.asked(__doc__, 1, "random turns of each kind")
    main(given.count, given.seed, given.only)
