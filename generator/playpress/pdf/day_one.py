"""A path -> the few pages of a new colleague's first day: its agenda, the first week, whom to ask, a map, answers."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from markupsafe import Markup

from playpress import language
from playpress.derive import onboarding, role_work, schedule, training
from playpress.derive.class_clock import Slot
from playpress.derive.schedule import Schedule
from playpress.derive.training import Hours
from playpress.graph import Book
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding, PathItem
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.term import Term
from playpress.pdf import copies
from playpress.pdf.class_sheets import ClassTable
from playpress.pdf.first_week import FirstWeek
from playpress.pdf.places_to_fill import ROOM
from playpress.pdf.volume import Chapter
from playpress.publications.cohort import Person
from playpress.site import diagram
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.pages.onboarding_paths import hours as in_words
from playpress.site.view import DOT, View

_ASKED = 12
"""So many rows at most say whom to ask: they fit on a page with room for names."""
_PARTS = 2
"""So many parts of a map at most."""
_ANY_MONDAY = dt.date(2024, 3, 4)
"""Where the first day is not known, an ordinary week gives the order of its days."""


@dataclass(frozen=True, slots=True)
class DayOneTask:
    """Something to do in the first week, with a box to tick."""

    id: str
    """The name of its box."""
    day: str
    """When: Tue 1 Dec, or Day 2."""
    html: Markup
    """What it is."""
    notes: Markup
    """How long it takes, and what it is about."""


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """What to say to a buyer, or what a word means."""

    title: str
    """What the buyer says, or the word."""
    html: Markup
    """The answer."""
    then: Markup | str = ""
    """What to ask then; empty: nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOneContext(PageContext):
    """What each page of a day-one folder is given: some of these, the others are empty."""

    template: ClassVar[str] = "print/day_one.md.j2"

    fill: Sequence[tuple[str, Markup | str]] = ()
    """Lines for names and a day, with what is known of them."""
    outcomes: Sequence[Markup] = ()
    """What the new colleague is able to do afterwards."""
    tables: Sequence[ClassTable] = ()
    """Tables, one after the other."""
    tasks: Sequence[DayOneTask] = ()
    """What there is to do, day by day."""
    note: str = ""
    """What has to be said about what there is to do."""
    drawings: Sequence[Markup] = ()
    """A map of the work, in one part or two."""
    caption: str = ""
    """What has to be said about the map."""
    answers: Sequence[ShortAnswer] = ()
    """What to say."""


def chapters(
    book: Book,
    path: Onboarding,
    dates: Schedule | None = None,
    person: Person | None = None,
    hours: Hours | None = None,
) -> tuple[Chapter, ...]:
    """The pages of a folder, each a chapter. `hours` are those of the day, the working hours where none are given."""
    role = (
        person.role if person else next((each for ref in path.roles if isinstance(each := book.get(ref), Role)), None)
    )
    if role is None:
        return ()
    times = book.settings.working_time
    on, hours = dates or schedule.schedule(_ANY_MONDAY, times), hours or Hours.of(times)
    walked = onboarding.in_walking_order(book, path)
    week = FirstWeek(
        book, path, role, on, dates is not None, training.agenda(book, {role.id: walked}, on, hours), hours
    )
    pages: list[tuple[str, str, Callable[[View], DayOneContext]]] = [
        ("today", "Your first day", lambda view: _first_day(view, week, person)),
        ("week", "Your first week", lambda view: _week(view, week)),
        ("ask", "Whom to ask", lambda view: _whom_to_ask(view, week, person)),
    ]
    if process := week.process():
        pages.append(("map", f"Your map: {process.name}", lambda view: _map(view, process)))
    if said := week.answered():
        pages.append(
            ("answers", _title(said), lambda view: DayOneContext(answers=[_answer(view, each) for each in said]))
        )
    return tuple(
        Chapter(title, (Page(f"print/{path.id}-{end}.md", title, DayOneContext.template, context),), fresh=True)
        for end, title, context in pages
    )


def _first_day(view: View, week: FirstWeek, person: Person | None) -> DayOneContext:
    """Who it is for, and the agenda of the day with clock times."""
    first = week.days[0] if week.days and week.days[0].day == week.dates.first else None
    slots = sorted(first.slots, key=lambda slot: slot.begin) if first else []
    rows = [(f"{slot.begin:%H:%M} to {slot.end:%H:%M}".replace(" ", "\u00a0"), _slot(view, slot)) for slot in slots]
    tables = [ClassTable("What happens when", ("Time", "What"), rows, _rest(week, slots))] if rows else []
    others = list(_others(view, week))
    tables += [ClassTable("Who has time for you", ("Who", "What for", "When, how long"), others)] if others else []
    return DayOneContext(
        fill=_names(week, person),
        outcomes=[view.words(each.text) for _, phase in week.phases(first_day=True) for each in phase.outcomes],
        tables=tables,
    )


def _names(week: FirstWeek, person: Person | None) -> list[tuple[str, Markup | str]]:
    """The lines for names: of the person and those who go with them, where they are known."""
    held = (
        [copies.word("name", person.name), copies.word("manager", person.manager), copies.word("buddy", person.buddy)]
        if person
        else [""] * 3
    )
    name, manager, buddy = held
    day = language.weekday_and_day(week.dates.first) if week.dated else ""
    return [("Name", name), ("First day", day), ("Manager", manager), ("Buddy", buddy)]


def _slot(view: View, slot: Slot) -> Markup:
    if slot.session is None:
        return Markup("Lunch" if slot.is_lunch else "Break")
    return view.words(slot.session.item.text)


def _rest(week: FirstWeek, slots: Sequence[Slot]) -> str:
    """What fills the rest of the day."""
    end = week.hours.end
    last = slots[-1].end if slots else None
    if last is None or last >= end.on(last.date()):
        return ""
    return f"The path leaves {last:%H:%M} to {end} free: your manager and your buddy plan it with you."


def _others(view: View, week: FirstWeek) -> Iterator[tuple[str, Markup, str]]:
    """What the buddy and the manager do with the new colleague on the first day, and when or how long."""
    for path, phase in week.phases(first_day=True):
        for item in phase.items:
            if item.who in ("buddy", "manager"):
                minutes = onboarding.minutes(week.book, path, item)
                when = [item.at.words] if item.at else []
                when += [in_words(minutes)] if minutes else []
                yield f"Your {item.who}", view.words(item.text), ", ".join(when)


def _week(view: View, week: FirstWeek) -> DayOneContext:
    """What there is to do on the days after the first one."""
    return DayOneContext(
        outcomes=[view.words(each.text) for _, phase in week.phases(first_day=False) for each in phase.outcomes],
        tasks=list(_tasks(view, week)),
        note="Everything there is to read is in your booklet and in the wiki.",
    )


def _tasks(view: View, week: FirstWeek) -> Iterator[DayOneTask]:
    for day in week.days:
        lessons = [slot.session for slot in day.slots if slot.session] + list(day.left)
        for each in lessons if day.day > week.dates.first else ():
            yield _task(view, week.said(day.day), each.path, each.item, each.minutes)


def _task(view: View, day: str, path: Onboarding, item: PathItem, minutes: int) -> DayOneTask:
    notes = [Markup.escape(item.at.words)] if item.at else []
    notes += [Markup(in_words(minutes))] if minutes else []
    notes += [Markup(", ").join(view.link(ref) for ref in item.about)] if item.about else []
    return DayOneTask(f"{path.id}-{item.id}", day, view.words(item.text), DOT.join(notes))


def _whom_to_ask(view: View, week: FirstWeek, person: Person | None) -> DayOneContext:
    """Roles with what they answer for, and room for the name of each; the meetings of the role."""
    asked: dict[str, list[Markup]] = {}
    roles: dict[str, Role] = {}
    manager = week.book.get(week.role.reports_to)
    if isinstance(manager, Role):
        roles[manager.id] = manager
        asked[manager.id] = [Markup("your work, your time, your signature")]
    for each in week.subjects():
        owner = week.book.owner(each)
        if owner and owner.role.id != week.role.id:
            roles[owner.role.id] = owner.role
            asked.setdefault(owner.role.id, []).append(view.link(each))
    for role in role_work.work(week.book, week.role).counterparts:
        roles[role.id] = role
        asked.setdefault(role.id, [Markup("what passes between your teams")])
    known = {manager.id: copies.word("manager", person.manager)} if person and manager else {}
    rows = [
        (view.link(roles[id_]), Markup(", ").join(what), known.get(id_, ROOM))
        for id_, what in islice(asked.items(), _ASKED)
    ]
    tables = [ClassTable("", ("Ask", "About", "Name, telephone"), rows)] if rows else []
    held = [(view.link(each), each.cadence or "") for each in role_work.work(week.book, week.role).meetings]
    tables += [ClassTable("Where you are expected", ("Meeting", "When"), held)] if held else []
    return DayOneContext(tables=tables)


def _map(view: View, process: Process) -> DayOneContext:
    drawings = diagram.on_paper(view, process)
    more = " Your booklet has the other parts." if len(drawings) > _PARTS else ""
    return DayOneContext(
        drawings=[*map(Markup, drawings[:_PARTS])],
        caption=f"Each lane is a team; read from top to bottom. A thick line crosses to another team.{more}",
    )


def _title(said: Sequence[Objection | Term]) -> str:
    return "What to answer" if isinstance(said[0], Objection) else "Words to know"


def _answer(view: View, about: Objection | Term) -> ShortAnswer:
    if isinstance(about, Term):
        return ShortAnswer(str(about.name), view.prose(about.definition or about.summary or ""))
    then = Markup("{}: {}").format(view.label(about, "ask_next"), view.words(about.ask_next or ""))
    title = f"“{about.says}”" if about.says else str(about.name)
    return ShortAnswer(title, view.prose(about.answer or ""), then if about.ask_next else "")
