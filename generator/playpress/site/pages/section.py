"""A page made of tables: sections with a heading, a sentence and rows, for every page that has no other form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.language import counted
from playpress.site.context import PageContext
from playpress.site.page import ContextOf, Page
from playpress.site.table_shapes import amounts
from playpress.site.tables import ListCell, ListColumn, ListRow

_MOST_LINES = 120
"""So many cells of a table are read on a phone: about six screens."""
_FOLDED = 16
"""More cells than that, each with a line of its own, are two screens of a phone."""
_ALIGNMENT = ("Alignment", "alignment/index.md")


@dataclass(frozen=True, slots=True)
class TableSection:
    """One heading with a table below it."""

    id: str
    """The anchor of the heading."""
    title: str
    """The heading."""
    columns: Sequence[Markup | str]
    """The titles of the columns."""
    rows: Sequence[Sequence[object]]
    """The rows, a cell for each column."""
    text: Markup | str = ""
    """A sentence above the table."""
    empty: str = ""
    """What is said where there are no rows."""
    good: bool = False
    """Whether it is an achievement that there are none, and no lack of something to look at."""
    answer: str = ""
    """What a phone says of the table while it is folded away: its result, where it has one."""
    caption: str = ""
    """What a screen reader says of the table; the heading where nothing is written."""
    sums: int = 0
    """How many of its last rows add up those above."""
    on_paper: "TableSection | None" = None
    """The same in few columns, for paper, which cannot scroll."""
    compact: bool = False
    """Whether it stays a table on a phone, with its first three columns; a row is a card there otherwise."""
    narrow: bool = False
    """Whether its cells contain a mark or a letter each: the heads are then upright, and many fit next to "
    "each other."""

    @property
    def said(self) -> str:
        """The line behind which a phone folds the table: its result, or how long it is."""
        return self.answer or counted(len(self.rows) - self.sums, "row")

    @property
    def is_folded(self) -> bool:
        """Whether a phone folds it away where it is one table of many."""
        return not self.compact and len(self.rows) * len(self.columns) > _FOLDED

    @property
    def is_list(self) -> bool:
        """Whether it is too long to read on a phone, where each cell has a line: it is then a list to filter."""
        is_plain = not (self.compact or self.narrow or self.sums)
        return is_plain and len(self.rows) * len(self.columns) > _MOST_LINES

    @property
    def list_columns(self) -> list[ListColumn]:
        """Its columns as those of a list, which can be sorted by words, but not by amounts in words."""
        sums = amounts(self.rows, len(self.columns))
        return [ListColumn(str(title), sort=not is_sum) for title, is_sum in zip(self.columns, sums, strict=True)]

    @property
    def list_rows(self) -> list[ListRow]:
        """Its rows as those of a list."""
        cells = ([Markup.escape("" if cell is None else cell) for cell in row] for row in self.rows)
        return [ListRow([ListCell(cell) for cell in row], {}) for row in cells]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsContext(PageContext):
    """What a page made of tables is given."""

    template: ClassVar[str] = "pages/sections.md.j2"

    sections: Sequence[TableSection]
    """The tables, each under its heading."""
    note: Markup | str = ""
    """What is at the end of the page."""


def alignment_page(uri: str, title: str, lead: str, context: ContextOf, *above: tuple[str, str]) -> Page:
    """A page of sections below the page Alignment; `above` are the pages between the two."""
    return Page(
        uri, title, SectionsContext.template, context, lead, crumbs=(_ALIGNMENT, *above, (title, "")), tab="Alignment"
    )
