"""Book -> the plan of its site, made once a build: pages, navigation, files, publications."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playpress.derive.changes import Changes
from playpress.graph import Book
from playpress.problems import Place, Problem, fault
from playpress.publications import catalogue
from playpress.publications.publication import Publication
from playpress.site import bundle, forwards, print_links, search
from playpress.site.file import Download
from playpress.site.nav import Nav, listed, nav, placed
from playpress.site.page import Page
from playpress.site.pages import (
    alignment,
    assistants,
    authoring,
    battlecards,
    calendars,
    campaign_calendar,
    checklists,
    compare,
    content_map,
    data_files,
    entities,
    goal_grid,
    home,
    indexes,
    lookup,
    more,
    on_paper,
    own_pages,
    ownership,
    plans,
    register,
    reviews,
    scorecard,
    shared_words,
    sources,
    tabs,
    tags,
    what_changed,
)

_NOT_FOUND = "404.md"
"""What a page by hand would be called that takes the place of the one for addresses without a page."""
_HOSTS = ("sitemap.xml", "sitemap.xml.gz")
"""Files that every site has besides."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What a site is made of, before any of its pages is rendered."""

    pages: tuple[Page, ...]
    nav: Nav
    files: tuple[Download, ...]
    """Every generated file that is not a page."""
    publications: tuple[Publication, ...]
    """What the site has as PDFs."""

    @property
    def addresses(self) -> set[str]:
        """Where its pages and its other generated files are."""
        return {page.uri for page in self.pages} | {file.uri for file in self.files}

    def collisions(self, book: Book, assets: Sequence[str] = ()) -> Iterator[Problem]:
        """Two pages or files at one address: only the home page may be replaced by a hand-written one.

        `assets` are the addresses of styles and scripts that the project's own theme adds to ours.
        """
        taken: dict[str, str] = {}
        for page in self.pages:
            if page.uri in taken:
                place = Place(page.source or taken[page.uri])
                message = f'"{page.uri}" is the address of another page too'
                yield fault("PATH-PAGE", message, place, "Choose another id.")
            taken.setdefault(page.uri, page.source)
        guide = _of_the_guide(book)
        pages = {uri.casefold() for uri in taken} - {"index.md"} | {_NOT_FOUND} | guide
        for own in book.pages:
            uri = own.uri
            if uri.casefold() in pages:
                message = f'"{uri}" is the address of a generated page'
                yield fault("PATH-PAGE", message, Place(own.file), "Rename this page.")
        files = (*_HOSTS, *(each.uri for each in self.files), *(each.uri for each in self.publications))
        by_hand = (page.uri for page in book.pages)
        addresses = (f"{uri[:-3]}.html" for uri in (_NOT_FOUND, *taken, *by_hand))
        files = (*files, *(page.twin for page in self.pages if page.twin))
        made = {uri.casefold() for uri in (*bundle.ADDRESSES, *assets, *files, *addresses, *guide)}
        for item in book.attachments:
            uri = item.uri
            if uri.casefold() in made or uri.casefold().startswith(search.FOLDER):
                message = f'"{uri}" is the address of a generated file, which would take the place of this one'
                hint = "Rename this file"
                hint += f"; to replace ours, put it at themes/{uri}." if uri in bundle.ADDRESSES else "."
                yield fault("PATH-PAGE", message, Place(item.file), hint)


def _of_the_guide(book: Book) -> set[str]:
    """The addresses of the guide that stand to be taken: a preview has it, whatever is published."""
    by_hand = (*book.pages, *book.attachments)
    if not any(each.uri.casefold().startswith(authoring.FOLDERS) for each in by_hand):
        return set()
    addresses = (*(page.uri for page in authoring.pages(book)), *(file.uri for file in authoring.downloads(book)))
    return {uri.casefold() for uri in addresses}


def plan(
    book: Book,
    problems: Sequence[Problem] = (),
    changes: Changes | None = None,
    pdfs: bool | None = None,
    *,
    later: Mapping[str, int] | None = None,
) -> SitePlan:
    """The plan of a site. `pdfs`: whether its pages have PDFs; None leaves it to the settings. `later`: how many
    findings of which check wait for another profile.

    Which pages there are follows from the book alone; problems, checks and changes only fill them.
    """
    with book.in_its_language():
        return _plan(book, problems, later or {}, changes, book.settings.downloads if pdfs is None else pdfs)


def _plan(
    book: Book, problems: Sequence[Problem], later: Mapping[str, int], changes: Changes | None, pdfs: bool
) -> SitePlan:
    publications = tuple(catalogue.catalogue(book).values()) if pdfs else ()
    found = tuple(_pages(book, problems, later, changes, publications))
    menu = nav(book, found)
    found += tuple(tabs.pages(book, {tab: listed([entry]) for entry in menu for tab in entry}, found))
    found = tuple(print_links.linked(found, book, publications)) if pdfs else found
    found = tuple(assistants.with_twins(found))
    guide = authoring.downloads(book) if book.has_guide else ()
    downloads = (*guide, *calendars.downloads(book), *checklists.downloads(book))
    downloads += (*data_files.downloads(book), *assistants.downloads(book, found))
    pages = tuple(placed(menu, found))
    return SitePlan(pages, menu, (*downloads, *forwards.files(book, pages, publications)), publications)


def _pages(
    book: Book,
    problems: Sequence[Problem],
    later: Mapping[str, int],
    changes: Changes | None,
    publications: Sequence[Publication],
) -> Iterator[Page]:
    """Every page that is generated, in order; none of them knows its PDF or its tab yet."""
    yield from home.pages(book)
    yield from own_pages.pages(book)
    yield from lookup.pages(book)
    yield from entities.pages(book)
    special = (*compare.pages(book), *checklists.pages(book))
    yield from indexes.pages(book, {page.uri for page in special})
    yield from special
    if not book.circle:
        yield from _for_the_teams(book, problems, later)
    yield from battlecards.pages(book)
    yield from campaign_calendar.pages(book)
    rest = (*what_changed.pages(book, changes), *sources.pages(book), *tags.pages(book))
    rest += (*on_paper.pages(book, publications), *data_files.pages(book))
    rest += tuple(authoring.pages(book)) if book.has_guide else ()
    yield from more.pages(book, rest)
    yield from rest


def _for_the_teams(book: Book, problems: Sequence[Problem], later: Mapping[str, int]) -> Iterator[Page]:
    """How well the teams fit together: for themselves, and in no edition for others."""
    yield from alignment.pages(problems, later)
    yield from goal_grid.pages()
    for part in (plans, scorecard, register, ownership, reviews, content_map):
        yield from part.pages(book)
    yield from shared_words.pages(book, problems)
