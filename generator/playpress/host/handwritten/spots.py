"""A page by hand and what it becomes -> where its author wrote that: lines and columns of the file."""

import re
from collections.abc import Iterator
from html import escape
from itertools import product
from urllib.parse import quote

from playpress.model.own_page import OwnPage
from playpress.problems import Place
from playpress.prose.placeholders import masked

_BEFORE, _BEHIND = r"(?<=[(<\"'=\s:])", r"(?=[)>\"'\s{]|\Z)"


class Spots:
    """Places in one page; what is code or a comment there is passed over."""

    def __init__(self, page: OwnPage) -> None:
        self._page = page
        self._written = page.written or page.body
        self._text = masked(self._written)

    def of_address(self, address: str) -> Iterator[Place]:
        """Every place at which a link or a picture has this address; the top of the page where none is found."""
        forms = dict.fromkeys([address, escape(address), quote(address, safe="/#?=&:;,+@%~"), f"{address}/"])
        for text, form in product((self._text, self._written), forms):
            if found := [*re.finditer(f"{_BEFORE}{re.escape(form)}{_BEHIND}", text)]:
                yield from (self._page.place_at(each.start()) for each in found)
                return
        yield self.top

    def of(self, pattern: str) -> Iterator[Place]:
        """Every place at which a pattern matches, whatever the case; the top of the page where it does nowhere."""
        found = [each.start() for each in re.finditer(pattern, self._text, re.IGNORECASE)]
        yield from map(self._page.place_at, found or [])
        if not found:
            yield self.top

    @property
    def top(self) -> Place:
        """Where the Markdown of the page begins."""
        return Place(self._page.file, self._page.first_line)
