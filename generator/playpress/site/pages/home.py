"""The playbook as a whole -> its first page: where to begin, the teams, how work flows, what else there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress import urls
from playpress.derive import agreements, competitors, contract, summary, work_flow
from playpress.derive.work_flow import FlowBorder
from playpress.graph import Book
from playpress.language import counted
from playpress.model.kind import Kind
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.site.blocks import Card, Figure, NamedLink
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.pages import compare, on_paper, own_pages, ownership, roles
from playpress.site.pages.alignment import figure
from playpress.site.view import View


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team on the first page."""

    team: Team
    """The team."""
    accent: str
    """Its colour, as a class of the stylesheet: team-0 to team-7."""
    href: str
    """Its page."""
    links: Sequence[NamedLink]
    """Its goals and strategies, counted, and its processes by name."""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A step in the flow of the work."""

    number: int
    """Its place in the process, from 1."""
    title: str
    """What it is called."""
    href: str
    """Where it is described."""
    team: str
    """The name of its team; empty: it has none."""
    accent: str
    """The colour of its team, as a class of the stylesheet; empty: it has none."""
    arriving: Sequence[NamedLink]
    """From which teams something arrives there out of other processes, each with its hand-off."""
    leaving: Sequence[NamedLink]
    """To which teams something goes from there, and at which of their steps, each with its hand-off."""


@dataclass(frozen=True, slots=True)
class FlowPart:
    """A process in the flow of the work."""

    title: str
    """What it is called."""
    href: str
    """Its page."""
    team: str
    """The name of the team that runs it; empty: it has none."""
    accent: str
    """The colour of that team, as a class of the stylesheet; empty: it has none."""
    steps: Sequence[FlowStep]
    """Its steps, from the first to the last."""


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role that a reader may have."""

    name: str
    """What it is called."""
    href: str
    """Its page."""
    parts: str
    """The ids of the sections of its page, with spaces between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContext(PageContext):
    """What the first page is given."""

    template: ClassVar[str] = "pages/home.md.j2"

    entry_points: Sequence[Card]
    """What most readers come for, so far as the playbook has it."""
    choices: Mapping[str, Sequence[RoleChoice]]
    """The roles by the name of their team, for those who say which one they have; empty where there is only one."""
    part_titles: Mapping[str, str]
    """The ids of sections of a role's page, and their headings."""
    teams: Sequence[TeamCard]
    """The teams."""
    flow: Sequence[FlowPart]
    """The processes in which work changes hands, each before those it passes work to; without any, all of them."""
    long_flow: bool
    """Whether all processes but the first wait behind their names: they have many steps together."""
    flow_between: str
    """The two teams between which work changes hands, in words; empty where these are not exactly two, one way."""
    more_processes: str
    """How many further processes there are, in words; empty: all are part of the flow."""
    figures: Sequence[Figure]
    """How much fits together, in per cent."""
    often_needed: Sequence[Card]
    """Kinds and pages that many look for."""
    kinds: Sequence[Card]
    """Every kind that has definitions."""


def pages(book: Book) -> Iterator[Page]:
    """The home page."""
    yield Page(
        "index.md",
        book.settings.full_title,
        HomeContext.template,
        _context,
        str(book.settings.description or ""),
    )


def _context(view: View) -> HomeContext:
    book = view.book
    flow = _flow(view)
    between, rest = work_flow.ends(book), len(book.active(Process)) - len(flow)
    return HomeContext(
        entry_points=list(_entry_points(view)),
        choices=_choices(view),
        part_titles={part.id: part.title for part in roles.PARTS},
        teams=[_team(view, team) for team in book.all(Team)],
        flow=flow,
        long_flow=sum(len(part.steps) for part in flow) > _MOST_STEPS,
        flow_between=f"from {between[0].name} to {between[1].name}" if between else "",
        more_processes=counted(rest, "more process", "more processes") if rest else "",
        figures=[] if book.circle else [figure(share) for share in summary.shares(book)],
        often_needed=[*_answers(view), *_starts(view), *_stories(view), *_prints(view)],
        kinds=[_kind(view, kind.about, len(book.all(kind))) for kind in book.kinds if book.all(kind)],
    )


MOST_PROCESSES = 8
"""How many processes the first page shows step by step."""
_MOST_STEPS = 40
"""How many steps the first page shows at once: about four screens of a phone."""
_MOST_OF_A_TEAM = 6
"""Up to how many processes of a team its card names; it counts more of them."""
_Borders = Mapping[Ref, Sequence[FlowBorder]]
_ANSWERED = {Objection.about.name: urls.SAY}
"""The pages that answer the question of a kind better than its index does."""


def _entry_points(view: View) -> Iterator[Card]:
    """What most readers come for, so far as the book has it."""
    asked = [(kind.about.entry, kind) for kind in view.book.kinds if kind.about.entry and view.book.active(kind)]
    for entry, kind in sorted(asked, key=lambda pair: pair[0].rank):
        href = view.href(_ANSWERED.get(kind.about.name) or urls.index(kind.about))
        yield Card(entry.question, href, kind.about.teaser, icon=kind.about.name)


def _choices(view: View) -> dict[str, list[RoleChoice]]:
    found = view.book.active(Role)
    choices: dict[str, list[RoleChoice]] = {}
    for role in found if len(found) > 1 else ():
        parts = " ".join(part.id for part in roles.parts(view.book, role))
        choices.setdefault(view.book.name(role.team), []).append(RoleChoice(role.name, view.href(role), parts))
    return choices


def _team(view: View, team: Team) -> TeamCard:
    goals = [each for each in view.book.active(Goal) if each.team.id == team.id]
    strategies = [each for each in view.book.active(Strategy) if each.team.id == team.id]
    processes = [each for each in view.book.active(Process) if each.team.id == team.id]
    named = processes if len(processes) <= _MOST_OF_A_TEAM else []
    counted = (Goal, goals), (Strategy, strategies), (Process, [] if named else processes)
    links = [_count(view, kind.about, len(those)) for kind, those in counted if those]
    links += [view.named(each) for each in named]
    return TeamCard(team, view.team_class(team), view.href(team), links)


def _flow(view: View) -> list[FlowPart]:
    """Each process with numbers of its own, and at each border what passes there, from either side."""
    leaving: dict[Ref, list[FlowBorder]] = {}
    arriving: dict[Ref, list[FlowBorder]] = {}
    for border in work_flow.borders(view.book):
        leaving.setdefault(border.source, []).append(border)
        if border.target.id != border.source.id:
            arriving.setdefault(border.target, []).append(border)
    return [
        FlowPart(
            title=process.name,
            href=view.href(process),
            team=str(team.name) if (team := view.book.team(process)) else "",
            accent=view.accent(team) if team else "",
            steps=[
                _step(view, number, Ref("process", process.id, step.id), leaving, arriving)
                for number, step in enumerate(process.steps, 1)
            ],
        )
        for process in work_flow.processes(view.book)[:MOST_PROCESSES]
    ]


def _step(view: View, number: int, ref: Ref, leaving: _Borders, arriving: _Borders) -> FlowStep:
    team = view.book.team_of_step(ref)
    return FlowStep(
        number=number,
        title=view.book.name(ref),
        href=view.href(ref),
        team=str(team.name) if team else "",
        accent=view.accent(team) if team else "",
        arriving=[NamedLink(_arrival(each), _contract(view, each)) for each in arriving.get(ref, ())],
        leaving=[NamedLink(_departure(view, each), _contract(view, each)) for each in leaving.get(ref, ())],
    )


def _arrival(border: FlowBorder) -> str:
    return f"from {border.sender.name}" if border.moves else f"{border.sender.name} reports"


def _departure(view: View, border: FlowBorder) -> str:
    """What happens where work, or word of it, leaves a team: who gets it, at which step, and how soon it answers."""
    verb = "hands over" if border.moves else "reports"
    promise = contract.acts_within(view.book, border.contract) if border.contract else None
    clock = f", answer within {promise.time.words}" if promise and promise.time else ""
    return f"{verb} to {border.receiver.name}, at {view.book.name(border.target)}{clock}"


def _contract(view: View, border: FlowBorder) -> str:
    """The contract of a border, or the step on the other side where there is none."""
    return view.href(border.contract if border.contract and view.book.has_file(border.contract) else border.target)


def _answers(view: View) -> Iterator[Card]:
    """Pages made from several definitions, which no index lists: battlecards, agreements, who owns what."""
    yield from (compare.battlecard(view, each) for each in competitors.competitors(view.book))
    if view.book.circle:
        return
    for one, other in agreements.pairs(view.book):
        text = f"What {one.name} and {other.name} promise each other, and how fast."
        if not agreements.is_promised(view.book, one, other):
            text = agreements.nothing_promised(one, other)
        yield Card(agreements.title(one, other), view.href(urls.agreement(one, other)), text, icon=Handoff.about.name)
    if ownership.is_there(view.book):
        text = "Who decides, up to which limit, and who owns each step."
        yield Card(ownership.TITLE, view.href(ownership.URI), text, icon=Role.about.name)


def _starts(view: View) -> list[Card]:
    kinds = [kind.about for kind in view.book.kinds if view.book.all(kind)]
    return [
        Card(kind.titles, view.href(urls.index(kind)), kind.teaser, icon=kind.name)
        for kind in kinds
        if kind.teaser and not kind.entry
    ]


def _stories(view: View) -> list[Card]:
    """Pages written by hand, or the list of them where there are many."""
    if address := own_pages.listed_at(view.book):
        number = len(own_pages.listed(view.book))
        return [Card(own_pages.TITLE, view.href(address), meta=str(number), icon="page")]
    text = "Read it from beginning to end."
    found = own_pages.in_menu(view.book)
    return [Card(page.name, view.href(page.uri), str(page.front.description or text), icon="page") for page in found]


def _prints(view: View) -> list[Card]:
    """What can be printed, where it is offered."""
    text = "The whole playbook, booklets for new colleagues, cards for the desk."
    card = Card(on_paper.TITLE, view.href(on_paper.URI), text, icon=Asset.about.name)
    return [card] if view.pdfs else []


def _count(view: View, kind: Kind, number: int) -> NamedLink:
    words = kind.title if number == 1 else kind.titles
    return NamedLink(f"{number} {words.lower()}", view.href(urls.index(kind)))


def _kind(view: View, kind: Kind, number: int) -> Card:
    return Card(kind.titles, view.href(urls.index(kind)), meta=str(number), icon=kind.name)
