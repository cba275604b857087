"""Turns edges with words on them into labels: each on its own line, clear of boxes, other lines, edges of lanes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from math import inf
from typing import NamedTuple

from .obstacles import Obstacles
from .textwidth import width, wrap

LABEL_SIZE = 12
LABEL_LINE = 15
CLEAR = 3
"""From a label to whatever it must not touch (px)."""
INSET = 5
"""How far inside its label a line comes through, at least (px)."""
_ROOMS = (112, 92, 76, 62, 50)
_BEND = 6
_ARROW = 10
_STEP = 6

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its place, its size and its lines of text."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle without content: a piece of a line, or a place that must stay free."""

    x: float
    y: float
    width: float
    height: float


@lru_cache(maxsize=1024)
def shapes(text: str, *, bold: bool) -> tuple[Label, ...]:
    """The shapes a label may have, not yet placed: the widest first, narrower ones with more lines after it."""
    found: list[Label] = []
    for room in _ROOMS:
        lines = wrap(text, LABEL_SIZE, room, bold=bold)
        longest = max((width(line, LABEL_SIZE, bold=bold) for line in lines), default=0)
        label = Label(0, 0, round(longest + 10), len(lines) * LABEL_LINE + 3, lines)
        if not found or (label.width < found[-1].width and _words_whole(lines, found[0].lines)):
            found.append(label)
    return tuple(found)


def _words_whole(lines: tuple[str, ...], widest: tuple[str, ...]) -> bool:
    """Whether a narrower shape breaks no word that the widest one keeps."""
    return sum(line.endswith("-") for line in lines) <= sum(line.endswith("-") for line in widest)


def spans(points: Sequence[Point]) -> list[Rectangle]:
    """The pieces of a line as rectangles, the arrow head last."""
    pieces = [_between(one, other) for one, other in pairwise(points)]
    head = _between(points[-1], towards(points[-1], points[-2], _ARROW))
    return [*pieces, Rectangle(head.x - 4, head.y - 4, head.width + 8, head.height + 8)]


def towards(start: Point, end: Point, distance: float) -> Point:
    """The point at a distance from the start on the way to the end."""
    length = abs(end[0] - start[0]) + abs(end[1] - start[1]) or 1
    return (
        start[0] + (end[0] - start[0]) * distance / length,
        start[1] + (end[1] - start[1]) * distance / length,
    )


def _between(one: Point, other: Point) -> Rectangle:
    return Rectangle(min(one[0], other[0]), min(one[1], other[1]), abs(one[0] - other[0]), abs(one[1] - other[1]))


class _Bar(NamedTuple):
    """What stands in the way of labels on one piece of a line, seen along the piece and across it."""

    start: float
    end: float
    low: float
    high: float


class _Spot(NamedTuple):
    """A place on a piece of a line, first what speaks against it."""

    cost: float
    piece: int
    at: float
    shape: int


def place(
    choices: Sequence[Label], points: Sequence[Point], line: int, obstacles: Obstacles, reach: float = inf
) -> Label | None:
    """The best spot on a line for one of the shapes of its label, clear of all obstacles but the line; or nothing.

    `reach` is how far from where it would stand best on a piece of the line it may be.
    """
    far = max((max(label.width, label.height) for label in choices), default=0)
    bars: dict[int, list[_Bar]] = {}
    for spot in sorted(_spots(choices, points, reach)):
        if spot.piece not in bars:
            bars[spot.piece] = list(_bars(spot.piece, points, line, obstacles, far))
        label = _on_line(choices[spot.shape], spot, points, bars[spot.piece])
        if label:
            return label
    return None


def _spots(choices: Sequence[Label], points: Sequence[Point], reach: float) -> Iterator[_Spot]:
    """Places along a line, the middle of a label at each: near the source and on few lines of text is better."""
    for piece, (one, other) in enumerate(pairwise(points)):
        length = abs(other[0] - one[0]) + abs(other[1] - one[1])
        is_flat = one[1] == other[1]
        for shape, label in enumerate(choices):
            half = (label.width if is_flat else label.height) / 2
            wanted = length / 2 if is_flat else half + INSET
            base = piece * 3 + (0 if is_flat else 1) + shape * 2
            for step in range(max(int((length - 2 * (half + INSET)) // _STEP) + 1, 0)):
                at = half + INSET + step * _STEP
                if abs(at - wanted) <= reach:
                    yield _Spot(base + abs(at - wanted) / 10, piece, at, shape)


def _bars(piece: int, points: Sequence[Point], line: int, obstacles: Obstacles, far: float) -> Iterator[_Bar]:
    """Everything not too far for a label on a piece to touch, its own line's other pieces and head included."""
    one, other = points[piece], points[piece + 1]
    is_flat = one[1] == other[1]
    (first, last), middle = (sorted((one[0], other[0])), one[1]) if is_flat else (sorted((one[1], other[1])), one[0])
    room = far + CLEAR
    near = obstacles.near(min(one[1], other[1]) - room, max(one[1], other[1]) + room, line)
    own = (span for index, span in enumerate(spans(points)) if index != piece)
    for rect, clear in chain(((rect, CLEAR) for rect in near), ((span, _BEND - 1) for span in own)):
        flat = (rect.x - clear, rect.x + rect.width + clear)
        steep = (rect.y - clear, rect.y + rect.height + clear)
        along, across = (flat, steep) if is_flat else (steep, flat)
        if across[1] > middle - far and across[0] < middle + far and along[1] > first and along[0] < last:
            yield _Bar(*along, *across)


def _on_line(shape: Label, spot: _Spot, points: Sequence[Point], bars: Sequence[_Bar]) -> Label | None:
    """The label with its middle at a place along the line, moved across it where that makes it fit."""
    one = points[spot.piece]
    x, y = towards(one, points[spot.piece + 1], spot.at)
    is_flat = one[1] == points[spot.piece + 1][1]
    middle, line = (x, y) if is_flat else (y, x)
    long, wide = (shape.width, shape.height) if is_flat else (shape.height, shape.width)
    low, high = line - wide + INSET, line + wide - INSET
    for bar in bars:
        if bar.start < middle + long / 2 and middle - long / 2 < bar.end:
            if bar.low <= line <= bar.high:
                return None
            low, high = (max(low, bar.high), high) if bar.high < line else (low, min(high, bar.low))
    if high - low < wide:
        return None
    across = min(max(line - wide / 2, low), high - wide)
    left, top = (x - shape.width / 2, across) if is_flat else (across, y - shape.height / 2)
    return Label(round(left, 1), round(top, 1), shape.width, shape.height, shape.lines)
