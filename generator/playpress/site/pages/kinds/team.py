"""Teams -> who is in them, what they promise, what they receive, and the agreements they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress import urls
from playpress.derive import agreements
from playpress.graph import Book
from playpress.model.field import label, labels
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.site.blocks import NamedLink
from playpress.site.context import Detail
from playpress.site.pages import promises
from playpress.site.pages.section import TableSection
from playpress.site.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDetail(Detail):
    """What a team's page is given besides."""

    template: ClassVar[str] = "pages/team.md.j2"

    sections: Sequence[TableSection]
    """Its people, its commitments and what it receives; none that is empty."""
    agreements: Sequence[NamedLink]
    """Its agreements with other teams, on pages of their own."""


def team_detail(view: View, team: Team) -> TeamDetail:
    """Who the team is and what others can expect of it."""
    sections = (_people(view, team), _promises(view, team), _receives(view, team))
    return TeamDetail(sections=[each for each in sections if each.rows], agreements=_agreed(view, team))


def _people(view: View, team: Team) -> TableSection:
    roles = [role for role in view.book.active(Role) if role.team and role.team.id == team.id]
    rows = [[view.link(role), view.words(role.summary or ""), view.value(role.reports_to or "")] for role in roles]
    columns = [Role.about.title, *labels(Role, "summary", "reports_to")]
    return TableSection("s-people", "Who is in the team", columns, rows)


def _promises(view: View, team: Team) -> TableSection:
    rows = [promises.row(view, promise, handoff) for promise, handoff in _commitments(view.book, team)]
    return TableSection("s-promises", "What it promises", promises.columns(), rows)


def _commitments(book: Book, team: Team) -> list[tuple[Commitment, Handoff]]:
    return [
        (each, handoff) for handoff in book.active(Handoff) for each in handoff.commitments if each.by.id == team.id
    ]


def _receives(view: View, team: Team) -> TableSection:
    rows = [
        [view.link(each), view.link(each.from_), view.value(tuple(item.text for item in each.acceptance))]
        for each in view.book.active(Handoff)
        if (receiver := view.book.team_of_step(each.to)) and receiver.id == team.id
    ]
    columns = ["What", label(Handoff, "from_"), label(Handoff, "acceptance")]
    return TableSection("s-receives", "What it receives", columns, rows)


def _agreed(view: View, team: Team) -> list[NamedLink]:
    pairs = (pair for pair in agreements.pairs(view.book) if team.id in {each.id for each in pair})
    return [NamedLink(agreements.title(*pair), view.href(urls.agreement(*pair))) for pair in pairs]
