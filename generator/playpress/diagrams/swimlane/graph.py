"""Turns what a process says about its steps into a checked graph of lanes, boxes and edges."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Shape = Literal["step", "start", "end", "decision"]


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: a team and everything it does. `accent` is its colour, 0 to 3; its position when omitted."""

    id: str
    title: str
    accent: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """One step. `note` is a short second line such as a deadline, `href` the page of the step."""

    id: str
    lane: str
    title: str
    note: str = ""
    href: str = ""
    shape: Shape = "step"


@dataclass(frozen=True, slots=True)
class Edge:
    """What follows what. A hand-off crosses teams, and `href` is the page that describes it."""

    source: str
    target: str
    label: str = ""
    handoff: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Swimlane:
    """One drawing. `id` must be unique on its page: it is the prefix of every id in the SVG."""

    id: str
    title: str
    description: str
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


def check(swimlane: Swimlane) -> None:
    """Raise ValueError, naming the drawing and the id, where the graph refers to what is not there."""
    lanes = _once(swimlane, "lane", (lane.id for lane in swimlane.lanes))
    boxes = _once(swimlane, "box", (box.id for box in swimlane.boxes))
    if not swimlane.id or any(letter.isspace() for letter in swimlane.id):
        raise ValueError(f'swimlane id "{swimlane.id}" must be one word: other ids in the page begin with it')
    for box in swimlane.boxes:
        if box.lane not in lanes:
            raise ValueError(f'swimlane "{swimlane.id}": box "{box.id}" is in unknown lane "{box.lane}"')
    for edge in swimlane.edges:
        for end in (edge.source, edge.target):
            if end not in boxes:
                way = f'"{edge.source}" -> "{edge.target}"'
                raise ValueError(f'swimlane "{swimlane.id}": edge {way} names unknown box "{end}"')


def _once(swimlane: Swimlane, what: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f'swimlane "{swimlane.id}": two of its {what} ids are "{one}"')
        seen.add(one)
    return seen
