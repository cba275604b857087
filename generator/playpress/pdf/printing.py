"""A playbook and what is wanted of it on paper -> PDFs, each with what has to be said about it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import tee
from pathlib import Path

from playpress import language
from playpress.derive import onboarding, schedule
from playpress.derive.schedule import Schedule
from playpress.graph import Book
from playpress.language import day
from playpress.model.brand import Brand
from playpress.model.kinds.onboarding import Onboarding
from playpress.pdf import (
    anchors,
    choosing,
    compose,
    copies,
    drawing_letters,
    fingerprint,
    fonts,
    mirrored,
    own_pages,
    page_size,
    printed_on,
)
from playpress.pdf import word_file as word
from playpress.pdf.assembly import PrintSource, assembled
from playpress.pdf.kept_prints import KeptPrints
from playpress.pdf.page_size import Paper
from playpress.pdf.print_job import Engine, Ink, Mode, Printed, PrintJob
from playpress.pdf.volume import Volume
from playpress.pdf.workers import Workers, all_rendered
from playpress.pipeline import OWN, Playbook
from playpress.publications import catalogue
from playpress.publications.publication import DayOne
from playpress.publications.publication import Path as OnboardingPath
from playpress.site import brand_style, logo, theme
from playpress.site.file import File

_STYLE, _FOLD_STYLE = "print/print.css", "print/fold.css"
_FULL, _FOLDED = "-full-ink", "-fold"
"""How the names of files end that are for a press, and to be folded."""


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How to print: on which paper, for what, by what, with how much ink, for whom who begins when, and how bound.

    With `fold`, what is bound has pages of half the size, two on a side; sheets stay as they are.
    """

    paper: Paper = "a4"
    mode: Mode = "screen"
    engine: Engine = "weasyprint"
    ink: Ink = "save"
    start: dt.date | None = None
    fold: bool = False


def print_job(playbook: Playbook, source: PrintSource, wanted: PrintOptions, volume: Volume) -> PrintJob:
    """What a volume says, and how it looks."""
    with source.book.in_its_language():
        return _print_job(playbook, source, wanted, volume)


def _print_job(playbook: Playbook, source: PrintSource, wanted: PrintOptions, volume: Volume) -> PrintJob:
    brands = source.book.settings.brand
    fold = wanted.fold and not volume.publication.sheet
    ending = _ending(wanted, source.book, fold)
    style = stylesheet(playbook.project, fold)
    dark = wanted.ink == "full" and brand_style.has_dark_cover_logo(brands)
    picture = logo.picture(_content(playbook), brands, dark)
    said = compose.state(volume, source.book, wanted.mode)
    html = compose.document(volume, source.book, source.templates, wanted.mode, picture, wanted.ink, said, fold)
    if source.book.settings.language.direction == "rtl":
        style, html = mirrored.style(style), mirrored.with_latin_words(html)
    made = copies.of(volume, source.book, printed_on.foot(said), ending)
    words = " ".join(word for each in made for word in each.words.values())
    type_ = _type(brands)
    return PrintJob(
        f"{volume.name}{ending}",
        drawing_letters.in_family(html, type_),
        (style, f"{brand_style.paper(brands)}\n{page_size.rules(style, wanted.paper, fold)}"),
        compose.for_browsers(volume),
        _titles(source, volume, html),
        {anchors.chapter_id(page.uri.removesuffix(".md")): page.source for page in volume.pages if page.source},
        fonts.completed(type_, f"{unescape(html)} {words} {printed_on.letters()}"),
        wanted.mode,
        wanted.engine,
        source.book.today,
        made,
        source.book.settings.language,
        fold,
        _print_job(playbook, source, wanted, volume.beside) if volume.beside else None,
    )


def _ending(wanted: PrintOptions, book: Book, fold: bool) -> str:
    """What of its making the name of a file says: what does not go without saying, so that prints are kept apart."""
    paper = f"-{wanted.paper}" if wanted.paper != book.settings.paper else ""
    return f"{paper}{_FULL if wanted.ink == 'full' else ''}{_FOLDED if fold else ''}"


def word_file(playbook: Playbook, source: PrintSource, wanted: PrintOptions, volume: Volume) -> bytes:
    """A sheet as a Word file to edit, with the words of its PDF."""
    with source.book.in_its_language():
        job = _print_job(playbook, source, wanted, volume)
        html = printed_on.written_out(job.html, source.book.today)
        foot = f"{compose.state(volume, source.book, wanted.mode)}, printed {printed_on.said(source.book.today)}"
        return word.word_file(html, volume.publication.title, foot, wanted.paper, source.book.settings.language)


def _type(brands: Brand | None) -> fonts.Type:
    """The company's own families, ours where it names none. MissingError where one is not installed."""
    ours = fonts.OURS
    if brands is None:
        return ours
    found = fonts.Type(brands.text_font or ours.text, brands.heading_font or ours.headings, brands.fallback_fonts)
    fonts.folders(found)
    return found


def printed(
    playbook: Playbook,
    source: PrintSource,
    wanted: PrintOptions,
    chosen: Iterable[Volume],
    by: Workers | None = None,
    kept: KeptPrints | None = None,
) -> Iterator[Printed]:
    """Volumes as PDFs, in their order, rendered by workers who are there already or as all_rendered sees fit.

    What is `kept` of them is not rendered again. What a browser draws is: it writes the time into each file.
    """
    jobs = (print_job(playbook, source, wanted, each) for each in chosen)
    draw = by.rendered if by else all_rendered
    return kept.rendered(jobs, draw) if kept and wanted.engine == "weasyprint" else draw(jobs)


def kept_prints(project: Path, by: Workers | None = None) -> KeptPrints:
    """Where the PDFs of a project are kept. Not for those with names of people, which must not stay anywhere."""
    return KeptPrints(project / OWN / "print", by.drawer if by else fingerprint.drawer)


def doubts(source: PrintSource, volume: Volume, asked: dt.date | None = None) -> Iterator[str]:
    """What is odd about a volume, in words: a picture that is not printed, and what its dates do not go with.

    `asked` is the first day that was asked for.
    """
    yield from own_pages.missing_pictures(source.book, (page.uri for page in volume.pages))
    if volume.people and not source.book.settings.site_url:
        yield "it is handed out without a code to scan: write `site_url`, where the wiki is, in content/playbook.yml"
    contents = volume.publication.contents
    if volume.schedule is None or not isinstance(contents, OnboardingPath | DayOne):
        return
    paths = onboarding.chain(source.book, contents.path)
    yield from _of_dates(source.book, paths, volume.schedule, asked)
    until, last = compose.valid_until(volume, source.book), schedule.last_day(paths, volume.schedule)
    if until and until < volume.schedule.first:
        yield f"it is valid until {day(until)}, which is before the first day: have it reviewed and print it then"
    elif until and until < last and isinstance(contents, OnboardingPath):
        yield f"it is valid until {day(until)} and its path ends on {day(last)}: have reviewed what is due by then"


def _of_dates(book: Book, paths: Sequence[Onboarding], dates: Schedule, asked: dt.date | None) -> Iterator[str]:
    """What is odd about the days of paths: one that was moved, years of unknown holidays, meetings that come late."""
    times = book.settings.working_time
    if asked and asked != dates.first:
        yield (
            f"{language.weekday_and_day(asked)}, is not a working day here (`working_time` in content/playbook.yml): "
            f"the first day is {language.weekday_and_day(dates.first)}"
        )
    for year in schedule.unlisted(dates.first, schedule.last_day(paths, dates), times):
        yield f"it has dates of {year}, of which `holidays` in content/playbook.yml names none: list them there"
    for path in paths:
        for item, on in schedule.late(book, path, dates):
            when = language.weekday_and_day(on)
            yield f'"{item.text}" is on {when}, after its phase, which has no such day: make it longer'


def remarks(
    source: PrintSource, volume: Volume, done: Iterable[Printed], start: dt.date | None = None
) -> Iterable[str]:
    """All that has to be said about the PDFs of a volume, each once. `start`: the first day that was asked for."""
    with source.book.in_its_language():
        return dict.fromkeys((*doubts(source, volume, start), *(note for each in done for note in each.notes)))


def downloads(playbook: Playbook, tell: Callable[[str], object]) -> Iterator[File]:
    """A PDF of all that is offered, at the addresses at which the pages of the wiki offer it.

    `tell` is given what has to be said about them: each remark once, with the first PDF that it is about.
    """
    found = choosing.print_source(playbook)
    told: set[str] = set()
    volumes, again = tee(offered(found))
    made = printed(playbook, found, PrintOptions(found.book.settings.paper), again, kept=kept_prints(playbook.project))
    for volume, each in zip(volumes, made, strict=True):
        for remark in remarks(found, volume, [each]):
            if remark not in told:
                tell(f"print/{each.name}.pdf: {remark}")
            told.add(remark)
        yield File(f"print/{each.name}.pdf", each.pdf)


def offered(source: PrintSource) -> Iterator[Volume]:
    """The whole catalogue."""
    return (assembled(source, each) for each in catalogue.catalogue(source.book).values())


def _titles(source: PrintSource, volume: Volume, html: str) -> dict[str, str]:
    """What links of a document lead to, by the id it has in a book or its address in the wiki, and how it is called."""
    wiki, linked = source.book.settings.site_url or "", anchors.linked(html)
    pages = [*source.pages.values(), *volume.pages]
    stems = {page.uri.removesuffix(".md"): page.title for page in pages}
    inside = {anchors.chapter_id(stem): title for stem, title in stems.items()}
    found = inside | ({f"{wiki}{stem}.html": title for stem, title in stems.items()} if wiki else {})
    return {target: title for target, title in found.items() if target in linked}


def _content(playbook: Playbook) -> Path:
    return playbook.project / "content"


def stylesheet(project: Path, fold: bool = False) -> str:
    """The style of the theme, for pages of half the size (`fold`) with what is added for these.

    A project's own file of one of these names takes its place.
    """
    return "\n".join(_own_or_ours(project, name) for name in ((_STYLE, _FOLD_STYLE) if fold else (_STYLE,)))


def _own_or_ours(project: Path, name: str) -> str:
    found = (folder / name for folder in theme.folders(project))
    return next(path for path in found if path.is_file()).read_text(encoding="utf-8", errors="replace")
