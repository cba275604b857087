"""A book that WeasyPrint 70 has laid out -> the places of the day of printing, left free when it is drawn.

Each is marked in the file by the name of a drawing that is not there yet: where it ends, in which face (`stamping`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from playpress import markup_names as css
from playpress.pdf import boxes
from playpress.pdf.printed_on import WORDS, stand_in
from playpress.pdf.stamping import SIDES

_SIDES = {"right": "right", "end": "right", "center": "center"}


def find(book: Any) -> bool:
    """Note the boxes in which the day is to stand. False where a style sets it in another way than it is written."""
    return all(_noted(texts, wanted) for page in book.pages for texts, wanted in _places(page._page_box))


def _places(page: Any) -> Iterator[tuple[list[Any], str]]:
    """The texts of each place that says the day, with what is said at the end of them."""
    for part in page.children:
        texts = [each for each in part.descendants(placeholders=True) if hasattr(each, "pango_layout")]
        if hasattr(part, "at_keyword"):
            if _says_state(part):
                yield texts, WORDS + stand_in()
            continue
        for _, found in groupby(filter(_is_day, texts), key=lambda box: id(box.element)):
            yield list(found), stand_in()


def _noted(texts: Sequence[Any], wanted: str) -> bool:
    """Whether the last of texts ends with the day, or none of them says it."""
    if texts and texts[-1].text.endswith(wanted):
        texts[-1].day_of_printing = wanted
        return True
    return boxes.letters(stand_in()) not in boxes.letters("".join(box.text for box in texts))


def _says_state(part: Any) -> bool:
    """Whether a margin of a page says what the print is: by its style, whatever stands there."""
    content = part.style["content"]
    return not isinstance(content, str) and any("state" in str(each) for each in content if each[0] == "string()")


def _is_day(box: Any) -> bool:
    return box.element is not None and box.element.get(css.DATA_PRINTED) is not None


@contextmanager
def left_free() -> Iterator[None]:
    """The library's drawing, which leaves out the day and marks its place."""
    from weasyprint import draw

    text = draw.draw_text

    def drawn(stream: Any, box: Any, *rest: Any) -> None:
        wanted = getattr(box, "day_of_printing", "")
        if not wanted or box.style["visibility"] != "visible":
            text(stream, box, *rest)
            return
        whole, before = box.text, box.text.removesuffix(wanted)
        if not before:
            side = _SIDES.get(box.style["text_align_all"], "left")
            _mark(stream, box, side, box.position_x + SIDES[side] * box.width, wanted)
            return
        boxes.say(box, before)
        text(stream, box, *rest)
        _mark(stream, box, "left", box.position_x + box.width, wanted)
        boxes.say(box, whole)

    draw.draw_text = drawn
    try:
        yield
    finally:
        draw.draw_text = text


def _mark(stream: Any, box: Any, side: str, x: float, wanted: str) -> None:
    """The place of the day: a drawing by name, as large as the text, whose origin is where it begins or ends."""
    style = box.style
    words = "foot" if wanted.startswith(WORDS) else "day"
    face = "Display" if style["font_family"][0] == "Display" else "Body"
    slant = "italic" if style["font_style"] == "italic" else "normal"
    with stream.stacked():
        stream.set_color(style["color"])
        stream.transform(style["font_size"], 0, 0, -style["font_size"], x, box.position_y + box.baseline)
        stream.draw_x_object(f"Printed-{words}-{side}-{face}-{style['font_weight']}-{slant}")
