"""Facts that definitions say they carry -> faults of those no inventory lists, and of passages that are not there."""

from collections.abc import Iterator, Mapping, Sequence

from playpress.graph.references import MAX_SEARCHES
from playpress.model import walk, way
from playpress.model.entity import Entity
from playpress.model.inventory import Inventory
from playpress.model.part import CarriedFact, Model
from playpress.problems import Problem, fault
from playpress.source.document import Origin
from playpress.thesaurus import by_letters, nearest

_SHOWN = 8

CarriedFacts = tuple[tuple[walk.Path, Model, CarriedFact], ...]
"""Facts that a definition carries, each with its place and with what carries it: the definition or one of its parts."""


def carried(entities: Mapping[str, Entity], inside: Mapping[str, walk.Values]) -> Mapping[str, CarriedFacts]:
    """The facts that definitions carry, by the key of each definition that carries some."""
    return {key: found for key, values in inside.items() if (found := tuple(_of(entities[key], values)))}


def _of(entity: Entity, inside: walk.Values) -> Iterator[tuple[walk.Path, Model, CarriedFact]]:
    holders: dict[walk.Path, Model] = {(): entity}
    for path, value, _ in inside:
        if isinstance(value, CarriedFact):
            yield path, holders[path[:-2]], value
        elif isinstance(value, Model):
            holders[path] = value


def problems(
    carriers: Mapping[str, CarriedFacts], origins: Mapping[str, Origin], inventories: Sequence[Inventory]
) -> Iterator[Problem]:
    """REF-1 for `covers`: an id that no inventory lists, or a passage that its definition has not."""
    known = {fact.id for inventory in inventories for fact in inventory.facts}
    reported = 0
    for key, found in carriers.items():
        for path, holder, each in found:
            if str(each.fact) not in known:
                reported += 1
                near = by_letters(str(each.fact), known) if reported < MAX_SEARCHES else ""
                hint = f'Did you mean "{near}"?' if near else "List it in a CSV under content/inventories/."
                place = origins[key].place((*path, "fact"))
                yield fault("REF-1", f'no inventory lists the fact "{each.fact}"', place, hint)
            if each.in_ and (wrong := _wrong_way(holder, str(each.in_))):
                yield fault("REF-1", wrong[0], origins[key].place((*path, "in")), wrong[1])


def _wrong_way(holder: Model, words: str) -> tuple[str, str] | None:
    """What is wrong with the way to a passage, and what to write."""
    try:
        found = way.end(holder, words)
    except LookupError as error:
        word, there = error.args
        near = nearest(word, there)
        hint = f'Did you mean "{near}"?' if near else f"There is: {', '.join(there[-_SHOWN:]) or 'nothing'}."
        return f'there is no passage "{words}" here', hint
    if found in (None, (), {}, ""):
        return f'nothing is written in "{words}"', "Name the field in which the fact is said."
    return None
