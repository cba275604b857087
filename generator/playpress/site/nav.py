"""Pages -> the site's navigation: tabs and index pages only, so that a large book stays light."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from playpress import urls
from playpress.graph import Book
from playpress.model.kind import Tab
from playpress.model.text import inert
from playpress.site.page import Page
from playpress.site.pages import own_pages

Nav = list[dict[str, "str | Nav"]]


def nav(book: Book, pages: Iterable[Page]) -> Nav:
    """A tab for each part of the book, with inert titles: hosts escape none. A tab without pages is left out.

    Hand-written pages are under Start, or the page that lists them where there are many.
    """
    tabs: dict[str, Nav] = {tab: [] for tab in ("Start", *get_args(Tab))}
    tabs["Start"].append({"Home": "index.md"})
    if not own_pages.listed_at(book):
        tabs["Start"] += [{inert(title): uri} for title, uri in own_pages.listed(book)]
    for kind in book.kinds:
        if book.all(kind):
            tabs[kind.about.tab].append({inert(kind.about.titles): urls.index(kind.about)})
    for page in pages:
        if page.tab:
            entries = tabs[page.tab]
            entries.insert(
                0 if page.uri == f"{page.tab.lower()}/index.md" else len(entries), {inert(page.title): page.uri}
            )
    return [{tab: _only(entries)} for tab, entries in tabs.items() if entries]


def placed(menu: Nav, pages: Iterable[Page]) -> Iterator[Page]:
    """The same pages; those that no menu lists know the tab of the page above them."""
    tabs = {uri: uris[0] for entries in menu for uris in [listed([entries])] for uri in uris}
    for page in pages:
        above = next((tabs[uri] for _, uri in page.crumbs if uri in tabs), "")
        yield replace(page, below=above) if above and page.uri not in tabs else page


def listed(menu: Nav) -> list[str]:
    """The source addresses that a menu leads to, in order."""
    return [
        uri
        for entry in menu
        for found in entry.values()
        for uri in ([found] if isinstance(found, str) else listed(found))
    ]


def _only(entries: Nav) -> "str | Nav":
    """A tab of one page is that page."""
    if len(entries) == 1:
        (uri,) = entries[0].values()
        return uri
    return entries
