"""What the tables of the theme are given: plain ones, lists to filter, things side by side, marks in a matrix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table."""

    columns: Sequence[Markup | str]
    """The titles of its columns."""
    rows: Sequence[Sequence[object]]
    """Its rows, a cell for each column."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a definition, as a row."""

    id: str
    """Its anchor; empty where nothing can point at it."""
    cells: Sequence[Markup]
    """What it says, a cell for each column."""


@dataclass(frozen=True, slots=True)
class PartTable:
    """The parts of a definition that stand in one field."""

    id: str
    """The anchor of its heading."""
    title: str
    """What the field is called."""
    columns: Sequence[str]
    """What the fields of the parts are called."""
    rows: Sequence[PartRow]
    """The parts."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list to filter and sort."""

    title: str
    """What it is called."""
    sort: bool = True
    """Whether the list can be sorted by it."""
    facet: str = ""
    """The facet that it shows: its words are the value of a row that has no other."""


@dataclass(frozen=True, slots=True)
class ListCell:
    """A cell of a list to filter and sort."""

    html: Markup | str
    """What it shows."""
    key: str = ""
    """What it is sorted by; empty: by what it shows."""

    def __str__(self) -> str:
        """What it shows."""
        return self.html


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list to filter and sort."""

    cells: Sequence[ListCell]
    """A cell for each column."""
    facets: Mapping[str, str]
    """Its values by the names of facets, several joined by "|"; what a column shows or is usual may be left out."""


@dataclass(frozen=True, slots=True)
class ListFacet:
    """A choice above a list, which narrows it down."""

    name: str
    """Under which the rows have their values."""
    title: str
    """What it is called."""
    values: Sequence[str]
    """What may be chosen."""
    usual: str = ""
    """The value of a row that has no other, where no column shows it."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """What keeps a row of a comparison true."""

    html: Markup
    """A link to it."""
    check: bool
    """Whether it is one of the checks."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of things side by side."""

    id: str
    """The anchor."""
    title: Markup | str
    """By what the things are compared."""
    cells: Sequence[Markup | str]
    """A cell for each of them."""
    same: bool
    """Whether all cells say the same."""
    note: Markup | str = ""
    """What follows from it."""
    kept: Sequence[Keeper] = ()
    """What keeps the row true."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell of a matrix of marks."""

    mark: str
    """The mark: serves, against, or none where it is empty."""
    text: str
    """The mark in words."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of a matrix of marks."""

    title: str
    """What the row is about."""
    href: str
    """The page of it."""
    group: str
    """Under which name it is grouped with the rows next to it; empty: under none."""
    cells: Sequence[MatrixCell]
    """A cell for each column."""
    empty: bool
    """Whether it has no mark that counts."""
