"""Turns a box and the width of its column into the text and the outline it gets."""

from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from .graph import Box
from .textwidth import width, wrap

TITLE_SIZE = 13
TITLE_LINE = 16
NOTE_SIZE = 12
NOTE_LINE = 15
RADIUS = 6
PILL_RADIUS = 22
DECISION_INSET = 14
_PADDING = 10
_SIDE_PADDING = {"step": 10, "start": 14, "end": 14, "decision": 18}
_LEAST_HEIGHT = {"step": 44, "start": 44, "end": 44, "decision": 52}


class Rect(Protocol):
    """Anything with a place and a size."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


def overlap(one: Rect, other: Rect, margin: float = 0) -> bool:
    """Whether two rectangles come closer to each other than the margin."""
    return (
        one.x < other.x + other.width + margin
        and other.x < one.x + one.width + margin
        and one.y < other.y + other.height + margin
        and other.y < one.y + one.height + margin
    )


@dataclass(frozen=True, slots=True)
class BoxText:
    """The text of a box in lines, and the height they ask for."""

    title: tuple[str, ...]
    note: tuple[str, ...]
    height: int


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its place, its size and its lines of text."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    text: BoxText

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


def text_room(box: Box, box_width: float) -> float:
    """How wide a line of text in a box may be."""
    return box_width - 2 * _SIDE_PADDING[box.shape]


def box_text(box: Box, box_width: float) -> BoxText:
    """The wrapped text of a box and the height it needs."""
    room = text_room(box, box_width)
    title = wrap(box.title, TITLE_SIZE, room)
    note = wrap(box.note, NOTE_SIZE, room)
    height = len(title) * TITLE_LINE + len(note) * NOTE_LINE + 2 * _PADDING
    return BoxText(title, note, max(height, _LEAST_HEIGHT[box.shape]))


def natural_width(box: Box) -> float:
    """The width at which a box would hold its title in two lines or so."""
    longest = max((width(word, TITLE_SIZE) for word in box.title.split()), default=0)
    noted = max((width(word, NOTE_SIZE) for word in box.note.split(" ")), default=0)
    return max(longest, noted, width(box.title, TITLE_SIZE) * 0.6) + 2 * _SIDE_PADDING[box.shape]


def corner_radius(placed: PlacedBox) -> float:
    return min(PILL_RADIUS, placed.height / 2) if placed.box.shape in ("start", "end") else RADIUS


def half_width_at(placed: PlacedBox, offset: float) -> float:
    """How far the outline is from the middle, sideways, at an offset up or down from it."""
    half = placed.height / 2
    return placed.width / 2 - _cut_corner(placed, half, DECISION_INSET / half, offset)


def half_height_at(placed: PlacedBox, offset: float) -> float:
    """How far the outline is from the middle, up or down, at an offset sideways from it."""
    if placed.box.shape == "decision":
        over = abs(offset) - (placed.width / 2 - DECISION_INSET)
        return placed.height / 2 * (1 - max(over, 0) / DECISION_INSET)
    return placed.height / 2 - _cut_corner(placed, placed.width / 2, 0, offset)


def _cut_corner(placed: PlacedBox, half: float, slope: float, offset: float) -> float:
    """What a slanted side or a round corner takes away at an offset from the middle."""
    if placed.box.shape == "decision":
        return slope * abs(offset)
    radius = corner_radius(placed)
    over = min(max(abs(offset) - (half - radius), 0), radius)
    return radius - sqrt(radius * radius - over * over)
