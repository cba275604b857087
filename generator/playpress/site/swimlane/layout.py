"""Turns a swimlane into geometry: lanes, placed boxes, and edges as points with their labels."""

from collections import defaultdict
from dataclasses import dataclass

from . import axes, labels
from .graph import Edge, Lane, Swimlane, check
from .labels import Label, Point
from .ranks import Cell, back_edges, cells
from .routes import Leg, Route, routes
from .shapes import BoxText, PlacedBox, Rect, box_text, half_height_at, half_width_at, natural_width
from .textwidth import wrap
from .tracks import Tracks, tracks

HEAD_SIZE = 13
HEAD_LINE = 17
_HEAD_PADDING = 9
_ROUNDS = 8
_LABEL_IN_GAP = 22  # an arrow head and some air


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything a drawing needs to know about places and sizes."""

    width: float
    height: float
    head: float
    bands: tuple[Band, ...]
    boxes: tuple[PlacedBox, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stays the same while gaps grow to make room for labels."""

    swimlane: Swimlane
    cells: dict[str, Cell]
    routes: list[Route]
    tracks: Tracks
    across: axes.Columns
    texts: dict[str, BoxText]
    bands: tuple[Band, ...]
    head: float


def layout(swimlane: Swimlane) -> Layout:
    """Place a swimlane of at least one box. Raises ValueError where an edge or a lane is unknown."""
    check(swimlane)
    plan = _plan(swimlane)
    room = _first_room(plan)
    for turn in range(_ROUNDS):
        placed, down = _boxes(plan, room)
        lines, homeless = _lines(plan, placed, down, strict=turn < _ROUNDS - 1)
        if not homeless:
            break
        for gap, height in homeless:
            room[gap] = max(room[gap], down.gap_height[gap]) + height + 6
    return Layout(plan.across.width, down.height, plan.head, plan.bands, tuple(placed.values()), tuple(lines))


def _plan(swimlane: Swimlane) -> _Plan:
    back = back_edges(swimlane)
    grid = cells(swimlane, back)
    ways = routes(swimlane, grid, back)
    lines = tracks(ways, len(swimlane.lanes))
    across = axes.columns(len(swimlane.lanes), lines, max(map(natural_width, swimlane.boxes)))
    bands = tuple(
        Band(lane, x, width, wrap(lane.title, HEAD_SIZE, width - 16, bold=True))
        for lane, x, width in zip(swimlane.lanes, across.lane_left, across.lane_width, strict=True)
    )
    head = max(len(band.lines) for band in bands) * HEAD_LINE + 2 * _HEAD_PADDING + axes.EDGE
    texts = {box.id: box_text(box, across.box_width) for box in swimlane.boxes}
    return _Plan(swimlane, grid, ways, lines, across, texts, bands, head)


def _first_room(plan: _Plan) -> defaultdict[int, float]:
    """The height of gaps in which a label will stand on a line that goes straight down from its box."""
    room: defaultdict[int, float] = defaultdict(float)
    for route in plan.routes:
        if route.edge.label.strip() and route.legs[0].channel.is_vertical:
            gap = _gap_of(route)
            room[gap] = max(room[gap], _sized(route).height + _LABEL_IN_GAP)
    return room


def _sized(route: Route) -> Label:
    return labels.sized(route.edge.label, bold=route.edge.handoff)


def _gap_of(route: Route) -> int:
    """The first gap a route comes through; each comes through one."""
    for leg in route.legs:
        if leg.channel.kind == "gap":
            return leg.channel.number
        if leg.channel.is_vertical and leg.high // 2 * 2 >= leg.low:
            return leg.high // 2 if leg.end < leg.start else (leg.low + 1) // 2
    return 0


def _boxes(plan: _Plan, room: dict[int, float]) -> tuple[dict[str, PlacedBox], axes.Rows]:
    heights: dict[int, float] = {}
    own: dict[str, float] = {}
    for box in plan.swimlane.boxes:
        row = plan.cells[box.id].row
        own[box.id] = max(plan.texts[box.id].height, axes.least_row(plan.tracks, row))
        heights[row] = max(heights.get(row, 0), own[box.id])
    down = axes.rows([heights[row] for row in range(len(heights))], plan.head, plan.tracks, room)
    placed = {}
    for box in plan.swimlane.boxes:
        cell = plan.cells[box.id]
        x, y = plan.across.box_left[cell.lane], down.middle[cell.row] - own[box.id] / 2
        placed[box.id] = PlacedBox(box, x, y, plan.across.box_width, own[box.id], plan.texts[box.id])
    return placed, down


def _lines(
    plan: _Plan, placed: dict[str, PlacedBox], down: axes.Rows, *, strict: bool
) -> tuple[list[Line], list[tuple[int, float]]]:
    """All lines with their labels, and which gap should grow by how much for those that found no place."""
    points = [_points(plan, index, placed, down) for index in range(len(plan.routes))]
    pieces = [labels.spans(one) for one in points]
    head = labels.Span(0, 0, plan.across.width, plan.head)
    boxes: list[Rect] = [head, *placed.values()]
    blocked = list(boxes)
    lines: list[Line] = []
    homeless: list[tuple[int, float]] = []
    for index, route in enumerate(plan.routes):
        label = None
        if route.edge.label.strip():
            others = [piece for other, some in enumerate(pieces) if other != index for piece in some]
            text, size = _sized(route), (plan.across.width, down.height)
            label = labels.place(text, points[index], blocked, others, size)
            if label is None and strict:
                homeless.append((_gap_of(route), text.height))
            label = label or labels.place(text, points[index], boxes, others, size)
        if label:
            blocked.append(label)
        lines.append(Line(route.edge, route.back, points[index], label))
    return lines, homeless


def _points(plan: _Plan, index: int, placed: dict[str, PlacedBox], down: axes.Rows) -> tuple[Point, ...]:
    """The corners of an edge, and its ends on the outlines of its two boxes."""
    route = plan.routes[index]
    at = [axes.coordinate((index, one), plan.tracks, plan.across, down) for one in range(len(route.legs))]
    corners = [
        (at[one], at[one + 1]) if leg.channel.is_vertical else (at[one + 1], at[one])
        for one, leg in enumerate(route.legs[:-1])
    ]
    first, last = route.legs[0], route.legs[-1]
    start = _on_outline(placed[route.edge.source], first, at[0], first.end > first.start)
    end = _on_outline(placed[route.edge.target], last, at[-1], last.start > last.end)
    return (start, *corners, end)


def _on_outline(placed: PlacedBox, leg: Leg, at: float, towards_higher: bool) -> Point:
    """Where a leg that lies at `at` meets the outline of a box, on the side it comes from or goes to."""
    x, y = placed.middle
    sign = 1 if towards_higher else -1
    if leg.channel.is_vertical:
        return at, round(y + sign * half_height_at(placed, at - x), 1)
    return round(x + sign * half_width_at(placed, at - y), 1), at
