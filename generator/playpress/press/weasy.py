"""One HTML document -> a PDF by WeasyPrint, or what this machine lacks for it."""

import contextlib
import gc
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from playpress.outputs.overheard import overheard
from playpress.press import fonts

Mode = Literal["screen", "draft"]

_ROOM = "000"
"""What a stylesheet writes behind a reference, where the number of a page is to stand."""


class MissingError(Exception):
    """What a machine has to have before a page can be drawn, and the command that brings it."""


def ready() -> Any:
    """The library, or MissingError. Its import prints to stdout when Pango is missing: that is kept from the reader."""
    if find_spec("weasyprint") is None:
        raise MissingError("WeasyPrint is not installed: pip install 'playpress[print]'")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as error:
        raise MissingError(f"the library Pango is missing ({str(error).splitlines()[0][:80]})") from None
    return weasyprint


def pdf(html: str, faces: str, mode: Mode, day: str) -> tuple[bytes, tuple[str, ...]]:
    """The document as PDF, set in `faces`, and what WeasyPrint warned of. `day` is the date in the file's own facts."""
    weasyprint = ready()
    notes: list[str] = []
    with _own_fonts(), _without_collecting(), overheard("weasyprint", notes):
        fonts_of_all = weasyprint.text.fonts.FontConfiguration()
        sheet = weasyprint.CSS(string=faces, font_config=fonts_of_all, base_url=os.devnull)
        document = _document(weasyprint, html)
        options = {"pdf_variant": "pdf/ua-1", "pdf_forms": True} if mode == "screen" else {}
        options |= {"pdf_identifier": day.encode(), "uncompressed_pdf": True}  # Whoever finishes the file packs it.
        book = document.render(stylesheets=[sheet], font_config=fonts_of_all, **options)
        _number(book)
        _slim(book)
        found: bytes = book.write_pdf(**options)
    return found, tuple(notes)


def _document(weasyprint: Any, html: str) -> Any:
    """The HTML as the library reads it, without its rules for pseudo-elements of all elements (`::marker { … }`).

    Six of them for each element are a third of a book's memory; print.css says which elements have one.
    """

    class Document(weasyprint.HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [plain, *super()._ua_stylesheets(forms)[1:]]

    inner = weasyprint.html
    rules = re.sub(r"^::.*$", "", inner.UA, flags=re.MULTILINE)
    plain = weasyprint.CSS(string=rules)
    return Document(string=html, base_url=os.devnull)


def _number(book: Any) -> None:
    """Write the pages that are referred to where the stylesheet has left room for three digits.

    Left to the engine (`target-counter`), every page that names another one is laid out twice.
    """
    pages = list(enumerate(book.pages, 1))
    numbers = {name: str(number) for number, page in reversed(pages) for name in page.anchors}
    for box in _boxes(book):
        if getattr(box, "text", "") == _ROOM and box.element_tag.endswith("::after"):
            number = numbers.get(box.element.get("data-ref", "").removeprefix("#"), "")
            digit = box.width / len(_ROOM)
            if box.style["text_align_all"] == "right":
                box.position_x += box.width - digit * len(number)
            box.text = box.pango_layout.text = number
            box.width = digit * len(number)


def _slim(book: Any) -> None:
    """Let go of the boxes that were there before they were laid out on pages.

    A drawing holds what the layout knew, and through it all of them. To be drawn it needs the fonts.
    """
    for box in _boxes(book):
        layout = getattr(getattr(box, "replacement", None), "_context", None)
        for name in vars(layout).keys() - {"dictionaries", "font_config", "get_image_from_uri"} if layout else ():
            setattr(layout, name, None)


def _boxes(book: Any) -> Iterator[Any]:
    for page in book.pages:
        yield from page._page_box.descendants(placeholders=True)


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
def _own_fonts() -> Iterator[None]:
    """Fonts of the packages and no others: pages are then the same on every machine."""
    before = dict(os.environ)
    with TemporaryDirectory(prefix="playpress-") as folder:
        config = Path(folder) / "fonts.conf"
        places = "".join(f"<dir>{place}</dir>" for place in fonts.folders())
        config.write_text(fonts.CONFIG.format(places, folder), encoding="utf-8")
        os.environ.update(FONTCONFIG_FILE=str(config), SOURCE_DATE_EPOCH=before.get("SOURCE_DATE_EPOCH", "0"))
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
