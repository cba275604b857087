"""Events -> one iCalendar file (RFC 5545), which every calendar reads: the same events give the same bytes."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PRODUCT = "-//Playpress//Playbook//EN"
_LINE = 75
"""How many octets a line may have, without its end (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Event:
    """Something that takes whole days."""

    uid: str
    """What it stays the same event by, in every later file: an update moves it and adds no second one."""
    title: str
    first: dt.date
    last: dt.date
    """Its last day, which belongs to it."""
    description: str = ""
    url: str = ""
    every: str = ""
    """A recurrence rule (RFC 5545, 3.3.10), such as FREQ=WEEKLY; empty for once."""


def written(name: str, events: Iterable[Event], written_on: dt.date) -> bytes:
    """A calendar of this name. `written_on` is the day its events are stamped with, at midnight UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for event in events:
        lines += _lines(event, written_on)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _lines(event: Event, written_on: dt.date) -> Iterator[str]:
    """The end of an event is the day after its last (RFC 5545, 3.6.1)."""
    yield from ("BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{written_on:%Y%m%d}T000000Z")
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.last + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    if event.every:
        yield f"RRULE:{event.every}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _text(value: str) -> str:
    return value.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets; each after the first begins with a space, and no letter is cut."""
    piece, length = "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > _LINE:
            yield piece
            piece, length = " ", 1
        piece, length = piece + letter, length + size
    yield piece
