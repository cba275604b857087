"""Turns points into path data: lines with round bends, arrow heads, hexagons, heads of lanes."""

from collections.abc import Sequence

from .labels import Point, towards

_BEND = 6
_ARROW = 8


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def line(points: Sequence[Point], arrow: bool = True) -> str:
    """The path along the points, bends rounded, ended inside the arrow head if it has one."""
    steps = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        shorter = min(abs(corner[0] - other[0]) + abs(corner[1] - other[1]) for other in (before, after))
        bend = min(_BEND, shorter / 2)
        start, end = towards(corner, before, bend), towards(corner, after, bend)
        steps.append(f"L{_pair(start)}Q{_pair(corner)} {_pair(end)}")
    steps.append(f"L{_pair(towards(points[-1], points[-2], _ARROW - 1) if arrow else points[-1])}")
    return "".join(steps)


def arrow_head(points: Sequence[Point]) -> str:
    """A triangle that touches the last point."""
    tip, (x, y) = points[-1], towards(points[-1], points[-2], _ARROW)
    half = _ARROW / 2
    one, other = ((x - half, y), (x + half, y)) if x == tip[0] else ((x, y - half), (x, y + half))
    return f"M{_pair(tip)}L{_pair(one)}L{_pair(other)}z"


def hexagon(x: float, y: float, width: float, height: float, inset: float) -> str:
    """A box with a point on either side."""
    cut, flat, half = number(inset), number(width - 2 * inset), number(height / 2)
    return f"M{number(x)} {number(y + height / 2)}l{cut} -{half}h{flat}l{cut} {half}l-{cut} {half}h-{flat}z"


def round_top(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with its upper corners rounded."""
    r, flat, side = number(radius), number(width - 2 * radius), number(height - radius)
    corner = f"a{r} {r} 0 0 1 {r}"
    return f"M{number(x)} {number(y + height)}v-{side}{corner} -{r}h{flat}{corner} {r}v{side}z"


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
