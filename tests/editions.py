"""A playbook of which circles of readers see different things: levels drawn by chance, and words to look for."""

import random
import shutil
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

from tests.book import TODAY

from playpress.authoring import renaming, workspace
from playpress.graph import Book
from playpress.graph.projection.pruning import FOR_AUTHORS
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.former_id import FormerId
from playpress.model.invalid import InvalidValue
from playpress.model.kinds import KINDS
from playpress.model.link import Link
from playpress.model.part import Part
from playpress.model.text import Text
from playpress.pipeline import read
from playpress.source import events
from playpress.source.edit import whole

CIRCLES = ("internal", "distributor", "partner", "public")
"""From those who see everything to those who see least; the second one is a circle of the playbook's own."""


class Raw:
    """The YAML of a project, to be changed and written back. Every scalar is text."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._files = {path: _values(path) for path in sorted((project / "content").rglob("*.yml"))}

    @property
    def settings(self) -> dict[str, Any]:
        """What playbook.yml says."""
        found: dict[str, Any] = self._files[self.project / "content" / "playbook.yml"]
        return found

    def copied(self, project: Path) -> "Raw":
        """The same in a copy of the project, to be changed there."""
        shutil.copytree(self.project, project)
        found = object.__new__(Raw)
        found.project = project
        found._files = {project / path.relative_to(self.project): deepcopy(each) for path, each in self._files.items()}
        return found

    def double(self, book: Book, entity: Entity, new: str) -> None:
        """Another definition that says what this one says, under an id of its own."""
        path = self.project / book.origins[entity.key].file
        said = {name: deepcopy(value) for name, value in self.of(book, entity).items() if name != "was"}
        if self.of(book, entity) is self._files[path]:
            self._files[path.with_stem(new)] = said
        else:
            self._files[path][new] = said

    def of(self, book: Book, entity: Entity) -> dict[str, Any]:
        """The fields of a definition."""
        path = self.project / book.origins[entity.key].file
        values = self._files[path]
        return values if path.stem == entity.id and path.parent.name == entity.about.plural else values[entity.id]

    def write(self, comment: str = "") -> None:
        for path, values in self._files.items():
            new = whole(values, path.name)
            assert isinstance(new, bytes), f"{path.name} cannot say this"
            path.write_bytes(comment.encode() + new)


def _values(path: Path) -> Any:
    document, problems = events.parse(path.read_text(encoding="utf-8"), path.name)
    assert document is not None, problems
    return document.value


def at(values: Any, path: walk.Path) -> Any:
    """What is written at a location; None where it is written in short."""
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def written(book: Book) -> list[Entity]:
    return [each for each in book.entities.values() if book.has_file(each)]


PAGE = """\
---
visibility: {level}
title: {title}
description: {description}
questions:
  - {{id: how-much, ask: How much may we give{ask}?, answer: A tenth{answer}, visibility: internal}}
---
# Prices

What we say of windows{body}.

![plan]({picture})

<!-- A comment{comment} -->
"""
"""A page by hand; each name in braces is where a text of its own may stand."""


Way = tuple[str, str, str]
"""The kind of a definition, one of its fields or a field of its parts, and what hides it."""


def drawn(
    source: Path, target: Path, seed: int, share: float = 0.75, wanted: AbstractSet[Way] = frozenset()
) -> tuple[Raw, Book]:
    """A copy of a project in which definitions, parts and fields have levels drawn by chance; `share` may be seen.

    Some definitions are drafts or archived, and a page by hand is for the first circle only, another one for partners.
    Of definitions with ways that are `wanted`, half are hidden in one of these.
    """
    shutil.copytree(source, target)
    book = read(target, TODAY).book
    assert book is not None
    raw, chance = Raw(target), random.Random(seed)
    raw.settings["readers"] = [*CIRCLES]
    for entity in written(book):
        fields = raw.of(book, entity)
        asked = [each for each in _hideable(raw, book, entity) if field(entity, *each) in wanted] if wanted else []
        if asked and chance.random() < 1 / 2:
            _hide(entity, fields, *chance.choice(asked))
            continue
        if chance.random() < share:
            fields["visibility"] = chance.choice((CIRCLES[1], *CIRCLES[2:] * 4))
        if entity.status == "active" and chance.random() < (1 - share) / 3:
            fields["status"] = chance.choice(["draft", "archived"])
        if restricted := [name for name in optional(entity, fields) if chance.random() > (3 + share) / 4]:
            fields["restricted"] = {name: chance.choice(CIRCLES[:2]) for name in restricted}
        for path, _ in parts(entity):
            place = at(fields, path)
            if _may_be_closed(place) and chance.random() > share:
                place["visibility"] = chance.choice(CIRCLES[:2])
    raw.write()
    for name, level in (("inside", "internal"), ("outside", "public")):
        picture = f"{name}.png"
        (target / "content" / picture).write_bytes(_PICTURE)
        texts = dict.fromkeys(("description", "ask", "answer", "body", "comment"), "")
        page = PAGE.format(**texts | {"level": level, "title": name, "picture": picture, "description": "Prices"})
        (target / "content" / f"{name}.md").write_text(page, encoding="utf-8")
    book = read(target, TODAY).book
    assert book is not None
    return raw, book


_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8cfc0f01f00050001ff"
    "56c72f0d0000000049454e44ae426082"
)


def optional(entity: Entity, fields: dict[str, Any]) -> Iterator[str]:
    """The fields that a definition has and can do without."""
    for name, info in type(entity).model_fields.items():
        written = info.alias or name
        if written in fields and not info.is_required() and _can_do_without(entity, written):
            yield written


def _can_do_without(entity: Entity, name: str) -> bool:
    try:
        entity.model_copy(update={"restricted": {name: "internal"}})._can_do_without()
    except InvalidValue:
        return False
    return name not in FOR_AUTHORS


def parts(entity: Entity) -> Iterator[tuple[walk.Path, Part]]:
    return walk.parts(walk.values(entity))


def hidden_values(book: Book, circle: str) -> Iterator[tuple[Entity, walk.Path, Any, str]]:
    """Every value that a circle may not see, with where it is and what hides it."""
    readers = book.settings.circles
    for entity in written(book):
        why = "definition" if not readers.may_see(circle, entity.visibility) else ""
        why = entity.status if entity.status in ("draft", "archived") else why
        closed = {path for path, part in parts(entity) if _is_closed(part, book, circle)}
        for path, value, _ in walk.values(entity):
            if path[0] in FOR_AUTHORS:
                yield entity, path, value, "for authors"
            elif why or not readers.may_see(circle, entity.restricted.get(str(path[0]), circle)):
                yield entity, path, value, why or "restricted"
            elif any(path[: len(each)] == each for each in closed):
                yield entity, path, value, "part"


def _is_closed(part: Part, book: Book, circle: str) -> bool:
    return bool(part.visibility) and not book.settings.circles.may_see(circle, part.visibility)


class Words:
    """Words to look for, each with the place it stands in."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.fields: set[Way] = set()
        """The ways in which what they stand in is hidden, of every place of a definition."""

    def new(self, place: str) -> str:
        """A word that stands nowhere else."""
        word = f"zqx{len(self.places)}qz"
        self.places[word] = place
        return word

    def at(self, entity: Entity, path: walk.Path, why: str) -> str:
        """A word for a field of a definition."""
        self.fields.add(field(entity, path, why))
        return self.new(f"{entity.key} {'.'.join(map(str, path))} ({why})")


def marked(raw: Raw, book: Book, circle: str, ids: int = 1_000, takes: Callable[[], bool] = lambda: True) -> Words:
    """Put a word of its own into every text and link that a circle may not see, and into as many ids.

    That is also in comments, in inventories, in a page by hand and the name of its picture, and in settings. `takes`
    says of each text and link whether it gets one.
    """
    words = Words()
    for entity, path, value, why in hidden_values(book, circle):
        if isinstance(value, Text | Link | FormerId) and takes():
            word = partial(words.at, entity, path, why)
            if isinstance(value, Link) and not value.outside:
                _mark_file(raw, raw.of(book, entity), path, word)
            else:
                _mark(raw.of(book, entity), path, value, word)
    raw.settings["readers"] = [{"id": CIRCLES[0], "name": words.new(f"circle {CIRCLES[0]}")}, *CIRCLES[1:]]
    raw.settings["levels"] = {"COV-1": "info"}
    raw.write(f"# {words.new('a comment')}\n")
    _mark_files(raw.project, words)
    if ids:
        _rename(raw.project, circle, words, ids)
    return words


_BOUND = {"choices", "covers", "enforced_by", "check", "region", "line"}
"""Fields whose texts name something: a choice that is an answer, a fact, a check, a word of the settings."""


def _mark(fields: dict[str, Any], path: walk.Path, value: object, word: Callable[[], str]) -> None:
    if not takes_a_word(fields, path):
        return
    holder, name = at(fields, path[:-1]), path[-1]
    if isinstance(value, Text):
        end = f"\n\n{word()}\n" if "\n" in holder[name] else f" {word()}"
        holder[name] = f"{holder[name].rstrip()}{end}"
    else:
        holder[name] += f"-{word()}"


def _mark_file(raw: Raw, fields: dict[str, Any], path: walk.Path, word: Callable[[], str]) -> None:
    """Let a link lead to a copy of its file, of which the name holds a word. A page by hand has a level of its own."""
    holder, name = at(fields, path[:-1]), path[-1]
    written = raw.project / "content" / str(at(fields, path))
    if written.suffix != ".md" and written.is_file():
        copy = written.with_stem(f"{written.stem}-{word()}")
        shutil.copyfile(written, copy)
        holder[name] = copy.relative_to(raw.project / "content").as_posix()


def takes_a_word(fields: dict[str, Any], path: walk.Path) -> bool:
    """Whether something is written at a location that may say more than it does."""
    holder, name = at(fields, path[:-1]), path[-1]
    if not isinstance(holder, dict | list) or not isinstance(at(holder, (name,)), str):
        return False
    return not _BOUND & {*path} and not (isinstance(holder, dict) and name == "answer" and "choices" in holder)


def hideable(project: Path) -> set[Way]:
    """All that `marked` finds in a project, once it has been hidden in each way."""
    raw, book = Raw(project), read(project, TODAY).book
    assert book is not None
    return {field(entity, *each) for entity in written(book) for each in _hideable(raw, book, entity)}


def _hideable(raw: Raw, book: Book, entity: Entity) -> Iterator[tuple[walk.Path, str]]:
    """Where a definition says something that may be hidden, and in what way."""
    fields = raw.of(book, entity)
    can_go = {*optional(entity, fields)}
    closed = [path for path, _ in parts(entity) if _may_be_closed(at(fields, path))]
    for path, value, _ in walk.values(entity):
        if isinstance(value, Text | Link | FormerId) and takes_a_word(fields, path):
            inside = any(path[: len(each)] == each for each in closed)
            yield from ((path, way) for way in _ways(entity, path, path[0] in can_go, inside))


def _hide(entity: Entity, fields: dict[str, Any], path: walk.Path, way: str) -> None:
    """Hide what is at a location of a definition from all but the first circle, in one way and in no other."""
    fields["visibility"] = CIRCLES[0] if way == "definition" else CIRCLES[-1]
    if way in ("draft", "archived"):
        fields["status"] = way
    elif way == "restricted":
        fields["restricted"] = {str(path[0]): CIRCLES[0]}
    elif way == "part":
        around = [at(fields, each) for each, _ in parts(entity) if path[: len(each)] == each]
        next(each for each in around if _may_be_closed(each))["visibility"] = CIRCLES[0]


def _may_be_closed(place: Any) -> bool:
    return isinstance(place, dict) and place.keys() != {"id"}


def _ways(entity: Entity, path: walk.Path, optional: bool, inside: bool) -> Iterator[str]:
    """What may hide a value of a definition: the definition, the field that it is in, a part around it."""
    if path[0] in FOR_AUTHORS:
        yield "for authors"
        return
    if entity.status in ("draft", "archived"):
        yield entity.status
        return
    yield "definition"
    yield from ("draft", "archived") if entity.status == "active" else ()
    yield from ["restricted"] * optional
    yield from ["part"] * inside


def field(entity: Entity, path: walk.Path, why: str) -> Way:
    """The way in which something at a location of a definition is hidden."""
    return entity.about.name, ".".join(str(step) for step in path if isinstance(step, str)), why


def _mark_files(project: Path, words: Words) -> None:
    content = project / "content"
    for path in sorted((content / "inventories").glob("*.csv")):
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        rows = [row.replace(",", f",{words.new(f'{path.name}: {row}')} ", 1) for row in rows]
        path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    names = ("title", "description", "ask", "answer", "body", "comment")
    texts = {name: f"Of {words.new(f'page, {name}')}" for name in names}
    picture = f"inside-{words.new('name of a picture')}.png"
    (content / "inside.png").rename(content / picture)
    (content / "inside.md").unlink()
    inside = PAGE.format(**texts, level="internal", picture=picture)
    (content / f"inside-{words.new('name of a page')}.md").write_text(inside, encoding="utf-8")
    texts = {name: f" of {words.new(f'question of a page, {name}')}" for name in ("ask", "answer")}
    rest = {"title": "outside", "level": "public", "picture": "outside.png", "description": "Prices"}
    outside = PAGE.format(**dict.fromkeys(names, "") | rest | texts)
    (content / "outside.md").write_text(outside, encoding="utf-8")


_LONGEST = 50
"""So long an id may be that a word fits in, too."""


def _rename(project: Path, circle: str, words: Words, count: int) -> None:
    """Give ids with words in them to definitions and parts that a circle may not see, everywhere they are named."""
    space, problems = workspace.opened(project, KINDS, TODAY)
    assert space is not None, problems
    found: dict[tuple[str, str], tuple[walk.Path, str]] = {}
    for entity, path, value, why in hidden_values(space.book, circle):
        part = ""
        if why in ("part", "restricted") and isinstance(value, Part) and not getattr(value, "by_id", False):
            part = value.id
        if part or why in ("definition", "draft", "archived"):
            found.setdefault((entity.key, part), ((*path, "id") if part else ("id",), why))
    chosen = sorted(found.items(), key=lambda item: not item[0][1])[:: max(1, len(found) // count)]
    for (key, part), (path, why) in chosen:
        space, _ = workspace.opened(project, KINDS, TODAY)
        assert space is not None
        entity = space.book.entities[key]
        if len(part or entity.id) > _LONGEST:
            continue
        word = words.at(entity, path, why)
        if part:
            assert renaming.renamed_part(space, entity, part, f"{part}-{word}") is None
        else:
            assert renaming.renamed(space, entity, f"{entity.id}-{word}") is None
        assert space.save() == []
