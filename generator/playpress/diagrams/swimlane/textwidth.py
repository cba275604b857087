"""Turns text into lines that fit a width, measured with the character widths of Helvetica and Arial."""

import re
import unicodedata
from functools import lru_cache
from math import ceil

FAMILY = "Helvetica, Arial, sans-serif"
"""What drawings are set in where a stylesheet does not say it; what takes its place is as wide, or is set smaller."""
_SLACK = 1.07  # readers' fonts run wider than Helvetica: Inter by five per cent, Roboto by two
_BOLD = 1.08
_UNKNOWN = 720
_WIDE = 1000
_SPACES = re.compile(r"[^\S\u00a0]+")
_PARTS = re.compile(r"[^-/_.@\u00a0]*[-/_.@\u00a0]|[^-/_.@\u00a0]+")

_GROUPS: dict[int, str] = {
    191: "'",
    222: "ijl’‘",
    260: "|",
    278: " !,./:;I[\\]ftı·",
    333: "()-`r“”",
    355: '"',
    389: "*",
    400: "°",
    469: "^",
    500: "Jckvxysz",
    556: "#$0123456789?L_abdeghnopqu–€£§ß",
    584: "+<=>~×÷±≥≤",
    611: "FTZøØ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "—…→←æÆ™",
    1015: "@",
}
_WIDTHS: dict[str, int] = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_WIDTHS |= {"{": 334, "}": 334, "\u00a0": 278}


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    """The width of one letter in thousandths of the font size; an accent adds nothing to its letter."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me"}:
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return _WIDE if unicodedata.east_asian_width(letter) in "FW" or letter > "\uffff" else _UNKNOWN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text gets, in px, rounded to the safe side."""
    return sum(map(_letter, text)) * size * _SLACK * (_BOLD if bold else 1.0) / 1000


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines no wider than `room`, as even as may be; a word that is too long is broken."""
    words = _pieces(text, size, room, bold)
    lines = _fill(words, size, room, bold)
    if len(lines) < 2:
        return lines
    for step in range(6, 10):
        narrow = room * step / 10
        if all(width(word, size, bold=bold) <= narrow for word in words):
            even = _fill(words, size, narrow, bold)
            if len(even) == len(lines):
                return even
    return lines


def _fill(words: list[str], size: float, room: float, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(text: str, size: float, room: float, bold: bool) -> list[str]:
    """The words of a text, the long ones cut into pieces that fit."""
    pieces: list[str] = []
    for word in filter(None, _SPACES.split(text)):
        pieces += [word] if width(word, size, bold=bold) <= room else _cut(word, size, room, bold)
    return pieces


def _cut(word: str, size: float, room: float, bold: bool) -> list[str]:
    """A long word in pieces: broken after its own punctuation where there is some, else with a hyphen."""
    pieces: list[str] = [""]
    for part in _PARTS.findall(word):
        if width(pieces[-1] + part, size, bold=bold) <= room:
            pieces[-1] += part
        elif width(part, size, bold=bold) <= room:
            pieces.append(part)
        else:
            pieces += _hyphenated(part, size, room, bold)
    return [bare for piece in pieces if (bare := piece.strip("\u00a0"))]


def _hyphenated(part: str, size: float, room: float, bold: bool) -> list[str]:
    """Pieces of about the same length, so that no single letter is left over."""
    for count in range(2, len(part)):
        length = ceil(len(part) / count)
        cuts = [part[at : at + length] for at in range(0, len(part), length)]
        pieces = [f"{piece}-" if piece[-1].isalnum() else piece for piece in cuts[:-1]] + cuts[-1:]
        if all(width(piece, size, bold=bold) <= room for piece in pieces):
            return pieces
    return list(part)
