"""The day of printing -> what stands for it in a document: a print is made without it, and stamped with it last."""

import datetime as dt
import re

from markupsafe import Markup

from playpress import markup_names as css
from playpress.language import day

STAND_IN = "24\u00a0September\u00a02044"
"""A day as long as any: what is laid out in its place leaves room for every other one."""

WORDS = "printed "
"""What comes before the day in the foot of pages. It is stamped, too, so that a line may end at the right edge."""

_ELEMENT = re.compile(rf"(<time {css.DATA_PRINTED}>){STAND_IN}")
_STATE = re.compile(rf'data-state="[^"]*{WORDS}{STAND_IN}(?=")')


def element() -> Markup:
    """The day of printing in running text."""
    return Markup("<time {}>{}</time>").format(Markup(css.DATA_PRINTED), STAND_IN)


def foot(state: str) -> str:
    """The foot of pages: what a print is, and below it the day of printing."""
    return f"{state},\n{WORDS}{STAND_IN}"


def said(on: dt.date) -> str:
    """A day as it is printed, on one line."""
    return day(on).replace(" ", "\u00a0")


def written_out(html: str, on: dt.date) -> str:
    """The document with the day in it, for what does not stamp its files."""
    html = _ELEMENT.sub(rf"\g<1>{said(on)}", html)
    return _STATE.sub(lambda found: in_foot(found[0], on), html)


def in_foot(state: str, on: dt.date) -> str:
    """The foot of pages with the day in it."""
    return f"{state.removesuffix(STAND_IN)}{said(on)}" if state.endswith(WORDS + STAND_IN) else state
