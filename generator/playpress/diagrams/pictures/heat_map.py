"""Goals against strategies -> a map of squares: full where a strategy serves, crossed where it conflicts with one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from playpress import markup_names as css
from playpress.diagrams.pictures.frame import (
    HAIR,
    INK,
    SIZE,
    SOFT_SIZE,
    WIDTH,
    line_of,
    linked,
    number,
    picture,
    short,
    text,
)
from playpress.diagrams.swimlane import textwidth
from playpress.diagrams.team_colours import ACCENTS

_LABEL, _PITCH, _WIDEST_PITCH = 172, 14, 24
"""Room for the names of goals, and from one column to the next: as wide as its name is high, or wider (px)."""
_GAP, _LINE, _ROW_SPACE = 2, 16, 8
_LONGEST_HEAD, _WIDER = 180, 1.12
"""Room for the names of strategies (px), and by how much a reader's own font may be wider than measured."""

Cell = Literal["serves", "against", ""]
_TELLS = {"serves": "{} serves {}", "against": "{} conflicts with {}"}


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A strategy, named upwards at the head of its column."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A goal with a square for each strategy; `accent` is its team's, whose name stands above its first goal."""

    title: str
    accent: int
    cells: Sequence[Cell]
    href: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where squares stand."""

    pitch: float
    columns: Sequence[HeatColumn]

    @property
    def side(self) -> float:
        return self.pitch - _GAP

    def x(self, index: int) -> float:
        return _LABEL + index * self.pitch


def heat_map(name: str, title: str, columns: Sequence[HeatColumn], rows: Sequence[HeatRow]) -> Markup:
    """One row a goal. Ten strategies fit a phone; more keep the size of their squares, and the map is wider."""
    if len(columns) < 2 or not rows:
        return Markup("")
    grid = _Grid(max(min((WIDTH - _LABEL) / len(columns), _WIDEST_PITCH), _PITCH), columns)
    heads = [short(column.title, _LONGEST_HEAD, size=SOFT_SIZE) for column in columns]
    top = max(textwidth.width(head, SOFT_SIZE) for head in heads) * _WIDER + _ROW_SPACE
    parts = [
        _head(head, column, grid.x(n), grid.side, top)
        for n, (head, column) in enumerate(zip(heads, columns, strict=True))
    ]
    for before, row in zip(("", *(row.team for row in rows)), rows, strict=False):
        lines = _lines(row)
        if row.team and row.team != before:
            parts.append(line_of(short(row.team, _LABEL - 10, size=SOFT_SIZE), 0, top + SIZE, soft=True))
            top += _LINE + _ROW_SPACE / 2
        parts.append(_row(row, lines, grid, top))
        top += len(lines) * _LINE + _ROW_SPACE
    empty = [row.title for row in rows if "serves" not in row.cells]
    told = f"Nothing serves: {', '.join(empty)}" if empty else "Every goal is served by some strategy"
    return picture(name, title, told, top, parts, max(WIDTH, grid.x(len(columns))))


def _head(words: str, column: HeatColumn, x: float, side: float, bottom: float) -> str:
    """A name that is read upwards, in the middle of its column."""
    middle, foot = number(x + side / 2 + SOFT_SIZE * 0.36), number(bottom - _ROW_SPACE / 2)
    line = (
        f'<text x="{middle}" y="{foot}" transform="rotate(-90 {middle} {foot})" font-size="{SOFT_SIZE}"'
        f' class="{css.BOX_TITLE}" fill="{INK}"><title>{text(column.title)}</title>{text(words)}</text>'
    )
    return linked(line, column.href)


def _lines(row: HeatRow) -> list[str]:
    """The name of a goal, all of it unless that takes more than four lines."""
    room, bold = _LABEL - 10, _unserved(row)
    lines = textwidth.wrap(row.title, SIZE, room, bold=bold) or ("",)
    return [*lines[:3], short(" ".join(lines[3:]), room, bold)] if len(lines) > 3 else list(lines)


def _unserved(row: HeatRow) -> bool:
    return "serves" not in row.cells


def _row(row: HeatRow, lines: Sequence[str], grid: _Grid, top: float) -> str:
    words = "".join(line_of(line, 0, top + n * _LINE + SIZE, bold=_unserved(row)) for n, line in enumerate(lines))
    y = top + (len(lines) * _LINE - grid.side) / 2
    told = (_square(cell, row, grid, n, y) for n, cell in enumerate(row.cells) if cell)
    nothing = _outlines((grid.x(n) for n, cell in enumerate(row.cells) if not cell), y, grid.side)
    return linked(f"<g><title>{text(row.title)}</title>{words}</g>", row.href) + nothing + "".join(told)


def _outlines(lefts: Iterable[float], y: float, side: float) -> str:
    """Empty squares of one row, as one path: a large map has thousands of them."""
    wide = number(side)
    d = "".join(f"M{number(x)} {number(y)}h{wide}v{wide}h-{wide}z" for x in lefts)
    return f'<path class="{css.LABEL_GROUND}" d="{d}" fill="#ffffff" stroke="{HAIR}"/>' if d else ""


def _square(cell: Cell, row: HeatRow, grid: _Grid, column: int, y: float) -> str:
    x, side, kind = grid.x(column), grid.side, row.accent % len(ACCENTS)
    said = f"<title>{text(_TELLS[cell].format(grid.columns[column].title, row.title))}</title>"
    place = f'x="{number(x)}" y="{number(y)}" width="{number(side)}" height="{number(side)}" rx="2"'
    if cell == "serves":
        return f'<g class="{css.LANE}-{kind}">{said}<rect class="{css.LANE_HEAD}" {place} fill="{ACCENTS[kind]}"/></g>'
    a, b = x + side * 0.25, x + side * 0.75
    c, d = y + side * 0.25, y + side * 0.75
    cross = f"M{number(a)} {number(c)}L{number(b)} {number(d)}M{number(b)} {number(c)}L{number(a)} {number(d)}"
    return (
        f'<g class="{css.LABEL_HANDOFF}">{said}'
        f'<rect class="{css.LABEL_GROUND}" {place} fill="#ffffff" stroke="#c2410c"/>'
        f'<path class="{css.LABEL_GROUND}" d="{cross}" stroke="#c2410c" stroke-width="2" fill="none"/></g>'
    )
