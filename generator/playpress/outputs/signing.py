"""A signature -> the definition's own file: who agreed or compared, on which day, and with which wording."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from playpress.derive import signatures
from playpress.derive.fact_coverage import Carrier
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.role import Role
from playpress.outputs import saving
from playpress.outputs.disk import RefusedError
from playpress.problems import Problem
from playpress.source.content import Definition
from playpress.source.document import Raw
from playpress.source.edit import Add, Change, Put

FIELD = "approved_by"


def sign(
    project: Path, book: Book, definitions: Iterable[Definition], entity: Entity, role: Role, day: dt.date
) -> Problem | None:
    """Write that a role approves the present wording; an earlier approval of the role is renewed."""
    found = saving.way_to(book, {each.file: each.id for each in definitions}, entity)
    if found is None:
        raise RefusedError(
            f'"{entity.id}" is written on a step (`hands_to`), where nothing can be signed. '
            "Move it into a file of its own under content/handoffs/."
        )
    file, way = found
    text = signatures.fingerprint(book, entity)
    return saving.save(project, file, _changes(entity, way, {"role": role.id, "date": day.isoformat(), "text": text}))


def sign_facts(
    project: Path, book: Book, definitions: Iterable[Definition], carriers: Iterable[Carrier], role: Role, day: dt.date
) -> Problem | None:
    """Write that a role compared these passages with their facts; each file is changed once."""
    ids = {each.file: each.id for each in definitions}
    changes: dict[str, list[Change]] = {}
    for carrier in carriers:
        found = saving.way_to(book, ids, carrier.entity)
        if found is None:
            raise RefusedError(f'"{carrier.entity.id}" has no file of its own, so nothing can be signed in it.')
        file, way = found
        passage: dict[str, Raw] = {"in": str(carrier.carried.in_)} if carrier.carried.in_ else {}
        stamp: dict[str, Raw] = {"by": role.id, "date": day.isoformat(), "text": carrier.wording}
        changes.setdefault(file, []).append(
            Put((*way, *carrier.location), {"fact": str(carrier.carried.fact), **passage, **stamp})
        )
    problems = (saving.save(project, file, each) for file, each in changes.items())
    return next((each for each in problems if each), None)


def _changes(entity: Entity, way: tuple[str | int, ...], approval: dict[str, Raw]) -> list[Change]:
    roles = [each.role.id for each in entity.approved_by]
    if not roles:
        return [Put((*way, FIELD), [approval])]
    if approval["role"] in roles:
        position = roles.index(str(approval["role"]))
        return [Put((*way, FIELD, position, name), approval[name]) for name in ("date", "text")]
    return [Add((*way, FIELD, len(roles)), approval)]
