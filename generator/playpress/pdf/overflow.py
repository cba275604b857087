"""A book that is laid out -> what of it lies beyond the text area of its pages, in words."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from playpress import markup_names as css
from playpress.problems import shorten

_SLACK = 3.0
"""Pixels, less than a millimetre: the space at the end of a line, and what is rounded."""
_MM = 96 / 25.4


class _Piece(NamedTuple):
    """A text or a picture on a page."""

    box: Any
    place: str
    """The file it is made from; empty for covers and contents."""
    called: str = ""
    """What a message calls it, where its words are names of people; empty: they are quoted."""


def overflowing(book: Any, sources: Mapping[str, str]) -> Iterator[str]:
    """What readers do not see whole, once for each file and page. `sources`: files, by the ids of their pages."""
    place = ""
    for number, page in enumerate(book.pages, 1):
        area = page._page_box
        told: set[str] = set()
        for piece in _pieces(area.children[0], place, sources):
            place = piece.place
            beyond = _beyond(piece.box, area)
            if beyond and place not in told:
                told.add(place)
                yield f"{f'{place}: ' if place else ''}{_called(piece)} is cut off on page {number}: {beyond}"


def _pieces(box: Any, place: str, sources: Mapping[str, str]) -> Iterator[_Piece]:
    """Texts and pictures below a box, in their order. A page goes on with the file that the one before ended with."""
    waiting = [_Piece(box, place)]
    while waiting:
        box, place, called = waiting.pop()
        box = getattr(box, "_box", box)  # what is placed absolutely is wrapped
        element = box.element
        if element is not None and not isinstance(element, str):
            place = sources.get(element.get("id", ""), place)
            called = called or _private(element)
        if getattr(box, "text", "").strip() or hasattr(box, "replacement"):
            yield _Piece(box, place, called)
        waiting += [_Piece(child, place, called) for child in reversed(getattr(box, "children", ()))]


def _private(element: Any) -> str:
    """What a message says instead of the words of an element that no message may quote; empty: it quotes them."""
    if element.get("data-copy") is not None:
        return "a name"
    return "a cell" if css.CLASS in element.get("class", "").split() else ""


def _beyond(box: Any, area: Any) -> str:
    """How far something lies beyond the text area of its page, and where; empty where it lies within."""
    if not box.width or box.style["visibility"] != "visible":
        return ""
    left, top = area.content_box_x(), area.content_box_y()
    x, y = box.content_box_x(), box.content_box_y()
    sides = {
        "right": x + box.width - left - area.width,
        "left": left - x,
        "lower": y + box.height - top - area.height,
        "upper": top - y,
    }
    side, pixels = max(sides.items(), key=lambda each: each[1])
    return f"{pixels / _MM:.0f} mm of it extend beyond the {side} edge" if pixels > _SLACK else ""


def _called(piece: _Piece) -> str:
    return piece.called or (f'"{shorten(piece.box.text.strip())}"' if hasattr(piece.box, "text") else "a picture")
