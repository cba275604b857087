"""One HTML document -> a PDF by WeasyPrint, or what this machine lacks for it."""

import contextlib
import gc
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, NamedTuple

from playpress.outputs.captured_warnings import captured_warnings
from playpress.outputs.requirements import MissingError
from playpress.pdf import (
    boxes,
    day_rooms,
    fonts,
    inside,
    overflow,
    page_breaks,
    page_words,
    with_asserts,
    writing_lines,
)
from playpress.pdf.fonts import Cut
from playpress.pdf.print_job import Mode

_BODY, _LOOSE = '<body class="', '<body class="loose '
_SHEET, _TIGHT = '<body class="sheet', '<body class="tight sheet'
"""How a document says that it is a sheet, and one that wants its lines closer."""

_BOXES = ".notdef glyph"
"""How it warns of letters that the fonts lack; rendering.py says the same in words, with their place."""


_NO_FILES: Mapping[str, str] = {}


class Drawn(NamedTuple):
    """What came of a document."""

    pdfs: list[bytes]
    notes: tuple[str, ...]
    day_apart: bool
    """Whether the day of printing is left out, so that it can be stamped; else its stand-in is drawn."""
    pages: tuple[str, ...] = ()
    """What each page says, as a hash (`page_words`), with the words of the first copy."""


def ready() -> Any:
    """The library, or MissingError. Its import prints to stdout when Pango is missing: that is kept from the reader."""
    if find_spec("weasyprint") is None:
        raise MissingError("WeasyPrint is not installed: pip install 'playpress[print]'")
    with_asserts.keep()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as error:
        raise MissingError(f"the library Pango is missing ({str(error).splitlines()[0][:80]})") from None
    return weasyprint


def prepare(styles: str) -> None:
    """Load the library and read these styles, so that a document in them waits for neither."""
    _stylesheet(styles)
    inside.prepare()


def pdfs(
    html: str,
    styles: Sequence[str],
    faces: Mapping[Cut, bytes],
    mode: Mode,
    copies: Sequence[Mapping[str, str]] = ({},),
    sources: Mapping[str, str] = _NO_FILES,
    beside: Mapping[str, str] = _NO_FILES,
) -> Drawn:
    """The document as PDF, set in `faces`, once for each of its copies, with what WeasyPrint warned of and is cut off.

    It has the words of the first copy, and is laid out once. `sources`: the file each page is made from, by its id.
    `beside`: the pages of another document that it refers to (`numbers`).
    """
    ready()
    read = [_stylesheet(rules) for rules in styles]
    notes = [note for _, told in read for note in told]
    with (
        _own_fonts() as folder,
        _without_collecting(),
        inside.changed(),
        page_breaks.within_budget(),
        day_rooms.left_free(),
        captured_warnings("weasyprint", notes),
    ):
        known = inside.fonts_kept_in(folder)
        options = _options(mode)
        sheets = [*(sheet for sheet, _ in read), _faces(faces, known)]
        html, book = _laid_out(html, sheets, known, options)
        if _SHEET in html and boxes.spills(book):
            tighter = _render(html.replace(_SHEET, _TIGHT, 1), sheets, known, options)
            book = min(book, tighter, key=lambda each: len(each.pages))
        boxes.write_numbers(book, beside)
        notes += overflow.overflowing(book, sources)
        writing_lines.leave_lines(book)
        boxes.slim(book)
        apart = day_rooms.find(book)
        pages = page_words.hashes(book)
        found = [_written(book, options)]
        for before, after in pairwise(copies):
            boxes.put(book, before, after)
            notes += overflow.overflowing(book, sources)
            found.append(_written(book, options))
    return Drawn(found, tuple(note for note in dict.fromkeys(notes) if not note.startswith(_BOXES)), apart, pages)


def _options(mode: Mode) -> dict[str, Any]:
    """How the library makes a file; what finishes the file packs it, and gives it its identity."""
    own = {"pdf_variant": "pdf/ua-1", "pdf_forms": True} if mode == "screen" else {}
    return {**own, "uncompressed_pdf": True}


def numbers(html: str, styles: Sequence[str], faces: Mapping[Cut, bytes], mode: Mode) -> Mapping[str, str]:
    """The page of everything in a document that can be referred to, by its id; no file is made of it."""
    ready()
    with (
        _own_fonts() as folder,
        _without_collecting(),
        inside.changed(),
        page_breaks.within_budget(),
        captured_warnings("weasyprint", []),
    ):
        known = inside.fonts_kept_in(folder)
        sheets = [*(_stylesheet(rules)[0] for rules in styles), _faces(faces, known)]
        return boxes.numbers(_laid_out(html, sheets, known, _options(mode))[1])


def _laid_out(html: str, sheets: Sequence[Any], known: Any, options: Mapping[str, Any]) -> tuple[str, Any]:
    """A document on pages, and its words as they were laid out: what is longer than a page may break there."""
    try:
        return html, _render(html, sheets, known, options)
    except AssertionError:  # So the library says that a box that must not break is longer than a page.
        html = html.replace(_BODY, _LOOSE, 1)
        return html, _render(html, sheets, known, options)


def _render(html: str, sheets: Sequence[Any], known: Any, options: Mapping[str, Any]) -> Any:
    return inside.document(html).render(stylesheets=sheets, font_config=known, **options)


def pdf(
    html: str, styles: Sequence[str], faces: Mapping[Cut, bytes], mode: Mode, sources: Mapping[str, str] = _NO_FILES
) -> tuple[bytes, tuple[str, ...]]:
    """The document as one PDF, as `pdfs` makes several."""
    drawn = pdfs(html, styles, faces, mode, sources=sources)
    return drawn.pdfs[0], drawn.notes


def _written(book: Any, options: Mapping[str, Any]) -> bytes:
    """The file of a book. Kept in memory, it would be there three times over while it grows."""
    with TemporaryFile() as file:
        book.write_pdf(file, **options)
        file.seek(0)
        return file.read()


@lru_cache(maxsize=8)
def _stylesheet(rules: str) -> tuple[Any, tuple[str, ...]]:
    """Rules as the library knows them, and what it warns of. Documents share them: reading takes as long as a page."""
    notes: list[str] = []
    with captured_warnings("weasyprint", notes):
        fetcher = inside.nothing_from_elsewhere()
        return ready().CSS(string=rules, base_url=os.devnull, url_fetcher=fetcher), tuple(notes)


def _faces(faces: Mapping[Cut, bytes], known: Any) -> Any:
    """Rules that bring the faces along. In an address (`data:`) each byte of them would be read as a letter."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    at = {f"font:{number}": font for number, font in enumerate(faces.values())}

    class Held(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            return URLFetcherResponse(url, at[url])

    rules = fonts.faces(dict(zip(faces, at, strict=True)))
    return ready().CSS(string=rules, base_url=os.devnull, url_fetcher=Held(), font_config=known)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A layout keeps nearly all it makes until it is written: to look for garbage takes time and finds none.

    What the document before it has left is looked for first.
    """
    on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@contextmanager
def _own_fonts() -> Iterator[Path]:
    """Of the fonts that are installed, those of our packages and no others. A folder, until the pages are made.

    Pages are then the same on every machine where the packages have all letters, or PLAYPRESS_FONTS is empty: what they
    lack comes from a font of the machine (`fonts.completed`).
    """
    before = dict(os.environ)
    with TemporaryDirectory(prefix="playpress-") as folder:
        config = Path(folder) / "fonts.conf"
        places = "".join(f"<dir>{place}</dir>" for place in fonts.folders())
        config.write_text(fonts.CONFIG.format(places, folder), encoding="utf-8")
        os.environ.update(FONTCONFIG_FILE=str(config), SOURCE_DATE_EPOCH="0")
        try:
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ.update(before)
