"""A stylesheet and a paper -> the size of pages, and of drawings, which get what the stylesheet's margins leave."""

from collections.abc import Iterator
from typing import Any, Literal

import tinycss2

from playpress import markup_names as css

Paper = Literal["a4", "letter", "a3", "a2"]

SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "a3": (297.0, 420.0), "a2": (420.0, 594.0)}
"""Width and height (mm)."""
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "q": 0.25, "in": 25.4, "pc": 25.4 / 6, "pt": 25.4 / 72, "px": 25.4 / 96}
_AROUND = 40
"""Millimetres that the title of a chapter and a caption take of a page with a drawing."""
_POSTERS = ("a3", "a2")
"""Papers for the wall: drawings grow with them."""
_ROWS, _EDGES, _INSIDE = 3, 24, 12.6
"""Rows of cards on a page, and millimetres above and below them, and inside of each of them."""
_UNSTATED = 75 * _MILLIMETRES["px"]
"""The margin of a stylesheet that states none, as WeasyPrint has it."""
_TOP, _BOTTOM = 0, 2
"""Where they are among four margins."""


def rules(stylesheet: str, paper: Paper, fold: bool = False) -> str:
    """What is added to a stylesheet for a paper, or for pages of half its size (`fold`)."""
    width, height = SIZES[paper]
    size, across = str(paper), f"{paper} landscape"
    if fold:
        width, height = height / 2, width
        size, across = f"{width:g}mm {height:g}mm", f"{height:g}mm {width:g}mm"
    card = (height - _EDGES) / _ROWS - _INSIDE
    drawing = height - margins(stylesheet) - _AROUND
    grown = " figure svg { width: 100%; }" if paper in _POSTERS else ""
    return (
        f"@page {{ size: {size}; }} @page wide {{ size: {across}; }}{grown}\n"
        f"figure svg {{ max-height: {drawing:g}mm; }} .{css.POCKET_CARD} {{ height: {card:g}mm; }}"
    )


def margins(stylesheet: str) -> float:
    """Millimetres above and below the text of an upright page: of left and right pages, those with less room."""
    sides: dict[str, dict[int, float]] = {"": {_TOP: _UNSTATED, _BOTTOM: _UNSTATED}, ":left": {}, ":right": {}}
    for page, declaration in _declarations(stylesheet):
        if page in sides:
            sides[page] |= _stated(declaration)
    return max(sum((sides[""] | sides[side]).values()) for side in (":left", ":right"))


def _declarations(stylesheet: str) -> Iterator[tuple[str, Any]]:
    """What a stylesheet says of pages, each with their selector (``, `:left`, `cover`), in its order."""
    for rule in tinycss2.parse_stylesheet(stylesheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "page" and rule.content is not None:
            for selector in tinycss2.serialize(rule.prelude).split(","):
                for each in tinycss2.parse_blocks_contents(rule.content):
                    if each.type == "declaration":
                        yield selector.strip().lower(), each


def _stated(declaration: Any) -> dict[int, float]:
    """The margins at the top and the bottom that a declaration sets; those that are no lengths are not read."""
    values = [token for token in declaration.value if token.type not in ("whitespace", "comment")]
    places = {"margin-top": (_TOP,), "margin-bottom": (_BOTTOM,), "margin": (_TOP, _BOTTOM)}
    found = {place: _length(values[place % len(values)]) for place in places.get(declaration.lower_name, ()) if values}
    return {place: length for place, length in found.items() if length is not None}


def _length(token: Any) -> float | None:
    """A length in millimetres."""
    if token.type == "number":
        return 0.0 if token.value == 0 else None
    unit = _MILLIMETRES.get(token.lower_unit) if token.type == "dimension" else None
    return None if unit is None else token.value * unit
