"""A sample of `playpress new` as an editor sees it: its files, and every reference in them."""

import datetime as dt
from functools import cached_property
from pathlib import Path

from click.testing import CliRunner
from tests.editor import references
from tests.editor.references import Written

from playpress import cli
from playpress.graph import Book
from playpress.pipeline import read

DAY = dt.date(2026, 11, 23)
NAMES = ("reference", "b2b")


class Sample:
    """A new project, made of a sample."""

    def __init__(self, project: Path, name: str) -> None:
        self.project = project
        done = CliRunner().invoke(cli.main, ["new", str(project), "--sample", name])
        assert done.exit_code == 0, done.output

    @cached_property
    def book(self) -> Book:
        """What it says."""
        book = read(self.project, DAY).book
        assert book is not None
        return book

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every YAML file by its path."""
        files = sorted((self.project / "content").rglob("*.yml"))
        return {path.relative_to(self.project).as_posix(): path.read_text(encoding="utf-8") for path in files}

    @cached_property
    def references(self) -> tuple[Written, ...]:
        """Every reference in them."""
        return tuple(references.written(self.book, {file: text.split("\n") for file, text in self.texts.items()}))

    @cached_property
    def spoilt(self) -> dict[str, tuple[str, list[tuple[int, int]]]]:
        """Each file with every reference replaced by an id that nothing has, and the places of these."""
        files: dict[str, list[Written]] = {}
        for each in self.references:
            if each.is_judged:
                files.setdefault(each.file, []).append(each)
        return {file: references.spoilt(self.texts[file], found) for file, found in files.items()}
