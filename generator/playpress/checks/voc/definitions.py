"""VOC of meanings: words the teams define differently, and definitions that say nothing."""

import re
from collections.abc import Iterator

from playpress.checks.check import Finding, check
from playpress.checks.same_word import key
from playpress.checks.voc import A_TERM
from playpress.derive import signatures
from playpress.derive.same_text import EMPTY
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.team import Team
from playpress.model.kinds.term import Term
from playpress.problems import listed

_WORD = re.compile(r"\w+")


@check(
    "VOC-2",
    "Two teams define a word differently, and no shared definition is approved by both leaders.",
    why="Each team reports its own number under the same word, and both are right.",
    fix="Write one `definition` and let both leaders sign it under `approved_by`.",
    level="error",
    requires=A_TERM,
    certain=True,
)
def term_with_two_meanings(book: Book) -> Iterator[Finding]:
    for term in book.active(Term):
        if len({key(str(each.definition)) for each in term.team_definitions}) < 2:
            continue
        found = (book.get(each.team) for each in term.team_definitions)
        teams = [team for team in found if isinstance(team, Team)]
        missing = signatures.unsigned(book, term, teams)
        if term.definition and not missing:
            continue
        names = listed(dict.fromkeys(str(team.name) for team in teams))
        lacks = f"the shared definition is not approved by {listed(missing)}" if term.definition else ""
        message = f'{names} define "{term.name}" differently, and {lacks or "there is no shared definition"}'
        hint = "Write one `definition`, and let the leaders of both teams sign it under `approved_by`."
        yield Finding(message, book.place(term, "team_definitions"), term, hint)


@check(
    "VOC-5",
    "A definition only repeats the word it defines.",
    why="A reader looks up a word because they do not know it yet.",
    fix="Say in other words what it is, and how to recognise it.",
    level="warn",
    levels="warn (but for the profile strict, not for a metric whose name has four words or more)",
    requires=A_TERM,
    in_starter="later",
)
def definition_that_repeats_its_word(book: Book) -> Iterator[Finding]:
    """A long name of a metric says what is counted, as "Hacker News front page posts"; that of a term is a word that
    people use, however long it is.
    """
    strict = book.settings.checks == "strict"
    metrics = (each for each in book.active(Metric) if strict or len(_WORD.findall(str(each.name))) < _SAYS_IT)
    described: tuple[Term | Metric, ...] = (*book.active(Term), *metrics)
    for entity in described:
        own = _own_words(entity)
        for path, text in _definitions(entity):
            if _only_repeats(text, own):
                message = f'the definition of "{entity.name}" only repeats the word'
                hint = "Say in other words what it is, and how to recognise it."
                yield Finding(message, book.place(entity, *path), entity, hint)


_SAYS_IT = 4
"""From so many words on the name of a metric says what is counted: "Sales qualified leads" does not."""


def _only_repeats(text: str, own: set[str]) -> bool:
    """Whether all words of a text that say something are among some; a text without such words says nothing itself."""
    content = (word for word in _words(text) if word not in EMPTY)
    first = next(content, None)
    return first in own and all(word in own for word in content)


def _definitions(entity: Term | Metric) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What says the meaning of a word, and where it stands: definition, summary, and what each team means by it."""
    for name in ("definition", "summary"):
        if text := getattr(entity, name):
            yield (name,), str(text)
    for position, each in enumerate(entity.team_definitions if isinstance(entity, Term) else ()):
        yield ("team_definitions", position, "definition"), str(each.definition)


def _own_words(entity: Entity) -> set[str]:
    names = (entity.name, getattr(entity, "acronym", None) or "")
    return {word for name in names for word in _words(str(name))}


def _words(text: str) -> Iterator[str]:
    return (key(word) for word in _WORD.findall(text))
