"""Entries -> small scripts that hold the index: one to begin with, the others fetched when a question needs them.

They are scripts, not data, because a page opened from a disk may run a script beside it but not read a file. Elsewhere
they do nothing, and pages read them as text: no other site can take what is in them by running them. Words are
sorted and cut into blocks; the first word of each block stands in `search/index.js`, so a browser knows which to ask.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count, islice
from typing import TypeVar

from playpress import urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.kinds import KINDS
from playpress.model.kinds.approval import ApprovalMatrix
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.role import Role
from playpress.model.kinds.term import Term
from playpress.site.file import File
from playpress.site.page import Page
from playpress.site.pages import lookup, ownership
from playpress.site.search import answers, other_words
from playpress.site.search.entries import SearchEntry, asked_of, entries, short
from playpress.site.search.postings import ROOM, Postings, beginnings, postings
from playpress.site.search.words import STOP, UNSPACED
from playpress.thesaurus import ASKED

E = TypeVar("E", bound=Entity)

FOLDER = "search/"
_WAYS = (lookup.BROWSE, urls.index(Term.about), ownership.URI, urls.index(Role.about))
"""Pages to go to where a search finds nothing: everything there is, and whom to ask."""
_BLOCK = 14_000
_CHUNK = 5_000
_TYPED = 5
"""Up to how many letters are a mere beginning of many words."""
_FORGIVEN = 4
"""From how many letters on a word may be misspelled."""
_ON_DISK = 'location.protocol==="file:"&&'
"""No script can change what a page's address is."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def files(
    book: Book, pages: Sequence[Page], contents: Mapping[str, str], pictures: Mapping[str, str]
) -> tuple[File, ...]:
    """Every file of the search of a site. `pictures` are the paths that draw kinds, by their names."""
    found = sorted(entries(book, pages, contents), key=lambda each: (each.for_authors, -each.weight, each.address))
    drawn = {name: pictures[kind.name] for kind in _kinds(book, pictures) for name in (kind.title, kind.titles)}
    ways = [(page.title, urls.relative(page.uri, "")) for uri in _WAYS for page in pages if page.uri == uri]
    more = {"try": list(_examples(book)), "ways": ways, "pictures": {"": pictures["page"], **drawn}}
    more["theirs"] = [*_declared(book)]
    return written(found, more, (*ASKED, *_own_words(book)))


def _kinds(book: Book, pictures: Mapping[str, str]) -> Iterator[Kind]:
    return (kind.about for kind in book.kinds if kind.about.name in pictures and book.all(kind))


def _declared(book: Book) -> Iterator[str]:
    """What kinds are called that the playbook declares, in its own words; only those of which readers see any."""
    declared = (kind for kind in book.kinds if kind not in KINDS and book.all(kind))
    return (name for kind in declared for name in (kind.about.title, kind.about.titles))


def _own_words(book: Book) -> Iterator[Sequence[str]]:
    """The rows of words that its settings add to those of the trade."""
    return ((word, *map(str, others)) for word, others in book.settings.synonyms.items())


def _examples(book: Book) -> Iterator[str]:
    """What readers of this book ask most: what most of it refers to, of each sort that people look up by name."""
    yield from _most_used(book, book.active(Objection), 2)
    asked = (question for each in _sorted(book, book.active(Handoff)) for question in asked_of(each)[1:2])
    yield from (f"{question[0].upper()}{question[1:]}?" for question in islice(asked, 1))
    yield from _most_used(book, book.active(ApprovalMatrix), 1)
    terms = [each for each in book.active(Term) if each.acronym]
    yield from (str(each.acronym) for each in _sorted(book, terms)[:1])
    yield from _most_used(book, [each for each in book.active(Role) if each.reports_to], 1)


def _most_used(book: Book, among: Iterable[Entity], most: int) -> Iterator[str]:
    return (str(each.name) for each in _sorted(book, among)[:most])


def _sorted(book: Book, among: Iterable[E]) -> list[E]:
    """What the most other definitions refer to comes first."""
    return sorted(among, key=lambda each: -len(book.links_to(each)))


def written(
    found: Sequence[SearchEntry], more: Mapping[str, object], same: Iterable[Sequence[str]] = ()
) -> tuple[File, ...]:
    """Entries -> files; the same entries give the same bytes.

    `more` is told as it is. `same`: rows of words that mean one thing.
    """
    ranked = postings(found)
    words = sorted((word for word in ranked if not word.startswith("=")), key=_order)
    ranked = {**ranked, **beginnings(ranked, _spans(words, ranked))}
    blocks = list(_blocks(ranked))
    chunks = list(_chunks(found))
    near = dict(_near(words))
    guide = next((at for at, entry in enumerate(found) if entry.for_authors), len(found))
    scripts = [
        *_scripts("t", [block for _, block in blocks]),
        *_scripts("d", [chunk for _, chunk in chunks]),
        *_scripts("v", list(near.values())),
    ]
    first = {
        "v": hashlib.sha256(b"".join(each.content for each in scripts)).hexdigest()[:12],
        "room": ROOM,
        "stop": " ".join(sorted(STOP)),
        "same": other_words.told(*_read(ranked, guide), same),
        "guide": guide,
        "authors": len(found) - guide,
        **answers.told(found),
        "t": [word for word, _ in blocks],
        "d": [start for start, _ in chunks],
        "near": "".join(near),
        **more,
    }
    return (_script("index", first), *scripts)


def _read(ranked: Postings, guide: int) -> tuple[Collection[str], Collection[str]]:
    """The words of pages for readers, and the names there. From the page `guide` on they are for authors."""
    there = {word for word, places in ranked.items() if places[0][0] < guide * ROOM}
    names = {word[1:] for word in there if word.startswith("=")}
    return {word for word in there if word[0] != "=" and word[-1] != "*"}, names


def _order(word: str) -> bytes:
    """The order in which a browser compares words."""
    return word.encode("utf-16-be")


def _spans(words: Sequence[str], ranked: Postings) -> Mapping[str, Sequence[str]]:
    """Beginnings under which more stands than a browser should fetch while a reader is still typing."""
    spans: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for length in range(1, min(_TYPED, len(word)) + 1):
            spans[word[:length]].append(word)
    return {
        start: under
        for start, under in spans.items()
        if len(under) > 1 and sum(5 * len(ranked[word]) + len(word) for word in under) > 2 * _BLOCK
    }


def _blocks(ranked: Postings) -> Iterator[tuple[str, object]]:
    """Words in order, cut where a block is full."""
    block: dict[str, str] = {}
    size = 0
    for word in sorted(ranked, key=_order):
        told = _told(ranked[word])
        if block and size + len(told) > _BLOCK:
            yield next(iter(block)), block
            block, size = {}, 0
        block[word] = told
        size += len(told) + len(word) + 6
    if block:
        yield next(iter(block)), block


def _told(places: Sequence[tuple[int, int]]) -> str:
    """Numbers as steps from one to the next, each with its weight behind it in one digit."""
    before = 0
    told = []
    for number, weight in places:
        told.append(f"{_base36(number - before)}{_DIGITS[weight]}")
        before = number
    return " ".join(told)


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits


def _chunks(found: Sequence[SearchEntry]) -> Iterator[tuple[int, object]]:
    """What results show, a few neighbouring pages a file."""
    chunk: list[object] = []
    start = size = 0
    for at, entry in enumerate(found):
        row = _row(entry)
        length = len(json.dumps(row, ensure_ascii=False))
        if chunk and size + length > _CHUNK:
            yield start, chunk
            chunk, start, size = [], at, 0
        chunk.append(row)
        size += length
    if chunk:
        yield start, chunk


def _row(entry: SearchEntry) -> list[object]:
    sections = [[each.anchor, short(each.name, 160), short(each.text, 240)] for each in entry.sections]
    address = urls.relative(entry.address, "")
    return [
        address,
        entry.title,
        entry.kind,
        " · ".join(filter(None, (entry.team, entry.state))),
        ", ".join(entry.aliases),
        entry.quoted,
        sections,
    ]


def _near(words: Sequence[str]) -> Iterator[tuple[str, object]]:
    """First letter -> the words that begin with it, among which a misspelled one is looked for."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _FORGIVEN and word.isalpha() and not UNSPACED.search(word) and ord(word[0]) < 0x10000:
            found[word[0]].append(word)
    for letter in sorted(found):
        yield letter, " ".join(found[letter])


def _scripts(letter: str, data: Sequence[object]) -> list[File]:
    return [_script(f"{letter}{number}", each) for number, each in zip(count(), data, strict=False)]


def _script(name: str, data: object) -> File:
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return File(f"{FOLDER}{name}.js", f'{_ON_DISK}playpressSearch("{name}",{told})\n'.encode())
