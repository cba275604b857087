"""A program that is killed at any moment leaves what was published before or what it was to publish.

`python tests/bench/sweep_kills.py [--count COUNT] [--seed SEED] [WORK ...]`. Of each kind of work (a first build, a
second one, one where the system cannot exchange two folders, a staged tree, tables, several files of an author,
schemas) a process is killed right before each change of the disk that it makes, and builds at COUNT random times as
well. After each kill the site is the old one or the new one, byte for byte, as are an author's files once the next
command has begun; the next run makes what a run that was never killed makes, whatever the cache holds now, and sweeps
what was left. Before two folders change places, a build by renames does what any build does.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import disks  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.book import SETTINGS, TODAY, write  # noqa: E402

from playpress import host  # noqa: E402
from playpress.exports import csv_tables  # noqa: E402
from playpress.host import editing, rendering  # noqa: E402
from playpress.language import counted  # noqa: E402
from playpress.outputs import atomic_swap, stage, together  # noqa: E402
from playpress.outputs.mirror import mirror  # noqa: E402
from playpress.site.file import File  # noqa: E402

Tree = dict[str, bytes]


def project(folder: Path, name: str) -> Path:
    """A tiny playbook that says a name; of two names each has a page that the other one does not have."""
    for former in (folder / "content").glob("*.yml"):
        former.unlink()
    team = f"sales: {{name: Sales {name}, leader: rep}}\n"
    glossary = f"word-{name}: {{name: Word {name}, summary: What {name} is for us, owner: rep}}\n"
    return write(
        folder, playbook=f"{SETTINGS}guide: false\n", teams=team, roles="rep: {team: sales}\n", glossary=glossary
    )


def tree(folder: Path) -> Tree:
    """Every file below a folder by its name there."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@dataclass(frozen=True)
class Work:
    """Something that writes many files."""

    run: Callable[[Path], object]
    """Do it to a project."""
    made: Callable[[Path], Tree]
    """What it made, as its users see it."""
    whole: Callable[[Tree, Tree, Tree], bool]
    """Whether what a kill left is whole: what is there, what was there before, what is to be there."""
    first: bool = False
    """Whether nothing is there before but compiled templates."""
    begins: Callable[[Path], int] | None = None
    """After how many changes it differs from other work that is looked at."""


def _build(folder: Path) -> None:
    built = host.build(folder, folder / "site", TODAY)
    assert not built.problems, built.problems


@contextmanager
def _without_exchange() -> Iterator[None]:
    exchange = atomic_swap._exchange
    atomic_swap._exchange = lambda *_: False
    try:
        yield
    finally:
        atomic_swap._exchange = exchange


def _build_by_renames(folder: Path) -> None:
    with _without_exchange():
        _build(folder)


def _before_the_swap(folder: Path) -> int:
    """How many changes a build makes before two folders change places."""
    return disks.moments(lambda: _build(folder)).index(disks.SYNC)


def _stage(folder: Path) -> None:
    files, problems = host.staged(rendering.read(folder, TODAY))
    assert not problems
    stage.write(folder / "staged", files)


def _schemas(folder: Path) -> None:
    editing.write_schemas(rendering.read(folder, TODAY))


def _tables(folder: Path) -> None:
    book = rendering.read(folder, TODAY).book
    assert book is not None
    mirror(folder / "tables", [File(name, data) for name, data in csv_tables.files(book)], ".made.json", "name another")


def _change(folder: Path) -> None:
    """Write, replace and remove several files together, as `rename` does; with what the project says."""
    together.complete(folder)
    word, other = ("one", "two") if "word-one" in (folder / "content/glossary.yml").read_text() else ("two", "one")
    after = {
        "content/made/teams.yml": f"sales: {{leader: rep-{word}}}\n".encode(),
        "content/made/roles.yml": f"rep-{word}: {{team: sales}}\n".encode(),
        f"content/made/{word}.yml": b"word: {}\n",
        f"content/made/{other}.yml": None,
    }
    before = {file: path.read_bytes() if (path := folder / file).exists() else None for file in after}
    together.change(folder, before, after)


def _changed(folder: Path) -> Tree:
    """What is there once the next command has begun."""
    together.complete(folder)
    return tree(folder / "content" / "made")


def _either(there: Tree, before: Tree, after: Tree) -> bool:
    return there in (before, after)


def _site_or_aside(there: Tree, before: Tree, after: Tree) -> bool:
    """Between two renames the site is away for a moment; the next run puts it back, which is looked at below."""
    return there in (before, after, {})


def _staged_whole(there: Tree, before: Tree, after: Tree) -> bool:
    """A tree that a host would build is whole; one that is half written has no configuration, so no host builds it."""
    shown, *whole = ({name: data for name, data in each.items() if name[0] != "."} for each in (there, before, after))
    return "mkdocs.yml" not in there or shown in whole


def _each_whole(there: Tree, before: Tree, after: Tree) -> bool:
    """Each file is the old one or the new one, and none is half of either."""
    shown = {name: data for name, data in there.items() if not name.startswith(".")}
    return all(data in (before.get(name), after.get(name)) for name, data in shown.items() if not _beside(name))


def _beside(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last.startswith(".") and last.endswith(".new")


WORK = {
    "build": Work(_build, lambda folder: tree(folder / "site"), _either),
    "first build": Work(_build, lambda folder: tree(folder / "site"), _either, first=True),
    "build by renames": Work(
        _build_by_renames, lambda folder: tree(folder / "site"), _site_or_aside, begins=lambda it: _before_the_swap(it)
    ),
    "stage": Work(_stage, lambda folder: tree(folder / "staged"), _staged_whole),
    "tables": Work(_tables, lambda folder: tree(folder / "tables"), _each_whole),
    "change of several files": Work(_change, _changed, _either),
    "schemas": Work(_schemas, lambda folder: tree(folder / ".playpress" / "schema"), _each_whole),
}


class Sweep:
    """One kind of work, killed again and again."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.work = name, WORK[name]
        self.folder = folder
        self.kills = 0
        self.clean: dict[str, Tree] = {}
        self.left: dict[str, set[str]] = {}
        for word in ("one", "two"):
            self._fresh(word)
            self.clean[word] = self.work.made(folder)
            self.left[word] = {*tree(folder)}
        self.now = "two"

    def _fresh(self, word: str) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.work.run(project(self.folder, word))

    def every(self) -> Iterator[str]:
        """Killed right before each change of the disk: what is wrong afterwards."""
        moment = self.work.begins(self.folder) if self.work.begins else 0
        while True:
            moment += 1
            new = self._next()
            code = disks.ended(disks.child(lambda moment=moment: self._killed(moment)))
            yield from (f"{self.name}, killed at change {moment}: {each}" for each in self._wrong(code, new))
            if code == 0:
                return
            self.kills += 1

    def at_random(self, chance: random.Random, count: int) -> Iterator[str]:
        """Killed at random times of as long as it takes."""
        begun = time.perf_counter()
        disks.ended(disks.child(self._run))
        lasts = 1.3 * (time.perf_counter() - begun)
        for number in range(count):
            new = self._next()
            if number % 4 == 0:
                shutil.rmtree(self.folder / ".playpress")
            child = disks.child(self._run)
            time.sleep(chance.random() * lasts)
            os.kill(child, signal.SIGKILL)
            code = disks.ended(child)
            self.kills += code != 0
            yield from (f"{self.name}, killed at random ({number}): {each}" for each in self._wrong(code, new))

    def _next(self) -> str:
        """Let the project say the other name; what was made of the one before is there."""
        new = "one" if self.now == "two" else "two"
        if self.work.first:
            for each in (".playpress/pages", "site", ".site.playpress"):
                shutil.rmtree(self.folder / each, ignore_errors=True)
        project(self.folder, new)
        return new

    def _run(self) -> int:
        self.work.run(self.folder)
        return 0

    def _killed(self, moment: int) -> int:
        with disks.watched(disks.killed_at(moment)):
            return self._run()

    def _wrong(self, code: int, new: str) -> Iterator[str]:
        """What is wrong after a kill, and after the run that follows it."""
        if code not in (0, -signal.SIGKILL):
            yield f"it ended with {code}"
        before = {} if self.work.first else self.clean[self.now]
        if not self.work.whole(self.work.made(self.folder), before, self.clean[new]):
            yield "what is there is neither the old nor the new"
        try:
            self.work.run(self.folder)
        except Exception as error:
            yield f"the next run fails: {error!r}"
            self._fresh(new)
        if self.work.made(self.folder) != self.clean[new]:
            yield "the next run makes something else than a run that was never killed"
            self._fresh(new)
        if more := {each for each in {*tree(self.folder)} - self.left[new] if not _is_kept(each)}:
            yield f"left behind: {', '.join(sorted(more)[:3])}"
            self._fresh(new)
        self.now = new


def _is_kept(name: str) -> bool:
    """Whether the cache has it on purpose: compiled templates of the playbook with the other name."""
    return name.startswith(".playpress/templates/") and name.endswith(".cache")


def main(count: int, seed: int, only: list[str]) -> None:
    chance, failed, kills = random.Random(seed), 0, []
    with TemporaryDirectory() as folder:
        for name in only or WORK:
            sweep = Sweep(name, Path(folder) / "project")
            failed += figure.wrong(sweep.every())
            every = sweep.kills
            if name == "build":
                failed += figure.wrong(sweep.at_random(chance, count))
                kills.append(f"{name} {every} and {sweep.kills - every} at random times")
            else:
                kills.append(f"{name} {every}")
    words = f"killed before each change of the disk: {', '.join(kills)}; {counted(failed, 'kill')} left something wrong"
    end = sum(int(each) for line in kills for each in line.split() if each.isdecimal())
    figure.end(end, failed, words)


if __name__ == "__main__":
    given = figure.asked(__doc__, 200, "kills at random times")
    main(given.count, given.seed, given.only)
