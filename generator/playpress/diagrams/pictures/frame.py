"""Shapes and words -> one inline SVG with a title and a description, and the pieces that pictures share."""

import re
from collections.abc import Iterable
from enum import StrEnum
from html import escape

from markupsafe import Markup

from playpress import markup_names as css
from playpress.diagrams.swimlane import textwidth

WIDTH = 316
"""Of a picture (px): what a phone shows without making it smaller. Only a map of many columns is wider, and scrolls."""
PAPER_WIDTH = 634
"""Of a picture that fills a page of A4 or Letter between its margins (px)."""
SIZE, SOFT_SIZE = 13, 12
"""Of words, and of those in a softer ink (px)."""
INK, SOFT, HAIR, PLAIN = "#0f172a", "#475569", "#cbd5e1", "#475569"
_NOT_IN_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def picture(
    name: str, title: str, description: str, height: float, parts: Iterable[str], width: float = WIDTH
) -> Markup:
    """`name` is the beginning of its ids, one of a kind on its page."""
    wide = f" {css.PICTURE_WIDE}" if width > WIDTH and width != PAPER_WIDTH else ""
    return Markup(
        f'<svg class="{css.PICTURE}{wide}" role="group" aria-labelledby="{name}-title {name}-desc"'
        f' viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" font-family="{textwidth.FAMILY}">'
        f'<title id="{name}-title">{text(title)}</title><desc id="{name}-desc">{text(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def text(words: object) -> str:
    """Words for content and attributes, without the characters XML can't hold."""
    return escape(_NOT_IN_XML.sub("", str(words)))


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


class Anchor(StrEnum):
    """Which point of a line of words is at its `x`."""

    START = ""
    MIDDLE = ' text-anchor="middle"'
    END = ' text-anchor="end"'


def line_of(
    words: object,
    x: float,
    y: float,
    anchor: Anchor = Anchor.START,
    *,
    soft: bool = False,
    bold: bool = False,
    gives_way: bool = False,
) -> str:
    """One line of words; `y` is its baseline. `gives_way`: a script cuts it where the other text of its group grows."""
    look = f'class="{css.LABEL_TEXT}" fill="{SOFT}"' if soft else f'class="{css.BOX_TITLE}" fill="{INK}"'
    weight = ' font-weight="bold"' if bold else ""
    mark = f' {css.DATA_GIVES_WAY}=""' if gives_way else ""
    place = f'x="{number(x)}" y="{number(y)}" font-size="{SOFT_SIZE if soft else SIZE}"{anchor}'
    return f"<text {place}{weight} {look}{mark}>{text(words)}</text>"


def short(words: str, room: float, bold: bool = False, size: float = SIZE) -> str:
    """Words that fit into some room (px); what is left out is marked by three dots."""
    if textwidth.width(words, size, bold=bold) <= room:
        return words
    while words and textwidth.width(f"{words}…", size, bold=bold) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled bar in a colour that means no team."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" rx="3"'
    return f'<rect class="{css.BAR}" {place} fill="{PLAIN}"/>'


def linked(inside: str, href: str) -> str:
    """A link around a part of the picture. A plain `href` would break a host's instant navigation."""
    return f'<a xlink:href="{text(href)}">{inside}</a>' if href else inside
