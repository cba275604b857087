"""A definition as written <-> the draft of it in a form: every value with its control, and what they say together."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from playpress.editor import raw_json, shapes
from playpress.editor.shapes import FormField, Shape
from playpress.model.part import Model
from playpress.source.document import Raw
from playpress.source.ids import slug

Way = tuple[str | int, ...]
Form = Literal["word", "closed", "prose", "none", "list", "empty", "names", "fields", "short", "kept"]
"""How a value is written, which a form hands back with it, so that an untouched value stays as it is.

- `word`, or `closed`: a text, or one with a line end behind it
- `prose`: a new long text, which gets that line end where it has several lines
- `none`: a field with nothing behind its colon
- `list`, `names`, `fields`: items, values by names, named fields; `empty`: a list or names, written as empty ones
- `short`: named fields for which a text may stand
- `kept`: what no control shows, handed back as it is
"""


@dataclass(slots=True, eq=False)
class DraftValue:
    """One value of a draft."""

    shape: Shape
    form: Form
    text: str = ""
    """What a control says; of what is kept, the value as JSON."""
    items: list["DraftValue"] = field(default_factory=list)
    key: str = ""
    """The name of a value among values by names."""
    fields: dict[str, "DraftValue"] = field(default_factory=dict)
    path: str = ""
    """The name of its control in the form: `steps/2/owner`."""
    way: Way = ()
    """The way to its value in what the draft says; where it says nothing, to what it would be part of."""

    @property
    def control(self) -> Shape:
        """What its control asks for: of a text that stands for a field, what the field asks for."""
        if self.shape.short and self.form not in ("fields", "short"):
            return self.known()[self.shape.short].shape
        return self.shape

    @property
    def is_word(self) -> bool:
        """Whether one control shows all of it."""
        return self.form in ("word", "closed", "prose", "none")

    def known(self) -> Mapping[str, FormField]:
        """The fields that may be written here."""
        return shapes.fields(self.shape.model) if self.shape.model else {}

    def missing(self) -> list[FormField]:
        """The fields that could be added."""
        return [each for name, each in self.known().items() if name not in self.fields]

    def inner(self) -> Iterator["DraftValue"]:
        """Its values, in order."""
        yield from self.items
        yield from self.fields.values()

    def all(self) -> Iterator["DraftValue"]:
        """Itself and every value below it."""
        yield self
        for each in self.inner():
            yield from each.all()


def of(shape: Shape, raw: Raw) -> DraftValue:
    """The draft of a value as it is written."""
    if isinstance(raw, str) and (not shape.holds or shape.short):
        closed = raw.endswith("\n")
        return DraftValue(shape, "closed" if closed else "word", raw[:-1] if closed else raw)
    if raw is None and not shape.holds:
        return DraftValue(shape, "none")
    if isinstance(raw, list) and shape.sort == "list" and shape.item:
        return DraftValue(shape, "list" if raw else "empty", items=[of(shape.item, each) for each in raw])
    if isinstance(raw, dict) and shape.sort == "names" and shape.item:
        items = [of(shape.item, each) for each in raw.values()]
        for name, item in zip(raw, items, strict=True):
            item.key = name
        return DraftValue(shape, "names" if raw else "empty", items=items)
    if isinstance(raw, dict) and shape.model:
        return _with_required(DraftValue(shape, "fields", fields=dict(_fields(shape.model, raw))))
    return DraftValue(shape, "kept", json.dumps(raw))


def blank(shape: Shape) -> DraftValue:
    """A new value, with nothing in it."""
    if shape.sort == "fields" and not shape.short:
        return _with_required(DraftValue(shape, "fields"))
    if shape.item:
        return DraftValue(shape, "list" if shape.sort == "list" else "names", items=[blank(shape.item)])
    return _word(shape)


def _word(shape: Shape) -> DraftValue:
    return DraftValue(shape, "prose" if shape.long else "word")


def _fields(model: type[Model], raw: Mapping[str, Raw]) -> Iterator[tuple[str, DraftValue]]:
    known = shapes.fields(model)
    for name, value in raw.items():
        yield (
            name,
            of(known[name].shape, value) if name in known else DraftValue(Shape("value"), "kept", json.dumps(value)),
        )


def _with_required(node: DraftValue) -> DraftValue:
    """A form asks for what has to be written."""
    for name, each in node.known().items():
        if each.required and name not in node.fields:
            insert(node, name)
    return node


def insert(node: DraftValue, name: str) -> DraftValue:
    """Add a field behind those that come before it in its model, and give it back."""
    order = list(node.known())
    before = set(order[: order.index(name)])
    names = list(node.fields)
    position = max((number + 1 for number, each in enumerate(names) if each in before), default=0)
    new = blank(node.known()[name].shape)
    pairs = list(node.fields.items())
    node.fields = dict([*pairs[:position], (name, new), *pairs[position:]])
    return new


def opened(node: DraftValue) -> None:
    """Named fields in the place of a text that stands for one of them."""
    word = _word(shapes.fields(node.shape.model)[node.shape.short].shape) if node.shape.model else node
    word.text = node.text
    node.form, node.text, node.fields = "short", "", {node.shape.short: word}
    for name, each in node.known().items():
        if each.required and name not in ("id", *node.fields):
            insert(node, name)


def said(node: DraftValue, way: Way = ()) -> Raw:
    """What a draft says; None for nothing. Each of its values then knows the way to what it says.

    What is left blank says nothing: a field that is emptied goes.
    """
    node.way = way
    if node.form == "kept":
        kept: Raw = json.loads(node.text)
        return kept
    if node.form in ("list", "names", "empty"):
        return _collected(node, way)
    if node.form in ("fields", "short"):
        return _named(node, way)
    text = node.text
    if not text.strip():
        return None
    return f"{text}\n" if node.form == "closed" or (node.form == "prose" and "\n" in text) else text


def _collected(node: DraftValue, way: Way) -> Raw:
    if node.shape.sort == "list":
        listed: list[Raw] = []
        for each in node.items:
            value = said(each, (*way, len(listed)))
            if value is not None or each.form == "none":
                listed.append(value)
            else:
                each.way = way
        return listed if listed or node.form == "empty" else None
    named: dict[str, Raw] = {}
    for each in node.items:
        name = each.key.strip()
        value = said(each, (*way, name))
        if name and name not in named:
            named[name] = value
    return named if named or node.form == "empty" else None


def unsaid(root: DraftValue) -> Iterator[tuple[DraftValue, str]]:
    """Values by names that a draft cannot say, each with why: it has no name, or that of one before it."""
    for node in root.all():
        names: set[str] = set()
        for each in node.items if node.form == "names" else ():
            name = each.key.strip()
            if name in names:
                yield each, f'two values are called "{name}"'
            elif not name and said(each, each.way) is not None:
                yield each, "this value has no name"
            names |= {name} if name else set()


def _named(node: DraftValue, way: Way) -> Raw:
    found: dict[str, Raw] = {}
    for name, each in node.fields.items():
        value = said(each, (*way, name))
        if value is not None or each.form == "none":
            found[name] = value
    if node.form == "short" and found.keys() <= {node.shape.short}:
        return found.get(node.shape.short)
    if not found and way and node.form == "fields":
        return None
    return found


def numbered(node: DraftValue, path: str = "") -> DraftValue:
    """The draft with the names of its controls, by their positions."""
    node.path = path
    before, known = f"{path}/" if path else "", node.known()
    for number, (name, each) in enumerate(node.fields.items()):
        each.key = "" if name in known else name
        numbered(each, f"{before}{name if name in known else f'~{number}'}")
    for number, each in enumerate(node.items):
        numbered(each, f"{before}{number}")
    return node


def posted(shape: Shape, form: Mapping[str, str]) -> DraftValue:
    """The draft that a form hands back. What a browser would never send is passed over.

    ValueError where a value that no control shows is none of a file.
    """
    below: dict[str, dict[str, None]] = {}
    for name in form:
        if name.endswith("@"):
            parent, _, last = name[:-1].rpartition("/")
            if name != "@":
                below.setdefault(parent, {})[last] = None
    return numbered(_posted(shape, form, below, ""))


def _posted(shape: Shape, form: Mapping[str, str], below: Mapping[str, Mapping[str, None]], path: str) -> DraftValue:
    written = form.get(f"{path}@", "")
    inner = [(last, f"{path}/{last}" if path else last) for last in below.get(path, ())]
    key = form.get(f"{path}=", "")
    if written in ("list", "names", "empty") and shape.item:
        items = [_posted(shape.item, form, below, each) for _, each in inner]
        return DraftValue(shape, written, items=items, key=key)  # type: ignore[arg-type]
    if written in ("fields", "short") and shape.model:
        known = shapes.fields(shape.model)
        fields = {}
        for last, each in inner:
            unknown = last.startswith("~")
            name = form.get(f"{each}=", "") if unknown else last
            if unknown != (name in known) and (not unknown or form.get(f"{each}@") == "kept"):
                fields[name] = _posted(known[name].shape if name in known else Shape("value"), form, below, each)
        return DraftValue(shape, written, key=key, fields=fields)  # type: ignore[arg-type]
    text = form.get(path, "").replace("\r\n", "\n")
    if written == "kept":
        return DraftValue(shape, "kept", json.dumps(raw_json.read(text)), key=key)
    plain = written if written in ("closed", "prose", "none") else "word"
    return DraftValue(shape, plain, text, key=key)  # type: ignore[arg-type]


def with_meant(node: DraftValue, meant: Callable[[Shape, str], str]) -> DraftValue:
    """The draft with ids where the name of a definition was typed: as values, and as names of values."""
    for each in node.all():
        if each.is_word:
            each.text = meant(each.control, each.text)
        if each.shape.key:
            for item in each.items:
                item.key = meant(each.shape.key, item.key)
    return node


def offers_name(shape: Shape) -> str:
    """The name of the list of what is offered at a place; empty where nothing is."""
    if shape.to is None:
        return f"list-{shape.listed}" if shape.listed else ""
    kinds = "-".join(shape.to.kinds) or "any"
    return slug(f"ids-{kinds}{'-part' if shape.to.part else ''}{'-own' if shape.to.own else ''}{shape.to.bare}")
