"""Review dates -> how current the playbook is, seen from one day."""

import calendar
import datetime as dt
from dataclasses import dataclass

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.times import Duration

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def add(day: dt.date, duration: Duration) -> dt.date:
    """A day plus whole days, weeks, months or years; months clamp to the last day: 31 Jan + 1 month = 28 or 29 Feb."""
    amount = int(duration.amount)
    if duration.unit not in _MONTHS:
        return day + dt.timedelta(days=amount * (7 if duration.unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + amount * _MONTHS[duration.unit]
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_review(entity: Entity) -> dt.date | None:
    """The last day the review holds; None without an interval or a review."""
    if entity.reviewed is None or entity.review_every is None:
        return None
    return add(entity.reviewed, entity.review_every)


@dataclass(frozen=True, slots=True)
class Reviews:
    """How many definitions are in use, how many of them have an interval for reviews, and how many a review that holds.

    What was never reviewed is not current.
    """

    definitions: int
    dated: int
    current: int


def reviews(book: Book) -> Reviews:
    """The reviews of all that is in use, seen from the book's day."""
    active = [each for each in book.entities.values() if each.status == "active"]
    until = [next_review(each) for each in active if each.review_every]
    return Reviews(len(active), len(until), sum(day is not None and day >= book.today for day in until))


def due(book: Book, until: dt.date) -> dict[str, list[tuple[dt.date | None, Entity]]]:
    """What is in use and has to be reviewed by a day, the oldest first, by the name of its owner; None for never."""
    found: dict[str, list[tuple[dt.date | None, Entity]]] = {}
    for entity in book.entities.values():
        day = next_review(entity)
        if entity.status == "active" and entity.review_every and (day is None or day <= until):
            owner = book.owner(entity)
            found.setdefault(str(owner.role.name) if owner else "", []).append((day, entity))
    return {name: sorted(found[name], key=lambda pair: (pair[0] or dt.date.min, pair[1].key)) for name in sorted(found)}
