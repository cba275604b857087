"""A book that is laid out -> a hash of what each page says and shows, so that two prints of it can be compared."""

import hashlib
from typing import Any
from xml.etree import ElementTree as ET


def hashes(book: Any) -> tuple[str, ...]:
    """A hash of the words, drawings and pictures of each page; heads and feet in the margins do not count."""
    return tuple(_hashed(page._page_box) for page in book.pages)


def _hashed(page: Any) -> str:
    said = hashlib.blake2b(digest_size=8)
    for box in page.children[0].descendants(placeholders=True):
        if hasattr(box, "pango_layout"):
            said.update(f"{box.text}\n".encode())
        elif (element := getattr(box, "element", None)) is not None and isinstance(element.tag, str):
            said.update(_shown(element))
    return said.hexdigest()


def _shown(element: ET.Element) -> bytes:
    """A drawing, or the address of a picture, which holds all of it (`pictures.py`); of anything else, nothing."""
    if element.tag.rpartition("}")[2] == "svg":
        return ET.tostring(element)
    return element.get("src", "").encode() if element.tag == "img" else b""
