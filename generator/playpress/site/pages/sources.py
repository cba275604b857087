"""Inventories -> one page that shows which facts of a source the playbook carries, and where."""

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from playpress.derive import coverage
from playpress.derive.coverage import FactCoverage
from playpress.graph import Book
from playpress.model.inventory import Inventory
from playpress.model.ref import Ref
from playpress.model.text import in_words
from playpress.site.page import Page
from playpress.site.view import Row, View

URI = "more/source-coverage.md"
_COLUMNS = [
    {"key": "id", "title": "Id", "sort": True, "numeric": False},
    {"key": "fact", "title": "Fact", "sort": True, "numeric": False},
    {"key": "kind", "title": "Kind", "sort": True, "numeric": False},
    {"key": "carried", "title": "Carried by", "sort": True, "numeric": False},
]


def pages(book: Book) -> Iterator[Page]:
    """The page, where there is an inventory."""
    if book.inventories:
        lead = "Every fact of our sources, and where this playbook carries it. What is missing stands first."
        yield Page(URI, "Source coverage", "pages/source_coverage.md.j2", _context, lead, tab="More", weight=0.2)


def _context(view: View) -> Mapping[str, Any]:
    return {"inventories": [_inventory(view, each) for each in view.book.inventories], "columns": _COLUMNS}


def _inventory(view: View, inventory: Inventory) -> Row:
    found = sorted(coverage.facts(view.book, inventory), key=lambda each: bool(each.carriers))
    carried = sum(bool(each.carriers) for each in found)
    return {
        "id": inventory.name,
        "title": in_words(inventory.name),
        "figures": _figures(carried, len(found)),
        "rows": [_row(view, each) for each in found],
        "facets": _facets(found),
    }


def _figures(carried: int, total: int) -> list[Row]:
    kind = "none" if not total else "good" if carried == total else "open"
    missing = total - carried
    return [
        {"value": f"{carried} of {total}", "title": "facts carried", "note": "each at one place or more", "kind": kind},
        {"value": str(missing), "title": "facts missing", "note": "carried nowhere yet", "kind": kind},
    ]


def _row(view: View, found: FactCoverage) -> Row:
    links = [_carrier(view, entity.about.name, entity.id, part) for entity, part in found.carriers]
    state = "carried" if links else "missing"
    cells = [
        {"html": Markup("<code>{}</code>").format(found.fact.id), "key": found.fact.id},
        {"html": Markup.escape(found.fact.fact), "key": found.fact.fact.casefold()},
        {"html": Markup.escape(found.fact.kind), "key": found.fact.kind.casefold()},
        {"html": Markup(", ").join(links) or Markup("<strong>missing</strong>"), "key": state},
    ]
    return {"cells": cells, "facets": {"state": state, "kind": found.fact.kind}}


def _carrier(view: View, kind: str, identifier: str, part: str) -> Markup:
    whole = Ref(kind, identifier)
    if not part:
        return view.link(whole)
    return view.link(Ref(kind, identifier, part), f"{view.book.name(whole)}: {_short(view, whole, part)}")


def _short(view: View, whole: Ref, part: str) -> str:
    """A part's name, or its id where its name is a long sentence."""
    name = view.book.name(Ref(whole.kind, whole.id, part))
    return name if len(name) <= 40 else in_words(part)


def _facets(found: list[FactCoverage]) -> list[Row]:
    kinds = sorted({each.fact.kind for each in found if each.fact.kind})
    facets: list[Row] = [{"name": "state", "title": "State", "values": ["carried", "missing"]}]
    if 1 < len(kinds) <= 12:
        facets.append({"name": "kind", "title": "Kind", "values": kinds})
    return facets
