"""A stylesheet -> the same for books that run from right to left: what is at the left of a page comes to its right."""

import re

_KEPT = re.compile(r'/\*rtl:ignore\*/[^;}]*|/\*.*?\*/|"[^"]*"', re.DOTALL)
"""What stays as it is: comments, texts, and values behind the comment by which RTLCSS knows them."""
_SIDE = re.compile(r"(?<![\w.#-])((?:[a-z]+-)*)(left|right)\b(?![\w.])")
_VALUE = r"((?:[^;{}\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+)"
_FOUR = re.compile(rf"\b((?:margin|padding)\s*:\s*){_VALUE}\s+{_VALUE}\s+{_VALUE}\s+{_VALUE}(?=\s*[;}}])")
_OTHER = {"left": "right", "right": "left"}


def mirrored(style: str) -> str:
    """Each side, margin and page of a pair in the place of the other one."""
    changed, at = [], 0
    for kept in _KEPT.finditer(style):
        changed += [_swapped(style[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*changed, _swapped(style[at:])])


def _swapped(rules: str) -> str:
    sides = _SIDE.sub(lambda found: found[1] + _OTHER[found[2]], rules)
    return _FOUR.sub(r"\1\2 \5 \4 \3", sides)
