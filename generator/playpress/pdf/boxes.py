"""A book that WeasyPrint 70 has laid out -> the same with other words in its boxes: page numbers, names of people."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from playpress.outputs.disk import RefusedError

_ROOM = "000"
"""What a stylesheet writes behind a reference, where the number of a page is to stand."""

_DRAWS = {"dictionaries", "font_config", "get_image_from_uri"}
"""What a drawing needs of the layout it stands in."""

_OWN_FOOT = (
    "the style of this project changes the foot of pages, so that the name of one person would stay in the copy of "
    "another: leave it as `content: string(state); white-space: pre-line` in themes/print/print.css"
)


def numbers(book: Any) -> dict[str, str]:
    """The page of everything that can be referred to, by its id."""
    pages = list(enumerate(book.pages, 1))
    return {name: str(at) for at, page in reversed(pages) for name in page.anchors}


def write_numbers(book: Any, beside: Mapping[str, str]) -> None:
    """Write the pages that are referred to where the stylesheet has left room for three digits.

    `beside`: those of another book that it refers to. Left to the library (`target-counter`), every page that names
    another one is laid out twice.
    """
    known = {**beside, **numbers(book)}
    told = set()

    def number(element: Any) -> str:
        """The page that an element refers to; nothing where its entry (`data-entry`) has told it already."""
        found = known.get(element.get("data-ref", "").removeprefix("#"), "")
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
    (`state`) is in their margins, which are no elements: there the name is all that its first line says, or its first
    lines where it is long. RefusedError where the style of a project says it in another way: the name would stay.
    """
    kept = letters(held["state"]) if held["state"] != wanted["state"] else ""
    for page in book.pages:
        for part in page._page_box.children:
            texts = _texts(part)
            if hasattr(part, "at_keyword"):
                _put_foot(texts, held["state"], wanted["state"])
                continue
            for box in texts:
                key = box.element.get("data-copy") if box.element is not None else None
                if key is not None:
                    _replace(box, wanted[key])
        if kept and kept in letters("".join(box.text for box in _texts(page._page_box))):
            raise RefusedError(_OWN_FOOT)


def _texts(box: Any) -> list[Any]:
    return [each for each in box.descendants(placeholders=True) if hasattr(each, "pango_layout")]


def _put_foot(texts: Sequence[Any], held: str, wanted: str) -> None:
    """Another name in the foot of a page, where the texts of a margin begin with one."""
    name = letters(held.partition("\n")[0])
    for number in range(1, len(texts) + 1):
        if letters("".join(each.text for each in texts[:number])) == name:
            first, *rest = texts[:number]
            _replace(first, wanted.partition("\n")[0])
            for each in rest:
                _replace(each, "")
            return


def letters(text: str) -> str:
    """A text without its spaces, of which those at the ends of lines are gone, and whatever its capitals are."""
    return "".join(text.split()).casefold()


def _replace(box: Any, text: str) -> None:
    """Another text in a box, which keeps its side of the line."""
    if box.text != text:
        saved = say(box, text)
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
    return say(box, box.text.replace(_ROOM, number) if number else "")


def say(box: Any, text: str) -> float:
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
