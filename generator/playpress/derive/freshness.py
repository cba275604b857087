"""Review dates -> how current the playbook is, seen from one day."""

import calendar
import datetime as dt
from fractions import Fraction

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


def currency_rate(book: Book) -> Fraction | None:
    """Current / active entities with an interval; never reviewed is not current. None where there is none."""
    timed = [each for each in book.entities.values() if each.status == "active" and each.review_every]
    current = [each for each in timed if (until := next_review(each)) and until >= book.today]
    return Fraction(len(current), len(timed)) if timed else None
