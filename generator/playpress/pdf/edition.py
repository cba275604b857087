"""What an edition is: a title, and parts made of chapters made of pages of the wiki or of paper alone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from playpress.model.entity import Entity
from playpress.site.page import Page

Form = Literal["bound", "bound booklet", "sheet", "sheet dense", "sheet cards"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What begins under a number of its own: one page of the wiki, or many short ones under a common title."""

    title: str
    pages: tuple[Page, ...]
    lead: str = ""
    fresh: bool = False
    """Whether it begins on a new page of paper."""
    gathered: bool = False
    """Whether its pages are entries below the chapter's title, instead of being the chapter."""


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters with a common matter. On paper it opens with a page of its own."""

    title: str
    lead: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A book, a booklet or a single sheet. `name` is the name of its file, without the ending."""

    name: str
    title: str
    parts: tuple[Part, ...]
    audience: str = ""
    """For whom it is, as its cover says."""
    form: Form = "bound"
    """A bound book, one to work through, a sheet (no cover, contents or parts), a dense one, or cards to cut out."""
    start: dt.date | None = None
    """The first day of the new colleague it is for."""
    begin: str = ""
    """The address of the page to begin with on the first day."""
    before: str = ""
    """The address of the page that asks for something before that day."""
    holds: tuple[Entity, ...] = ()
    """Definitions that it tells of although their pages are not in it: it is valid as long as they are."""
    answers: bool = False
    """Whether the answers of its questions are told."""

    @property
    def sheet(self) -> bool:
        """Whether it is not bound."""
        return not self.form.startswith("bound")

    @property
    def grid(self) -> bool:
        """Whether its pages have a margin for numbers and labels; what has to be on one page has none."""
        return self.form not in ("sheet dense", "sheet cards")

    @property
    def chapters(self) -> Sequence[Chapter]:
        """All of them, in order."""
        return [chapter for part in self.parts for chapter in part.chapters]

    @property
    def pages(self) -> Sequence[Page]:
        """Every page of every chapter, in order."""
        return [page for chapter in self.chapters for page in chapter.pages]
