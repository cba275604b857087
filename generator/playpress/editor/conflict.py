"""What a form began with, what it says and what the file says by now -> one draft, and what both have changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from playpress.source.document import Raw


@dataclass(frozen=True, slots=True)
class Merged:
    """A definition that two people changed."""

    raw: Raw
    """What one of them changed is as they changed it; what both changed is as the form says it."""
    theirs: Mapping[str, Raw]
    """Of what both changed: what the file says."""
    removed: frozenset[str] = frozenset()
    """What the form had no more and the file says differently by now: it is in the draft again, to be decided."""


def merged(base: Raw, mine: Raw, theirs: Raw) -> Merged:
    """Field by field, so that nothing is lost: neither what was typed nor what was saved meanwhile."""
    if not (isinstance(base, dict) and isinstance(mine, dict) and isinstance(theirs, dict)):
        return Merged(mine, {} if mine == theirs else {"": theirs})
    fields: dict[str, Raw] = {}
    both: dict[str, Raw] = {}
    removed = set()
    for name in dict.fromkeys((*theirs, *mine)):
        was, here, there = (each.get(name) for each in (base, mine, theirs))
        kept = there if here == was else here
        if here != was and there not in (was, here):
            both[name] = there
            if name not in mine:
                kept = there
                removed.add(name)
        if kept is not None or (name in theirs and name in mine):
            fields[name] = kept
    return Merged(fields, both, frozenset(removed))
