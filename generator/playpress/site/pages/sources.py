"""Inventories -> one page that shows which facts of a source the playbook carries, and the passages that say them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.derive import fact_coverage
from playpress.derive.fact_coverage import Carrier, FactCoverage
from playpress.graph import Book
from playpress.language import day
from playpress.model.inventory import Inventory
from playpress.model.ref import Ref
from playpress.model.text import in_words
from playpress.problems import shorten
from playpress.site.blocks import Figure
from playpress.site.context import PageContext
from playpress.site.lean_lists import lean
from playpress.site.page import Page
from playpress.site.tables import ListCell, ListColumn, ListFacet, ListRow
from playpress.site.view import View

URI = "more/source-coverage.md"
_ORDER = ("missing", "changed", "no passage", "not compared", "compared")
"""What needs work first."""
_QUOTED = 320
"""How many characters of a passage are quoted at most."""
_COLUMNS = (
    *map(ListColumn, ("Id", "Fact")),
    ListColumn("Kind", facet="kind"),
    *map(ListColumn, ("Stated in", "Compared")),
)


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
        lead = "Every fact from our sources, with the passage of this playbook that states it. Missing ones come first."
        yield Page(URI, "Source coverage", SourceCoverageContext.template, _context, lead, tab="More", weight=0.2)


def _context(view: View) -> SourceCoverageContext:
    inventories = [_inventory(view, each) for each in view.book.inventories]
    return SourceCoverageContext(inventories=inventories, columns=_COLUMNS)


def _inventory(view: View, inventory: Inventory) -> InventorySection:
    found = sorted(fact_coverage.facts(view.book, inventory), key=lambda each: _ORDER.index(each.state))
    facets = _facets(found)
    return InventorySection(
        id=inventory.name,
        title=in_words(inventory.name),
        figures=_figures(found),
        rows=lean(_COLUMNS, [_row(view, each) for each in found], facets),
        facets=facets,
    )


def _figures(found: Sequence[FactCoverage]) -> list[Figure]:
    total, states = len(found), Counter(each.state for each in found)
    missing, compared, changed = states["missing"], states["compared"], states["changed"]
    kind = "none" if not total else "good" if not missing else "open"
    figures = [
        Figure(f"{total - missing} of {total}", "facts stated", "each in at least one passage", kind),
        Figure(str(missing), "facts missing", "not stated anywhere yet", kind),
        Figure(
            f"{compared} of {total}",
            "facts compared",
            "fact and passage were read side by side",
            "good" if compared == total and total else "none",
        ),
    ]
    if changed:
        figures.append(Figure(str(changed), "changed since", "passages with another wording than was compared", "open"))
    return figures


def _row(view: View, found: FactCoverage) -> ListRow:
    carriers = [_carrier(view, each) for each in found.carriers]
    cells = [
        ListCell(Markup("<code>{}</code>").format(found.fact.id), found.fact.id),
        ListCell(Markup.escape(found.fact.fact), found.fact.fact.casefold()),
        ListCell(Markup.escape(found.fact.kind), found.fact.kind.casefold()),
        ListCell(Markup("").join(carriers) or Markup("<strong>missing</strong>"), found.state),
        ListCell(Markup("<br>").join(_compared(view, each) for each in found.carriers), found.state),
    ]
    return ListRow(cells, {"state": found.state, "kind": found.fact.kind})


def _carrier(view: View, carrier: Carrier) -> Markup:
    """What carries a fact, as a link, and its passage word for word."""
    whole = Ref(carrier.entity.about.name, carrier.entity.id)
    if carrier.part:
        called = f"{view.book.name(whole)}: {_short(view, whole, carrier.part)}"
        link = view.link(Ref(whole.kind, whole.id, carrier.part), called)
    else:
        link = view.link(whole)
    if not carrier.words:
        return Markup("<p>{}</p>").format(link)
    return Markup("<p>{}: <q>{}</q></p>").format(link, shorten(" · ".join(carrier.words), _QUOTED))


def _compared(view: View, carrier: Carrier) -> Markup:
    """Who compared the passage with its fact, and whether it is still that passage."""
    by = carrier.carried.by
    if carrier.state in ("compared", "changed") and by and carrier.carried.date:
        who = Markup("{}, {}").format(view.link(by), day(carrier.carried.date))
        return who if carrier.state == "compared" else Markup("<strong>changed since</strong> {}").format(who)
    return Markup.escape(carrier.state)


def _short(view: View, whole: Ref, part: str) -> str:
    """A part's name, or its id where its name is a long sentence."""
    name = view.book.name(Ref(whole.kind, whole.id, part))
    return name if len(name) <= 40 else in_words(part)


def _facets(found: list[FactCoverage]) -> list[ListFacet]:
    states = dict.fromkeys(each.state for each in found)
    kinds = sorted({each.fact.kind for each in found if each.fact.kind})
    facets = [ListFacet("state", "State", list(states))]
    if 1 < len(kinds) <= 12:
        facets.append(ListFacet("kind", "Kind", kinds))
    return facets
