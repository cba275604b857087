"""Book -> three plain percentages, never one opaque score."""

from dataclasses import dataclass
from fractions import Fraction

from playpress.derive import contract, coverage, freshness
from playpress.derive.handoff_register import is_inside
from playpress.derive.open_borders import open_borders
from playpress.graph import Book
from playpress.language import counted
from playpress.model.kinds.handoff import Handoff
from playpress.model.numbers import percent

NO_BORDER = "no work is said to pass between teams"


@dataclass(frozen=True, slots=True)
class Share:
    """One percentage and what it counts; `value` is None where there is nothing to count."""

    title: str
    value: Fraction | None
    explained: str

    def __str__(self) -> str:
        return "not applicable" if self.value is None else percent(self.value)


def shares(book: Book) -> tuple[Share, Share, Share]:
    """Goals covered, hand-offs complete, content current."""
    return _goals(book), _handoffs(book), _content(book)


def _goals(book: Book) -> Share:
    """Goals with a strategy / all goals that are not over."""
    goals = coverage.open_goals(book)
    served = sum(each.served for each in goals)
    explained = f"{served} of {counted(len(goals), 'goal has', 'goals have')} a strategy"
    return Share("Goals covered", coverage.strategy_coverage(book), explained)


def _handoffs(book: Book) -> Share:
    """Clauses written / clauses needed, over all hand-offs; a border without one needs them all."""
    shares = [contract.share_done(book, each) for each in book.active(Handoff) if not is_inside(book, each)]
    missing = len(open_borders(book))
    written = sum(done for done, _ in shares)
    needed = sum(of for _, of in shares) + missing * contract.CLAUSES
    explained = [f"{written} of {needed} clauses are written, in {counted(len(shares), 'hand-off')}"] if shares else []
    explained += [f"{counted(missing, 'place', 'places')} without a hand-off"] if missing else []
    return Share("Hand-offs complete", Fraction(written, needed) if needed else None, "; ".join(explained) or NO_BORDER)


def _content(book: Book) -> Share:
    """What has a review that holds / all definitions and pages by hand; None where nothing is dated, and so known."""
    found = freshness.reviews(book)
    has = "has" if found.dated == 1 else "have"
    explained = f"{found.dated} of {found.counted} {has} a review date"
    is_ = "is" if found.current == 1 else "are"
    explained += f"; {found.current} of {found.dated} {is_} current" if found.dated else ""
    return Share("Content current", Fraction(found.current, found.total) if found.dated else None, explained)
