"""Turns a checked graph into cells: a row and a lane for each box, so that time flows down."""

from collections.abc import Iterator
from typing import NamedTuple

from .graph import Edge, Swimlane


class Cell(NamedTuple):
    """Where a box stands in the grid."""

    row: int
    lane: int


def unique_edges(swimlane: Swimlane) -> list[Edge]:
    """Each edge once: a second one that says nothing new is dropped."""
    return list(dict.fromkeys(swimlane.edges))


def back_edges(swimlane: Swimlane) -> frozenset[tuple[str, str]]:
    """The pairs that lead back to a step on the way to them, found depth first; self loops too."""
    after = _successors(swimlane)
    entered = {target for targets in after.values() for target in targets}
    roots = [box for box in after if box not in entered] + list(after)
    back: set[tuple[str, str]] = set()
    on_way: set[str] = set()
    done: set[str] = set()
    for root in roots:
        if root not in done:
            _descend(root, after, on_way, done, back)
    return frozenset(back)


def _descend(
    root: str, after: dict[str, list[str]], on_way: set[str], done: set[str], back: set[tuple[str, str]]
) -> None:
    """Walk everything below one root, with a stack of our own: a process may be longer than Python's."""
    way: list[tuple[str, Iterator[str]]] = [(root, iter(after[root]))]
    on_way.add(root)
    while way:
        box, rest = way[-1]
        target = next(rest, None)
        if target is None:
            way.pop()
            on_way.discard(box)
            done.add(box)
        elif target in on_way:
            back.add((box, target))
        elif target not in done:
            on_way.add(target)
            way.append((target, iter(after[target])))


def _successors(swimlane: Swimlane) -> dict[str, list[str]]:
    after: dict[str, list[str]] = {box.id: [] for box in swimlane.boxes}
    for edge in unique_edges(swimlane):
        after[edge.source].append(edge.target)
    return after


def cells(swimlane: Swimlane, back: frozenset[tuple[str, str]]) -> dict[str, Cell]:
    """Each box below everything that leads to it, in the first row its lane has free."""
    lane_of = {lane.id: index for index, lane in enumerate(swimlane.lanes)}
    lanes = {box.id: lane_of[box.lane] for box in swimlane.boxes}
    before: dict[str, list[str]] = {box.id: [] for box in swimlane.boxes}
    for edge in unique_edges(swimlane):
        if (edge.source, edge.target) not in back:
            before[edge.target].append(edge.source)
    found: dict[str, Cell] = {}
    taken: set[Cell] = set()
    for box in _by_rank(before):
        cell = Cell(max((found[one].row + 1 for one in before[box]), default=0), lanes[box])
        while cell in taken:
            cell = Cell(cell.row + 1, cell.lane)
        taken.add(cell)
        found[box] = cell
    return found


def _by_rank(before: dict[str, list[str]]) -> list[str]:
    """The boxes in order of their longest path from a start; those of one rank in the order they came."""
    after: dict[str, list[str]] = {box: [] for box in before}
    for box, sources in before.items():
        for source in sources:
            after[source].append(box)
    waiting = {box: len(sources) for box, sources in before.items()}
    rank = dict.fromkeys(before, 0)
    ready = [box for box, count in waiting.items() if not count]
    for box in ready:  # grows while it is walked
        for target in after[box]:
            rank[target] = max(rank[target], rank[box] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    order = {box: index for index, box in enumerate(before)}
    return sorted(before, key=lambda box: (rank[box], order[box]))
