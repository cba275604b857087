"""A playbook of which circles of readers see different things: levels drawn by chance, and words to look for."""

import random
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.book import TODAY

from playpress.graph import Book
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.part import Part
from playpress.model.text import Text
from playpress.pipeline import read
from playpress.source import events
from playpress.source.edit import whole

CIRCLES = ("internal", "partner", "public")


class Raw:
    """The YAML of a project, to be changed and written back. Every scalar is text."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._files = {path: _values(path) for path in sorted((project / "content").rglob("*.yml"))}

    def of(self, book: Book, entity: Entity) -> dict[str, Any]:
        """The fields of a definition."""
        path = self.project / book.origins[entity.key].file
        values = self._files[path]
        return values if path.stem == entity.id and path.parent.name == entity.about.plural else values[entity.id]

    def write(self) -> None:
        for path, values in self._files.items():
            path.write_bytes(whole(values, path.name))


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


def drawn(source: Path, target: Path, seed: int, share: float = 0.75) -> tuple[Raw, Book]:
    """A copy of a project whose definitions and parts have levels drawn by chance; `share` of them may be seen."""
    shutil.copytree(source, target)
    book = read(target, TODAY).book
    assert book is not None
    raw, chance = Raw(target), random.Random(seed)
    for entity in written(book):
        fields = raw.of(book, entity)
        if chance.random() < share:
            fields["visibility"] = chance.choice(CIRCLES[1:])
        for path, _ in parts(entity):
            place = at(fields, path)
            if isinstance(place, dict) and place.keys() != {"id"} and chance.random() > share:
                place["visibility"] = "internal"
    raw.write()
    book = read(target, TODAY).book
    assert book is not None
    return raw, book


def parts(entity: Entity) -> Iterator[tuple[walk.Path, Part]]:
    return walk.parts(walk.values(entity))


def hidden_texts(book: Book, circle: str) -> Iterator[tuple[Entity, walk.Path, Text]]:
    """Every text that a circle may not see, with where it is."""
    readers = book.settings.circles
    for entity in written(book):
        whole = not readers.may_see(circle, entity.visibility) or entity.status in ("draft", "archived")
        closed = {
            path for path, part in parts(entity) if part.visibility and not readers.may_see(circle, part.visibility)
        }
        for path, text in walk.running_texts(walk.values(entity)):
            if whole or path[0] in entity.restricted or any(path[: len(each)] == each for each in closed):
                yield entity, path, text


def marked(raw: Raw, book: Book, circle: str) -> dict[str, str]:
    """Put a word of its own into every text that a circle may not see; each word with the place of its text."""
    words: dict[str, str] = {}
    for entity, path, _ in hidden_texts(book, circle):
        holder, name = at(raw.of(book, entity), path[:-1]), path[-1]
        if not isinstance(holder, dict | list) or not isinstance(at(holder, (name,)), str) or "questions" in path:
            continue
        word = f"zqx{len(words)}qz"
        words[word] = f"{entity.key} {'.'.join(map(str, path))}"
        end = f"\n\n{word}\n" if "\n" in holder[name] else f" {word}"
        holder[name] = f"{holder[name].rstrip()}{end}"
    raw.write()
    return words


def found_in(made: Iterable[bytes], words: Mapping[str, str]) -> list[str]:
    """The places of those hidden texts of which something that was made says a word."""
    said = {word for content in made for word in re.findall(r"zqx\d+qz", content.decode(errors="replace"))}
    return [words[word] for word in sorted(said)]
