"""The lowest releases that pyproject.toml allows -> installed, and every command run with them: lowest.md.

A bound that is not tried is a guess. Indirect dependencies are the newest, as they are where old ones are kept.
"""

import datetime as dt
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "generator" / "release" / "lowest.md"
PYTHON = "3.11"
EXTRAS = ("edit", "holidays", "print", "spreadsheet")
"""What is installed besides what every machine needs."""
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("playpress", "--version"),
    ("playpress", "new", "book"),
    ("playpress", "check", "--all", "--project", "book"),
    ("playpress", "check", "--format", "json", "--project", "book"),
    ("playpress", "plan", "--project", "book"),
    ("playpress", "build", "--project", "book"),
    ("playpress", "verify", "book/site", "--project", "book"),
    ("playpress", "stage", "staged", "--project", "book"),
    ("playpress", "build", "--for", "public", "--project", "book"),
    ("mkdocs", "build", "--quiet", "--strict", "--config-file", "book/mkdocs.yml"),
    ("playpress", "schema", "--project", "book"),
    ("playpress", "sign", "handoff:customer-insight", "--as", "head-of-sales", "--project", "book"),
    ("playpress", "export", "yaml", "written", "--project", "book"),
    ("playpress", "export", "xlsx", "book.xlsx", "--project", "book"),
    ("playpress", "import", "book.xlsx", "--project", "book"),
    ("playpress", "export", "csv", "tables", "--project", "book"),
    ("playpress", "export", "json", "book.json", "--project", "book"),
    ("playpress", "export", "ics", "book.ics", "--project", "book"),
    ("playpress", "export", "markdown", "pages", "--project", "book"),
    ("playpress", "add", "metric", "Ramp time", "--project", "book"),
    ("playpress", "rename", "metric:ramp-time", "ramp", "--project", "book"),
    ("playpress", "move", "metric:ramp", "--own-file", "--project", "book"),
    ("playpress", "show", "metric:ramp", "--project", "book"),
    ("playpress", "review", "metric:ramp", "--project", "book"),
    ("playpress", "fmt", "--project", "book"),
    ("playpress", "rm", "metric:ramp", "--project", "book"),
    ("playpress", "export", "codeowners", "CODEOWNERS", "--project", "book"),
    ("playpress", "holidays", "DE", "2028", "--region", "BY", "--project", "book"),
    ("playpress", "completion", "bash"),
    ("playpress", "doctor"),
    ("playpress", "print", "booklet-account-executive", "--project", "book"),
)
"""What is run, one after the other, in an empty folder."""


def run(command: Sequence[object], folder: Path) -> str:
    """What a command printed; what went wrong ends the run."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    print(*command)  # noqa: T201
    done = subprocess.run(
        [str(each) for each in command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nThe lowest versions do not do: {' '.join(map(str, command))}")
    return done.stdout


def direct() -> list[str]:
    """The names of what pyproject.toml asks for, with paper and workbooks."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(each for extra in EXTRAS for each in project["optional-dependencies"][extra])]
    return sorted(re.split(r"[^\w.-]", each)[0] for each in asked)


def record(versions: Sequence[str], day: dt.date) -> str:
    """The whole file."""
    listed = "\n".join(f"- {each}" for each in versions)
    commands = "\n".join(" ".join(command) for command in COMMANDS)
    return f"""# Lowest versions

Installed together on {day} with Python {PYTHON} by `make lowest`, which writes this file:

{listed}

With them these commands did what they say, one after the other, in an empty folder:

```
{commands}
```
"""


def main(uv: Path) -> None:
    """Install, run, keep the record."""
    with TemporaryDirectory(prefix="playpress-lowest-") as name:
        folder = Path(name)
        run([uv, "--no-config", "venv", "--python", PYTHON, "env"], folder)
        bin_dir = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
        pip = [uv, "--no-config", "--quiet", "pip"]
        lowest = ["install", "--resolution", "lowest-direct", f"playpress[{','.join(EXTRAS)}] @ {ROOT.as_uri()}"]
        run([*pip, *lowest, "--python", bin_dir / "python"], folder)
        frozen = run([*pip, "freeze", "--python", bin_dir / "python"], folder).splitlines()
        for program, *arguments in COMMANDS:
            run([bin_dir / program, *arguments], folder)
    names = direct()
    versions = [line.replace("==", " ") for line in frozen if line.partition("==")[0] in names]
    if len(versions) != len(names):
        sys.exit(f"Asked for: {names}; installed: {versions}")
    RECORD.write_text(record(versions, dt.datetime.now(dt.UTC).date()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
