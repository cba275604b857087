"""Routes that are taken -> what one more would cost: what is in its way, what it lies beside, what it crosses."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict

from .legs import Channel, Leg, SideOfBox, cells_on, side_in, side_out
from .ranks import Cell


class _Beside:
    """The legs in one channel, by their two ends, each sorted."""

    def __init__(self) -> None:
        self._lows: list[int] = []
        self._highs: list[int] = []

    def add(self, leg: Leg) -> None:
        insort(self._lows, leg.low)
        insort(self._highs, leg.high)

    def count(self, leg: Leg) -> int:
        """How many would lie on a leg in its line: those that begin before its end, without those that end first."""
        return bisect_right(self._lows, leg.high) - bisect_left(self._highs, leg.low)


class Traffic:
    """What is taken already: cells by boxes, channels by legs, sides of boxes by the ends of edges."""

    def __init__(self, boxes: dict[str, Cell]) -> None:
        self._cells = frozenset(boxes.values())
        size = 2 * max(max(cell) for cell in self._cells) + 3
        self._beside: defaultdict[Channel, _Beside] = defaultdict(_Beside)
        self._across: defaultdict[tuple[bool, int], list[int]] = defaultdict(lambda: [0] * size)
        """By the direction of a line and its position: how many legs run across it at each place along it."""
        self.outs: defaultdict[SideOfBox, int] = defaultdict(int)
        self.ins: defaultdict[SideOfBox, int] = defaultdict(int)

    def add(self, legs: tuple[Leg, ...], source: Cell, target: Cell) -> None:
        """Take a route from one cell to another."""
        for leg in legs:
            self._beside[leg.channel].add(leg)
            for position in range(leg.low + 1, leg.high):
                self._across[not leg.channel.is_vertical, position][leg.channel.at] += 1
        self.outs[side_out(legs, source)] += 1
        self.ins[side_in(legs, target)] += 1

    def is_free(self, legs: tuple[Leg, ...], source: Cell, target: Cell) -> bool:
        """Whether a route gets on with each leg and meets no box but its own two, those only at its ends."""
        last = len(legs) - 1
        for index, leg in enumerate(legs):
            ends = ({source} if index == 0 else set()) | ({target} if index == last else set())
            blocked = any(cell in self._cells and cell not in ends for cell in cells_on(leg))
            if blocked or leg.start == leg.end:
                return False
        return True

    def crowding(self, leg: Leg) -> float:
        """What a leg costs for lying beside others and crossing others."""
        beside = self._beside[leg.channel].count(leg)
        across = sum(self._across[leg.channel.is_vertical, leg.channel.at][leg.low + 1 : leg.high])
        return beside * (2.5 if leg.channel.kind in ("row", "col") else 0.3) + across * 3
