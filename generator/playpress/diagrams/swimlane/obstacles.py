"""What is in a drawing -> what is near a label: boxes, heads, borders, and the lines of other edges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .shapes import Rect

_SLAB = 64
"""A drawing is looked up in slabs of this height (px): a few rows of text."""


class Obstacles:
    """What no label may touch, by where it is: a label is held against what is near, not against the whole drawing."""

    def __init__(self, solid: Iterable[Rect]) -> None:
        self._found: list[tuple[Rect, int | None]] = []
        self._slabs: defaultdict[int, set[int]] = defaultdict(set)
        for rect in solid:
            self.add(rect)

    def add(self, rect: Rect, line: int | None = None) -> None:
        """One more, which may be a piece of the line of that number."""
        for slab in _slabs(rect.y, rect.y + rect.height):
            self._slabs[slab].add(len(self._found))
        self._found.append((rect, line))

    def near(self, top: float, bottom: float, line: int) -> Iterator[Rect]:
        """All in the slabs between two heights but the pieces of one line, in the order in which they came."""
        for number in sorted(set().union(*(self._slabs[slab] for slab in _slabs(top, bottom)))):
            rect, owner = self._found[number]
            if owner != line:
                yield rect


def _slabs(top: float, bottom: float) -> range:
    return range(int(top // _SLAB), int(bottom // _SLAB) + 1)
