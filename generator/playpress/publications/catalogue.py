"""Book -> the catalogue: every publication that can be printed of it, in the order in which people look for them."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Literal, get_args

from playpress import urls
from playpress.derive import agreements, checklist, competitors, contract, onboarding, quizzes, team_work
from playpress.derive.checklist import Derived
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.kinds.term import Term
from playpress.model.own_publication import OwnPublication
from playpress.model.ref import Ref
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
from playpress.publications.selection import select

Single = Literal["book", "alignment", "cards", "changes"]
"""The names of publications of which there is one."""
Series = Literal["agreement", "battlecard", "booklet", "checklist", "day-one", "handbook", "section"]
"""How the names of the others begin, those of single definitions left aside."""


def catalogue(book: Book) -> dict[str, Publication]:
    """Everything that can be printed, by name: what is listed, each kind as a book of its own, each definition."""
    found: dict[str, Publication] = {}
    for each in (*listed(book), *sections(book), *map(partial(of, book), book.entities.values())):
        found.setdefault(each.name, each)
    return found


def listed(book: Book) -> tuple[Publication, ...]:
    """What is made for a purpose: books, booklets for new colleagues, sheets for the desk."""
    return tuple(chain(books(book), booklets(book), sheets(book)))


def is_reserved(name: str) -> bool:
    """Whether a name is one that publications of a playbook have, whatever the playbook defines."""
    return name in get_args(Single) or name.startswith(tuple(f"{series}-" for series in get_args(Series)))


def books(book: Book) -> Iterator[Publication]:
    """What is bound: the whole playbook, the report, an author's own books, a handbook for each team."""
    yield whole(book)
    if not book.circle:
        yield report(book)
    for name, written in book.settings.publications.items():
        yield own(book, name, written)
    yield from map(partial(handbook, book), book.active(Team))


def booklets(book: Book) -> Iterator[Publication]:
    """For each path that no other builds on: the pages of the first day, a booklet, the answers to its questions."""
    for path in book.active(Onboarding):
        if not onboarding.is_shared(book, path):
            yield from day_one(book, path)
            yield booklet(book, path)
            yield from answers(book, path)


def sheets(book: Book) -> Iterator[Publication]:
    """What is for the desk: battlecards, pocket cards, agreements, lists to tick."""
    yield from map(partial(battlecard, book), competitors.competitors(book))
    yield from cards(book)
    yield from agreed(book)
    yield from agreed_in_short(book)
    yield from map(partial(of, book), book.active(Checklist))
    yield from map(boxes, (*checklist.of_processes(book), *checklist.of_handoffs(book)))


def sections(book: Book) -> Iterator[Publication]:
    """All definitions of a kind in one book, for each kind of which any is in use."""
    yield from (section(book, kind.about) for kind in book.kinds if book.active(kind))


def whole(book: Book) -> Publication:
    """Everything the playbook says."""
    reader = "For marketing and sales"
    return Publication(_single("book"), book.settings.full_title, WholePlaybook(), reader, page="index.md")


def report(book: Book) -> Publication:
    """How well the teams fit together."""
    used = tuple(each for each in book.entities.values() if each.status == "active")
    name, reader = _single("alignment"), "For the meeting of both teams"
    return Publication(name, "Alignment report", AlignmentReport(used), reader, page=urls.ALIGNMENT)


def own(book: Book, name: str, written: OwnPublication) -> Publication:
    """A book that the settings name."""
    title = str(written.title or name.replace("-", " ").capitalize())
    items = tuple(found for item in written.contents if (found := select(book, str(item))))
    return Publication(name, title, Selections(items), str(written.audience or ""), selects=True)


def handbook(book: Book, team: Team) -> Publication:
    """What one team works with. Paths have booklets, and words are in the glossary of each book."""
    needed = team_work.needed(book, team)
    held = Definitions(tuple(each for each in needed if not isinstance(each, Onboarding | Term)))
    name, title = _in_series("handbook", team.id), f"Handbook of {team.name}"
    return Publication(name, title, held, f"For {team.name}", selects=True)


def section(book: Book, kind: Kind) -> Publication:
    """All definitions of a kind."""
    found = select(book, kind.name)
    items = (found,) if found else ()
    return Publication(_in_series("section", kind.address), kind.titles, Selections(items), page=urls.index(kind))


def booklet(book: Book, path: Onboarding) -> Publication:
    """The way into a role."""
    roles = ", ".join(book.name(ref) for ref in path.roles)
    reader = f"For a new {roles}" if roles and not onboarding.is_shared(book, path) else "For every new colleague"
    name = _in_series("booklet", path.id)
    return Publication(name, str(path.name), Path(path), reader, "bound booklet", urls.page(path), selects=True)


def day_one(book: Book, path: Onboarding) -> Iterator[Publication]:
    """The few pages for the first day on a path; none where its roles are not in the playbook."""
    if roles := [role for ref in path.roles if isinstance(role := book.get(ref), Role)]:
        title = f"Day one: {', '.join(str(role.name) for role in roles)}"
        reader = booklet(book, path).reader
        yield Publication(_in_series("day-one", path.id), title, DayOne(path), reader, "bound folder")


def answers(book: Book, path: Onboarding) -> Iterator[Publication]:
    """The answers to the questions of a booklet; none where nothing is asked."""
    if quizzes.by_path(book)[path.key]:
        name = f"{booklet(book, path).name}-answers"
        reader = "Trainer answer key, not part of the booklet"
        yield Publication(name, f"Answers: {path.name}", Answers(path), reader, "sheet")


def battlecard(book: Book, comparison: Comparison) -> Publication:
    """A competitor on one page."""
    page = OnePage(urls.battlecard(comparison), (comparison, *competitors.objections(book, comparison)))
    name, title = _in_series("battlecard", comparison.id), competitors.title(comparison)
    return Publication(name, title, page, "Call-side reference", "sheet dense", page.uri)


def cards(book: Book) -> Iterator[Publication]:
    """Objections with an answer and hand-offs with terms, to carry; none where there is neither."""
    answered = (each for each in book.active(Objection) if each.answer or each.ask_next)
    agreed_on = (each for each in book.active(Handoff) if each.acceptance or contract.times_of_receiver(book, each))
    if about := (*answered, *agreed_on):
        yield Publication(_single("cards"), "Pocket cards", Cards(about), "To cut out and carry", "sheet cards")


def agreed(book: Book) -> Iterator[Publication]:
    """What each two teams promise each other; in no edition for others."""
    for one, other in agreements.pairs(book):
        page = OnePage(urls.agreement(one, other), tuple(agreements.between(book, one, other)))
        name, title = of_teams(one.id, other.id), agreements.title(one, other)
        reader = "To be signed by both sides" if agreements.is_promised(book, one, other) else "Nothing is promised yet"
        yield Publication(name, title, page, reader, "sheet", page.uri)


def agreed_in_short(book: Book) -> Iterator[Publication]:
    """The same on one page each, where anything is promised."""
    for one, other in agreements.pairs(book):
        about = tuple(agreements.between(book, one, other))
        if agreements.is_promised(book, one, other):
            name, title = of_teams_in_short(one.id, other.id), f"{agreements.title(one, other)}, in short"
            yield Publication(name, title, ShortAgreement((one, other), about), "One page to sign", "sheet dense")


def boxes(derived: Derived) -> Publication:
    """A checklist made from a process or a hand-off."""
    page = OnePage(urls.boxes(derived.id), (derived.subject,))
    name, reader = _in_series("checklist", derived.id), f"From the {derived.subject.about.title.lower()}"
    return Publication(name, derived.full_title, page, reader, "sheet", page.uri)


def of(book: Book, entity: Entity) -> Publication:
    """A definition on a sheet; an onboarding path is a booklet."""
    if isinstance(entity, Onboarding):
        return booklet(book, entity)
    name, page = f"{entity.about.name}-{entity.id}", OnePage(urls.page(entity))
    return Publication(name, str(entity.name), page, entity.about.title, "sheet", page.uri)


def made_of(ref: Ref) -> tuple[str, ...]:
    """The names of the publications that are made of one definition alone, that of its own page first."""
    booklet_of = _in_series("booklet", ref.id)
    boxes_of = _in_series("checklist", f"{ref.kind}-{ref.id}")
    own = booklet_of if ref.kind == Onboarding.about.name else f"{ref.kind}-{ref.id}"
    besides = {
        Onboarding.about.name: (f"{booklet_of}-answers", _in_series("day-one", ref.id)),
        Process.about.name: (boxes_of,),
        Handoff.about.name: (boxes_of,),
        Comparison.about.name: (_in_series("battlecard", ref.id),),
        Team.about.name: (_in_series("handbook", ref.id),),
    }
    return (own, *besides.get(ref.kind, ()))


def of_teams(one: str, other: str) -> str:
    """The name of what two teams agreed on, by their ids."""
    return _in_series("agreement", f"{one}-{other}")


def of_teams_in_short(one: str, other: str) -> str:
    """The name of the same on one page."""
    return f"{of_teams(one, other)}-short"


def _single(name: Single) -> str:
    return name


def _in_series(series: Series, name: str) -> str:
    return f"{series}-{name}"
