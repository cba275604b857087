"""A period and a lag -> the window of days in which something has to exist, and how much of it is past."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from playpress import language
from playpress.model.period import Period

CENTURY = Fraction(36_500)
"""The longest lag for which a window is computed (days)."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days, the first and the last one included."""

    start: dt.date
    end: dt.date

    @property
    def words(self) -> str:
        """As people say it: 13 November 2026 to 10 February 2027."""
        return language.until(language.day(self.start), language.day(self.end))

    @property
    def short(self) -> str:
        """For a narrow column: months in three letters, and no line ends inside a day."""
        first, last = (language.short_day(day).replace(" ", "\u00a0") for day in (self.start, self.end))
        return language.until(first, last)

    def late(self, today: dt.date) -> int:
        """How many days it has been over (days); 0 while it lasts or lies ahead."""
        return max((today - self.end).days, 0)

    def past(self, today: dt.date) -> Fraction:
        """The share of its days before today."""
        return min(max(Fraction((today - self.start).days, (self.end - self.start).days + 1), Fraction(0)), Fraction(1))


def earlier(span: Period, lag: Fraction) -> Window | None:
    """The days in which something has to exist so that it is won in `span`: each of its days, earlier by the lag.

    Parts of a day are rounded half up, once for all lags together. None for lags of more than a century.
    """
    if lag > CENTURY:
        return None
    shift = dt.timedelta(days=(lag + Fraction(1, 2)).__floor__())
    return Window(span.start - shift, span.end - shift)
