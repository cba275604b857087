"""Book -> a calendar (.ics, RFC 5545): when reviews are due, when campaigns run, meetings whose day is known."""

import datetime as dt
from collections.abc import Iterator

from playpress import calendar_file, urls
from playpress.calendar_file import Event
from playpress.derive import cadence, freshness
from playpress.derive.freshness import Reviewable
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.campaign import Campaign
from playpress.model.kinds.meeting import Meeting
from playpress.source.ids import slug


def document(book: Book) -> bytes:
    """The calendar. Days are whole days; each event keeps its identity, so that a second import replaces it."""
    events = (event for each in freshness.in_use(book) for event in _events(book, each))
    return calendar_file.written(str(book.settings.full_title), events, book.today)


def of_campaign(book: Book, campaign: Campaign) -> Event:
    """A campaign in a calendar: the same event in each file that has it."""
    return _event(book, campaign, "runs", f"Campaign: {campaign.name}", campaign.starts, campaign.ends)


def of_review(book: Book, entity: Reviewable) -> Event | None:
    """The day by which something is to be reviewed; None where nothing says when."""
    day = freshness.next_review(entity)
    return _event(book, entity, "review", f"Review: {entity.name}", day, day) if day else None


def of_meeting(book: Book, meeting: Meeting) -> Event | None:
    """A meeting that is held every week, from its next day on; None for the others."""
    weekday = cadence.weekday(meeting)
    if weekday is None:
        return None
    day = book.today + dt.timedelta(days=(weekday - book.today.weekday()) % 7)
    rule = f"FREQ=WEEKLY;BYDAY={cadence.WEEKDAYS[weekday][:2].upper()}"
    return _event(book, meeting, "meeting", str(meeting.name), day, day, rule)


def _events(book: Book, entity: Reviewable) -> Iterator[Event]:
    if review := of_review(book, entity):
        yield review
    if isinstance(entity, Campaign):
        yield of_campaign(book, entity)
    if isinstance(entity, Meeting) and (meeting := of_meeting(book, entity)):
        yield meeting


def _event(
    book: Book, each: Reviewable, what: str, title: str, first: dt.date, last: dt.date, every: str = ""
) -> Event:
    site = book.settings.site_url or ""
    if isinstance(each, Entity):
        key, uri, description = f"{each.about.name}-{each.id}", urls.page(each), str(each.summary or "")
    else:
        key, uri, description = f"page-{each.uri}", each.uri, str(each.front.description or "")
    return Event(
        uid=f"{what}-{key}@{slug(book.settings.company)}",
        title=title,
        first=first,
        last=last,
        description=description,
        url=f"{site}{uri.removesuffix('.md')}.html" if site else "",
        every=every,
    )
