"""The playbook's terms -> links with their meaning, at the first use of a word on each page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from playpress import markup_names as css
from playpress import prose, urls
from playpress.graph import Book
from playpress.model.kinds.term import Term
from playpress.site.markup import anchor

_BEGINNING = re.compile(r"(?<![\w-])(?:\w+|[^\w\s])")
"""Where a term may begin: a word, or a sign that no letter stands before."""
_GOES_ON = re.compile(r"[\w-]")
"""What a term is only a part of a word before."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term in a text: where it begins and ends, and its words as they are written there."""

    words: str
    begin: int

    def start(self, _group: int = 0) -> int:
        """Where it begins; named as in a match of a pattern."""
        return self.begin

    def end(self, _group: int = 0) -> int:
        """Where it ends."""
        return self.begin + len(self.words)


@dataclass(frozen=True)
class Glossary:
    """Every word that has a meaning of its own here, found in running text.

    Terms are looked up by how they begin, so a text costs as much as it has words, however many terms there are.
    """

    terms: Mapping[str, Term]
    lengths: Mapping[str, Sequence[int]]
    """How terms begin, folded -> the lengths of those that begin so, the longest first."""

    @classmethod
    def of(cls, book: Book) -> "Glossary":
        """Names, acronyms and aliases of active terms; the longest word wins."""
        terms: dict[str, Term] = {}
        lengths: dict[str, set[int]] = {}
        for term in book.active(Term):
            for word in (term.name, term.acronym, *term.aliases):
                if word and (beginning := _BEGINNING.match(word)):
                    terms.setdefault(_key(str(word)), term)
                    lengths.setdefault(beginning[0].casefold(), set()).add(len(word))
        return cls(terms, {beginning: sorted(each, reverse=True) for beginning, each in lengths.items()})

    def find(self, word: str) -> Term | None:
        """The term a word stands for. An acronym counts only in capitals: "sal" in a French word is not SAL."""
        return self.terms.get(_key(word)) or self.terms.get(word.casefold())

    def finditer(self, text: str, position: int = 0) -> Iterator[TermUse]:
        """Each use of a term in a text, from left to right."""
        while beginning := _BEGINNING.search(text, position):
            use = self._longest(text, beginning)
            yield from (use,) if use else ()
            position = (use or beginning).end()

    def _longest(self, text: str, beginning: re.Match[str]) -> TermUse | None:
        start = beginning.start()
        for length in self.lengths.get(beginning[0].casefold(), ()):
            words = text[start : start + length]
            if self.find(words) and not _GOES_ON.match(text, start + length):
                return TermUse(words, start)
        return None


def _key(word: str) -> str:
    return word if word.isupper() else word.casefold()


def meaning(term: Term) -> str:
    """One line that says what a term means, for tooltips."""
    text = str(term.summary or "") or prose.plain(term.definition or "")
    return text if len(text) <= 200 else f"{text[:199].rstrip()}…"


class Linker:
    """Links the words of one page: each term once, and never a term on its own page."""

    def __init__(self, glossary: Glossary, page_uri: str) -> None:
        self.glossary = glossary
        self.page = page_uri
        self._seen: set[str] = set()

    def claim(self, word: str) -> Term | None:
        """The term of one matched word, the first time only; nothing where the word stays as it is."""
        term = self.glossary.find(word)
        if term is None or term.id in self._seen or urls.page(term) == self.page or not meaning(term):
            return None
        self._seen.add(term.id)
        return term

    def href(self, term: Term) -> str:
        """The term's address, seen from the page."""
        return urls.relative(urls.page(term), self.page)

    def text(self, words: object) -> Markup:
        """Escaped text with its terms linked."""
        if not self.glossary.terms:
            return Markup.escape(words)
        text, pieces, position = str(words), [], 0
        for found in self.glossary.finditer(text):
            pieces += [Markup.escape(text[position : found.start()]), self._word(found.words)]
            position = found.end()
        return Markup("").join([*pieces, Markup.escape(text[position:])])

    def _word(self, word: str) -> Markup:
        term = self.claim(word)
        return anchor(self.href(term), word, meaning(term), css.TERM) if term else Markup.escape(word)
