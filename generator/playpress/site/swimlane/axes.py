"""Turns tracks and the sizes of boxes into coordinates: an x or a y for each line, a place for each box."""

from collections.abc import Mapping
from dataclasses import dataclass

from .routes import Channel
from .tracks import Key, Side, Tracks

EDGE = 1  # keeps outlines inside the drawing
_HALF_GUTTER = 22
_LINE_STEP = 9
_LEAST_BOX = 108
_COLUMN_STEP = 14
_ROW_STEP = 10
_CLEAR_OF_CORNER = 26
_GAP_ABOVE_LINES = 10
_GAP_BELOW_LINES = 14  # room for an arrow head
_LEAST_GAP = 30
_OUTER_GAP = 18


@dataclass(frozen=True, slots=True)
class Columns:
    """The horizontal measures: lanes, the boxes in them, and all vertical lines."""

    width: float
    box_width: float
    lane_left: tuple[float, ...]
    lane_width: tuple[float, ...]
    box_left: tuple[float, ...]
    step: float

    def x(self, side: Side, line: int, lines: int) -> float:
        """The x of one line in a column or on one side of a gutter."""
        index = side.channel.number
        if side.channel.kind == "col":
            return round(self.box_left[index] + self.box_width / 2 + line * self.step, 1)
        if side.after:
            left, room = self.lane_left[index], self.box_left[index] - self.lane_left[index]
        else:
            left = self.box_left[index - 1] + self.box_width
            room = self.lane_left[index - 1] + self.lane_width[index - 1] - left
        return round(left + room * (line + 1) / (lines + 1), 1)


@dataclass(frozen=True, slots=True)
class Rows:
    """The vertical measures: gaps, the middles of rows, and all horizontal lines."""

    height: float
    gap_top: tuple[float, ...]
    gap_height: tuple[float, ...]
    middle: tuple[float, ...]

    def y(self, side: Side, line: int, lines: int) -> float:
        """The y of one line in a row or a gap."""
        index = side.channel.number
        if side.channel.kind == "row":
            return round(self.middle[index] + line * _ROW_STEP, 1)
        room = self.gap_height[index] - _GAP_ABOVE_LINES - _GAP_BELOW_LINES
        return round(self.gap_top[index] + _GAP_ABOVE_LINES + room * (line + 0.5) / lines, 1)


def widest(lanes: int) -> int:
    """How wide a drawing may get: two lanes fit a phone, four a text column and upright paper."""
    return 376 if lanes < 3 else 182 * lanes


def columns(lanes: int, tracks: Tracks, natural: float) -> Columns:
    """Gutters as wide as their lines ask for, boxes as wide as the rest allows, lanes around both."""
    halves = [
        (_half(tracks, Side(Channel("gut", lane), True)), _half(tracks, Side(Channel("gut", lane + 1))))
        for lane in range(lanes)
    ]
    room = widest(lanes) - 2 * EDGE
    wanted = sum(map(sum, halves))
    squeeze = min(1.0, (room - lanes * _LEAST_BOX) / wanted)
    box = int(min((room - wanted * squeeze) / lanes, min(max(natural, 128), 200)))
    lefts, widths, boxes = [], [], []
    x = float(EDGE)
    for before, after in halves:
        lefts.append(x)
        boxes.append(round(x + _floor(before * squeeze), 1))
        widths.append(round(_floor(before * squeeze) + box + _floor(after * squeeze), 1))
        x = round(x + widths[-1], 1)
    most = max((count for side, count in tracks.lines.items() if side.channel.kind == "col"), default=1)
    step = min(_COLUMN_STEP, (box / 2 - _CLEAR_OF_CORNER) / max(most - 1, 1))
    return Columns(x + EDGE, box, tuple(lefts), tuple(widths), tuple(boxes), step)


def _floor(value: float) -> float:
    return int(value * 10) / 10


def _half(tracks: Tracks, side: Side) -> float:
    return max(_HALF_GUTTER, (tracks.lines.get(side, 0) + 1) * _LINE_STEP)


def least_row(tracks: Tracks, row: int) -> float:
    """The height a box needs so that all lines of its row end on its side."""
    return 2 * _ROW_STEP * (tracks.lines.get(Side(Channel("row", row)), 1) - 1) + 24


def rows(heights: list[float], head: float, tracks: Tracks, room: Mapping[int, float]) -> Rows:
    """Gaps as high as their lines and the labels in them ask for, rows as high as their highest box."""
    tops, gaps, middles = [], [], []
    y = head
    last = len(heights)
    for index in range(last + 1):
        lines = tracks.lines.get(Side(Channel("gap", index)), 0)
        least = _LEAST_GAP if 0 < index < last else _OUTER_GAP
        own = _GAP_ABOVE_LINES + _GAP_BELOW_LINES + lines * _LINE_STEP if lines else 0
        tops.append(y)
        gaps.append(max(least, own, room.get(index, 0)))
        y += gaps[-1]
        if index < last:
            middles.append(y + heights[index] / 2)
            y += heights[index]
    return Rows(y + EDGE, tuple(tops), tuple(gaps), tuple(middles))


def coordinate(key: Key, tracks: Tracks, across: Columns, down: Rows) -> float:
    """The x of a vertical leg, the y of a horizontal one."""
    side = tracks.side[key]
    line, lines = tracks.line[key], tracks.lines[side]
    return across.x(side, line, lines) if side.channel.is_vertical else down.y(side, line, lines)
