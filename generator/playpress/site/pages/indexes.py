"""Every kind -> its index page: all of its entities in one table to filter and sort."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import alphabet, prose, urls
from playpress.derive import scorecard
from playpress.graph import Book
from playpress.model import field, guide, period
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.term import Term
from playpress.model.ref import Ref
from playpress.model.values import Money
from playpress.problems import shorten
from playpress.site import letters
from playpress.site.blocks import NamedLink
from playpress.site.context import PageContext
from playpress.site.lean_lists import lean
from playpress.site.letters import LetterSection
from playpress.site.page import Page
from playpress.site.pages import calendars, data_files
from playpress.site.tables import ListCell, ListColumn, ListFacet, ListRow
from playpress.site.view import View

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)|.+?[。！？]")
_LONGEST = 200
"""The most letters that a cell says of a definition, which is what a summary may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexContext(PageContext):
    """What the index page of a kind is given."""

    template: ClassVar[str] = "pages/index.md.j2"

    kind: Kind
    """What the kind is called, and where its pages are."""
    lead: str
    """What the kind is, in one sentence."""
    columns: Sequence[ListColumn]
    """The columns of the list."""
    rows: Sequence[ListRow]
    """Its definitions, a row each."""
    facets: Sequence[ListFacet]
    """What the list can be narrowed down by."""
    note: Markup
    """A sentence with a file for calendars, below the list of meetings; empty elsewhere."""
    data: Markup
    """A sentence with the file of the list for spreadsheets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryContext(PageContext):
    """What the index page of terms is given."""

    template: ClassVar[str] = "pages/glossary.md.j2"

    lead: str
    """What a term is, in one sentence."""
    sections: Sequence[LetterSection[Term]]
    """Every term by its name, under the letter that it begins with."""
    letters: Sequence[NamedLink]
    """The letters, to jump to; none where there are few terms, which then have no headings."""
    folded: bool
    """Whether the page shows only the letters, each of which opens."""


def pages(book: Book, provided: Collection[str] = ()) -> Iterator[Page]:
    """An index page for each kind that has entities; `provided` are addresses another chapter fills."""
    for kind in book.kinds:
        if book.all(kind) and urls.index(kind.about) not in provided:
            about = kind.about
            description = f"All {about.titles.lower()} in the playbook, side by side."
            asked = (about.title, f"all {about.titles}", about.address.replace("-", " "))
            is_glossary = issubclass(kind, Term)
            template = GlossaryContext.template if is_glossary else IndexContext.template
            context = _glossary if is_glossary else _index(kind)
            yield Page(urls.index(about), about.titles, template, context, description, weight=0.5, asked=asked)


def _glossary(view: View) -> GlossaryContext:
    terms = sorted(view.book.all(Term), key=lambda term: alphabet.position(term.name))
    sections = letters.sections(terms, lambda term: term.name)
    return GlossaryContext(
        lead=guide.paragraphs(Term)[0],
        sections=sections,
        letters=letters.links(sections, lambda letter: letter.id),
        folded=letters.is_folded(len(terms)),
    )


def _index(kind: type[Entity]) -> Callable[[View], IndexContext]:
    def context(view: View) -> IndexContext:
        entities = view.book.all(kind)
        fields = [name for name in field.chosen(kind, "index") if any(getattr(e, name) for e in entities)]
        facets = _facets(view, entities, fields)
        chosen = {facet.name for facet in facets}
        shown = [ListColumn(field.label(kind, name), facet=name if name in chosen else "") for name in fields]
        more = _of_metrics(view, view.book.all(Metric)) if issubclass(kind, Metric) else {}
        columns = [ListColumn(kind.about.title), *shown, *map(ListColumn, more), ListColumn("In short", sort=False)]
        rows = [
            _row(view, entity, fields, [cells[number] for cells in more.values()])
            for number, entity in enumerate(entities)
        ]
        return IndexContext(
            kind=kind.about,
            lead=guide.paragraphs(kind)[0],
            columns=columns,
            rows=lean(columns, rows, facets),
            facets=facets,
            note=calendars.MEETINGS.link(view) if issubclass(kind, Meeting) else Markup(""),
            data=data_files.link(view, kind),
        )

    return context


def _of_metrics(view: View, metrics: Sequence[Metric]) -> dict[str, list[ListCell]]:
    """Columns of metrics that no field has as it is: who answers for each, and what it should be by now."""
    owners = [view.book.owner(each) for each in metrics]
    targets = [scorecard.target_on(view.book, each, view.book.today) for each in metrics]
    columns = {
        field.label(Metric, "owner"): [
            ListCell(view.link(each.role), str(each.role.name).casefold()) if each else ListCell("") for each in owners
        ],
        "Target": [
            ListCell(f"{each.value} ({period.in_words(each.period)})", str(each.value)) if each else ListCell("")
            for each in targets
        ],
    }
    return {title: cells for title, cells in columns.items() if any(cell.html for cell in cells)}


def _row(view: View, entity: Entity, fields: list[str], more: Sequence[ListCell]) -> ListRow:
    cells = [ListCell(view.link(entity), str(entity.name).casefold())]
    for name in fields:
        html = view.value(_words(entity, name)) if getattr(entity, name) else ""
        cells.append(ListCell(html, _amount(getattr(entity, name)) or _plain(view, entity, name)))
    cells += [*more, ListCell(view.words(_in_short(entity)))]
    return ListRow(cells, {name: _plain(view, entity, name) for name in fields})


def _in_short(entity: Entity) -> str:
    """The summary of a definition; the first sentence of what it says, where it has none."""
    if entity.summary:
        return str(entity.summary)
    words = prose.plain(str(getattr(entity, "definition", None) or ""))
    found = _SENTENCE.match(words)
    return shorten(found[0] if found else words, _LONGEST)


def _facets(view: View, entities: tuple[Entity, ...], fields: list[str]) -> list[ListFacet]:
    """A choice for each short field of one value with two to eight different ones."""
    found = []
    for name in fields:
        if any(isinstance(getattr(each, name), tuple) for each in entities):
            continue
        values = sorted({text for e in entities if (text := _plain(view, e, name))}, key=alphabet.position)
        if 1 < len(values) <= 8 and len(values) < len(entities):
            found.append(ListFacet(name, field.label(type(entities[0]), name), values))
    return found


def _amount(value: object) -> str:
    """Money by its size, whatever its signs between thousands; empty for all else."""
    return f"{float(value.amount):.4f}" if isinstance(value, Money) else ""


def _words(entity: Entity, name: str) -> object:
    return field.facts(type(entity), name).words(getattr(entity, name))


def _plain(view: View, entity: Entity, name: str) -> str:
    value = _words(entity, name)
    several = value if isinstance(value, tuple) else () if value is None else (value,)
    return ", ".join(view.book.name(each) if isinstance(each, Ref) else str(each) for each in several)
