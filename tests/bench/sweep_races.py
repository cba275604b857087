"""Readers, builds and editors at the same time: no reader gets half a page, one build wins, and no site is half of two.

`python tests/bench/sweep_races.py [--count COUNT] [--seed SEED]`. Two processes read COUNT files in all while a site
changes places with another one again and again; three builds begin at once; a build runs while an editor saves files
in pieces, as some do.
"""

import random
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import disks  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.bench.sweep_kills import Tree, project, tree  # noqa: E402
from tests.book import TODAY  # noqa: E402

from playpress import host  # noqa: E402
from playpress.cli.program import BUSY, FAULTS  # noqa: E402
from playpress.outputs import manifest, publish  # noqa: E402
from playpress.outputs.lock import BusyError  # noqa: E402

SWAPS, ROUNDS, READERS = 100, 10, 2


class Sites:
    """Two sites of a tiny playbook, as they are built, to be published again and again at one place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[Path] = []
        for word in ("one", "two"):
            book = project(folder / word, word)
            assert not host.build(book, book / "site", TODAY).problems
            self.made.append(book / "site")
        self.out = folder / "public" / "site"
        self.files: list[Tree] = [tree(each) for each in self.made]

    def publish(self, number: int) -> None:
        """Publish one of them."""

        def fill(new: Path) -> tuple[()]:
            shutil.copytree(self.made[number % 2], new, dirs_exist_ok=True)
            return ()

        publish.publish(self.out, fill)


def reading(sites: Sites, count: int, seed: int) -> int:
    """Read so many files of the place where the sites are swapped: how many were in neither of them, at most 98."""
    chance, wrong = random.Random(seed), 0
    names = sorted(sites.files[0].keys() & sites.files[1].keys())
    for _ in range(count):
        name = chance.choice(names)
        try:
            wrong += (sites.out / name).read_bytes() not in (sites.files[0][name], sites.files[1][name])
        except OSError:
            wrong += 1
    return min(wrong, 98)


def read_while_swapped(sites: Sites, count: int, seed: int) -> tuple[int, int]:
    """Swap as long as anyone reads, and at least so often: how many swaps, and how many reads failed."""
    sites.publish(0)
    readers = [disks.child(lambda seed=seed + n: reading(sites, count // READERS, seed)) for n in range(READERS)]
    swaps, failed, left = 0, 0, {*readers}
    while left or swaps < SWAPS:
        swaps += 1
        sites.publish(swaps)
        for each in [*left]:
            done, status = disks.looked_at(each)
            if done:
                left.remove(each)
                failed += status
    return swaps, failed


def _built(book: Path) -> int:
    try:
        return FAULTS if host.build(book, book / "site", TODAY).problems else 0
    except BusyError:
        return BUSY


def three_at_once(folder: Path) -> Iterator[str]:
    """What is wrong where three builds begin at the same time."""
    book = project(folder / "three", "one")
    assert _built(book) == 0
    for number in range(ROUNDS):
        project(book, ("two", "one")[number % 2])
        codes = Counter(disks.ended(each) for each in [disks.child(lambda: _built(book)) for _ in range(3)])
        if not codes[0] or codes.keys() - {0, BUSY}:
            yield f"three builds ended with {dict(codes)}"
        if any(manifest.last(book / "site").differences(book / "site")):
            yield "the site is not as its manifest says"


def while_an_editor_saves(folder: Path, chance: random.Random) -> Iterator[str]:
    """What is wrong where files change in pieces during a build."""
    book = project(folder / "edited", "one")
    assert _built(book) == 0
    for number in range(ROUNDS):
        child = disks.child(lambda: _built(book))
        while not (ended := disks.looked_at(child))[0]:
            path = chance.choice(sorted((book / "content").glob("*.yml")))
            text = path.read_bytes()
            with path.open("wb") as file:
                for end in range(0, len(text), 7):
                    file.write(text[end : end + 7])
                    file.flush()
        if ended[1] not in (0, FAULTS):
            yield f"a build ended with {ended[1]} while an editor saved"
        if any(manifest.last(book / "site").differences(book / "site")):
            yield "the site is not as its manifest says"
        project(book, ("two", "one")[number % 2])
    if _built(book):
        yield "nothing is built afterwards"


def main(count: int, seed: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with TemporaryDirectory() as folder:
        sites = Sites(Path(folder))
        swaps, failed = read_while_swapped(sites, count, seed)
        broken = figure.wrong([*three_at_once(Path(folder)), *while_an_editor_saves(Path(folder), random.Random(seed))])
    words = (
        f"{count:,} reads during {swaps} swaps, {failed} failed; {ROUNDS} times three builds together and {ROUNDS} "
        f"builds while files changed, {broken} went wrong"
    )
    figure.end(count, failed + broken, words)


if __name__ == "__main__":
    given = figure.asked(__doc__, 100_000, "files are read")
    main(given.count, given.seed)
