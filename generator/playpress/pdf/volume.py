"""A publication with its pages: parts made of chapters made of pages of the wiki or of paper alone."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playpress.derive.schedule import Schedule
from playpress.publications.cohort import Person
from playpress.publications.publication import Publication
from playpress.site.page import Page


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
class VolumePart:
    """Chapters with a common matter. On paper it opens with a page of its own."""

    title: str
    lead: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """A publication, ready to be laid out."""

    publication: Publication
    parts: tuple[VolumePart, ...]
    schedule: Schedule | None = None
    """The days of the new colleague it is for, where it is known when they begin."""
    people: tuple[Person, ...] = ()
    """Those who get a copy with their name; the first of them is named on its pages."""
    begin: str = ""
    """The address of the page to begin with on the first day."""
    before: str = ""
    """The address of the page that asks for something before that day."""
    beside: "Volume | None" = None
    """The one whose pages it names: of a key to questions, the booklet that asks them."""

    @property
    def start(self) -> dt.date | None:
        """The first day of work of the new colleague it is for."""
        return self.schedule.first if self.schedule else None

    @property
    def name(self) -> str:
        """The name of its file, without the ending: of the publication, and of the first day it is for."""
        return f"{self.publication.name}-{self.start}" if self.start else self.publication.name

    @property
    def chapters(self) -> Sequence[Chapter]:
        """All of them, in order."""
        return [chapter for part in self.parts for chapter in part.chapters]

    @property
    def numbers(self) -> Mapping[str, str]:
        """The number of the chapter of each page, by its address: 2.3, or 3 where there is one part only."""
        more = len(self.parts) > 1
        return {
            page.uri: f"{n}.{k}" if more else f"{k}"
            for n, part in enumerate(self.parts, 1)
            for k, chapter in enumerate(part.chapters, 1)
            for page in chapter.pages
        }

    @property
    def pages(self) -> Sequence[Page]:
        """Every page of every chapter, in order."""
        return [page for chapter in self.chapters for page in chapter.pages]
