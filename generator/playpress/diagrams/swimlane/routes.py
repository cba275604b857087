"""Turns edges between cells into routes along rows, columns, gaps and gutters, never through a foreign box."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from .graph import Edge, Swimlane
from .legs import Channel, Leg, side_in, side_out
from .ranks import Cell, unique_edges
from .traffic import Traffic

_CLOSED = 1000


class Route(NamedTuple):
    """One edge and the legs it goes."""

    edge: Edge
    back: bool
    legs: tuple[Leg, ...]


Shut = frozenset[tuple[int, tuple[Leg, ...]]]
"""Ways that edges, by their numbers, may not go."""


def routes(
    swimlane: Swimlane, boxes: dict[str, Cell], back: frozenset[tuple[str, str]], shut: Shut = frozenset()
) -> list[Route]:
    """A route for each edge, in the order of the edges; the short and straight ones choose first."""
    edges = unique_edges(swimlane)
    decisions = {box.id for box in swimlane.boxes if box.shape == "decision"}
    traffic = Traffic(boxes)
    found: dict[int, Route] = {}
    for index in sorted(range(len(edges)), key=lambda one: (*_urgency(edges[one], boxes, back), one)):
        edge = edges[index]
        source, target = boxes[edge.source], boxes[edge.target]
        is_back = (edge.source, edge.target) in back
        closed = {legs for number, legs in shut if number == index}
        legs = _best(source, target, _Wish(edge.source in decisions, is_back, closed), traffic)
        traffic.add(legs, source, target)
        found[index] = Route(edge, is_back, legs)
    return [found[index] for index in range(len(edges))]


def _urgency(edge: Edge, boxes: dict[str, Cell], back: frozenset[tuple[str, str]]) -> tuple[bool, bool, int]:
    source, target = boxes[edge.source], boxes[edge.target]
    far = abs(source.row - target.row) + abs(source.lane - target.lane)
    return ((edge.source, edge.target) in back, source.lane != target.lane, far)


class _Wish(NamedTuple):
    """What an edge asks of its route: it leaves a decision, leads back, or should rather not go some ways."""

    decides: bool
    back: bool
    closed: Container[tuple[Leg, ...]]


def _best(source: Cell, target: Cell, wish: _Wish, traffic: Traffic) -> tuple[Leg, ...]:
    """The cheapest free route. The long way round through gaps and gutters is always free."""
    best: tuple[Leg, ...] = ()
    lowest = float("inf")
    for channels in dict.fromkeys(_ways(source, target)):
        legs = _legs(channels, source, target)
        cost = _shape_cost(legs, source, target, wish) + _CLOSED * (legs in wish.closed)
        if cost < lowest and traffic.is_free(legs, source, target):
            cost += _side_cost(legs, source, target, traffic) + sum(map(traffic.crowding, legs))
            if cost < lowest:
                best, lowest = legs, cost
    return best


def _shape_cost(legs: tuple[Leg, ...], source: Cell, target: Cell, wish: _Wish) -> float:
    """Bends and length, and how a reader expects an edge to leave and to arrive."""
    leaves_sideways = not legs[0].channel.is_vertical
    arrives_sideways = not legs[-1].channel.is_vertical
    cost = 3.0 * (len(legs) - 1) + 0.4 * sum(abs(leg.end - leg.start) for leg in legs)
    if wish.back:
        return cost + (0 if leaves_sideways else 4) + (0 if arrives_sideways else 2)
    if leaves_sideways and source.lane == target.lane and not wish.decides:
        cost += 1.5
    if arrives_sideways:
        cost += 1.5
    return cost - (1 if wish.decides and leaves_sideways else 0)


def _side_cost(legs: tuple[Leg, ...], source: Cell, target: Cell, traffic: Traffic) -> float:
    """Edges of one box rather leave on sides of their own, and not where others arrive."""
    leaves, arrives = side_out(legs, source), side_in(legs, target)
    shared = 2.0 * traffic.outs[leaves] + 2.5 * traffic.ins[leaves]
    return shared + 2.5 * traffic.outs[arrives] + 0.5 * traffic.ins[arrives]


def _ways(source: Cell, target: Cell) -> Iterator[tuple[Channel, ...]]:
    """Every shape of route worth a thought, from no bend to four."""
    out, into = Channel("col", source.lane), Channel("col", target.lane)
    aside, beside = Channel("row", source.row), Channel("row", target.row)
    above, below = Channel("gap", target.row), Channel("gap", source.row + 1)
    first, last = sorted((source.lane, target.lane))
    gutters = [Channel("gut", index) for index in range(first, last + 2)]
    if out == into and source != target:
        yield (out,)
    if source.lane != target.lane:
        if source.row != target.row:
            yield (aside, into)
            yield (out, beside)
        for index in range(min(source.row + 1, target.row), max(source.row + 1, target.row) + 1):
            yield (out, Channel("gap", index), into)
    for gutter in gutters:
        if source.row != target.row:
            yield (aside, gutter, beside)
        yield (aside, gutter, above, into)
        yield (out, below, gutter, beside)
        yield (out, below, gutter, above, into)
    if source.lane != target.lane:
        yield from _long_ways(source, target)


def _long_ways(source: Cell, target: Cell) -> Iterator[tuple[Channel, ...]]:
    """From the side of one box to the side of another, through a gap between their gutters."""
    if source.row == target.row:
        return
    for one in (source.lane, source.lane + 1):
        for other in (target.lane, target.lane + 1):
            for gap in dict.fromkeys((source.row, source.row + 1, target.row, target.row + 1)):
                if one != other:
                    yield (
                        Channel("row", source.row),
                        Channel("gut", one),
                        Channel("gap", gap),
                        Channel("gut", other),
                        Channel("row", target.row),
                    )


def _legs(channels: tuple[Channel, ...], source: Cell, target: Cell) -> tuple[Leg, ...]:
    """The pieces of a route between its two boxes, the first and the last without the half inside the box."""
    legs: list[Leg] = []
    last = len(channels) - 1
    for index, channel in enumerate(channels):
        start = _position(channel, source) if index == 0 else channels[index - 1].at
        end = _position(channel, target) if index == last else channels[index + 1].at
        step = 1 if end > start else -1
        seen = (start + step * (index == 0), end - step * (index == last))
        legs.append(Leg(channel, start, end, min(seen), max(seen)))
    return tuple(legs)


def _position(channel: Channel, cell: Cell) -> int:
    """Where along a channel a cell lies."""
    return 2 * (cell.row if channel.is_vertical else cell.lane) + 1
