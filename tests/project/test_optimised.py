"""With docstrings and asserts dropped (`python -OO`), every command does the same."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from playpress import starter

EVERY_FIELD = Path(__file__).resolve().parents[1] / "books" / "every-field" / "content"
COMMANDS = """
import json, sys
from playpress.cli import main
for command in json.loads(sys.argv[1]):
    print("Now:", *command)
    if main([*command, "--today", "2027-03-01"], standalone_mode=False):
        sys.exit(1)
"""
"""All of them in one process. What a command ends with is not asserted there: it would not be looked at."""


def made(home: Path, *flags: str) -> dict[str, bytes]:
    """What the commands print and write: of a book with every field of every kind, and a site of the small sample."""
    shutil.copytree(EVERY_FIELD, home / "book" / "content")
    starter.create(home / "small", "small")
    book = ("--project", "book")
    commands = [
        ["check", "--all", *book],
        ["stage", "staged", *book],
        ["print", "strategies", *book, "--out", "paper"],
        ["build", "--project", "small", "--out", "site"],
    ]
    line = [sys.executable, *flags, "-c", COMMANDS, json.dumps(commands)]
    done = subprocess.run(line, cwd=home, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (checked,) = (part for part in done.stdout.split(b"Now: ") if part.startswith(b"check "))
    files = (path for folder in ("staged", "paper", "site") for path in (home / folder).rglob("*") if path.is_file())
    return {"check": checked, **{path.relative_to(home).as_posix(): path.read_bytes() for path in files}}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """With everything, and with docstrings and asserts dropped."""
    home = tmp_path_factory.mktemp("optimised")
    for name in ("plain", "dropped"):
        (home / name).mkdir()
    return made(home / "plain"), made(home / "dropped", "-OO")


@pytest.mark.parametrize("what", ["check", "staged/", "paper/", "site/"])
def test_what_is_said_printed_and_published_is_the_same_in_every_byte(
    both: tuple[dict[str, bytes], dict[str, bytes]], what: str
) -> None:
    plain, dropped = ({name: data for name, data in each.items() if name.startswith(what)} for each in both)
    assert plain
    assert plain == dropped
