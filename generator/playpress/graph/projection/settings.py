"""Settings and a circle of readers -> the settings of the edition for it."""

from collections.abc import Iterator

from playpress.graph.book import Book
from playpress.graph.projection.remaining import Remaining
from playpress.model.own_publication import OwnPublication
from playpress.model.ref import Ref
from playpress.model.settings import Settings
from playpress.model.text import Text


def of(settings: Settings, book: Book, kept: Remaining, circle: str) -> Settings:
    """The settings that were read, for an edition: its own address, no way to the sources, its own publications."""
    readers = settings.circles
    publications = dict(_publications(book, kept, circle))
    if readers.sees_all(circle):
        return settings.model_copy(update={"publications": publications})
    return settings.model_copy(
        update={
            "site_url": readers.get(circle).site_url,
            "edit_url": None,
            "changes_since": None,
            "levels": {},
            "readers": (readers.get(circle),),
            "publications": {name: each.model_copy(update={"visibility": None}) for name, each in publications.items()},
        }
    )


def _publications(book: Book, kept: Remaining, circle: str) -> Iterator[tuple[str, OwnPublication]]:
    """The books of an author's own that a circle may see, each with what remains of its contents."""
    for name, each in book.settings.publications.items():
        contents = tuple(_contents(each, book, kept))
        if contents and book.settings.circles.may_see(circle, each.visibility):
            yield name, each.model_copy(update={"contents": contents})


def _contents(publication: OwnPublication, book: Book, kept: Remaining) -> Iterator[Text]:
    """What remains of the contents: definitions by key, and kinds of which one is in use."""
    in_use = {entity.about for entity, _ in kept.entities.values() if entity.status == "active"}
    names = {name for kind in in_use for name in (kind.name, kind.plural, kind.address)}
    for item in publication.contents:
        kind, colon, identifier = item.partition(":")
        known = book.get(Ref(kind, identifier)) if colon else None
        if item in names or (known and not kept.is_hidden(Ref(kind, identifier))):
            yield item
