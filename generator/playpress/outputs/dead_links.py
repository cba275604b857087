"""A built site -> links inside it that lead nowhere, and pages that are missing."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote, urlsplit

from playpress import stretches

_SKIPPED = re.compile(r"<!--|<(?P<name>script|style)\b[^<>]*>", re.IGNORECASE)
_ENDS = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}
"""How what no page shows begins, by the name of its tag, and ends."""
_TAG = re.compile(r"""<[a-zA-Z][^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+){0,99}+>""")
_ATTRIBUTE = re.compile(r"""\s([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_LINKS = {"href", "src", "xlink:href"}
_TARGETS = {"id", "name"}


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link of one page to an address of the site that is not there."""

    page: str
    link: str


def dead_links(pages: Mapping[str, str], files: frozenset[str], root: str = "/") -> Iterator[DeadLink]:
    """Every link between pages that does not resolve, anchors included.

    `pages` are the built pages by address, `files` all addresses, `root` is where the site is served.
    """
    framed: set[str] = set()
    read = {uri: _attributes(_unread(uri, html, framed)) for uri, html in pages.items()}
    anchors = {uri: ids for uri, (ids, _) in read.items()}
    for uri, (_, links) in read.items():
        folder = posixpath.dirname(uri)
        for link in links:
            if not _resolves(unescape(link), uri, folder, anchors, files, root):
                yield DeadLink(uri, unescape(link))


def _unread(uri: str, html: str, framed: set[str]) -> str:
    """A page, or only its article where the frame around it was read on another page of its folder already.

    Header, navigation and footer are most of a page, and the same on every page of a folder.
    """
    folder = posixpath.dirname(uri)
    start, end = html.find("<article"), html.rfind("</article>")
    if folder in framed and 0 <= start < end:
        return html[start:end]
    framed.add(folder)
    return html


def _attributes(html: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The anchors of a page, and its links, each once and in their order."""
    ids: set[str] = set()
    links: dict[str, None] = {}
    for name, double, single, bare in _ATTRIBUTE.findall("".join(_TAG.findall(_shown(html)))):
        value = double or single or bare
        if name in _TARGETS:
            ids.add(unescape(value))
        elif name in _LINKS:
            links[value] = None
    return frozenset(ids), tuple(links)


def _shown(html: str) -> str:
    """The page without comments, and without what is between the tags of scripts and styles."""
    return stretches.cut(html, _SKIPPED, lambda sign: _ENDS[(sign["name"] or "").lower()], _tag)


def _tag(sign: re.Match[str], _stretch: str) -> str:
    return sign[0] if sign["name"] else ""


def _resolves(
    link: str, page: str, folder: str, anchors: Mapping[str, frozenset[str]], files: frozenset[str], root: str
) -> bool:
    parts = _split(link)
    if parts is None:
        return True
    path, anchor = parts
    target = _target(path, page, folder, root)
    if target is None or (target not in files and f"{target}/index.html".lstrip("/") not in files):
        return target is None
    return not anchor or target not in anchors or anchor in anchors[target] or anchor.startswith(":~:")


@cache
def _split(link: str) -> tuple[str, str] | None:
    """Path and anchor of a link inside the site; None where it leads elsewhere."""
    try:
        scheme, host, path, _, anchor = urlsplit(link)
    except ValueError:
        return None
    return None if scheme or host else (unquote(path), unquote(anchor))


def _target(path: str, page: str, folder: str, root: str) -> str | None:
    """The address a path means, seen from a page; None where it leads out of the site's root."""
    if not path:
        return page
    if path.startswith("/"):
        if not f"{path}/".startswith(root):
            return None
        path = path[len(root) :]
        folder = ""
    target = posixpath.normpath(posixpath.join(folder, path))
    return "index.html" if target == "." else f"{target}/index.html" if path.endswith("/") else target
