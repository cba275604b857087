"""Problems -> SARIF 2.1.0, which code scanning and editors read: each with its rule, its place and further places."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from playpress import __version__
from playpress.checks import CHECKS
from playpress.faults import FAULTS
from playpress.problems import Place, Problem
from playpress.report.annotations import fingerprints, path, words

_LEVELS = {"error": "error", "warn": "warning", "info": "note"}
_DIALECT = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Sequence[Problem], folder: str = "") -> str:
    """One log with one run. `folder` is where the project is in its repository."""
    codes = sorted({problem.code for problem in problems})
    rows = [
        _result(problem, codes.index(problem.code), fingerprint, folder)
        for problem, fingerprint in zip(problems, fingerprints(problems, folder), strict=True)
    ]
    driver = {"name": "Playpress", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": rows}
    return json.dumps({"$schema": _DIALECT, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    """What a code means, from the catalogue of faults or from its check."""
    for check in CHECKS:
        if check.code == code:
            level = {"level": _LEVELS[check.level]}
            help_ = f"{check.why} {check.fix}"
            return {"id": code, **_described(check.description, help_), "defaultConfiguration": level}
    meaning = FAULTS.get(code)
    return {"id": code, **(_described(meaning.means, meaning.cure) if meaning else {})}


def _described(short: str, more: str) -> dict[str, Any]:
    return {"shortDescription": {"text": short}, "help": {"text": more}}


def _result(problem: Problem, rule: int, fingerprint: str, folder: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.level],
        "message": {"text": words(problem)},
        "locations": [_location(problem.place, folder)],
        "partialFingerprints": {"playpress/v1": fingerprint},
    }
    if problem.also:
        result["relatedLocations"] = [
            {"id": number, **_location(place, folder)} for number, place in enumerate(problem.also, 1)
        ]
    if problem.waived:
        result["suppressions"] = [{"kind": "inSource", "justification": problem.waived}]
    return result


def _location(place: Place, folder: str) -> dict[str, Any]:
    file = {"uri": quote(path(place.file, folder), errors="replace"), "uriBaseId": "%SRCROOT%"}
    return {
        "physicalLocation": {
            "artifactLocation": file,
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
