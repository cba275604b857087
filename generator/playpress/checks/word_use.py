"""Book -> reading: words to avoid and acronyms in all of its texts, found in one walk through them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from playpress import prose
from playpress.checks import acronyms
from playpress.checks.same_word import key
from playpress.derive import same_text
from playpress.graph import Book
from playpress.model import walk
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.message import Message
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.term import Term
from playpress.model.text import Prose

WORD = re.compile(r"\w+")
_SMALL = re.compile(r"(?<![\w&'’-])[^\W\d_A-Z]{2,6}(?![\w&'’-])")
_SEVERAL_CAPITALS = re.compile(r"[^\W\d_a-z]{2}")
_NOT_WORDS = re.compile(r"\]\([^)\s]{0,300}\)|https?://\S+|`[^`]*`")


@dataclass(frozen=True, slots=True)
class WordUse:
    """A word in one text of one entity."""

    word: str
    entity: str
    path: walk.Path


@dataclass(frozen=True, slots=True)
class Reading:
    """What the texts of a book hold; in keys, so that nobody keeps the book for it."""

    avoided: list[tuple[str, WordUse]] = field(default_factory=list)
    """Each with the key of the term or the message that says to avoid the word."""
    acronyms: dict[str, list[WordUse]] = field(default_factory=dict)
    explained: set[str] = field(default_factory=set)
    """Acronyms whose words stand beside them somewhere."""
    small: Counter[str] = field(default_factory=Counter)
    """In how many texts an acronym is written in small letters."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words to avoid and words that have a meaning: the longest that fits a place counts there."""

    avoided: Mapping[str, str]
    """Phrase -> the key of the term or the message that avoids it."""
    capital: frozenset[str]
    """Phrases to avoid in capitals only, so that SAL is not the "sal" of another language."""
    known: frozenset[str]
    lengths: Mapping[str, Sequence[int]]
    """First word -> the numbers of words of the phrases that begin so, the longest first."""
    triggers: frozenset[str]
    """First words of phrases to avoid: a text without any of them need not be looked at closely."""

    @classmethod
    def of(cls, book: Book) -> "Phrases":
        """Every `avoid` of active terms and messages, and the names, acronyms and aliases of terms.

        A word that another definition has in its name, in another form or as it is, is not struck.
        """
        terms = book.active(Term)
        sayers: tuple[Term | Message, ...] = (*terms, *book.active(Message))
        meant = _meant(book)
        words = [
            (str(word), each.key)
            for each in sayers
            for word in each.avoid
            if _phrase(word) and not (isinstance(each, Term) and meant.get(same_text.stem(word), set()) - {each.key})
        ]
        avoided = {_phrase(word): term for word, term in reversed(words)}
        capital = frozenset(_phrase(word) for word, _ in words if word.isupper())
        names = (name for term in terms for name in (term.name, term.acronym, *term.aliases) if name)
        known = frozenset(_phrase(name) for name in names) - avoided.keys()
        lengths: dict[str, set[int]] = {}
        for phrase in (*avoided, *known):
            for first in _beginnings(phrase):
                lengths.setdefault(first, set()).add(phrase.count(" ") + 1)
        triggers = frozenset(first for phrase in avoided for first in _beginnings(phrase))
        return cls(avoided, capital, known, {first: sorted(found)[::-1] for first, found in lengths.items()}, triggers)

    def find(self, text: str) -> Iterator[tuple[str, str]]:
        """The phrases of a text that are to be avoided, each with its words as written."""
        if self.triggers.isdisjoint(WORD.findall(text.casefold())):
            return
        words = WORD.findall(text)
        position = 0
        while position < len(words):
            taken = 1
            for length in self.lengths.get(words[position].casefold(), ()):
                written = " ".join(words[position : position + length])
                phrase = _phrase(written)
                if phrase in self.avoided and (phrase not in self.capital or written.rstrip("s").isupper()):
                    yield phrase, written
                if phrase in self.avoided or phrase in self.known:
                    taken = length
                    break
            position += taken


def _meant(book: Book) -> Mapping[str, set[str]]:
    """Stems of the names of terms, metrics and stages -> the keys of those which are called so.

    Whoever says "activation" may mean what another term calls "Activated": that both want the word is for VOC-2.
    """
    found: dict[str, set[str]] = {}
    for each in (*book.active(Term), *book.active(Metric)):
        for name in (each.name, *each.aliases):
            found.setdefault(same_text.stem(str(name)), set()).add(each.key)
    for funnel in book.active(Funnel):
        for stage in funnel.stages:
            for name in (stage.name, *stage.aliases):
                found.setdefault(same_text.stem(str(name)), set()).add(funnel.key)
    return found


def _phrase(words: str) -> str:
    """A phrase as it is looked up: hyphens part words, the rest as in VOC-1."""
    parts = " ".join(WORD.findall(unicodedata.normalize("NFKC", words)))
    return key(parts) if parts else ""


def _beginnings(phrase: str) -> tuple[str, ...]:
    """The words with which a phrase may begin in a text; a single word also in the plural."""
    first, space, _ = phrase.partition(" ")
    return (first,) if space else (first, f"{first}s")


@lru_cache(maxsize=2)
def reading(book: Book) -> Reading:
    """What the texts of a book hold, read once.

    One walk through all texts of active definitions; a contract inside a step is read there.
    """
    phrases, found, texts = Phrases.of(book), Reading(), list[str]()
    for entity in book.entities.values():
        if entity.status != "active" or not book.has_file(entity):
            continue
        used, first = set[str](), len(texts)
        for path, value in walk.running_texts(book.inside(entity)):
            text = _plain(prose.facts(value).sentences if isinstance(value, Prose) else value)
            for phrase, word in dict(phrases.find(text)).items():
                if phrases.avoided[phrase] != entity.key:
                    found.avoided.append((phrases.avoided[phrase], WordUse(word, entity.key, path)))
            texts.append(text)
            if text.islower() or not _SEVERAL_CAPITALS.search(text):
                continue
            for word in dict.fromkeys(acronyms.found(text)):
                found.acronyms.setdefault(word, []).append(WordUse(word, entity.key, path))
                used.add(word)
            found.explained.update(acronyms.explained(text))
        own = (*texts[first:], str(entity.name))
        found.explained.update(word for word in used if any(acronyms.spelled_out(word, text) for text in own))
    found.small.update(_small(texts, found.acronyms))
    return found


def _small(texts: Sequence[str], words: Iterable[str]) -> Counter[str]:
    """In how many texts each of some words is written in small letters."""
    wanted = {word.casefold() for word in words}
    found: Counter[str] = Counter()
    for text in texts if wanted else ():
        found.update(wanted.intersection(_SMALL.findall(text)))
    return found


def _plain(text: str) -> str:
    """A text without addresses and code, in one form of its letters."""
    if "](" in text or "://" in text or "`" in text:
        text = _NOT_WORDS.sub(" ", text)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)
