"""Book -> a calendar (.ics, RFC 5545): when reviews are due, when campaigns run, meetings whose day is known."""

import datetime as dt
import re
from collections.abc import Iterator

from playpress import urls
from playpress.derive import freshness
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.campaign import Campaign
from playpress.model.kinds.meeting import Meeting

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EVERY = re.compile(rf"\b(every|each|weekly)\b.*?\b({'|'.join(_DAYS)})\b|\b({'|'.join(_DAYS)})s\b", re.IGNORECASE)
_LONGEST = 75
"""How many bytes a line has."""


def document(book: Book) -> bytes:
    """The calendar. Days are whole days; each event keeps its identity, so that a second import replaces it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Playpress//Playbook//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(str(book.settings.full_title))}")
    for entity in book.entities.values():
        if entity.status == "active":
            lines += _events(book, entity)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line)).encode()


def _events(book: Book, entity: Entity) -> Iterator[str]:
    if day := freshness.next_review(entity):
        yield from _event(book, entity, "review", f"Review: {entity.name}", day, day)
    if isinstance(entity, Campaign) and entity.starts:
        yield from _event(book, entity, "runs", f"Campaign: {entity.name}", entity.starts, entity.ends or entity.starts)
    if isinstance(entity, Meeting) and (weekday := _weekday(str(entity.cadence or ""))) is not None:
        day = book.today + dt.timedelta(days=(weekday - book.today.weekday()) % 7)
        rule = f"RRULE:FREQ=WEEKLY;BYDAY={_DAYS[weekday][:2].upper()}"
        yield from _event(book, entity, "meeting", str(entity.name), day, day, rule)


def _weekday(cadence: str) -> int | None:
    """The day of a meeting that is held once a week, from 0 for Monday; none where its words leave it open."""
    found = _EVERY.search(cadence)
    other = re.search(r"\b(second|other|third|fourth|first|last|two|three|month|quarter)\b", cadence, re.IGNORECASE)
    return _DAYS.index((found[2] or found[3]).lower()) if found and not other else None


def _event(
    book: Book, entity: Entity, what: str, title: str, first: dt.date, last: dt.date, rule: str = ""
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{what}-{entity.about.name}-{entity.id}@playpress"
    yield f"DTSTAMP:{book.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(title)}"
    if entity.summary:
        yield f"DESCRIPTION:{_text(str(entity.summary))}"
    if book.settings.site_url:
        yield f"URL:{book.settings.site_url}{urls.relative(urls.page(entity), '')}"
    if rule:
        yield rule
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return " ".join(words.split())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes, of which none cuts a character."""
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    yield piece
