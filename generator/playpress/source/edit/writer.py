"""The one writer: a file's bytes and changes -> its new bytes, or the problem that keeps them from being made."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from playpress.problems import Place, Problem, fault
from playpress.source.document import Document, Raw
from playpress.source.edit import nodes
from playpress.source.edit.changes import (
    Add,
    Change,
    ImpossibleError,
    Path,
    Put,
    applied,
    possible,
    reached,
    same,
    smallest,
)
from playpress.source.edit.nodes import Style
from playpress.source.edit.splices import Splice, splices
from playpress.source.edit.tree import style_of
from playpress.source.readings import Readings

BOM = b"\xef\xbb\xbf"
"""What some editors write before the first character of a file in UTF-8."""


def edited(data: bytes, file: str, changes: Iterable[Change], readings: Readings | None = None) -> bytes | Problem:
    """The file after these changes, one after the other; everything else in it is as it was, byte for byte.

    What comes out was read again by the reader that reads every playbook: it says what was meant, and nothing else.
    `readings`: what was read before, and what is read here.
    """
    waiting, readings = list(changes), readings or Readings()
    while waiting:
        document = read(data, file, readings)
        if isinstance(document, Problem):
            return document
        run = list(_independent(document.value, waiting))
        if len(run) > 1 and isinstance(new := _made(data, document, run, readings), bytes):
            data, waiting = new, waiting[len(run) :]
            continue
        for change in waiting[: max(len(run), 1)]:
            new = _one(data, file, change, readings)
            if isinstance(new, Problem):
                return new
            data = new
        waiting = waiting[max(len(run), 1) :]
    return data


def whole(fields: dict[str, Raw], file: str) -> bytes | Problem:
    """A new file that says this, in the simplest words that are read as what is meant; what no file can say is a fault.

    `file`: where it will be, from the project's root.
    """
    for style in (Style(), Style(safe=True)):
        data = nodes.document(fields, style).encode("utf-8")
        again = read(data, file)
        if isinstance(again, Document) and same(again.value, fields):
            return data
    message = "these words cannot be written so that they are read again"
    return fault("EDIT-REFUSED", message, Place(file), "Look for invisible characters in them, and type them again.")


def _independent(value: Raw, changes: Sequence[Change]) -> Iterator[Change]:
    """The first changes that can be made at once, so that many of them do not read a file as many times.

    None may touch what another one touches: other words in place of words, and more at the end of what is not empty.
    """
    seen: set[Path] = set()
    for change in changes:
        *way, last = change.location or ("",)
        around = reached(value, way)
        grows = isinstance(change, Add) and change.position is None and bool(around)
        if isinstance(last, int) and isinstance(around, list):
            grows = grows and last >= len(around)
            fits = last < len(around) and isinstance(around[last], str)
        else:
            fits = isinstance(around, dict) and isinstance(around.get(str(last)), str)
        words = isinstance(change, Put) and isinstance(change.value, str) and fits
        if not (grows or words) or change.location in seen:
            return
        seen.add(change.location)
        yield change


def _one(data: bytes, file: str, change: Change, readings: Readings) -> bytes | Problem:
    """The file after one change, made in steps that are as small as can be."""
    document = read(data, file, readings)
    if isinstance(document, Problem):
        return document
    try:
        steps = _steps(document, change)
    except ImpossibleError as error:
        return _refused(document, change, str(error))
    for step in steps:
        document = read(data, file, readings)
        new = document if isinstance(document, Problem) else _made(data, document, [step], readings)
        if isinstance(new, Problem):
            return new
        data = new
    return data


def _steps(document: Document, change: Change) -> list[Change]:
    """A change as small ones; that of a value inside of which little changes leaves the rest of it alone."""
    possible(document.value, change)
    old = reached(document.value, change.location)
    if not isinstance(change, Put) or old is None:
        return [change]
    return list(smallest(old, change.value, change.location))


def _made(data: bytes, document: Document, changes: Sequence[Change], readings: Readings) -> bytes | Problem:
    """The file after small changes at once, in the simplest words that are read as what was meant."""
    style, found = style_of(document), None
    for safe in (False, True):
        try:
            wanted = applied(document.value, *changes)
            words = replace(style, safe=safe)
            new = spliced(data, [each for change in changes for each in splices(document, change, words)])
        except ImpossibleError as error:
            return _refused(document, changes[0], str(error))
        again = read(new, document.origin.file, readings)
        if isinstance(again, Document) and same(again.value, wanted):
            return new
        found = found or (again if isinstance(again, Problem) else None)
    return _refused(document, changes[0], found.message if found else "more would change than that")


def read(data: bytes, file: str, readings: Readings | None = None) -> Document | Problem:
    """A file that can be written again, or the first thing that is wrong with it."""
    document, problems = (readings or Readings()).read(data, file)
    return problems[0] if document is None or problems else document


def spliced(data: bytes, found: Sequence[Splice]) -> bytes:
    """The file with stretches of its text replaced. Offsets count a line end as one character, as the reader does."""
    mark = BOM if data.startswith(BOM) else b""
    text = data[len(mark) :].decode("utf-8")
    ends = [number - each for each, number in enumerate(_pairs(text))]
    line_feed = _line_feed(text)
    in_order = sorted((each.start, each.end, number) for number, each in enumerate(found))
    for start, end, number in reversed(in_order):
        new = found[number].text
        begin, stop = (offset + bisect_left(ends, offset) for offset in (start, end))
        text = f"{text[:begin]}{new.replace(chr(10), line_feed)}{text[stop:]}"
    return mark + text.encode("utf-8")


def encoded(text: str, like: bytes) -> bytes:
    """A text with the line ends of a file, and with the mark that it begins with."""
    mark = BOM if like.startswith(BOM) else b""
    return mark + text.replace("\n", _line_feed(like[len(mark) :].decode("utf-8"))).encode("utf-8")


def _line_feed(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"


def _pairs(text: str) -> Iterator[int]:
    """Where the line ends of two characters stand."""
    at = text.find("\r\n")
    while at >= 0:
        yield at
        at = text.find("\r\n", at + 2)


def _refused(document: Document, change: Change, cause: str) -> Problem:
    """The change is not made: the file is as it was."""
    place = document.origin.place(change.location)
    message = f"this change cannot be written here: {cause}"
    return fault("EDIT-REFUSED", message, place, "Change the file in an editor, and run `playpress check`.")
