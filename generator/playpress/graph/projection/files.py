"""Attachments -> those that something names which remains."""

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import unquote

from playpress import prose
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.link import Link
from playpress.model.own_page import OwnPage
from playpress.model.settings import Settings
from playpress.model.text import Prose
from playpress.source.content import ContentFile
from playpress.source.document import Origin

_DRESS = (".css", ".js", ".woff", ".woff2")
"""Endings of files that mkdocs.yml or a theme may name: they say how pages look."""
_READABLE = (".css", ".js")
_NAMES = (
    re.compile(r"[^\s\"'()<>=,|\[\]]+"),
    re.compile(r"\"([^\"\n]*)\""),
    re.compile(r"'([^'\n]*)'"),
    re.compile(r"<([^<>\n]*)>"),
    re.compile(r"\((\S{0,300})\)"),
)
"""What may be the name of a file in Markdown, HTML, a style or a script."""
_BROUGHT_IN = (*_NAMES[1:], re.compile(r"=\s*([^\s\"'<>]+)"))
"""The same, where it is not only spoken of."""


def named(
    attachments: Sequence[ContentFile],
    entities: Sequence[tuple[Entity, Origin]],
    pages: Sequence[OwnPage],
    settings: Settings,
    hidden: Iterable[OwnPage],
) -> tuple[ContentFile, ...]:
    """The attachments that definitions name, pages by hand, or the brand; and what dresses all pages.

    What only the `hidden` pages name, or what only such a file names, is not there, whatever it is.
    """
    brand = settings.brand
    wanted = {str(each) for each in (brand.logo, brand.logo_on_dark) if each} if brand else set()
    for entity, _ in entities:
        for _, value, _ in walk.values(entity):
            if isinstance(value, Link):
                wanted.add(str(value))
            elif isinstance(value, Prose):
                wanted |= {link.target.removeprefix("/").removeprefix("./") for link in prose.facts(str(value)).links}
    wanted |= _in_pages(pages)
    closed = _of_hidden_pages(attachments, wanted, _in_pages(hidden, _BROUGHT_IN))
    dress = (item.uri for item in attachments if item.path.suffix.lower() in _DRESS and item.uri not in closed)
    wanted |= {*dress}
    return tuple(item for item in attachments if item.uri in wanted)


def _of_hidden_pages(
    attachments: Sequence[ContentFile], wanted: Collection[str], hidden: Collection[str]
) -> Collection[str]:
    """The files that hidden pages name and no other, with the styles and scripts that these name in turn."""
    closed: set[str] = set()
    due = {uri for uri in hidden if uri not in wanted}
    while due:
        closed |= due
        texts = (item for item in attachments if item.uri in due and item.path.suffix.lower() in _READABLE)
        found = {name for item in texts for name in _paths(_text(item), posixpath.dirname(item.uri))}
        due = found - closed - {*wanted}
    return closed


def _text(item: ContentFile) -> str:
    return item.path.read_text(encoding="utf-8", errors="replace")


def _in_pages(pages: Iterable[OwnPage], patterns: Iterable[re.Pattern[str]] = _NAMES) -> set[str]:
    return {name for page in pages for name in _paths(page.source, posixpath.dirname(page.uri), patterns)}


def _paths(text: str, folder: str, patterns: Iterable[re.Pattern[str]] = _NAMES) -> Iterator[str]:
    """The places below content/ of all that a text in a folder there may name."""
    for pattern in patterns:
        for found in pattern.finditer(text):
            name = found[found.lastindex or 0]
            for each in {name, unquote(html.unescape(name))}:
                path = each.partition("#")[0].partition("?")[0]
                yield posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
