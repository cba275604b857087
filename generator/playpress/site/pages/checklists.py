"""Checklists, authored and derived -> pages with boxes to tick, and one index of them all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from playpress import urls
from playpress.derive import checklist
from playpress.derive.checklist import Box, Derived, fingerprint
from playpress.graph import Book
from playpress.model.kinds.checklist import Checklist, Item
from playpress.site.neighbours import around
from playpress.site.page import Page
from playpress.site.view import DOT, Row, View

_INDEX = urls.index(Checklist.about)


def pages(book: Book) -> Iterator[Page]:
    """The index of checklists, and a page for each process and each hand-off that has criteria."""
    processes, handoffs = checklist.of_processes(book), checklist.of_handoffs(book)
    authored = book.all(Checklist)
    if not (authored or processes or handoffs):
        return
    lead = "Boxes to tick, for the desk or on paper. Ticks stay in this browser."
    tab = "" if authored else Checklist.about.tab
    context = _index(processes, handoffs)
    yield Page(_INDEX, Checklist.about.titles, "pages/checklist_index.md.j2", context, lead, tab=tab)
    for each in (*processes, *handoffs):
        yield Page(
            urls.boxes(each.id),
            each.full_title,
            "pages/checklist_derived.md.j2",
            _derived(each),
            source=book.place(each.subject).file,
            crumbs=((Checklist.about.titles, _INDEX), (each.title, "")),
        )


def checklist_detail(view: View, entity: Checklist) -> Mapping[str, Any]:
    """The boxes of an authored checklist, under the headings its items name."""
    titles = list(dict.fromkeys(str(item.group or "") for item in entity.items))
    groups = [
        {"title": title, "items": [_item(view, item) for item in entity.items if str(item.group or "") == title]}
        for title in titles
    ]
    return {"groups": groups, "count": len(entity.items), "around": _around(view)}


def _around(view: View) -> Mapping[str, Any]:
    """All checklists, those that are written and then those that are made."""
    written = [(str(each.name), urls.page(each)) for each in view.book.all(Checklist)]
    made = (*checklist.of_processes(view.book), *checklist.of_handoffs(view.book))
    pages = [*written, *((each.title, urls.boxes(each.id)) for each in made)]
    return around(view, Checklist.about.titles, _INDEX, pages)


def _item(view: View, item: Item) -> Row:
    notes = [view.link(item.role)] if item.role else []
    notes += [Markup.escape(item.due)] if item.due else []
    notes += [Markup("required")] if item.required else []
    notes += [Markup("see: {}").format(view.words(item.evidence))] if item.evidence else []
    return _row(item.id, view.words(item.text), str(item.text), notes)


def _row(identifier: str, html: Markup, text: str, notes: Sequence[Markup]) -> Row:
    return {"id": identifier, "html": html, "hash": fingerprint(text), "meta": DOT.join(notes)}


def _derived(derived: Derived) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        groups = [{"title": group.title, "items": [_box(view, box) for box in group.boxes]} for group in derived.groups]
        count = sum(len(group.boxes) for group in derived.groups)
        return {"derived": derived, "groups": groups, "count": count, "around": _around(view)}

    return context


def _box(view: View, box: Box) -> Row:
    criterion = box.criterion
    notes = [Markup.escape(box.when)] if box.when else []
    if criterion is not None:
        notes += [Markup.escape(criterion.kind)] if criterion.kind else []
        notes += [Markup("see: {}").format(view.words(criterion.evidence))] if criterion.evidence else []
    return _row(box.id, view.words(box.text), box.text, notes)


def _index(processes: Sequence[Derived], handoffs: Sequence[Derived]) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        written = view.book.all(Checklist)
        sections = [
            {"id": "s-written", "title": "Written by us", "cards": [_card(view, each) for each in written]},
            {"id": "s-processes", "title": "From processes", "cards": [_short(view, each) for each in processes]},
            {"id": "s-handoffs", "title": "From hand-offs", "cards": [_short(view, each) for each in handoffs]},
        ]
        return {"sections": [section for section in sections if section["cards"]]}

    return context


def _card(view: View, entity: Checklist) -> Row:
    per = f", per {entity.per}" if entity.per else ""
    meta = f"{_boxes(len(entity.items))}{per}"
    return {"title": entity.name, "href": view.href(entity), "text": entity.summary or "", "meta": meta}


def _short(view: View, derived: Derived) -> Row:
    subject = derived.subject
    count = sum(len(group.boxes) for group in derived.groups)
    meta = f"{_boxes(count)}, from the {subject.about.title.lower()}"
    return {
        "title": derived.title,
        "href": view.href(urls.boxes(derived.id)),
        "text": subject.summary or "",
        "meta": meta,
    }


def _boxes(count: int) -> str:
    return "1 box" if count == 1 else f"{count} boxes"
