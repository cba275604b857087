"""Tags -> one page with everything that carries each of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from playpress import urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.site.page import Page
from playpress.site.view import Row, View

URI = "tags.md"


def pages(book: Book) -> Iterator[Page]:
    """The page, where anything has a tag."""
    if tagged(book):
        yield Page(
            URI,
            "Tags",
            "pages/tags.md.j2",
            _context,
            "Everything in this playbook, by its tags.",
            tab="More",
            weight=0.2,
        )


def tagged(book: Book) -> dict[str, list[tuple[str, Ref]]]:
    """Anchor -> each use of the tag as it was written, with what carries it: entities and their parts."""
    found: dict[str, list[tuple[str, Ref]]] = {}
    for entity in book.entities.values():
        for tag, ref in _uses(book, entity):
            found.setdefault(urls.tag(tag), []).append((tag, ref))
    return dict(sorted(found.items()))


def _uses(book: Book, entity: Entity) -> Iterator[tuple[str, Ref]]:
    whole = Ref(entity.about.name, entity.id)
    yield from ((str(tag), whole) for tag in entity.tags)
    for part in book.parts(entity).values():
        yield from ((str(tag), Ref(whole.kind, whole.id, part.id)) for tag in getattr(part, "tags", ()))


def _context(view: View) -> Mapping[str, Any]:
    return {
        "tags": [
            {
                "id": anchor,
                "title": uses[0][0],
                "items": [_item(view, ref) for ref in dict.fromkeys(r for _, r in uses)],
            }
            for anchor, uses in tagged(view.book).items()
        ]
    }


def _item(view: View, ref: Ref) -> Row:
    kind = view.book.kind(ref.kind)
    title = kind.title.lower() if kind else ""
    note = view.book.name(ref.whole) if ref.part else title
    return {"html": view.link(ref), "note": note}
