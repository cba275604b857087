"""A definition -> the same without what is hidden: values, marks, and which references went."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any, Final, TypeVar

from playpress.model import field
from playpress.model.entity import Entity
from playpress.model.own_page import FrontMatter
from playpress.model.part import Criterion, Model, Part
from playpress.model.ref import Ref
from playpress.model.walk import Path
from playpress.source.document import Mark, Origin

E = TypeVar("E", bound=Entity)


class _Gone:
    """Stands for a value that is not there any more."""


_GONE: Final = _Gone()
FOR_AUTHORS = ("covers", "enforced_by", "waive", "restricted", "visibility")
"""Fields that are for those who keep the playbook, whatever else its readers may see."""


@dataclass(slots=True)
class Pruning:
    """What to take out of a definition, and what was taken out."""

    may_see: Callable[[str | None], bool]
    is_hidden: Callable[[Ref], bool]
    criteria: Collection[str]
    """The ids of criteria that are written in full where they may be seen."""
    hidden_ids: Collection[str]
    """Names of its own parts, and of what it refers to, that may not be seen: values by these names go as well."""
    unseen: Collection[str]
    """Fields that these readers do not see in any definition."""
    named: list[tuple[Path, Ref]] = attribute(default_factory=list)
    """References that went, and where they stood."""

    def entity(self, entity: E, origin: Origin) -> tuple[E, Origin] | None:
        """The definition as it remains; nothing where it cannot do without something that is hidden."""
        restricted = [name for name, to in entity.restricted.items() if not self.may_see(to)]
        left, mark = self._model(entity, origin.mark, (), restricted)
        return None if isinstance(left, _Gone) else (left, Origin(origin.source, mark))

    def front(self, front: FrontMatter, mark: Mark) -> FrontMatter:
        """The front matter of a page that may be seen: none of its fields is one that it cannot do without."""
        left, _ = self._model(front, mark, ())
        return front if isinstance(left, _Gone) else left

    def _model(self, model: Any, mark: Mark, path: Path, restricted: Collection[str] = ()) -> tuple[Any, Mark]:
        changes: dict[str, Any] = {}
        unset: set[str] = set()
        marks = dict(mark.children)
        for name, info in type(model).model_fields.items():
            written, value = info.alias or name, getattr(model, name)
            inner = mark.children.get(written, mark)
            unseen = written in self.unseen or written in restricted
            left, below = (_GONE, inner) if unseen else self._value(value, inner, (*path, written))
            if isinstance(left, _Gone) or (left == () and value != ()):
                if info.is_required():
                    return _GONE, mark
                left = field.unwritten(info)
                unset.add(name)
                marks.pop(written, None)
            elif written in marks:
                marks[written] = below
            if left is not value:
                changes[name] = left
        if not changes:
            return model, mark
        copy = model.model_copy(update=changes)
        copy.model_fields_set.difference_update(unset)
        return copy, Mark(mark.start, mark.end, mark.key, marks)

    def _value(self, value: Any, mark: Mark, path: Path) -> tuple[Any, Mark]:
        if isinstance(value, Ref):
            if self.is_hidden(value):
                self.named.append((path, value))
                return _GONE, mark
        elif isinstance(value, Model):
            return (_GONE, mark) if self._is_hidden_part(value) else self._model(value, mark, path)
        elif isinstance(value, tuple):
            return self._items(value, mark, path)
        elif isinstance(value, Mapping):
            return self._named(value, mark, path)
        return value, mark

    def _is_hidden_part(self, value: Model) -> bool:
        """Whether a part may not be seen, or is a criterion whose words may not."""
        elsewhere = isinstance(value, Criterion) and value.by_id and value.id not in self.criteria
        return elsewhere or (isinstance(value, Part) and not self.may_see(value.visibility))

    def _items(self, items: tuple[Any, ...], mark: Mark, path: Path) -> tuple[tuple[Any, ...], Mark]:
        left: list[Any] = []
        marks: dict[str | int, Mark] = {}
        for number, item in enumerate(items):
            value, below = self._value(item, mark.children.get(number, mark), (*path, number))
            if not isinstance(value, _Gone):
                if number in mark.children:
                    marks[len(left)] = below
                left.append(value)
        same = len(left) == len(items) and all(new is old for new, old in zip(left, items, strict=True))
        return (items, mark) if same else (tuple(left), Mark(mark.start, mark.end, mark.key, marks))

    def _named(self, values: Mapping[Any, Any], mark: Mark, path: Path) -> tuple[Any, Mark]:
        left: dict[Any, Any] = {}
        marks: dict[str | int, Mark] = {}
        for key, value in values.items():
            name = key.id if isinstance(key, Ref) else key
            if isinstance(key, Ref) and self.is_hidden(key):
                self.named.append(((*path, name), key))
                continue
            new, below = self._value(value, mark.children.get(name, mark), (*path, name))
            if name not in self.hidden_ids and not isinstance(new, _Gone):
                left[key] = new
                if name in mark.children:
                    marks[name] = below
        if len(left) == len(values) and all(left[key] is values[key] for key in values):
            return values, mark
        return (left or _GONE), Mark(mark.start, mark.end, mark.key, marks)
