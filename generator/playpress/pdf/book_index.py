"""Book and the places of its definitions on paper -> the index at the end: words, each with the places to look at."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from playpress import alphabet, urls
from playpress.graph import Book
from playpress.model.entity import Entity

_ARTICLE = re.compile(r"^(?:an?|the) ")
_SIGNS = re.compile(r"[\W_]+")
_LONGEST = 3
"""The words of a synonym that readers look up; a longer one is for the search."""
_ALIKE = 4
"""Letters that two entries have in common which a reader sees at one glance."""
_MOST = 6
"""The places of an entry: of more, readers look up none."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word of the index, and the ids of its places: first where it is defined, then where it is used."""

    words: str
    letter: str
    places: tuple[str, ...]
    see: tuple[tuple[str, str], ...] = ()
    """What a synonym is another word for, with the ids of these: it has no places itself."""


def book_index(
    book: Book, homes: Mapping[str, str], used: Mapping[str, list[str]], glossary: AbstractSet[str]
) -> Iterator[IndexEntry]:
    """Every definition that is in the book, by its name, and once each other word for it, in the order of the alphabet.

    `homes` are the ids of pages by their addresses, `used` the places that use a term, by the stem of its page, and
    `glossary` the ids of the terms that only the glossary tells of.
    """
    found: dict[str, dict[str, None]] = {}
    others: dict[str, dict[tuple[str, str], None]] = {}
    held = [(entity, home) for entity in book.entities.values() if (home := _home(entity, homes, glossary))]
    names = {_bare(entity.name) for entity, _ in held}
    for entity, home in held:
        places = (home, *used.get(urls.page(entity).removesuffix(".md"), ()))
        found.setdefault(_called(entity), {}).update(dict.fromkeys(places))
        for words in _synonyms(entity, names):
            others.setdefault(words, {})[str(entity.name), home] = None
    entries = [
        *((words, tuple(places)[:_MOST], ()) for words, places in found.items()),
        *((words, (), tuple(sorted(see))) for words, see in others.items()),
    ]
    for words, at, see in sorted(entries, key=lambda entry: (alphabet.position(_sorted_by(entry[0])), entry)):
        yield IndexEntry(words, alphabet.initial(_sorted_by(words)), at, see)


def _home(entity: Entity, homes: Mapping[str, str], glossary: AbstractSet[str]) -> str:
    uri = urls.page(entity)
    own = uri.removesuffix(".md").replace("/", "-")
    return homes.get(uri) or (own if own in glossary else "")


def _called(entity: Entity) -> str:
    """The name, with the acronym: Marketing qualified lead (MQL)."""
    acronym = getattr(entity, "acronym", None)
    return f"{entity.name} ({acronym})" if acronym else str(entity.name)


def _synonyms(entity: Entity, names: AbstractSet[str]) -> Iterator[str]:
    """Other words by which readers look for it: none beside its name or another synonym, nor the name of another."""
    begun = {_bare(entity.name)[:_ALIKE]}
    for each in filter(None, (getattr(entity, "acronym", None), *entity.aliases)):
        words = str(each)
        beginning = _bare(words)[:_ALIKE]
        if len(words.split()) <= _LONGEST and beginning not in begun and _bare(words) not in names:
            begun.add(beginning)
            yield words


def _bare(words: object) -> str:
    """Its letters only, in which "hand-over" and "Hand over" are one."""
    return _SIGNS.sub("", _sorted_by(str(words)))


def _sorted_by(words: str) -> str:
    """An article at the beginning does not count."""
    return _ARTICLE.sub("", words.casefold())
