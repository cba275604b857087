"""Pages by hand and texts of definitions -> the faults of their links and pictures that a built site would not have."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from playpress import prose
from playpress.graph import Book
from playpress.graph.prose_links import inside, texts_of
from playpress.host.handwritten.markdown_html import PageHtml
from playpress.host.handwritten.spots import Spots
from playpress.host.mkdocs_yml import written
from playpress.model.own_page import OwnPage
from playpress.outputs.publish import address
from playpress.problems import Problem, fault, shorten
from playpress.site import bundle, search
from playpress.thesaurus import by_path, nearest

_LINKS = ("href", "src", "xlink:href", "poster")
_PICTURES = {"img", "image", "picture", "source"}
_FRAME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", search.FOLDER)
"""How addresses begin that the theme brings in."""
_WORDS = ":~:"
"""How an anchor begins that names words of a page."""
_HOSTS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True)
class SiteIndex:
    """What a site will have: sources by their addresses below content/, and the anchors of each page."""

    sources: Collection[str]
    files: Collection[str]
    """What is there besides pages and files that have a source."""
    anchors: Callable[[str], frozenset[str] | None]
    """The anchors of a page, by its source; None for what is no page."""
    root: str = "/"

    @cached_property
    def _built(self) -> Mapping[str, str]:
        return {address(uri): uri for uri in self.sources} | dict.fromkeys(
            (*self.files, *_HOSTS, *bundle.ADDRESSES), ""
        )

    def wrong(self, link: str, page: str, markdown: bool) -> tuple[str, str] | None:
        """Why a link of a page leads nowhere, and what to do; None where it does lead somewhere, or out of the site.

        `markdown`: a link that may name a source, which the host then replaces by the address of the page.
        """
        try:
            scheme, host, path, _, anchor = urlsplit(link)
        except ValueError:
            return None
        if scheme.lower() == "file":
            return f'"{shorten(link)}" is on your own computer', "Save it under content/, and write its name."
        if scheme or host or _SCHEME.match(link):
            return None
        path, anchor = unquote(path), unquote(anchor)
        found = page if not path else self._source(path, page, markdown)
        if found is None:
            return self._nowhere(path, page, markdown)
        if not anchor or not found or anchor.startswith(_WORDS):
            return None
        known = self.anchors(found)
        if known is None or anchor in known:
            return None
        near = nearest(anchor, sorted(known))
        hint = f'Did you mean "#{near}"?' if near else "Link to a heading of that page, in small letters with hyphens."
        where = "this page" if found == page else f'"{found}"'
        return f'{where} has no heading and no part "{shorten(anchor)}"', hint

    def _source(self, path: str, page: str, markdown: bool) -> str | None:
        """The source of what a path leads to; empty where it has none, None where there is nothing."""
        target = self._target(path, page)
        if target is None or target.startswith(_FRAME):
            return ""
        if markdown and not path.startswith("/") and target in self.sources:
            return target
        for each in (target, f"{target.rstrip('/')}/index.html".lstrip("/")):
            if each in self._built:
                return self._built[each]
        return None

    def _target(self, path: str, page: str) -> str | None:
        """The address a path means, seen from a page; None where it leads out of the site."""
        folder = posixpath.dirname(page)
        if path.startswith("/"):
            if not f"{path}/".startswith(self.root):
                return None
            path, folder = path[len(self.root) :], ""
        target = posixpath.normpath(posixpath.join(folder, path))
        return "index.html" if target == "." else target

    def _nowhere(self, path: str, page: str, markdown: bool) -> tuple[str, str]:
        target = self._target(path, page) or path
        message = f'there is no page and no file "{shorten(path)}"'
        if target in self.sources:
            here = posixpath.relpath(address(target), posixpath.dirname(page) or ".")
            message = f'"{shorten(path)}" leads nowhere: in HTML, or behind a slash, it has to end in .html'
            return message, f'Write "{here}", or a Markdown link: [words]({posixpath.basename(path)}).'
        as_page = f"{target.removesuffix('.html').removesuffix('.md')}.md"
        near = as_page if as_page in self.sources else by_path(as_page, self.sources) or by_path(target, self.sources)
        if not near:
            return message, "A link to another page ends in .md; a file has its name below content/."
        here = posixpath.relpath(near if markdown else address(near), posixpath.dirname(page) or ".")
        return message, f'Did you mean "{here}"?'


def of_pages(pages: Mapping[str, tuple[OwnPage, PageHtml]], index: SiteIndex) -> Iterator[Problem]:
    """Dead links, anchors and pictures of pages by hand, each at every place where it is written."""
    for uri, (page, html) in pages.items():
        spots, reported = Spots(page), set[str]()
        for tag in html.tags:
            for name in _LINKS:
                link = tag.attributes.get(name, "").strip()
                if not link or link in reported or (wrong := index.wrong(link, uri, link in html.written)) is None:
                    continue
                reported.add(link)
                message, hint = wrong
                if tag.name in _PICTURES and link.partition(":")[0].lower() != "file":
                    message = f'there is no picture "{shorten(link)}"'
                    hint = hint if "Did you mean" in hint else "Save it under content/, and write its name."
                yield from (fault("SITE-LINK", message, place, hint) for place in spots.of_address(link))


def of_texts(book: Book, index: SiteIndex) -> Iterator[Problem]:
    """Links of definitions to places in a page which that page does not have. Their pages are looked up before."""
    for text, places in texts_of(book):
        for link in prose.facts(text).links:
            page, mark, anchor = inside(link.target).partition("#")
            if link.picture or not mark or page not in index.sources:
                continue
            if wrong := index.wrong(f"{page}#{anchor}", "", markdown=True):
                yield fault("SITE-LINK", wrong[0], places.place(link.offset), wrong[1])


def of_config(config: MkDocsConfig, text: str, index: SiteIndex) -> Iterator[Problem]:
    """Styles and scripts that mkdocs.yml, whose text is given, brings into every page, and that are not there."""
    files = {"extra_css": config.extra_css, "extra_javascript": config.extra_javascript}
    for name, entries in files.items():
        for entry in dict.fromkeys(str(each) for each in entries):
            if index.wrong(entry, "index.md", markdown=False):
                place = written(text, f"({re.escape(entry)})", name)
                message = f'{name}: there is no file "{shorten(entry)}"'
                yield fault(
                    "SITE-LINK", message, place, f"Save it as content/{entry.lstrip('/')}, or delete the entry."
                )


def root(site_url: str) -> str:
    """The path below which a site is served, with a slash at its end."""
    path = urlsplit(site_url).path or "/"
    return path if path.endswith("/") else f"{path}/"
