"""The families a book is set in -> font faces for its stylesheet, and the characters they lack."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont

FAMILIES = {"Body": "inter", "Display": "bricolage-grotesque", "Field": "inter"}
"""What the stylesheet calls a family -> the package's name of it. Fields have a name of their own: a font that is used
in a form, too, loses its ligatures."""

CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{}<cachedir>{}</cachedir></fontconfig>
"""


def files() -> list[Path]:
    """Every file of every family, each once."""
    return list(dict.fromkeys(file.path for slug in FAMILIES.values() for file in fontpkg.family(slug).files))


def faces() -> Iterator[str]:
    """Font faces that name the files of the packages, and nothing of the machine."""
    for name, slug in FAMILIES.items():
        for file in fontpkg.family(slug).files:
            address = file.path.as_uri()
            yield f'@font-face {{ font-family: {name}; font-style: {file.style}; src: url("{address}"); }}'


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Every character of the body's family."""
    with TTFont(fontpkg.path(FAMILIES["Body"]), lazy=True) as font:
        return frozenset(font.getBestCmap())


def lacking(text: str) -> str:
    """The signs of a text that would be boxes on paper, each once."""
    return "".join(sorted({sign for sign in text if sign.isprintable() and ord(sign) not in covered()}))
