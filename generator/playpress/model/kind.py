"""What a kind says of itself: its words, its icon, where its pages are, and what its parts are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from playpress.model import book_part
from playpress.model.book_part import BookPart
from playpress.model.field import small

Tab = Literal["Home", "My role", "Sell", "Process", "Plan", "Onboarding", "Alignment", "Glossary", "More"]
"""A tab of the site's navigation, in order: one for each job that readers come to do. More is the last part of Home."""
PAGE = "M4 4h16v16H4zM8 9h8M8 13h8"
"""The icon of a page, and of every kind that has none of its own."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What others can refer to inside the definitions of a kind, as `kind:id#part`."""

    name: str
    """What one of them is called: "step"."""
    model: type[Any]
    """The model of one of them."""
    field: str = ""
    """The field of the definition that holds them; empty where they are further inside."""
    sentence: str = ""
    """What one is called where nothing else names its kind ("funnel stage"); the name when omitted."""


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A question with which many readers come, and which the first page leads from to a kind."""

    question: str
    """The question: "What does it mean?"."""
    rank: int
    """Its place among the questions: the lowest comes first."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of entity is called, where it lives, and where it is in the navigation and in the printed book."""

    name: str
    plural: str
    title: str
    titles: str
    tab: Tab = "More"
    """The tab of the site's navigation that its index page is in."""
    place: int = 5
    """Its place in the menu of that tab: the lowest comes first."""
    path: str = ""
    """The folder of its pages, where it is not the folder of its definitions."""
    weight: float = 4
    """How much a search prefers its pages; a list of them weighs 1."""
    part: BookPart = book_part.REFERENCE
    """The part of the printed book in which its definitions are."""
    rank: int = 9
    """Its place among the kinds of that part: the lowest comes first."""
    gathered: bool = False
    """Whether its pages are short: they are then entries of one chapter, instead of a chapter each."""
    icon: str = PAGE
    """Its picture: an SVG path, in lines on a square of 24."""
    parts: Parts | None = None
    """What others can refer to inside its definitions."""
    entry: EntryPoint | None = None
    """The question that its pages answer, where the first page begins with it."""
    referred_from: tuple[str, ...] = ()
    """Kinds of which at least one definition should refer to each of them; a check asks for that."""
    teaser: str = ""
    """What readers find there, where the first page says so: under its question, or among what is often needed."""

    @property
    def address(self) -> str:
        """The folder of its pages."""
        return self.path or self.plural

    @property
    def words(self) -> tuple[str, ...]:
        """What one of its definitions and all of them are called, in files and by people."""
        return self.name, self.plural, self.title, self.titles

    @property
    def part_name(self) -> str:
        """What one of the parts is called that others can refer to: "step"."""
        return self.parts.name if self.parts else "part"

    @property
    def sentence(self) -> str:
        """What one definition is called inside a sentence: "onboarding path"."""
        return small(self.title)

    @property
    def with_article(self) -> str:
        """One definition in a sentence: "a goal", "an onboarding path"."""
        return with_article(self.sentence)


def with_article(noun: str) -> str:
    """A noun with its article: "a lead", "an opportunity"."""
    return f"{'an' if noun.startswith(tuple('aeiou')) else 'a'} {noun}"


_BUILT_IN: dict[str, Kind] = {}


def built_in(kind: Kind) -> None:
    """Keep a kind that every playbook has by its name, for words about references to it.

    What a single playbook declares is never kept here: its references bring the words for it.
    """
    _BUILT_IN[kind.name] = kind


def called(name: str, declared: Iterable[Kind] = ()) -> Kind:
    """The kind of a name, also among those that a playbook declares. One that is unknown is called by its name."""
    found = next((kind for kind in declared if kind.name == name), None)
    return found or _BUILT_IN.get(name) or Kind(name, name, name, name)


def icons(kinds: Iterable[Kind]) -> dict[str, str]:
    """The icon of each kind by its name, and that of a page."""
    return {"page": PAGE, **{kind.name: kind.icon for kind in kinds}}
