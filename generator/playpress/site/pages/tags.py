"""Tags -> one page with everything that carries each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import alphabet, urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.site import letters
from playpress.site.blocks import NamedLink
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.view import View

URI = "tags.md"


@dataclass(frozen=True, slots=True)
class TaggedItem:
    """What carries a tag."""

    html: Markup
    """A link to it."""
    note: str
    """Its kind, or the definition that it is a part of."""


@dataclass(frozen=True, slots=True)
class TagSection:
    """A tag with everything that carries it."""

    id: str
    """The anchor of the heading."""
    title: str
    """The tag as it was written first."""
    items: Sequence[TaggedItem]
    """What carries it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsContext(PageContext):
    """What the page of all tags is given."""

    template: ClassVar[str] = "pages/tags.md.j2"

    tags: Sequence[TagSection]
    """The tags, by their names."""
    letters: Sequence[NamedLink]
    """The letters that tags begin with, to jump to the first of each; none where there are few tags."""
    folded: bool
    """Whether the page shows only the names of its tags, each of which opens."""


def pages(book: Book) -> Iterator[Page]:
    """The page, where anything has a tag."""
    if tagged(book):
        yield Page(
            URI,
            "Tags",
            TagsContext.template,
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
    return dict(sorted(found.items(), key=lambda tag: alphabet.position(tag[1][0][0])))


def _uses(book: Book, entity: Entity) -> Iterator[tuple[str, Ref]]:
    whole = Ref(entity.about.name, entity.id)
    yield from ((str(tag), whole) for tag in entity.tags)
    for part in book.parts(entity).values():
        yield from ((str(tag), Ref(whole.kind, whole.id, part.id)) for tag in getattr(part, "tags", ()))


def _context(view: View) -> TagsContext:
    tags = [
        TagSection(anchor, uses[0][0], [_item(view, ref) for ref in dict.fromkeys(ref for _, ref in uses)])
        for anchor, uses in tagged(view.book).items()
    ]
    return TagsContext(
        tags=tags,
        letters=letters.links(letters.sections(tags, lambda tag: tag.title), lambda letter: letter.items[0].id),
        folded=letters.is_folded(sum(len(tag.items) for tag in tags)),
    )


def _item(view: View, ref: Ref) -> TaggedItem:
    kind = view.book.kind(ref.kind)
    title = kind.title.lower() if kind else ""
    note = view.book.name(ref.whole) if ref.part else title
    return TaggedItem(view.link(ref), note)
