"""A playbook and what is wanted of it on paper -> PDFs, each with what has to be said about it."""

import datetime as dt
import html as htmllib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Literal
from urllib.parse import quote

from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.outputs.disk import RefusedError
from playpress.pipeline import Playbook
from playpress.press import anchors, chromium, compose, editions, finish, fonts, weasy
from playpress.press.edition import Edition
from playpress.press.editions import Shelf
from playpress.site import brand, logo, plan, theme
from playpress.site.file import File

Engine = Literal["weasyprint", "chromium"]
Paper = Literal["a4", "letter"]
Mode = Literal["screen", "draft"]

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_STYLE = "print/print.css"
_MILLIMETRES = {"a4": (210, 297), "letter": (215.9, 279.4)}
_AROUND = 72
"""Millimetres of a page that margins, a heading and a caption leave of a drawing."""
_PEN = "stroke='#c9ced6' stroke-width='.2' fill='none'"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to print: on which paper, for the screen or as a draft, by what, and for whom who begins when."""

    paper: Paper = "a4"
    mode: Mode = "screen"
    engine: Engine = "weasyprint"
    start: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what has to be said about it in words."""

    edition: Edition
    pdf: bytes
    notes: tuple[str, ...]


def shelf(playbook: Playbook) -> Shelf:
    """What editions of a playbook without faults are made from."""
    assert playbook.book is not None
    template = partial(theme.page_template, _environment(playbook))
    pages = plan.pages(playbook.book, playbook.problems, playbook.asleep, template, playbook.changes)
    return Shelf(playbook.book, {page.uri: page for page in pages})


def chosen(shelf: Shelf, names: Sequence[str], start: dt.date | None = None) -> list[Edition]:
    """The editions that are wanted, by their names or by what they are about; all of them where none is named."""
    known = {each.name: each for each in editions.editions(shelf, start)}
    if not names:
        return list(known.values())
    return [known.get(name) or _about(shelf, name, known, start) for name in dict.fromkeys(names)]


def _about(shelf: Shelf, name: str, known: Iterable[str], start: dt.date | None) -> Edition:
    """`role:sales-rep` is the role's booklet, `process:onboarding` that one page, `strategies` all of a kind."""
    kind, colon, id_ = name.partition(":")
    entity = shelf.book.get(Ref(kind, id_)) if colon else None
    if isinstance(entity, Role):
        paths = [each for each in shelf.book.active(Onboarding) if id_ in {ref.id for ref in each.roles}]
        closest = min(paths, key=lambda each: len(each.roles), default=None)
        return editions.booklet(shelf, closest, start) if closest else editions.single(shelf, entity)
    if isinstance(entity, Onboarding):
        return editions.booklet(shelf, entity, start)
    if entity is not None:
        return editions.single(shelf, entity)
    section = editions.section(shelf, name)
    if section is not None:
        return section
    words = [*known, *(str(Ref(each.about.name, each.id)) for each in shelf.book.entities.values())]
    near = get_close_matches(name, words, 1, 0.6)
    hint = f'Did you mean "{near[0]}"?' if near else "`playpress print --list` tells what there is."
    raise RefusedError(f'there is no edition and no definition "{name}". {hint}')


def printed(playbook: Playbook, shelf: Shelf, wanted: Wanted, edition: Edition) -> Printed:
    """An edition as a PDF."""
    colours = brand.paper(shelf.book.settings.brand)
    styles = "\n".join([_stylesheet(playbook), colours, _sizes(wanted.paper)])
    cover = logo.picture(playbook.project / "content", shelf.book.settings.brand)
    html = compose.document(edition, shelf.book, _environment(playbook), styles, wanted.mode, cover)
    faces = fonts.faces(htmllib.unescape(html))
    lacking = fonts.lacking(htmllib.unescape(_TAGS.sub("", html)))
    notes = (f"no letter for {' '.join(lacking)} in the fonts of the book: boxes stand for them",) if lacking else ()
    if wanted.engine == "chromium":
        return Printed(edition, chromium.pdf(html, faces + compose.for_browsers(edition)), notes)
    pdf, warned = weasy.pdf(html, faces, wanted.mode, f"{edition.name} {shelf.book.today}")
    return Printed(edition, finish.finish(pdf, _names(shelf)), (*notes, *warned))


def downloads(playbook: Playbook) -> Iterator[File]:
    """Every edition and every definition as a PDF, at the addresses at which the pages of the wiki offer them."""
    found = shelf(playbook)
    wanted = {each.name: each for each in editions.editions(found)}
    for path in found.book.active(Onboarding):
        wanted.setdefault(f"booklet-{path.id}", editions.booklet(found, path))
    for entity in found.book.entities.values():
        if not isinstance(entity, Onboarding):
            single = editions.single(found, entity)
            wanted.setdefault(single.name, single)
    for edition in wanted.values():
        yield File(f"print/{edition.name}.pdf", printed(playbook, found, Wanted(), edition).pdf)


def _names(shelf: Shelf) -> dict[str, str]:
    """What links may lead to, by the id it has in a book and by its address in the wiki, and how it is called."""
    wiki = shelf.book.settings.site_url or ""
    stems = {uri.removesuffix(".md"): page.title for uri, page in shelf.pages.items()}
    inside = {anchors.chapter_id(stem): title for stem, title in stems.items()}
    return inside | ({f"{wiki}{stem}.html": title for stem, title in stems.items()} if wiki else {})


def _environment(playbook: Playbook) -> theme.Templates:
    return theme.environment(theme.folders(playbook.project), paper=True)


def _stylesheet(playbook: Playbook) -> str:
    """The style of the theme; a project's own file of that name takes its place."""
    found = (folder / _STYLE for folder in theme.folders(playbook.project))
    return next(path for path in found if path.is_file()).read_text(encoding="utf-8", errors="replace")


def _sizes(paper: Paper) -> str:
    """The size of the pages, of drawings on them, and lines to write on wherever a chapter leaves room."""
    width, height = _MILLIMETRES[paper]
    rules = [f"@page {{ size: {paper}; }} @page wide {{ size: {paper} landscape; background: none; }}"]
    rules.append(f"figure svg {{ max-height: {height - _AROUND:g}mm; }}")
    for pages, across, down in ((":right", 42, 40), (":left", 42, 40), ("sheet", 32, 36)):
        wide, high = width - across, height - down
        lines = "".join(f"M0 {top}H{wide:g}" for top in range(10, int(high), 8))
        drawn = quote(
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide:g} {high:g}'><path d='{lines}' {_PEN}/></svg>"
        )
        rules.append(f'@page {pages} {{ background: url("data:image/svg+xml,{drawn}") 0 0 / 100% 100% no-repeat; }}')
    return "\n".join(rules)
