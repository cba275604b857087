"""Worksheet -> arrivals: what is promised of a stage, alone or with those from the one before, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from playpress.derive.planning import volumes
from playpress.derive.planning.worksheet import StageRow, Worksheet
from playpress.language import counted
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Arrival:
    """What arrives at a stage that is fed from two sides, by all that is promised."""

    row: StageRow
    above: Fraction
    """Those who come from the stage above: what is promised there, times its rate."""
    joining: tuple[tuple[Ref, Fraction], ...]
    """Team and how many it promises to bring in at the stage itself."""

    @property
    def count(self) -> Fraction:
        return self.above + sum((count for _, count in self.joining), Fraction(0))

    @property
    def gap(self) -> Fraction | None:
        """What is missing, as a share of what is needed; None where that is not known."""
        return volumes.gap(self.row.required, self.count) if self.row.required is not None else None


@dataclass(frozen=True, slots=True)
class Promised:
    """What one team promises of a stage in all."""

    team: Ref
    count: Fraction
    gap: Fraction | None
    """What is missing of its part, as a share. None where that is not known, and of what joins others at the stage."""
    joins: bool
    """Whether it joins those who come from the stage before: what both bring together is looked at."""


def arrivals(sheet: Worksheet) -> tuple[Arrival, ...]:
    """The stages that are fed from two sides, where both sides are promised."""
    return tuple(found for before, row in pairwise(sheet.rows) if (found := _arrival(sheet, before, row)))


def _arrival(sheet: Worksheet, before: StageRow, row: StageRow) -> Arrival | None:
    teams = {sheet.plan.source_mix[number].team for number in row.need.entering}
    joining = tuple((team, count) for team, count, _ in row.promised() if team in teams)
    above = sum((count for _, count, _ in before.promised()), Fraction(0))
    if not (joining and above) or before.rate is None:
        return None
    return Arrival(row, above * before.rate, joining)


def of_stage(sheet: Worksheet, row: StageRow) -> Arrival | None:
    """What arrives at one stage; None where it is not fed from two sides."""
    at = next(number for number, each in enumerate(sheet.rows) if each is row)
    return _arrival(sheet, sheet.rows[at - 1], row) if at else None


def promised(sheet: Worksheet, row: StageRow) -> tuple[Promised, ...]:
    """What is promised of a stage, team by team."""
    arrival = of_stage(sheet, row)
    joining = {team for team, _ in arrival.joining} if arrival else set()
    return tuple(
        Promised(team, count, None if team in joining else gap, team in joining) for team, count, gap in row.promised()
    )


def numbered(sheet: Worksheet) -> str:
    """At how many stages a gap is known at all, in words: the others say nothing to compare with what is needed."""
    count = sum(bool(row.stated or row.promises) for row in sheet.rows)
    return f"a number is planned or committed at {count} of {counted(len(sheet.rows), 'stage')}"


def gaps(sheet: Worksheet) -> Iterator[tuple[StageRow, Fraction]]:
    """Every gap of a plan with its stage, as a share of what is needed: of what is stated, promised, and arrives."""
    for row in sheet.rows:
        if row.gap is not None:
            yield row, row.gap
        yield from ((row, each.gap) for each in promised(sheet, row) if each.gap is not None)
    for each in arrivals(sheet):
        if each.gap is not None:
            yield each.row, each.gap
