"""What two teams promise each other -> one page to sign: contacts, goals, promises in short, if one is missed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from markupsafe import Markup

from playpress.derive import agreements, signatures
from playpress.language import counted
from playpress.model import field
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import HandsTo
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.pdf.places_to_fill import ROOM
from playpress.site.page import Page
from playpress.site.pages import promises, register
from playpress.site.pages.section import SectionsContext, TableSection
from playpress.site.view import View

_GOALS, _PROMISES, _HANDOFFS = 4, 16, 5
"""So many rows at most: with them it is one page of A4 or Letter."""


def page(one: Team, other: Team) -> Page:
    """The agreement of two teams on one page, which names its long form."""
    title = f"{agreements.title(one, other)}, in short"
    uri = f"print/agreement-{one.id}-{other.id}.md"
    return Page(uri, title, SectionsContext.template, _context(one, other))


def _context(one: Team, other: Team) -> Callable[[View], SectionsContext]:
    teams = (one, other)

    def context(view: View) -> SectionsContext:
        agreed = agreements.between(view.book, one, other)
        sections = [_contacts(view, teams), _goals(view, teams), _promises(view, teams, agreed), _missed(view, agreed)]
        sections.append(_signatures(view, teams, agreed))
        return SectionsContext(sections=[each for each in sections if each.rows])

    return context


def _signatures(view: View, teams: tuple[Team, Team], agreed: Sequence[Handoff]) -> TableSection:
    """Lines to sign, below what says which long form is signed."""
    wordings = ", ".join(f"{each.name} {signatures.fingerprint(view.book, each)}" for each in agreed)
    text = (
        f"Effective from the later signature until either team requests a change. The long form is binding: "
        f"“{agreements.title(*teams)}”, with {_conditions(agreed)}, in these versions: {wordings}."
    )
    return replace(register.signatures_section(view, teams, agreed), text=text)


def _conditions(agreed: Sequence[Handoff]) -> str:
    found = sum(len(each.acceptance) for each in agreed)
    return counted(found, "acceptance criterion", "acceptance criteria")


def _contacts(view: View, teams: Sequence[Team]) -> TableSection:
    leaders = [(team, view.book.leader(Ref(Team.about.name, team.id))) for team in teams]
    rows = [(team.name, view.link(leader) if leader else "", ROOM, ROOM) for team, leader in leaders]
    return TableSection("s-contacts", "Contacts", ("Team", "Role", "Name", "Telephone"), rows)


def _goals(view: View, teams: Sequence[Team]) -> TableSection:
    """The goals of both, next to each other."""
    held = [[view.link(each) for each in view.book.active(Goal) if each.team.id == team.id] for team in teams]
    shown = [[*each[:_GOALS], *_more(len(each) - _GOALS, "goal")] for each in held]
    rows = list(zip_longest(*shown, fillvalue=""))
    return TableSection("s-goals", "Goals", [f"{team.name} wants" for team in teams], rows)


def _promises(view: View, teams: Sequence[Team], agreed: Sequence[Handoff]) -> TableSection:
    """What each promises and within which time, one team after the other."""
    held = [promise for team in teams for each in agreed for promise in each.commitments if promise.by.id == team.id]
    rows: list[Sequence[object]] = [
        (view.book.name(each.by), view.words(each.what), promises.within(each)) for each in held[:_PROMISES]
    ]
    rows += [("", f"{more} in the long form", "") for more in _more(len(held) - _PROMISES, "commitment")]
    title = field.label(Handoff, "commitments")
    return TableSection("s-promises", title, ("Who", "Promises", field.label(HandsTo, "within")), rows)


def _missed(view: View, agreed: Sequence[Handoff]) -> TableSection:
    held = [each for each in agreed if each.breach]
    rows: list[Sequence[object]] = [(view.link(each), view.value(each.breach)) for each in held[:_HANDOFFS]]
    rows += [("", f"{more} in the long form") for more in _more(len(held) - _HANDOFFS, "hand-off")]
    return TableSection("s-missed", "If a commitment is missed", ("In", "What happens"), rows)


def _more(count: int, what: str) -> Sequence[Markup]:
    """What says that there are more of them; nothing where all are listed."""
    return [Markup.escape(counted(count, f"more {what}"))] if count > 0 else []
