"""Turns a swimlane into layouts that each fit on one page of paper with words that can be read, cut between rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, pairwise
from typing import NamedTuple

from . import axes
from .graph import Swimlane
from .labels import Point, spans
from .layout import Layout, Line, Sign, layout
from .shapes import Rect, overlap


class _Room(NamedTuple):
    """How wide and how high a drawing may be (px)."""

    width: float
    height: float


class DrawingPaper(NamedTuple):
    """What there is for drawings on a paper, so that no word gets smaller than 7 points."""

    upright: _Room
    across: _Room
    lanes: int
    """How many fit on an upright page: more of them are on one that lies across."""

    def room(self, lanes: int) -> _Room:
        """What a drawing with so many lanes has."""
        return self.upright if lanes <= self.lanes else self.across


LARGE = DrawingPaper(_Room(816, 968), _Room(1200, 680), 6)
"""A4 and Letter."""
SMALL = DrawingPaper(_Room(552, 680), _Room(912, 450), 4)
"""Half of them, folded."""
_SIGN = 18
"""From one row of signs to the next, and beside each other (px)."""
_SIGNS = 48
"""What signs take at the head or the foot of a page, at least (px)."""
_CLEAR = 3
_LETTERS = 26
_LEAST_PART = 4
_STEP = 4


class _Run(NamedTuple):
    """A part of a line between two cuts, and whether it begins and ends at a box rather than at a cut."""

    points: tuple[Point, ...]
    first: bool
    last: bool


def pages(swimlane: Swimlane, paper: DrawingPaper = LARGE) -> tuple[Layout, ...]:
    """One layout where it fits on a page; else as many as it takes, each with the heads of the lanes."""
    room = paper.room(len(swimlane.lanes))
    whole = layout(swimlane, min(axes.widest(len(swimlane.lanes)), room.width))
    if whole.height <= room.height:
        return (whole,)
    cuts = _even(whole, room.height - whole.head)
    names = _names(whole, cuts)
    return tuple(_page(whole, top, bottom, names) for top, bottom in pairwise((whole.head, *cuts, whole.height)))


class _Cutter:
    """Finds cuts between which everything has room, with the signs of the lines that are cut."""

    def __init__(self, whole: Layout, room: float) -> None:
        self._whole, self._room = whole, room
        self._free = _free(whole)
        self._signs: dict[float, float] = {}

    def cuts(self, most: float) -> list[float]:
        """As few cuts as may be, with no page higher than `most` before its signs are added."""
        cuts: list[float] = []
        top = self._whole.head
        while self._whole.height - top > min(most, self._below(top) - _SIGNS):
            lowest, highest = top + self._room / _LEAST_PART, top + most
            good = (y for some in self._free for y in reversed(some) if lowest < y <= highest)
            other = (highest - step for step in range(0, int(highest - lowest), _STEP))
            fitting = (y for y in chain(good, other) if y - top <= self._below(top) - self._height(y))
            top = next(fitting, highest)
            cuts.append(top)
        return cuts

    def _below(self, top: float) -> float:
        """The room on a page below its upper signs."""
        return self._room - self._height(top)

    def _height(self, y: float) -> float:
        """What the signs at a cut take away of either page."""
        if y not in self._signs:
            xs = sorted({x for line in self._whole.lines for x in _crossings(line.points, y)})
            self._signs[y] = max(_SIGNS, _height(_rows(xs)))
        return self._signs[y]


def _even(whole: Layout, room: float) -> list[float]:
    """As few cuts as may be, and then pages as even as they get."""
    cutter = _Cutter(whole, room)
    most = room - 2 * _SIGNS
    cuts = cutter.cuts(most)
    for less in range(int((whole.height - whole.head) / (len(cuts) + 1)), int(most), _STEP * 4):
        even = cutter.cuts(less)
        if len(even) == len(cuts):
            return even
    return cuts


def _free(whole: Layout) -> list[list[float]]:
    """Where a cut meets nothing but lines that go up or down; where it meets no label at least; no box at least."""
    lines = [piece for line in whole.lines for piece in _flat(line)]
    labels: list[Rect] = [line.label for line in whole.lines if line.label]
    boxes: list[Rect] = [*whole.boxes, *whole.notes]
    return [list(_between(things, whole)) for things in ([*boxes, *labels, *lines], [*boxes, *labels], boxes)]


def _flat(line: Line) -> Iterator[Rect]:
    *pieces, head = spans(line.points)
    yield from (piece for piece in pieces if piece.height == 0)
    yield head


def _between(things: Sequence[Rect], whole: Layout) -> Iterator[float]:
    taken = sorted((thing.y - _CLEAR, thing.y + thing.height + _CLEAR) for thing in things)
    end = whole.head
    for low, high in taken:
        if low > end:
            yield round((end + low) / 2, 1)
        end = max(end, high)


def _names(whole: Layout, cuts: Sequence[float]) -> dict[int, str]:
    """A letter for each line that is cut."""
    letters = (chr(ord("A") + number) if number < _LETTERS else str(number - _LETTERS + 1) for number in count())
    cut = (
        index for index, line in enumerate(whole.lines) if any(True for y in cuts for _ in _crossings(line.points, y))
    )
    return dict(zip(cut, letters, strict=False))


def _crossings(points: Sequence[Point], y: float) -> Iterator[float]:
    """Where a cut meets a line, in the order in which the line goes."""
    return (one[0] for one, other in pairwise(points) if min(one[1], other[1]) < y < max(one[1], other[1]))


def _page(whole: Layout, top: float, bottom: float, names: dict[int, str]) -> Layout:
    """What stands between two cuts, moved up below the heads of the lanes, with signs where lines go on."""
    runs = [(index, run) for index, line in enumerate(whole.lines) for run in _runs(line.points, top, bottom)]
    loose = {point for _, run in runs for point in _loose(run)}
    above, below = (_rows(sorted(x for x, y in loose if y == cut)) for cut in (top, bottom))
    head, foot = (_height(rows) for rows in (above, below))
    down = whole.head + head - top
    lines, signs = [], []
    for index, run in runs:
        line, points = whole.lines[index], [(x, round(y + down, 1)) for x, y in run.points]
        for at in (*([] if run.first else [0]), *([] if run.last else [-1])):
            x, y = run.points[at]
            off = -_SIGN * (above[x] + 0.5) if y == top else _SIGN * (below[x] + 0.5)
            points[at] = (x, round(y + down + off, 1))
            signs.append(Sign(*points[at], names[index], line.edge.handoff))
        here = line.label and any(overlap(piece, line.label) for piece in spans(run.points)[:-1])
        label = replace(line.label, y=round(line.label.y + down, 1)) if line.label and here else None
        lines.append(replace(line, points=tuple(points), label=label, open=not run.last))
    boxes = tuple(replace(box, y=round(box.y + down, 1)) for box in whole.boxes if top < box.middle[1] < bottom)
    notes = tuple(replace(note, y=round(note.y + down, 1)) for note in whole.notes if top <= note.y < bottom)
    height = round(whole.head + head + bottom - top + foot, 1)
    end = height if bottom <= whole.foot else max(whole.head, round(whole.foot + down, 1))
    return replace(whole, height=height, foot=end, boxes=boxes, lines=tuple(lines), notes=notes, signs=tuple(signs))


def _runs(points: Sequence[Point], top: float, bottom: float) -> Iterator[_Run]:
    """The parts of a line that lie between two cuts."""
    split: list[Point] = [points[0]]
    for one, other in pairwise(points):
        cuts = [cut for cut in (top, bottom) if min(one[1], other[1]) < cut < max(one[1], other[1])]
        split += [(one[0], cut) for cut in sorted(cuts, reverse=other[1] < one[1])]
        split.append(other)
    run: list[Point] = []
    for index, (one, other) in enumerate(pairwise(split), 2):
        if top <= min(one[1], other[1]) and max(one[1], other[1]) <= bottom:
            run += [other] if run else [one, other]
        if run and (index == len(split) or other[1] in (top, bottom)):
            yield _Run(tuple(run), run[0] == points[0], run[-1] == points[-1])
            run = []


def _loose(run: _Run) -> Iterator[Point]:
    if not run.first:
        yield run.points[0]
    if not run.last:
        yield run.points[-1]


def _rows(xs: Sequence[float]) -> dict[float, int]:
    """The row of each sign, 0 beside the cut, so that none lies on another."""
    rows: dict[float, int] = {}
    for x in xs:
        taken = {row for other, row in rows.items() if x - other < _SIGN}
        rows[x] = next(row for row in count() if row not in taken)
    return rows


def _height(rows: dict[float, int]) -> float:
    return _SIGN * (max(rows.values()) + 1) + _CLEAR if rows else 0
