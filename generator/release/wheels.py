"""What we ask for -> whether every machine finds wheels for all of it: a table, kept in generator/release/wheels.md.

Resolved and not run: uv is told what machine and what Python to look from, and may build nothing from source.
"""

import datetime as dt
import itertools
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "generator" / "release" / "wheels.md"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
MACHINES = {
    "Linux x86-64 (glibc 2.28)": "x86_64-manylinux_2_28",
    "Linux arm64 (glibc 2.28)": "aarch64-manylinux_2_28",
    "Windows x64": "x86_64-pc-windows-msvc",
    "macOS 14 arm64": "aarch64-apple-darwin",
}
"""What people call a machine -> what uv calls it."""
LIST = "requirements/run.txt"
WHAT: dict[str, tuple[str, ...]] = {
    "playpress": ("compile", "pyproject.toml"),
    "playpress[print]": ("compile", "--extra", "print", "pyproject.toml"),
    "playpress[spreadsheet]": ("compile", "--extra", "spreadsheet", "pyproject.toml"),
    "playpress[edit]": ("compile", "--extra", "edit", "pyproject.toml"),
    "playpress[holidays]": ("compile", "--extra", "holidays", "pyproject.toml"),
    "make site": ("install", "--dry-run", "--require-hashes", "--requirements", LIST),
}
"""What is installed -> how uv is asked for it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What was found for one thing on one machine with one Python: nothing, or why it cannot be installed."""

    what: str
    machine: str
    python: str
    wrong: str

    @property
    def mark(self) -> str:
        """The cell in a table."""
        return "no" if self.wrong else "yes"


def look(uv: Path, what: str, machine: str, python: str) -> Cell:
    """Resolve one thing for one machine."""
    command, *asked = WHAT[what]
    with TemporaryDirectory(prefix="playpress-wheels-") as folder:
        there = ["--target", folder] if command == "install" else []
        where = ["--python-platform", MACHINES[machine], "--python-version", python, "--only-binary", ":all:"]
        line: list[str | Path] = [uv, "--no-config", "--quiet", "pip", command, *asked, *where, *there]
        env = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"}
        done = subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    wrong = "" if done.returncode == 0 else done.stderr.strip() or f"uv stopped with {done.returncode}"
    return Cell(what, machine, python, wrong)


def unlisted(uv: Path) -> list[str]:
    """The lines of our list whose hashes do not cover every file of that release: some machine is left out."""
    text = (ROOT / LIST).read_text(encoding="utf-8")
    pins = [line.rstrip(" \\") for line in text.splitlines() if line[:1].isalnum()]
    line: list[str | Path] = [
        uv,
        "--no-config",
        "--quiet",
        "pip",
        "compile",
        "--universal",
        "--python-version",
        PYTHONS[0],
    ]
    line += ["--no-deps", "--no-header", "--no-annotate", "--generate-hashes", "-"]
    done = subprocess.run(line, cwd=ROOT, input="\n".join(pins), capture_output=True, text=True, check=True)
    listed, there = hashes(text), hashes(done.stdout)
    return [pin for pin in listed if not there[pin] <= listed[pin]]


def hashes(text: str) -> dict[str, set[str]]:
    """The hashes below each line of a list."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line[:1].isalnum():
            found[line.split(" ")[0]] = pin = set()
        elif "--hash=" in line:
            pin.add(line.strip(" \\"))
    return found


def table(cells: Sequence[Cell]) -> str:
    """All cells, in Markdown: a row for each thing and machine, a column for each Python."""
    found: Mapping[tuple[str, str, str], Cell] = {(cell.what, cell.machine, cell.python): cell for cell in cells}
    rows = [f"| installed | machine | {' | '.join(PYTHONS)} |", f"|---|---|{'---|' * len(PYTHONS)}"]
    for what in WHAT:
        for machine in MACHINES:
            marks = " | ".join(found[what, machine, python].mark for python in PYTHONS)
            rows.append(f"| `{what}` | {machine} | {marks} |")
    return "\n".join(rows)


def record(cells: Sequence[Cell], day: dt.date, version: str) -> str:
    """The whole file."""
    return f"""# Wheels

Every machine named here finds a wheel for each dependency, so that nothing is compiled where Playpress is installed.
Resolved on {day} with {version} by `make wheels`, which writes this file: looked up, not installed on that machine.

{table(cells)}

`make site` installs `requirements/run.txt`, which has the hash of every file of each release. What only tests need
may be built from source.
"""


def main(uv: Path) -> int:
    """Look at all cells. They are kept when each is found; else 1."""
    asked = itertools.product(WHAT, MACHINES, PYTHONS)
    with ThreadPoolExecutor(4) as pool:
        cells = list(pool.map(lambda cell: look(uv, *cell), asked))
    print(table(cells))  # noqa: T201
    wrong = [f"{cell.what} on {cell.machine}, Python {cell.python}:\n{cell.wrong}" for cell in cells if cell.wrong]
    wrong += [f"{LIST}: the hashes of {pin} leave files out" for pin in unlisted(uv)]
    for each in wrong:
        print(f"\n{each}", file=sys.stderr)  # noqa: T201
    if not wrong:
        version = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True).stdout.split(" (")[0]
        RECORD.write_text(record(cells, dt.datetime.now(dt.UTC).date(), version.strip()), encoding="utf-8")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
