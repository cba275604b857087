"""All definitions of a playbook -> those that remain for a circle of readers, each without what they may not see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from playpress.graph.book import Book
from playpress.graph.projection.pruning import FOR_AUTHORS, Pruning
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Step
from playpress.model.load import Loaded
from playpress.model.own_page import FrontMatter, OwnPage
from playpress.model.part import Criterion
from playpress.model.ref import Ref
from playpress.source.document import Origin

_NEVER = ("draft", "archived")
"""What no edition for a further circle has, whatever the settings say."""


class Remaining:
    """What remains of the definitions of a playbook without faults, which `book` holds, linked."""

    def __init__(self, loaded: Loaded, book: Book, circle: str) -> None:
        self.entities: dict[str, tuple[Entity, Origin]] = {}
        """By key, in reading order."""
        self.named: dict[str, list[tuple[walk.Path, Ref]]] = {}
        """The references that went, by the key of the definition they stood in."""
        self.without: dict[str, tuple[walk.Path, Ref]] = {}
        """What may be seen and goes all the same: where it names what it cannot do without."""
        self._book, self._circle, self._readers = book, circle, book.settings.circles
        self._written = {entity.key: (entity, origin) for entity, origin in loaded.entities}
        self._in_steps: dict[str, list[Handoff]] = defaultdict(list)
        for handoff in book.all(Handoff):
            if handoff.key not in self._written and handoff.from_:
                self._in_steps[str(handoff.from_.whole)].append(handoff)
        hidden = (*book.settings.hidden, *(() if self._readers.sees_all(circle) else _NEVER))
        for key, (entity, origin) in self._written.items():
            if entity.status not in hidden and self._readers.may_see(circle, entity.visibility):
                self.entities[key] = entity, origin
        self._parts = {key: _part_ids(entity) for key, (entity, _) in self.entities.items()}
        self._criteria = self._written_criteria()
        self._settle()

    def is_hidden(self, ref: Ref) -> bool:
        """Whether a reference of the playbook leads to what does not remain."""
        key = str(ref.whole)
        handoff = self._book.entities.get(key)
        if key not in self._written and isinstance(handoff, Handoff) and handoff.from_:
            return self._is_gone_from_its_step(handoff.from_, ref.part)
        return key not in self.entities or bool(ref.part and ref.part not in self._parts[key])

    def _is_gone_from_its_step(self, sender: Ref, part: str) -> bool:
        """The same of a hand-off that is written in the step that sends."""
        if self.is_hidden(sender):
            return True
        process, _ = self.entities[str(sender.whole)]
        steps = (each for _, each in walk.parts(walk.values(process)) if isinstance(each, Step))
        gone = not any(step.id == sender.part and step.hands_to for step in steps)
        return gone or bool(part and part not in self._parts[process.key])

    def _settle(self) -> None:
        """Take out what is hidden, then what cannot do without it, until nothing changes any more."""
        due: Iterable[str] = tuple(self.entities)
        while due:
            changed = [key for key in due if key in self.entities and self._prune(key)]
            due = dict.fromkeys(each for key in changed for each in self._affected(key))
            due |= dict.fromkeys(self._without_criteria())

    def _prune(self, key: str) -> bool:
        """Whether a definition goes now, or parts of it."""
        entity, origin = self._written[key]
        pruning = self._pruning((_part_ids(entity) - self._parts[key]) | self._hidden_names(entity))
        left = pruning.entity(entity, origin)
        self.named[key] = pruning.named
        if left is None:
            self.without[key] = pruning.named[-1] if pruning.named else ((), Ref(entity.about.name, entity.id))
            del self.entities[key], self._parts[key]
            return True
        self.entities[key], before = left, self._parts[key]
        self._parts[key] = _part_ids(left[0])
        return self._parts[key] != before

    def _hidden_names(self, entity: Entity) -> frozenset[str]:
        """The names by which a definition may say something of what it refers to and its readers may not see."""
        refs = {value: self.is_hidden(value) for _, value, _ in walk.values(entity) if isinstance(value, Ref)}
        seen = {name for ref, hidden in refs.items() if not hidden for name in (ref.id, str(ref))}
        return frozenset(name for ref, hidden in refs.items() if hidden for name in (ref.id, str(ref))) - seen

    def front(self, page: OwnPage) -> FrontMatter:
        """The front matter of a page without what its readers may not see."""
        return self._pruning(()).front(page.front, page.origin.mark) if page.origin else page.front

    def _pruning(self, hidden_ids: Collection[str]) -> Pruning:
        unseen = () if self._readers.sees_all(self._circle) else FOR_AUTHORS
        return Pruning(self._sees_part, self.is_hidden, self._criteria, hidden_ids, unseen)

    def _sees_part(self, visibility: str | None) -> bool:
        """Whether a part or a field may be seen where the whole is: one that says nothing is."""
        return visibility is None or self._readers.may_see(self._circle, visibility)

    def _affected(self, key: str) -> Iterator[str]:
        """Where a change of a definition may take something away: there, and wherever it is named."""
        yield key
        for entity in (self._written[key][0], *self._in_steps.get(key, ())):
            yield from (str(link.source.whole) for link in self._book.links_to(entity))

    def _written_criteria(self) -> frozenset[str]:
        """The criteria whose text is in what remains."""
        return frozenset(
            part.id for entity, _ in self.entities.values() for part in _criteria(entity) if not part.by_id
        )

    def _without_criteria(self) -> Iterator[str]:
        """The definitions that name a criterion whose text has just gone."""
        before, self._criteria = self._criteria, self._written_criteria()
        gone = before - self._criteria
        for key, (entity, _) in self.entities.items() if gone else ():
            if any(part.by_id and part.id in gone for part in _criteria(entity)):
                yield key


def _part_ids(entity: Entity) -> frozenset[str]:
    return frozenset(part.id for _, part in walk.parts(walk.values(entity)))


def _criteria(entity: Entity) -> Iterator[Criterion]:
    return (part for _, part in walk.parts(walk.values(entity)) if isinstance(part, Criterion))
