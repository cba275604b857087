"""Turns edges with words on them into labels: a place on each line, on no box, on no other label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .shapes import Rect, overlap
from .textwidth import width, wrap

LABEL_SIZE = 12
LABEL_LINE = 15
_ROOM = 112
_CLEAR = 3
_ARROW = 10
_STEP = 4

Point = tuple[float, float]
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its place, its size and its lines of text."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle without content: a piece of a line, or a place that must stay free."""

    x: float
    y: float
    width: float
    height: float


def sized(text: str, *, bold: bool) -> Label:
    """A label as big as its text, not yet placed."""
    lines = wrap(text, LABEL_SIZE, _ROOM, bold=bold)
    longest = max((width(line, LABEL_SIZE, bold=bold) for line in lines), default=0)
    return Label(0, 0, round(longest + 10), len(lines) * LABEL_LINE + 3, lines)


def spans(points: Sequence[Point]) -> list[Span]:
    """The pieces of a line as rectangles, the arrow head last."""
    pieces = [_between(one, other) for one, other in pairwise(points)]
    head = _between(points[-1], towards(points[-1], points[-2], _ARROW))
    return [*pieces, Span(head.x - 4, head.y - 4, head.width + 8, head.height + 8)]


def towards(start: Point, end: Point, distance: float) -> Point:
    """The point at a distance from the start on the way to the end."""
    length = abs(end[0] - start[0]) + abs(end[1] - start[1]) or 1
    return (
        start[0] + (end[0] - start[0]) * distance / length,
        start[1] + (end[1] - start[1]) * distance / length,
    )


def _between(one: Point, other: Point) -> Span:
    return Span(min(one[0], other[0]), min(one[1], other[1]), abs(one[0] - other[0]), abs(one[1] - other[1]))


def place(
    label: Label, points: Sequence[Point], blocked: Sequence[Rect], lines: Sequence[Span], size: Size
) -> Label | None:
    """The best free spot on a line, or nothing: not on what is blocked, and on few of the other lines."""
    best: Label | None = None
    lowest = float("inf")
    own_head = spans(points)[-1]
    for cost, y, x in sorted(_spots(label, points)):
        if cost >= lowest:
            break
        spot = _centred(label, x, y, size)
        if overlap(spot, own_head) or any(overlap(spot, one, _CLEAR) for one in blocked):
            continue
        cost += sum(12 for line in lines if overlap(spot, line, 4))
        if cost < lowest:
            best, lowest = spot, cost
    return best


def _spots(label: Label, points: Sequence[Point]) -> Iterator[tuple[float, float, float]]:
    """Places (y, x) along a line, first what speaks against each: far from the source, too short a piece."""
    for index, ((x, y), (end_x, end_y)) in enumerate(pairwise(points)):
        length = abs(end_x - x) + abs(end_y - y)
        is_flat = y == end_y
        fits = length >= (label.width if is_flat else label.height) + 12
        wanted = length / 2 if is_flat else min(label.height / 2 + 5, length / 2)
        base = index * 3 + (0 if fits else 6) + (0 if is_flat else 1)
        steps = int(length // _STEP) + 1
        for step in range(steps):
            at = step * _STEP / (length or 1)
            yield base + abs(step * _STEP - wanted) / 10, y + (end_y - y) * at, x + (end_x - x) * at


def _centred(label: Label, x: float, y: float, size: Size) -> Label:
    left = min(max(x - label.width / 2, _CLEAR), size[0] - label.width - _CLEAR)
    top = min(max(y - label.height / 2, _CLEAR), size[1] - label.height - _CLEAR)
    return Label(round(left, 1), round(top, 1), label.width, label.height, label.lines)
