"""A model -> everything inside it, each value with its location: the one walk that all relations rest on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from playpress.model import field
from playpress.model.field import FieldFacts
from playpress.model.part import Part
from playpress.model.ref import Ref
from playpress.model.text import Text

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]


Values = Iterable[tuple[Path, Any, FieldInfo]]


def values(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Any, FieldInfo]]:
    """Every written value inside a model, outer before inner, with the field it belongs to.

    A location is what an author would follow: field names as written, list positions from 0. Fields that were left out
    hold None or nothing at all, and are not among them.
    """
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if value is not None:
            yield from inside(value, (*path, info.alias or name), info)


def inside(value: Any, path: Path, info: FieldInfo) -> Iterator[tuple[Path, Any, FieldInfo]]:
    """The value of a field at its location, and every value inside it; nothing where it was left out."""
    if value is None or (isinstance(value, tuple | Mapping) and not value):
        return
    yield path, value, info
    if isinstance(value, BaseModel):
        yield from values(value, path)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from inside(item, (*path, position), info)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            inner = (*path, key.id if isinstance(key, Ref) else key)
            if isinstance(key, Ref):
                yield inner, key, info
            yield from inside(item, inner, info)


def replaced(model: M, changes: Mapping[Path, Any]) -> M:
    """The model with other values at some locations, which are those of `values`."""
    inner: dict[str | int, dict[Path, Any]] = {}
    for path, value in changes.items():
        inner.setdefault(path[0], {})[path[1:]] = value
    names = {info.alias or name: name for name, info in type(model).model_fields.items()}
    new = {names[str(head)]: _replaced(getattr(model, names[str(head)]), rest) for head, rest in inner.items()}
    return model.model_copy(update=new)


def _replaced(value: Any, changes: Mapping[Path, Any]) -> Any:
    if () in changes:
        return changes[()]
    if isinstance(value, BaseModel):
        return replaced(value, changes)
    inner: dict[str | int, dict[Path, Any]] = {}
    for path, new in changes.items():
        inner.setdefault(path[0], {})[path[1:]] = new
    if isinstance(value, Mapping):
        keys = {key.id if isinstance(key, Ref) else key: key for key in value}
        return {**value, **{keys[head]: _replaced(value[keys[head]], rest) for head, rest in inner.items()}}
    return tuple(_replaced(item, inner[number]) if number in inner else item for number, item in enumerate(value))


@cache
def may_hold(model: Any, kind: type) -> bool:
    """Whether a value of some type can be inside of a model of this type, by what its fields may hold."""
    if not isinstance(model, type) or get_origin(model):
        inner = get_args(model)[:1] if get_origin(model) is Annotated else get_args(model)
        return any(may_hold(each, kind) for each in inner)
    if issubclass(model, kind):
        return True
    fields = getattr(model, "model_fields", {})
    return any(may_hold(info.annotation, kind) for info in fields.values())


def refs(inside: Values) -> Iterator[tuple[Path, Ref, FieldInfo]]:
    """Every reference among the values of a model."""
    return ((path, value, info) for path, value, info in inside if isinstance(value, Ref))


def parts(inside: Values) -> Iterator[tuple[Path, Part]]:
    """Every part (step, criterion, item, row, …) among the values of an entity."""
    return ((path, value) for path, value, _ in inside if isinstance(value, Part))


def texts(inside: Values) -> Iterator[tuple[Path, Text]]:
    """Every text and prose among the values of a model."""
    return ((path, value) for path, value, _ in inside if isinstance(value, Text))


def running_texts(inside: Values) -> Iterator[tuple[Path, Text]]:
    """Every text that is our own running text: no lists of words, no codes, nothing that others have written."""
    return ((path, value) for path, value, info in inside if isinstance(value, Text) and field.of(info).running)


def searched_texts(inside: Values) -> Iterator[tuple[Path, Text]]:
    """Every text by which a search finds a definition: nothing it keeps to itself, such as answers of a quiz."""
    return _texts_of(inside, lambda facts: facts.searched)


def read_texts(inside: Values) -> Iterator[Text]:
    """Every text of a definition that its readers read: nothing that only its upkeep needs."""
    return (text for _, text in _texts_of(inside, lambda facts: not facts.upkeep))


def _texts_of(inside: Values, fits: Callable[[FieldFacts], bool]) -> Iterator[tuple[Path, Text]]:
    """The texts of those fields for which a fact holds, at every level down to them."""
    silent: set[Path] = set()
    for path, value, info in inside:
        if path[:-1] in silent or not fits(field.of(info)):
            silent.add(path)
        elif isinstance(value, Text):
            yield path, value
