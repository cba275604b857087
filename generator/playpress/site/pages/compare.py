"""Kinds -> tables of all their entities side by side, and one index of everything compared."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress import urls
from playpress.derive import comparison, competitors
from playpress.derive.comparison import FieldRow, KindTable
from playpress.graph import Book
from playpress.model import field
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.metric import Metric
from playpress.site.blocks import Card, NamedLink
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.tables import ComparedRow
from playpress.site.view import View

_INDEX = urls.index(Comparison.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareIndexContext(PageContext):
    """What the index of comparisons is given."""

    template: ClassVar[str] = "pages/compare_index.md.j2"

    battlecards: Sequence[Card]
    """The cards on competitors."""
    authored: Sequence[Card]
    """The comparisons that are written."""
    tables: Sequence[Card]
    """The kinds whose definitions are shown side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareKindContext(PageContext):
    """What the page with all definitions of a kind side by side is given."""

    template: ClassVar[str] = "pages/compare_kind.md.j2"

    kind: Kind
    """What the kind is called, and where its pages are."""
    subjects: Sequence[NamedLink]
    """Its definitions, a column each."""
    rows: Sequence[ComparedRow]
    """Its fields, with a cell for each definition."""
    index_href: str
    """The same definitions as a list to filter and sort."""


def pages(book: Book) -> Iterator[Page]:
    """The index of comparisons, and a page for each kind with something to compare."""
    tables = [each for each in comparison.tables(book) if f"comparison:{each.kind.about.plural}" not in book.entities]
    authored = book.all(Comparison)
    if not tables and not authored:
        return
    lead = "Side-by-side comparisons: what differs, what is the same, and what follows from it."
    tab = "" if authored else Comparison.about.tab
    yield Page(_INDEX, Comparison.about.titles, CompareIndexContext.template, _index(tables), lead, tab=tab)
    for table in tables:
        about = table.kind.about
        yield Page(
            urls.side_by_side(about),
            _title(about),
            CompareKindContext.template,
            _side_by_side(table),
            f"All {about.titles.lower()} in the playbook in one table, one column each.",
            crumbs=((Comparison.about.titles, _INDEX), (_title(about), "")),
        )


def _title(kind: Kind) -> str:
    return f"{kind.titles} side by side"


def _index(tables: list[KindTable]) -> Callable[[View], CompareIndexContext]:
    def context(view: View) -> CompareIndexContext:
        return CompareIndexContext(
            battlecards=[battlecard(view, each) for each in competitors.competitors(view.book)],
            authored=[_card(view, each) for each in view.book.all(Comparison)],
            tables=[_table_card(view, each) for each in tables],
        )

    return context


def _card(view: View, entity: Comparison) -> Card:
    subjects = ", ".join(view.book.name(subject) for subject in entity.subjects)
    return Card(entity.name, view.href(entity), entity.summary or "", subjects, Comparison.about.name, entity.state)


def battlecard(view: View, entity: Comparison) -> Card:
    """The card that leads to what is said against a competitor."""
    text = "Where they are strong, why we win, and what to answer."
    return Card(competitors.title(entity), view.href(urls.battlecard(entity)), text, icon=Comparison.about.name)


def _table_card(view: View, table: KindTable) -> Card:
    fields = ", ".join(field.facts(table.kind, row.field).sentence for row in table.rows)
    about = table.kind.about
    meta = f"{len(table.entities)} {about.titles.lower()}"
    return Card(_title(about), view.href(urls.side_by_side(about)), f"Rows: {fields}.", meta, about.name)


def _side_by_side(table: KindTable) -> Callable[[View], CompareKindContext]:
    def context(view: View) -> CompareKindContext:
        return CompareKindContext(
            kind=table.kind.about,
            subjects=[view.named(each) for each in table.entities],
            rows=[_row(view, table.kind, row) for row in table.rows],
            index_href=view.href(urls.index(table.kind.about)),
        )

    return context


def _row(view: View, kind: type[Entity], row: FieldRow) -> ComparedRow:
    facts = field.facts(kind, row.field)
    show = view.formula if (kind, row.field) == (Metric, "formula") else view.value
    return ComparedRow(
        id=f"s-{row.field.rstrip('_').replace('_', '-')}",
        title=facts.label,
        cells=["" if value in (None, (), {}) else show(facts.words(value)) for value in row.values],
        same=row.same,
    )
