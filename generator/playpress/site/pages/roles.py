"""Roles -> pages that answer in one look: what I receive, what I promise, what I do, what I say, what I learn."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.derive import contract, onboarding, role_work
from playpress.derive.role_work import Work
from playpress.graph import Book
from playpress.language import counted
from playpress.model import period
from playpress.model.entity import Entity
from playpress.model.field import labels
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.process import RACI, Process
from playpress.model.kinds.role import Role
from playpress.publications import catalogue
from playpress.site.blocks import FactRow, LinkGroup
from playpress.site.context import Detail
from playpress.site.markup import anchor
from playpress.site.pages import promises
from playpress.site.pages.section import TableSection
from playpress.site.view import View


@dataclass(frozen=True, slots=True)
class RolePart:
    """A section of a role's page."""

    id: str
    """The anchor of its heading."""
    title: str
    """Its heading."""
    about: Callable[[Work], Sequence[object]]
    """What it lists of the work of the role."""


RECEIVES = RolePart("s-receives", "What you receive", lambda work: work.receives)
PROMISES = RolePart("s-promises", "Your team's commitments", lambda work: work.promises)
DUTIES = RolePart("s-duties", "What you do", lambda work: work.steps)
SENDS = RolePart("s-sends", "What you hand over", lambda work: work.sends)
METRICS = RolePart("s-metrics", "Your metrics", lambda work: work.metrics)
OBJECTIONS = RolePart("s-objections", "What buyers say to you", lambda work: work.objections)
MEETINGS = RolePart("s-meetings", "Your meetings", lambda work: work.meetings)
USEFUL = RolePart("s-useful", "Useful for you", lambda work: (*work.checklists, *work.words, *work.paths))
PARTS = (RECEIVES, PROMISES, DUTIES, SENDS, METRICS, OBJECTIONS, MEETINGS, USEFUL)
"""What a role's page may have about its work, in the order of the page."""


def parts(book: Book, role: Role) -> list[RolePart]:
    """The sections about its work that the page of a role has."""
    work = role_work.work(book, role)
    return [part for part in PARTS if part.about(work)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDetail(Detail):
    """What a role's page is given besides."""

    template: ClassVar[str] = "pages/role.md.j2"

    sections: Sequence[TableSection]
    """What the role receives, promises, does, hands over, answers for, says and attends; none that is empty."""
    counterparts: Sequence[FactRow]
    """The roles on the other side of its hand-offs, in one row; empty where there are none."""
    useful_part: RolePart
    """The section with what helps."""
    useful: Sequence[FactRow]
    """Checklists, words, material and onboarding that help with the work."""
    elsewhere: Sequence[LinkGroup]
    """What the same book has on pages of its own, and which is only named here; on paper alone."""


def role_detail(view: View, role: Role, held: AbstractSet[str] = frozenset()) -> RoleDetail:
    """The work of the role, table by table; what is empty is left out.

    `held` are the addresses of pages that a book on paper has elsewhere: their answers and material are named only.
    """
    work = role_work.work(view.book, role)
    elsewhere = {
        "Answers to objections": _held(work.objections, held),
        "Messages and assets": _held(work.words, held),
        Checklist.about.titles: _held(work.checklists, held),
    }
    work = replace(
        work,
        objections=tuple(each for each in work.objections if urls.page(each) not in held),
        words=tuple(each for each in work.words if urls.page(each) not in held),
        checklists=tuple(each for each in work.checklists if urls.page(each) not in held),
    )
    tables = (
        _receives(view, work),
        _promises(view, work),
        _steps(view, work),
        _sends(view, work),
        _metrics(view, work),
        _says(view, work),
        _meetings(view, work),
    )
    return RoleDetail(
        sections=[each for each in tables if each.rows],
        counterparts=[FactRow("Counterparts", view.value(work.counterparts))] if work.counterparts else [],
        useful_part=USEFUL,
        useful=[*_useful(view, work), *_booklet(view, role)],
        elsewhere=[
            LinkGroup(title, [view.named(each) for each in found]) for title, found in elsewhere.items() if found
        ],
    )


def _held(found: Iterable[Entity], held: AbstractSet[str]) -> list[Entity]:
    return [each for each in found if urls.page(each) in held]


def _useful(view: View, work: Work) -> list[FactRow]:
    """Rows for the facts block: what helps with the work."""
    rows = {
        Checklist.about.titles: work.checklists,
        "Messages and assets": work.words,
        "Onboarding": work.paths,
    }
    return [FactRow(name, view.value(found)) for name, found in rows.items() if found]


def _booklet(view: View, role: Role) -> list[FactRow]:
    """The way into the role on paper, where the site offers PDFs."""
    path = onboarding.path_into(view.book, role) if view.pdfs else None
    if path is None:
        return []
    booklet = catalogue.booklet(view.book, path)
    return [FactRow("Print", anchor(view.href(booklet.uri), f"{booklet.title} (PDF)"))]


def _receives(view: View, work: Work) -> TableSection:
    rows = [[view.link(each), _accepted(view, each), _answer(view, each)] for each in work.receives]
    return TableSection(RECEIVES.id, RECEIVES.title, ["What", "You accept it when", "You answer"], rows)


def _accepted(view: View, handoff: Handoff) -> Markup | str:
    return view.value(tuple(each.text for each in handoff.acceptance)) if handoff.acceptance else "nothing is written"


def _answer(view: View, handoff: Handoff) -> Markup | str:
    times = promises.answer_time(view, handoff) or "no time is promised"
    return Markup("within {}").format(times) if contract.answer(view.book, handoff) else times


def _promises(view: View, work: Work) -> TableSection:
    rows = [promises.row(view, each.commitment, each.handoff) for each in work.promises]
    return TableSection(PROMISES.id, PROMISES.title, promises.columns(), rows)


def _steps(view: View, work: Work) -> TableSection:
    rows = [[view.link(duty.ref), "/".join(duty.letters), view.link(duty.process)] for duty in work.steps]
    columns = ["Step", "RACI", Process.about.title]
    caption = ", ".join(f"{letter} {word}" for letter, word in RACI.items())
    return TableSection(DUTIES.id, DUTIES.title, columns, rows, caption=caption, compact=True)


def _sends(view: View, work: Work) -> TableSection:
    rows = [
        [view.link(each), view.link(each.to), view.value(tuple(item.text for item in each.required_info))]
        for each in work.sends
    ]
    return TableSection(SENDS.id, SENDS.title, ["What", *labels(Handoff, "to", "required_info")], rows)


def _metrics(view: View, work: Work) -> TableSection:
    rows = [
        [
            view.link(each),
            view.words(each.summary or ""),
            f"{period.in_words(target.period)}: {target.value}" if target else "",
        ]
        for each in work.metrics
        for target in (each.targets[-1] if each.targets else None,)
    ]
    return TableSection(METRICS.id, METRICS.title, ["Number", "What it counts", "Target"], rows)


def _says(view: View, work: Work) -> TableSection:
    rows = [
        [view.link(each, str(each.says or each.name)), view.prose(each.answer or ""), view.words(each.ask_next or "")]
        for each in work.objections
    ]
    columns, answer = (
        labels(Objection, "says", "response", "ask_next"),
        counted(len(rows), Objection.about.title.lower()),
    )
    return TableSection(OBJECTIONS.id, OBJECTIONS.title, columns, rows, answer=answer)


def _meetings(view: View, work: Work) -> TableSection:
    rows = [[view.link(each), each.cadence or "", view.words(each.summary or "")] for each in work.meetings]
    return TableSection(MEETINGS.id, MEETINGS.title, [Meeting.about.title, "When", "What for"], rows)
