"""The same playbook gives the same bytes: sites, staged trees, PDFs, Word files, workbooks, tables and calendars.

`python tests/bench/sweep_same_bytes.py [--count COUNT] [VARIATION ...]`. A process of its own makes all of them in each
variation: another folder, mask of files, time zone, language of the machine, seed of hashes, order of files, number of
processors, clock, home; a cache that is there; a clone of git and a tarball.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.bench import figure  # noqa: E402
from tests.leaks import below  # noqa: E402

BOOKS = (ROOT / "generator" / "playpress" / "starters" / "small", ROOT / "tests" / "books" / "every-field")
COMMANDS = (
    "build --out {out}/site --no-pdfs",
    "stage {out}/staged",
    "export xlsx {out}/book.xlsx",
    "export csv {out}/csv",
    "export json {out}/book.json",
    "export ics {out}/book.ics",
    "export markdown {out}/markdown",
    "export codeowners {out}/CODEOWNERS",
    "print book --out {out}/print",
)
"""What is made of each playbook; of the small one each page as a PDF as well."""
MAKE = """
import sys
from playpress.cli import main
for line in sys.stdin.read().splitlines():
    code = main(line.split(" "), standalone_mode=False)
    assert not code, (line, code)
"""


def environment(**more: str) -> dict[str, str]:
    """Variables of a process."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONHASHSEED": "1", **more}


def _moved(project: Path, name: str) -> Path:
    return project.rename(project.parent / name)


def _from_behind(project: Path) -> Path:
    """The files of the project, made in another order."""
    new = project.with_name("from behind")
    for path in sorted(project.rglob("*"), reverse=True):
        if path.is_file():
            target = new / path.relative_to(project)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return new


def _cloned(project: Path) -> Path:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "a"]):
        subprocess.run([*git, *command], cwd=project, check=True)
    subprocess.run(["git", "clone", "-q", str(project), str(project.with_name("clone"))], check=True)
    return project.with_name("clone")


def _packed(project: Path) -> Path:
    new = project.with_name("unpacked")
    with tarfile.open(project.with_suffix(".tar.gz"), "w:gz") as packed:
        packed.add(project, "book")
    with tarfile.open(project.with_suffix(".tar.gz")) as packed:
        packed.extractall(new, filter="data")
    return new / "book"


def _aged(project: Path) -> Path:
    """Files of long ago, and a moment in which the processes of later look at them."""
    day = dt.datetime(2001, 2, 3, tzinfo=dt.timezone.utc).timestamp()  # noqa: UP017
    for path in project.rglob("*"):
        os.utime(path, (day, day))
    return project


Variation = tuple[Mapping[str, str], Callable[[Path], Path], int]
"""Variables, what is done to the project, and a mask of files."""
SAME: Callable[[Path], Path] = lambda project: project  # noqa: E731
VARIATIONS: Mapping[str, Variation] = {
    "another folder": ({}, lambda project: _moved(project, "über uns, at work"), 0o022),
    "mask": ({}, SAME, 0o077),
    "east": ({"TZ": "Pacific/Kiritimati"}, SAME, 0o022),
    "west": ({"TZ": "Pacific/Niue"}, SAME, 0o022),
    "Turkish": ({"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}, SAME, 0o022),
    "no UTF-8": ({"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, SAME, 0o022),
    "hashes": ({"PYTHONHASHSEED": "77"}, SAME, 0o022),
    "order of files": ({}, _from_behind, 0o022),
    "clone": ({}, _cloned, 0o022),
    "tarball": ({}, _packed, 0o022),
    "old files": ({}, _aged, 0o022),
    "one processor": ({}, SAME, 0o022),
    "no home": ({"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}, SAME, 0o022),
    "a cache that is there": ({}, SAME, 0o022),
}


def made(book: Path, name: str, folder: Path) -> dict[str, bytes]:
    """All that is made of a playbook in a variation."""
    variables, change, mask = VARIATIONS[name] if name else ({}, SAME, 0o022)
    project = folder / "book"
    shutil.copytree(book, project, ignore=shutil.ignore_patterns("expected", ".playpress", "site"))
    project = change(project)
    out = folder / "out"
    lines = [f"{line.format(out=out)} --today 2026-11-23" for line in COMMANDS]
    if book.name == "small":
        lines.append(f"build --out {out}/with-pdfs --pdfs --today 2026-11-23")
        lines.append(f"print --word --out {out}/words --today 2026-11-23")
    for turn in range(2 if name == "a cache that is there" else 1):
        if turn:
            shutil.rmtree(out)
        command = [*(["taskset", "-c", "0"] if name == "one processor" else []), sys.executable, "-c", MAKE]
        done = subprocess.run(
            command, cwd=project, env=environment(**variables), input="\n".join(lines), text=True, umask=mask,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8", errors="replace",
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{book.name}, {name or 'as it is'}: {done.stdout[-600:]}")
    return {
        each: data for each, data in below(out) if not each.endswith((".playpress/", "manifest.json", ".gitignore"))
    }


def differing(book: Path, names: list[str]) -> tuple[int, list[str]]:
    """How many files were compared, and what differs where."""
    found, many = [], 0
    with TemporaryDirectory() as folder:
        usual = made(book, "", Path(folder))
    for name in names:
        with TemporaryDirectory() as folder:
            other = made(book, name, Path(folder))
        many += len(usual)
        differ = sorted(each for each in {*usual, *other} if usual.get(each) != other.get(each))
        found += [f"{book.name}, {name}: {each}" for each in differ]
    return many, found


if __name__ == "__main__":
    given = figure.asked(__doc__, len(VARIATIONS), "variations")
    chosen = given.only or [*VARIATIONS][: given.count]
    compared, failed = 0, 0
    for each in BOOKS:
        many, lines = differing(each, chosen)
        compared, failed = compared + many, failed + figure.wrong(lines)
    words = f"{len(chosen)} variations of {len(BOOKS)} playbooks, {compared:,} files compared: {failed} differ"
    figure.end(compared, failed, words)
