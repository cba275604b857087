"""Criteria of which only the id is written -> the same criteria in full, or faults of unknown ids (REF-1)."""

from collections.abc import Collection, Mapping

from playpress.graph.references import MAX_SEARCHES, Index
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.part import Criterion
from playpress.problems import Place, Problem, Replacement, fault
from playpress.source.document import Origin
from playpress.thesaurus import nearest


def in_full(
    inside: Mapping[str, walk.Values], origins: Mapping[str, Origin], index: Index
) -> tuple[dict[str, Entity], list[Problem]]:
    """The definitions in which a criterion was completed, by key. `inside` are the values of each.

    Where some of the playbook could not be read, an id may be written there, and is not reported.
    """
    criteria = [(key, path, value) for key, values in inside.items() for path, value in _criteria(values)]
    written: dict[str, Criterion] = {}
    in_use = [index.entities[key].status == "active" for key, _, _ in criteria]
    for wanted in (True, False):
        for (_, _, criterion), used in zip(criteria, in_use, strict=True):
            if used == wanted and not criterion.by_id:
                written.setdefault(criterion.id, criterion)
    changes: dict[str, dict[walk.Path, Criterion]] = {}
    problems: list[Problem] = []
    renamed = {claim.old.part: claim.now.part for claim in index.former.claims if claim.now.part in written}
    for key, path, criterion in criteria:
        if not criterion.by_id:
            continue
        if full := written.get(criterion.id):
            as_id = {"by_id": True, "plain": False, "unnamed": False}
            changes.setdefault(key, {})[path] = full.model_copy(update=as_id)
        elif not index.unread:
            place = origins[key].place((*path, "id"))
            known = written if len(problems) < MAX_SEARCHES else ()
            now = renamed.get(criterion.id, "")
            problems.append(_unknown(criterion.id, place, known) if not now else _renamed(criterion.id, place, now))
    return {key: walk.replaced(index.entities[key], found) for key, found in changes.items()}, problems


def _criteria(values: walk.Values) -> list[tuple[walk.Path, Criterion]]:
    return [(path, value) for path, value, _ in values if isinstance(value, Criterion)]


def _unknown(identifier: str, place: Place, known: Collection[str]) -> Problem:
    near = nearest(identifier, known)
    hint = f'Did you mean "{near}"?' if near else "Write its `text` here, once in the playbook."
    message = f'no criterion with the id "{identifier}" has a text'
    return fault("REF-1", message, place, hint, instead=Replacement(near) if near else None)


def _renamed(identifier: str, place: Place, now: str) -> Problem:
    message = f'the criterion "{identifier}" is called "{now}" now'
    return fault("REF-1", message, place, f'Write "{now}".', instead=Replacement(now))
