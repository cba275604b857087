"""Text of a page -> the same as a typographer sets it: quotes of its language, dashes, and what stays on one line.

Authors write what is on their keyboards. The words of tags, code, and what a program looks for in a text (names that
copies put in, the day of printing) stay as they are.
"""

import re
from collections.abc import Mapping

from playpress import language
from playpress import markup_names as css

_PIECE = re.compile(
    r"(<!--.*?-->|<(?P<whole>svg|style|script|title|pre|code|kbd|samp|math|textarea|select)\b.*?</(?P=whole)>|<[^>]*>)",
    re.DOTALL,
)
_SOMETHING = re.compile(r"[\"'&·€$£]|\d | --? | \d")
"""What is in every text that changes."""
_BLOCK = re.compile(
    r"</?(?:address|article|blockquote|body|br|dd|div|dl|dt|figcaption|figure|h[1-6]|header|li|ol|p|section|table|tbody|td|th|thead|tr|ul)\b"
)
_LEFT_ALONE = re.compile(rf"data-copy|{css.DATA_PRINTED}")
_MARK = re.compile("\"|&#34;|&quot;|'|&#39;|&#x27;")
_DOUBLE = frozenset({'"', "&#34;", "&quot;"})
_OPENS_AFTER = frozenset(" \t\n\xa0\u200b([{/-–—“„‘‚«‹")

Quotes = tuple[str, str, str, str]
"""Double ones that open and close, and single ones."""
Opened = tuple[int, int]
"""How many double and single ones are open."""
_NONE: Opened = (0, 0)

_QUOTES: Mapping[str, Quotes] = {
    "en": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«\xa0", "\xa0»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "pt": ("“", "”", "‘", "’"),
    "nl": ("“", "”", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "cs": ("„", "“", "‚", "‘"),
    "sv": ("”", "”", "’", "’"),
    "da": ("”", "”", "’", "’"),
    "fi": ("”", "”", "’", "’"),
    "nb": ("«", "»", "‘", "’"),
}
"""By the language; of others, quotes stay as they were written."""

_UNITS = (
    "[A-Z]{3}|h|min|s|m|mm|cm|km|g|kg|hours?|minutes?|days?|weeks?|months?|quarters?|years?"
    "|percent|points?|times"
    "|cents?|euros?|dollars?|pounds?|thousand|million|billion"
)
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_NUMBERED = "[Pp]age|[Pp]ages|[Ss]tep|[Pp]art|[Dd]ay|[Ww]eek|[Cc]hapter|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_BEHIND = "|".join(rf"(?<=\b{word})" for word in _NUMBERED.split("|"))
_KEPT = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS})(?![\w-])|[%€$£]|(?:{_MONTHS})\b)"
    rf"|(?<=[€$£]) (?=\d)|(?:{_BEHIND}) (?=\d)| (?=·(?: |$))"
)
"""Spaces at which no line may end: before a unit, a month or a dot between two facts, after a word for a number."""
_YEAR = re.compile(rf"\b({_MONTHS}) (?=(?:\d{{1,2}}|\d{{4}})\b)")
_WORKING = re.compile(r"(?<=\d) (business|working|calendar) (?=(?:hour|day)s?\b)")
_LAST = re.compile(r"(?<= )(?=.{3,16}$)(\S+) (?=\S+$)")
"""The space before the last word of a title of three words or more, where the two are short enough for a line."""
_LINE = 2
"""How many words a line of a title has at least."""
_DASH = re.compile(r"(?<=[^\s-]) --? (?=\S)")


def typeset(html: str) -> str:
    """HTML in the language that is written in; tags and code stay byte for byte."""
    quotes = _QUOTES.get(language.current().partition("-")[0])
    pieces = _PIECE.split(html)
    before, opened, alone = " ", _NONE, False
    for at, piece in enumerate(pieces):
        if at % 3 == 2:
            pieces[at] = ""
        elif at % 3:
            alone = _LEFT_ALONE.search(piece) is not None
            if _BLOCK.match(piece):
                before, opened = " ", _NONE
        elif piece and not alone and _SOMETHING.search(piece):
            text, opened = _quoted(piece, quotes, before, opened) if quotes else (piece, _NONE)
            pieces[at] = _DASH.sub("\xa0– ", unbroken(text))
        if piece and at % 3 == 0 and not alone:
            before = piece[-1]
    return "".join(pieces)


def unbroken(text: str) -> str:
    """Words without tags, in the language that is written in: no line ends inside of an amount or a date of theirs."""
    text = language.days_in_text().sub(lambda found: found[0].replace(" ", "\xa0"), text)
    return _WORKING.sub("\xa0\\1\xa0", _YEAR.sub("\\1\xa0", _KEPT.sub("\xa0", text)))


def on_a_cover(title: str) -> tuple[str, str]:
    """A title and what it says after a comma, where that is a line of its own ("Sales rep, the first ninety days").

    Neither ends in a line of one short word.
    """
    first, _, rest = title.partition(", ")
    more = rest[:1].islower() and "," not in rest and min(len(first.split()), len(rest.split())) >= _LINE
    if not more:
        return _LAST.sub("\\1\xa0", title), ""
    return _LAST.sub("\\1\xa0", first), _LAST.sub("\\1\xa0", rest)


def _quoted(text: str, quotes: Quotes, before: str, opened: Opened) -> tuple[str, Opened]:
    """The text with its quotes; how many are open at its end. `before` is the character in front of it."""
    double, single = opened
    behind = ("", -1)

    def mark(found: re.Match[str]) -> str:
        nonlocal double, single, behind
        last = text[found.start() - 1] if found.start() else before
        after = text[found.end() : found.end() + 1]
        kind = "double" if found[0] in _DOUBLE else "single"
        inside = behind[1] == found.start() and behind[0] != kind
        opens = (inside or last in _OPENS_AFTER) and not after.isspace()
        behind = (kind, found.end()) if opens else behind
        if kind == "double":
            if not opens and not double and last.isdigit():
                return found[0]
            double += 1 if opens else -1 if double else 0
            return quotes[0] if opens else quotes[1]
        if opens and not after.isdigit():
            single += 1
            return quotes[2]
        if not single or after.isalnum():
            return "’"
        single -= 1
        return quotes[3]

    return _MARK.sub(mark, text), (double, single)
