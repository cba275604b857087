"""Findings that are open -> waivers in the authors' own files: a baseline, so that only what is new is reported."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.outputs import saving
from playpress.problems import Problem
from playpress.source.content import Definition
from playpress.source.document import Raw
from playpress.source.edit import Add, Change, Put

FIELD = "waive"
_ENDED = "FRS-2"
"""The check that reports waivers which have ended: it has nothing to report once all of them are renewed."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is written into each waiver: until when, by which role, and why."""

    until: dt.date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was done: definitions and files changed, and what could not be accepted or written."""

    definitions: int
    files: tuple[str, ...]
    left: tuple[Problem, ...]
    """Findings about no definition of their own: nothing could hold their waiver."""
    refused: tuple[Problem, ...]
    """Why files were left as they are."""


def accept(
    project: Path, book: Book, definitions: Iterable[Definition], open_: Sequence[Problem], agreed: Agreement
) -> Accepted:
    """Write a waiver for each definition and check with an open finding; nothing else in the files changes."""
    ids = {each.file: each.id for each in definitions}
    codes: dict[str, list[str]] = {}
    by_file: dict[str, dict[str, tuple[str | int, ...]]] = {}
    left = []
    for finding in open_:
        holder = _holder(book, finding)
        found = saving.way_to(book, ids, holder) if holder else None
        if holder is None or found is None:
            left.append(finding)
            continue
        if finding.code not in (known := codes.setdefault(holder.key, [])):
            known.append(finding.code)
        by_file.setdefault(found[0], {})[holder.key] = found[1]
    files, refused, changed = [], [], 0
    for file, held in by_file.items():
        changes = [
            change for key, way in held.items() for change in _changes(book.entities[key], way, codes[key], agreed)
        ]
        if problem := saving.save(project, file, changes):
            refused.append(problem)
            continue
        files.append(file)
        changed += len(held)
    return Accepted(changed, tuple(files), tuple(left), tuple(refused))


def _holder(book: Book, finding: Problem) -> Entity | None:
    """The definition whose file takes the waiver: for a hand-off written on a step, the process of the step."""
    entity = book.entities.get(finding.subject)
    if isinstance(entity, Handoff) and not book.has_file(entity):
        return book.get(entity.from_.whole)
    return entity


def _changes(entity: Entity, way: tuple[str | int, ...], codes: Sequence[str], agreed: Agreement) -> list[Change]:
    """The changes of one definition: a waiver that has ended holds again, the others are new."""
    known = {str(waiver.check): number for number, waiver in enumerate(entity.waive)}
    renewed = bool(known) and known.keys() <= set(codes)
    changes: list[Change] = []
    new: list[Raw] = []
    for code in codes:
        if code in known:
            changes.append(Put((*way, FIELD, known[code], "until"), agreed.until.isoformat()))
        elif not (renewed and code == _ENDED):
            new.append(_waiver(code, agreed))
    if not entity.waive:
        return [Put((*way, FIELD), new)] if new else changes
    first = len(entity.waive)
    return changes + [Add((*way, FIELD, first + number), waiver) for number, waiver in enumerate(new)]


def _waiver(code: str, agreed: Agreement) -> dict[str, Raw]:
    return {"check": code, "reason": agreed.reason, "until": agreed.until.isoformat(), "by": agreed.by}
