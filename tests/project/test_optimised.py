"""With docstrings and asserts dropped (`python -OO`), every command does the same."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EVERY_FIELD = Path(__file__).resolve().parents[1] / "books" / "every-field" / "content"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A project in which every field of every kind is written."""
    shutil.copytree(EVERY_FIELD, tmp_path / "book" / "content")
    return tmp_path / "book"


def run(book: Path, *args: str | Path, flags: tuple[str, ...] = ("-OO",)) -> str:
    """A command of a Python of its own; what it printed, once it has ended well."""
    command = [sys.executable, *flags, "-m", "playpress", *args, "--project", book, "--today", "2027-03-01"]
    done = subprocess.run(command, cwd=book, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> dict[str, bytes]:
    """Every file by its path in the folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_check_says_the_same(book: Path) -> None:
    assert run(book, "check", "--all") == run(book, "check", "--all", flags=())


@pytest.mark.parametrize("command", [("build", "--out"), ("stage",)], ids=lambda command: command[0])
def test_what_is_published_is_the_same_in_every_byte(command: tuple[str, ...], book: Path, tmp_path: Path) -> None:
    run(book, *command, tmp_path / "optimised")
    run(book, *command, tmp_path / "plain", flags=())
    assert files(tmp_path / "optimised") == files(tmp_path / "plain")


def test_a_publication_is_printed(book: Path, tmp_path: Path) -> None:
    run(book, "print", "strategies", "--out", tmp_path)
    assert [path.read_bytes()[:5] for path in tmp_path.glob("*.pdf")] == [b"%PDF-"]
