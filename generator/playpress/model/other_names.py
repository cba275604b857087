"""A definition in which fields have other names that are read as well -> the same under the names of the fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from playpress.model import field
from playpress.model.entity import Entity
from playpress.problems import Problem, fault
from playpress.source.document import Document, Mark, Origin, Raw


def renamed(document: Document, kind: type[Entity]) -> tuple[Document, list[Problem]]:
    """A definition with `formerly` read as `was`, also in its parts; where both are written, that is a fault.

    Places in it stay those of the file.
    """
    names = {other: name for other, name in _names(kind).items() if other in document.origin.text}
    if not names:
        return document, []
    problems: list[Problem] = []
    reading = _Renaming(names, document.origin, problems)
    value, mark = reading.value(document.value, document.origin.mark, named=True)
    return Document(value, Origin(document.origin.source, mark)), problems


@cache
def _names(kind: type[Entity]) -> Mapping[str, str]:
    """The other name of a field -> its name, but for what the kind has a field of its own for."""
    also = {field.of(info).also: name for name, info in Entity.model_fields.items()}
    return {other: name for other, name in also.items() if other and other not in kind.model_fields}


@dataclass(frozen=True, slots=True)
class _Renaming:
    """Under which names to read, and what is wrong with them."""

    names: Mapping[str, str]
    origin: Origin
    problems: list[Problem]

    def value(self, value: Raw, mark: Mark, *, named: bool = False) -> tuple[Raw, Mark]:
        """A value with its mark. `named`: whether it is a definition or an item, which may have other names."""
        if isinstance(value, list):
            return self._items(value, mark)
        return self._fields(value, mark, self.names if named else {}) if isinstance(value, dict) else (value, mark)

    def _items(self, items: list[Raw], mark: Mark) -> tuple[Raw, Mark]:
        found = [self.value(each, mark.children.get(at, mark), named=True) for at, each in enumerate(items)]
        marks: dict[str | int, Mark] = {at: below for at, (_, below) in enumerate(found) if at in mark.children}
        return [each for each, _ in found], Mark(mark.start, mark.end, mark.key, marks)

    def _fields(self, fields: dict[str, Raw], mark: Mark, names: Mapping[str, str]) -> tuple[Raw, Mark]:
        kept: dict[str, Raw] = {}
        marks = dict(mark.children)
        for name, each in fields.items():
            now, at = names.get(name, name), marks.pop(name, mark)
            if now != name and now in fields:
                place = self.origin.source.place(at.key[0] if at.key else at.start)
                message = f"`{name}` is another name of `{now}`, and both are here"
                cure = f"Move its ids to `{now}`, and delete `{name}`."
                self.problems.append(fault("YML-DUPLICATE", message, place, cure))
                continue
            kept[now], below = self.value(each, at)
            if name in mark.children:
                marks[now] = below
        return kept, Mark(mark.start, mark.end, mark.key, marks)
