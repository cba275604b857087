"""The playbook as a whole -> its first page: where to begin, the teams, how work flows, what else there is."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from playpress import urls
from playpress.derive import handoff_register, summary
from playpress.graph import Book
from playpress.model.entity import Kind
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.process import Process
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.site.page import Page
from playpress.site.pages import on_paper
from playpress.site.pages.alignment import figure
from playpress.site.view import Row, View
from playpress.source.content import ContentFile


def pages(book: Book) -> Iterator[Page]:
    """The home page."""
    yield Page(
        "index.md",
        book.settings.full_title,
        "pages/home.md.j2",
        _context,
        str(book.settings.description or ""),
    )


def _context(view: View) -> Mapping[str, Any]:
    book = view.book
    flow = _flow(view)
    teams = dict.fromkeys(step["team"] for part in flow for step in part["steps"] if step["team"])
    return {
        "entries": list(_entries(view)),
        "teams": [_team(view, team) for team in book.all(Team)],
        "flow": flow,
        "way": " to ".join(teams) if len(teams) > 1 else "",
        "figures": [figure(share) for share in summary.shares(book)],
        "more": [*_starts(view), *_stories(view), *_prints(view)],
        "kinds": [_kind(view, kind.about, len(book.all(kind))) for kind in book.kinds if book.all(kind)],
    }


_ENTRIES = (
    ("onboarding", "I am new here", "Your way in, from the first day on.", ""),
    ("role", "My role", "What you do, receive and promise.", ""),
    ("objection", "What do I say now?", "What buyers say, and what to answer.", urls.SAY),
    ("term", "What does it mean?", "Every word and acronym we share.", ""),
)
"""Kind, question, what one finds there, and the page where it is not the index of the kind."""


def _entries(view: View) -> Iterator[Row]:
    """What most readers come for, so far as the book has it."""
    kinds = {kind.about.name: kind for kind in view.book.kinds if view.book.active(kind)}
    for name, title, text, uri in _ENTRIES:
        if name in kinds:
            href = view.href(uri or urls.index(kinds[name].about))
            yield {"title": title, "href": href, "text": text, "icon": name}


def _team(view: View, team: Team) -> Row:
    goals = [each for each in view.book.active(Goal) if each.team.id == team.id]
    strategies = [each for each in view.book.active(Strategy) if each.team.id == team.id]
    processes = [each for each in view.book.active(Process) if each.team.id == team.id]
    counted = ((Goal.about, len(goals)), (Strategy.about, len(strategies)))
    links = [_count(view, kind, number) for kind, number in counted if number]
    links += [{"title": each.name, "href": view.href(each)} for each in processes]
    return {"team": team, "accent": view.team_class(team), "href": view.href(team), "links": links}


def _flow(view: View) -> list[Row]:
    """The work from its first step to its last: down each process, across at the borders between teams.

    A process comes before another when work crosses from it to the other.
    """
    crossings = {border.edge.source: border for border in handoff_register.crossings(view.book)}
    sending = {source.id for source in crossings}
    processes = sorted(view.book.active(Process), key=lambda process: process.id not in sending)
    numbers = count(1)
    return [
        {
            "title": process.name,
            "href": view.href(process),
            "steps": [
                _step(view, Ref("process", process.id, step.id), number, crossings)
                for step, number in zip(process.steps, numbers, strict=False)
            ],
        }
        for process in processes
    ]


def _step(view: View, ref: Ref, number: int, crossings: Mapping[Ref, handoff_register.Crossing]) -> Row:
    team = view.book.team_of_step(ref)
    border = crossings.get(ref)
    contract = border.contracts[0] if border and border.contracts else ref
    return {
        "number": number,
        "title": view.book.name(ref),
        "href": view.href(ref),
        "team": str(team.name) if team else "",
        "accent": view.accent(team) if team else "",
        "handoff": f"hands over to {border.receiver.name}" if border else "",
        "contract": view.href(contract),
    }


_STARTS = (
    ("handoff", "What one team may expect of the other, and until when."),
    ("comparison", "What sets the two teams apart, and what follows from it."),
    ("checklist", "Boxes to tick, for the desk or on paper."),
)


def _starts(view: View) -> list[Row]:
    kinds = {kind.about.name: kind.about for kind in view.book.kinds if view.book.all(kind)}
    return [
        {
            "title": kinds[name].titles,
            "href": view.href(urls.index(kinds[name])),
            "text": text,
            "meta": "",
            "icon": name,
        }
        for name, text in _STARTS
        if name in kinds
    ]


def _stories(view: View) -> list[Row]:
    """Pages somebody wrote by hand."""
    found = [(title(page), page.file.removeprefix("content/")) for page in view.book.pages]
    text = "Read it from beginning to end."
    return [
        {"title": name, "href": view.href(uri), "text": text, "meta": "", "icon": "page"}
        for name, uri in found
        if uri != "index.md"
    ]


def _prints(view: View) -> list[Row]:
    """What can be printed, where it is offered."""
    text = "The whole playbook, booklets for new colleagues, cards for the desk."
    row = {"title": on_paper.TITLE, "href": view.href(on_paper.URI), "text": text, "meta": "", "icon": "asset"}
    return [row] if view.book.settings.downloads else []


def _count(view: View, kind: Kind, number: int) -> Row:
    words = kind.title if number == 1 else kind.titles
    return {"title": f"{number} {words.lower()}", "href": view.href(urls.index(kind))}


def _kind(view: View, kind: Kind, number: int) -> Row:
    return {
        "title": kind.titles,
        "href": view.href(urls.index(kind)),
        "text": "",
        "meta": str(number),
        "icon": kind.name,
    }


def title(page: ContentFile) -> str:
    """The title of a hand-written page: its first heading, else its file name in words."""
    for line in page.path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return page.path.stem.replace("-", " ").capitalize()
