"""Turns labels that find no free place on their lines into notes below the lanes, each with a mark on its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .graph import Edge
from .labels import LABEL_LINE, LABEL_SIZE, Label
from .textwidth import width, wrap

_SIDES = 8
_ABOVE = 10
_BETWEEN = 4
_AROUND_MARK = 8


@dataclass(frozen=True, slots=True)
class Note:
    """The words of an edge and the steps they stand between, below the lanes, with their place and their size."""

    edge: Edge
    mark: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


def mark(number: int) -> str:
    """What the note of this number begins with, and what stands on its line where that has room for it."""
    return f"{number})"


def as_label(text: str, *, bold: bool) -> Label:
    """A mark as the shape of a label, not yet placed: a third as wide as the narrowest words."""
    wide = round(width(text, LABEL_SIZE, bold=bold) + _AROUND_MARK)
    return Label(0, 0, wide, LABEL_LINE + 3, (text,))


def below(edges: Sequence[Edge], titles: Mapping[str, str], foot: float, room: float) -> tuple[Note, ...]:
    """A note for each edge, one below the other, from the foot of the lanes on: nothing else stands there."""
    notes: list[Note] = []
    y = foot + _ABOVE
    for number, edge in enumerate(edges, 1):
        text = f"{mark(number)} {titles[edge.source]} → {titles[edge.target]}: {edge.label}"
        lines = wrap(text, LABEL_SIZE, room - 2 * _SIDES, bold=edge.handoff)
        notes.append(Note(edge, mark(number), _SIDES, y, room - 2 * _SIDES, len(lines) * LABEL_LINE, lines))
        y += notes[-1].height + _BETWEEN
    return tuple(notes)
