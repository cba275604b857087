"""A book that is laid out -> a hash of what each page says, so that two prints of it can be compared."""

import hashlib
from typing import Any
from xml.etree import ElementTree as ET


def hashes(book: Any) -> tuple[str, ...]:
    """A hash of the words and drawings of each page; heads and feet in the margins do not count."""
    return tuple(_hashed(page._page_box) for page in book.pages)


def _hashed(page: Any) -> str:
    said = hashlib.blake2b(digest_size=8)
    for box in page.children[0].descendants(placeholders=True):
        if hasattr(box, "pango_layout"):
            said.update(f"{box.text}\n".encode())
        elif (element := getattr(box, "element", None)) is not None and _drawn(element.tag):
            said.update(ET.tostring(element))
    return said.hexdigest()


def _drawn(tag: object) -> bool:
    return isinstance(tag, str) and tag.rpartition("}")[2] == "svg"
