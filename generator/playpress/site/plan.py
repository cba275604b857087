"""Book -> the pages of the wiki, in order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from playpress.checks.check import Check
from playpress.derive.changes import Changes
from playpress.graph import Book
from playpress.problems import Place, Problem, fault
from playpress.site import bundle, offers, search
from playpress.site.file import File
from playpress.site.page import Page
from playpress.site.pages import (
    alignment,
    authoring,
    battlecards,
    checklists,
    compare,
    content_map,
    currency,
    entities,
    home,
    indexes,
    ledger,
    lookup,
    more,
    on_paper,
    ownership,
    plans,
    shared_words,
    sources,
    tags,
    what_changed,
)


def pages(
    book: Book,
    problems: Sequence[Problem],
    skipped: Sequence[Check],
    template: Callable[[str], str] = str,
    changes: Changes | None = None,
) -> Iterator[Page]:
    """Every page that is generated. `template` names the template of a kind.

    Which pages there are follows from the book alone; problems and changes only fill them.
    """
    pdfs, booklets, instead = offers.by_page(book), offers.books_of_pages(book), offers.instead(book)
    report = offers.REPORT.uri if pdfs else ""
    for page in _pages(book, problems, skipped, template, changes):
        pdf = pdfs.get(page.uri) or (report if page.tab == "Alignment" else "")
        books = booklets.get(page.uri, ()) if pdf else instead
        yield replace(page, pdf=pdf, books=[(each.title, each.uri) for each in books]) if pdfs else page


def _pages(
    book: Book,
    problems: Sequence[Problem],
    skipped: Sequence[Check],
    template: Callable[[str], str],
    changes: Changes | None,
) -> Iterator[Page]:
    """The same, none of which knows of paper."""
    yield from home.pages(book)
    yield from lookup.pages(book)
    yield from entities.pages(book, template)
    special = (*compare.pages(book), *checklists.pages(book))
    yield from indexes.pages(book, {page.uri for page in special})
    yield from special
    yield from alignment.pages(problems, skipped)
    for part in (plans, ledger, ownership, currency, content_map, battlecards):
        yield from part.pages(book)
    yield from shared_words.pages(book, problems)
    rest = (*what_changed.pages(book, changes), *sources.pages(book), *tags.pages(book), *on_paper.pages(book))
    rest += (*authoring.pages(book),)
    yield from more.pages(book, rest)
    yield from rest


def downloads(book: Book) -> Iterator[File]:
    """Every generated file that is not a page."""
    yield from authoring.downloads(book)


def collisions(book: Book) -> Iterator[Problem]:
    """Two pages or files at one address: only the home page may be replaced by a hand-written one."""
    taken: dict[str, str] = {}
    for page in pages(book, (), ()):
        if page.uri in taken:
            place = Place(page.source or taken[page.uri])
            yield fault("PATH-PAGE", f'"{page.uri}" is the address of another page too', place, "Choose another id.")
        taken.setdefault(page.uri, page.source)
    for own in book.pages:
        uri = own.file.removeprefix("content/")
        if uri in taken and uri != "index.md":
            message = f'"{uri}" is the address of a generated page'
            yield fault("PATH-PAGE", message, Place(own.file), "Rename this page.")
    files = [file.uri for file in downloads(book)] + [offer.uri for offer in offers.offers(book)]
    made = {uri.casefold() for uri in (*bundle.ADDRESSES, *files)}
    for item in book.attachments:
        uri = item.file.removeprefix("content/")
        if uri.casefold() in made or uri.casefold().startswith(search.FOLDER):
            message = f'"{uri}" is the address of a generated file, which would take the place of this one'
            hint = "Rename this file"
            hint += f"; to replace ours, put it at themes/{uri}." if uri in bundle.ADDRESSES else "."
            yield fault("PATH-PAGE", message, Place(item.file), hint)
