"""What a YAML file says, as plain values beside a tree of marks that tells where each one stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from playpress.problems import Place

Raw = None | str | list["Raw"] | dict[str, "Raw"]
"""Nothing is typed here: every scalar is text, an empty one is None. The schema gives types."""

Location = Sequence[str | int]
"""The way to a value inside a document: keys and list positions (from 0)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value begins (and its key, when it has one), with the marks of what it holds."""

    line: int
    column: int
    key: tuple[int, int] | None = None
    children: Mapping[str | int, "Mark"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """A value's file and marks: turns a location inside the value into a place."""

    file: str
    mark: Mark

    def place(self, location: Location = (), *, key: bool = False) -> Place:
        """The place of the value at `location`, or of the closest value around it that exists.

        Segments that the marks do not know (defaults, a library's own markers) are passed over.
        With `key`, the place of the value's key where it has one.
        """
        mark = self.mark
        for segment in location:
            mark = mark.children.get(segment, mark)
        line, column = mark.key if key and mark.key else (mark.line, mark.column)
        return Place(self.file, line, column)

    def at(self, segment: str | int) -> "Origin":
        """The origin of one value inside this one."""
        return Origin(self.file, self.mark.children.get(segment, self.mark))


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file, read."""

    value: Raw
    origin: Origin
