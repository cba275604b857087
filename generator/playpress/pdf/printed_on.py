"""The day of printing -> what stands for it in a document: a print is made without it, and stamped with it last."""

import datetime as dt
import re
from functools import cache

from markupsafe import Markup

from playpress import language
from playpress import markup_names as css

WORDS = "printed "
"""What comes before the day in the foot of pages. It is stamped, too, so that a line may end at the right edge."""
_NARROW, _WIDE = frozenset("fijlrt. "), frozenset("mw")


def stand_in() -> str:
    """A day as long as any of the language: what is laid out in its place leaves room for every other one."""
    return max(_days(language.current()), key=_width)


def letters() -> str:
    """All that may be stamped."""
    return "".join(sorted({*"0123456789", *WORDS, *"".join(_days(language.current()))}))


def may_be_stamped() -> bool:
    """Whether the letters of a day are drawn one by one."""
    return language.direction(language.current()) == "rtl" or language.letters_are_drawn_alone(language.current())


def _width(text: str) -> float:
    """About how wide a text is, in letters of usual width."""
    return len(text) + (sum(each in _WIDE for each in text) - sum(each in _NARROW for each in text)) / 2


@cache
def _days(tag: str) -> tuple[str, ...]:
    """A day of each month."""
    return tuple(_said(dt.date(2044, month, 24), tag) for month in range(1, 13))


def element() -> Markup:
    """The day of printing in running text."""
    return Markup("<time {}>{}</time>").format(Markup(css.DATA_PRINTED), stand_in())


def foot(state: str) -> str:
    """The foot of pages: what a print is, and below it the day of printing."""
    return f"{state},\n{WORDS}{stand_in()}"


def said(on: dt.date) -> str:
    """A day as it is printed, on one line.

    In a book from right to left it is in English, as `WORDS` are: two directions in so short a line part its words.
    """
    return _said(on, language.current())


def _said(on: dt.date, tag: str) -> str:
    with language.within(language.ENGLISH if language.direction(tag) == "rtl" else tag):
        return language.day(on).replace(" ", "\u00a0")


def written_out(html: str, on: dt.date) -> str:
    """The document with the day in it, for what does not stamp its files."""
    standing = re.escape(stand_in())
    html = re.sub(rf"(<time {css.DATA_PRINTED}>){standing}", rf"\g<1>{said(on)}", html)
    return re.sub(rf'data-state="[^"]*{WORDS}{standing}(?=")', lambda found: in_foot(found[0], on), html)


def in_foot(state: str, on: dt.date) -> str:
    """The foot of pages with the day in it."""
    standing = stand_in()
    return f"{state.removesuffix(standing)}{said(on)}" if state.endswith(WORDS + standing) else state
