"""Pages -> the site's navigation: tabs and index pages only, so that a large book stays light."""

from playpress.graph import Book
from playpress.site import plan, urls
from playpress.site.chapters.home import title

Nav = list[dict[str, "str | Nav"]]

TABS = ("Strategies", "Goals", "Processes", "Compare", "Checklists", "Onboarding", "Alignment", "Glossary")
"""In this order between Start and More; a tab without pages is left out."""


def nav(book: Book) -> Nav:
    """A tab for each part of the book; hand-written pages stand under Start."""
    tabs: dict[str, Nav] = {tab: [] for tab in ("Start", *TABS, "More")}
    tabs["Start"].append({"Home": "index.md"})
    for own in book.pages:
        uri = own.file.removeprefix("content/")
        if uri != "index.md":
            tabs["Start"].append({title(own): uri})
    for kind in book.kinds:
        if book.all(kind):
            tabs[kind.about.tab].append({kind.about.titles: urls.index(kind.about)})
    for page in plan.pages(book, (), ()):
        if page.tab:
            entries = tabs[page.tab]
            entries.insert(0 if page.uri == f"{page.tab.lower()}/index.md" else len(entries), {page.title: page.uri})
    return [{tab: _only(entries)} for tab, entries in tabs.items() if entries]


def _only(entries: Nav) -> "str | Nav":
    """A tab of one page is that page."""
    if len(entries) == 1:
        (uri,) = entries[0].values()
        return uri
    return entries
