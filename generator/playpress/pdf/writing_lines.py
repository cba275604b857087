"""A book that is laid out -> lines to write on where a chapter has ended and leaves room, and nowhere else.

The stylesheet rules every page from top to bottom, as the background of `@page` (print.css).
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

_MM = 96 / 25.4
_GAP = 7 * _MM
"""Pixels between the last thing on a page and what is ruled."""
_LEAST = 26 * _MM
"""Pixels that at least must be left: three lines."""
_WHOLE = {"chapter", "back"}
"""Classes of what has ended where its last page has: a page that it goes on from is not ruled."""


def leave_lines(book: Any) -> None:
    """Leave of the lines on each page those that somebody may want to write on."""
    pages = [page._page_box for page in book.pages]
    holds = [set(_whole(page)) for page in pages]
    goes_on = [bool(here & there) for here, there in pairwise([*holds, set()])]
    for page, further in zip(pages, goes_on, strict=True):
        if page.background is None or not any(layer.image for layer in page.background.layers):
            continue
        top = bottom(page) + _GAP
        layers = [] if further or page.content_box_y() + page.height - top < _LEAST else page.background.layers
        page.background = page.background._replace(layers=[_below(layer, top) for layer in layers])


def _whole(page: Any) -> Iterator[int]:
    for box in page.descendants():
        element = getattr(box, "element", None)
        if element is not None and _WHOLE & set((element.get("class") or "").split()):
            yield id(element)


def bottom(page: Any) -> float:
    """Down to where something stands on a page, margins left aside."""
    root = page.children[0]
    bottoms = (_end(box) for box in root.descendants(placeholders=True) if not getattr(box, "children", ()))
    return max(bottoms, default=float(page.content_box_y()))


def _end(box: Any) -> float:
    return float(box.position_y + (box.height if hasattr(box, "text") else box.margin_height()))


def _below(layer: Any, top: float) -> Any:
    x, y, width, height = layer.painting_area
    return layer._replace(painting_area=(x, top, width, y + height - top))
