"""The playbook's terms -> links with their meaning, at the first use of a word on each page."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from playpress import urls
from playpress.graph import Book
from playpress.model.kinds.term import Term
from playpress.site.markup import anchor


@dataclass(frozen=True)
class Glossary:
    """Every word that has a meaning of its own here, found in running text."""

    terms: dict[str, Term]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, book: Book) -> "Glossary":
        """Names, acronyms and aliases of active terms; the longest word wins."""
        terms: dict[str, Term] = {}
        for term in book.active(Term):
            for word in (term.name, term.acronym, *term.aliases):
                if word:
                    terms.setdefault(_key(str(word)), term)
        words = sorted(terms, key=lambda word: (-len(word), word))
        if not words:
            return cls({}, None)
        # An acronym counts only in capitals: "sal" in a French word is not SAL.
        choices = "|".join(re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in words)
        return cls(terms, re.compile(rf"(?<![\w-])({choices})(?![\w-])"))

    def find(self, word: str) -> Term | None:
        """The term a matched word stands for."""
        return self.terms.get(_key(word)) or self.terms.get(word.casefold())


def _key(word: str) -> str:
    return word if word.isupper() else word.casefold()


def meaning(term: Term) -> str:
    """One line that says what a term means, for tooltips."""
    text = str(term.summary or term.definition or "")
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
        pattern = self.glossary.pattern
        if pattern is None:
            return Markup.escape(words)
        pieces = pattern.split(str(words))
        return Markup("").join(self._word(piece) if n % 2 else Markup.escape(piece) for n, piece in enumerate(pieces))

    def _word(self, word: str) -> Markup:
        term = self.claim(word)
        return anchor(self.href(term), word, meaning(term), "pp-term") if term else Markup.escape(word)
