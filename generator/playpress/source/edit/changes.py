"""What can be changed in a document, and the value it has to have afterwards."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from playpress.source.document import Location, Raw

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """The value at a location becomes another one. A field that is not there yet is added behind the others."""

    location: Path
    value: Raw


@dataclass(frozen=True, slots=True)
class Add:
    """A new item of a list, before the one that has its position now; or a new field, at a position among others."""

    location: Path
    value: Raw
    position: int | None = None
    """Where among the fields: behind the last one where none is given."""


@dataclass(frozen=True, slots=True)
class Remove:
    """A field or an item goes."""

    location: Path


@dataclass(frozen=True, slots=True)
class Move:
    """An item of a list goes to another position, counted when it has left its own."""

    location: Path
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """A field, or the id of a definition, is called differently; its place and its value stay."""

    location: Path
    name: str


Change = Put | Add | Remove | Move | Rename


class ImpossibleError(Exception):
    """A change that a document cannot take, whatever its text: the message says why."""


def reached(value: Raw, location: Location) -> Raw:
    """The value at a location; nothing where there is none."""
    for segment in location:
        if isinstance(value, dict) and isinstance(segment, str):
            value = value.get(segment)
        elif isinstance(value, list) and isinstance(segment, int) and 0 <= segment < len(value):
            value = value[segment]
        else:
            return None
    return value


def applied(value: Raw, *changes: Change) -> Raw:
    """The value of the document after changes, one after the other; the one before stays as it is."""
    result = _copied(value)
    for change in changes:
        if change.location:
            _change(possible(result, change), change)
        elif isinstance(change, Put):
            result = _copied(change.value)
        else:
            raise ImpossibleError("a whole file is neither added, removed, moved nor renamed here")
    return result


def possible(value: Raw, change: Change) -> Raw:
    """What a change would be made in; an error says why it cannot be."""
    if not change.location:
        if isinstance(change, Put):
            return value
        raise ImpossibleError("a whole file is neither added, removed, moved nor renamed here")
    *way, last = change.location
    for segment in way:
        value = _child(value, segment)
    if isinstance(value, dict) and isinstance(last, str):
        _refuse_field(value, last, change)
    elif isinstance(value, list) and isinstance(last, int):
        _refuse_item(value, last, change)
    else:
        raise ImpossibleError("a field is changed by its name, an item of a list by its position")
    return value


def _refuse_field(value: dict[str, Raw], name: str, change: Change) -> None:
    if isinstance(change, Move):
        raise ImpossibleError("only items of a list are moved")
    if isinstance(change, Add | Put) and name not in value:
        return
    if isinstance(change, Add) or (isinstance(change, Rename) and change.name in value and change.name != name):
        raise ImpossibleError("there is a field of this name already")
    if name not in value:
        raise ImpossibleError(f'there is no "{name}" here')


def _refuse_item(value: list[Raw], number: int, change: Change) -> None:
    last = len(value) - (not isinstance(change, Add))
    if not 0 <= number <= last or (isinstance(change, Move) and not 0 <= change.to <= last):
        raise ImpossibleError("the list is not as long as that")
    if isinstance(change, Rename):
        raise ImpossibleError("an item of a list has no name")


def _change(value: Raw, change: Change) -> None:
    """Make a possible change in the mapping or list that it is about."""
    last = change.location[-1]
    if isinstance(value, dict) and isinstance(last, str):
        _change_field(value, last, change)
    elif isinstance(value, list) and isinstance(last, int):
        if isinstance(change, Put):
            value[last] = _copied(change.value)
        elif isinstance(change, Add):
            value.insert(last, _copied(change.value))
        else:
            item = value.pop(last)
            if isinstance(change, Move):
                value.insert(change.to, item)


def _change_field(value: dict[str, Raw], name: str, change: Change) -> None:
    if isinstance(change, Remove):
        del value[name]
    elif isinstance(change, Rename):
        pairs = [(change.name if key == name else key, each) for key, each in value.items()]
        value.clear()
        value.update(pairs)
    elif isinstance(change, Add | Put):
        behind: list[tuple[str, Raw]] = []
        if isinstance(change, Add) and change.position is not None:
            behind = [(key, value.pop(key)) for key in list(value)[change.position :]]
        value[name] = _copied(change.value)
        value.update(behind)


def _copied(value: Raw) -> Raw:
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _child(value: Raw, segment: str | int) -> Raw:
    if isinstance(value, dict) and isinstance(segment, str) and segment in value:
        return value[segment]
    if isinstance(value, list) and isinstance(segment, int) and 0 <= segment < len(value):
        return value[segment]
    raise ImpossibleError(f'there is no "{segment}" here')


def smallest(old: Raw, new: Raw, location: Path) -> Iterator[Change]:
    """The changes that make one value of another, in order, each as deep inside as it can be."""
    if same(old, new):
        return
    if old and new and isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        yield from (Remove((*location, key)) for key in old if key not in new)
        for position, (key, value) in enumerate(new.items()):
            if key in old:
                yield from smallest(old[key], value, (*location, key))
            else:
                yield Add((*location, key), value, position)
    elif old and new and isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, location)
    else:
        yield Put(location, new)


def _of_lists(old: list[Raw], new: list[Raw], location: Path) -> Iterator[Change]:
    """From the end to the beginning, so that positions before it stay right. One item at least stays or is replaced."""
    matcher = SequenceMatcher(None, list(map(json.dumps, old)), list(map(json.dumps, new)), autojunk=False)
    for _, begin, end, first, last in reversed([found for found in matcher.get_opcodes() if found[0] != "equal"]):
        both = min(end - begin, last - first)
        yield from (Add((*location, begin + both), value) for value in reversed(new[first + both : last]))
        yield from (Remove((*location, number)) for number in reversed(range(begin + both, end)))
        for number in reversed(range(both)):
            yield from smallest(old[begin + number], new[first + number], (*location, begin + number))


def same(one: Raw, other: Raw) -> bool:
    """Whether two values are alike, the order of their fields included."""
    return one == other and json.dumps(one) == json.dumps(other)
