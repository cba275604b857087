"""Two states of one definition -> what is different, field by field, in words. Items of lists are matched by id."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal

from playpress.derive.wording import title, words
from playpress.graph import Book
from playpress.graph.todays_ids import PartNames
from playpress.model import field, guide
from playpress.model.kinds.handoff import Commitment
from playpress.model.kinds.process import Step
from playpress.model.part import Criterion, Model, Part, Phrase
from playpress.model.ref import Ref
from playpress.model.text import Prose, Text
from playpress.source.ids import slug

Sort = Literal["added", "removed", "changed", "order", "renamed", "moved-to", "moved-from"]

_FLOW = re.compile(r"(?<! )\n(?=[^\s\-*+>|`~#\d=])")
"""A line break inside a paragraph."""
_WIDTH = 140
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was, inside one definition.

    `path` leads to it for programs: field names, and the ids of parts with a "#". `where` is the same for people.
    `before` and `after` are values in words; an added value has no `before`, a removed one no `after`. A part that was
    renamed has its ids there; one that was moved has what it is called, and where it is or was.
    """

    sort: Sort
    path: tuple[str, ...]
    where: tuple[str, ...]
    before: str = ""
    after: str = ""

    @property
    def field(self) -> str:
        """The path as one word: `steps#closing.time_limit`."""
        return "".join(each if each.startswith("#") else f".{each}" for each in self.path).lstrip(".")

    @property
    def sentence(self) -> str:
        """What happened, on one line: Steps › Closing › time limit: was "2 days", now "1 day"."""
        trail = " › ".join(self.where)
        head = f"{trail[:1].upper()}{trail[1:]}"
        before, after = excerpt(self.before, self.after)
        if self.sort == "changed" and self.before.split() == self.after.split():
            return f"{head}: the same words, in other paragraphs"
        said = {
            "added": f'new: "{after}"',
            "removed": f'gone: "{before}"',
            "changed": f'was "{before}", now "{after}"',
            "renamed": f'renamed, its id was "{before}" and is now "{after}"',
            "moved-to": f'"{before}" moved to {after}',
            "moved-from": f'"{after}" moved here from {before}',
            "order": f"order changed, now {' '.join(self.after.split())}",
        }
        return f"{head}: {said[self.sort]}"


def differences(
    before: Book, after: Book, old: Model, new: Model, parts: PartNames | None = None
) -> Iterator[Difference]:
    """What is different between two models of one type. The Books give the names of what they refer to.

    `parts`: what became of parts that are called otherwise or are elsewhere now.
    """
    return _model(_At(before, after, parts or PartNames()), old, new)


def excerpt(before: str, after: str) -> tuple[str, str]:
    """Two texts on a line each; of long ones only the neighbourhood of what differs."""
    old, new = before.split(), after.split()
    if max(len(before), len(after)) <= _WIDTH or not (old and new):
        return _cut(before), _cut(after)
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    end = next((n for n in range(most - start) if old[-1 - n] != new[-1 - n]), most - start)
    return _window(old, start - 4, end - 4), _window(new, start - 4, end - 4)


def _window(text: Sequence[str], first: int, last: int) -> str:
    """The words of a text without so many at its beginning and at its end."""
    inner = " ".join(text[max(first, 0) : len(text) - max(last, 0)])
    return f"{'… ' if first > 0 else ''}{_cut(inner)}{' …' if last > 0 else ''}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class _At:
    """Where a comparison is: both Books, the way for programs and the way for people."""

    before: Book
    after: Book
    parts: PartNames
    path: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    ordered: bool = True
    """Whether the order of texts says something there."""

    def down(self, step: str, said: str) -> "_At":
        """One step further in; either way may stay as it is."""
        path, where = ((step,) if step else ()), ((said,) if said else ())
        return replace(self, path=(*self.path, *path), where=(*self.where, *where))

    def into(self, item: Any, said: str) -> "_At":
        """An item of a list: parts have an id, other items only their list."""
        return self.down(f"#{item.id}" if isinstance(item, Part) else "", said)

    def found(self, sort: Sort, before: str, after: str) -> Difference:
        return Difference(sort, self.path, self.where, before, after)


def _model(at: _At, old: Model, new: Model) -> Iterator[Difference]:
    """Two models of one type, field by field, also those that only one of two states has."""
    theirs, ours = _fields(old), _fields(new)
    for name in dict.fromkeys((*ours, *theirs)):
        facts = field.facts(type(new) if name in ours else type(old), name)
        value, share = ours.get(name) or (_nothing(theirs[name][0]), theirs[name][1])
        where = at.where[:-1] if isinstance(new, Part) and facts.title else (*at.where, facts.sentence)
        inner = replace(at, path=(*at.path, name), where=where, ordered=facts.ordered)
        before = theirs[name][0] if name in theirs else _nothing(value)
        yield from _value(inner, facts.words(before), facts.words(value), share)


def _nothing(value: Any) -> Any:
    """What a field says that is not there, where it says this in the other state."""
    return () if isinstance(value, tuple) else {} if isinstance(value, Mapping) else None


def _of_one_sort(old: Any, new: Any) -> bool:
    """Whether two models are compared field by field: of one class, or of one that is declared otherwise now."""
    if not isinstance(old, Model) or not isinstance(new, Model):
        return False
    return type(old) is type(new) or (type(old).__bases__, type(old).__name__) == (
        type(new).__bases__,
        type(new).__name__,
    )


def _fields(model: Model) -> dict[str, tuple[Any, bool]]:
    """Field -> value, and whether it is a share. What can be written in two ways is brought into one."""
    found = {
        info.alias or name: (getattr(model, name), field.is_share(info))
        for name, info in guide.written(type(model))
        if name not in ("id", "was")
    }
    if isinstance(model, Commitment):
        found["value"] = (replace(model.value, clock=model.counted_by) if model.value else None, False)
        found["clock"] = (None if model.value else model.clock, False)
    if isinstance(model, Step):
        found["raci"] = ({role: _sorted(letters) for role, letters in model.letters_of_all.items()}, False)
        del found["owner"]
    return found


def _sorted(letters: str) -> str:
    return "/".join(sorted(letters, key="ARCI".index))


def _value(at: _At, old: Any, new: Any, share: bool = False) -> Iterator[Difference]:
    if old == new or (isinstance(old, Prose) and isinstance(new, Prose) and _flowing(old) == _flowing(new)):
        return
    if _of_one_sort(old, new):
        yield from _model(at, old, new)
    elif isinstance(new, tuple) and isinstance(old, tuple):
        yield from _items(at, old, new)
    elif isinstance(new, Mapping) and isinstance(old, Mapping):
        yield from _entries(at, old, new)
    else:
        yield _plain(at, old, new, share)


def _flowing(text: str) -> str:
    """Prose without the line breaks that only an editor made."""
    return _FLOW.sub(" ", text)


def _plain(at: _At, old: Any, new: Any, share: bool) -> Difference:
    """A value that has nothing inside. Two things of one name are told apart by their references."""
    before, after = words(at.before, old, share), words(at.after, new, share)
    if before == after:
        before, after = str(old), str(new)
    was, is_now = (value is False or field.is_written(value) for value in (old, new))
    return at.found("added" if not was else "removed" if not is_now else "changed", before, after)


def _entries(at: _At, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Difference]:
    """Named values: a letter for each role, a text for each subject."""
    for key in dict.fromkeys((*new, *old)):
        step = key.id if isinstance(key, Ref) else str(key)
        said = words(at.after if key in new else at.before, key)
        yield from _value(at.down(step, said), old.get(key), new.get(key))


def _items(at: _At, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    """Two lists, item by item. Items are matched by what they are, never by where they stand."""
    pairs = _paired(old, new)
    for here, there in sorted(pairs.items(), key=lambda pair: pair[1]):
        yield from _item(at, old[here], new[there])
    for item in (item for n, item in enumerate(old) if n not in pairs):
        yield _gone(at, item)
    kept = set(pairs.values())
    for item in (item for n, item in enumerate(new) if n not in kept):
        yield from _new(at, item)
    if any(a > b for a, b in pairwise(pairs[n] for n in sorted(pairs))) and _ordered(at, new):
        yield at.found("order", _listed(at.before, old), _listed(at.after, new))


def _gone(at: _At, item: Any) -> Difference:
    """An item that is not in its list any more: it was taken away, or moved to another definition."""
    now = at.parts.moved_to.get(item.id) if isinstance(item, Part) else None
    if now is None:
        return at.into(item, "").found("removed", words(at.before, item), "")
    return at.into(item, "").found("moved-to", title(at.before, item), at.after.name(now.whole))


def _new(at: _At, item: Any) -> Iterator[Difference]:
    """An item that was not in its list, and what is different in it where it comes from another definition."""
    was = at.parts.moved_from.get(item.id) if isinstance(item, Part) else None
    before = at.before.part(was) if was else None
    if was is None or before is None:
        yield at.into(item, "").found("added", "", words(at.after, item))
        return
    yield at.into(item, "").found("moved-from", at.before.name(was.whole), title(at.after, item))
    if _of_one_sort(before, item):
        yield from _model(at.into(item, title(at.after, item)), before, item)


def _item(at: _At, old: Any, new: Any) -> Iterator[Difference]:
    was = at.parts.renamed.get(new.id) if isinstance(new, Part) else None
    if was and not (isinstance(new, Criterion) and new.by_id):
        yield at.into(new, title(at.after, new)).found("renamed", was, new.id)
    if _of_one_sort(old, new):
        yield from _model(at.into(new, title(at.after, new)), old, new)
    elif old != new:
        yield at.found("changed", words(at.before, old), words(at.after, new))


def _listed(book: Book, items: Sequence[Any]) -> str:
    return ", ".join(title(book, item) for item in items)


def _ordered(at: _At, items: Sequence[Any]) -> bool:
    """Whether the order of a list says something: parts follow each other, and so do points; references do not."""
    return isinstance(items[0], Part) or (isinstance(items[0], Text) and at.ordered)


def _paired(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Position before -> position now: equal items, then those of one identity, then words that were rewritten."""
    pairs: dict[int, int] = {}
    free = list(range(len(new)))
    for same in (_equal, _alike, _close):
        for here in [n for n in range(len(old)) if n not in pairs]:
            there = next((n for n in free if same(old[here], new[n])), None)
            if there is not None:
                pairs[here] = there
                free.remove(there)
    return pairs


def _equal(old: Any, new: Any) -> bool:
    return bool(old == new)


def _alike(old: Any, new: Any) -> bool:
    """One identity: a part's id; a promise's team and words; the first field of anything else."""
    if not _of_one_sort(old, new):
        return False
    names = ["by", "what"] if isinstance(old, Commitment) else list(type(old).model_fields)[:1]
    return all(getattr(old, name) == getattr(new, name) for name in (["id"] if isinstance(old, Part) else names))


def _close(old: Any, new: Any) -> bool:
    """The same thing in other words: plain texts, parts whose id follows from their text, promises of one team."""
    if isinstance(old, Commitment) and isinstance(new, Commitment):
        return old.by == new.by and _near(old.what, new.what)
    if isinstance(old, Phrase) and isinstance(new, Phrase):
        return all(each.id == slug(each.text) for each in (old, new)) and _near(old.text, new.text)
    return isinstance(old, Text) and isinstance(new, Text) and _near(old, new)


def _near(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False)
    return matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR
