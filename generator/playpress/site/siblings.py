"""A row of pages -> the siblings of one of them: a sidebar of all, the one before and the one after."""

from collections.abc import Iterable, Sequence

from playpress import urls
from playpress.model.entity import Entity
from playpress.site.blocks import NamedLink, Siblings, SidebarLink
from playpress.site.view import View

MOST = 30
"""Up to how many a sidebar lists; more than that are left to their index."""


class PageRow:
    """Pages in the order in which they are read on, (title, source address) each; `index` lists them all.

    A row that is `fixed` has the same pages in every playbook, and a sidebar lists them however many they are.
    """

    def __init__(self, title: str, index: str, pages: Iterable[tuple[str, str]], fixed: bool = False) -> None:
        self.title = title
        self.index = index
        self.fixed = fixed
        self._pages = tuple(pages)
        self._positions = {uri: number for number, (_, uri) in reversed(list(enumerate(self._pages)))}

    def around(self, view: View) -> Siblings:
        """The siblings of the view's page."""
        position = self._positions[view.uri]
        few = self.fixed or len(self._pages) <= MOST
        shown = self._pages if few and len(self._pages) > 1 else ()
        return Siblings(
            title=self.title,
            href=view.href(self.index),
            sidebar=[SidebarLink(name, view.href(uri), uri == view.uri) for name, uri in shown],
            previous=_link(view, self._pages[position - 1 : position]),
            next=_link(view, self._pages[position + 1 : position + 2]),
        )


def definition(entity: Entity) -> tuple[str, str]:
    """A definition's page among its siblings: its name, with its state where it is not in use, and its address."""
    return f"{entity.name} ({entity.state})" if entity.state else str(entity.name), urls.page(entity)


def _link(view: View, found: Sequence[tuple[str, str]]) -> NamedLink | None:
    return next((NamedLink(title, view.href(uri)) for title, uri in found), None)
