"""The families a book is set in -> font faces that hold the letters of one text, and the letters they lack.

A variable font would be cut to shape by the engine, once for each size of each weight. Here each weight is cut once,
for all sizes: a tenth of the time, and a third of the bytes.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

import fontpkg
import uharfbuzz

from playpress.outputs.requirements import PACKAGES, MissingError


class Cut(NamedTuple):
    """One face of a family."""

    family: str
    """What the stylesheet calls it."""
    package: str
    weight: int
    style: str = "normal"
    size: int = 14
    """The optical size it is drawn for, in points, where the family has such an axis."""


class Type(NamedTuple):
    """The families a book is set in, as their packages are called."""

    text: str = "inter"
    headings: str = "bricolage-grotesque"

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Every face.

        Fields have a family of their own: a font that is used in a form, too, loses its ligatures. Drawings are
        measured in Helvetica, and Arimo is as wide; it also has letters that the body lacks, such as Hebrew ones. In
        code all letters are as wide, as drawings are made of them.
        """
        return (
            *(Cut("Body", self.text, weight, style) for weight in (400, 600, 700) for style in ("normal", "italic")),
            Cut("Display", self.headings, 700, size=24),
            Cut("Field", self.text, 400),
            Cut("Code", _CODE, 400),
            *(Cut("Helvetica", _HELP, weight) for weight in (400, 600, 700)),
        )


OURS = Type()
_HELP = "arimo"
_CODE = "ibm-plex-mono"

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
"""Sorts of signs that leave nothing on paper: controls, joiners, spaces."""

_UNWRITTEN = "•◦▪\u2010·✓✗▲"
"""Signs that an engine or the stylesheet adds: marks of lists, the hyphen, and the signs of print.css."""

CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{}<cachedir>{}</cachedir></fontconfig>
"""


def folders(type_: Type = OURS) -> list[str]:
    """Where the packages keep the whole families: for what no face was asked for. MissingError without one of them."""
    return sorted({str(_file(cut).parent) for cut in type_.cuts})


def cuts(text: str, type_: Type = OURS) -> dict[Cut, bytes]:
    """Each face with the letters of a text in it, as a font file."""
    letters = frozenset(map(ord, text + _UNWRITTEN)) | frozenset(range(0x20, 0x7F))
    return {cut: _cut(cut, letters) for cut in type_.cuts}


def faces(addresses: Mapping[Cut, str]) -> str:
    """Rules that tell an engine at which address each face lies."""
    return "".join(
        f"@font-face {{ font-family: {cut.family}; font-style: {cut.style}; font-weight: {cut.weight}; "
        f'src: url("{address}"); }}'
        for cut, address in addresses.items()
    )


def inlined(text: str, type_: Type = OURS) -> str:
    """The same rules with the faces in them: they name no file."""
    return faces({cut: f"data:font/ttf;base64,{b64encode(font).decode()}" for cut, font in cuts(text, type_).items()})


def _cut(cut: Cut, letters: frozenset[int]) -> bytes:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(_file(cut))))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(letters)
    wanted.flags |= uharfbuzz.SubsetFlags.NOTDEF_OUTLINE  # The box of a letter that is missing can be seen.
    wanted.layout_feature_tag_set.invert()  # All of them: figures of one width are a feature.
    for axis, value in (("wght", cut.weight), ("opsz", cut.size), ("wdth", 100)):
        if axis in {each.tag for each in face.axis_infos}:
            wanted.pin_axis_location(face, axis, value)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


def _file(cut: Cut) -> Path:
    """The file that comes nearest to a face: not every family slants, or has every weight."""
    try:
        family = fontpkg.family(cut.package)
    except fontpkg.FamilyNotInstalled:
        ours = cut.package in {*OURS, _HELP, _CODE}
        cure = PACKAGES if ours else (f"pip install fontpkg-{cut.package}",)
        raise MissingError(f"the package of the font {cut.package} is not installed", cure) from None
    style = cut.style if cut.style in {file.style for file in family.files} else family.files[0].style
    return Path(fontpkg.path(cut.package, cut.weight, style, nearest=True))


@lru_cache(maxsize=4)
def covered(family: str) -> frozenset[int]:
    """Every character of a family of texts and of those that help it out."""
    files = (_file(Cut("", name, 400)) for name in (family, _HELP, _CODE))
    faces = (uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))) for file in files)
    return frozenset(sign for face in faces for sign in face.unicodes)


def lacking(text: str, type_: Type = OURS) -> str:
    """The signs of a text that would be boxes on paper, each once."""
    seen = (sign for sign in set(text) if category(sign) not in _UNSEEN)
    return "".join(sorted(sign for sign in seen if ord(sign) not in covered(type_.text)))
