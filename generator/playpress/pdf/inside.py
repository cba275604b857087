"""What we change inside of WeasyPrint 70: books in less time and memory, and lines that end where they should.

pyproject.toml holds the library to this version; the tests of paper and `make bench` show whether a new one needs it.
"""

import math
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

_ROOM = "000"
"""What a stylesheet writes behind a reference, where the number of a page is to stand."""

_ALIKE = 8.0
"""Pixels, half a line: columns that are so much higher than they have to be look balanced."""

_DRAWS = {"dictionaries", "font_config", "get_image_from_uri"}
"""What a drawing needs of the layout it stands in."""


def document(html: str) -> Any:
    """The HTML as the library reads it, without its rules for pseudo-elements of all elements (`::marker { … }`).

    Six of them for each element are a fifth of a book's memory; print.css says which elements have one.
    """
    from weasyprint import HTML

    class LeanHTML(HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_plain(), *super()._ua_stylesheets(forms)[1:]]

    return LeanHTML(string=html, base_url=os.devnull, url_fetcher=nothing_from_elsewhere())


def nothing_from_elsewhere() -> Any:
    """What brings in pictures and styles: those that an address itself holds (`data:`), no file and no other host."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), allow_redirects=False)


def fonts_kept_in(folder: Path) -> Any:
    """What knows the fonts of a document, in a folder that somebody removes; its own, a process may leave behind."""
    from weasyprint.text.fonts import FontConfiguration

    known = FontConfiguration()
    known._folder = folder
    return known


def prepare() -> None:
    """Read the library's own rules, once for all documents."""
    _plain()


@cache
def _plain() -> Any:
    from weasyprint import CSS
    from weasyprint.html import UA

    return CSS(string=re.sub(r"^::.*$", "", UA, flags=re.MULTILINE))


def write_numbers(book: Any) -> None:
    """Write the pages that are referred to where the stylesheet has left room for three digits.

    Left to the library (`target-counter`), every page that names another one is laid out twice.
    """
    pages = list(enumerate(book.pages, 1))
    numbers = {name: str(at) for at, page in reversed(pages) for name in page.anchors}
    told = set()

    def number(element: Any) -> str:
        """The page that an element refers to; nothing where its entry (`data-entry`) has told it already."""
        found = numbers.get(element.get("data-ref", "").removeprefix("#"), "")
        entry = (element.get("data-entry"), found)
        new = entry not in told
        if entry[0]:
            told.add(entry)
        return found if new else ""

    for box in _boxes(book):
        if type(box).__name__ == "LineBox" and any(map(_is_room, box.descendants())):
            _close_up(box, number, 0)


def put(book: Any, held: Mapping[str, str], wanted: Mapping[str, str]) -> None:
    """Another person's words in place of those that a laid out book has, so that it can be written for both.

    They are in elements that say which of them they are (`data-copy`), each at the end of its line. The foot of pages
    (`state`) is in their margins, which are no elements: there it is all that a box says.
    """
    for box in _boxes(book):
        if not hasattr(box, "pango_layout"):
            continue
        key = box.element.get("data-copy") if box.element is not None else None
        key = "state" if key is None and box.text == held["state"] else key
        if key is not None and box.text != wanted[key]:
            saved = _say(box, wanted[key])
            box.position_x += saved if box.style["text_align_all"] == "right" else 0


def _is_room(box: Any) -> bool:
    """Whether a stylesheet left room here. Nothing an author writes is one, in a text or in the margin of a page."""
    if _ROOM not in getattr(box, "text", "") or not (box.element_tag or "").endswith("::after"):
        return False
    return box.element is not None and box.element.get("data-ref") is not None


def _close_up(box: Any, number: Callable[[Any], str], freed: float) -> float:
    """Numbers in their rooms, and what follows on the line moved back by the width that was freed."""
    if not box.is_in_normal_flow():
        return freed
    if _is_room(box):
        box.position_x -= freed
        saved = _write(box, number(box.element))
        if box.style["text_align_all"] == "right":
            box.position_x += saved
            return freed
        return freed + saved
    if type(box).__name__ not in ("LineBox", "InlineBox"):
        box.translate(-freed, 0)
        return freed
    box.position_x -= freed
    before = freed
    for child in box.children:
        freed = _close_up(child, number, freed)
    box.width -= freed - before
    return freed


def _write(box: Any, number: str) -> float:
    """Write a number into its room, which goes where there is none, and tell by how much the text became narrower."""
    return _say(box, box.text.replace(_ROOM, number) if number else "")


def _say(box: Any, text: str) -> float:
    """Another text in a box, and by how much it became narrower (pixels)."""
    from weasyprint.text.line_break import line_size

    layout, before = box.pango_layout, box.width
    box.text = layout.text = text
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    box.width = line_size(line, box.style)[0] if box.text else 0
    layout.deactivate()
    return float(before - box.width)


def spills(book: Any) -> bool:
    """Whether the last of several pages holds so little that closer lines may do without it: less than two thirds."""
    *most, last = book.pages
    bottoms = [box.position_y + box.height for box in last._page_box.children[0].descendants() if hasattr(box, "text")]
    return bool(most) and max(bottoms, default=0) < last.height * 2 / 3


def slim(book: Any) -> None:
    """Let go of the boxes that were there before they were laid out on pages: each drawing leads to all of them."""
    for box in _boxes(book):
        layout = getattr(getattr(box, "replacement", None), "_context", None)
        for name in vars(layout).keys() - _DRAWS if layout else ():
            setattr(layout, name, None)


def _boxes(book: Any) -> Iterator[Any]:
    for page in book.pages:
        yield from page._page_box.descendants(placeholders=True)


@contextmanager
def changed() -> Iterator[None]:
    """The library's layout with the changes below."""
    with _hanging_spaces(), _balanced_columns(), _packed_pages(), _pages_named_once():
        yield


@contextmanager
def _hanging_spaces() -> Iterator[None]:
    """A space before a link takes no room at the end of a line, as any other space there.

    The library forgets that: where words fit and their last space does not, it leaves the first of them alone on the
    line.
    """
    from weasyprint.layout import inline

    split = inline.split_first_line

    def hanging(text: str, style: Any, context: Any, width: float | None, *rest: Any, **options: Any) -> Any:
        found = split(text, style, context, width, *rest, **options)
        layout, _, resume, *_ = found
        alone = resume is not None and text.endswith(" ") and " " not in layout.text.strip()
        if alone and style["white_space"] == "normal":
            _, _, resume, *_ = split(text.rstrip(" "), style, context, width, *rest, **options)
            if resume is None:
                return split(text, style, context, math.inf, *rest, **options)
        return found

    inline.split_first_line = hanging
    try:
        yield
    finally:
        inline.split_first_line = split


@contextmanager
def _balanced_columns() -> Iterator[None]:
    """Columns of equal height, found by halving what is between too low and high enough.

    The library makes them higher step by step, which may be a pixel, and lays all of their text out for each step.
    """
    from weasyprint.layout import block

    fill = block.columns_layout

    def balanced(context: Any, box: Any, *rest: Any) -> Any:
        if context.footnotes or not _plainly_balanced(box):
            return fill(context, box, *rest)
        best = fill(context, _as_high_as(box, None), *rest)
        filled, resume, *_ = best
        if filled is None or resume is not None or not filled.children:
            return best
        count = box.style["column_count"]
        heights = [_bottom(column) - column.position_y for column in filled.children]
        low, high = max(sum(heights) / count, _tallest(filled)), max(heights)
        step = _ALIKE
        while high - low > _ALIKE:
            step *= 2
            middle = min(low + step, (low + high) / 2)
            found = fill(context, _as_high_as(box, middle), *rest)
            filled, resume, *_ = found
            if filled is not None and resume is None and len(filled.children) <= count:
                best, high = found, middle
            else:
                low = middle
        return best

    block.columns_layout = balanced
    try:
        yield
    finally:
        block.columns_layout = fill


@contextmanager
def _packed_pages() -> Iterator[None]:
    """What draws a page becomes one piece as soon as it is drawn; the library keeps one for each word and stroke."""
    from weasyprint.document import Page

    paint = Page.paint

    def packed(page: Any, stream: Any, *rest: Any) -> None:
        paint(page, stream, *rest)
        stream.stream = [b"\n".join(map(_written, stream.stream))]

    Page.paint = packed
    try:
        yield
    finally:
        Page.paint = paint


@contextmanager
def _pages_named_once() -> Iterator[None]:
    """The names of all pages are made once for each page that joins them; the library makes them anew for each tag."""
    from pydyf import PDF

    made = PDF.page_references

    def kept(pdf: Any) -> Any:
        names, joined = vars(pdf).get("_named", ((), 0))
        if joined != len(pdf.pages["Kids"]):
            names, joined = made.fget(pdf), len(pdf.pages["Kids"])
            pdf._named = names, joined
        return names

    PDF.page_references = property(kept)
    try:
        yield
    finally:
        PDF.page_references = made


def _written(piece: Any) -> bytes:
    """A piece of a page as it stands in the file: the library has bytes, words and dictionaries there."""
    if isinstance(piece, bytes):
        return piece
    return piece.encode("ascii") if isinstance(piece, str) else bytes(piece.data)


def _plainly_balanced(box: Any) -> bool:
    """Whether a box wants a number of equal columns, and nothing that spans them."""
    style = box.style
    spanned = any(child.style["column_span"] == "all" for child in box.children)
    return style["column_width"] == "auto" and style["column_fill"] == "balance" and not spanned


def _as_high_as(box: Any, height: float | None) -> Any:
    """A box whose columns are filled one after the other, to a height in pixels or to the end of the page."""
    from weasyprint.css.properties import Dimension

    copied = box.copy()
    copied.style = box.style.copy()
    copied.style["column_fill"] = "auto"
    if height is not None:
        copied.style["height"] = Dimension(height, "px")
    return copied


def _tallest(filled: Any) -> float:
    """The height of the tallest thing in columns that must not break."""
    children = (child for column in filled.children for child in column.children)
    return float(max((each.margin_height() for each in children if each.style["break_inside"] != "auto"), default=0))


def _bottom(column: Any) -> float:
    bottoms = (child.position_y + child.margin_height() for child in column.children)
    return float(max(bottoms, default=column.position_y))
