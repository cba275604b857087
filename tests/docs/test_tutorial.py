"""The guide's first ten minutes, done as they are written: each file, each command, each line that it prints."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from playpress import cli
from playpress.site import theme

PAGE = theme.shipped() / "pages" / "authoring_tutorial.md.j2"
BLOCK = re.compile(r"^```(yaml|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (content/\S+)\n")
DAY = "2026-11-23"
DATED = {"check", "build", "add", "print"}


def blocks() -> Iterator[tuple[str, str]]:
    """What the page shows to be written or typed, in its order: the language of a block, and its text."""
    return ((found[1], found[2]) for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8")))


def typed(block: str) -> Iterator[tuple[list[str], list[str]]]:
    """The commands of a block, each with the lines that it should print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *printed = part.splitlines()
        yield shlex.split(line), printed


def as_written(printed: list[str], shown: list[str]) -> bool:
    """Whether a command printed what the page shows, where `...` stands for any lines."""
    pattern = "\n".join(shown)
    pieces = re.split(r"(?:^|\n)\.\.\.(?:\n|$)", pattern)
    found = r"(?:.*\n)*?".join(re.escape(piece) + r"\n?" for piece in pieces)
    return re.fullmatch(found + r"(?:\n)*", "\n".join(printed) + "\n") is not None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which commands are typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_does_what_it_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = []
    for language, text in blocks():
        if language == "yaml":
            name = FILE.match(text)
            assert name, text
            Path(name[1]).write_text(text.removeprefix(name[0]), encoding="utf-8")
            continue
        for (program, *words), shown in typed(text):
            if program == "cd":
                monkeypatch.chdir(words[0])
                continue
            commands.append(words[0])
            done = CliRunner().invoke(cli.main, [*words, *(["--today", DAY] if words[0] in DATED else [])])
            assert done.exit_code == 0, done.output
            if "..." not in shown and words[0] == "new":
                shown = [*shown, "..."]
            assert as_written(done.output.splitlines(), shown), f"{words}\n{done.output}"
    assert commands == ["new", "check", "check", "check", "add", "rename", "build", "print"]
    assert (folder / "oak" / "site" / "index.html").is_file()
    assert Path("print", "checklist-process-lead-to-deal.pdf").is_file()


def test_what_a_page_shows_is_compared_line_by_line() -> None:
    assert as_written(["a", "b", "c"], ["a", "...", "c"])
    assert as_written(["a", "b"], ["...", "b"])
    assert as_written(["a", "b"], ["a", "..."])
    assert not as_written(["a", "b", "c"], ["a", "c"])
    assert not as_written(["a", "x"], ["a", "...", "b"])
    assert not as_written(["a"], ["b"])
