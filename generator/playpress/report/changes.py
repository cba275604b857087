"""Changes -> what people and machines read: grouped lines in a terminal, JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import click

from playpress.derive.changes import SAID, Change, ChangedFinding, Changes, Concern
from playpress.derive.differences import Difference
from playpress.problems import Problem, visible

_COLOURS = {"added": "green", "removed": "red", "changed": "cyan", "renamed": "cyan"}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom changes are reported: a role, or all roles of a team."""

    kind: Literal["role", "team"]
    id: str
    name: str
    roles: tuple[str, ...]


def lines(changes: Changes, reader: Reader | None = None) -> Iterator[str]:
    """For people: one line that sums up, then every definition with whom it concerns, then the findings.

    With a reader, only what concerns that role or team.
    """
    shown = changes.of(*reader.roles) if reader else changes
    yield f"For {visible(reader.name)}: {_small(shown.summary)}" if reader else shown.summary
    for change in shown.definitions:
        yield from _change(change, changes.roles)
    if shown.settings:
        yield ""
        yield click.style("Settings (content/playbook.yml)", bold=True)
        yield from (f"  {visible(each.sentence)}" for each in shown.settings)
    yield from _findings("New findings", shown.appeared)
    yield from _findings("Findings that are gone", shown.gone)


def as_json(
    since: str,
    until: str,
    changes: Changes | None,
    faults: Mapping[str, Sequence[Problem]],
    reader: Reader | None = None,
) -> str:
    """One object, told key by key in the README. `faults` are those of the states `since` and `until`."""
    shown = (changes.of(*reader.roles) if reader else changes) if changes else Changes()
    told = {
        "schema": 1,
        "since": since,
        "until": until,
        "role": reader.id if reader and reader.kind == "role" else "",
        "team": reader.id if reader and reader.kind == "team" else "",
        "definitions": [_change_row(each) for each in shown.definitions],
        "settings": [_difference_row(each) for each in shown.settings],
        "findings": {
            "new": [_finding_row(each) for each in shown.appeared],
            "gone": [_finding_row(each) for each in shown.gone],
        },
        "faults": {state: [_fault_row(each) for each in found] for state, found in faults.items()},
        "summary": {
            "added": shown.count("added"),
            "removed": shown.count("removed"),
            "changed": shown.count("changed"),
            "renamed": shown.count("renamed"),
            "settings": len(shown.settings),
            "findings_new": len(shown.appeared),
            "findings_gone": len(shown.gone),
        },
    }
    return json.dumps(told, indent=2)


def _change(change: Change, roles: Mapping[str, str]) -> Iterator[str]:
    yield ""
    state = click.style(SAID[change.sort], fg=_COLOURS[change.sort])
    yield f"{click.style(f'{change.kind}: {visible(change.name)}', bold=True)}  {state}"
    yield click.style(f"  For {visible(names(change.concern, roles))}", dim=True)
    if change.was:
        yield f"  Formerly {change.was}, now {change.key}: the former address leads on."
    if change.summary and change.sort == "added":
        yield f"  {visible(change.summary)}"
    yield from (f"  {visible(each.sentence)}" for each in change.differences)


def names(concern: Concern, roles: Mapping[str, str]) -> str:
    """Whom it concerns, in words."""
    if concern.everybody:
        return "all roles"
    return ", ".join(name for role, name in roles.items() if role in concern.roles) or "no role in particular"


def _findings(head: str, found: Sequence[ChangedFinding]) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield click.style(head, bold=True)
    for problem in (each.problem for each in found):
        accepted = f" (accepted: {problem.waived})" if problem.waived else ""
        yield visible(f"  {problem.level} {problem.code}  {problem.message}{accepted}")


def _change_row(change: Change) -> dict[str, object]:
    return {
        "key": change.key,
        "kind": change.key.partition(":")[0],
        "name": change.name,
        "change": change.sort,
        "was": change.was,
        **_concern_row(change.concern),
        "differences": [_difference_row(each) for each in change.differences],
    }


def _difference_row(found: Difference) -> dict[str, object]:
    return {
        "field": found.field,
        "change": found.sort,
        "before": found.before,
        "after": found.after,
        "sentence": found.sentence,
    }


def _finding_row(found: ChangedFinding) -> dict[str, object]:
    problem = found.problem
    return {
        "level": problem.level,
        "code": problem.code,
        "subject": problem.subject,
        "message": problem.message,
        "accepted": problem.waived,
        **_concern_row(found.concern),
    }


def _concern_row(concern: Concern) -> dict[str, object]:
    return {"everybody": concern.everybody, "roles": list(concern.roles)}


def _fault_row(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }


def _small(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"
