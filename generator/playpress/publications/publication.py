"""What a publication is: its name, title and reader, and what it contains before any page of it is made."""

from dataclasses import dataclass
from typing import Literal

from playpress.model.entity import Entity
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.team import Team
from playpress.publications.selection import Selection

Form = Literal["bound", "bound booklet", "bound folder", "sheet", "sheet dense", "sheet cards"]


@dataclass(frozen=True, slots=True)
class WholePlaybook:
    """The pages written by hand, every definition in use, every agreement."""


@dataclass(frozen=True, slots=True)
class AlignmentReport:
    """The pages on how well the teams fit together."""

    about: tuple[Entity, ...]
    """Every definition in use: the report is valid as long as they are."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """Some definitions, in the parts of the book that their kinds name."""

    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Selections:
    """Definitions and whole kinds, in an order of their own."""

    items: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """An onboarding path with all that it builds on, what it asks to read, and its questions."""

    path: Onboarding


@dataclass(frozen=True, slots=True)
class DayOne:
    """What a new colleague needs on the first day of an onboarding path, in a few pages."""

    path: Onboarding


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to the questions of a path and all that it builds on."""

    path: Onboarding


@dataclass(frozen=True, slots=True)
class ShortAgreement:
    """What two teams promise each other, on one page to sign."""

    teams: tuple[Team, Team]
    about: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """A card for each of these objections and hand-offs."""

    about: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    """One page of the wiki, by its source address."""

    uri: str
    about: tuple[Entity, ...] = ()
    """The definitions that the page is about, where it is not the page of one."""


Contents = (
    WholePlaybook
    | AlignmentReport
    | Definitions
    | Selections
    | Path
    | DayOne
    | Answers
    | ShortAgreement
    | Cards
    | OnePage
)


@dataclass(frozen=True, slots=True)
class Publication:
    """Something that can be printed. `name` is the name of its file, without the ending."""

    name: str
    title: str
    contents: Contents
    reader: str = ""
    """For whom it is, or what for, as its cover says."""
    form: Form = "bound"
    """A bound book, one to work through, a few pages with a cover, a sheet, a dense one, or cards to cut out."""
    page: str = ""
    """The source address of the page that it prints, where it is one page."""
    selects: bool = False
    """Whether it is a selection, which says what of the playbook it leaves out."""

    @property
    def uri(self) -> str:
        """Its address in the site."""
        return f"print/{self.name}.pdf"

    @property
    def sheet(self) -> bool:
        """Whether it is not bound."""
        return not self.form.startswith("bound")

    @property
    def looked_up(self) -> bool:
        """Whether it has a list of contents, a glossary and an index."""
        return self.form in ("bound", "bound booklet")

    @property
    def grid(self) -> bool:
        """Whether its pages have a margin for numbers and labels; what has to be on one page has none."""
        return self.form not in ("sheet dense", "sheet cards")

    @property
    def about(self) -> tuple[Entity, ...]:
        """Definitions that it is about although their pages are not in it: it is valid as long as they are."""
        return getattr(self.contents, "about", ())
