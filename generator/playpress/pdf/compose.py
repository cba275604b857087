"""A volume -> one HTML document: cover, contents, parts, glossary and index, with every number left to the engine."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from playpress import alphabet, language, typography, urls
from playpress import markup_names as css
from playpress.derive import freshness, onboarding, quizzes
from playpress.derive.freshness import Reviewable
from playpress.derive.schedule import Schedule
from playpress.graph import Book, insight
from playpress.model.kinds.term import Term
from playpress.pdf import anchors, copies, places_to_fill, printed_on, videos, wide_tables
from playpress.pdf.anchors import Places
from playpress.pdf.book_index import IndexEntry, book_index
from playpress.pdf.left_out import left_out
from playpress.pdf.pictures import Pictures
from playpress.pdf.print_job import Ink, Mode
from playpress.pdf.qr import Codes
from playpress.pdf.volume import Chapter, Volume
from playpress.publications.publication import Answers, DayOne, Path
from playpress.site import our_words
from playpress.site.hosted import HostedMarkdown
from playpress.site.markup import in_language
from playpress.site.page import Page
from playpress.site.prose import ProseRenderer
from playpress.site.render import render
from playpress.site.theme import Templates
from playpress.site.view import View

_TITLE = re.compile(r"<h1\b[^>]*>.*?</h1>\s*", re.DOTALL)
_TERM = re.compile(rf'<a\b[^>]*class="{css.TERM}"[^>]*href="([^"]*)"|<a\b[^>]*href="([^"]*)"[^>]*class="{css.TERM}"')
_TIME = rf'<time {css.DATA_DAY}="-?\d+" {css.DATA_PLACE}="([-\d ]+)">[^<]*</time>'
_DAY = re.compile(f"(<td>)?{_TIME}(?: to {_TIME})?")
_WIDE = f" {css.SPREAD}"
_DRAWN = re.compile(rf'\s*(?:<p\b[^>]*>(?:(?!</?p\b).)*</p>\s*){{0,2}}<figure class="{css.FIGURE}"', re.DOTALL)
_FEW = 8
"""A book of fewer words has no index."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of a chapter, as it stands in the book."""

    page: Page
    id: str
    html: Markup
    qr: Markup
    """A code that opens the page in the wiki; empty where nobody has said where the wiki is."""

    @property
    def spread(self) -> bool:
        """Whether it holds a table too wide for an upright page."""
        return _WIDE in self.html

    @property
    def drawn(self) -> bool:
        """Whether it begins with a drawing, or with a line or two above one: that may need a page of its own."""
        return _DRAWN.match(self.html) is not None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chapter with its number (1.2) and its pages."""

    chapter: Chapter
    number: str
    id: str
    opened: tuple[Opened, ...]


def document(
    volume: Volume,
    book: Book,
    env: Templates,
    mode: Mode = "screen",
    logo: str = "",
    ink: Ink = "save",
    said: str | None = None,
    small: bool = False,
) -> str:
    """The whole volume as HTML that WeasyPrint and a browser lay out alike; styles stand apart. Pure.

    `logo` is a picture as an address that holds all of it (`data:`). `said` is its `state`, where that is known.
    `small`: whether its pages are of half the size.
    """
    said = state(volume, book, mode) if said is None else said
    pages = {_stem(page.uri): html for page, html in _fragments(volume, book, env, small)}
    terms = _terms(pages, book) if volume.publication.looked_up else []
    known = {stem: anchors.ids(html) for stem, html in pages.items()}
    words = {_stem(urls.page(term)): frozenset[str]() for term in terms}
    places = Places({**words, **known}, book.settings.site_url or "")
    prose = ProseRenderer(book)
    codes = Codes(places.wiki, str(book.settings.version or ""))

    def numbered(chapter: Chapter) -> Numbered:
        number = numbers[chapter.pages[0].uri]
        depth = 0 if volume.publication.sheet else 2 if chapter.gathered else 1
        opened = tuple(_opened(page, pages[_stem(page.uri)], places, codes, depth) for page in chapter.pages)
        own = f"chapter-{number.replace('.', '-')}"
        return Numbered(chapter, number, own if chapter.gathered else opened[0].id, opened)

    numbers = volume.numbers
    parts = [(part, list(map(numbered, part.chapters))) for part in volume.parts]
    view = View(book, prose, "print.md")
    held, pictures = list(_held(volume, book)), Pictures(book)
    person = volume.people[0] if volume.people else None
    html = env.get_template("print/book.html.j2").render(
        volume=volume,
        publication=volume.publication,
        on_a_cover=typography.on_a_cover,
        book=book,
        settings=book.settings,
        in_language=in_language(book.settings.language),
        mode=mode,
        ink=ink,
        person=person,
        word=copies.word,
        state=said,
        foot=copies.state(person, printed_on.foot(said)),
        printed=printed_on.element(),
        logo=logo,
        parts=parts,
        begin=next((each for _, chapters in parts for each in chapters if _holds(each, volume.begin)), None),
        view=view,
        day=language.day,
        weekday_and_day=language.weekday_and_day,
        built=book.today,
        valid_until=freshness.earliest_review(held),
        overdue=_overdue(held, book.today),
        terms=[
            (term, _bound(pictures.embedded(_meaning(view, term), "print.md"), places, f"print-{term.id}"))
            for term in terms
        ],
        book_index=_by_letter(_book_index(volume, book, pages, terms)) if volume.publication.looked_up else [],
        left_out=left_out(volume, book, {term.key for term in terms}),
        wiki=places.wiki,
        qr=codes.opening("", "Opens the wiki"),
    )
    return typography.typeset(our_words.marked(html, book))


def state(volume: Volume, book: Book, mode: str) -> str:
    """What a print is: of whom, which version, and how long it is valid."""
    until = freshness.earliest_review(_held(volume, book))
    words = [str(book.settings.company)]
    words += [f"version {book.settings.version}"] if book.settings.version else []
    words += [freshness.validity(until, book.today)] if until else []
    return f"{'Draft, ' if mode == 'draft' else ''}{', '.join(words)}"


def valid_until(volume: Volume, book: Book) -> dt.date | None:
    """The earliest day on which something a volume contains is to be reviewed."""
    return freshness.earliest_review(_held(volume, book))


def for_browsers(volume: Volume) -> str:
    """Rules for an engine without running strings and numbers of pages, both written out, that cannot leave lines."""
    title = volume.publication.title.replace("\\", "").replace('"', "'")
    return (
        "@page { background-image: none !important }"
        f'@page {{ @bottom-left {{ content: "{title}" }} @top-left {{ content: none }} }}'
        f".{css.FOOTNOTE}::before {{ content: ' (' }} .{css.FOOTNOTE}::after {{ content: ')' }}"
        f".{css.THERE}::after {{ content: none !important }}"
        "@page :right { @top-right { content: none } }"
        "@page :left { @bottom-left { content: counter(page) } @bottom-right { content: none } }"
        f":is(.row, .{css.RELATIONS} a)[data-ref]::after {{ content: attr(data-page) !important }}"
        f":is(.{css.PAGE}, .contents-entries a)[data-ref]::after {{ content: ' ' attr(data-page) !important }}"
        f".bound :is(.{css.TASKS}, .{css.QUIZ}) .{css.NOTE_TEXT} a[data-ref]::after "
        "{ content: ', page ' attr(data-page) !important }"
    )


def _fragments(volume: Volume, book: Book, env: Templates, small: bool) -> Iterator[tuple[Page, str]]:
    """Each page as HTML, as a host would make it of its Markdown, without its title."""
    hosted = HostedMarkdown()
    pictures = Pictures(book)
    pages = volume.pages
    for page, file in zip(pages, render(pages, book, env, small=small), strict=True):
        html = pictures.embedded(hosted.html(file.content), page.uri)
        yield page, _dated(_TITLE.sub("", html, count=1), volume.schedule)


def _dated(html: str, found: Schedule | None) -> str:
    """Relative days as days of the calendar on which people work, once it is known when somebody begins.

    A phase tells the year, Mon 21 to Wed 23 December 2026; the cells of its tables leave it out, Mon 21 Dec.
    """
    if found is None:
        return html

    def worked(place: str) -> dt.date:
        return found.at([int(number) for number in place.split()])

    def dated(told: re.Match[str]) -> str:
        cell, first, last = told.groups()
        begins = worked(first)
        if cell:
            return f"{cell}<time>{language.short_weekday_and_day(begins, year=False)}</time>"
        return f"<time>{language.span(begins, worked(last) if last else begins)}</time>"

    return _DAY.sub(dated, html)


def _holds(each: Numbered, uri: str) -> bool:
    return any(page.uri == uri for page in each.chapter.pages)


def _opened(page: Page, html: str, places: Places, codes: Codes, depth: int) -> Opened:
    stem = _stem(page.uri)
    only_paper = stem.startswith("print/")
    code = Markup("") if only_paper else codes.opening(f"{stem}.html", f"Opens {page.title} in the wiki")
    return Opened(page, anchors.chapter_id(stem), _bound(html, places, stem, depth), code)


def _bound(html: str, places: Places, stem: str = "print", depth: int = 0) -> Markup:
    linked = anchors.footnote_links(
        anchors.rebase_links(places_to_fill.as_fields(videos.with_codes(html)), stem, places, depth), places.wiki
    )
    return Markup(wide_tables.set_on_paper(anchors.keep_numbers(anchors.keep_dates(anchors.soft_breaks(linked)))))


def _stem(uri: str) -> str:
    return uri.removesuffix(".md")


def _held(volume: Volume, book: Book) -> Iterator[Reviewable]:
    """The definitions a volume contains, on pages of their own or on others, and its pages by hand."""
    yield from volume.publication.about
    match volume.publication.contents:
        case Path(path) | DayOne(path):
            yield from onboarding.chain(book, path)
        case Answers(path):
            yield from onboarding.chain(book, path)
            yield from (each.owner for quiz in quizzes.by_path(book)[path.key] for each in quiz.asked)
    at = _by_address(book)
    yield from (at[uri] for uri in dict.fromkeys(page.uri for page in volume.pages) if uri in at)


@insight
def _by_address(book: Book) -> Mapping[str, Reviewable]:
    """What is on a page of its own, by the address of the page."""
    found: dict[str, Reviewable] = {urls.page(entity): entity for entity in book.entities.values()}
    return found | {each.uri: each for each in book.pages}


def _overdue(held: Sequence[Reviewable], today: dt.date) -> list[Reviewable]:
    return [each for each in held if (due := freshness.next_review(each)) and due < today]


def _terms(pages: Mapping[str, str], book: Book) -> list[Term]:
    """The words of the glossary that the text uses, and of which it has no page."""
    used = {target for stem, html in pages.items() for target in _used(html, stem)} - pages.keys()
    found = [term for term in book.active(Term) if _stem(urls.page(term)) in used]
    return sorted(found, key=lambda term: alphabet.position(term.name))


def _meaning(view: View, term: Term) -> Markup:
    return view.prose(term.definition) if term.definition else view.words(term.summary or "")


def _used(html: str, stem: str) -> Iterator[str]:
    """The pages of the terms that a page uses."""
    nowhere = Places({}, "/")
    for found in _TERM.finditer(html):
        target = nowhere.resolve(unescape(found[1] or found[2]), stem)
        yield target.removeprefix("/").partition("#")[0].removesuffix(".html")


def _by_letter(entries: Sequence[IndexEntry]) -> list[tuple[str, list[IndexEntry]]]:
    """The letters of an index in the order of their first words, each with all that begins with it."""
    found: dict[str, list[IndexEntry]] = {}
    for each in entries:
        found.setdefault(each.letter, []).append(each)
    return [*found.items()]


def _book_index(volume: Volume, book: Book, pages: Mapping[str, str], terms: Sequence[Term]) -> Sequence[IndexEntry]:
    """The index: every definition by all its names, every word of the glossary by every page that uses it."""
    homes = {page.uri: anchors.chapter_id(_stem(page.uri)) for page in volume.pages}
    used: dict[str, list[str]] = {}
    for stem, html in pages.items():
        for target in dict.fromkeys(_used(html, stem)):
            used.setdefault(target, []).append(anchors.use(stem, anchors.chapter_id(target)))
    glossary = {anchors.chapter_id(_stem(urls.page(term))) for term in terms}
    entries = list(book_index(book, homes, used, glossary))
    return entries if len(entries) >= _FEW else []
