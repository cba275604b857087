"""Book -> what of it there is on paper: names, titles and readers of its editions, before any of them is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from playpress import urls
from playpress.derive import agreements, checklist, competitors, onboarding
from playpress.derive.checklist import Derived
from playpress.graph import Book
from playpress.model.edition import OwnEdition
from playpress.model.entity import Entity, Kind
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team


@dataclass(frozen=True, slots=True)
class Offer:
    """An edition as people choose it. `name` is the name of its file, without the ending."""

    name: str
    title: str
    audience: str = ""
    """For whom it is, or what for."""
    page: str = ""
    """The source address of the page that it prints, where it is one page."""

    @property
    def uri(self) -> str:
        """Its address in the site."""
        return f"print/{self.name}.pdf"


def offers(book: Book) -> Iterator[Offer]:
    """Everything that the site offers on paper; nothing where the settings say so."""
    if book.settings.downloads:
        groups = (books, booklets, sheets, sections)
        yield from chain.from_iterable(group(book) for group in groups)
        yield from map(partial(of, book), book.entities.values())


def by_page(book: Book) -> dict[str, str]:
    """Source address of a page -> the PDF it offers: its own, or the book in which it or what it shows is printed."""
    own = {offer.page: offer.uri for offer in offers(book)}
    shown = {urls.side_by_side(kind.about): own[page] for kind in book.kinds if (page := urls.index(kind.about)) in own}
    return {urls.SAY: CARDS.uri, **shown, **own} if own else {}


def books_of_pages(book: Book) -> dict[str, tuple[Offer, ...]]:
    """Source address of a definition's page -> the booklet of the role that answers for it, where it has one.

    Roles and paths are left out: their pages lead to the booklet by themselves.
    """
    found: dict[str, tuple[Offer, ...]] = {}
    for entity in book.entities.values() if book.settings.downloads else ():
        owner = book.owner(entity)
        path = onboarding.path_into(book, owner.role) if owner else None
        if path is not None and not isinstance(entity, Onboarding | Role):
            found[urls.page(entity)] = (booklet(book, path),)
    return found


def instead(book: Book) -> tuple[Offer, ...]:
    """What a page offers that is not printed itself: the whole playbook, and the booklet of each role."""
    if not book.settings.downloads:
        return ()
    return (whole(book), *(booklet(book, path) for path in _paths(book)))


def of(book: Book, entity: Entity) -> Offer:
    """A definition on a sheet; an onboarding path is a booklet."""
    if isinstance(entity, Onboarding):
        return booklet(book, entity)
    return Offer(f"{entity.about.name}-{entity.id}", str(entity.name), entity.about.title, urls.page(entity))


def books(book: Book) -> Iterator[Offer]:
    """What is bound: the whole playbook, books of one's own, a handbook for each team."""
    yield whole(book)
    yield REPORT
    for name, edition in book.settings.editions.items():
        yield own(name, edition)
    yield from map(handbook, book.active(Team))


def booklets(book: Book) -> Iterator[Offer]:
    """A booklet for each path of a role, and the key to its questions."""
    for path in _paths(book):
        yield booklet(book, path)
        yield from answers(book, path)


def _paths(book: Book) -> Iterator[Onboarding]:
    """The paths that are somebody's own, and no part of others."""
    return (path for path in book.active(Onboarding) if not onboarding.is_shared(book, path))


def sheets(book: Book) -> Iterator[Offer]:
    """What lies on a desk: battlecards, pocket cards, agreements, lists to tick."""
    yield from map(battlecard, competitors.competitors(book))
    if any([book.active(Objection), book.active(Handoff)]):
        yield CARDS
    for one, other in agreements.pairs(book):
        yield agreement(one, other)
    yield from map(partial(of, book), book.active(Checklist))
    yield from map(boxes, (*checklist.of_processes(book), *checklist.of_handoffs(book)))


def sections(book: Book) -> Iterator[Offer]:
    """All definitions of a kind in one book, for each kind."""
    yield from (section(kind.about) for kind in book.kinds if book.active(kind))


def whole(book: Book) -> Offer:
    """Everything the playbook says."""
    return Offer("book", book.settings.full_title, "For everybody in marketing and sales", "index.md")


def section(kind: Kind) -> Offer:
    """All definitions of a kind."""
    return Offer(f"section-{kind.address}", kind.titles, page=urls.index(kind))


def own(name: str, edition: OwnEdition) -> Offer:
    """A book that the settings name."""
    return Offer(name, str(edition.title or name.replace("-", " ").capitalize()), str(edition.audience or ""))


def handbook(team: Team) -> Offer:
    """What one team wants, does, promises and counts."""
    return Offer(f"handbook-{team.id}", f"Handbook of {team.name}", f"For everybody in {team.name}")


def booklet(book: Book, path: Onboarding) -> Offer:
    """The first ninety days of a role."""
    roles = ", ".join(book.name(ref) for ref in path.roles)
    audience = f"For a new {roles}" if roles and not onboarding.is_shared(book, path) else "For every new colleague"
    return Offer(f"booklet-{path.id}", str(path.name), audience, urls.page(path))


def answers(book: Book, path: Onboarding) -> Iterator[Offer]:
    """The key to the questions of a booklet; none where nothing is asked."""
    items = (each for one in onboarding.chain(book, path) for each in onboarding.items(one))
    if any(item.do == "quiz" and onboarding.questions(book, phase, item) for phase, _, _, item in items):
        yield Offer(f"booklet-{path.id}-answers", f"Answers: {path.name}", "For whoever trains, not for the booklet")


def battlecard(comparison: Comparison) -> Offer:
    """A competitor on one page."""
    name, page = f"battlecard-{comparison.id}", urls.battlecard(comparison)
    return Offer(name, competitors.title(comparison), "To lie beside the telephone", page)


def boxes(derived: Derived) -> Offer:
    """A checklist made from a process or a hand-off."""
    name, page = f"checklist-{derived.id}", urls.boxes(derived.id)
    return Offer(name, derived.full_title, f"From the {derived.subject.about.title.lower()}", page)


CARDS = Offer("cards", "Pocket cards", "To cut out and carry")
REPORT = Offer("alignment", "Alignment report", "For the meeting of both teams", urls.ALIGNMENT)


def agreement(one: Team, other: Team) -> Offer:
    """What two teams promise each other."""
    name, page = f"agreement-{one.id}-{other.id}", urls.agreement(one, other)
    return Offer(name, agreements.title(one, other), "To be signed by both sides", page)
