"""Inventory and Book -> the facts of a source: which passages carry each, and whether somebody compared the two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from playpress import prose
from playpress.derive import signatures
from playpress.graph import Book, insight
from playpress.model import walk, way
from playpress.model.entity import Entity
from playpress.model.inventory import Fact, Inventory
from playpress.model.part import CarriedFact, Model, Part
from playpress.model.text import Prose, Text

State = Literal["compared", "changed", "not compared", "no passage"]


@dataclass(frozen=True, slots=True)
class Carrier:
    """What carries a fact: a definition or one of its parts, and the passage in it that says the fact."""

    entity: Entity
    part: str
    """The id of the part; "" where the definition itself carries the fact."""
    location: walk.Path
    """Where the definition says that it carries the fact."""
    carried: CarriedFact
    wording: str
    """The fingerprint of the passage as it is now; "" where none is named."""
    words: tuple[str, ...]
    """The texts of the passage."""

    @property
    def state(self) -> State:
        """Whether somebody compared this wording of the passage with the fact."""
        if not self.wording:
            return "no passage"
        if not self.carried.text:
            return "not compared"
        return "compared" if self.carried.text == self.wording else "changed"


@dataclass(frozen=True, slots=True)
class FactCoverage:
    """A fact of an inventory and where the playbook carries it."""

    fact: Fact
    carriers: tuple[Carrier, ...]

    @property
    def state(self) -> State | Literal["missing"]:
        """The best that is known of it: one passage that was compared is enough, but a changed one comes first."""
        states = [each.state for each in self.carriers]
        order: tuple[State, ...] = ("changed", "compared", "not compared", "no passage")
        return next((state for state in order if state in states), "missing")


def facts(book: Book, inventory: Inventory) -> tuple[FactCoverage, ...]:
    """Every fact of an inventory with its carriers."""
    found = carriers(book)
    return tuple(FactCoverage(fact, tuple(found.get(fact.id, ()))) for fact in inventory.facts)


@insight
def carriers(book: Book) -> Mapping[str, list[Carrier]]:
    """What carries each fact, by the fact's id, in reading order."""
    found: dict[str, list[Carrier]] = {}
    for key, facts_of in book.carried.items():
        entity = book.entities[key]
        for location, holder, carried in facts_of:
            values = tuple(_passage(holder, carried))
            part = holder.id if isinstance(holder, Part) else ""
            wording = signatures.wording(values) if values else ""
            words = tuple(_read(value) for _, value in values if isinstance(value, Text))
            found.setdefault(str(carried.fact), []).append(Carrier(entity, part, location, carried, wording, words))
    return found


def _read(text: Text) -> str:
    """A text as its readers see it, without the characters of Markdown."""
    return prose.plain(str(text)) if isinstance(text, Prose) else str(text)


def _passage(holder: Model, carried: CarriedFact) -> Iterator[tuple[walk.Path, object]]:
    """The single values of the passage. A part without a named one is its own; a definition has none then."""
    if carried.in_:
        yield from signatures.signed(way.passage(holder, str(carried.in_)))
    elif isinstance(holder, Part):
        yield from signatures.signed(walk.values(holder))
