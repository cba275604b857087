"""Turns a swimlane into geometry: lanes, placed boxes, and edges as points with their labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

from . import axes, labels, notes
from .graph import Edge, Lane, Swimlane, check
from .labels import Label, Point, Rectangle
from .legs import Leg
from .notes import Note
from .obstacles import Obstacles
from .ranks import Cell, back_edges, cells
from .room import Room
from .routes import Route, Shut, routes
from .shapes import BoxText, PlacedBox, box_text, half_height_at, half_width_at, natural_width
from .textwidth import width, wrap
from .tracks import Tracks, tracks

HEAD_SIZE = 13
HEAD_LINE = 17
_HEAD_PADDING = 9
_HEAD_SIDES = 16
_SPARSE, _GOOD_BOX = 4, 128
_ROUNDS = 8
_WAYS = 4
_NEAR = 60
"""How far from its best place a label may be while there may still be room for it to be nearer (px)."""


@dataclass(frozen=True, slots=True)
class Band:
    """A lane as it is drawn: its column and the lines of its head."""

    lane: Lane
    x: float
    width: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as it is drawn, from outline to outline."""

    edge: Edge
    back: bool
    points: tuple[Point, ...]
    label: Label | None = None
    open: bool = False
    """Whether it has no arrow head, as it goes on elsewhere."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A name in a circle, where a line goes on at the same name elsewhere."""

    x: float
    y: float
    name: str
    handoff: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything a drawing needs to know about places and sizes."""

    width: float
    height: float
    head: float
    foot: float
    """Where the lanes end: below are notes only."""
    bands: tuple[Band, ...]
    boxes: tuple[PlacedBox, ...]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Who goes where, before anything has a size."""

    swimlane: Swimlane
    cells: dict[str, Cell]
    routes: list[Route]
    tracks: Tracks
    needs: tuple[axes.Needs, ...]
    most: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """Lanes, rows and boxes with the sizes they have in one round."""

    across: axes.Columns
    down: axes.Rows
    bands: tuple[Band, ...]
    head: float
    boxes: dict[str, PlacedBox]


def layout(swimlane: Swimlane, most: float | None = None) -> Layout:
    """Place a swimlane of at least one box, no wider than `most`. Raises ValueError where an edge leads nowhere."""
    check(swimlane)
    shut: set[tuple[int, tuple[Leg, ...]]] = set()
    found: list[tuple[int, Layout]] = []
    for _ in range(_WAYS):
        plan = _plan(swimlane, most or axes.widest(len(swimlane.lanes)), frozenset(shut))
        placed, homeless = _settled(plan)
        found.append((len(homeless), placed))
        if not homeless:
            break
        shut |= {(index, plan.routes[index].legs) for index in homeless}
    return min(found, key=lambda way: way[0])[1]


def _plan(swimlane: Swimlane, most: float, shut: Shut) -> _Plan:
    back = back_edges(swimlane)
    grid = cells(swimlane, back)
    ways = routes(swimlane, grid, back, shut)
    needs = tuple(_needs(swimlane, lane) for lane in swimlane.lanes)
    return _Plan(swimlane, grid, ways, tracks(ways, len(swimlane.lanes)), needs, most)


def _needs(swimlane: Swimlane, lane: Lane) -> axes.Needs:
    """A lane in which little stands is as narrow as that; the others have boxes of a width that is good to read."""
    own = [natural_width(box) for box in swimlane.boxes if box.lane == lane.id]
    sparse = len(own) * _SPARSE <= len(swimlane.boxes)
    boxes = max(own, default=0) if sparse else max(*own, _GOOD_BOX)
    return axes.Needs(boxes, ceil(width(lane.title, HEAD_SIZE, bold=True)) + _HEAD_SIDES)


def _settled(plan: _Plan) -> tuple[Layout, list[int]]:
    """The layout after as many rounds as its labels need, each with more room, and the edges whose labels have none."""
    room = Room(plan.routes, plan.tracks)
    for turn in range(_ROUNDS):
        frame = _frame(plan, room)
        points = [_points(plan, index, frame) for index in range(len(plan.routes))]
        found, homeless = _labels(plan, points, frame, _NEAR if turn < 2 else inf)
        if not homeless or turn == _ROUNDS - 1 or not room.grow(homeless, frame.across):
            break
    _marked(plan, homeless, points, frame, found)
    lines = tuple(
        Line(route.edge, route.back, points[index], found.get(index)) for index, route in enumerate(plan.routes)
    )
    lowest = max((label.y + label.height + labels.CLEAR for label in found.values()), default=0)
    foot = max(frame.down.height, ceil(lowest))
    titles = {box.id: box.title for box in plan.swimlane.boxes}
    told = notes.below([plan.routes[index].edge for index in homeless], titles, foot, frame.across.width)
    height = max((note.y + note.height + axes.EDGE for note in told), default=foot)
    boxes = tuple(frame.boxes.values())
    return Layout(frame.across.width, height, frame.head, foot, frame.bands, boxes, lines, told), homeless


def _frame(plan: _Plan, room: Room) -> _Frame:
    across = axes.columns(plan.needs, plan.tracks, room.gutters, plan.most)
    bands = tuple(
        Band(lane, x, wide, wrap(lane.title, HEAD_SIZE, wide - _HEAD_SIDES, bold=True))
        for lane, x, wide in zip(plan.swimlane.lanes, across.lane_left, across.lane_width, strict=True)
    )
    head = max(len(band.lines) for band in bands) * HEAD_LINE + 2 * _HEAD_PADDING + axes.EDGE
    own: dict[str, tuple[BoxText, float]] = {}
    heights: dict[int, float] = {}
    for box in plan.swimlane.boxes:
        cell = plan.cells[box.id]
        text = box_text(box, across.box_width[cell.lane])
        own[box.id] = text, max(text.height, axes.least_row(plan.tracks, cell.row))
        heights[cell.row] = max(heights.get(cell.row, 0), own[box.id][1])
    down = axes.rows([heights[row] for row in range(len(heights))], head, plan.tracks, room.strips)
    placed = {}
    for box in plan.swimlane.boxes:
        cell, (text, height) = plan.cells[box.id], own[box.id]
        x, y = across.box_left[cell.lane], down.middle[cell.row] - height / 2
        placed[box.id] = PlacedBox(box, x, y, across.box_width[cell.lane], height, text)
    return _Frame(across, down, bands, head, placed)


def _labels(
    plan: _Plan, points: Sequence[Sequence[Point]], frame: _Frame, reach: float
) -> tuple[dict[int, Label], list[int]]:
    """Each label in the best place there is for it, within reach, and the edges whose label has none."""
    obstacles = _obstacles(points, frame)
    found: dict[int, Label] = {}
    homeless: list[int] = []
    for index, route in enumerate(plan.routes):
        if route.edge.label.strip():
            choices = labels.shapes(route.edge.label, bold=route.edge.handoff)
            label = labels.place(choices, points[index], index, obstacles, reach)
            if label:
                found[index] = label
                obstacles.add(label)
            else:
                homeless.append(index)
    return found, homeless


def _obstacles(points: Sequence[Sequence[Point]], frame: _Frame) -> Obstacles:
    """What no label may touch: the heads and borders of lanes, boxes, and the lines of other edges."""
    borders = [Rectangle(x, 0, 0, frame.down.height) for band in frame.bands for x in (band.x, band.x + band.width)]
    found = Obstacles([Rectangle(0, 0, frame.across.width, frame.head), *borders, *frame.boxes.values()])
    for line, corners in enumerate(points):
        for piece in labels.spans(corners):
            found.add(piece, line)
    return found


def _marked(
    plan: _Plan, homeless: Sequence[int], points: Sequence[Sequence[Point]], frame: _Frame, found: dict[int, Label]
) -> None:
    """The mark of its note on each line whose words have no place, where at least that finds a free one."""
    obstacles = _obstacles(points, frame)
    for label in found.values():
        obstacles.add(label)
    for number, index in enumerate(homeless, 1):
        shape = notes.as_label(notes.mark(number), bold=plan.routes[index].edge.handoff)
        mark = labels.place((shape,), points[index], index, obstacles)
        if mark:
            found[index] = mark
            obstacles.add(mark)


def _points(plan: _Plan, index: int, frame: _Frame) -> tuple[Point, ...]:
    """The corners of an edge, and its ends on the outlines of its two boxes."""
    route = plan.routes[index]
    at = [axes.coordinate((index, one), plan.tracks, frame.across, frame.down) for one in range(len(route.legs))]
    corners = [
        (at[one], at[one + 1]) if leg.channel.is_vertical else (at[one + 1], at[one])
        for one, leg in enumerate(route.legs[:-1])
    ]
    first, last = route.legs[0], route.legs[-1]
    start = _on_outline(frame.boxes[route.edge.source], first, at[0], first.end > first.start)
    end = _on_outline(frame.boxes[route.edge.target], last, at[-1], last.start > last.end)
    return (start, *corners, end)


def _on_outline(placed: PlacedBox, leg: Leg, at: float, towards_higher: bool) -> Point:
    """Where a leg that lies at `at` meets the outline of a box, on the side it comes from or goes to."""
    x, y = placed.middle
    sign = 1 if towards_higher else -1
    if leg.channel.is_vertical:
        return at, round(y + sign * half_height_at(placed, at - x), 1)
    return round(x + sign * half_width_at(placed, at - y), 1), at
