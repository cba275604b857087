"""A page before it is rendered: its address, its template and what the template is given."""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from playpress.graph import Book
from playpress.model.settings import Settings
from playpress.model.text import inert
from playpress.site.context import PageContext
from playpress.site.view import View

ContextOf = Callable[[View], PageContext]
"""What makes the context of a page when the page is rendered, from the page's own view."""


def nothing(_view: View) -> PageContext:
    """The context of a page that needs only its view."""
    return PageContext()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site. `context` is asked when the page is rendered, with the page's own view."""

    uri: str
    title: str
    template: str
    context: ContextOf = nothing
    description: str = ""
    source: str = ""
    crumbs: Sequence[tuple[str, str]] = field(default=())
    """The way down to the page: (title, source address)."""
    tab: str = ""
    """The tab whose menu lists the page; entities and index pages need none."""
    place: int = 9
    """Its place in that menu, as a kind has one: the lowest comes first."""
    below: str = ""
    """The first page of the tab that it belongs to without being listed in the tab's menu."""
    weight: float = 1
    """How much a search prefers the page: a definition before the lists that repeat it."""
    asked: Sequence[str] = ()
    """Words and questions by which a search finds the page first, as by its title."""
    pdf: str = ""
    """The address of the page on paper, where the site offers it."""
    books: Sequence[tuple[str, str]] = ()
    """Books on paper that belong to the page besides: (title, address)."""
    twin: str = ""
    """The address of the page in plain Markdown, where there is one."""
    fallback: str = ""
    """The template that is taken where the theme has none of the first name; empty where that one is ours."""

    @property
    def anchor(self) -> str:
        """The id of the page's heading, where its title has no letters a host could make one of ("商談")."""
        told = unicodedata.normalize("NFKD", self.title).encode("ascii", "ignore").decode()
        return "" if re.search(r"\w", told) else f"page-{self.uri.rpartition('/')[2].removesuffix('.md')}"

    def front_matter(self, view: View) -> str:
        """What a host reads first. JSON is YAML, whatever its strings hold."""
        facts: dict[str, object] = {"title": inert(self.title)}
        if self.description:
            facts["description"] = inert(self.description)
        if self.crumbs:
            facts["crumbs"] = [{"title": title, "href": view.href(target)} for title, target in self.crumbs]
        if self.below:
            facts["tab"] = view.href(self.below)
        if self.twin:
            facts["markdown"] = view.href(self.twin)
        if version := view.book.settings.version:
            facts["version"] = str(version)
        facts["hide"] = ["edit"]  # A definition is edited where its last lines say; no file is the page itself.
        if self.weight != 1:
            facts["search"] = {"boost": self.weight}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
        return "\n".join(["---", *lines, "---", ""])


@dataclass(frozen=True, slots=True)
class Given:
    """What every page template is given beside the context of its page."""

    page: Page
    """The page: its title, description and address."""
    view: View
    """The playbook as this page sees it."""
    book: Book
    """The whole playbook."""
    settings: Settings
    """What `content/playbook.yml` says."""
    paper: bool
    """Whether the page is printed in a book: leave out then what only a screen can do."""
