"""What a YAML file says, as plain values beside a tree of marks that tells where each one begins and ends."""

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playpress.problems import Place

Raw = None | str | list["Raw"] | dict[str, "Raw"]
"""Nothing is typed here: every scalar is text, an empty one is None. The schema gives types."""

Location = Sequence[str | int]
"""The way to a value inside a document: keys and list positions (from 0)."""

_BITS = 24
_LAST = (1 << _BITS) - 1
_NO_CHILDREN: Mapping[str | int, "Mark"] = {}


class Mark:
    """Where a value and its key begin and end, as offsets in the text, with the marks of what the value holds.

    A playbook has hundreds of thousands of them: the four offsets share one number, and most marks hold none.
    """

    __slots__ = ("_offsets", "children")

    children: Mapping[str | int, "Mark"]

    def __init__(
        self,
        start: int,
        end: int,
        key: tuple[int, int] | None = None,
        children: Mapping[str | int, "Mark"] = _NO_CHILDREN,
    ) -> None:
        named = (key[0] + 1) << 2 * _BITS | key[1] << 3 * _BITS if key else 0
        self._offsets = start | end << _BITS | named
        self.children = children or _NO_CHILDREN

    @property
    def start(self) -> int:
        """Where the value begins."""
        return self._offsets & _LAST

    @property
    def end(self) -> int:
        """Behind the last character of the value; comments and empty lines after it are not part of it."""
        return self._offsets >> _BITS & _LAST

    @property
    def key(self) -> tuple[int, int] | None:
        """Where its key begins and ends, when it has one."""
        begin = self._offsets >> 2 * _BITS & _LAST
        return (begin - 1, self._offsets >> 3 * _BITS) if begin else None

    def under(self, key: tuple[int, int] | None) -> "Mark":
        """The mark of the same value under a key."""
        return Mark(self.start, self.end, key, self.children)


class SourceText:
    """A file's name and text, kept once for all that is read from it. Its lines all end with a line feed."""

    __slots__ = ("_lines", "file", "text")

    def __init__(self, file: str, text: str, lines: Sequence[int]) -> None:
        """`lines` are the offsets at which the lines begin."""
        self.file = file
        self.text = text
        self._lines = array("L", lines)

    def place(self, offset: int) -> Place:
        """The line and the column of an offset."""
        line = bisect_right(self._lines, offset)
        return Place(self.file, line, offset - self._lines[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Origin:
    """A value's source and marks: turns a location inside the value into a place, and a value into its text."""

    source: SourceText
    mark: Mark

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.source.file

    @property
    def text(self) -> str:
        """The value as its author wrote it, without its key."""
        return self.source.text[self.mark.start : self.mark.end]

    def place(self, location: Location = (), *, key: bool = False) -> Place:
        """The place of the value at `location`, or of the closest value around it that exists.

        Segments that the marks do not know (defaults, a library's own markers) are passed over.
        With `key`, the place of the value's key where it has one.
        """
        mark = self.of(location).mark
        return self.source.place(mark.key[0] if key and mark.key else mark.start)

    def of(self, location: Location) -> "Origin":
        """The origin of the value at `location`, or of the closest value around it that exists."""
        mark = self.mark
        for segment in location:
            mark = mark.children.get(segment, mark)
        return Origin(self.source, mark)

    def at(self, segment: str | int) -> "Origin":
        """The origin of one value inside this one."""
        return Origin(self.source, self.mark.children.get(segment, self.mark))


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file, or one definition of it, read."""

    value: Raw
    origin: Origin
