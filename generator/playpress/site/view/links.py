"""Entities, parts and pages -> links that are right on one page."""

from markupsafe import Markup

from playpress import markup_names as css
from playpress import urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.site.blocks import NamedLink
from playpress.site.markup import anchor


class Links:
    """What leads away from a page. `uri` is the page's source address."""

    def __init__(self, book: Book, uri: str) -> None:
        self.book = book
        self.uri = uri

    def href(self, target: Ref | Entity | str) -> str:
        """The address of an entity, a part, or a page (by its source address), seen from this page."""
        if isinstance(target, Entity):
            return urls.relative(urls.page(target), self.uri)
        return urls.relative(urls.of(self.book, target) if isinstance(target, Ref) else target, self.uri)

    def link(self, target: Ref | Entity, words: str = "") -> Markup:
        """A link to an entity or a part, by its name."""
        name = str(target.name) if isinstance(target, Entity) else self.book.name(target)
        return anchor(self.href(target), words or name) + self.mark(target)

    def mark(self, target: Ref | Entity) -> Markup:
        """What is said behind the name of something that is not in use: draft, deprecated or archived."""
        state = self.state(target)
        return Markup(f' <span class="{css.STATE}">{{}}</span>').format(state) if state else Markup("")

    def state(self, target: Ref | Entity) -> str:
        """The status of an entity, or of what a part is in, where it is not in use; else empty."""
        entity = target if isinstance(target, Entity) else self.book.get(target)
        return "" if entity is None else entity.state

    def named(self, target: Ref | Entity, note: str = "") -> NamedLink:
        """An entity or a part in a list of links."""
        name = str(target.name) if isinstance(target, Entity) else self.book.name(target)
        return NamedLink(name, self.href(target), note, self.state(target))
