"""A page of the wiki as a reader's browser prints it, and our own PDF of the page: how many sheets, and how full."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page
from tests.pdf.paper import Paper

from playpress.pdf import choosing, printing
from playpress.pdf.assembly import assembled
from playpress.pdf.page_size import Paper as Size
from playpress.pipeline import read
from playpress.publications.publication import OnePage, Publication

FORMS: dict[Size, str] = {"a4": "A4", "letter": "Letter"}
MORE, LEAST = 1.3, 0.25
"""A browser may take so many times our sheets, and each but the last is filled so far."""
LESS_ON_OURS = ("glossary/index.html", "alignment/unsigned-and-overdue.html")
"""Pages whose lists are not in our PDFs of them: a glossary is a chapter there, and only what is overdue is listed."""


@dataclass(frozen=True)
class Print:
    """What a browser made of a page: how far down each sheet is filled, and the number of ours, where there is one."""

    fills: tuple[float, ...]
    ours: int | None

    @property
    def too_long(self) -> bool:
        return self.ours is not None and len(self.fills) > math.floor(MORE * self.ours)

    @property
    def empty(self) -> list[int]:
        """The sheets, from 1, below the least; the last may be."""
        return [number for number, fill in enumerate(self.fills[:-1], 1) if fill < LEAST]


def printed(page: Page, size: Size, ours: int | None) -> Print:
    """The page that is open, on paper."""
    paper = Paper(page.pdf(format=FORMS[size]))
    return Print(tuple(paper.ink(number) for number in range(1, len(paper.pages) + 1)), ours)


def sheets_of_ours(project: Path, day: dt.date, pages: Iterable[str]) -> Iterator[tuple[str, Size, int]]:
    """Page, paper and the sheets of our PDF of the page, of those that we print as they are."""
    playbook = read(project, day)
    source = choosing.print_source(playbook)
    for page in pages:
        uri = f"{page.removesuffix('.html')}.md"
        if uri in source.pages and page not in LESS_ON_OURS:
            one = Publication("page", source.pages[uri].title, OnePage(uri), "", "sheet", uri)
            for size in FORMS:
                options = printing.PrintOptions(paper=size)
                (made,) = printing.printed(playbook, source, options, [assembled(source, one)])
                yield page, size, len(Paper(made.pdf).pages)
