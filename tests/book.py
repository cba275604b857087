"""Inline YAML -> a project on disk, read and checked: small books for tests."""

import datetime as dt
from pathlib import Path
from textwrap import dedent

from playpress.graph import Book
from playpress.pipeline import Playbook, read
from playpress.problems import Problem
from playpress.report.problems import plain

TODAY = dt.date(2026, 10, 1)
SETTINGS = "format: 1\ncompany: Oak & Lamp\n"
IN_TEAM = f"{SETTINGS}checks: team\n"
"""The same in the profile team, which lists what starter only counts."""


def write(project: Path, **files: str) -> Path:
    """Write files under `content/`; a keyword is a file's path with `__` for a slash: `goals__more_leads`."""
    for name, text in {"playbook": SETTINGS, **files}.items():
        path = project / "content" / f"{name.replace('__', '/').replace('_', '-')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return project


def read_book(project: Path, today: dt.date = TODAY, **files: str) -> Playbook:
    """A playbook from inline YAML."""
    return read(write(project, **files), today)


def sound(project: Path, today: dt.date = TODAY, **files: str) -> tuple[Playbook, Book]:
    """A playbook that must have no faults, with its book."""
    playbook = read_book(project, today, **files)
    assert list(plain(playbook.faults)) == []
    assert playbook.book is not None
    return playbook, playbook.book


def of(playbook: Playbook, code: str) -> list[Problem]:
    """The findings of one check."""
    return [problem for problem in playbook.findings if problem.code == code]
