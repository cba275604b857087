"""A row of pages -> the neighbours of one of them: all for the column beside it, the one before and the one after."""

from collections.abc import Sequence

from playpress.site.blocks import NamedLink, Neighbours, SidebarLink
from playpress.site.view import View

_MOST = 30
"""Up to how many stand beside each of them; too many are left to their index."""


def neighbours(view: View, title: str, index: str, pages: Sequence[tuple[str, str]]) -> Neighbours:
    """The neighbours of the view's page among `pages`, which are (title, source address); `index` lists them all."""
    position = [uri for _, uri in pages].index(view.uri)
    shown = pages if 1 < len(pages) <= _MOST else ()
    return Neighbours(
        title=title,
        href=view.href(index),
        sidebar=[SidebarLink(name, view.href(uri), uri == view.uri) for name, uri in shown],
        previous=_link(view, pages[position - 1 : position]),
        next=_link(view, pages[position + 1 : position + 2]),
    )


def _link(view: View, found: Sequence[tuple[str, str]]) -> NamedLink | None:
    return next((NamedLink(title, view.href(uri)) for title, uri in found), None)
