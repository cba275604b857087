"""What is sent to a printer, and what comes back: plain values, so that another process may draw."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from playpress.language import ENGLISH
from playpress.pdf import fonts
from playpress.pdf.copies import Copy

Engine = Literal["weasyprint", "chromium"]
Mode = Literal["screen", "draft"]
Ink = Literal["save", "full"]
"""Covers that are white with lines, or filled with colour."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """All that a publication's PDF depends on, as plain values: `html` has a stand-in for the day of printing."""

    name: str
    html: str
    styles: tuple[str, ...]
    """Stylesheets: the theme's, and what this playbook and this paper add to it."""
    for_browsers: str
    """Rules that take the place of what only WeasyPrint can do."""
    titles: Mapping[str, str]
    """What links may lead to, by ids and addresses, and how it is called."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The file each page is made from, by the page's id."""
    type: fonts.Type = fonts.OURS
    mode: Mode = "screen"
    engine: Engine = "weasyprint"
    printed: dt.date | None = None
    """The day of printing, with which its PDF is stamped last; None: with none."""
    copies: tuple[Copy, ...] = ()
    """For whom it is printed, where it is for several people: `html` has the words of the first of them."""
    language: str = ENGLISH
    """The language of the day of printing."""
    fold: bool = False
    """Whether its pages are of half the size, two on a side, to be folded and stapled."""
    beside: "PrintJob | None" = None
    """The print whose pages it names."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF by the name of its file, and what has to be said about it in words."""

    name: str
    pdf: bytes
    notes: tuple[str, ...]
    unstamped: str = ""
    """What has to be known to stamp it with another day (`stamping.Unstamped`); empty where it cannot be."""
    pages: tuple[str, ...] = ()
    """What each of its pages says, as a hash; nothing where a browser drew it."""
