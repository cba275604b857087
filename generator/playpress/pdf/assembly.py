"""A publication and the pages of its wiki -> its volume: what it contains, as parts, chapters and pages."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from playpress import alphabet, urls
from playpress.derive import onboarding, schedule
from playpress.derive.training import Hours
from playpress.graph import Book
from playpress.model.book_part import PARTS, PartName
from playpress.model.entity import Entity
from playpress.model.field import label
from playpress.model.kind import Kind
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.term import Term
from playpress.model.ref import Ref
from playpress.pdf import day_one, own_pages, plan_chapter, sheets, short_agreement
from playpress.pdf.volume import Chapter, Volume, VolumePart
from playpress.publications import catalogue
from playpress.publications.cohort import Person
from playpress.publications.publication import (
    AlignmentReport,
    Answers,
    Cards,
    DayOne,
    Definitions,
    OnePage,
    Path,
    Publication,
    Selections,
    ShortAgreement,
    WholePlaybook,
)
from playpress.publications.selection import Selection
from playpress.site.page import Page
from playpress.site.theme import Templates

_FITS = ("Goals and plans", "What fits together, and what does not yet")
_BETWEEN = ("Between the teams", "What changes hands, who answers for what, and what to look at again")
_OF_GOALS = {urls.ALIGNMENT, urls.GOAL_GRID, urls.PLANS, urls.SCORECARD}
"""The pages of the first part of the report."""


@dataclass(frozen=True, slots=True)
class PrintSource:
    """What is printed from: the book, the pages of its wiki by their addresses, the templates that fill them."""

    book: Book
    pages: Mapping[str, Page]
    templates: Templates

    def page(self, entity: Entity) -> Page:
        """The page of a definition."""
        return self.pages[urls.page(entity)]


def assembled(
    source: PrintSource,
    publication: Publication,
    start: dt.date | None = None,
    people: Sequence[Person] = (),
    hours: Hours | None = None,
) -> Volume:
    """A publication with its pages. `start` is the first day of the new colleagues it is for.

    `people` are those who get a copy of it with their name, `hours` those of their days, where they are known.
    """
    contents = publication.contents
    match contents:
        case WholePlaybook():
            parts = _whole(source)
        case AlignmentReport():
            parts = _report(source)
        case Definitions(entities):
            parts = _referring(source, _by_kind(source, entities))
        case Selections(items):
            chapters = tuple(chapter for item in items for chapter in _selected(source, item))
            parts = [VolumePart(publication.title, publication.reader, chapters)]
        case Path(path):
            return _booklet(source, publication, path, start, people)
        case DayOne(path):
            return _day_one(source, publication, path, start, people, hours)
        case Answers(path):
            booklet = _booklet(source, catalogue.booklet(source.book, path), path, start, people)
            page = sheets.answers(source.book, path, publication.title, booklet.numbers)
            return Volume(publication, (_alone(page),), beside=booklet)
        case ShortAgreement((one, other)):
            parts = [_alone(short_agreement.page(one, other))]
        case Cards(about):
            parts = [_alone(sheets.cards(source.book, about))]
        case OnePage(uri):
            parts = [_alone(source.pages[uri])]
    return Volume(publication, tuple(parts))


def _alone(page: Page) -> VolumePart:
    return VolumePart(page.title, "", (Chapter(page.title, (page,), page.description),))


def _selected(source: PrintSource, item: Selection) -> Iterator[Chapter]:
    """All of a kind, or the one page of a definition."""
    if item.kind is not None:
        yield from _chapters(source, item.kind, item.entities)
    else:
        yield from (_chapter(source, each) for each in item.entities)


def _whole(source: PrintSource) -> Sequence[VolumePart]:
    """Everything the playbook says, part by part."""
    written = _by_hand(source)
    story = written.pop(None, [])
    parts = [VolumePart("How it came about", "", tuple(story))] if story else []
    parts += _by_kind(source, source.book.entities.values(), written)
    pages = (source.pages[each.page] for each in catalogue.agreed(source.book))
    agreed = tuple(Chapter(page.title, (page,), fresh=True) for page in pages)
    parts += [VolumePart("What we agreed", "For both sides to read and sign", agreed)] if agreed else []
    return _referring(source, parts)


def _report(source: PrintSource) -> Sequence[VolumePart]:
    """Open issues, and everything that was computed on the way."""
    agreed = {each.page for each in catalogue.agreed(source.book)}
    found = [each for each in source.pages.values() if urls.in_report(each.uri) and each.uri not in agreed]
    return [
        VolumePart(title, lead, tuple(Chapter(each.title, (each,), each.description) for each in pages))
        for (title, lead), first in ((_FITS, True), (_BETWEEN, False))
        if (pages := [each for each in found if (each.uri in _OF_GOALS) is first])
    ]


def _referring(source: PrintSource, parts: Iterable[VolumePart]) -> Sequence[VolumePart]:
    """The same parts, in which a role does not repeat what the book says on pages of its own."""
    parts = list(parts)
    held = {page.uri for part in parts for chapter in part.chapters for page in chapter.pages}
    roles = {urls.page(each): each for each in source.book.active(Role)}

    def shorter(page: Page) -> Page:
        return sheets.referring(page, roles[page.uri], held) if page.uri in roles else page

    return [
        replace(part, chapters=tuple(replace(each, pages=tuple(map(shorter, each.pages))) for each in part.chapters))
        for part in parts
    ]


def _booklet(
    source: PrintSource, publication: Publication, path: Onboarding, start: dt.date | None, people: Sequence[Person]
) -> Volume:
    """The way into a role: what to do when, what to read in order, questions."""
    chain = onboarding.in_walking_order(source.book, path)
    person = people[0] if people else None
    manager = person.role.reports_to if person else _manager(source.book, path)
    dates = schedule.schedule(start, source.book.settings.working_time) if start else None
    parts = [
        VolumePart(str(each.name), str(each.summary or ""), sheets.phases(each, path, manager, dates, person))
        for each in chain
    ]
    reading = tuple(_reading(source, chain, {ref.id for ref in path.roles}))
    parts += [VolumePart("To read", "In the order your path calls for", reading)] if reading else []
    quiz = sheets.quiz(source.book, path)
    parts += [VolumePart(label(Entity, "questions"), "Your trainer has the answers", (quiz,))] if quiz else []
    return Volume(publication, tuple(parts), dates, tuple(people), _first_day(chain), _before(chain))


def _day_one(
    source: PrintSource,
    publication: Publication,
    path: Onboarding,
    start: dt.date | None,
    people: Sequence[Person],
    hours: Hours | None,
) -> Volume:
    """What a new colleague needs on the first day on a path."""
    dates = schedule.schedule(start, source.book.settings.working_time) if start else None
    pages = day_one.chapters(source.book, path, dates, people[0] if people else None, hours)
    return Volume(publication, (VolumePart(publication.title, "", pages),), dates, tuple(people))


def _manager(book: Book, path: Onboarding) -> Ref | None:
    """The role that signs the phases of the paths that a path builds on: who its roles report to, if that is one."""
    found = {role.reports_to for each in path.roles if isinstance(role := book.get(each), Role)}
    return found.pop() if len(found) == 1 else None


def _first_day(chain: Iterable[Onboarding]) -> str:
    """The address of the phase in which the first day is; empty where none holds it."""
    found = (
        sheets.address(path, phase) for path in chain for phase in path.phases if phase.from_day <= 0 <= phase.to_day
    )
    return next(found, "")


def _before(chain: Iterable[Onboarding]) -> str:
    """The address of the first phase before the first day in which the new colleague has something to do."""
    phases = ((path, phase) for path in chain for phase in path.phases if phase.to_day < 0)
    return next((sheets.address(path, phase) for path, phase in phases if onboarding.by_day(phase, "hire")), "")


def _by_hand(source: PrintSource) -> dict[PartName | None, list[Chapter]]:
    """The pages written by hand, as chapters, by the part of the book that they name."""
    found: dict[PartName | None, list[Chapter]] = {}
    for part, page in own_pages.pages(source.book):
        found.setdefault(part, []).append(Chapter(page.title, (page,)))
    return found


def _by_kind(
    source: PrintSource, among: Iterable[Entity], written: Mapping[PartName | None, Sequence[Chapter]] | None = None
) -> list[VolumePart]:
    """Definitions in use, in the parts of the book that their kinds name; a part without any is left out.

    `written`: pages by hand by the name of their part, which come before its definitions.
    """
    found: dict[Kind, list[Entity]] = {}
    for each in among:
        if each.status == "active":
            found.setdefault(each.about, []).append(each)
    kinds = sorted(found, key=lambda kind: kind.rank)
    chapters = {
        part: (
            *(written or {}).get(part.name, ()),
            *(chapter for kind in kinds if kind.part is part for chapter in _chapters(source, kind, found[kind])),
        )
        for part in dict.fromkeys((*PARTS, *(kind.part for kind in kinds)))
    }
    return [VolumePart(part.title, part.lead, held) for part, held in chapters.items() if held]


def _chapters(source: PrintSource, kind: Kind, found: Sequence[Entity]) -> Iterator[Chapter]:
    """Definitions of a kind as chapters: one each, or one for all where their pages are short; terms by their names.

    Plans that others are part of are one chapter with these.
    """
    if kind.name == Term.about.name:
        found = sorted(found, key=lambda each: alphabet.position(each.name))
    plans = [each for each in found if isinstance(each, Plan)]
    if whole := plan_chapter.chapter({each.id: source.page(each) for each in plans}, plans):
        yield whole
    elif kind.gathered and found:
        yield Chapter(kind.titles, tuple(source.page(each) for each in found), gathered=True)
    else:
        yield from (_chapter(source, each) for each in found)


def _chapter(source: PrintSource, entity: Entity) -> Chapter:
    return Chapter(str(entity.name), (source.page(entity),), str(entity.summary or ""))


def _reading(source: PrintSource, chain: Iterable[Onboarding], roles: AbstractSet[str]) -> Iterator[Chapter]:
    """What the paths ask to read, each page once, in the order of the paths; of processes what the roles do."""
    asked = [ref for path in chain for item in onboarding.in_order(path) if item.do == "read" for ref in item.about]
    found = {each.key: each for ref in asked if (each := source.book.get(ref))}
    for entity in found.values():
        page = source.page(entity)
        if isinstance(entity, Process) and roles:
            page = sheets.excerpt(page, roles)
        yield Chapter(page.title, (page,), str(entity.summary or ""))
