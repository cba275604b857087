"""Invisible characters -> where one is in a text, and what it does. One table for raw text and for escapes."""

import re
import unicodedata
from collections.abc import Iterator

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, breaks that are no line feed, marks of byte order: part of no text."""
_TURNING = "\u202a-\u202e\u2066-\u2069"
_EMPTY = (
    "\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u2800\u3164\uffa0\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
_JOINING = "\u200c\u200d"
_MARKS = "\u061c\u200e\u200f"
_TURNS = re.compile(f"[{_TURNING}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ANY = re.compile(f"[{_TURNING}{_EMPTY}{_JOINING}{_MARKS}]")
_VARIANT = re.compile("[\U000e0100-\U000e01ef]")
"""Which form of a Chinese or Japanese letter is meant: it stands behind one."""
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")
"""The flag of a part of a country: a black flag, and invisible letters."""


def find(text: str) -> Iterator[tuple[int, str]]:
    """Every invisible sign that has no place in a text, and what it is: where in the text, in words.

    Joiners belong into emoji and into the scripts that need them, marks of direction into text from right to left,
    and selectors of a variant behind a Chinese or Japanese letter.
    """
    if text.isascii():
        return
    bare = _FLAG.sub(lambda found: " " * len(found[0]), text)
    both_ways = runs_both_ways(bare)
    for found in _ANY.finditer(bare):
        at, sign = found.start(), found[0]
        if _TURNS.match(sign):
            yield at, "an invisible character that turns the order of the words around"
        elif sign in _JOINING and _between_plain(bare, at):
            yield at, "an invisible character inside a word"
        elif sign in _MARKS and not both_ways:
            yield at, "an invisible character that marks a direction of writing"
        elif sign not in _JOINING + _MARKS and not (_VARIANT.match(sign) and _ideograph(bare[at - 1 : at])):
            yield at, "an invisible character"


def runs_both_ways(text: str) -> bool:
    """Whether some of a text is written in letters that run from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def _between_plain(text: str, at: int) -> bool:
    """Whether a joiner joins nothing: beside a letter of ours, a space or an end of the text."""
    around = (text[at - 1 : at], text[at + 1 : at + 2])
    return any(not each or each.isspace() or _ours(each) for each in around)


def _ideograph(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK") if letter else False


def _ours(letter: str) -> bool:
    name = unicodedata.name(letter, "")
    return letter.isascii() or name.startswith(("LATIN", "GREEK", "CYRILLIC"))
