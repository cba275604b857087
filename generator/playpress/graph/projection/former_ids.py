"""Definitions that remain -> the same without former ids that name another definition which does not remain."""

from typing import TypeVar

from playpress.graph.book import Book
from playpress.graph.projection.remaining import Remaining
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.former_id import FormerId
from playpress.model.ref import Ref

E = TypeVar("E", bound=Entity)


class FormerIdsTold:
    """Which former ids an edition may tell: those of a definition itself, and of places that its readers see."""

    def __init__(self, kept: Remaining, book: Book) -> None:
        self._kept, self._former = kept, book.former
        self._kinds = {entity.about.name for entity, _ in kept.entities.values()}
        self._keys = {claim.key for claim in book.former.claims}

    def entity(self, entity: E) -> E:
        """A definition with the former ids that its readers may learn."""
        if entity.key not in self._keys:
            return entity
        changes = {
            path: few
            for path, value, _ in walk.values(entity)
            if path[-1] == "was" and isinstance(value, tuple)
            if (few := tuple(each for each in value if self._is_told(each, entity))) != value
        }
        return walk.replaced(entity, changes) if changes else entity

    def _is_told(self, former: FormerId, entity: Entity) -> bool:
        kind = former.kind or entity.about.name
        if not former.part:
            return kind in self._kinds
        whole = Ref(kind, former.id)
        there = self._former.today(whole) or whole
        return str(there.whole) in self._kept.entities
