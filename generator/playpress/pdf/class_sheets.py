"""People who begin together -> the sheets of their class: list, hours, signatures, agenda, what the trainer does."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import language
from playpress import markup_names as css
from playpress.derive import onboarding, training
from playpress.derive.class_clock import Lesson, Slot
from playpress.derive.schedule import Schedule
from playpress.derive.training import ClassDay, Hours
from playpress.graph import Book
from playpress.language import counted, day
from playpress.model.kinds.message import Message
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.pdf import copies
from playpress.pdf.certificate import CertificatesContext, certificate
from playpress.pdf.places_to_fill import ROOM
from playpress.publications.cohort import Person
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.pages.onboarding_paths import hours as in_words
from playpress.site.view import View

_WHO = ("hire", "manager", "buddy")
_DO = {
    "read": "Let them read, then ask for it in a sentence each.",
    "watch": "Watch it together, then ask what they would do the same way.",
    "shadow": "Take them along; they write down what surprises them.",
    "practise": "Show it once, let each of them do it, say what was good and one thing to change.",
    "meet": "Get everyone together and keep to the time.",
    "check": "Make sure it gets done, and have them tick it.",
    "quiz": "Each answers alone, on paper; then go through the key.",
}
"""What a trainer does in a session, by what it is."""


@dataclass(frozen=True, slots=True)
class ClassTable:
    """A table of a sheet."""

    title: str
    """What it is about."""
    columns: Sequence[str]
    """The heads of its columns."""
    rows: Sequence[Sequence[object]]
    """Its rows, a cell for each column."""
    note: str = ""
    """What has to be said about it; empty: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesContext(PageContext):
    """What a sheet of tables for a class is given."""

    template: ClassVar[str] = "print/class.md.j2"

    tables: Sequence[ClassTable]
    """The tables, one after the other."""
    apart: bool
    """Whether each begins on a page of its own."""


@dataclass(frozen=True, slots=True)
class Guided:
    """A session as the trainer leads it."""

    title: str
    """What is done."""
    when: str
    """The day and the time, how long it takes, and who does it."""
    objective: Sequence[Markup]
    """What they are able to do afterwards."""
    do: str
    """What the trainer does."""
    say: Sequence[Markup]
    """What the trainer says: the words of the playbook for what it is about."""
    material: Sequence[Markup]
    """What has to be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerGuideContext(PageContext):
    """What a trainer's guide is given."""

    template: ClassVar[str] = "print/guide.md.j2"

    sessions: Sequence[Guided]
    """The sessions of the class, in their order."""


@dataclass(frozen=True, slots=True)
class Class:
    """People who begin on the same day: what they walk, and when."""

    people: Sequence[Person]
    dates: Schedule
    hours: Hours
    tracks: Mapping[str, Sequence[Onboarding]]
    """The paths that each role walks in their order, by the id of the role."""
    days: Sequence[ClassDay]
    """What they do together or role by role, day by day."""


def of(book: Book, people: Sequence[Person], dates: Schedule, hours: Hours) -> Class:
    """The class of people who begin on the first of `dates` and are taught within `hours`."""
    tracks = {each.role.id: onboarding.in_walking_order(book, each.path) for each in people}
    return Class(people, dates, hours, tracks, training.agenda(book, tracks, dates, hours))


def class_list(classes: Sequence[Class]) -> Page:
    """Who is in it, with room for initials, and the time that it takes each of them, week by week."""

    def context(view: View) -> TablesContext:
        rows = [
            (each.name, each.role.name, _short(one.dates.first), each.manager or ROOM, each.buddy or ROOM, ROOM, ROOM)
            for one in classes
            for each in one.people
        ]
        columns = ("Name", "Role", "First day", "Manager", "Buddy", "Booklet", "Initials")
        tracks = {role: paths for one in classes for role, paths in one.tracks.items()}
        times = [_times(view.book, _name(view, role), paths) for role, paths in tracks.items()]
        return TablesContext(tables=[ClassTable("", columns, rows), *times], apart=False)

    return Page("print/class-list.md", "Class list", TablesContext.template, context)


def signatures(classes: Sequence[Class]) -> Page:
    """A page for each person: every phase with the day it ends on and room for two signatures."""

    def context(view: View) -> TablesContext:
        people = [(one, each) for one in classes for each in one.people]
        return TablesContext(tables=[_signed(view, one, each) for one, each in people], apart=True)

    return Page("print/class-signatures.md", "Signatures", TablesContext.template, context)


def agenda(classes: Sequence[Class]) -> Page:
    """What the class does when, day by day, within its hours."""

    def context(view: View) -> TablesContext:
        days = [(one, each) for one in classes for each in one.days]
        return TablesContext(tables=[_day(view, one, each) for one, each in days], apart=False)

    return Page("print/class-agenda.md", "Agenda", TablesContext.template, context)


def guide(classes: Sequence[Class]) -> Page:
    """Lesson by session what the trainer wants, does, says and needs."""

    def context(view: View) -> TrainerGuideContext:
        slots = [slot for one in classes for each in one.days for slot in each.slots if slot.session]
        return TrainerGuideContext(sessions=[_guided(view, slot, slot.session) for slot in slots if slot.session])

    return Page("print/class-guide.md", "Trainer's guide", TrainerGuideContext.template, context)


def certificates(classes: Sequence[Class]) -> Page:
    """A page for each person: the path, what it makes them able to do, a date and room for two signatures."""

    def context(view: View) -> CertificatesContext:
        people = [(one, each) for one in classes for each in one.people]
        return CertificatesContext(
            certificates=[
                certificate(view, each, one.tracks[each.role.id], one.dates.first, _manager(view, each))
                for one, each in people
            ]
        )

    return Page("print/class-certificates.md", "Certificate of completion", CertificatesContext.template, context)


def _manager(view: View, person: Person) -> str | Markup:
    """The manager by name, where the list has it; else the role a person reports to."""
    reports_to = person.role.reports_to
    return person.manager or (view.link(reports_to) if reports_to else "Manager")


def _role(view: View, slot: Slot) -> str:
    """The role that has a session or a break to itself; empty for none."""
    return _name(view, slot.whose) if slot.whose else ""


def _name(view: View, role: str) -> str:
    return view.book.name(Ref(Role.about.name, role))


def _times(book: Book, name: str, paths: Sequence[Onboarding]) -> ClassTable:
    weeks = training.by_week(book, paths)
    total = {who: sum(each.minutes.get(who, 0) for each in weeks) for who in _WHO}
    rows = [(f"Week {each.number}" if each.number else "Before the first day", *_hours(each.minutes)) for each in weeks]
    unknown = onboarding.time_needed(book, paths[-1], [item for path in paths for *_, item in onboarding.items(path)])
    one, many = "thing has no minutes and is not counted.", "things have no minutes and are not counted."
    note = counted(unknown.unknown, one, many) if unknown.unknown else ""
    return ClassTable(
        f"Time for: {name}", ("", "New hire", "Manager", "Buddy"), [*rows, ("Total", *_hours(total))], note
    )


def _hours(minutes: dict[str, int]) -> list[str]:
    return [in_words(minutes[who]) if minutes.get(who) else "" for who in _WHO]


def _signed(view: View, one: Class, person: Person) -> ClassTable:
    """The phases of a person with who signs them: their manager by name, where the list has it."""
    rows = []
    manager = _manager(view, person)
    for path in one.tracks[person.role.id]:
        for phase in path.phases:
            role = copies.signer(person, path, phase)
            signer = view.link(role) if role else manager
            ends = one.dates.span(phase.from_day, phase.to_day)[1]
            rows.append((phase.name, _short(ends), ROOM, ROOM, signer, ROOM))
    columns = ("Phase", "Ends on", "Date", person.name, "Signed by", "Signature")
    begins = f"{person.role.name}, first day {day(one.dates.first)}"
    more = [f"{word} {name}" for word, name in (("manager", person.manager), ("buddy", person.buddy)) if name]
    return ClassTable(person.name, columns, rows, ", ".join([begins, *more]))


def _day(view: View, one: Class, found: ClassDay) -> ClassTable:
    rows = [
        (f"{slot.begin:%H:%M}\u00a0to\u00a0{slot.end:%H:%M}", _what(view, slot), _role(view, slot))
        for slot in sorted(found.slots, key=lambda slot: slot.begin)
        if slot.session or slot.is_lunch or not slot.whose
    ]
    left = "; ".join(f"{each.item.text} ({in_words(each.minutes)})" for each in found.left)
    note = f"Does not fit between {one.hours.begin} and {one.hours.end}: {left}." if left else ""
    return ClassTable(language.weekday_and_day(found.day), ("Time", "What", "Who"), rows, note)


def _what(view: View, slot: Slot) -> Markup:
    if slot.session is None:
        return Markup("Lunch" if slot.is_lunch else "Break")
    item = slot.session.item
    material = Markup(", ").join(view.link(ref) for ref in item.about)
    notes = Markup(' <span class="{}">{}</span>').format(css.NOTE_TEXT, material) if material else Markup("")
    return view.words(item.text) + notes


def _guided(view: View, slot: Slot, session: Lesson) -> Guided:
    item = session.item
    who = _role(view, slot) or "the whole class"
    when = f"{language.weekday_and_date(slot.begin)}, {slot.begin:%H:%M} to {slot.end:%H:%M}"
    return Guided(
        title=str(item.text),
        when=f"{when}, {in_words(session.minutes) if session.minutes else 'no minutes given'}, {who}",
        objective=[view.words(each.text) for each in session.phase.outcomes],
        do=_DO[item.do],
        say=[words for ref in item.about if (words := _say(view, view.book.get(ref)))],
        material=[view.link(ref) for ref in item.about],
    )


def _say(view: View, about: object) -> Markup:
    """What the playbook has to say about a definition in one or two sentences."""
    if isinstance(about, Objection):
        return Markup("“{}” {}").format(view.words(about.says or about.name), view.words(about.ask_next or ""))
    if isinstance(about, Message):
        return view.words(about.claim or about.name)
    return view.words(getattr(about, "summary", None) or "")


def _short(on: dt.date) -> str:
    return language.short_weekday_and_day(on)


PAGES: dict[str, tuple[str, Callable[[Sequence[Class]], Page]]] = {
    "list": ("For the trainer", class_list),
    "signatures": ("One for each person", signatures),
    "certificates": ("One for each person, when the path is done", certificates),
    "agenda": ("For the class", agenda),
    "guide": ("For the trainer", guide),
}
"""The sheets of a class by the ends of their names: for whom each is, and what makes it."""
