"""Checklists, authored and derived -> pages with boxes to tick, and one index of them all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.derive import checklist
from playpress.derive.checklist import ChecklistBox, Derived, fingerprint
from playpress.exports import tick_sheet
from playpress.exports.sheets import Sheet
from playpress.graph import Book, insight
from playpress.language import counted
from playpress.model import field
from playpress.model.kinds.checklist import Checklist, Item
from playpress.site.blocks import Card, TickGroup, TickItem
from playpress.site.context import Detail, PageContext
from playpress.site.file import Download
from playpress.site.page import Page
from playpress.site.siblings import PageRow, definition
from playpress.site.view import DOT, View

_INDEX = urls.index(Checklist.about)


@dataclass(frozen=True, slots=True)
class CardSection:
    """Cards under one heading."""

    id: str
    """The anchor of the heading."""
    title: str
    """The heading."""
    cards: Sequence[Card]
    """The cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistIndexContext(PageContext):
    """What the index of checklists is given."""

    template: ClassVar[str] = "pages/checklist_index.md.j2"

    sections: Sequence[CardSection]
    """The checklists by where they come from; none that is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedChecklistContext(PageContext):
    """What the page of a checklist that is made from a process or a hand-off is given."""

    template: ClassVar[str] = "pages/checklist_derived.md.j2"

    derived: Derived
    """The checklist, with what it is made from."""
    groups: Sequence[TickGroup]
    """Its boxes, step by step."""
    workbook_href: str
    """The address of the same boxes as a workbook to fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistDetail(Detail):
    """What a checklist's page is given besides."""

    template: ClassVar[str] = "pages/checklist.md.j2"

    groups: Sequence[TickGroup]
    """Its boxes, under the headings that its items name."""
    workbook_href: str
    """The address of the same boxes as a workbook to fill in; empty where there are none."""


def pages(book: Book) -> Iterator[Page]:
    """The index of checklists, and a page for each process and each hand-off that has criteria."""
    processes, handoffs = checklist.of_processes(book), checklist.of_handoffs(book)
    authored = book.all(Checklist)
    if not (authored or processes or handoffs):
        return
    lead = "Items to tick off, on screen or on paper. Ticks stay in this browser."
    tab = "" if authored else Checklist.about.tab
    context = _index(processes, handoffs)
    yield Page(_INDEX, Checklist.about.titles, ChecklistIndexContext.template, context, lead, tab=tab)
    for each in (*processes, *handoffs):
        yield Page(
            urls.boxes(each.id),
            each.full_title,
            DerivedChecklistContext.template,
            _derived(each),
            source=book.place(each.subject).file,
            crumbs=((Checklist.about.titles, _INDEX), (each.title, "")),
        )


def downloads(book: Book) -> Iterator[Download]:
    """A workbook to fill in for each checklist that has boxes."""
    for entity in book.all(Checklist):
        if entity.items:
            yield _download(book, urls.page(entity), partial(tick_sheet.of_written, book, entity))
    for each in (*checklist.of_processes(book), *checklist.of_handoffs(book)):
        yield _download(book, urls.boxes(each.id), partial(tick_sheet.of_derived, book, each))


def _workbook(page: str) -> str:
    """The address of the workbook that belongs to a page."""
    return f"{page.removesuffix('.md')}.xlsx"


def _download(book: Book, page: str, sheet: Callable[[], Sheet]) -> Download:
    def content() -> bytes:
        from playpress.exports import xlsx  # a tenth of a second, which only building a site has to wait for

        return xlsx.single(book, sheet())

    return Download(_workbook(page), content, page)


def checklist_detail(view: View, entity: Checklist) -> ChecklistDetail:
    """The boxes of an authored checklist, under the headings its items name."""
    found = checklist.by_heading(entity)
    groups = [TickGroup(title, [_item(view, item) for item in items]) for title, items in found.items()]
    href = view.href(_workbook(urls.page(entity))) if entity.items else ""
    return ChecklistDetail(groups=groups, workbook_href=href, siblings=_row_of_all(view.book).around(view))


@insight
def _row_of_all(book: Book) -> PageRow:
    """All checklists, those that are written and then those that are made."""
    written = map(definition, book.all(Checklist))
    made = (*checklist.of_processes(book), *checklist.of_handoffs(book))
    pages = [*written, *((each.title, urls.boxes(each.id)) for each in made)]
    return PageRow(Checklist.about.titles, _INDEX, pages)


def _item(view: View, item: Item) -> TickItem:
    notes = [view.link(item.role)] if item.role else []
    notes += [Markup.escape(item.due)] if item.due else []
    notes += [Markup.escape(field.facts(Item, "required").words(item.required))] if item.required else []
    notes += [Markup("see: {}").format(view.words(item.evidence))] if item.evidence else []
    row = _row(item.id, view.words(item.text), str(item.text), notes)
    return replace(row, details=view.prose(item.details)) if item.details else row


def _row(identifier: str, html: Markup, text: str, notes: Sequence[Markup]) -> TickItem:
    return TickItem(identifier, html, fingerprint(text), DOT.join(notes))


def _derived(derived: Derived) -> Callable[[View], DerivedChecklistContext]:
    def context(view: View) -> DerivedChecklistContext:
        groups = [TickGroup(group.title, [_box(view, box) for box in group.boxes]) for group in derived.groups]
        siblings = _row_of_all(view.book).around(view)
        href = view.href(_workbook(urls.boxes(derived.id)))
        return DerivedChecklistContext(derived=derived, groups=groups, workbook_href=href, siblings=siblings)

    return context


def _box(view: View, box: ChecklistBox) -> TickItem:
    criterion = box.criterion
    notes = [Markup.escape(box.when)] if box.when else []
    if criterion is not None:
        notes += [Markup.escape(criterion.kind)] if criterion.kind else []
        notes += [Markup("see: {}").format(view.words(criterion.evidence))] if criterion.evidence else []
    return _row(box.id, view.words(box.text), box.text, notes)


def _index(processes: Sequence[Derived], handoffs: Sequence[Derived]) -> Callable[[View], ChecklistIndexContext]:
    def context(view: View) -> ChecklistIndexContext:
        written = view.book.all(Checklist)
        sections = [
            CardSection("s-written", "Written by us", [_card(view, each) for each in written]),
            CardSection("s-processes", "From processes", [_derived_card(view, each) for each in processes]),
            CardSection("s-handoffs", "From hand-offs", [_derived_card(view, each) for each in handoffs]),
        ]
        return ChecklistIndexContext(sections=[section for section in sections if section.cards])

    return context


def _card(view: View, entity: Checklist) -> Card:
    per = f", per {entity.per}" if entity.per else ""
    meta = f"{_boxes(len(entity.items))}{per}"
    return Card(entity.name, view.href(entity), entity.summary or "", meta, state=entity.state)


def _derived_card(view: View, derived: Derived) -> Card:
    subject = derived.subject
    count = sum(len(group.boxes) for group in derived.groups)
    meta = f"{_boxes(count)}, from the {subject.about.title.lower()}"
    return Card(derived.title, view.href(urls.boxes(derived.id)), subject.summary or "", meta, state=subject.state)


def _boxes(count: int) -> str:
    return counted(count, "box", "boxes")
