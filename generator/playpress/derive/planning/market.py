"""Worksheet -> market: how many of an audience a plan needs in a year, against how many there are."""

from collections.abc import Iterator
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
    at: tuple[str | int, ...]
    """Where the plan names it."""

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
    for ref, share, counts, at in _taken(sheet) if span else ():
        audience = book.get(ref)
        if span and isinstance(audience, Audience) and audience.size and audience.size.count:
            stages = tuple((row, count * IN_A_YEAR[span.unit]) for row, count in counts)
            found.append(Demand(audience, Fraction(audience.size.count), share, stages, at))
    return tuple(found)


_Taken = tuple[Ref, Fraction, list[tuple[StageRow, Fraction]], tuple[str | int, ...]]


def _taken(sheet: Worksheet) -> Iterator[_Taken]:
    """Each audience with its share of the contacts, how many every stage needs in the plan's period, and its place."""
    for number, each in enumerate(sheet.segments):
        pairs = [(row, need.required or Fraction(0)) for row, need in zip(sheet.rows, each.needs, strict=True)]
        counts = [(row, count) for row, count in pairs if row.required is not None]
        share = next((count / row.required for row, count in counts if row.required), Fraction(0))
        yield each.segment.audience, share, counts, ("segments", number)
    for number, part in enumerate(() if sheet.plan.segments else sheet.plan.market):
        counts = [(row, row.required * part.share) for row in sheet.rows if row.required is not None]
        yield part.audience, part.share, counts, ("market", number)


def unsized(book: Book, sheet: Worksheet) -> tuple[Ref, ...]:
    """The audiences of a plan of which nothing says how many there are."""
    return tuple(
        ref
        for ref, *_ in _taken(sheet)
        if isinstance(audience := book.get(ref), Audience) and not (audience.size and audience.size.count)
    )
