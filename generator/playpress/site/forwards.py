"""Former ids -> small pages at the former addresses, which lead on, and what a page says at the anchors of parts."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from markupsafe import Markup

from playpress import urls
from playpress.graph import Book, insight
from playpress.model.kinds.team import Team
from playpress.model.language import Language
from playpress.model.ref import Ref
from playpress.publications import catalogue
from playpress.publications.publication import Publication
from playpress.site.file import Download
from playpress.site.markup import in_language
from playpress.site.page import Page

_SCRIPT = (
    "const{search:s,hash:h}=location;"
    "if(s||h){const a=new URL(document.querySelector('link[rel=canonical]').href);"
    "a.search=s;if(h)a.hash=h;stop();location.replace(a)}"
)
"""A printed code brings its version, an old link its anchor: both go on to the page that is there now."""
_POLICY = f"'sha256-{base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()}'"
_FORWARD = Markup("""<!doctype html>
<html{ours}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {policy}; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{href}">
<script>{script}</script>
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body>
<p{english}>This page has a new address: <a{theirs} href="{href}">{title}</a>.</p>
</body>
</html>
""")


@dataclass(frozen=True, slots=True)
class MovedPart:
    """An anchor that a page had for a part which has another id now, or is on another page."""

    anchor: str
    """The anchor it had."""
    now: Ref
    """What it is called now, and where it is."""


def files(book: Book, pages: Collection[Page], publications: Collection[Publication]) -> Iterator[Download]:
    """A page at each former address, which is in no menu, search or sitemap: it leads on at once, without a script."""
    yield from _of_pages(book, pages)
    yield from _of_pdfs(book, publications)


def _of_pages(book: Book, pages: Collection[Page]) -> Iterator[Download]:
    titles = {page.uri: page.title for page in pages}
    taken = {*titles, *(page.uri for page in book.pages)}
    for old, now in _addresses(book, titles).items():
        if old not in taken:
            title, href = titles[now.partition("#")[0]], urls.relative(now, old)
            yield Download(f"{old.removesuffix('.md')}.html", partial(_page, title, href, book.settings.language))


def _of_pdfs(book: Book, publications: Collection[Publication]) -> Iterator[Download]:
    """A page in a folder that is called as the PDF was.

    A host answers the address of a folder with the page in it: it sends whatever asks for `close.pdf` to `close.pdf/`.
    Copies of a PDF under its former names would also lead on from a disk, and cost the bytes of all of them.
    """
    known = {each.name: each for each in publications}
    for old, now in _names(book):
        if old not in known and now in known:
            there = f"{Publication(old, '', known[now].contents).uri}/index.html"
            href = f"../{known[now].uri.rpartition('/')[2]}"
            yield Download(there, partial(_page, known[now].title, href, book.settings.language))


def _names(book: Book) -> Iterator[tuple[str, str]]:
    """Former names of publications, each once, and those of today."""
    found: dict[str, str] = {}
    for old, now in book.former.now.items():
        if not old.part or not book.former.exists(old.whole):
            pairs = zip(catalogue.made_of(old.whole), catalogue.made_of(now.whole), strict=False)
            for was, name in list(pairs)[: None if old.kind == now.kind and not old.part else 1]:
                found.setdefault(was, name)
    for names, before in _teams(book):
        found.setdefault(catalogue.of_teams(*before), catalogue.of_teams(*names))
        found.setdefault(catalogue.of_teams_in_short(*before), catalogue.of_teams_in_short(*names))
    yield from found.items()


def _page(title: str, href: str, language: Language) -> bytes:
    root, words = in_language(language), Markup("") if language.is_english else Markup(' lang="en"')
    their = root if words else Markup("")
    facts = {"title": title, "href": href, "script": Markup(_SCRIPT), "policy": _POLICY}
    return _FORWARD.format(ours=root, english=words, theirs=their, **facts).encode()


def _addresses(book: Book, pages: Collection[str]) -> dict[str, str]:
    """Former source address -> that of today, which may have an anchor."""
    found: dict[str, str] = {}
    for old, now in book.former.now.items():
        if not old.part:
            found[urls.of(book, old)] = urls.of(book, now)
            found |= zip(urls.about(old), urls.about(now), strict=True) if old.kind == now.kind else {}
    for old, now in book.former.now.items():
        if old.part and not book.former.exists(old.whole):
            found.setdefault(urls.of(book, old.whole), urls.of(book, now))
    found |= _agreements(book)
    return {old: now for old, now in found.items() if now.partition("#")[0] in pages}


def _agreements(book: Book) -> Iterator[tuple[str, str]]:
    """The pages of what two teams agreed on, by all ids that either has had."""
    return ((urls.agreement_of(*before), urls.agreement_of(*names)) for names, before in _teams(book))


def _teams(book: Book) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Each two teams by their ids, with two ids that they have had: where either of them has had another."""
    ids = {team.id: (team.id, *(each.id for each in team.was if not each.part)) for team in book.all(Team)}
    for team in (id_ for id_, names in ids.items() if len(names) > 1):
        for each in ids:
            for one, other in ((team, each), (each, team)):
                for before in product(ids[one], ids[other]):
                    yield (one, other), before


@insight
def moved_parts(book: Book) -> Mapping[str, tuple[MovedPart, ...]]:
    """By the key of a definition: the anchors its page had for parts that are called otherwise or elsewhere now."""
    found: dict[str, dict[str, MovedPart]] = defaultdict(dict)
    for old, now in book.former.now.items():
        here = old.whole if book.former.exists(old.whole) else book.former.today(old.whole)
        if old.part and here and not book.former.exists(replace(here, part=old.part)):
            found[str(here.whole)].setdefault(old.part, MovedPart(old.part, now))
    return {key: tuple(parts.values()) for key, parts in found.items()}
