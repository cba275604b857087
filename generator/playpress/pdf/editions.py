"""Book and the pages of its wiki -> every edition that can be printed, in the order in which people look for them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from playpress import urls
from playpress.derive import agreements, checklist, competitors, onboarding, team_work
from playpress.graph import Book
from playpress.model.book_part import PARTS
from playpress.model.entity import Entity, Kind
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.kinds.term import Term
from playpress.model.ref import Ref
from playpress.pdf import sheets
from playpress.pdf.edition import Chapter, Edition, Part
from playpress.site import offers
from playpress.site.offers import Offer
from playpress.site.page import Page
from playpress.site.theme import Templates

_FITS = ("Goals and plans", "What fits together, and what does not yet")
_BETWEEN = ("Between the teams", "What changes hands, who answers for what, and what to look at again")
_OF_GOALS = {urls.ALIGNMENT, urls.GOAL_GRID, urls.PLANS}
"""The pages of the first part of the report."""


@dataclass(frozen=True, slots=True)
class PrintSource:
    """What editions are made from: the book, the pages of its wiki by their addresses, the templates that fill them."""

    book: Book
    pages: Mapping[str, Page]
    templates: Templates

    def page(self, entity: Entity) -> Page:
        """The page of a definition."""
        return self.pages[urls.page(entity)]


def editions(source: PrintSource, start: dt.date | None = None) -> Iterator[Edition]:
    """Every edition, each with a name of its own."""
    yield whole(source)
    yield report(source)
    yield from _own(source)
    for path in source.book.active(Onboarding):
        if not onboarding.is_shared(source.book, path):
            yield booklet(source, path, start)
            yield from answers(source, path)
    for team in source.book.active(Team):
        yield handbook(source, team)
    yield from _battlecards(source)
    yield from _pocket_cards(source)
    yield from _agreements(source)
    for each in source.book.active(Checklist):
        yield about(source, each)
    for derived in (*checklist.of_processes(source.book), *checklist.of_handoffs(source.book)):
        offer = offers.boxes(derived)
        yield _sheet(offer, source.pages[offer.page], derived.subject)


def about(source: PrintSource, entity: Entity, start: dt.date | None = None) -> Edition:
    """One definition on a sheet, or on as many as it needs; an onboarding path is a booklet."""
    if isinstance(entity, Onboarding):
        return booklet(source, entity, start)
    return _sheet(offers.of(source.book, entity), source.page(entity))


def section(source: PrintSource, name: str) -> Edition | None:
    """All definitions of a kind, by the kind's name in the singular or the plural; None where there is no such kind."""
    named = (each.about for each in source.book.entities.values())
    found = next((each for each in named if name in (each.name, each.address, each.plural)), None)
    if found is None:
        return None
    held = [each for each in source.book.entities.values() if each.about is found and each.status == "active"]
    chapters = tuple(_chapters(source, found, held)) if held else ()
    return _edition(offers.section(found), [Part(found.titles, "", chapters)]) if chapters else None


def _own(source: PrintSource) -> Iterator[Edition]:
    """The books that the settings name."""
    for name, edition in source.book.settings.editions.items():
        offer = offers.own(name, edition)
        chapters = tuple(chapter for item in edition.contents for chapter in _asked_for(source, str(item)))
        yield _edition(offer, [Part(offer.title, offer.audience, chapters)])


def _asked_for(source: PrintSource, item: str) -> Iterator[Chapter]:
    """A section, or the one page of a definition."""
    kind, colon, id_ = item.partition(":")
    entity = source.book.get(Ref(kind, id_)) if colon else None
    if entity is not None:
        yield Chapter(str(entity.name), (source.page(entity),), str(entity.summary or ""))
    elif found := section(source, item):
        yield from found.chapters


def whole(source: PrintSource) -> Edition:
    """Everything the playbook says, part by part."""
    story = _story(source)
    parts = [Part("How it came about", "", story)] if story else []
    parts += _by_kind(source, source.book.entities.values())
    agreed = tuple(Chapter(each.title, tuple(each.pages), fresh=True) for each in _agreements(source))
    parts += [Part("What we agreed", "To be read by both sides, and signed", agreed)] if agreed else []
    return _edition(offers.whole(source.book), _referring(source, parts))


def report(source: PrintSource) -> Edition:
    """What does not fit together yet, and everything that was computed on the way."""
    agreed = {offers.agreement(one, other).page for one, other in agreements.pairs(source.book)}
    found = [each for each in source.pages.values() if each.tab == "Alignment" and each.uri not in agreed]
    parts = [
        Part(title, lead, tuple(Chapter(each.title, (each,), each.description) for each in pages))
        for (title, lead), first in ((_FITS, True), (_BETWEEN, False))
        if (pages := [each for each in found if (each.uri in _OF_GOALS) is first])
    ]
    held = tuple(each for each in source.book.entities.values() if each.status == "active")
    return replace(_edition(offers.REPORT, parts), holds=held)


def handbook(source: PrintSource, team: Team) -> Edition:
    """What one team wants, does, promises and counts. Paths are booklets, and words are in its glossary."""
    mine = [each for each in team_work.needed(source.book, team) if not isinstance(each, Onboarding | Term)]
    return _edition(offers.handbook(team), _referring(source, _by_kind(source, mine)))


def _referring(source: PrintSource, parts: Sequence[Part]) -> Iterator[Part]:
    """The same parts, in which a role does not repeat what the book tells on pages of its own."""
    held = {page.uri for part in parts for chapter in part.chapters for page in chapter.pages}
    roles = {urls.page(each): each for each in source.book.active(Role)}

    def told(chapter: Chapter) -> Chapter:
        pages = chapter.pages
        return replace(
            chapter,
            pages=tuple(sheets.referring(each, roles[each.uri], held) if each.uri in roles else each for each in pages),
        )

    for part in parts:
        yield replace(part, chapters=tuple(map(told, part.chapters)))


def booklet(source: PrintSource, path: Onboarding, start: dt.date | None = None) -> Edition:
    """The first ninety days of a role: what to do when, what to read in order, questions, words."""
    chain = list(reversed(onboarding.chain(source.book, path)))
    manager = _manager(source.book, path)
    parts = [
        Part(str(each.name), str(each.summary or ""), sheets.phases(each, None if each is path else manager))
        for each in chain
    ]
    reading = tuple(_reading(source, chain, {ref.id for ref in path.roles}))
    parts += [Part("To read", "In the order in which your path asks for it", reading)] if reading else []
    quiz = sheets.quiz(source.book, chain)
    parts += [Part("Check yourself", "Answers are with whoever trains you", (quiz,))] if quiz else []
    return replace(
        _edition(offers.booklet(source.book, path), parts),
        form="bound booklet",
        start=start,
        begin=_first_day(chain),
        before=_before(chain),
    )


def _manager(book: Book, path: Onboarding) -> Ref | None:
    """The role that the path's role reports to: it signs the phases of the paths that the path builds on."""
    role = book.get(path.roles[0]) if path.roles else None
    return role.reports_to if isinstance(role, Role) else None


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


def answers(source: PrintSource, path: Onboarding) -> Iterator[Edition]:
    """The key to the questions of a booklet, for whoever trains; none where nothing is asked."""
    chain = list(reversed(onboarding.chain(source.book, path)))
    for offer in offers.answers(source.book, path):
        yield replace(_sheet(offer, sheets.answers(source.book, chain, offer.title, path.id)), answers=True)


def _story(source: PrintSource) -> tuple[Chapter, ...]:
    """The pages written by hand, as chapters."""
    pages = [sheets.written(each) for each in source.book.pages if each.file != "content/index.md"]
    return tuple(Chapter(page.title, (page,)) for page in pages)


def _by_kind(source: PrintSource, among: Iterable[Entity]) -> list[Part]:
    """Definitions in use, in the parts of the book that their kinds name; a part without any is left out."""
    found: dict[Kind, list[Entity]] = {}
    for each in among:
        if each.status == "active":
            found.setdefault(each.about, []).append(each)
    kinds = sorted(found, key=lambda kind: kind.rank)
    chapters = {
        part: tuple(chapter for kind in kinds if kind.part is part for chapter in _chapters(source, kind, found[kind]))
        for part in dict.fromkeys((*PARTS, *(kind.part for kind in kinds)))
    }
    return [Part(part.title, part.lead, held) for part, held in chapters.items() if held]


def _chapters(source: PrintSource, kind: Kind, found: Sequence[Entity]) -> Iterator[Chapter]:
    """Definitions of a kind as chapters: one each, or one for all where their pages are short."""
    if kind.gathered:
        yield Chapter(kind.titles, tuple(source.page(each) for each in found), gathered=True)
        return
    for each in found:
        yield Chapter(str(each.name), (source.page(each),), str(each.summary or ""))


def _reading(source: PrintSource, chain: Iterable[Onboarding], roles: AbstractSet[str]) -> Iterator[Chapter]:
    """What the paths ask to read, each page once, in the order of the paths; of processes what the roles do."""
    asked = [ref for path in chain for item in onboarding.in_order(path) if item.do == "read" for ref in item.about]
    found = {each.key: each for ref in asked if (each := source.book.get(ref))}
    for entity in found.values():
        page = source.page(entity)
        if isinstance(entity, Process) and roles:
            page = sheets.excerpt(page, roles)
        yield Chapter(page.title, (page,), str(entity.summary or ""))


def _battlecards(source: PrintSource) -> Iterator[Edition]:
    for each in competitors.competitors(source.book):
        offer = offers.battlecard(each)
        held = (each, *competitors.objections(source.book, each))
        yield replace(_sheet(offer, source.pages[offer.page], *held), form="sheet dense")


def _pocket_cards(source: PrintSource) -> Iterator[Edition]:
    page = sheets.cards(source.book)
    if page:
        held = (*source.book.active(Objection), *source.book.active(Handoff))
        yield replace(_sheet(offers.CARDS, page, *held), form="sheet cards")


def _agreements(source: PrintSource) -> Iterator[Edition]:
    for one, other in agreements.pairs(source.book):
        offer = offers.agreement(one, other)
        yield _sheet(offer, source.pages[offer.page], *agreements.between(source.book, one, other))


def _sheet(offer: Offer, page: Page, *held: Entity) -> Edition:
    """One page of the wiki; `held` are the definitions it tells of, where it is not the page of one."""
    chapter = Chapter(page.title, (page,), page.description)
    return replace(_edition(offer, [Part(page.title, "", (chapter,))]), form="sheet", holds=held)


def _edition(offer: Offer, parts: Iterable[Part]) -> Edition:
    return Edition(offer.name, offer.title, tuple(parts), offer.audience)
