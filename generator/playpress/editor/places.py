"""Files of definitions -> where each one is written; problems -> the definition, and the value in it, they are at."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from playpress.model.documents import document
from playpress.model.entity import Entity
from playpress.model.load import Loaded
from playpress.model.part import Model
from playpress.problems import Place, Problem
from playpress.source.content import Content
from playpress.source.document import Origin, Raw
from playpress.source.edit import Path

TEXT = "text"
"""The field of a form that is the text of a page, below its front matter."""


@dataclass(frozen=True, slots=True)
class Written:
    """A definition in its file, whether it can be read as one of its kind or not."""

    kind: type[Model]
    """Its kind; of a file that holds no definition, what is written there."""
    id: str
    file: str
    way: Path
    """The way to it inside of the file."""
    raw: Raw
    origin: Origin

    @property
    def key(self) -> str:
        """Its reference, `strategy:cold-calling`; of a file that holds no definition, the file."""
        return key(self.kind, self.id, self.file)

    @property
    def address(self) -> str:
        """Where its form is."""
        return address(self.key)

    def way_to(self, place: Place) -> Path | None:
        """The way to the innermost value around a place; to the text of a page, where that is not in its fields."""
        way = way_to(self.origin, place)
        own = way is None and not issubclass(self.kind, Entity) and place.file == self.file
        return (TEXT,) if own else way


def key(kind: type[Model], identifier: str, file: str) -> str:
    """What no other form is called by: a reference, or the file."""
    return f"{kind.about.name}:{identifier}" if issubclass(kind, Entity) else file


def address(of: str) -> str:
    """Where the form is that a key is of: `/edit/definition/goal/grow`, `/edit/file/playbook.yml`."""
    if of.startswith("content/"):
        return f"/edit/file/{quote(of.removeprefix('content/'))}"
    return f"/edit/definition/{of.replace(':', '/', 1)}"


def found(content: Content, kind: type[Entity], identifier: str) -> Written | None:
    """The definition of a kind with this id, as its file says it now; None where there is none that is valid YAML."""
    for item in content.definitions:
        if item.folder != kind.about.plural or item.id not in ("", identifier):
            continue
        said, _ = document(item)
        if said is None:
            continue
        if item.id:
            return Written(kind, identifier, item.file, (), said.value, said.origin)
        if isinstance(said.value, dict) and identifier in said.value:
            origin = said.origin.at(identifier)
            return Written(kind, identifier, item.file, (identifier,), said.value[identifier], origin)
    return None


@dataclass(frozen=True, slots=True)
class Listed:
    """A definition in a list."""

    kind: type[Model]
    id: str
    name: str
    place: Place
    read: bool
    """Whether it could be read: otherwise something in it has to be fixed first."""

    @property
    def key(self) -> str:
        """Its reference; of a file that holds no definition, the file."""
        return key(self.kind, self.id, self.place.file)

    @property
    def address(self) -> str:
        """Where its form is."""
        return address(self.key)


def listed(loaded: Loaded) -> list[Listed]:
    """Every definition that a file holds, in the order of kinds and files; those that cannot be read among them."""
    all_of: dict[str, list[Listed]] = {kind.about.name: [] for kind in loaded.own.kinds}
    for entity, origin in loaded.entities:
        kind, place = entity.about.name, origin.place(key=True)
        all_of[kind].append(Listed(type(entity), entity.id, str(entity.name), place, True))
    by_name = {kind.about.name: kind for kind in loaded.own.kinds}
    for name in sorted(loaded.unread):
        kind, _, identifier = name.partition(":")
        if kind in by_name and identifier != "*" and (there := found(loaded.content, by_name[kind], identifier)):
            place = there.origin.place(key=True)
            all_of[kind].append(Listed(by_name[kind], identifier, identifier, place, False))
    return [each for several in all_of.values() for each in sorted(several, key=lambda each: each.place)]


def subjects(problems: Iterable[Problem], entries: Sequence[Listed]) -> Mapping[str, list[Problem]]:
    """Problems by the definition they are about, or at: a finding by its subject, a fault by its place."""
    known = {each.key for each in entries}
    by_file: dict[str, list[Listed]] = {}
    for each in sorted(entries, key=lambda each: each.place):
        by_file.setdefault(each.place.file, []).append(each)
    result: dict[str, list[Problem]] = {}
    for problem in problems:
        key = problem.subject
        if key not in known:
            here = by_file.get(problem.place.file, [])
            before = bisect_right(here, problem.place, key=lambda each: each.place)
            key = here[before - 1].key if before else ""
        result.setdefault(key, []).append(problem)
    return result


def way_to(origin: Origin, place: Place) -> Path | None:
    """The way to the innermost value that is around a place; None where it is not inside."""
    if place.file != origin.file or not _around(origin, place):
        return None
    way: list[str | int] = []
    inner: Origin | None = origin
    while inner is not None:
        segments = inner.mark.children
        last = next((each for each in segments if _around(inner.at(each), place)), None)
        inner = None if last is None else inner.at(last)
        way += [] if last is None else [last]
    return tuple(way)


def _around(origin: Origin, place: Place) -> bool:
    mark = origin.mark
    return origin.source.place(mark.key[0] if mark.key else mark.start) <= place <= origin.source.place(mark.end)
