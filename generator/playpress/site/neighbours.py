"""A row of pages -> the neighbours of one of them: all for the empty column beside it, the next ones for its foot."""

from collections.abc import Mapping, Sequence
from typing import Any

from playpress.site.view import Row, View

_MOST = 30
"""Up to how many stand beside each of them; too many are left to their index."""


def around(view: View, title: str, index: str, pages: Sequence[tuple[str, str]]) -> Mapping[str, Any]:
    """The neighbours of the view's page among `pages`, which are (title, source address); `index` lists them all."""
    position = [uri for _, uri in pages].index(view.uri)
    ways = {"Previous": pages[position - 1 : position], "Next": pages[position + 1 : position + 2]}
    return {
        "title": title,
        "href": view.href(index),
        "beside": [_link(view, *page) for page in pages] if 1 < len(pages) <= _MOST else [],
        "siblings": [{"way": way, **_link(view, *page)} for way, found in ways.items() for page in found],
    }


def _link(view: View, title: str, uri: str) -> Row:
    return {"title": title, "href": view.href(uri), "here": uri == view.uri}
