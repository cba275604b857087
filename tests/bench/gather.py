"""Sweeps -> figures.json: what each says in its last line, by which command, on which day, at which commit.

A last line of JSON (`figure.py`) also says how much was looked at, and how much of it failed.

`python tests/bench/gather.py ["sweep_edits.py 10000 7" ...]` runs these, or every sweep; rows of others stay as they
are. Then the table of README.md is written from it. It fails where a sweep does, and notes that.
"""

import ast
import datetime as dt
import fcntl
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NotRequired, TypedDict

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "tests" / "bench"
FIGURES = BENCH / "figures.json"
BEGIN, END = "<!-- figures -->\n", "<!-- /figures -->"
"""What the table of README.md is between."""


class Figure(TypedDict):
    what: str
    """What the sweep looks at: the first line of its docstring."""
    figure: str
    """What it found, in its own words."""
    done: NotRequired[int]
    failed: NotRequired[int]
    command: str
    passed: bool
    day: str
    commit: str


def figures() -> list[Figure]:
    """Those that were gathered last."""
    found: list[Figure] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else []
    return found


def run(sweep: str, commit: str) -> Figure:
    """The figure of one sweep, which is its file and its arguments, at a commit."""
    name, *arguments = shlex.split(sweep)
    done = subprocess.run(
        [sys.executable, str(BENCH / name), *arguments], stdout=subprocess.PIPE, text=True, check=False
    )
    lines = done.stdout.strip().splitlines() or ["nothing was said"]
    print(*lines, sep="\n", flush=True)  # noqa: T201
    command = shlex.join(["python", f"tests/bench/{name}", *arguments])
    return Figure(  # type: ignore[typeddict-item]
        what=about(BENCH / name),
        **said(lines[-1]),
        command=command,
        passed=done.returncode == 0,
        day=dt.date.today().isoformat(),  # noqa: DTZ011
        commit=commit,
    )


def said(line: str) -> dict[str, Any]:
    """The last line of a sweep as fields of its figure."""
    with suppress(ValueError):
        found = json.loads(line)
        if isinstance(found, dict):
            return found
    return {"figure": line.strip("= ")}


def about(path: Path) -> str:
    """What a sweep says of itself, without how it is called."""
    first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    return first.partition(": `")[0].rstrip(".")


def table(found: Sequence[Figure]) -> str:
    """The table of README.md."""
    rows = (
        f"| {each['what']} | {each['figure']}{'' if each['passed'] else ' (failed)'} | `{each['command']}` | "
        f"{each['day']}, {each['commit']} |\n"
        for each in found
    )
    return "".join(["| what | figure | command | day, commit |\n", "|---|---|---|---|\n", *rows])


def with_table(readme: str, found: Sequence[Figure]) -> str:
    """README.md with the table of these figures."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"README.md has no {BEGIN.strip()} or no {END}")
    return f"{before}{begin}\n{table(found)}\n{end}{after}"


def main(sweeps: Sequence[str]) -> int:
    """How many sweeps failed."""
    failed = 0
    here = commit()
    for sweep in sweeps or sorted(path.name for path in BENCH.glob("sweep_*.py")):
        print(sweep, flush=True)  # noqa: T201
        row = run(sweep, here)
        failed += not row["passed"]
        with alone():
            kept = {each["command"].split()[1]: each for each in figures()} | {row["command"].split()[1]: row}
            text = json.dumps([kept[name] for name in sorted(kept)], indent=2, ensure_ascii=False)
            FIGURES.write_text(f"{text}\n", encoding="utf-8")
            readme = ROOT / "README.md"
            readme.write_text(with_table(readme.read_text(encoding="utf-8"), figures()), encoding="utf-8")
    return failed


def commit() -> str:
    """The commit that is looked at; where more than the figures differs from it, that is said."""
    short = subprocess.check_output(["git", "rev-parse", "--short=8", "HEAD"], cwd=ROOT, text=True).strip()
    ours = [f":(exclude){FIGURES.relative_to(ROOT).as_posix()}", ":(exclude)README.md"]
    changed = subprocess.check_output(["git", "status", "--porcelain", "-uno", "--", ".", *ours], cwd=ROOT, text=True)
    return f"{short}-dirty" if changed else short


@contextmanager
def alone() -> Iterator[None]:
    """Two sweeps that end at the same time note their figures one after the other."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
