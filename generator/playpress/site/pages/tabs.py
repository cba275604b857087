"""Menu -> the first page of each tab that needs one: everything in the tab, with the definitions of each kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress import urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.site.blocks import NamedLink
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.view import View

_LEADS = {
    "Sell": "What to say, what to show and what it costs.",
    "Process": "How work is done, step by step, and where it passes from one team to the other.",
    "Plan": "What we want to achieve, how, and whether the numbers add up.",
}
_MOST, _FIRST = 12, 6
"""Up to how many definitions of a kind are listed; of more, only the first ones and a link to all of them."""


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A page of the tab."""

    title: str
    """What the page is called."""
    href: str
    """Where it is."""
    text: str
    """What the page shows; empty where it lists definitions."""
    links: Sequence[NamedLink]
    """The first definitions of its kind."""
    more: str
    """How many definitions there are, in words; empty: all are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TabContext(PageContext):
    """What the first page of a tab is given."""

    template: ClassVar[str] = "pages/tab.md.j2"

    entries: Sequence[TabEntry]
    """The other pages of the tab, in the order of its menu."""


def pages(book: Book, menu: Mapping[str, Sequence[str]], made: Sequence[Page]) -> Iterator[Page]:
    """The first pages that nothing else makes; `menu` has the source addresses that each tab lists."""
    known = {page.uri: page for page in made}
    kinds = {urls.index(kind.about): kind for kind in book.kinds}
    for tab, uris in menu.items():
        if uris[0] not in known:
            context = _context([known[uri] for uri in uris[1:]], kinds)
            yield Page(uris[0], tab, TabContext.template, context, _LEADS.get(tab, ""), weight=0.2)


def _context(listed: Sequence[Page], kinds: Mapping[str, type[Entity]]) -> Callable[[View], TabContext]:
    return lambda view: TabContext(entries=[_entry(view, page, kinds.get(page.uri)) for page in listed])


def _entry(view: View, page: Page, kind: type[Entity] | None) -> TabEntry:
    found = view.book.all(kind) if kind else ()
    if not found:
        return TabEntry(page.title, view.href(page.uri), page.description, (), "")
    shown = found if len(found) <= _MOST else found[:_FIRST]
    more = f"All {len(found)}" if len(shown) < len(found) else ""
    return TabEntry(page.title, view.href(page.uri), "", [view.named(each) for each in shown], more)
