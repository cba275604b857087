"""One sitting at a playbook: its state on disk, drafts that are tried before they are saved, and what was saved."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from playpress import pipeline
from playpress.authoring import renaming, skeleton
from playpress.authoring.workspace import Workspace
from playpress.editor import files, places
from playpress.editor.files import PageForm
from playpress.editor.places import Written
from playpress.model.entity import Entity
from playpress.model.part import Model
from playpress.outputs import disk, saving
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.outputs.lock import BusyError
from playpress.pipeline import Edition, Playbook
from playpress.problems import Place, Problem, fault, faults, not_yet_known
from playpress.source import events, ids
from playpress.source.document import Raw
from playpress.source.edit import edited, reached, same, smallest
from playpress.source.readings import Readings

Files = Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Tried:
    """What a playbook would be with a draft in it."""

    playbook: Playbook
    files: Files
    """What the files would say."""
    before: Files
    refused: Problem | None = None
    """Why the draft cannot be written at all."""
    of_build: tuple[Problem, ...] = ()
    """What only a build would find, such as dead links of pages by hand. The page is shown all the same."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with it."""
        return (*self.playbook.problems, *self.of_build)

    @property
    def changed(self) -> bool:
        """Whether any file would say something else."""
        return any(self.before.get(file) != data for file, data in self.files.items())


@dataclass(frozen=True, slots=True)
class Saved:
    """One save of this sitting, which can be undone."""

    title: str
    """What was done, as a button says it: `change of goal:grow`."""
    key: str
    before: Files
    after: Files


@dataclass(slots=True)
class Session:
    """A playbook that is edited in one process. Nothing is written but by `save`, `remove` and `undo`."""

    project: Path
    today: dt.date
    inspect: Callable[[Playbook], tuple[Problem, ...]]
    """What is wrong with a playbook besides its own problems, as a build would find it."""
    history: list[Saved] = field(default_factory=list)
    _now: Tried | None = None
    """The playbook as it is on disk."""
    _stamp: object = None
    _latest: Tried | None = None
    _readings: Readings = field(default_factory=Readings)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def refresh(self) -> Playbook:
        """Read the playbook again where a file of it has changed: once for each request, before it is answered."""
        with self._lock:
            stamp = tuple(_stamps(self.project))
            if self._now is None or stamp != self._stamp:
                self._now = self._read({}, {})
                self._stamp, self._latest = stamp, None
            return self._now.playbook

    def playbook(self) -> Playbook:
        """The playbook as it was on disk when it was last looked at."""
        return self._on_disk().playbook

    def _on_disk(self) -> Tried:
        self._now = self._now or self._read({}, {})
        return self._now

    def written(self, kind: str, identifier: str) -> Written | None:
        """A definition as its file says it now."""
        playbook = self.playbook()
        known = next((each for each in playbook.kinds if each.about.name == kind), None)
        if known is None or playbook.loaded is None:
            return None
        return places.found(playbook.loaded.content, known, identifier)

    def file(self, file: str) -> Written | None:
        """A file that holds no definition, as it is now: settings, a declared kind, a page by hand."""
        loaded = self.playbook().loaded
        return files.found(loaded.content, file) if loaded else None

    def at(self, key: str) -> Written | None:
        """What a key is of: a definition, or a file that holds none."""
        kind, _, identifier = key.partition(":")
        return self.written(kind, identifier) if identifier else self.file(key)

    def tried(self, written: Written, raw: Raw) -> Tried:
        """The playbook with a definition that says something else."""
        with self._lock:
            data = _bytes(self.project, written.file)
            before = {written.file: data}
            if same(raw, written.raw):
                self._latest = None
                return replace(self._on_disk(), files=before, before=before)
            new = files.changed(written, data or b"", raw)
            if isinstance(new, Problem):
                return replace(self._on_disk(), files=before, before=before, refused=new)
            return self._with({written.file: new}, before)

    def _with(self, files: Files, before: Files) -> Tried:
        """The playbook with these files; the latest one is kept, as its page is asked for next."""
        self.playbook()
        if self._latest is None or self._latest.files != files:
            self._latest = self._read(files, before)
        return self._latest

    def _read(self, files: Files, before: Files) -> Tried:
        """The playbook with these files; of what did not change since the last time, nothing is parsed again."""
        edition = Edition(pdfs=False)
        playbook = pipeline.read(self.project, self.today, edition=edition, changes=files, readings=self._readings)
        return Tried(playbook, files, before, of_build=self.inspect(playbook))

    def shown(self) -> Playbook:
        """The playbook with the draft that was tried last; as it is on disk where that has errors."""
        with self._lock:
            playbook = self.playbook()
            return self._latest.playbook if self._latest and not self._latest.playbook.faults else playbook

    def new_faults(self, tried: Tried) -> list[Problem]:
        """The faults that a draft would bring: what is wrong already does not keep from saving."""
        return not_yet_known(faults(tried.problems), faults(self._on_disk().problems))

    def save(self, tried: Tried, title: str, key: str) -> list[Problem]:
        """Write what was tried, or nothing where a file is no longer what it was."""
        with self._lock:
            changed = {file: data for file, data in tried.files.items() if data != tried.before.get(file)}
            before = {file: tried.before.get(file) for file in changed}
            problems = self._write(before, changed)
            if changed and not problems:
                self.history.append(Saved(title, key, before, changed))
            return problems

    def _write(self, before: Files, after: Files) -> list[Problem]:
        """Write all of it or nothing; what the disk refuses is a problem like any other."""
        try:
            problems = saving.save_all(self.project, before, after)
            again = "Open the form again: it shows the file as it is now."
            return [replace(each, hint=again) if each.code == "EDIT-CHANGED" else each for each in problems]
        except (CannotWriteError, BusyError, RefusedError) as error:
            hint = "Free space on the disk, or check that you may write there; then save again."
            if not isinstance(error, CannotWriteError):
                hint = "Save again when that is over."
            return [fault("EDIT-REFUSED", f"nothing was saved: {error}", Place(next(iter(after))), hint)]

    def space(self) -> Workspace | None:
        """The files of the playbook, to be changed together; None without settings."""
        playbook = self.playbook()
        if playbook.book is None or playbook.loaded is None:
            return None
        return Workspace(self.project, playbook.book, playbook.loaded.content, playbook.faults)

    def added(self, kind: type[Model], identifier: str, fields: Mapping[str, Raw]) -> Tried | Problem:
        """The playbook with a definition more, where the others of its kind are; with a page or declared kind more."""
        with self._lock:
            if not issubclass(kind, Entity):
                return self._with_file(kind, identifier, fields)
            space = self.space()
            if space is None:
                return self.playbook().faults[0]
            problem = skeleton.placed(space, kind, identifier, dict(fields))
            return problem or self._with(dict(space.after), dict(space.before))

    def _with_file(self, kind: type[Model], identifier: str, fields: Mapping[str, Raw]) -> Tried | Problem:
        file = files.place(kind, identifier)
        if problem := ids.problem(identifier, Place(file)):
            return replace(problem, instead=None)
        if _bytes(self.project, file) is not None:
            return fault("EDIT-TAKEN", f"there is a file {file} already", Place(file), "Choose another id.")
        data = files.created(kind, file, dict(fields))
        return data if isinstance(data, Problem) else self._with({file: data}, {file: None})

    def users(self, key: str) -> Sequence[Entity]:
        """The other definitions that refer to one, each once."""
        book = self.playbook().book
        entity = book.entities.get(key) if book else None
        space = self.space()
        if book is None or entity is None or space is None:
            return ()
        found = {str(each.source.whole): book.get(each.source.whole) for each in renaming.users(space, entity)}
        return [each for each in found.values() if each is not None]

    def remove(self, written: Written) -> list[Problem]:
        """Take a definition out; nothing is removed that others refer to."""
        with self._lock:
            space = self.space()
            if space is None:
                return list(self.playbook().faults)
            entity = space.book.entities.get(written.key)
            problems = (
                renaming.removed(space, entity, None)
                if entity
                else list(renaming.taken_out(space, written.file, written.way))
            )
            if problems:
                return problems
            tried = self._with(dict(space.after), dict(space.before))
            return self.new_faults(tried) or self.save(tried, f"removal of {written.key}", "")

    def undo(self) -> list[Problem]:
        """Take the last save back: its files as they were, or, where they were changed since, its values alone."""
        with self._lock:
            if not self.history:
                return []
            last = self.history[-1]
            problems = self._write(last.after, last.before)
            if problems and len(last.after) == 1:
                problems = self._values_back(last, problems)
            if not problems:
                self.history.pop()
            return problems

    def _values_back(self, last: Saved, problems: list[Problem]) -> list[Problem]:
        """Write the values that one definition had before, where it still says what was saved then."""
        ((file, after),) = last.after.items()
        before = last.before[file]
        now = self.at(last.key)
        if now is None or now.kind is PageForm or before is None or after is None or now.file != file:
            return problems
        was, then = (reached(_value(data, file), now.way) for data in (before, after))
        if not same(now.raw, then):
            return problems
        current = _bytes(self.project, file)
        new = edited(current or b"", file, smallest(now.raw, was, now.way))
        return [new] if isinstance(new, Problem) else self._write({file: current}, {file: new})


def _stamps(project: Path) -> Iterator[tuple[str, int, int]]:
    """What changes when a file of the playbook, or of its theme, does."""
    for folder in ("content", "themes"):
        for path in sorted((project / folder).rglob("*")):
            with suppress(OSError):
                found = path.lstat()
                yield str(path), found.st_mtime_ns, found.st_size


def _bytes(project: Path, file: str) -> bytes | None:
    path = disk.inside(project, file)
    return path.read_bytes() if path.is_file() else None


def _value(data: bytes, file: str) -> Raw:
    """What a file says."""
    document, _ = events.read(data, file)
    return document.value if document else None
