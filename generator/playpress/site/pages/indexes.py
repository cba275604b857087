"""Every kind -> its index page: all of its entities in one table to filter and sort."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from playpress import urls
from playpress.graph import Book
from playpress.model.entity import Entity, Kind
from playpress.site.naming import label, said
from playpress.site.page import Page
from playpress.site.view import Row, View

_SHORT = {"team", "horizon", "priority", "motion", "force", "unit", "direction", "cadence", "type", "acronym",
          "object", "publisher", "per", "grade", "reports_to", "from_", "to"}  # fmt: skip


def pages(book: Book, provided: Collection[str] = ()) -> Iterator[Page]:
    """An index page for each kind that has entities; `provided` are addresses another chapter fills."""
    for kind in book.kinds:
        if book.all(kind) and urls.index(kind.about) not in provided:
            about = kind.about
            description = f"All {about.titles.lower()} of the playbook, side by side."
            asked = (about.title, f"all {about.titles}")
            yield Page(
                urls.index(about), about.titles, _template(about), _context(kind), description, weight=0.5, asked=asked
            )


def _template(kind: Kind) -> str:
    return "pages/glossary.md.j2" if kind.name == "term" else "pages/index.md.j2"


def _context(kind: type[Entity]) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        entities = view.book.all(kind)
        fields = [name for name in kind.model_fields if name in _SHORT and any(getattr(e, name) for e in entities)]
        columns = [{"key": "name", "title": kind.about.title, "sort": True, "numeric": False}]
        columns += [{"key": n, "title": label(n, kind.about.name), "sort": True, "numeric": False} for n in fields]
        columns.append({"key": "summary", "title": "In short", "sort": False, "numeric": False})
        return {
            "kind": kind.about,
            "doc": (kind.__doc__ or "").strip().splitlines()[0],
            "entities": entities,
            "columns": columns,
            "rows": [_row(view, entity, fields) for entity in entities],
            "facets": _facets(view, entities, fields),
        }

    return context


def _row(view: View, entity: Entity, fields: list[str]) -> Row:
    cells: list[Row] = [{"html": view.link(entity), "key": str(entity.name).casefold()}]
    for name in fields:
        html = view.value(said(name, getattr(entity, name))) if getattr(entity, name) else ""
        cells.append({"html": html, "key": _plain(view, entity, name)})
    cells.append({"html": view.words(entity.summary or ""), "key": ""})
    facets = {name: _plain(view, entity, name) for name in fields}
    return {"cells": cells, "facets": facets}


def _facets(view: View, entities: tuple[Entity, ...], fields: list[str]) -> list[Row]:
    """A choice for each short field with two to eight different values."""
    found = []
    for name in fields:
        values = sorted({text for e in entities if (text := _plain(view, e, name))})
        if 1 < len(values) <= 8 and len(values) < len(entities):
            found.append({"name": name, "title": label(name, entities[0].about.name), "values": values})
    return found


def _plain(view: View, entity: Entity, name: str) -> str:
    value = said(name, getattr(entity, name))
    if value is None or value == ():
        return ""
    return view.book.name(value) if hasattr(value, "kind") and hasattr(value, "part") else str(value)
