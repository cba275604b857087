"""Goals against strategies -> a map of squares: full where a strategy serves, crossed where it works against."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from playpress.site.pictures.frame import ACCENTS, HAIR, SIZE, WIDTH, line_of, linked, number, picture, short

_ROW, _GAP, _LABEL = 24, 2, 180
_MOST, _SMALLEST = 18, 6
"""Columns that fit beside the names of the goals, and the narrowest square (px)."""

Cell = Literal["serves", "against", ""]


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A goal with a square for each strategy; `accent` is its team's."""

    title: str
    accent: int
    cells: Sequence[Cell]
    href: str


def heat_map(name: str, title: str, rows: Sequence[HeatRow]) -> Markup:
    """One row a goal. Beyond 18 strategies a map of squares tells nothing: it is left out, and the table stays."""
    columns = max((len(row.cells) for row in rows), default=0)
    if not 2 <= columns <= _MOST:
        return Markup("")
    side = max(min((WIDTH - _LABEL) / columns, _ROW - _GAP) - _GAP, _SMALLEST)
    parts = [_row(row, index, side) for index, row in enumerate(rows)]
    empty = [row.title for row in rows if "serves" not in row.cells]
    told = f"Nothing serves: {', '.join(empty)}" if empty else "Every goal is served by some strategy"
    return picture(name, title, told, len(rows) * _ROW, parts)


def _row(row: HeatRow, index: int, side: float) -> str:
    top = index * _ROW
    words = short(row.title, _LABEL - 12)
    squares = "".join(
        _square(cell, _LABEL + n * (side + _GAP), top, side, row.accent) for n, cell in enumerate(row.cells)
    )
    return linked(line_of(words, 0, top + SIZE + 2, bold="serves" not in row.cells), row.href) + squares


def _square(cell: Cell, x: float, top: float, side: float, accent: int) -> str:
    y = top + (_ROW - side) / 2 - _GAP
    place = f'x="{number(x)}" y="{number(y)}" width="{number(side)}" height="{number(side)}" rx="2"'
    if cell == "serves":
        kind = accent % len(ACCENTS)
        return f'<g class="pp-lane-{kind}"><rect class="pp-lane-head" {place} fill="{ACCENTS[kind]}"/></g>'
    outline = f'<rect class="pp-label-ground" {place} fill="#ffffff" stroke="{HAIR}"/>'
    if cell != "against":
        return outline
    a, b = x + side * 0.25, x + side * 0.75
    c, d = y + side * 0.25, y + side * 0.75
    cross = f"M{number(a)} {number(c)}L{number(b)} {number(d)}M{number(b)} {number(c)}L{number(a)} {number(d)}"
    return f'{outline}<path class="pp-edge-line" d="{cross}" stroke="#c2410c" stroke-width="2" fill="none"/>'
