"""A page made of tables: sections with a heading, a sentence and rows, for every page that has no other form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.site.context import PageContext
from playpress.site.page import ContextOf, Page

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
    caption: str = ""
    """What a screen reader says of the table; the heading where nothing is written."""
    sums: int = 0
    """How many of its last rows add up those above."""
    on_paper: "TableSection | None" = None
    """The same in few columns, for paper, which cannot scroll."""
    compact: bool = False
    """Whether it stays a table on a phone, with its first three columns; a row is a card there otherwise."""
    narrow: bool = False
    """Whether its cells hold a sign or a letter each: the heads then stand upright, and many fit beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionsContext(PageContext):
    """What a page made of tables is given."""

    template: ClassVar[str] = "pages/sections.md.j2"

    sections: Sequence[TableSection]
    """The tables, each under its heading."""
    note: Markup | str = ""
    """What stands at the end of the page."""


def alignment_page(uri: str, title: str, lead: str, context: ContextOf, *above: tuple[str, str]) -> Page:
    """A page of sections below the page Alignment; `above` are the pages between the two."""
    return Page(
        uri, title, SectionsContext.template, context, lead, crumbs=(_ALIGNMENT, *above, (title, "")), tab="Alignment"
    )
