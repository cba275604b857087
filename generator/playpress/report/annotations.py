"""Problems -> what CI systems show at a line: annotations of GitHub, a code quality report for GitLab."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence

from playpress.problems import Problem

_GITHUB = {"error": "error", "warn": "warning", "info": "notice"}
_GITLAB = {"error": "critical", "warn": "major", "info": "info"}


def github(problems: Sequence[Problem], folder: str = "") -> Iterator[str]:
    """Annotations that a workflow run shows beside the line. `folder` is where the project is in its repository."""
    for problem in shown(problems):
        fields = {
            "file": path(problem.place.file, folder),
            "line": str(problem.place.line),
            "col": str(problem.place.column),
            "title": problem.code,
        }
        listed = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
        yield f"::{_GITHUB[problem.level]} {listed}::{_data(words(problem))}"


def gitlab(problems: Sequence[Problem], folder: str = "") -> str:
    """The code quality report that a merge request shows."""
    found = shown(problems)
    rows = [
        {
            "description": words(problem),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": "blocker" if problem.category == "fault" else _GITLAB[problem.level],
            "location": {"path": path(problem.place.file, folder), "lines": {"begin": problem.place.line}},
        }
        for problem, fingerprint in zip(found, fingerprints(found, folder), strict=True)
    ]
    return json.dumps(rows, indent=2)


def shown(problems: Sequence[Problem]) -> list[Problem]:
    """Problems that are not accepted."""
    return [problem for problem in problems if not problem.waived]


def path(file: str, folder: str) -> str:
    """A file of the project as its repository calls it."""
    return f"{folder}/{file}" if folder else file


def words(problem: Problem) -> str:
    """What is wrong, and what to do about it."""
    return f"{problem.message}\n{problem.hint}" if problem.hint else problem.message


def fingerprints(problems: Sequence[Problem], folder: str) -> list[str]:
    """One for each, by which a later run knows it: the same wherever its line has gone to, and no two alike."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        facts = (problem.code, path(problem.place.file, folder), problem.subject, problem.message)
        seen[facts] += 1
        found.append(hashlib.sha256("\0".join((*facts, str(seen[facts]))).encode("utf-8", "replace")).hexdigest())
    return found


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
