"""What is read of a sheet, whatever its format: cells as text, each with its place, and what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from playpress.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell that says something."""

    text: str
    place: Place
    bare: bool = False
    """Whether it is a number without any format: a day may have become one."""
    problem: Problem | None = None
    """Why it cannot be read, such as a formula; that matters only where its column is imported."""
    fallback: bool = False
    """Whether it is said of all rows, so that it counts only where nothing else is said."""
    full: bool = False
    """Whether it is as long as a cell can be, so that its end may have been cut off."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows by number, each with its cells by the number of their column (all from 1)."""

    file: str
    name: str
    rows: Mapping[int, Mapping[int, ReadCell]]
    hidden: tuple[str, ...] = ()
    """What was not read because people do not see it, in words: "row 5", "column F"."""
    unseen: bool = False
    """Whether the whole sheet is hidden."""
    merged: tuple[tuple[int, int, int, int], ...] = field(default=())
    """Cells that are one: first row, last row, first column, last column."""

    def with_values(self, row: int, given: Mapping[str, str]) -> "Grid":
        """The same with these values below these heads of a row, in each row that says nothing there."""
        rows = {number: dict(cells) for number, cells in self.rows.items() if number >= row}
        heads = {cell.text.strip().casefold(): at for at, cell in self.rows[row].items()}
        for name, text in given.items():
            at = heads.setdefault(name.casefold(), max((*heads.values(), *(max(cells) for cells in rows.values()))) + 1)
            for number, cells in rows.items():
                place = Place(self.file, number, min(cells), self.name)
                cells.setdefault(at, ReadCell(name if number == row else text, place, fallback=number != row))
        return replace(self, rows={**self.rows, **rows})
