"""Entities, parts and pages -> links that are right on one page."""

from markupsafe import Markup

from playpress import markup_names as css
from playpress import urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.own_page import OwnPage
from playpress.model.ref import Ref
from playpress.site.blocks import NamedLink
from playpress.site.markup import anchor


class Links:
    """What leads away from a page. `uri` is the page's source address."""

    def __init__(self, book: Book, uri: str) -> None:
        self.book = book
        self.uri = uri

    def href(self, target: Ref | Entity | OwnPage | str) -> str:
        """The address of an entity, a part, or a page (by its source address), seen from this page."""
        if isinstance(target, Entity):
            return urls.relative(urls.page(target), self.uri)
        if isinstance(target, OwnPage):
            return urls.relative(target.uri, self.uri)
        return urls.relative(urls.of(self.book, target) if isinstance(target, Ref) else target, self.uri)

    def link(self, target: Ref | Entity | OwnPage, words: str = "") -> Markup:
        """A link to an entity, a part, or a page by hand, by its name."""
        return anchor(self.href(target), words or self._name(target)) + self.mark(target)

    def mark(self, target: Ref | Entity | OwnPage) -> Markup:
        """What is said behind the name of something that is not in use: draft, deprecated or archived."""
        state = self.state(target)
        return Markup(f' <span class="{css.STATE}">{{}}</span>').format(state) if state else Markup("")

    def state(self, target: Ref | Entity | OwnPage) -> str:
        """The status of an entity or a page, or of what a part is in, where it is not in use; else empty."""
        found = self.book.get(target) if isinstance(target, Ref) else target
        return "" if found is None else found.state

    def named(self, target: Ref | Entity | OwnPage, note: str = "") -> NamedLink:
        """An entity, a part, or a page by hand in a list of links."""
        return NamedLink(self._name(target), self.href(target), note, self.state(target))

    def _name(self, target: Ref | Entity | OwnPage) -> str:
        return self.book.name(target) if isinstance(target, Ref) else str(target.name)
