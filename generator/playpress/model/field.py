"""What a field says of itself: its words for readers, and where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypedDict, Unpack

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """Everything about a field but its type and what an author reads of it."""

    label: str = ""
    """What readers call it, as a heading or in front of its value: "Conflicts with"."""
    sentence: str = ""
    """The same inside a sentence; the label with a small first letter when omitted."""
    inverse: str = ""
    """The relation as seen from the other end ("Served by"); empty where it is not shown there."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Words for choices that are short to write and say too little to read."""
    index: bool = False
    """Whether the index of a kind has a column for it."""
    compare: bool = False
    """Whether side-by-side tables have a row for it."""
    running: bool = True
    """Whether its text is our own running text, in which checks look for words."""
    upkeep: bool = False
    """Whether it is for those who keep the playbook up: a change of it is nobody else's work."""
    unsigned: bool = False
    """Whether it may change without a new signature, as everything that is for upkeep may."""
    mention: bool = False
    """Whether it only mentions what it names: nothing is used by it, and no role gets work from it."""
    namesakes: bool = False
    """Whether what it names may have the same name, so that its kind is said with it."""
    past: bool = False
    """Whether it may name what is out of use."""
    acyclic: bool = False
    """Whether following it from one definition to the next must never lead back to the first."""
    inherited: bool = False
    """Whether a definition that does not say it takes it from its `parent`."""
    ordered: bool = True
    """Whether the order of its texts says something."""
    title: bool = False
    """Whether people call a part by it."""
    table: bool = False
    """Whether its items stand in a table on the page: a row each, with a column for each of their fields."""
    absent: str = ""
    """What a row of such a table says where the field is not written ("any"); empty: nothing."""
    unshown: str = ""
    """Why the page of a definition does not show it, and where its readers find it; empty: the page shows it."""
    unprinted: str = ""
    """Why a sheet leaves out what the page in the wiki shows; empty: the sheet shows it."""
    searched: bool = True
    """Whether a search finds the definition by its words."""
    expected: str = ""
    """Why a definition in use should say it, where a check asks for that; empty: it may be left out."""
    added: bool = False
    """Whether a playbook adds it to a kind that every playbook has: no template names it."""
    also: str = ""
    """Another name under which it is read as well."""
    listed: str = ""
    """Which list its words are from: `facts` of inventories, `checks`, or a vocabulary; an editor offers them."""
    ours: bool = False
    """Whether, in the front matter of a page, it says something to Playpress only, and no host knows it."""
    hidden: bool = False
    """Whether an author cannot write it."""

    def words(self, value: Any) -> Any:
        """What a value says: the words of a choice, of yes and no where they have some, everything else as it is."""
        if isinstance(value, tuple) and self.choices:
            return tuple(map(self.words, value))
        written = ("yes" if value else "no") if isinstance(value, bool) else value
        return self.choices.get(written, value) if isinstance(written, str) else value


class FieldOptions(TypedDict, total=False):
    """What may be given to `required`, `optional` and `several`: an example, an alias, and the facts of a field."""

    example: str
    alias: str
    label: str
    sentence: str
    inverse: str
    choices: Mapping[str, str]
    index: bool
    compare: bool
    running: bool
    upkeep: bool
    unsigned: bool
    mention: bool
    namesakes: bool
    past: bool
    acyclic: bool
    inherited: bool
    ordered: bool
    title: bool
    table: bool
    absent: str
    unshown: str
    unprinted: str
    searched: bool
    expected: str
    added: bool
    also: str
    listed: str
    ours: bool


def required(description: str, **options: Unpack[FieldOptions]) -> Any:
    """A field that an author has to write."""
    return _field(description, options, default=...)


def at_least_one(description: str, **options: Unpack[FieldOptions]) -> Any:
    """A list that an author has to write, with an item in it."""
    return _field(description, options, default=..., min_length=1)


def optional(description: str, *, default: Any = None, **options: Unpack[FieldOptions]) -> Any:
    """A field that may be left out."""
    return _field(description, options, default=default)


def several(description: str, **options: Unpack[FieldOptions]) -> Any:
    """A list that may be left out and is then empty."""
    return _field(description, options, default=())


def named(description: str, **options: Unpack[FieldOptions]) -> Any:
    """Values by names; they may be left out, and there are none then."""
    return _field(description, options, default_factory=dict)


def hidden(**more: Any) -> Any:
    """A field that is ours, and that no author can write."""
    return Field(**more, json_schema_extra=_extra(FieldFacts(hidden=True)))


def _field(description: str, options: FieldOptions, **more: Any) -> Any:
    rest: dict[str, Any] = dict(options)
    example, alias = rest.pop("example", ""), rest.pop("alias", None)
    return Field(
        alias=alias,
        description=description,
        examples=[example] if example else None,
        json_schema_extra=_extra(FieldFacts(**rest)),
        **more,
    )


def _extra(facts: FieldFacts) -> dict[str, Any]:
    return {"facts": facts}


def of(info: FieldInfo) -> FieldFacts:
    """What a field says of itself, as it was declared; where nothing was, what goes without saying."""
    extra = info.json_schema_extra
    found = extra.get("facts") if isinstance(extra, dict) else None
    return found if isinstance(found, FieldFacts) else FieldFacts()


def unwritten(info: FieldInfo) -> Any:
    """The value of a field that is not written."""
    return info.get_default(call_default_factory=True)


def facts(model: type[BaseModel], name: str) -> FieldFacts:
    """What a field, by its name in code or as written, says of itself.

    What it is called when it does not say is its name in words.
    """
    info = model.model_fields.get(name) or next(each for each in model.model_fields.values() if each.alias == name)
    declared = of(info)
    words = name.rstrip("_").replace("_", " ")
    label = declared.label or words[:1].upper() + words[1:]
    return replace(declared, label=label, sentence=declared.sentence or small(label))


def label(model: type[BaseModel], name: str) -> str:
    """What readers call a field: `works_against` -> "Conflicts with"."""
    return facts(model, name).label


def labels(model: type[BaseModel], *names: str) -> list[str]:
    """What readers call several fields, as the heads of a table."""
    return [label(model, name) for name in names]


def chosen(model: type[BaseModel], where: str) -> tuple[str, ...]:
    """The fields of a model for which a fact holds, in order: "compare", "index", "upkeep"."""
    return tuple(name for name, info in model.model_fields.items() if getattr(of(info), where))


def is_share(info: FieldInfo) -> bool:
    """Whether a field holds parts of a whole, by its example: "20%"."""
    return "%" in str(info.examples)


def is_written(value: object) -> bool:
    """Whether a field says anything: `no` and an empty list go without saying."""
    return value is not None and value is not False and value not in ((), {}, "")


def small(words: str) -> str:
    """Words inside a sentence begin small, unless the first is an acronym."""
    first = words.split(" ")[0]
    return words if first[1:2].isupper() or len(first) == 1 else words[:1].lower() + words[1:]
