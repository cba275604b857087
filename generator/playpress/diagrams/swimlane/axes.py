"""Turns tracks and the sizes of boxes into coordinates: an x or a y for each line, a place for each box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from .legs import Channel
from .tracks import Key, Side, Tracks

EDGE = 1  # keeps outlines inside the drawing
_HALF_GUTTER = 22
_LINE_STEP = 9
_LEAST_BOX = 108
_NARROWEST_BOX, _WIDEST_BOX = 92, 200
_COLUMN_STEP = 14
_ROW_STEP = 16
_CLEAR_OF_CORNER = 26
_GAP_ABOVE_LINES = 10
_GAP_BELOW_LINES = 14  # room for an arrow head
_LEAST_GAP = 30
_OUTER_GAP = 18


class Strip(NamedTuple):
    """The part of a gap above its horizontal lines, or below them: where only vertical lines go."""

    gap: int
    below: bool


class Space(NamedTuple):
    """What stands before one line of one side of a gutter, seen from the left."""

    side: Side
    line: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The horizontal measures: lanes, the boxes in them, and all vertical lines."""

    width: float
    spare: float
    """How much wider gutters may still become."""
    box_width: tuple[float, ...]
    lane_left: tuple[float, ...]
    lane_width: tuple[float, ...]
    box_left: tuple[float, ...]
    step: float
    more: Mapping[Space, float]
    known: dict[tuple[Side, int, int], float] = field(default_factory=dict, repr=False, compare=False)
    """Each x that was asked for: labels ask for all of them again and again."""

    def x(self, side: Side, line: int, lines: int) -> float:
        """The x of one line in a column or on one side of a gutter."""
        key = side, line, lines
        if key not in self.known:
            self.known[key] = self._computed(side, line, lines)
        return self.known[key]

    def _computed(self, side: Side, line: int, lines: int) -> float:
        index = side.channel.number
        if side.channel.kind == "col":
            return round(self.box_left[index] + self.box_width[index] / 2 + line * self.step, 1)
        if side.after:
            left, room = self.lane_left[index], self.box_left[index] - self.lane_left[index]
        else:
            left = self.box_left[index - 1] + self.box_width[index - 1]
            room = self.lane_left[index - 1] + self.lane_width[index - 1] - left
        room -= _more(self.more, side)
        before = sum(self.more.get(Space(side, one), 0) for one in range(line + 1))
        return round(left + before + room * (line + 1) / (lines + 1), 1)


@dataclass(frozen=True, slots=True)
class Rows:
    """The vertical measures: gaps, the middles of rows, and all horizontal lines."""

    height: float
    gap_top: tuple[float, ...]
    gap_height: tuple[float, ...]
    above: tuple[float, ...]
    """How high each gap is above its lines."""
    middle: tuple[float, ...]

    def y(self, side: Side, line: int) -> float:
        """The y of one line in a row or a gap."""
        index = side.channel.number
        if side.channel.kind == "row":
            return round(self.middle[index] + line * _ROW_STEP, 1)
        return round(self.gap_top[index] + self.above[index] + _LINE_STEP * (line + 0.5), 1)


def widest(lanes: int) -> int:
    """How wide a drawing may get: two lanes fit a phone, four a text column and upright paper."""
    return 376 if lanes < 3 else 182 * lanes


class Needs(NamedTuple):
    """What a lane asks for: the width at which its boxes hold their titles well, and that of its own title."""

    boxes: float
    title: float


def columns(needs: Sequence[Needs], tracks: Tracks, more: Mapping[Space, float], most: float) -> Columns:
    """Gutters as wide as their lines and labels ask for, boxes as wide as the rest allows, lanes around both."""
    sides = [(Side(Channel("gut", lane), True), Side(Channel("gut", lane + 1))) for lane in range(len(needs))]
    room = most - 2 * EDGE - sum(more.values())
    wanted = sum(_half(tracks, side) for pair in sides for side in pair)
    boxes = [float(min(max(ceil(need.boxes), _NARROWEST_BOX), _WIDEST_BOX)) for need in needs]
    least = [min(box, _LEAST_BOX) for box in boxes]
    squeeze = min(1.0, (room - sum(least)) / wanted)
    halves = [[_floor(_half(tracks, side) * squeeze) + _more(more, side) for side in pair] for pair in sides]
    boxes = [
        max(box, min(ceil(need.title - sum(pair)), _WIDEST_BOX))
        for box, need, pair in zip(boxes, needs, halves, strict=True)
    ]
    spare = room - wanted * squeeze
    cap = _cap(boxes, spare)
    lefts, widths, starts, wides = [], [], [], []
    x = float(EDGE)
    for box, (before, after) in zip(boxes, halves, strict=True):
        lefts.append(x)
        wides.append(int(min(box, cap)))
        starts.append(round(x + before, 1))
        widths.append(round(before + wides[-1] + after, 1))
        x = round(x + widths[-1], 1)
    count = max((count for side, count in tracks.lines.items() if side.channel.kind == "col"), default=1)
    step = min(_COLUMN_STEP, (min(wides) / 2 - _CLEAR_OF_CORNER) / max(count - 1, 1))
    left_over = max(spare - sum(least), 0)
    return Columns(x + EDGE, left_over, tuple(wides), tuple(lefts), tuple(widths), tuple(starts), step, dict(more))


def _cap(boxes: Sequence[float], room: float) -> float:
    """The width to which boxes must be cut to fit into some room together: the widest give first."""
    left, count = room, len(boxes)
    for box in sorted(boxes):
        if box * count >= left:
            break
        left -= box
        count -= 1
    return left / count if count else max(boxes)


def _more(more: Mapping[Space, float], side: Side) -> float:
    return sum(extra for space, extra in more.items() if space.side == side)


def _floor(value: float) -> float:
    return int(value * 10) / 10


def _half(tracks: Tracks, side: Side) -> float:
    return max(_HALF_GUTTER, (tracks.lines.get(side, 0) + 1) * _LINE_STEP)


def least_row(tracks: Tracks, row: int) -> float:
    """The height a box needs so that all lines of its row end on its side."""
    return 2 * _ROW_STEP * (tracks.lines.get(Side(Channel("row", row)), 1) - 1) + 24


def rows(heights: list[float], head: float, tracks: Tracks, wanted: Mapping[Strip, float]) -> Rows:
    """Gaps as high as their lines and the labels in them ask for, rows as high as their highest box."""
    tops, gaps, aboves, middles = [], [], [], []
    y = head
    last = len(heights)
    for index in range(last + 1):
        lines = tracks.lines.get(Side(Channel("gap", index)), 0)
        least = _LEAST_GAP if 0 < index < last else _OUTER_GAP
        above, below = wanted.get(Strip(index, False), 0), wanted.get(Strip(index, True), 0)
        if lines:
            above, below = max(above, _GAP_ABOVE_LINES), max(below, _GAP_BELOW_LINES)
        tops.append(y)
        aboves.append(above)
        gaps.append(max(least, above + lines * _LINE_STEP + below))
        y += gaps[-1]
        if index < last:
            middles.append(y + heights[index] / 2)
            y += heights[index]
    return Rows(y + EDGE, tuple(tops), tuple(gaps), tuple(aboves), tuple(middles))


def coordinate(key: Key, tracks: Tracks, across: Columns, down: Rows) -> float:
    """The x of a vertical leg, the y of a horizontal one."""
    side, line = tracks.side[key], tracks.line[key]
    return across.x(side, line, tracks.lines[side]) if side.channel.is_vertical else down.y(side, line)
