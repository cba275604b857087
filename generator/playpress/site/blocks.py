"""What the blocks of the theme are given: one small value for each thing that a block lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_MANY_LINKS = 6
"""More links than these, one below the other, wait on a phone behind their label."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of the facts block."""

    label: str
    """What the fact is about."""
    html: Markup | str
    """What is the case."""

    @property
    def links(self) -> int:
        """How many links it has."""
        return str(self.html).count("<a ")

    @property
    def is_long(self) -> bool:
        """Whether its links take most of a phone's screen."""
        return self.links > _MANY_LINKS


@dataclass(frozen=True, slots=True)
class Card:
    """A card that leads to a page."""

    title: str
    """What the page is called."""
    href: str
    """Where it is."""
    text: str = ""
    """What one finds there."""
    meta: str = ""
    """How much of it there is, or what it is about, in small type."""
    icon: str = ""
    """The name of the kind whose picture is shown; empty: none."""
    state: str = ""
    """Why one should not rely on it: draft, deprecated or archived; empty: it is in use."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A label of a definition."""

    text: str
    """What it says."""
    href: str
    """Where more of the same is; empty: nowhere."""
    kind: str
    """What it means, as a class of the stylesheet: kind, team-0 to team-7, status, tag."""
    icon: str = ""
    """The name of the kind whose picture is shown; empty: none."""


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link with its words."""

    title: str
    """What the link is called."""
    href: str
    """Where it leads."""
    note: str = ""
    """What is said next to it, in small type."""
    state: str = ""
    """Why one should not rely on it: draft, deprecated or archived; empty: it is in use."""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under one heading."""

    title: str
    """The heading."""
    items: Sequence[NamedLink]
    """The links."""


@dataclass(frozen=True, slots=True)
class GateItem:
    """What must be true before a step begins or before it is left."""

    id: str
    """The anchor; empty where the same criterion stood on the page before."""
    html: Markup
    """The criterion."""
    kind: str
    """Whose word counts: buyer, seller or system; empty: not written."""
    evidence: str
    """Where one sees it."""


@dataclass(frozen=True, slots=True)
class QuizChoice:
    """What may be chosen for an answer."""

    letter: str
    """Its name: a, b, c, in the order in which choices are shown."""
    words: str
    """What it says."""
    right: bool
    """Whether it is the answer."""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question to check oneself."""

    id: str
    """The anchor of the question on the page of its definition."""
    key: str
    """Changes with the words and the order of choices, so that an answer to others does not count."""
    ask: str
    """The question."""
    choices: Sequence[QuizChoice]
    """What may be chosen; empty: the answer is in the reader's own words."""
    answer: str
    """The right answer."""
    why: str
    """Why it is right."""
    number: int = 0
    """Its number among all questions of a path; 0: it has none."""
    source: Markup | str = ""
    """The definition it is about, with a link; empty on the page of that definition."""
    about: str = ""
    """The address of the page of that definition; likewise."""
    again: bool = False
    """Whether the path has asked it before."""

    @property
    def letter(self) -> str:
        """The name of the right choice; empty where there are none."""
        return next((each.letter for each in self.choices if each.right), "")


@dataclass(frozen=True, slots=True)
class Figure:
    """A large number with what it means."""

    value: str
    """The number, with its unit."""
    title: str
    """What is counted."""
    note: str
    """How it comes about."""
    kind: str
    """How good it is: good, open, or none where that cannot be said."""
    name: str = ""
    """By which the script of a plan's page finds it; empty: the number does not change."""


@dataclass(frozen=True, slots=True)
class FoundItem:
    """A finding of the checks."""

    level: str
    """How grave it is: error, warn or info."""
    code: Markup | str
    """The check, with a link to its page where it has one."""
    message: str
    """What was found."""
    hint: Markup
    """What to do."""
    href: str
    """The page of the definition; empty: it has none."""
    place: str
    """File and line; empty: of no use to a reader."""
    waived: Markup | str
    """Why it is accepted, who accepts it, and until when; empty: it is open."""
    cost: str = ""
    """What it costs, where that follows from the model; else empty."""
    owner: Markup | str = ""
    """The role that is accountable for the definition, with its label; empty: there is none."""


@dataclass(frozen=True, slots=True)
class TickItem:
    """A box of a checklist."""

    id: str
    """The anchor, under which the tick is kept."""
    html: Markup
    """What is to be done or to be true."""
    hash: str
    """Changes with the words: a tick to other words does not count."""
    meta: Markup
    """What belongs to it, in small type."""
    when: Markup | str = ""
    """The day of an item of a path, for paper."""
    at: str = ""
    """When on that day, likewise; empty where that is not written."""
    notes: Markup | str = ""
    """What belongs to an item of a path besides its day, for paper."""
    details: Markup | str = ""
    """What its line has no room for; empty where there is nothing."""
    day_anchor: str = ""
    """The anchor of its day, where it is the first item of one; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class TickGroup:
    """Boxes under one heading."""

    title: str
    """The heading; empty: none."""
    items: Sequence[TickItem]
    """The boxes."""
    who: str = ""
    """Who ticks them in an onboarding path: hire, buddy or manager."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """The last lines of a definition, or of a page by hand: who answers for it, how old it is, where to change it."""

    owner_label: str
    """What readers call its owner."""
    owner_html: Markup
    """A link to the role that owns it; empty: it has none."""
    inherited: bool
    """Whether it owns it because it leads the team."""
    reviewed: str
    """The day of the last review; empty: never."""
    next_review: Markup | str
    """The day of the next review, or since when one is overdue; empty: no interval is written."""
    every: str
    """How long a review is valid; empty: no interval is written."""
    overdue: bool
    """Whether the next review should have been."""
    source: str
    """File and line."""
    edit_href: str
    """Where the file is changed; empty: the settings do not say."""
    status_label: str
    """What readers call its status."""
    status: str
    """draft, active, deprecated or archived."""
    team_label: str
    """What readers call the team of a page by hand."""
    team_html: Markup
    """A link to the team of a page by hand; empty for a definition, whose first lines name it."""
    shown_html: Markup
    """Links to the assets and tools that lead to a page by hand."""


@dataclass(frozen=True, slots=True)
class SidebarLink:
    """A link of the sidebar to a sibling of the page."""

    title: str
    """What the page is called."""
    href: str
    """Where it is."""
    here: bool
    """Whether it is the page itself."""


@dataclass(frozen=True, slots=True)
class Siblings:
    """The pages that come before and after a page, and all of their row."""

    title: str
    """What they are called together."""
    href: str
    """The page that lists them all."""
    sidebar: Sequence[SidebarLink]
    """All of them, for the sidebar; empty where they are too many."""
    previous: NamedLink | None
    """The one before the page."""
    next: NamedLink | None
    """The one after the page."""
