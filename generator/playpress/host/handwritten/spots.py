"""A page by hand and what it becomes -> where its author wrote that: lines and columns of the file."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from html import escape
from itertools import product
from urllib.parse import quote

from playpress.model.own_page import OwnPage
from playpress.problems import Place
from playpress.prose.placeholders import CODE

_BEFORE, _BEHIND = r"(?<=[(<\"'=\s:])", r"(?=[)>\"'\s{]|\Z)"


class Spots:
    """Places in one page; what is code or a comment there is passed over."""

    def __init__(self, page: OwnPage) -> None:
        self._page = page
        self._written = page.written or page.body
        self._text = CODE.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), self._written)

    def of_address(self, address: str) -> Iterator[Place]:
        """Every place at which a link or a picture has this address; the top of the page where none is found."""
        forms = dict.fromkeys([address, escape(address), quote(address, safe="/#?=&:;,+@%~"), f"{address}/"])
        for text, form in product((self._text, self._written), forms):
            if found := [*re.finditer(f"{_BEFORE}{re.escape(form)}{_BEHIND}", text)]:
                yield from (self._place(each.start()) for each in found)
                return
        yield self.top

    def of(self, pattern: str) -> Iterator[Place]:
        """Every place at which a pattern matches, whatever the case; the top of the page where it does nowhere."""
        found = [each.start() for each in re.finditer(pattern, self._text, re.IGNORECASE)]
        yield from map(self._place, found or [])
        if not found:
            yield self.top

    @property
    def top(self) -> Place:
        """Where the Markdown of the page begins."""
        return Place(self._page.file, self._page.first_line)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in re.finditer("\n", self._text))]

    def _place(self, at: int) -> Place:
        number = bisect_right(self._lines, at)
        return Place(self._page.file, self._page.first_line + number - 1, at - self._lines[number - 1] + 1)
