"""A promise and past cases -> the share of them that would have kept it, by the promise's own clock."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive import clock
from playpress.graph import Book
from playpress.model.answered import Case
from playpress.model.kinds.handoff import Commitment


@dataclass(frozen=True, slots=True)
class Backtest:
    """How many cases kept the time, exceeded it, or could not be judged because it had not passed."""

    met: int
    missed: int
    never: int
    """Of those missed, how many had no answer at all."""
    open: int
    as_of: dt.datetime | None
    """The moment from which they were seen; None without any case."""

    @property
    def share(self) -> Fraction | None:
        """Met / (met + missed); None where nothing can be judged."""
        judged = self.met + self.missed
        return Fraction(self.met, judged) if judged else None


def backtest(book: Book, promise: Commitment, cases: Sequence[Case], as_of: dt.datetime | None = None) -> Backtest:
    """Judge cases as they were known at a moment, the last one among them where none is given.

    What is answered at the last instant is in time. A case without an answer is missed once its time has passed, and
    open until then.
    """
    seen = as_of or max((moment for case in cases for moment in (case.received, case.answered) if moment), default=None)
    limit = promise.time
    met = missed = never = waiting = 0
    if seen is None or limit is None:
        return Backtest(0, 0, 0, 0, seen)
    for case in cases:
        if case.received > seen:
            continue
        due = clock.due(case.received, limit, promise.counted_by or "calendar", book.settings.working_time)
        answered = case.answered if case.answered and case.answered <= seen else None
        if due is None or (answered is None and due >= seen):
            waiting += 1
        elif answered is not None and answered <= due:
            met += 1
        else:
            missed += 1
            never += answered is None
    return Backtest(met, missed, never, waiting, seen)
