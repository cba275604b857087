"""Ids that a definition or a part had -> the changes that let it remember them (`was`), where it does not yet."""

import re
from collections.abc import Iterator, Mapping, Sequence

from playpress.authoring.workspace import Way
from playpress.model import field
from playpress.model.entity import Entity
from playpress.source.document import Raw
from playpress.source.edit import Add, Change, Put, Remove, smallest

WAS = "was"


def remembered(raw: Raw, way: Way, former: Sequence[str], present: str, part_of: str = "") -> Iterator[Change]:
    """The changes to what is written at a place. An id that it had before and has again is none of a former one.

    A part that is written as a text gets the id that it has at present. `part_of`: the definition from which a part
    comes, which its former ids belong to where they name no other one.
    """
    if isinstance(raw, str):
        yield Put(way, {"id": present.rpartition("#")[2], "text": raw, WAS: list(former)})
        return
    if not isinstance(raw, dict):
        yield Put(way, {WAS: list(former)})
        return
    also = field.facts(Entity, WAS).also
    name = also if also in raw else WAS
    listed = raw.get(name)
    have: list[Raw] = listed if isinstance(listed, list) else []
    full = (f"{part_of}#{each}" if part_of and not re.search("[#:]", str(each)) else str(each) for each in have)
    ids: list[Raw] = [each for each in dict.fromkeys((*full, *former)) if each != present]
    if not have and ids:
        yield Add((*way, name), ids, _position(raw)) if name not in raw else Put((*way, name), ids)
    elif have and not ids:
        yield Remove((*way, name))
    else:
        yield from smallest(have, ids, (*way, name))


def _position(raw: Mapping[str, Raw]) -> int | None:
    """Before the first field that comes after it in the order of fields; None for the end."""
    order = list(Entity.model_fields)
    later = {name for name in order[order.index(WAS) :] if field.facts(Entity, name).upkeep}
    return next((number for number, name in enumerate(raw) if name in later), None)
