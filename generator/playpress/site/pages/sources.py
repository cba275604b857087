"""Inventories -> one page that shows which facts of a source the playbook carries, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.derive import coverage
from playpress.derive.coverage import FactCoverage
from playpress.graph import Book
from playpress.model.inventory import Inventory
from playpress.model.ref import Ref
from playpress.model.text import in_words
from playpress.site.blocks import Figure
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.tables import ListCell, ListColumn, ListFacet, ListRow
from playpress.site.view import View

URI = "more/source-coverage.md"
_COLUMNS = tuple(map(ListColumn, ("Id", "Fact", "Kind", "Carried by")))


@dataclass(frozen=True, slots=True)
class InventorySection:
    """The facts of a source, and where the playbook carries them."""

    id: str
    """The name of the inventory's file."""
    title: str
    """The same in words."""
    figures: Sequence[Figure]
    """How many facts are carried, and how many are missing."""
    rows: Sequence[ListRow]
    """The facts, what is missing first."""
    facets: Sequence[ListFacet]
    """What the list can be narrowed down by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCoverageContext(PageContext):
    """What the page "Source coverage" is given."""

    template: ClassVar[str] = "pages/source_coverage.md.j2"

    inventories: Sequence[InventorySection]
    """The lists of facts, a source each."""
    columns: Sequence[ListColumn]
    """The columns of each list."""


def pages(book: Book) -> Iterator[Page]:
    """The page, where there is an inventory."""
    if book.inventories:
        lead = "Every fact of our sources, and where this playbook carries it. What is missing stands first."
        yield Page(URI, "Source coverage", SourceCoverageContext.template, _context, lead, tab="More", weight=0.2)


def _context(view: View) -> SourceCoverageContext:
    inventories = [_inventory(view, each) for each in view.book.inventories]
    return SourceCoverageContext(inventories=inventories, columns=_COLUMNS)


def _inventory(view: View, inventory: Inventory) -> InventorySection:
    found = sorted(coverage.facts(view.book, inventory), key=lambda each: bool(each.carriers))
    carried = sum(bool(each.carriers) for each in found)
    return InventorySection(
        id=inventory.name,
        title=in_words(inventory.name),
        figures=_figures(carried, len(found)),
        rows=[_row(view, each) for each in found],
        facets=_facets(found),
    )


def _figures(carried: int, total: int) -> list[Figure]:
    kind = "none" if not total else "good" if carried == total else "open"
    missing = total - carried
    return [
        Figure(f"{carried} of {total}", "facts carried", "each at one place or more", kind),
        Figure(str(missing), "facts missing", "carried nowhere yet", kind),
    ]


def _row(view: View, found: FactCoverage) -> ListRow:
    links = [_carrier(view, entity.about.name, entity.id, part) for entity, part in found.carriers]
    state = "carried" if links else "missing"
    cells = [
        ListCell(Markup("<code>{}</code>").format(found.fact.id), found.fact.id),
        ListCell(Markup.escape(found.fact.fact), found.fact.fact.casefold()),
        ListCell(Markup.escape(found.fact.kind), found.fact.kind.casefold()),
        ListCell(Markup(", ").join(links) or Markup("<strong>missing</strong>"), state),
    ]
    return ListRow(cells, {"state": state, "kind": found.fact.kind})


def _carrier(view: View, kind: str, identifier: str, part: str) -> Markup:
    whole = Ref(kind, identifier)
    if not part:
        return view.link(whole)
    return view.link(Ref(kind, identifier, part), f"{view.book.name(whole)}: {_short(view, whole, part)}")


def _short(view: View, whole: Ref, part: str) -> str:
    """A part's name, or its id where its name is a long sentence."""
    name = view.book.name(Ref(whole.kind, whole.id, part))
    return name if len(name) <= 40 else in_words(part)


def _facets(found: list[FactCoverage]) -> list[ListFacet]:
    kinds = sorted({each.fact.kind for each in found if each.fact.kind})
    facets = [ListFacet("state", "State", ["carried", "missing"])]
    if 1 < len(kinds) <= 12:
        facets.append(ListFacet("kind", "Kind", kinds))
    return facets
