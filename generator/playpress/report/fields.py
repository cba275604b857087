"""A kind -> what may be written in its definitions, as lines of text: each field, its values, what it means."""

from collections.abc import Iterator, Sequence

from playpress.model import guide
from playpress.model.entity import Entity
from playpress.model.part import Model

_WIDTH = 18


def of_kind(kind: type[Entity]) -> Iterator[str]:
    """A kind: where its definitions are, the fields of its own and those of its parts."""
    yield f"{kind.about.name}: {guide.paragraphs(kind)[0]}"
    yield f"Files: content/{kind.about.plural}.yml, ids with their fields; or content/{kind.about.plural}/ID.yml"
    yield from _group("Its own fields", guide.own_entries(kind))
    for part in guide.parts(kind, own=True):
        yield from _part(part)


def of_every_kind(kinds: Sequence[type[Entity]]) -> Iterator[str]:
    """What these kinds have in common with all others: each field and each part once."""
    found: dict[str, guide.FieldEntry] = {}
    parts: dict[type[Model], None] = {}
    for kind in kinds:
        own = {each.name for each in guide.own_entries(kind)}
        found |= {each.name: each for each in guide.entries(kind) if each.name not in own}
        parts |= dict.fromkeys(part for part in guide.parts(kind) if part not in guide.parts(kind, own=True))
    yield from _group("Fields of every kind", list(found.values()))
    for part in parts:
        yield from _part(part)


def of_model(title: str, file: str, model: type[Model]) -> Iterator[str]:
    """A file that is no definition: its fields and those of its parts."""
    yield f"{title}: {guide.paragraphs(model)[0]}"
    yield f"File: {file}"
    yield from _group("Its fields", guide.entries(model))
    for part in guide.parts(model):
        yield from _part(part)


def _part(model: type[Model]) -> Iterator[str]:
    yield from _group(f"{guide.title(model)}: {guide.paragraphs(model)[0]}", guide.entries(model))


def _group(title: str, entries: Sequence[guide.FieldEntry]) -> Iterator[str]:
    yield ""
    yield title
    for each in entries:
        yield f"  {each.name:<{_WIDTH}} {each.words}{', required' if each.required else ''}"
        example = f" For example: {each.example}" if each.example else ""
        yield f"  {'':<{_WIDTH}} {each.description}{example}".rstrip()
