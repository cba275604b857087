"""The playbook as a whole -> its first page: where to begin, the teams, how work flows, what else there is."""

from collections.abc import Iterator, Mapping
from typing import Any

from playpress.derive import borders, summary
from playpress.graph import Book
from playpress.model.entity import Kind
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.process import Process
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.site import urls
from playpress.site.chapters import lookup, on_paper
from playpress.site.chapters.alignment import figure
from playpress.site.page import Page
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
    funnel = _funnel(view)
    return {
        "teams": [_team(view, team) for team in book.all(Team)],
        "funnel": funnel,
        "flow": " to ".join(dict.fromkeys(step["team"] for step in funnel if step["team"])),
        "starts": [*_moments(view), *_stories(view), *_starts(view), *_prints(view)],
        "figures": [figure(share) for share in summary.shares(book)],
        "kinds": [_kind(view, kind.about, len(book.all(kind))) for kind in book.kinds if book.all(kind)],
    }


def _team(view: View, team: Team) -> Row:
    goals = [each for each in view.book.active(Goal) if each.team.id == team.id]
    strategies = [each for each in view.book.active(Strategy) if each.team.id == team.id]
    processes = [each for each in view.book.active(Process) if each.team.id == team.id]
    counted = ((Goal.about, len(goals)), (Strategy.about, len(strategies)))
    links = [_count(view, kind, count) for kind, count in counted if count]
    links += [{"title": each.name, "href": view.href(each)} for each in processes]
    return {"team": team, "accent": view.team_class(team), "href": view.href(team), "links": links}


def _funnel(view: View) -> list[Row]:
    """The work from its first step to its last: down each process, across at the borders between teams.

    A process comes before another when work crosses from it to the other.
    """
    crossings = {border.edge.source: border for border in borders.borders(view.book)}
    sending = {source.id for source in crossings}
    processes = sorted(view.book.active(Process), key=lambda process: process.id not in sending)
    rows = []
    for process in processes:
        for step in process.steps:
            ref = Ref("process", process.id, step.id)
            team = view.book.team_of_step(ref)
            border = crossings.get(ref)
            words = f"hands over to {border.receiver.name}" if border else ""
            accent = view.accent(team) if team else ""
            name = str(team.name) if team else ""
            rows.append({"title": step.name, "href": view.href(ref), "team": name, "accent": accent, "handoff": words})
    return rows


def _moments(view: View) -> list[Row]:
    """What is looked up while somebody waits."""
    text = "What a buyer has just said, and what to answer."
    row = {"title": "What to say now", "href": view.href(lookup.SAY), "text": text, "meta": "In a talk"}
    return [row] if view.book.active(Objection) else []


def _stories(view: View) -> list[Row]:
    """Pages somebody wrote by hand."""
    found = [(title(page), page.file.removeprefix("content/")) for page in view.book.pages]
    return [
        {"title": name, "href": view.href(uri), "text": "Read it from beginning to end.", "meta": "Page"}
        for name, uri in found
        if uri != "index.md"
    ]


_STARTS = (
    ("handoff", "What one team may expect of the other, and until when.", "Agree"),
    ("comparison", "What sets the two teams apart, and what follows from it.", "Compare"),
    ("process", "Every step: who does it, when it begins, when it is done.", "Look up"),
    ("checklist", "Boxes to tick, for the desk or on paper.", "Do"),
    ("term", "What the words mean, once and for both teams.", "Understand"),
)


def _starts(view: View) -> list[Row]:
    kinds = {kind.about.name: kind for kind in view.book.kinds if view.book.all(kind)}
    return [
        {
            "title": kinds[name].about.titles,
            "href": view.href(urls.index(kinds[name].about)),
            "text": text,
            "meta": meta,
        }
        for name, text, meta in _STARTS
        if name in kinds
    ]


def _prints(view: View) -> list[Row]:
    """What can be printed, where it is offered."""
    text = "The whole playbook, booklets for new colleagues, cards for the desk."
    row = {"title": on_paper.TITLE, "href": view.href(on_paper.URI), "text": text, "meta": "Print"}
    return [row] if view.book.settings.downloads else []


def _count(view: View, kind: Kind, count: int) -> Row:
    words = kind.title if count == 1 else kind.titles
    return {"title": f"{count} {words.lower()}", "href": view.href(urls.index(kind))}


def _kind(view: View, kind: Kind, count: int) -> Row:
    return {
        "title": kind.titles,
        "href": view.href(urls.index(kind)),
        "text": "",
        "meta": _count(view, kind, count)["title"],
    }


def title(page: ContentFile) -> str:
    """The title of a hand-written page: its first heading, else its file name in words."""
    for line in page.path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return page.path.stem.replace("-", " ").capitalize()
