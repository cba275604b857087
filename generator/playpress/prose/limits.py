"""A page written by hand -> the first place in it that no program reads in reasonable time, if there is one.

Python-Markdown looks for the end of each bracket and tag, all the way down: thousands that have none cost minutes.
"""

import re

from playpress.prose.placeholders import FENCE, masked

_BLANK = re.compile(r"\n[ \t]*\n")
_BRACKET = re.compile(r"\\.|\]\(|[\[\])]", re.DOTALL)
_TAG = re.compile(r"<(?=[A-Za-z!/?])|>")
_RAW = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_MARKERS = re.compile(
    r"^(?![ \t]*([-*])(?:[ \t]*\1)*[ \t]*$)[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){30}", re.MULTILINE
)
"""Marks of lists, which need a space behind them, and of quotes. A line of nothing but dashes or stars is a rule."""
MOST = 200
"""So many brackets or tags may be open at once; pages that people write have a handful."""


def first(body: str) -> tuple[int, str, str] | None:
    """Where it is, what is wrong and what to do; None for what people write. Looks at each character a few times."""
    body = masked(body, FENCE, " ")
    if found := _MARKERS.search(body):
        return found.start(), "lists and quotes are nested more than 30 deep here", "Begin a list of its own."
    return _brackets(body) or _tags(body)


def _brackets(body: str) -> tuple[int, str, str] | None:
    begin = 0
    for end in [*(found.end() for found in _BLANK.finditer(body)), len(body)]:
        opened = addresses = 0
        for found in _BRACKET.finditer(body, begin, end):
            sign = found[0]
            opened = opened + 1 if sign == "[" else max(opened - 1, 0) if sign[0] == "]" else opened
            addresses = addresses + 1 if sign == "](" else max(addresses - 1, 0) if sign == ")" else addresses
            if opened > MOST or addresses > MOST:
                message = f"more than {MOST} brackets of one paragraph have no end"
                return found.start(), message, r"Close them; a bracket that begins no link is written \[."
        begin = end
    return None


def _tags(body: str) -> tuple[int, str, str] | None:
    opened, inside, raw = 0, False, 0
    for found in _TAG.finditer(body):
        opened += inside and found[0] == "<"
        inside = found[0] == "<"
        if inside and (element := _RAW.match(body, found.start())):
            raw = max(raw - 1, 0) if element[1] else raw + 1
        if max(opened, raw) > MOST:
            message = f"more than {MOST} tags of HTML have no end"
            return found.start(), message, "Close them; a < that begins no tag is written &lt;."
    return None
