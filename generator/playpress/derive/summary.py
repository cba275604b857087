"""Book -> three plain percentages, never one opaque score."""

from dataclasses import dataclass
from fractions import Fraction

from playpress.derive import contract, coverage, freshness, handoff_register
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.numbers import percent


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
    goals = coverage.goals(book)
    served = sum(bool(each.supporters) for each in goals)
    handoffs = [each for each in book.active(Handoff) if handoff_register.is_crossing(book, each)]
    missing = sum(not border.contracts for border in handoff_register.crossings(book))
    complete = sum(done == of for done, of in (contract.share_done(book, each) for each in handoffs))
    count = len(handoffs) + missing
    return (
        Share("Goals covered", coverage.strategy_coverage(book), f"{served} of {len(goals)} goals have a strategy"),
        Share(
            "Hand-offs complete",
            Fraction(complete, count) if count else None,
            f"{complete} of {count} borders between teams have a complete contract",
        ),
        Share("Content current", freshness.currency_rate(book), "reviewed within its own interval"),
    )
