"""Publications -> the links to them on pages of the wiki: each page as a PDF, and the books that belong to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from playpress import urls
from playpress.derive import onboarding
from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.publications import catalogue
from playpress.publications.publication import Publication
from playpress.site.page import Page


def linked(pages: Iterable[Page], book: Book, publications: Sequence[Publication]) -> Iterator[Page]:
    """The same pages, with links to the publications in which they are printed."""
    pdfs, booklets = _by_page(book, publications), _booklets(book)
    report = catalogue.report(book).uri
    books = (catalogue.whole(book), *(each for each in catalogue.booklets(book) if each.page))
    for page in pages:
        pdf = pdfs.get(page.uri) or (report if urls.in_report(page.uri) else "")
        found = booklets.get(page.uri, ()) if pdf else books
        yield replace(page, pdf=pdf, books=[(each.title, each.uri) for each in found])


def _by_page(book: Book, publications: Iterable[Publication]) -> dict[str, str]:
    """Source address of a page -> its PDF: its own, or the book in which it, or what it shows, is printed."""
    own = {each.page: each.uri for each in publications if each.page}
    shown = {urls.side_by_side(kind.about): own[page] for kind in book.kinds if (page := urls.index(kind.about)) in own}
    said = {urls.SAY: cards.uri} if (cards := next(catalogue.cards(book), None)) else {}
    return {**said, **shown, **own}


def _booklets(book: Book) -> dict[str, tuple[Publication, ...]]:
    """Source address of a definition's page -> the booklet of the role that answers for it, where it has one.

    Roles and paths are left out: their pages lead to the booklet by themselves.
    """
    known: dict[str, tuple[Publication, ...]] = {}
    found: dict[str, tuple[Publication, ...]] = {}
    for entity in book.entities.values():
        owner = book.owner(entity)
        if owner is None or isinstance(entity, Onboarding | Role):
            continue
        if owner.role.key not in known:
            path = onboarding.path_into(book, owner.role)
            known[owner.role.key] = (catalogue.booklet(book, path),) if path is not None else ()
        if known[owner.role.key]:
            found[urls.page(entity)] = known[owner.role.key]
    return found
