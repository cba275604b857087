"""A playbook and changes to its definitions -> the files as they would be, tried first, then written together."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playpress import graph
from playpress.authoring import placement
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.load import Loaded, load
from playpress.outputs import saving
from playpress.problems import Problem, faults, in_order, not_yet_known
from playpress.source import content, file_text
from playpress.source.content import Content, Definition
from playpress.source.document import Origin, Raw
from playpress.source.edit import Add, Change, edited, edited_front, reached, whole
from playpress.source.front_matter import FENCED
from playpress.source.readings import Readings

Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a playbook would be after some changes: its faults that it does not have now, and where things would be."""

    problems: tuple[Problem, ...]
    origins: Mapping[str, Origin]
    book: Book | None


@dataclass(slots=True)
class Workspace:
    """The files of a playbook that are being changed. Nothing is written before `save`."""

    project: Path
    book: Book
    content: Content
    known: tuple[Problem, ...] = ()
    """The faults that the playbook has already."""
    before: dict[str, bytes | None] = field(default_factory=dict)
    after: dict[str, bytes | None] = field(default_factory=dict)
    readings: Readings = field(default_factory=Readings)

    @property
    def definitions(self) -> Sequence[Definition]:
        """The files of definitions."""
        return self.content.definitions

    @property
    def texts(self) -> list[str]:
        """The other files that may name definitions: settings, pages by hand, actuals."""
        found = (*self.content.pages, *self.content.actuals)
        return [content.SETTINGS, *(each.file for each in found)]

    def others_in(self, file: str, way: Way) -> bool:
        """Whether a file holds more than the definition at the end of a way, whatever can be read of it."""
        said = self.said_in(file)
        return isinstance(said, dict) and any(key != way[0] for key in said)

    def way_to(self, entity: Entity) -> tuple[str, Way] | None:
        """The file of a definition and the way to it inside; None for a hand-off that is written on a step."""
        return saving.way_to(self.book, {each.file: each.id for each in self.definitions}, entity)

    def raw(self, entity: Entity) -> Raw:
        """What the file of a definition says of it now, as its author wrote it."""
        found = self.way_to(entity)
        if found is None:
            return None
        file, way = found
        return reached(self.said_in(file), way)

    def said_in(self, file: str) -> Raw:
        """What a file says now; None where it cannot be read."""
        document, _ = self.readings.read(self.bytes_of(file) or b"", file)
        return document.value if document else None

    def fields_of(self, page: str) -> Raw:
        """What a page by hand says now before its text; None where it says nothing that can be read."""
        found = FENCED.match((self.bytes_of(page) or b"").decode("utf-8-sig", "replace"))
        document, _ = self.readings.read(found["head"].encode(), page) if found else (None, [])
        return document.value if document else None

    def bytes_of(self, file: str) -> bytes | None:
        """What a file says as it would be now; None where there is none."""
        if file in self.after:
            return self.after[file]
        if file not in self.before:
            path = self.project / file
            self.before[file] = path.read_bytes() if path.is_file() else None
        return self.before[file]

    def change(self, file: str, changes: Iterable[Change]) -> Problem | None:
        """Make changes to a file that exists; to the front matter of a page by hand."""
        write = edited_front if any(each.file == file for each in self.content.pages) else edited
        new = write(self.bytes_of(file) or b"", file, changes, self.readings)
        if isinstance(new, Problem):
            return new
        self._keep(file, new)
        return None

    def add(self, kind: type[Entity], found: Mapping[str, dict[str, Raw]], file: str = "") -> Problem | None:
        """Add definitions of a kind where its others are; what no file can say is a problem."""
        for each, ids in placement.places(self.definitions, kind, found, file).items():
            data = self.bytes_of(each) or b""
            alone, text = placement.alone(each), file_text.decoded(data, each)[0]
            if not alone and (text is None or not file_text.comments_alone(text)):
                if problem := self.change(each, [Add((id_,), found[id_]) for id_ in ids]):
                    return problem
                continue
            new = whole(found[ids[0]] if alone else {id_: found[id_] for id_ in ids}, each)
            if isinstance(new, Problem):
                return new
            comments = b"" if alone else b"".join(line.rstrip(b"\r\n") + b"\n" for line in data.splitlines())
            self._keep(each, comments + new)
        return None

    def together(self, kind: type[Entity]) -> str:
        """The file of many definitions that takes new ones of a kind; "" where each has a file of its own."""
        (file, *_) = placement.places(self.definitions, kind, ["new"])
        return "" if placement.alone(file) else file

    def move(self, file: str, data: bytes) -> None:
        """Make a file hold these bytes, which another one has held."""
        self._keep(file, data)

    def remove(self, file: str) -> None:
        """Let a file go."""
        self._keep(file, None)

    def _keep(self, file: str, data: bytes | None) -> None:
        self.bytes_of(file)
        self.after[file] = data

    def tried(self, kinds: Sequence[type[Entity]], today: dt.date) -> Trial:
        """The playbook with these changes, read, typed and linked, without any of them being written."""
        loaded = load(self.project, kinds, self.after, self.readings)
        return _trial(loaded, today, self.known)

    def save(self) -> list[Problem]:
        """Write all of it, or nothing where a file is no longer what it was."""
        return saving.save_all(self.project, self.before, self.after)


def _trial(loaded: Loaded, today: dt.date, known: Sequence[Problem]) -> Trial:
    book, problems = graph.build(loaded, today)
    found = not_yet_known(faults([*loaded.problems, *problems]), known)
    return Trial(in_order(found), {entity.key: origin for entity, origin in loaded.entities}, book)


def opened(
    project: Path, kinds: Sequence[type[Entity]], today: dt.date
) -> tuple[Workspace | None, tuple[Problem, ...]]:
    """A playbook to be changed: read, typed and linked, but neither checked nor planned; and its faults."""
    readings = Readings()
    loaded = load(project, kinds, readings=readings)
    book, problems = graph.build(loaded, today)
    found = in_order(faults([*loaded.problems, *problems]))
    return (Workspace(project, book, loaded.content, found, readings=readings) if book else None), found
