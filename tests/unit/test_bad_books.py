"""The error catalogue: every fault an author can make is told at its place, with its cause and its cure."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from tests.book import SETTINGS, TODAY
from tests.counting import counted, too_fast
from tests.golden import compare

from playpress.checks import CHECKS
from playpress.pipeline import read
from playpress.report.problems import plain

ROOT = Path(__file__).resolve().parents[2]
BAD = ROOT / "tests" / "bad"
CASES = sorted(path.name for path in BAD.iterdir() if path.is_dir())
CODE = re.compile(r"(?:PTH|YML|VAL|PATH|CSV|REF)-[A-Z0-9]+(?:-[A-Z]+)?(?![a-z])")
TEAMS = "marketing: {name: Marketing}\nsales: {name: Sales}\n"


def put(name: str, content: str | bytes, project: Path) -> None:
    """Write one file of a project, byte by byte."""
    path = project / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def link(name: str, target: str, project: Path) -> None:
    """A link below `content/` to something beside it."""
    path = project / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    (project / target).mkdir(exist_ok=True)
    (project / target / "teams.yml").write_text(TEAMS)
    path.symlink_to(project / target if "." not in name else project / target / "teams.yml")


def pipe(name: str, project: Path) -> None:
    """Something that is neither a file nor a folder: reading it would wait for ever."""
    os.mkfifo(project / "content" / name)


def deep(project: Path) -> None:
    """More folders inside each other than a program should follow by calling itself."""
    put("/".join(("goals", *("a" * 200), "more.yml")), "team: sales\n", project)


# Bombs of any size: the file, the text of so many, and how many are written where time and space are limited. Where as
# many as fit into a file take long, `tests/bench/sweep_bombs.py` writes them.
SIZED: dict[str, tuple[str, Callable[[int], str], int]] = {
    "YML-ALIAS-bomb": (
        "teams.yml",
        lambda size: "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [{'*a, ' * 9}*a]\n" for n in range(size)),
        30,
    ),
    "YML-BRACKET-bomb-braces": ("teams.yml", lambda size: "sales: " + "{a: [" * size, 15),
    "YML-COMMA-bomb": ("teams.yml", lambda size: "sales: [" + "1," * size + "1]", 200_000),
    "YML-DEPTH-bomb-brackets": ("teams.yml", lambda size: "sales: " + "[" * size + "]" * size, 100_000),
    "YML-DEPTH-bomb-lines": ("teams.yml", lambda size: "".join(" " * n + "a:\n" for n in range(size)), 1_900),
    "YML-DUPLICATE-bomb": ("teams.yml", lambda size: "sales: 1\n" * size, 200_000),
    "YML-NODES-bomb-items": ("teams.yml", lambda size: "sales:\n" + "  - 1\n" * size, 250_000),
    "YML-TAB-bomb": ("teams.yml", lambda size: "\t" * size, 1_900_000),
    "VAL-UNKNOWN-bomb": (
        "teams.yml",
        lambda size: "sales:\n" + "".join(f"  f{n}: x\n" for n in range(size)),
        20_000,
    ),
    "VAL-VALUE-bomb-digits": ("teams.yml", lambda size: "sales:\n  reviewed: " + "9" * size, 1_900_000),
    "REF-1-bomb": (
        "goals.yml",
        lambda size: "".join(f"goal-{n}: {{team: sales, parent: gaol-{n}}}\n" for n in range(size)),
        1_500,
    ),
    "REF-2-bomb-circle": (
        "goals.yml",
        lambda size: "".join(f"g{n}: {{team: sales, parent: g{(n + 1) % size}}}\n" for n in range(size)),
        2_000,
    ),
}


# What an editor, a version control system or a file system would change or refuse is made here.
MADE: dict[str, Callable[[Path], None]] = {
    "PATH-ID-accents-in-file-name": partial(put, "goals/caf\u00e9-visits.yml", "team: marketing\n"),
    "PATH-ID-windows-name": partial(put, "goals/con.yml", "team: marketing\n"),
    "PATH-ID-unreadable-name": lambda project: put(os.fsdecode(b"goals/more\xff.yml"), "team: marketing\n", project),
    "PATH-LINK-file": partial(link, "teams.yml", "elsewhere"),
    "PATH-LINK-folder": partial(link, "goals", "elsewhere"),
    "PATH-LINK-settings": partial(link, "playbook.yml", "elsewhere"),
    "PATH-LINK-content": lambda project: (project / "content").symlink_to(project / "real"),
    "PATH-READ-pipe": partial(pipe, "teams.yml"),
    "VAL-VALUE-number-too-long": partial(put, "roles.yml", f"rep:\n  team: sales\n  headcount: {'9' * 5000}\n"),
    "YML-BREAK-line-separator": partial(put, "teams.yml", "sales:\n  name: Sales\u2028purpose: injected\n"),
    "YML-BREAK-next-line": partial(put, "teams.yml", "sales:\n  name: Sales\x85team: x\n"),
    "YML-CONFLICT-marks": partial(
        put,
        "teams.yml",
        "sales:\n" + "<" * 7 + " HEAD\n  name: Sales\n" + "=" * 7 + "\n  name: Sellers\n" + ">" * 7 + " branch\n",
    ),
    "YML-CONTROL-bell": partial(put, "teams.yml", "sales:\n  name: Sa\x07les\x07\n"),
    "YML-CONTROL-binary": partial(put, "teams.yml", bytes(range(128)) * 4),
    "YML-CONTROL-c1": partial(put, "teams.yml", "sales:\n  name: Sales\x92s\n"),
    "YML-CONTROL-direction": partial(put, "teams.yml", "sales:\n  name: Sal\u202ees\n  purpose: \u2066Sell\n"),
    "YML-CONTROL-mark-inside": partial(put, "teams.yml", "sales:\n  name: \ufeffSales\n"),
    "YML-CONTROL-zero-width-space": partial(put, "teams.yml", "sales:\n  \u200bname: Sales\n"),
    "YML-DUPLICATE-nfc-twin": partial(
        put,
        "comparisons/cafes.yml",
        "subjects: [team:sales]\nchoose_when:\n  caf\u00e9: Never\n  cafe\u0301: Always\n",
    ),
    "YML-ENCODING-junk": partial(put, "teams.yml", bytes(range(128, 256)) * 4),
    "YML-ENCODING-latin": partial(put, "teams.yml", "sales:\n  name: Verk\u00e4ufer\n".encode("latin-1")),
    "YML-ENCODING-later": partial(put, "teams.yml", "sales:\n  name: \u20ac\u20ac ".encode() + b"\xfc\n"),
    "YML-ENCODING-utf16": partial(put, "teams.yml", TEAMS.encode("utf-16")),
    "YML-SIZE-file": partial(put, "teams.yml", "# a long note\n" * 360_000),
    "YML-SPACE-no-break-indent": partial(put, "teams.yml", "sales:\n  name: Sales\n\u00a0 purpose: Sell\n"),
    "YML-SPACE-no-break-space": partial(put, "teams.yml", "sales:\n  name:\u00a0Sales\n  purpose: Sell\n"),
    # Bombs: read in a process of its own, with 512 MB of address space and the time that ends what hangs.
    **{case: partial(put, file, text(size)) for case, (file, text, size) in SIZED.items()},
    "PATH-DEPTH-bomb": deep,
}
BOMBS = tuple(case for case in CASES if "-bomb" in case)
NARROW = """
import datetime, os, pathlib, resource, sys, traceback
from playpress.pipeline import read
from playpress.report.problems import plain
sys.setrecursionlimit(180)
for line in sys.stdin:
    project = pathlib.Path(line.rstrip("\\n"))
    if child := os.fork():
        print(os.waitpid(child, 0)[1], flush=True)
        continue
    resource.setrlimit(resource.RLIMIT_CPU, (60, 70))
    resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
    with (project / "told").open("w", encoding="utf-8") as told:
        try:
            print(*plain(read(project, datetime.date(2026, 10, 1)).faults), sep="\\n", file=told)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    os._exit(0)
"""
"""Project after project -> what becomes of a process with little space that reads it, and `told` there, what it found.

Each is a copy of one process, in which all that is needed is loaded already.
"""


def prepare(case: str, project: Path) -> Path:
    """The project of a case: its `input/`, and what only this module can make."""
    source = BAD / case / "input"
    if source.is_dir():
        shutil.copytree(source, project, dirs_exist_ok=True)
    elif case != "PATH-LINK-content":
        put("playbook.yml", SETTINGS, project)
    if case in MADE:
        MADE[case](project)
    return project


def brief(lines: list[str]) -> str:
    """Reports of bombs are long: their beginning, how many lines there are, and their end."""
    return "\n".join(lines if len(lines) <= 40 else [*lines[:12], f"({len(lines)} lines)", *lines[-2:]]) + "\n"


def test_every_case_that_is_made_has_a_folder() -> None:
    """`expected.txt` is written by hand or by PLAYPRESS_GOLDEN=write; the folder says that the case counts."""
    assert set(MADE) - set(CASES) == set()


@pytest.mark.parametrize("case", [case for case in CASES if case not in BOMBS])
def test_a_fault_is_told_at_its_place(case: str, tmp_path: Path) -> None:
    """File, line, column, code, cause, cure and further places, exactly."""
    playbook = read(prepare(case, tmp_path), TODAY)
    assert playbook.faults
    assert playbook.findings == ()
    compare(BAD / case / "expected.txt", brief(list(plain(playbook.problems))))


@contextmanager
def small_space() -> Iterator[Callable[[Path], str]]:
    """A project -> what is told of its faults by a process that has to do with little."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    command = [sys.executable, "-c", NARROW]
    with subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as narrow:
        assert narrow.stdin is not None
        assert narrow.stdout is not None

        def told(project: Path) -> str:
            narrow.stdin.write(f"{project}\n")
            narrow.stdin.flush()
            assert narrow.stdout.readline() == "0\n"
            return (project / "told").read_text(encoding="utf-8")

        yield told


@pytest.fixture(scope="module")
def read_in_small_space() -> Iterator[Callable[[Path], str]]:
    with small_space() as told:
        yield told


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_told_in_small_space(
    case: str, tmp_path: Path, read_in_small_space: Callable[[Path], str], capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing an author or a merge can write exhausts the machine: 512 MB, no endless work, a named error."""
    told = read_in_small_space(prepare(case, tmp_path))
    assert capfd.readouterr().err == ""
    compare(BAD / case / "expected.txt", brief(told.splitlines()))


@pytest.mark.parametrize("case", SIZED)
def test_a_bomb_twice_as_large_costs_no_more_than_twice_the_work(case: str, tmp_path: Path) -> None:
    """Calls are counted, never seconds; at a tenth of the size a square is as easy to see."""
    file, text, size = SIZED[case]
    found = []
    for name, count in (("once", 1), ("small", max(10, size // 20)), ("twice", 2 * max(10, size // 20))):
        put("playbook.yml", SETTINGS, tmp_path / name)
        put(file, text(count), tmp_path / name)
        _, calls = counted(partial(read, tmp_path / name, TODAY))
        found.append(calls)
    assert too_fast(*found[1:]) == []


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_named_after_its_code(case: str) -> None:
    """The folder's name begins with a code that is reported there."""
    expected = (BAD / case / "expected.txt").read_text(encoding="utf-8")
    assert any(f" error {code} " in expected for code in CODE.findall(case)), expected


def test_every_code_has_a_case() -> None:
    """No fault can be reported that is not shown in the catalogue."""
    rooms = ("source", "model", "graph", "checks", "publications")
    modules = [path for room in rooms for path in (ROOT / "generator" / "playpress" / room).rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in modules if path.name != "faults.py"]
    written = {code for text in texts for code in re.findall(rf'"({CODE.pattern})"', text)}
    told = {
        code
        for case in CASES
        for code in re.findall(r"(?:error|info) (\S+)", (BAD / case / "expected.txt").read_text())
    }
    assert len(written) > 30
    faults = written - {check.code for check in CHECKS}
    assert faults - told == {"YML-SYNTAX"}, "the last resort has its test in test_reader"


def test_messages_use_no_words_of_the_libraries() -> None:
    """No author has to know what a scalar, a mapping or a traceback is."""
    words = re.compile(
        r"scalar|mapping|sequence|token|pydantic|libyaml|\bloc\b|traceback|dict\b|tuple|NoneType", re.IGNORECASE
    )
    texts = {case: (BAD / case / "expected.txt").read_text(encoding="utf-8") for case in CASES}
    assert [case for case, text in texts.items() if words.search(text)] == []
