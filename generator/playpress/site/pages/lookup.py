"""Talk tracks and everything else -> the two pages to look something up: what to say now, and where something is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import alphabet, urls
from playpress.derive import talk_tracks
from playpress.derive.talk_tracks import TalkTrack
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.field import label, unwritten
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.process import Step
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.site.blocks import FactRow
from playpress.site.context import PageContext
from playpress.site.lean_lists import lean
from playpress.site.page import Page
from playpress.site.tables import ListCell, ListColumn, ListFacet, ListRow
from playpress.site.view import View

BROWSE = "browse.md"
_FACETS = (
    ("kind", "Kind"),
    ("team", Team.about.title),
    ("role", Role.about.title),
    ("motion", label(Strategy, "motion")),
    ("stage", label(Step, "stage")),
    ("status", label(Entity, "status")),
)
_USUAL = {"status": str(unwritten(Entity.model_fields["status"]))}
"""The values that most definitions have, and that no column shows."""
_COLUMNS = (
    ListColumn(label(Entity, "name")),
    ListColumn("Kind", facet="kind"),
    ListColumn(Team.about.title, facet="team"),
    ListColumn("In short", sort=False),
)
_SEVERAL = "|"
"""Between the values of one facet of a row."""


@dataclass(frozen=True, slots=True)
class TalkTrackCard:
    """What a buyer says, with everything one needs to answer."""

    id: str
    """The objection, as the choices name it."""
    says: str
    """What the buyer says."""
    answer: Markup
    """What to answer."""
    stages: str
    """Where one hears it, as the choices name it; several are joined by "|"."""
    audiences: str
    """From whom, as the choices name it; several are joined by "|"."""
    facts: Sequence[FactRow]
    """What to ask then, what it means, proof, words, material."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayContext(PageContext):
    """What the page "What to say now" is given."""

    template: ClassVar[str] = "pages/say.md.j2"

    objections: Mapping[str, str]
    """What buyers say, by the id of the objection: the first choice."""
    stages: Mapping[str, str]
    """The names of stages where anything is heard, by their addresses: the second choice."""
    audiences: Mapping[str, str]
    """The names of audiences from whom anything is heard, by their ids: the third choice."""
    talk_tracks: Sequence[TalkTrackCard]
    """What is chosen from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseContext(PageContext):
    """What the page with everything in one list is given."""

    template: ClassVar[str] = "pages/browse.md.j2"

    columns: Sequence[ListColumn]
    """The columns of the list."""
    rows: Sequence[ListRow]
    """Every definition, a row each."""
    facets: Sequence[ListFacet]
    """What the list can be narrowed down by."""


def pages(book: Book) -> Iterator[Page]:
    """What to say now, where objections are known; and everything in one list."""
    if book.active(Objection):
        lead = "Pick what the buyer said, or filter by stage and audience."
        yield Page(urls.SAY, "What to say now", SayContext.template, _say, lead, tab="Sell", place=0)
    lead = "Everything in this playbook, in one list."
    yield Page(BROWSE, "Browse", BrowseContext.template, _browse, lead, tab="Home", weight=0.2)


def _say(view: View) -> SayContext:
    found = talk_tracks.talk_tracks(view.book)
    heard = {ref for each in found for ref in each.stages}
    return SayContext(
        objections={each.objection.id: _says(each.objection) for each in found},
        stages={_short(ref): str(stage.name) for ref, stage in talk_tracks.stages(view.book) if ref in heard},
        audiences={audience.id: str(audience.name) for each in found for audience in each.audiences},
        talk_tracks=[_card(view, each) for each in found],
    )


def _says(objection: Objection) -> str:
    return str(objection.says or objection.name)


def _short(ref: Ref) -> str:
    """A stage as an address names it: leads#sql."""
    return f"{ref.id}#{ref.part}"


def _card(view: View, track: TalkTrack) -> TalkTrackCard:
    objection = track.objection
    facts = {
        **{each.label: each.html for each in view.facts(objection, "ask_next", "means", "proof")},
        "In our words": view.value(track.messages) if track.messages else "",
        label(Step, "assets"): view.value(track.assets) if track.assets else "",
        "Typical stage": ", ".join(map(view.book.name, track.stages)),
        "Typical audience": ", ".join(str(each.name) for each in track.audiences),
        "All about it": view.link(objection),
    }
    return TalkTrackCard(
        id=objection.id,
        says=_says(objection),
        answer=view.prose(objection.answer or ""),
        stages=_SEVERAL.join(map(_short, track.stages)),
        audiences=_SEVERAL.join(each.id for each in track.audiences),
        facts=[FactRow(label, html) for label, html in facts.items() if html],
    )


def _browse(view: View) -> BrowseContext:
    rows = [_row(view, entity) for entity in view.book.entities.values()]
    facets = [each for each in _facets(rows) if len(each.values) > 1 or each.name == "status"]
    return BrowseContext(columns=_COLUMNS, rows=lean(_COLUMNS, rows, facets), facets=facets)


def _row(view: View, entity: Entity) -> ListRow:
    team = view.book.team(entity)
    values = {
        "kind": [entity.about.title],
        "team": [str(team.name)] if team else [],
        "role": _named(view, entity, Role),
        "motion": [motion] if (motion := getattr(entity, "motion", None)) else [],
        "stage": _named(view, entity, Funnel),
        "status": [entity.status],
    }
    cells = [view.link(entity), entity.about.title, team.name if team else "", entity.summary or ""]
    return ListRow([*map(ListCell, cells)], {name: _SEVERAL.join(found) for name, found in values.items()})


def _named(view: View, entity: Entity, kind: type[Entity]) -> list[str]:
    """The definitions of a kind that another names; its parts where the kind has some, such as stages."""
    refs = {link.target for link in view.book.links_from(entity) if link.target.kind == kind.about.name}
    return sorted({view.book.name(ref) for ref in refs if ref.part or kind.about.parts is None}, key=alphabet.position)


def _facets(rows: Sequence[ListRow]) -> list[ListFacet]:
    """A choice for each facet, with every value some row has."""
    return [
        ListFacet(name, title, sorted(values, key=alphabet.position), _USUAL.get(name, ""))
        for name, title in _FACETS
        for values in [{each for row in rows for each in row.facets[name].split(_SEVERAL) if each}]
    ]
