"""An address of the wiki -> its QR code, a drawing that prints sharply at any size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote, urlencode

import segno
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes into a wiki, none where nobody has said where it is. They tell it which version the print is of."""

    wiki: str
    version: str

    def opening(self, page: str, told: str) -> Markup:
        """A code that opens a page. `told` is what somebody hears who cannot see it."""
        if not self.wiki:
            return Markup("")
        printed = f"?{urlencode({'p': self.version})}" if self.version else ""
        return code(f"{self.wiki}{page}{printed}", told)


def code(address: str, told: str) -> Markup:
    """Level M, with the quiet zone of four modules that readers want, in as many squares. `told` is its text."""
    drawn = segno.make(address, error="m", micro=False)
    rows = enumerate(drawn.matrix_iter(border=4))
    dark = "".join(f"M{start} {y}h{end - start}v1h{start - end}z" for y, row in rows for start, end in _runs(row))
    size = drawn.symbol_size(border=4)[0]
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{dark}"/></svg>'
    return Markup('<img src="data:image/svg+xml,{}" alt="{}">').format(quote(svg), told)


def _runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where dark modules of a row begin and end, those beside each other together."""
    at = 0
    for is_dark, modules in groupby(row):
        end = at + len(list(modules))
        if is_dark:
            yield at, end
        at = end
