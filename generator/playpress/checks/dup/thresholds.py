"""DUP of words about buyers: from how many of something on one is of a segment, said in two ways."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter

from playpress.checks.check import Finding, check, in_use
from playpress.checks.dup.said import Statement, statements
from playpress.checks.word_use import WORD
from playpress.derive import same_text
from playpress.graph import Book, insight
from playpress.model.kinds.audience import Audience
from playpress.problems import shorten

_OR_MORE = re.compile(r"\s*\+?\s*(?:[\w'’-]+ ){0,3}(?:or|and) (?:more|up|over|above)\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s*(?:[\w'’-]+ ){0,3}(?:or|and) (?:fewer|less|under|below)\b", re.IGNORECASE)
_LONG = 3
"""From so many letters on, a name is looked for in small letters as well."""


@check(
    "DUP-11",
    "A text gives a segment a different threshold from its definition.",
    why="Two reps put the same company into different segments, and each can point to a page that says so.",
    fix="Write the threshold once, in the definition of the segment, and name the segment elsewhere.",
    level="warn",
    requires=in_use("an audience", Audience),
)
def two_thresholds_of_a_segment(book: Book) -> Iterator[Finding]:
    """A number with its side, as *at least* or *or more*, of what the definition of a segment counts as well, in a
    sentence that names this segment and no other one.
    """
    own = {key: found for each in book.active(Audience) if (found := _thresholds(book).get((key := each.key), []))}
    for each in statements(book) if own else ():
        said = _side(each)
        named = _named(book, each) if said else []
        if not said or len(named) != 1:
            continue
        (audience,) = named
        known = [fact for fact in own.get(audience.key, ()) if _side(fact) == said and fact is not each]
        if known and all(fact.amount.value != each.amount.value for fact in known) and _is_other(each, audience, known):
            side = "begins" if said[1] == "up" else "ends"
            message = (
                f'"{audience.name}" {side} at "{_words(each)}" here, and at "{_words(known[0])}" in its definition'
            )
            hint = "Write the threshold once, in the definition of the segment, and name the segment elsewhere."
            yield Finding(message, each.place(book), each.entity, hint, also=(known[0].place(book),))


def _is_other(each: Statement, audience: Audience, known: list[Statement]) -> bool:
    """Whether it is said in another definition, or further down in that of the segment."""
    if isinstance(each.entity, Audience) and each.entity is not audience:
        return False
    return each.entity is not audience or known[0].path != each.path


@insight
def _thresholds(book: Book) -> dict[str, list[Statement]]:
    """What the definition of each segment says of its size, by the key of the segment."""
    found: dict[str, list[Statement]] = {}
    for each in statements(book):
        if isinstance(each.entity, Audience) and each.path[0] in ("fit", "summary") and _side(each):
            found.setdefault(each.entity.key, []).append(each)
    return found


def _side(each: Statement) -> tuple[str, str] | None:
    """What is counted, and whether more or less of it is meant; None where neither is said."""
    amount = each.amount
    noun = same_text.words_in_order(amount.noun.partition(" or ")[0])
    if amount.unit or amount.per or not noun or not each.now:
        return None
    if amount.least or _OR_MORE.match(amount.after):
        return noun[0], "up"
    return (noun[0], "down") if amount.most or _OR_LESS.match(amount.after) else None


def _named(book: Book, each: Statement) -> list[Audience]:
    """The segments that a statement is about: whose definition it is in, else those that its sentence names."""
    if isinstance(each.entity, Audience):
        return [each.entity]
    sentence = each.amount.sentence
    begun = _by_first_word(book)
    words = ("", *map(str.casefold, WORD.findall(sentence)))
    likely = chain.from_iterable(begun.get(word, ()) for word in words)
    found = {number: audience for number, audience, name in likely if _stands(name, sentence)}
    return [audience for _, audience in sorted(found.items(), key=itemgetter(0))]


@insight
def _by_first_word(book: Book) -> dict[str, list[tuple[int, Audience, str]]]:
    """Segments and personas with their names, by the first word of each name, so that few are looked for in a text."""
    found: dict[str, list[tuple[int, Audience, str]]] = {}
    for number, audience in enumerate(book.active(Audience)):
        for name in map(str, (audience.name, *audience.aliases)):
            first = WORD.match(name)
            found.setdefault(first[0].casefold() if first else "", []).append((number, audience, name))
    return found


def _stands(name: str, sentence: str) -> bool:
    flags = re.IGNORECASE if len(name) > _LONG else re.NOFLAG
    return re.search(rf"\b{re.escape(name)}\b", sentence, flags) is not None


def _words(each: Statement) -> str:
    amount = each.amount
    return shorten(f"{amount.words} {amount.noun.strip()}".strip())
