"""Pages -> the site's navigation: tabs and index pages only, so that a large book stays light."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from playpress import urls
from playpress.graph import Book
from playpress.model.kind import Tab
from playpress.model.text import inert
from playpress.site.page import Page
from playpress.site.pages import more, own_pages

Nav = list[dict[str, "str | Nav"]]
_HOME: Tab = "Home"


def nav(book: Book, pages: Iterable[Page]) -> Nav:
    """A tab for each job that the book has pages for, with inert titles: hosts escape none.

    Hand-written pages are under Home, or the page that lists them where there are many. A tab begins with its first
    page. A page that would be alone in a tab which is not its own is under Home instead.
    """
    tabs = _entries(book, pages)
    home, last = tabs.pop(_HOME), tabs.pop(more.TAB)
    menu: Nav = []
    for tab, entries in tabs.items():
        if urls.tab(tab) not in {uri for _, uri in entries}:
            if len(entries) < 2:
                home += entries
                continue
            entries.insert(0, (tab, urls.tab(tab)))
        menu.append({tab: _only(_first(entries, urls.tab(tab)))})
    return [{_HOME: [*_first(home, urls.tab(_HOME)), {more.TAB: _only(_first(last, urls.tab(more.TAB)))}]}, *menu]


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


def _entries(book: Book, pages: Iterable[Page]) -> dict[str, list[tuple[str, str]]]:
    """Title and source address of what each tab lists, in order: kinds before other pages of the same place."""
    found: list[tuple[str, int, str, str]] = [(_HOME, 0, _HOME, urls.tab(_HOME))]
    if not own_pages.listed_at(book):
        found += [(_HOME, 0, page.name, page.uri) for page in own_pages.in_menu(book)]
    for kind in book.kinds:
        if book.all(kind):
            about = kind.about
            found.append((about.tab, about.place, about.titles, urls.index(about)))
    found += [(page.tab, page.place, page.title, page.uri) for page in pages if page.tab]
    found.sort(key=lambda entry: entry[1])
    return {tab: [(title, uri) for of, _, title, uri in found if of == tab] for tab in get_args(Tab)}


def _first(entries: list[tuple[str, str]], first: str) -> Nav:
    """The entries as a menu that begins with the first page of its tab."""
    return [{inert(title): uri} for title, uri in sorted(entries, key=lambda entry: entry[1] != first)]


def _only(entries: Nav) -> "str | Nav":
    """A tab of one page is that page."""
    if len(entries) == 1:
        (uri,) = entries[0].values()
        return uri
    return entries
