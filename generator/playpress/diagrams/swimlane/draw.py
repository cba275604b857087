"""Turns a swimlane into one inline SVG: attributes for light pages and paper, classes for a stylesheet."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from playpress import markup_names as css
from playpress.diagrams.team_colours import ACCENTS, TINTS

from . import paths, textwidth
from .graph import Swimlane
from .labels import LABEL_LINE, LABEL_SIZE, Label
from .layout import HEAD_LINE, HEAD_SIZE, Band, Layout, Line, Sign, layout
from .notes import Note
from .pages import LARGE, SMALL, DrawingPaper, pages
from .paths import number
from .shapes import (
    DECISION_INSET,
    NOTE_LINE,
    NOTE_SIZE,
    TITLE_LINE,
    TITLE_SIZE,
    PlacedBox,
    corner_radius,
)

_INK = "#0f172a"
_MUTED = "#475569"
_LINE = "#475569"
_HANDOFF = "#c2410c"
_HAIRLINE = "#cbd5e1"
_DECISION = ("#fffbeb", "#b45309")
_BAND_RADIUS = 8
_BAND_SPACE = 2
_SIGN_RADIUS = 8
_SPACE = 0.278  # a space at the end of a line shifts what is centred
_NOT_IN_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BASELINE = 0.36  # from the middle of a line of text down to its baseline, in font sizes


def draw(swimlane: Swimlane) -> str:
    """The drawing as one <svg>, or an empty string if there is nothing to draw."""
    return _drawn(swimlane, layout(swimlane)) if swimlane.boxes else ""


def draw_on_paper(swimlane: Swimlane, small: bool = False) -> tuple[str, ...]:
    """As many drawings as it takes for each to fit on a page, or on one of half the size (`small`).

    The first of them has the description.
    """
    paper = SMALL if small else LARGE
    found = pages(swimlane, paper) if swimlane.boxes else ()
    parts = (f"part {number} of {len(found)}" if len(found) > 1 else "" for number in range(1, len(found) + 1))
    return tuple(_drawn(swimlane, plan, part, paper) for plan, part in zip(found, parts, strict=True))


def _drawn(swimlane: Swimlane, plan: Layout, part: str | None = None, paper: DrawingPaper = LARGE) -> str:
    """The whole drawing, or what of it stands on one page; one that is too wide for an upright page is marked so."""
    title = f"{swimlane.title}, {part}" if part else swimlane.title
    name = _text(f"{swimlane.id}-{part.replace(' ', '-')}" if part else swimlane.id)
    wide, high = number(plan.width), number(plan.height)
    titles = {box.id: box.title for box in swimlane.boxes}
    noted = {note.edge: note for note in plan.notes}
    broad = f" {css.BROAD}" if part is not None and plan.width > paper.upright.width else ""
    parts = [
        f'<svg class="{css.SWIMLANE}{broad}" role="group" aria-labelledby="{name}-title {name}-desc"'
        f' viewBox="0 0 {wide} {high}" width="{wide}" xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" font-family="{textwidth.FAMILY}">',
        f'<title id="{name}-title">{_text(title)}</title>',
        f'<desc id="{name}-desc">{_text(swimlane.description)}</desc>',
        *(_band(index, band, plan) for index, band in enumerate(plan.bands)),
        *(_edge(line, titles) for line in sorted(plan.lines, key=lambda one: (one.edge.handoff, not one.back))),
        *map(_box, plan.boxes),
        *(_label(line, line.label, noted.get(line.edge)) for line in plan.lines if line.label),
        *map(_note, plan.notes),
        *map(_sign, plan.signs),
        "</svg>",
    ]
    return "\n".join(parts)


def _text(text: str) -> str:
    """Text for content and attributes alike, without the characters XML can't hold."""
    return escape(_NOT_IN_XML.sub("", text))


def _band(index: int, band: Band, plan: Layout) -> str:
    """A lane: its tint, and its head with the name."""
    accent = index if band.lane.accent is None else band.lane.accent
    kind = accent % len(ACCENTS)
    x, y, wide = band.x + _BAND_SPACE / 2, 1, band.width - _BAND_SPACE
    head = paths.round_top(x, y, wide, plan.head - y, _BAND_RADIUS)
    middle = band.x + band.width / 2
    top = (plan.head + y - len(band.lines) * HEAD_LINE) / 2
    lines = _lines_of_text(band.lines, middle, top, HEAD_LINE, HEAD_SIZE)
    return (
        f'<g class="{css.LANE} {css.LANE}-{kind}">'
        f'<rect class="{css.LANE_BODY}" x="{number(x)}" y="{y}" width="{number(wide)}"'
        f' height="{number(plan.foot - 2 * y)}" rx="{_BAND_RADIUS}" fill="{TINTS[kind]}"/>'
        f'<path class="{css.LANE_HEAD}" d="{head}" fill="{ACCENTS[kind]}"/>'
        f'<text class="{css.LANE_TITLE}" font-size="{HEAD_SIZE}" font-weight="bold" text-anchor="middle"'
        f' fill="#ffffff">{lines}</text></g>'
    )


def _lines_of_text(
    lines: Sequence[str],
    x: float,
    top: float,
    line: float,
    size: float,
    *,
    linked: bool = False,
    centred: bool = True,
) -> str:
    """Each line at its own place. Spaces between them keep words apart for whoever copies or listens."""
    underline = ' text-decoration="underline"' if linked else ""
    half_space = size * _SPACE / 2 if centred else 0
    last = len(lines) - 1
    return " ".join(
        f'<tspan x="{number(x + half_space * (index < last))}"'
        f' y="{number(top + line * (index + 0.5) + size * _BASELINE)}"{underline}>{_text(one)}</tspan>'
        for index, one in enumerate(lines)
    )


def _box(placed: PlacedBox) -> str:
    """A step: outline, title, note, and a link around them where there is a page."""
    box, text = placed.box, placed.text
    x = placed.middle[0]
    high = len(text.title) * TITLE_LINE + len(text.note) * NOTE_LINE
    top = placed.y + (placed.height - high) / 2
    title = _lines_of_text(text.title, x, top, TITLE_LINE, TITLE_SIZE, linked=bool(box.href))
    inside = (
        f'{_outline(placed)}<text class="{css.BOX_TITLE}" font-size="{TITLE_SIZE}" text-anchor="middle"'
        f' fill="{_INK}">{title}</text>'
    )
    if text.note:
        lines = _lines_of_text(text.note, x, top + len(text.title) * TITLE_LINE, NOTE_LINE, NOTE_SIZE)
        inside += (
            f'<text class="{css.BOX_NOTE}" font-size="{NOTE_SIZE}" text-anchor="middle" fill="{_MUTED}">{lines}</text>'
        )
    return f'<g class="{css.BOX} {css.BOX}-{box.shape}">{_linked(inside, box.href)}</g>'


def _outline(placed: PlacedBox) -> str:
    x, y, wide, high = placed.x, placed.y, placed.width, placed.height
    if placed.box.shape != "decision":
        return (
            f'<rect class="{css.BOX_SHAPE}" x="{number(x)}" y="{number(y)}" width="{number(wide)}"'
            f' height="{number(high)}" rx="{number(corner_radius(placed))}" fill="#ffffff"'
            f' stroke="{_LINE}" stroke-width="1.25"/>'
        )
    fill, stroke = _DECISION
    return (
        f'<path class="{css.BOX_SHAPE}" d="{paths.hexagon(x, y, wide, high, DECISION_INSET)}"'
        f' fill="{fill}" stroke="{stroke}" stroke-width="1.25" stroke-linejoin="round"/>'
    )


def _linked(inside: str, href: str, name: str = "") -> str:
    if not href:
        return inside
    label = f' aria-label="{_text(name)}"' if name else ""
    return f'<a xlink:href="{_text(href)}"{label}>{inside}</a>'


def _edge(line: Line, titles: Mapping[str, str]) -> str:
    """A line with round bends and its arrow head; without a label it bears the link itself."""
    colour = _HANDOFF if line.edge.handoff else _LINE
    wide = "1.75" if line.edge.handoff else "1.25"
    dashes = ' stroke-dasharray="5 4"' if line.back else ""
    head = "" if line.open else f'<path class="{css.EDGE_HEAD}" d="{paths.arrow_head(line.points)}" fill="{colour}"/>'
    inside = (
        f'<path class="{css.EDGE_LINE}" d="{paths.line(line.points, not line.open)}" fill="none" stroke="{colour}"'
        f' stroke-width="{wide}"{dashes}/>{head}'
    )
    name = f"{titles[line.edge.source]} → {titles[line.edge.target]}"
    href = "" if line.label else line.edge.href
    return f'<g class="{_edge_class(css.EDGE, line)}">{_linked(inside, href, name)}</g>'


def _edge_class(name: str, line: Line) -> str:
    return name + (f" {name}-handoff" if line.edge.handoff else "") + (f" {name}-back" if line.back else "")


def _label(line: Line, label: Label, note: Note | None) -> str:
    """The words on a line, or the mark of their note, on a ground of their own, with the link of the edge."""
    colour, border = (_HANDOFF, _HANDOFF) if line.edge.handoff else (_MUTED, _HAIRLINE)
    weight = ' font-weight="bold"' if line.edge.handoff else ""
    top = label.y + (label.height - len(label.lines) * LABEL_LINE) / 2
    middle, linked = label.x + label.width / 2, bool(line.edge.href)
    words = _lines_of_text(label.lines, middle, top, LABEL_LINE, LABEL_SIZE, linked=linked)
    inside = (
        f'<rect class="{css.LABEL_GROUND}" x="{number(label.x)}" y="{number(label.y)}"'
        f' width="{number(label.width)}" height="{number(label.height)}" rx="4" fill="#ffffff"'
        f' stroke="{border}" stroke-width="1"/>'
        f'<text class="{css.LABEL_TEXT}" font-size="{LABEL_SIZE}" text-anchor="middle" fill="{colour}"{weight}>'
        f"{words}</text>"
    )
    name = f"{note.mark} {note.edge.label}" if note else ""
    return f'<g class="{_edge_class(css.LABEL, line)}">{_linked(inside, line.edge.href, name)}</g>'


def _note(note: Note) -> str:
    """Words that have no place on their line, from left to right below the lanes."""
    colour, weight = (_HANDOFF, ' font-weight="bold"') if note.edge.handoff else (_MUTED, "")
    words = _lines_of_text(note.lines, note.x, note.y, LABEL_LINE, LABEL_SIZE, centred=False)
    kind = f" {css.LABEL}-handoff" if note.edge.handoff else ""
    return (
        f'<g class="{css.LABEL}{kind}"><text class="{css.LABEL_TEXT}" font-size="{LABEL_SIZE}" fill="{colour}"{weight}>'
        f"{words}</text></g>"
    )


def _sign(sign: Sign) -> str:
    """Where a line goes on: a name in a circle."""
    colour = _HANDOFF if sign.handoff else _LINE
    name = _lines_of_text((sign.name,), sign.x, sign.y - LABEL_LINE / 2, LABEL_LINE, LABEL_SIZE)
    return (
        f'<g class="{css.SIGN}"><circle cx="{number(sign.x)}" cy="{number(sign.y)}" r="{_SIGN_RADIUS}" fill="#ffffff"'
        f' stroke="{colour}" stroke-width="1.25"/><text font-size="{LABEL_SIZE}" font-weight="bold"'
        f' text-anchor="middle" fill="{colour}">{name}</text></g>'
    )
