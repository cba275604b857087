"""DUP of criteria: one id with two conditions, where steps, stages, hand-offs and audiences have it, or a checklist."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from playpress.checks.check import Finding, check, requirement
from playpress.checks.same_word import key
from playpress.graph import Book, insight
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.kinds.checklist import Item
from playpress.model.part import Criterion
from playpress.problems import Level, Place, shorten

_ASPECTS = {"text": "texts", "kind": "kinds", "evidence": "types of evidence"}
"""The fields of a criterion that its copies must agree in, and what several of them are called."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HINT = "Let the item say what the criterion says, or give it another `id`."
_MOST_PLACES = 20
"""How many other places a finding names."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A criterion where it stands; or an item of a checklist with its id."""

    criterion: Criterion | Item
    entity: Entity
    path: walk.Path

    @property
    def in_full(self) -> bool:
        """Whether its text is written here."""
        return not (isinstance(self.criterion, Criterion) and self.criterion.by_id)

    def place(self, book: Book) -> Place:
        """Its line."""
        return book.place(self.entity, *self.path)


@insight
def _by_id(book: Book) -> dict[str, list[_Written]]:
    """Every criterion of an active definition, by its id, written in full or not; and the items that were given it."""
    found: dict[str, list[_Written]] = {}
    items: list[_Written] = []
    for entity in book.entities.values():
        if entity.status == "active" and (walk.may_hold(type(entity), Criterion) or walk.may_hold(type(entity), Item)):
            for path, value, _ in book.inside(entity):
                if isinstance(value, Criterion):
                    found.setdefault(value.id, []).append(_Written(value, entity, path))
                elif isinstance(value, Item) and not value.unnamed:
                    items.append(_Written(value, entity, path))
    for item in items:
        if item.criterion.id in found:
            found[item.criterion.id].append(item)
    return found


@requirement("a criterion that is in two places")
def _has_twins(book: Book) -> bool:
    return any(len(places) > 1 for places in _by_id(book).values())


@check(
    "DUP-1",
    "One criterion says two things.",
    why="Each team reads the copy next to its own work, and both are sure of what was agreed.",
    fix="Write it once, and name it by its id alone elsewhere (`{id: phone-given}`), or give one of them another id.",
    level="error",
    levels="error; warn where an id is made of the words of its text, because the two may be the same by chance, and "
    "for an item of a checklist with the same numbers, which may only say it as a task",
    requires=_has_twins,
    certain=True,
)
def criterion_with_two_texts(book: Book) -> Iterator[Finding]:
    """Each version that contradicts the commonest one, once. What is unsaid contradicts nothing.

    An id that is made of the words of its text may be the same by chance.
    """
    for identity, places in _by_id(book).items():
        written = [each for each in places if each.in_full]
        if len(written) < 2:
            continue
        common = {what: _commonest(written, what) for what in _ASPECTS}
        versions: dict[tuple[str, ...], list[_Written]] = {}
        for each in written:
            if apart := tuple(_apart(each, common)):
                versions.setdefault(apart, []).append(each)
        for apart, copies in versions.items():
            message = f'the criterion "{identity}" is there with {" and with ".join(apart)}'
            hint = _HINT if all(isinstance(each.criterion, Item) for each in copies) else ""
            hint = (
                hint
                or f"Keep one, and write `{{id: {identity}}}` in the other places; or give one of them another `id`."
            )
            own = {id(each) for each in copies}
            rest = (each for each in written if id(each) not in own)
            also = tuple(each.place(book) for each in islice(chain(copies[1:], rest), _MOST_PLACES))
            others = [each for each in written if id(each) not in own]
            named = all(any(not each.criterion.unnamed for each in side) for side in (copies, others))
            level: Level = "error" if named and not all(_is_a_task(each, common["text"]) for each in copies) else "warn"
            yield Finding(message, copies[0].place(book), copies[0].entity, hint, also=also, level=level)


def _commonest(written: list[_Written], what: str) -> str:
    said = [str(value) for each in written if (value := getattr(each.criterion, what, None))]
    counts = Counter(key(each) for each in said)
    return max(said, key=lambda each: counts[key(each)], default="")


def _apart(written: _Written, common: Mapping[str, str]) -> Iterator[str]:
    """In what a copy contradicts the others."""
    for what, words in _ASPECTS.items():
        said = str(getattr(written.criterion, what, None) or "")
        if said and key(said) != key(common[what]):
            yield f'two {words}: "{shorten(common[what])}" and "{shorten(said)}"'


def _is_a_task(written: _Written, text: str) -> bool:
    """Whether it is an item that says the condition as something to do: in other words, with the same numbers."""
    numbers = (sorted(_NUMBER.findall(str(said))) for said in (written.criterion.text, text))
    return isinstance(written.criterion, Item) and next(numbers) == next(numbers)
