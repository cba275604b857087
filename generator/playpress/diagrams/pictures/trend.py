"""A few values in a row -> a line no higher than a line of words: where a number comes from and where it is."""

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from playpress.diagrams.pictures.frame import number, picture

_WIDE, _HIGH, _EDGE, _DOT = 72, 22, 4, 3
"""Of the picture, the room around the line, and the radius of its last point (px)."""


def trend(name: str, title: str, values: Sequence[Fraction], words: str) -> Markup:
    """Values from the first to the last one, in even steps; empty for fewer than two. `words` say them in text."""
    if len(values) < 2:
        return Markup("")
    low, high = min(values), max(values)
    step, room = (_WIDE - 2 * _EDGE) / (len(values) - 1), _HIGH - 2 * _EDGE
    points = [
        (_EDGE + at * step, _HIGH / 2 if high == low else _EDGE + room * float((high - value) / (high - low)))
        for at, value in enumerate(values)
    ]
    line = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    x, y = points[-1]
    parts = (
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>',
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{_DOT}" fill="currentColor"/>',
    )
    return picture(name, title, words, _HIGH, parts, _WIDE)
