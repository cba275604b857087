"""A definition or a part under another id -> the changes to everything that refers to it, file by file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playpress.authoring.workspace import Way, Workspace
from playpress.graph import Book
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.source.document import Raw
from playpress.source.edit import Change, Put, Remove, Rename, reached


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is meant from now on where one reference stands: another id of the same kind, or another part of it."""

    old: Ref
    new: Ref

    def means(self, ref: Ref) -> bool:
        """Whether a reference leads there."""
        same = (ref.kind, ref.id) == (self.old.kind, self.old.id)
        return same and (not self.old.part or ref.part == self.old.part)

    def written(self, text: str, ref: Ref) -> str:
        """The words of a reference as they are to be, in the form that its author chose."""
        if self.old.part:
            before, hash_sign, part = text.rpartition("#")
            if part != self.old.part:
                return text
            if self.new.id == self.old.id:
                return f"{before}{hash_sign}{self.new.part}"
            return f"{before[: -len(self.old.id)] if before else ''}{self.new.id}#{self.new.part}"
        if ref.part and "#" not in text:
            return text
        return re.sub(rf"^((?:{self.old.kind}:)?){re.escape(self.old.id)}(?=#|$)", rf"\g<1>{self.new.id}", text)

    def in_table(self, text: str) -> str:
        """A table of actuals with the definitions that its cells name."""
        if self.old.part or self.old.kind not in ("metric", "audience"):
            return text
        return re.sub(
            rf"(^|,)(\"?){re.escape(self.old.id)}(?=\"?(?:,|\r?$))", rf"\g<1>\g<2>{self.new.id}", text, flags=re.M
        )

    def in_text(self, text: str) -> str:
        """A text with the links and quotes in it that lead there."""
        kind, old, new = self.old.kind, re.escape(self.old.id), self.new.id
        if self.old.part:
            form = rf"(?<![\w:-])((?:{kind}:)?){old}#{re.escape(self.old.part)}(?![\w-])"
            return re.sub(form, rf"\g<1>{new}#{self.new.part}", text)
        changed = re.sub(rf"(?<![\w:-])({kind}:){old}(?![\w-])", rf"\g<1>{new}", text)
        return re.sub(rf"(?<![\w:#-]){old}(?=#[a-z])", new, changed) if kind == "funnel" else changed


def changes(space: Workspace, renaming: Renaming) -> dict[str, list[Change]]:
    """For each file of definitions the changes that let its references lead to the new id."""
    found: dict[str, list[Change]] = {}
    for entity in space.book.entities.values():
        place = space.way_to(entity)
        if place is None:
            continue
        raw = space.raw(entity)
        file, way = place
        mine = list(_of(space.book, entity, raw, way, renaming))
        if mine:
            found.setdefault(file, []).extend(mine)
    return found


def changes_of_pages(space: Workspace, renaming: Renaming) -> dict[str, list[Change]]:
    """For each page by hand the changes that let the references in its fields lead to the new id."""
    found: dict[str, list[Change]] = {}
    for page in space.book.pages:
        meant = [(path, ref) for path, ref, _ in walk.refs(walk.values(page.front)) if renaming.means(ref)]
        fields = space.fields_of(page.file) if meant else None
        for path, ref in meant:
            at = location(fields, path)
            text = reached(fields, at)
            if isinstance(text, str) and renaming.written(text, ref) != text:
                found.setdefault(page.file, []).append(Put(at, renaming.written(text, ref)))
    return found


def _of(book: Book, entity: Entity, raw: Raw, way: Way, renaming: Renaming) -> Iterator[Change]:
    done: set[Way] = set()
    removed: list[Way] = []
    for path, ref, _ in walk.refs(book.inside(entity)):
        if not renaming.means(ref):
            continue
        at = location(raw, path)
        text = reached(raw, at)
        if at in done:
            continue
        done.add(at)
        if isinstance(text, str) and renaming.written(text, ref) != text:
            listed = reached(raw, at[:-1])
            if isinstance(listed, list) and renaming.written(text, ref) in listed:
                removed.append(at)
            else:
                yield Put((*way, *at), renaming.written(text, ref))
        else:
            names = reached(raw, path[:-1])
            if path[-1] == ref.id and isinstance(names, dict):
                yield from _names(names, (*way, *path[:-1]), ref, renaming)
    yield from _texts(raw, (), way, done, renaming, entity)
    yield from (Remove((*way, *at)) for at in sorted(removed, key=str, reverse=True))


def location(raw: Raw, path: Way) -> Way:
    """How far the way to a value of the model goes in what was written: a short form ends it."""
    at: list[str | int] = []
    value = raw
    for step in path:
        inner = reached(value, (step,))
        if inner is None:
            break
        at.append(step)
        value = inner
    return tuple(at)


def _names(names: Mapping[str, Raw], way: Way, ref: Ref, renaming: Renaming) -> Iterator[Change]:
    for name in names:
        if name in (ref.id, str(ref)) and renaming.written(name, ref) != name:
            yield Rename((*way, name), renaming.written(name, ref))


def _texts(value: Raw, at: Way, way: Way, done: set[Way], renaming: Renaming, entity: Entity) -> Iterator[Change]:
    """Links and quotes in running text, and names of values that are ids without being references."""
    if isinstance(value, str):
        if at not in done and (new := renaming.in_text(value)) != value:
            yield Put((*way, *at), new)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, (*at, number), way, done, renaming, entity)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, (*at, name), way, done, renaming, entity)
        if at and at[-1] in ("values", "choose_when") and entity.about.name == "comparison" and not renaming.old.part:
            subjects = {name: renaming.written(name, renaming.old) for name in value}
            yield from (Rename((*way, *at, name), new) for name, new in subjects.items() if new != name)
