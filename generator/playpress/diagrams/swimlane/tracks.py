"""Turns routes into tracks: the line of its channel that each leg takes, so that none lies on another.

In rows and columns a line is a step away from the middle (0, 1, -1 ...). In gaps and gutters lines count from
the first one on. A gutter has two sides: lines that belong to the lane before it, and to the lane after it.
"""

from collections import defaultdict
from itertools import count
from typing import NamedTuple

from .legs import Channel, Leg
from .routes import Route

Key = tuple[int, int]  # route, leg


class Side(NamedTuple):
    """One bundle of lines: a whole channel, or one side of a gutter."""

    channel: Channel
    after: bool = False


class Piece(NamedTuple):
    """A leg as its bundle sees it: its ends, to which side (-1, 1) the route goes on from there, and how far."""

    key: Key
    low: float
    high: float
    ends: tuple[tuple[float, int], ...]
    far: int

    @property
    def pull(self) -> int:
        return sum(direction for _, direction in self.ends)

    @property
    def places(self) -> range:
        """The positions along its bundle that it covers: two pieces meet where they share one."""
        return range(round(self.low), round(self.high) + 1)

    def spans(self, position: float) -> bool:
        return self.low <= position <= self.high


class Tracks(NamedTuple):
    """The bundle and the line of every leg, and how many lines each bundle has."""

    side: dict[Key, Side]
    line: dict[Key, int]
    lines: dict[Side, int]


def tracks(routes: list[Route], lanes: int) -> Tracks:
    """Lines for all legs: first the middles of rows and columns, then gutters, gaps last."""
    legs = {(one, two): leg for one, route in enumerate(routes) for two, leg in enumerate(route.legs)}
    side = _sides(legs, lanes)
    bundles: defaultdict[Side, list[Key]] = defaultdict(list)
    for key in legs:
        bundles[side[key]].append(key)
    line: dict[Key, int] = {}
    lines: dict[Side, int] = {}
    for kinds in (("row", "col"), ("gut",), ("gap",)):
        known = dict(line)
        for bundle in (one for one in bundles if one.channel.kind in kinds):
            pieces = [_piece(key, legs, side, known) for key in bundles[bundle]]
            order = _middles(pieces) if kinds == ("row", "col") else _stacked(pieces)
            line |= order
            lines[bundle] = 1 + max(abs(one) for one in order.values())
    return Tracks(side, line, lines)


def _sides(legs: dict[Key, Leg], lanes: int) -> dict[Key, Side]:
    """Each leg's bundle; in a gutter that is the side it comes from and goes to, else the emptier one."""
    sides: dict[Key, Side] = {}
    filled: defaultdict[Side, int] = defaultdict(int)
    for key, leg in legs.items():
        channel = leg.channel
        after = False
        if channel.kind == "gut":
            pull = _piece(key, legs, {}, {}).pull
            before_is_fuller = filled[Side(channel)] > filled[Side(channel, True)]
            after = pull > 0 or (not pull and before_is_fuller)
            after = channel.number == 0 or (after and channel.number < lanes)
        sides[key] = Side(channel, after)
        filled[sides[key]] += 1
    return sides


def _piece(key: Key, legs: dict[Key, Leg], side: dict[Key, Side], line: dict[Key, int]) -> Piece:
    leg = legs[key]
    ends: list[tuple[float, int]] = []
    bounds: list[float] = [leg.low, leg.high]
    farthest = 0
    for beside, position in (((key[0], key[1] - 1), leg.start), ((key[0], key[1] + 1), leg.end)):
        if beside in legs:
            other = legs[beside]
            far = other.start if beside < key else other.end
            exact = position + _nudge(beside, side, line)
            ends.append((exact, 1 if far > leg.channel.at else -1))
            bounds[0 if position == leg.low else 1] = exact
            farthest = max(farthest, abs(far - leg.channel.at))
    return Piece(key, min(bounds), max(bounds), tuple(ends), farthest)


def _nudge(key: Key, side: dict[Key, Side], line: dict[Key, int]) -> float:
    """How far a leg lies from the middle of its channel, in hundredths: enough to put neighbours in order."""
    if key not in line:
        return 0.0
    return line[key] / 100 + (0.2 if side[key].after else 0.0)


def _middles(pieces: list[Piece]) -> dict[Key, int]:
    """The middle for the straightest and farthest; the others beside it, on the side to which they turn."""
    found: dict[Key, int] = {}
    taken: defaultdict[int, set[int]] = defaultdict(set)
    for piece in sorted(pieces, key=lambda one: (len(one.ends), one.low - one.high, -one.far, one.key)):
        first = -1 if piece.pull < 0 else 1
        full = set().union(*(taken[place] for place in piece.places))
        choices = (sign * step for step in count() for sign in ((first, -first) if step else (1,)))
        found[piece.key] = next(line for line in choices if line not in full)
        for place in piece.places:
            taken[place].add(found[piece.key])
    return found


def _stacked(pieces: list[Piece]) -> dict[Key, int]:
    """An order with few crossings, packed: legs that don't meet may share a line."""
    found: dict[Key, int] = {}
    free: defaultdict[int, int] = defaultdict(int)
    for piece in _ordered(pieces):
        found[piece.key] = max(free[place] for place in piece.places)
        free |= dict.fromkeys(piece.places, found[piece.key] + 1)
    return found


def _ordered(pieces: list[Piece]) -> list[Piece]:
    """Pieces in an order with few crossings. Only those that go on beside a piece can cross it."""
    order: list[Piece] = []
    beside: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.low, one.low - one.high, one.key)):
        beside = [other for other in beside if other.high >= piece.low]
        best = _best_place(piece, beside)
        order.insert(order.index(beside[best - 1]) + 1 if best else 0, piece)
        beside.insert(best, piece)
    return order


def _best_place(piece: Piece, order: list[Piece]) -> int:
    """Where in an order a piece crosses the fewest of the others."""
    cost = sum(_crossings(piece, other) for other in order)
    best, lowest = 0, cost
    for index, other in enumerate(order):
        cost += _crossings(other, piece) - _crossings(piece, other)
        if cost < lowest:
            best, lowest = index + 1, cost
    return best


def _crossings(first: Piece, second: Piece) -> int:
    """How often two pieces cross when `first` lies on the line before `second`."""
    down = sum(direction > 0 and second.spans(position) for position, direction in first.ends)
    up = sum(direction < 0 and first.spans(position) for position, direction in second.ends)
    return down + up
