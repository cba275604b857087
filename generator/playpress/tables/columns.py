"""A kind -> its tables: one of its definitions, and one for each list of parts, with their columns."""

import datetime as dt
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from playpress.model import field, guide
from playpress.model.entity import Entity
from playpress.model.part import Criterion, Model, Part, Phrase
from playpress.model.ref import To
from playpress.model.text import Prose, Wording
from playpress.model.value import Codec, Numeral
from playpress.model.values import Money

Shape = Literal["word", "list", "names", "fields"]
"""What a cell says: one value, a list, values by names, or fields that may also be written as a text."""
Native = Literal["", "date", "whole", "share", "money"]
"""What a spreadsheet has a type for; everything else is text there."""

ID, NUMBER = "id", "#"
"""The columns that say which definition or part a row is: by its id, or by its position (from 1)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the way to its value inside of a definition or a part, and what may be said there."""

    path: tuple[str, ...]
    label: str
    description: str = ""
    shape: Shape = "word"
    native: Native = ""
    choices: tuple[str, ...] = ()
    choice_words: tuple[str, ...] = ()
    """What readers read for each of the choices, in their order."""
    target: To | None = None
    """What its references, or the names of its values, may mean."""
    long: bool = False
    """Whether whole paragraphs may stand there."""
    required: bool = False
    running: bool = True
    """Whether it is running text, in which a comma separates nothing."""
    upkeep: bool = False
    """Whether only those need it who keep the playbook up."""

    @property
    def name(self) -> str:
        """Its name as an author writes it: `breach.action`."""
        return ".".join(self.path)

    def of(self, key: str) -> "Column":
        """The column of one name among values by names."""
        return replace(self, path=(*self.path, key), label=f"{self.label}: {key}", shape="word", target=None)


@dataclass(frozen=True, slots=True)
class DataTable:
    """The definitions of a kind, or the items of one of its lists: a row each."""

    kind: type[Entity]
    model: type[Model]
    columns: tuple[Column, ...]
    field: str = ""
    """The field that holds the items; empty for the definitions themselves."""

    @property
    def name(self) -> str:
        """Its name in files: `processes`, `processes.steps`."""
        return f"{self.kind.about.plural}.{self.field}" if self.field else self.kind.about.plural

    @property
    def title(self) -> str:
        """What a sheet of it is called: "Processes", "Process steps"."""
        if not self.field:
            return self.kind.about.titles
        return f"{self.kind.about.title} {self.field.replace('_', ' ')}"

    @property
    def by_id(self) -> bool:
        """Whether its rows have ids; the others are told apart by their position."""
        return not self.field or issubclass(self.model, Part)

    def column(self, name: str) -> Column | None:
        """A column by its name as written; `raci.sales-rep` is that of one name among values by names."""
        whole = next((each for each in self.columns if each.name == name), None)
        outer, _, key = name.rpartition(".")
        names = next((each for each in self.columns if each.name == outer and each.shape == "names"), None)
        return names.of(key) if whole is None and names else whole


@cache
def tables(kind: type[Entity]) -> tuple[DataTable, ...]:
    """The tables of a kind: that of its definitions first."""
    lists = {info.alias or name: model for name, info in guide.written(kind) if (model := _listed(name, info))}
    columns = (Column((ID,), "Id", "Its id; it never changes.", required=True), *_columns(kind, (), lists))
    inner = (DataTable(kind, model, tuple(_of_part(model)), name) for name, model in lists.items())
    return (DataTable(kind, kind, columns), *inner)


def _listed(name: str, info: Any) -> type[Model] | None:
    """The model of what a field lists, where that has a table of its own: phrases and common fields do with a cell."""
    models = guide.entry_models(info.annotation)
    if name in Entity.model_fields or len(models) != 1 or get_origin(_bare(info.annotation)) is not tuple:
        return None
    return None if models[0] in (Phrase, Criterion) else models[0]


def _of_part(model: type[Model]) -> Iterator[Column]:
    """The columns of a part: its id, where it has one, comes first."""
    found = list(_columns(model, (), {}))
    yield from sorted(found, key=lambda column: column.path != (ID,))


def _columns(model: type[Model], way: tuple[str, ...], without: Sequence[str] | dict[str, Any]) -> Iterator[Column]:
    for name, info in guide.written(model):
        written = info.alias or name
        if written in without:
            continue
        inner = _single(info.annotation)
        if inner is not None and not guide.accepts_text(inner):
            yield from _columns(inner, (*way, written), {})
        else:
            yield _column(model, name, info, (*way, written))


def _column(model: type[Model], name: str, info: Any, path: tuple[str, ...]) -> Column:
    facts = field.facts(model, name)
    choices = tuple(map(str, _choices(info.annotation)))
    words = tuple(str(facts.words(each)) for each in choices)
    return Column(
        path,
        facts.label,
        info.description or "",
        _shape(info.annotation),
        _native(info.annotation, info.metadata),
        choices,
        words,
        _target(info),
        any(each in (Prose, Wording) for each in _types(info.annotation)),
        guide.needed(model, name, info),
        facts.running,
        facts.upkeep,
    )


def _target(info: Any) -> To | None:
    """What references may mean: those of a list, and those by which values are named."""
    bare = _bare(info.annotation)
    return guide.target(get_args(bare)[0]) if get_origin(bare) is dict else guide.target(info.annotation, info.metadata)


def _bare(annotation: Any) -> Any:
    """A type without what is said about it, and without the nothing that it may be."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [each for each in get_args(annotation) if each is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else annotation
    return annotation


def _single(annotation: Any) -> type[Model] | None:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Model) else None


def _shape(annotation: Any) -> Shape:
    bare = _bare(annotation)
    if get_origin(bare) is tuple:
        return "list"
    if get_origin(bare) is dict:
        return "names"
    return "fields" if guide.entry_models(bare) else "word"


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


def _choices(annotation: Any) -> tuple[Any, ...]:
    bare = _bare(annotation)
    return get_args(bare) if get_origin(bare) is Literal else ()


def _codecs(annotation: Any, metadata: Sequence[Any]) -> Iterator[Codec[Any] | Numeral[Any]]:
    yield from (each for each in metadata if isinstance(each, Codec | Numeral))
    if get_origin(annotation) is Annotated:
        yield from _codecs(get_args(annotation)[0], annotation.__metadata__)
    elif get_origin(annotation) in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from _codecs(each, ())


def _native(annotation: Any, metadata: Sequence[Any]) -> Native:
    if _shape(annotation) != "word":
        return ""
    types_of_values = {each.type for each in _codecs(annotation, metadata)}
    if types_of_values == {dt.date}:
        return "date"
    if _bare(annotation) is Money:
        return "money"
    return "whole" if types_of_values == {int} else "share" if types_of_values == {Fraction} else ""
