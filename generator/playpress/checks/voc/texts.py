"""VOC of running text: words to avoid, and acronyms nobody explains."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check
from playpress.checks.voc import A_TERM
from playpress.checks.word_use import WORD, reading
from playpress.graph import Book
from playpress.language import counted
from playpress.model.currencies import CURRENCIES
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.term import Term


@check(
    "VOC-3",
    "A text uses a word that a term says to avoid.",
    why="Two words for one thing make people look for a difference that is not there.",
    fix="Use the term's own name.",
    level="warn",
    requires=A_TERM,
)
def word_that_a_term_avoids(book: Book) -> Iterator[Finding]:
    """Pages in Markdown are not read."""
    for term_key, use in reading(book).avoided:
        entity, term = book.entities[use.entity], book.entities[term_key]
        if not isinstance(term, Term):
            continue
        where = f'`{use.path[0]}` of the {entity.about.title.lower()} "{entity.name}"'
        message = f'"{use.word}" in {where}: the word we agreed on is "{term.name}"'
        place = book.place(entity, *use.path)
        yield Finding(message, place, entity, f'Say "{term.name}".', also=(book.place(term, "avoid"),))


@check(
    "VOC-4",
    "An acronym is used and never spelled out.",
    why="New colleagues do not ask what all others seem to know.",
    fix="Make it the `acronym` of a term, or list it under `acronyms` in `content/playbook.yml`.",
    level="info",
    requires=A_TERM,
)
def unexplained_acronym(book: Book) -> Iterator[Finding]:
    """One finding for all its uses. Roman numbers are none, nor is a word that as many texts write in small letters."""
    defined, read = _defined(book), reading(book)
    for word, uses in read.acronyms.items():
        singular = word[:-1] if word.endswith("S") else word
        if {word, singular} & (defined | read.explained) or not set(word) - set("IVX"):
            continue
        if read.small[word.casefold()] >= len(uses) or (singular != word and singular in read.acronyms):
            continue
        entity = book.entities[uses[0].entity]
        places = [book.place(book.entities[use.entity], *use.path) for use in uses[:3]]
        often = "" if len(uses) == 1 else f" (in {counted(len(uses), 'text')})"
        message = f'"{word}" is never spelled out{often}'
        hint = "Make it the `acronym` of a term, or list it under `acronyms` in content/playbook.yml."
        yield Finding(message, places[0], entity, hint, also=tuple(places[1:]))


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
