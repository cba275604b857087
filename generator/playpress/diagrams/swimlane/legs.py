"""The straight pieces that routes are made of: where they run, and which sides and cells of the grid they touch.

Rows and columns run through the middle of cells, gaps between rows, gutters between columns. Along one axis
the gaps have even positions and the rows odd ones (0 gap, 1 row, 2 gap ...); gutters and columns likewise.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from .ranks import Cell

Kind = Literal["row", "gap", "col", "gut"]


class Channel(NamedTuple):
    """A straight way across the drawing."""

    kind: Kind
    number: int

    @property
    def at(self) -> int:
        """Its position across its own direction."""
        return 2 * self.number + (self.kind in ("row", "col"))

    @property
    def is_vertical(self) -> bool:
        return self.kind in ("col", "gut")


class Leg(NamedTuple):
    """One straight piece of a route: from `start` to `end` along a channel, visible from `low` to `high`."""

    channel: Channel
    start: int
    end: int
    low: int
    high: int


SideOfBox = tuple[Cell, Kind, bool]
"""A box, along what its edges leave or arrive there, and whether that is towards higher positions."""


def side_out(legs: tuple[Leg, ...], source: Cell) -> SideOfBox:
    """The side on which a route leaves."""
    return source, legs[0].channel.kind, legs[0].end > legs[0].start


def side_in(legs: tuple[Leg, ...], target: Cell) -> SideOfBox:
    """The side on which it arrives."""
    return target, legs[-1].channel.kind, legs[-1].start > legs[-1].end


def cells_on(leg: Leg) -> Iterator[Cell]:
    """The cells a leg touches; gaps and gutters touch none."""
    if leg.channel.kind in ("row", "col"):
        low, high = sorted((leg.start, leg.end))
        for index in range(low // 2, (high + 1) // 2):
            number = leg.channel.number
            yield Cell(index, number) if leg.channel.is_vertical else Cell(number, index)
