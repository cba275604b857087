"""The families a book is set in -> font faces that hold the letters of one text, and the letters they lack.

A variable font would be cut to shape by the engine, once for each size of each weight. Here each weight is cut once,
for all sizes: a tenth of the time, and a third of the bytes.
"""

import os
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

import fontpkg
import uharfbuzz

from playpress.outputs.requirements import PACKAGES, MissingError
from playpress.pdf import machine_fonts


class Cut(NamedTuple):
    """One face of a family."""

    family: str
    """What the stylesheet calls it."""
    source: str
    """Its package, or the file of a font of this machine."""
    weight: int
    style: str = "normal"
    size: int = 14
    """The optical size it is drawn for, in points, where the family has such an axis."""


class Type(NamedTuple):
    """The families a book is set in, as their packages are called."""

    text: str = "inter"
    headings: str = "bricolage-grotesque"
    further: tuple[str, ...] = ()
    """What has the letters that the text's family lacks: packages, then files of this machine's fonts."""

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Every face.

        Fields have a family of their own: a font that is used in a form, too, loses its ligatures. What is
        called Helvetica is Arimo, for letters that the body lacks, such as Hebrew ones; drawings, which are measured in
        its widths, are set in the body, too (`drawing_letters`). In code all letters are as wide, as drawings are made
        of them.
        """
        return (
            *(Cut("Body", self.text, weight, style) for weight in (400, 600, 700) for style in ("normal", "italic")),
            Cut("Display", self.headings, 700, size=24),
            Cut(_FIELD, self.text, 400),
            Cut("Code", _CODE, 400),
            *(Cut("Helvetica", _HELP, weight) for weight in (400, 600, 700)),
        )

    @property
    def helping_cuts(self) -> tuple[Cut, ...]:
        """Faces with further letters. No stylesheet names them: WeasyPrint takes them where no other has a letter."""
        return tuple(Cut(f"Further{number}", source, 400) for number, source in enumerate(self.further, 1))


_FIELD = "Field"
"""A viewer writes in it letter by letter: nothing that joins or moves letters is of use."""
OURS = Type()
_HELP = "arimo"
_CODE = "ibm-plex-mono"

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
"""Sorts of signs that leave nothing on paper: controls, joiners, spaces."""

_UNWRITTEN = "•◦▪\u2010·✓✗▲"
"""Signs that an engine or the stylesheet adds: marks of lists, the hyphen, and the signs of print.css."""

_BETWEEN = frozenset({*range(0x20, 0x41), 0xA0, 0x2013, 0x200B, 0x200C, 0x200D})
"""Spaces, figures and marks: those beside a letter are taken from its font."""

_FONT_FILES = {".ttf", ".otf", ".ttc", ".woff", ".woff2"}

CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{}<cachedir>{}</cachedir></fontconfig>
"""


def folders(type_: Type = OURS) -> list[str]:
    """Where the packages keep the whole families: for what no face was asked for. MissingError without one of them."""
    return sorted({str(_file(cut).parent) for cut in (*type_.cuts, *type_.helping_cuts)})


def files(type_: Type = OURS) -> list[str]:
    """Every font file that may have a part in a book of this type: of its faces, and of the families of `folders`."""
    families = (Path(folder).iterdir() for folder in folders())
    whole = {str(path) for family in families for path in family if path.suffix in _FONT_FILES}
    return sorted(whole | {str(_file(cut)) for cut in (*type_.cuts, *type_.helping_cuts)})


def cuts(text: str, type_: Type = OURS) -> dict[Cut, bytes]:
    """Each face with the letters of a text in it, as a font file; one that helps out has what those before it lack."""
    letters = frozenset(map(ord, text + _UNWRITTEN)) | frozenset(range(0x20, 0x7F))
    found = {cut: _cut(cut, letters, joined=cut.family != _FIELD) for cut in type_.cuts}
    missing = frozenset(map(ord, lacking(text, type_._replace(further=()))))
    for cut in type_.helping_cuts if missing else ():
        if has := missing & letters_of(cut.source):
            found[cut] = _cut(cut, has | _BETWEEN)
            missing -= has
    return found


def faces(addresses: Mapping[Cut, str]) -> str:
    """Rules that tell an engine at which address each face lies."""
    return "".join(_rule(cut, address) for cut, address in addresses.items())


def _rule(cut: Cut, address: str, letters: Iterable[int] = ()) -> str:
    """The rule of a face; `letters`: those that it is for, where that is not all of them."""
    only = f" unicode-range: {', '.join(f'U+{letter:X}' for letter in letters)};" if letters else ""
    return (
        f"@font-face {{ font-family: {cut.family}; font-style: {cut.style}; font-weight: {cut.weight}; "
        f'src: url("{address}");{only} }}'
    )


def completed(type_: Type, text: str) -> Type:
    """The same type, with fonts of this machine for the letters of a text that no package of it has."""
    missing = frozenset(map(ord, lacking(text, type_)))
    return type_._replace(further=(*type_.further, *machine_fonts.having(missing))) if missing else type_


def inlined(text: str, type_: Type = OURS) -> str:
    """The same rules for a browser, with the faces in them: they name no file.

    A browser takes a letter from no family but those that an element names. So each face that helps out is there for
    its letters in every weight of every family.
    """
    rules = []
    for cut, font in cuts(text, type_).items():
        address = f"data:font/ttf;base64,{b64encode(font).decode()}"
        if cut in type_.cuts:
            rules.append(_rule(cut, address))
        else:
            letters = sorted(set(uharfbuzz.Face(uharfbuzz.Blob(font)).unicodes) - _BETWEEN)
            rules += [_rule(named, address, letters) for named in type_.cuts]
    return "".join(rules)


def plain(text: str, cut: Cut) -> bytes:
    """A face with the letters of a text and nothing that joins or moves them, as a font file."""
    return _cut(cut, frozenset(map(ord, text)), joined=False)


def _cut(cut: Cut, letters: frozenset[int], joined: bool = True) -> bytes:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(_file(cut))))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(letters)
    wanted.flags |= uharfbuzz.SubsetFlags.NOTDEF_OUTLINE  # The box of a letter that is missing can be seen.
    wanted.layout_feature_tag_set.clear()  # The usual ones, such as kerning and the joins of Arabic letters,
    if joined:
        wanted.layout_feature_tag_set.invert()  # and all others: figures of one width are a feature.
    for axis, value in (("wght", cut.weight), ("opsz", cut.size), ("wdth", 100)):
        if axis in {each.tag for each in face.axis_infos}:
            wanted.pin_axis_location(face, axis, value)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


def _file(cut: Cut) -> Path:
    """The file that comes nearest to a face: not every family slants, or has every weight."""
    if os.sep in cut.source:
        return Path(cut.source)
    try:
        family = fontpkg.family(cut.source)
    except fontpkg.FamilyNotInstalled:
        ours = cut.source in {*OURS, _HELP, _CODE}
        cure = PACKAGES if ours else (f"pip install fontpkg-{cut.source}",)
        raise MissingError(f"the package of the font {cut.source} is not installed", cure) from None
    style = cut.style if cut.style in {file.style for file in family.files} else family.files[0].style
    return Path(fontpkg.path(cut.source, cut.weight, style, nearest=True))


@lru_cache(maxsize=16)
def letters_of(source: str) -> frozenset[int]:
    """Every character of a package, or of a file."""
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(_file(Cut("", source, 400)))))
    return frozenset(face.unicodes)


def lacking(text: str, type_: Type = OURS) -> str:
    """The signs of a text that would be boxes on paper, each once."""
    sources = (type_.text, _HELP, _CODE, *type_.further)
    seen = (sign for sign in set(text) if category(sign) not in _UNSEEN)
    return "".join(sorted(sign for sign in seen if not any(ord(sign) in letters_of(each) for each in sources)))
