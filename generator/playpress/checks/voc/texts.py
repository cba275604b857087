"""VOC of running text: words to avoid, and acronyms nobody explains."""

from collections.abc import Iterator, Sequence
from functools import partial

from playpress.checks.check import Cause, Finding, check
from playpress.checks.same_word import key
from playpress.checks.voc import A_TERM
from playpress.checks.word_use import WORD, WordUse, reading
from playpress.graph import Book, insight
from playpress.language import counted
from playpress.model.currencies import CURRENCIES
from playpress.model.entity import Entity
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.term import Term
from playpress.problems import listed


@check(
    "VOC-3",
    "A text uses a word that a term says to avoid.",
    why="Two words for one thing make people look for a difference that is not there.",
    fix="Use the term's own name.",
    level="warn",
    requires=A_TERM,
)
def word_that_a_term_avoids(book: Book) -> Iterator[Finding]:
    """Pages in Markdown are not read. One word in several texts is one finding, but for the profile strict."""
    strict = book.settings.checks == "strict"
    for term_key, use in reading(book).avoided:
        entity, term = book.entities[use.entity], book.entities[term_key]
        if not isinstance(term, Term):
            continue
        where = f'`{use.path[0]}` of the {entity.about.title.lower()} "{entity.name}"'
        message = f'"{use.word}" in {where}: the word we agreed on is "{term.name}"'
        place = book.place(entity, *use.path)
        hint, also = f'Say "{term.name}".', (book.place(term, "avoid"),)
        cause = None if strict else Cause(f"{term_key} {key(use.word)}", partial(_in_several, use.word, term), hint)
        yield Finding(message, place, entity, hint, also=also, cause=cause)


def _in_several(word: str, term: Term, about: Sequence[Entity]) -> str:
    """One word to avoid, in several texts."""
    return f'"{word}" is in {counted(len(about), "text")}, and the word we agreed on is "{term.name}"'


@check(
    "VOC-4",
    "An acronym is used and never spelled out.",
    why="New colleagues do not ask what everyone else seems to know.",
    fix="Make it the `acronym` of a term, or list it under `acronyms` in `content/playbook.yml`.",
    level="info",
    requires=A_TERM,
)
def unexplained_acronym(book: Book) -> Iterator[Finding]:
    """One finding for all its uses. Roman numbers are none, nor is a word that as many texts write in small letters.

    But for the profile strict, those of a playbook are one finding.
    """
    found = [(word, uses) for word, uses in reading(book).acronyms.items() if _unknown(book, word, len(uses))]
    cause = None if book.settings.checks == "strict" else Cause("acronyms", partial(_of_several, found), _SPELL)
    for word, uses in found:
        entity = book.entities[uses[0].entity]
        places = [book.place(book.entities[use.entity], *use.path) for use in uses[:3]]
        message = f'"{word}" is never spelled out{_often(uses)}'
        yield Finding(message, places[0], entity, _SPELL, also=tuple(places[1:]), cause=cause)


_NAMED = 8
"""So many acronyms a finding names."""
_SPELL = "Make it the `acronym` of a term, or list it under `acronyms` in content/playbook.yml."


def _often(uses: Sequence[WordUse]) -> str:
    return "" if len(uses) == 1 else f" (in {counted(len(uses), 'text')})"


def _of_several(found: Sequence[tuple[str, Sequence[WordUse]]], about: Sequence[Entity]) -> str:
    """Acronyms of one playbook, those that most texts use first; of those found, the ones that are not accepted."""
    open_ = {each.key for each in about}
    found = [(word, uses) for word, uses in found if uses[0].entity in open_]
    ordered = sorted(found, key=lambda each: (-len(each[1]), each[0]))
    names = [f'"{word}"{_often(uses)}' for word, uses in ordered[:_NAMED]]
    more = [f"{len(ordered) - _NAMED} more"] if len(ordered) > _NAMED else []
    return f"{counted(len(found), 'acronym')} are never spelled out: {listed((*names, *more))}"


def _unknown(book: Book, word: str, uses: int) -> bool:
    """Whether no definition and no text spells out an acronym."""
    read, singular = reading(book), word[:-1] if word.endswith("S") else word
    if {word, singular} & (_defined(book) | read.explained) or not set(word) - set("IVX"):
        return False
    return read.small[word.casefold()] < uses and (singular == word or singular not in read.acronyms)


@insight
def _defined(book: Book) -> set[str]:
    """Acronyms with a meaning: allowed ones, currencies, any name or alias, and parts of those of terms and metrics."""
    words = {*CURRENCIES, *map(str, book.settings.acronyms)}
    for entity in book.entities.values():
        if entity.status == "active":
            words.update((str(entity.name), *map(str, entity.aliases)))
            if isinstance(entity, Term | Metric):
                acronym = str(entity.acronym or "") if isinstance(entity, Term) else ""
                words.update(part for name in (entity.name, acronym, *entity.aliases) for part in WORD.findall(name))
    return words | {word[:-1] for word in words if word.endswith("s")}
