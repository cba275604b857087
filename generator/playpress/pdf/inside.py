"""What we change inside of WeasyPrint 70: books in less time and memory, and lines that end where they should.

pyproject.toml holds the library to this version; the tests of paper and `make bench` show whether a new one needs it.
"""

import hashlib
import math
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

_TEXT = re.compile(r"(?<!\.libs)/lib(?:pango|harfbuzz|fontconfig|freetype|fribidi|graphite2|glib|gobject)[^/]*$")
"""Files of libraries that lay out text; those in `….libs/` are Pillow's, which may be loaded and draws none."""

_ALIKE = 8.0
"""Pixels, half a line: columns that are so much higher than they have to be look balanced."""
_JOINING = "\u0590"
"""From this letter on, the first Hebrew one, scripts join letters or run to the left; those before it do not."""


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


def native_libraries() -> list[str]:
    """What is loaded of Pango and what it stands on: versions, and on Linux each library by its bytes, too."""
    from weasyprint.text import ffi

    ffi.ffi.cdef("const char *hb_version_string(void); int FcGetVersion(void);", override=True)
    shaper = ffi.ffi.string(ffi.harfbuzz.hb_version_string()).decode()
    return [str(ffi.pango.pango_version()), shaper, str(ffi.fontconfig.FcGetVersion()), *_loaded()]


def _loaded() -> list[str]:
    """Hashes of the libraries that lay out text in this process, as far as the system names their files."""
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    files = {line.partition("/")[2] for line in maps.splitlines() if _TEXT.search(line)}
    return sorted(map(_hashed, files))


def _hashed(file: str) -> str:
    """A library by its bytes, or by its name where an update has taken its file away."""
    with suppress(OSError):
        return hashlib.sha256(Path(f"/{file}").read_bytes()).hexdigest()
    return file


def prepare() -> None:
    """Read the library's own rules, once for all documents."""
    _plain()


@cache
def _plain() -> Any:
    from weasyprint import CSS
    from weasyprint.html import UA

    return CSS(string=re.sub(r"^::.*$", "", UA, flags=re.MULTILINE))


@contextmanager
def changed() -> Iterator[None]:
    """The library's layout with the changes below."""
    with _hanging_spaces(), _balanced_columns(), _packed_pages(), _pages_named_once(), _joined_letters():
        yield


class _AsOne(str):
    """A text that is gone through in one step."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        return iter((str(self),))


@contextmanager
def _joined_letters() -> Iterator[None]:
    """Words in drawings whose letters join, or run to the left: Arabic, Hebrew, Devanagari.

    The library sets a text of a drawing letter by letter, each at the right of the one before.
    """
    from weasyprint import svg

    draw, tags = svg.text, dict(svg.TAGS)

    def joined(image: Any, node: Any, font_size: float) -> None:
        if node.text and max(node.text) >= _JOINING:
            node._etree_node.text = _AsOne(node.text)
        draw(image, node, font_size)

    svg.text = joined
    svg.TAGS.update({name: joined for name, each in tags.items() if each is draw})
    try:
        yield
    finally:
        svg.text = draw
        svg.TAGS.update(tags)


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
    """The names of all pages are made once for each page that joins them; the library makes them again for each tag."""
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
