"""A stylesheet and a book -> the same from right to left: sides change, and words in Latin letters stay as they run."""

import re
from unicodedata import bidirectional

from playpress import markup_names as css

_KEPT = re.compile(r'/\*rtl:ignore\*/[^;}]*|/\*.*?\*/|"[^"]*"', re.DOTALL)
"""What stays as it is: comments, texts, and values behind the comment by which RTLCSS knows them."""
_SIDE = re.compile(r"(?<![\w.#-])((?:[a-z]+-)*)(left|right)\b(?![\w.])")
_VALUE = r"((?:[^;{}\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+)"
_FOUR = re.compile(rf"\b((?:margin|padding)\s*:\s*){_VALUE}\s+{_VALUE}\s+{_VALUE}\s+{_VALUE}(?=\s*[;}}])")
_OTHER = {"left": "right", "right": "left"}


def style(text: str) -> str:
    """Each side, margin and page of a pair in the place of the other one."""
    changed, at = [], 0
    for kept in _KEPT.finditer(text):
        changed += [_swapped(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*changed, _swapped(text[at:])])


def _swapped(rules: str) -> str:
    sides = _SIDE.sub(lambda found: found[1] + _OTHER[found[2]], rules)
    return _FOUR.sub(r"\1\2 \5 \4 \3", sides)


_PIECES = re.compile(
    rf"(<(head|svg|style|script|textarea|select)\b.*?</\2>|<time {css.DATA_PRINTED}>.*?</time>|<[^>]*>)", re.DOTALL
)
"""Tags, and elements whose words stay alone: the day of printing is stamped where it stands."""
_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_LATIN = r'<span dir="ltr">\g<0></span>'
_ENTITY = re.compile(r"&#?\w+;")


def with_latin_words(html: str) -> str:
    """The book, in which a piece of text that begins in Latin letters runs from left to right, as on the wiki.

    The engine of paper takes the direction of a paragraph for all of its words: "20 min" would be "min 20".
    """
    pieces = _PIECES.split(html)
    pieces[::3] = [
        _WORDS.sub(r'<span dir="ltr">\g<0></span>', text) if _is_latin(text) else text for text in pieces[::3]
    ]
    del pieces[2::3]
    return "".join(pieces)


def _is_latin(text: str) -> bool:
    kinds = map(bidirectional, _ENTITY.sub("", text))
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "") == "L"
