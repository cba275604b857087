"""Drawings in a document -> the same in the family of its text: a line that is wider there is set smaller by as much.

They are laid out in the widths of another family (`textwidth`), so no line may be wider than it was measured.
"""

import re
from collections.abc import Mapping
from functools import partial
from html import unescape
from math import floor

import uharfbuzz

from playpress.diagrams.swimlane import textwidth
from playpress.pdf import fonts
from playpress.pdf.fonts import Cut, Type

_MEASURED = f'font-family="{textwidth.FAMILY}"'
_OWN = f'font-family="Body, {textwidth.FAMILY}"'
_TEXT = re.compile(r'(<text\b[^>]*?\bfont-size=")([\d.]+)("[^>]*>)(.*?)(?=</text>)', re.DOTALL)
_LINE = re.compile(r"<tspan\b[^>]*>(.*?)</tspan>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BOLD = 'font-weight="bold"'


def in_family(html: str, type_: Type) -> str:
    """The document with its drawings in the family of its text."""
    if _MEASURED not in html:
        return html
    letters = "".join({letter for found in _TEXT.finditer(html) for letter in unescape(_TAG.sub("", found[4]))})
    widths = {bold: _widths(letters, Cut("Body", type_.text, 700 if bold else 400)) for bold in (False, True)}
    return _TEXT.sub(partial(_fitted, widths), html).replace(_MEASURED, _OWN)


def _fitted(widths: Mapping[bool, Mapping[str, float]], found: re.Match[str]) -> str:
    """A text with a size at which none of its lines is wider than it was measured."""
    before, written, tag, inside = found.groups()
    bold, size = _BOLD in before + tag, float(written)
    smaller = size
    for line in map(_words, _LINE.findall(inside) or [inside]):
        own = sum(widths[bold].get(letter, textwidth.width(letter, 1, bold=bold)) for letter in line)
        measured = textwidth.width(line, size, bold=bold)
        if own * size > measured:
            smaller = min(smaller, floor(measured / own * 10) / 10)
    return f"{before}{smaller if smaller < size else written}{tag}{inside}"


def _words(line: str) -> str:
    return unescape(_TAG.sub("", line))


def _widths(letters: str, cut: Cut) -> Mapping[str, float]:
    """How wide each of the letters is in a face, for a size of 1; those that it lacks are left out."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(fonts.plain(letters, cut))))
    glyphs = {letter: font.get_nominal_glyph(ord(letter)) for letter in letters}
    return {letter: font.get_glyph_h_advance(glyph) / font.face.upem for letter, glyph in glyphs.items() if glyph}
