"""Entities and parts -> addresses. An output path is a function of kind and id alone."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from playpress.graph import Book, prose_links
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.source.ids import slug

_PLAIN_TAG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def page(entity: Entity) -> str:
    """The source address of an entity's page: `strategies/cold-calling.md`."""
    return f"{entity.about.address}/{stem(entity.id)}.md"


def stem(identifier: str) -> str:
    """The name of a definition's page: its id, but for the one word that is the name of overview pages."""
    return prose_links.stem(identifier)


def index(kind: Kind) -> str:
    """The source address of a kind's index page: `strategies/index.md`."""
    return f"{kind.address}/index.md"


SAY = "say.md"
ALIGNMENT = "alignment/index.md"
GOAL_GRID = "alignment/goal-grid.md"
PLANS = "alignment/plans.md"
SCORECARD = "alignment/scorecard.md"
CALENDAR = "more/campaign-calendar.md"
"""The source addresses of pages that are one of their sort."""
GUIDE = "authoring/"
"""The folder of the guide for authors."""


def tab(name: str) -> str:
    """The source address of the first page of a tab: `sell/index.md`."""
    if name == "Home":
        return "index.md"
    return index(Role.about) if name == Role.about.tab else f"{slug(name)}/index.md"


def in_report(uri: str) -> bool:
    """Whether a page is part of the printed report on alignment."""
    return uri.startswith(ALIGNMENT.removesuffix("index.md"))


def side_by_side(kind: Kind) -> str:
    """The source address of the table of a kind: `compare/strategies.md`."""
    return f"{Comparison.about.address}/{kind.plural}.md"


def battlecard(comparison: Comparison) -> str:
    """The source address of the card on a competitor."""
    return _battlecard(comparison.id)


def _battlecard(id_: str) -> str:
    return f"{Comparison.about.address}/battlecard-{id_}.md"


def boxes(id_: str) -> str:
    """The source address of a checklist made from something else: `checklists/process-sales-process.md`."""
    return f"{Checklist.about.address}/{stem(id_)}.md"


def agreement(one: Team, other: Team) -> str:
    """The source address of what two teams agreed on."""
    return agreement_of(one.id, other.id)


def agreement_of(one: str, other: str) -> str:
    """The same of two teams by their ids."""
    return f"alignment/agreement-{one}-{other}.md"


def of(book: Book, ref: Ref) -> str:
    """The source address of what a reference means, with the part as its anchor."""
    kind = book.kind(ref.kind)
    return prose_links.address(ref, kind.address if kind else ref.kind)


def about(ref: Ref) -> tuple[str, ...]:
    """The source addresses of pages that are made of one definition alone, besides its own."""
    made = {
        Process.about.name: boxes(f"{ref.kind}-{ref.id}"),
        Handoff.about.name: boxes(f"{ref.kind}-{ref.id}"),
        Comparison.about.name: _battlecard(ref.id),
    }
    return tuple(made[name] for name in (ref.kind,) if name in made)


@lru_cache(maxsize=65536)
def path_day(day: int) -> str:
    """The anchor of a day on the page of a path, by its number from 0: links name it by that from 1."""
    return f"s-day-{day + 1}"


def relative(target: str, page_uri: str) -> str:
    """A link from one page to a source address, as the final `.html` address a browser follows."""
    path, hash_sign, part = target.partition("#")
    if path.endswith(".md"):
        path = f"{path[:-3]}.html"
    if not path or path == f"{page_uri[:-3]}.html":
        return f"#{part}" if part else path.rpartition("/")[2]
    here, there = page_uri.split("/")[:-1], path.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "../" * len(here) + "/".join(there) + hash_sign + part


def tag(words: str) -> str:
    """The anchor of a tag on the page of tags, a function of its words alone: "Big deals" -> "tag-big-deals".

    Two tags share an anchor only where they differ in nothing but capitals, and hyphens in the place of spaces. Other
    signs than letters, digits, hyphens and spaces are told apart by a checksum: "C++" -> "tag-c--" and ten digits.
    """
    folded = "-".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).casefold()).split())
    if _PLAIN_TAG.fullmatch(folded):
        return f"tag-{folded}"
    return f"tag-{slug(folded)}--{hashlib.sha256(folded.encode()).hexdigest()[:10]}"
