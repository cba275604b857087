"""Worksheet -> market: how many of an audience a plan needs in a year, against how many there are."""

from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.planning.worksheet import StageRow, Worksheet
from playpress.graph import Book
from playpress.model.kinds.audience import Audience
from playpress.model.period import IN_A_YEAR
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Demand:
    """What a plan takes of one audience in a year."""

    audience: Audience
    size: Fraction
    share: Fraction
    """Its share of the plan's contacts."""
    stages: tuple[tuple[StageRow, Fraction], ...]
    """How many of it are needed at each stage in a year, the first stage first."""
    number: int
    """Its position in the plan's market, from 0."""

    @property
    def needed(self) -> Fraction:
        """How many of it are needed in a year where most are: at the first stage, as a rule."""
        return max((count for _, count in self.stages), default=Fraction(0))

    @property
    def taken(self) -> Fraction:
        """Needed in a year / size."""
        return self.needed / self.size


def demands(book: Book, sheet: Worksheet) -> tuple[Demand, ...]:
    """The audiences of a plan whose size is known."""
    found, span = [], sheet.plan.period
    for number, each in enumerate(sheet.plan.market if span else ()):
        audience = book.get(each.audience)
        if span and isinstance(audience, Audience) and audience.size and audience.size.count:
            times = IN_A_YEAR[span.unit] * each.share
            stages = tuple((row, row.required * times) for row in sheet.rows if row.required is not None)
            found.append(Demand(audience, Fraction(audience.size.count), each.share, stages, number))
    return tuple(found)


def unsized(book: Book, sheet: Worksheet) -> tuple[Ref, ...]:
    """The audiences of a plan of which nothing says how many there are."""
    return tuple(
        each.audience
        for each in sheet.plan.market
        if isinstance(audience := book.get(each.audience), Audience) and not (audience.size and audience.size.count)
    )
