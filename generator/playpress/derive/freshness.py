"""Review dates -> how current the playbook is, seen from one day."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from playpress import language
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.own_page import OwnPage
from playpress.model.times import Duration

Reviewable = Entity | OwnPage
"""What its owner reviews from time to time: a definition, or a page by hand."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def add(day: dt.date, duration: Duration) -> dt.date:
    """A day plus whole days, weeks, months or years; months clamp to the last day: 31 Jan + 1 month = 28 or 29 Feb."""
    amount = int(duration.amount)
    if duration.unit not in _MONTHS:
        return day + dt.timedelta(days=amount * (7 if duration.unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + amount * _MONTHS[duration.unit]
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_review(each: Reviewable) -> dt.date | None:
    """The last day the review holds; None without an interval or a review."""
    if each.reviewed is None or each.review_every is None:
        return None
    return add(each.reviewed, each.review_every)


def earliest_review(among: Iterable[Reviewable]) -> dt.date | None:
    """The first day on which one of several is due for a review; None where none has a date for it."""
    return min((due for each in among if (due := next_review(each))), default=None)


def validity(until: dt.date, today: dt.date) -> str:
    """What a print says of the first review that what it contains is due for."""
    return f"{'review overdue since' if until < today else 'valid until'} {language.day(until)}"


def in_use(book: Book) -> list[Reviewable]:
    """Active definitions, and pages by hand that are no drafts: what readers rely on, and reviews are asked of."""
    return [
        *(each for each in book.entities.values() if each.status == "active"),
        *(each for each in book.pages if not each.state),
    ]


def kind_of(each: Reviewable) -> str:
    """What is reviewed, inside a sentence: "goal", or "page"."""
    return each.about.title.lower() if isinstance(each, Entity) else "page"


@dataclass(frozen=True, slots=True)
class Reviews:
    """What is in use, how much of it has an interval for reviews, and how much a review that holds.

    What was never reviewed is not current.
    """

    definitions: int
    pages: int
    """Pages by hand."""
    dated: int
    """Of both."""
    current: int

    @property
    def total(self) -> int:
        """Definitions and pages."""
        return self.definitions + self.pages

    @property
    def counted(self) -> str:
        """What is in use, in words: "45 definitions and 2 pages"."""
        definitions = language.counted(self.definitions, "definition")
        return f"{definitions} and {language.counted(self.pages, 'page')}" if self.pages else definitions


def reviews(book: Book) -> Reviews:
    """The reviews of all that is in use, seen from the book's day."""
    active = in_use(book)
    pages = sum(isinstance(each, OwnPage) for each in active)
    until = [next_review(each) for each in active if each.review_every]
    return Reviews(len(active) - pages, pages, len(until), sum(day is not None and day >= book.today for day in until))


def due(book: Book, until: dt.date) -> dict[str, list[tuple[dt.date | None, Reviewable]]]:
    """What is in use and has to be reviewed by a day, the oldest first, by the name of its owner; None for never."""
    found: dict[str, list[tuple[dt.date | None, Reviewable]]] = {}
    for each in in_use(book):
        day = next_review(each)
        if each.review_every and (day is None or day <= until):
            owner = book.owner(each)
            found.setdefault(str(owner.role.name) if owner else "", []).append((day, each))
    return {name: sorted(found[name], key=lambda pair: (pair[0] or dt.date.min, pair[1].key)) for name in sorted(found)}
