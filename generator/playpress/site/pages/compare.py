"""Kinds -> tables of all their entities side by side, and one index of everything compared."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playpress import urls
from playpress.derive import comparison
from playpress.derive.comparison import FieldRow, KindTable
from playpress.graph import Book
from playpress.model.entity import Kind
from playpress.model.kinds.comparison import Comparison
from playpress.site.naming import label, said
from playpress.site.page import Page
from playpress.site.view import Row, View

_INDEX = urls.index(Comparison.about)


def pages(book: Book) -> Iterator[Page]:
    """The index of comparisons, and a page for each kind with something to compare."""
    tables = [each for each in comparison.tables(book) if f"comparison:{each.kind.about.plural}" not in book.entities]
    authored = book.all(Comparison)
    if not tables and not authored:
        return
    lead = "Things held against each other: what differs, what is the same, and what follows from it."
    tab = "" if authored else Comparison.about.tab
    yield Page(_INDEX, Comparison.about.titles, "pages/compare_index.md.j2", _index(tables), lead, tab=tab)
    for table in tables:
        about = table.kind.about
        yield Page(
            urls.side_by_side(about),
            _title(about),
            "pages/compare_kind.md.j2",
            _side_by_side(table),
            f"All {about.titles.lower()} of the playbook in one table, one column each.",
            crumbs=((Comparison.about.titles, _INDEX), (_title(about), "")),
            tab=Comparison.about.tab,
        )


def _title(kind: Kind) -> str:
    return f"{kind.titles} side by side"


def _index(tables: list[KindTable]) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        return {
            "authored": [_card(view, each) for each in view.book.all(Comparison)],
            "tables": [_table_card(view, each) for each in tables],
        }

    return context


def _card(view: View, entity: Comparison) -> Row:
    subjects = ", ".join(view.book.name(subject) for subject in entity.subjects)
    return {
        "title": entity.name,
        "href": view.href(entity),
        "text": entity.summary or "",
        "meta": subjects,
        "icon": "comparison",
    }


def _table_card(view: View, table: KindTable) -> Row:
    fields = ", ".join(label(row.field, table.kind.about.name).lower() for row in table.rows)
    return {
        "title": _title(table.kind.about),
        "href": view.href(urls.side_by_side(table.kind.about)),
        "text": f"Compared by {fields}.",
        "meta": f"{len(table.entities)} {table.kind.about.titles.lower()}",
        "icon": table.kind.about.name,
    }


def _side_by_side(table: KindTable) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        return {
            "kind": table.kind.about,
            "subjects": [{"title": each.name, "href": view.href(each)} for each in table.entities],
            "rows": [_row(view, table.kind.about.name, row) for row in table.rows],
            "index": view.href(urls.index(table.kind.about)),
        }

    return context


def _row(view: View, kind: str, row: FieldRow) -> Row:
    return {
        "id": f"s-{row.field.rstrip('_').replace('_', '-')}",
        "title": label(row.field, kind),
        "cells": ["" if value in (None, (), {}) else view.value(said(row.field, value)) for value in row.values],
        "note": "",
        "kept": (),
        "same": row.same,
    }
