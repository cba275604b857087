"""Audiences and stages -> the content map: what there is to show and to tell, and where there is nothing."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from playpress.derive import content_map
from playpress.graph import Book
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.funnel import Funnel
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.view import View

URI = "alignment/content-map.md"


def pages(book: Book) -> Iterator[Page]:
    """The page, where a stage says whom we meet there."""
    if content_map.cells(book):
        lead = "What we have to show and say to each audience at each stage, and where a rep has to improvise."
        yield replace(alignment_page(URI, "Content map", lead, _context), tab=Asset.about.tab, crumbs=())


def _context(view: View) -> SectionsContext:
    return SectionsContext(sections=[_section(view, funnel) for funnel in view.book.active(Funnel)])


def _section(view: View, funnel: Funnel) -> TableSection:
    """Audiences down, stages across. A cell is empty where we never meet, and marked where we have nothing."""
    cells = [cell for cell in content_map.cells(view.book) if cell.funnel is funnel]
    audiences = list(dict.fromkeys(cell.audience.key for cell in cells))
    stages = list(dict.fromkeys(cell.position for cell in cells))
    found = {(cell.audience.key, cell.position): cell for cell in cells}
    rows = [
        [view.link(view.book.entities[key]), *(_cell(view, found.get((key, position))) for position in stages)]
        for key in audiences
    ]
    columns = [Audience.about.title, *(str(funnel.stages[position].name) for position in stages)]
    return TableSection(f"s-{funnel.id}", str(funnel.name), columns, rows, caption=f"Content map of {funnel.name}")


def _cell(view: View, cell: content_map.ContentCell | None) -> Markup:
    if cell is None:
        return Markup("")
    return view.items(map(view.link, cell.content)) if cell.content else Markup("<strong>nothing</strong>")
