"""A page made of tables: sections with a heading, a sentence and rows, for every page that has no other form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from playpress.site.page import Context, Page

TEMPLATE = "pages/sections.md.j2"
_ALIGNMENT = ("Alignment", "alignment/index.md")


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with a table below it; `empty` is said where there are no rows."""

    id: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    text: Markup | str = ""
    empty: str = ""
    caption: str = ""
    """What a screen reader says of the table; the heading where nothing is written."""
    upright: "Section | None" = None
    """The same in few columns, for paper, which cannot scroll."""
    compact: bool = False
    """Whether it stays a table on a phone, with its first three columns; a row is a card there otherwise."""
    narrow: bool = False
    """Whether its cells hold a sign or a letter each: the heads then stand upright, and many fit beside each other."""


def alignment_page(uri: str, title: str, lead: str, context: Context, *above: tuple[str, str]) -> Page:
    """A page of sections under the tab Alignment; `above` are the pages between the two."""
    return Page(uri, title, TEMPLATE, context, lead, crumbs=(_ALIGNMENT, *above, (title, "")), tab="Alignment")
