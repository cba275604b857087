"""Book and the places of its definitions on paper -> the index at the end: words, each with the places to look at."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from playpress import alphabet, urls
from playpress.graph import Book
from playpress.model.entity import Entity

_ARTICLE = re.compile(r"^(?:an?|the) ")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word of the index, and the ids of its places: first where it is defined, then where it is used."""

    words: str
    letter: str
    places: tuple[str, ...]


def book_index(
    book: Book, homes: Mapping[str, str], used: Mapping[str, list[str]], glossary: AbstractSet[str]
) -> Iterator[IndexEntry]:
    """Every definition that is in the book, by its name and by every other word for it, in the order of the alphabet.

    `homes` are the ids of pages by their addresses, `used` the places that use a term, by the stem of its page, and
    `glossary` the ids of the terms that only the glossary tells of.
    """
    found = {
        (words, entry_home, tuple(used.get(stem, ())))
        for entity in book.entities.values()
        if (entry_home := _home(entity, homes, glossary)) and (stem := urls.page(entity).removesuffix(".md"))
        for words in _names(entity)
    }
    for words, home, places in sorted(found, key=lambda entry: (alphabet.position(_sorted_by(entry[0])), entry)):
        yield IndexEntry(words, alphabet.initial(_sorted_by(words)), tuple(dict.fromkeys((home, *places))))


def _home(entity: Entity, homes: Mapping[str, str], glossary: AbstractSet[str]) -> str:
    uri = urls.page(entity)
    own = uri.removesuffix(".md").replace("/", "-")
    return homes.get(uri) or (own if own in glossary else "")


def _names(entity: Entity) -> Iterator[str]:
    yield str(entity.name)
    yield from (str(each) for each in (getattr(entity, "acronym", None), *entity.aliases) if each)


def _sorted_by(words: str) -> str:
    """An article at the beginning does not count."""
    return _ARTICLE.sub("", words.casefold())
