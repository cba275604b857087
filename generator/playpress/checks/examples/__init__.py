"""A check's code -> its examples: files of a small playbook in which it fires, and the files that fix it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from playpress.source import events
from playpress.source.document import Raw

_FOLDER = Path(__file__).resolve().parent
_BASE = "base"

Files = Mapping[str, str]
"""Path under `content/` -> text."""


@dataclass(frozen=True, slots=True)
class Example:
    """A mistake as people make it. `fixed` holds only the files that change."""

    code: str
    story: str
    given: Files
    """Files it needs and readers need not see: the teams, their people and whatever else it names."""
    failing: Files
    fixed: Files
    today: dt.date | None
    """The day it is seen from, where dates matter."""

    def project(self, state: Literal["failing", "fixed"]) -> Files:
        """Every file of its playbook, before or after it is fixed."""
        return {**self.given, **self.failing, **(self.fixed if state == "fixed" else {})}


@cache
def examples(code: str) -> tuple[Example, ...]:
    """The examples of one check, where some were written: the commonest case, then those under `also`."""
    path = _FOLDER / f"{code}.yml"
    if not path.is_file():
        return ()
    said = _fields(path)
    also = said.get("also")
    return tuple(_example(code, each) for each in (said, *(also if isinstance(also, list) else ())))


def _example(code: str, said: Raw) -> Example:
    if not isinstance(said, dict):
        raise TypeError(f"an example of {code} is not a mapping: {said}")
    today = said.get("today")
    return Example(
        code=code,
        story=str(said["story"]),
        given={**_base(), **_files(said.get("given"))},
        failing=_files(said["failing"]),
        fixed=_files(said["fixed"]),
        today=dt.date.fromisoformat(str(today)) if today else None,
    )


def codes() -> tuple[str, ...]:
    """The checks for which an example was written."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml") if path.stem != _BASE))


@cache
def _base() -> Files:
    return _files(_fields(_FOLDER / f"{_BASE}.yml")["given"])


def _fields(path: Path) -> dict[str, Raw]:
    document, problems = events.parse(path.read_text(encoding="utf-8"), path.name)
    if document is None or problems or not isinstance(document.value, dict):
        raise ValueError(f"{path} is not an example: {[problem.message for problem in problems]}")
    return document.value


def _files(value: Raw) -> dict[str, str]:
    return {name: str(text) for name, text in value.items()} if isinstance(value, dict) else {}
