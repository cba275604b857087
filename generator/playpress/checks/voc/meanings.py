"""VOC of meanings in other definitions: a word that an audience or a metric explains in words of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playpress.checks.check import Finding, check
from playpress.checks.same_word import key, related
from playpress.derive import same_text
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.term import Term
from playpress.model.ref import Ref
from playpress.problems import Place, shorten

_SENTENCE = re.compile(
    r"(?:^|(?<=[.!?])\s+)(?:an?|the|each|every)?\s*(?P<word>[^.!?]{1,80}?)\s+(?:is|are|means?)\s+", re.I
)
"""The beginning of a sentence that says what something is."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a word means, and where that is said."""

    word: str
    text: str
    entity: Entity
    part: str
    path: tuple[str | int, ...]
    """Where it is written, inside of the entity."""
    named: bool
    """Whether it is the definition of that name, and no sentence about it somewhere else."""

    @property
    def ref(self) -> Ref:
        return Ref(self.entity.about.name, self.entity.id, self.part)

    def place(self, book: Book) -> Place:
        """Its line."""
        return book.place(self.entity, *self.path)


@insight
def _meanings(book: Book) -> dict[str, list[_Meaning]]:
    """What each word means: definitions of terms, stages, metrics and audiences, and sentences that define one."""
    found: dict[str, list[_Meaning]] = {}
    for each in _definitions(book):
        found.setdefault(key(each.word), []).append(each)
    names = set(found)
    for each in _sentences(book):
        if key(each.word) in names:
            found[key(each.word)].append(each)
    return found


def _definitions(book: Book) -> Iterator[_Meaning]:
    for term in book.active(Term):
        names = (term.name, *((term.acronym,) if term.acronym else ()), *term.aliases)
        yield from _named(term, "definition", names)
    for metric in book.active(Metric):
        yield from _named(metric, "definition", (metric.name, *metric.aliases))
    for audience in book.active(Audience):
        names = (audience.name, *audience.aliases)
        yield from _named(audience, "summary", names)
        if audience.fit and not audience.summary:
            yield from _meaning(audience, "fit", "; ".join(str(each.text) for each in audience.fit), names)
    for funnel in book.active(Funnel):
        for position, stage in enumerate(funnel.stages):
            path = ("stages", position, "definition")
            for name in dict.fromkeys(key(str(each)) for each in (stage.name, *stage.aliases) if stage.definition):
                yield _Meaning(name, str(stage.definition), funnel, stage.id, path, True)


def _named(entity: Entity, field: str, names: tuple[str, ...]) -> Iterator[_Meaning]:
    if text := getattr(entity, field):
        yield from _meaning(entity, field, str(text), names)


def _meaning(entity: Entity, field: str, text: str, names: tuple[str, ...]) -> Iterator[_Meaning]:
    for name in dict.fromkeys(key(str(each)) for each in names):
        yield _Meaning(name, text, entity, "", (field,), True)


def _sentences(book: Book) -> Iterator[_Meaning]:
    for entity in (*book.active(Metric), *book.active(Audience), *book.active(Term)):
        for field in ("definition", "summary"):
            text = " ".join(str(getattr(entity, field, None) or "").split())
            for sentence in _SENTENCE.finditer(text):
                if key(sentence["word"]) not in _own_words(entity):
                    end = text.find(".", sentence.end())
                    said = text[sentence.start() : end if end > 0 else len(text)].strip()
                    yield _Meaning(sentence["word"], said, entity, "", (field,), False)


def _own_words(entity: Entity) -> set[str]:
    names = (entity.name, getattr(entity, "acronym", None) or "", *entity.aliases)
    return {key(str(name)) for name in names}


@check(
    "VOC-6",
    "A word has two definitions, and nothing says which one is valid.",
    why="The funnel counts every contact under a word, the metric leaves half of them out, and both are reported.",
    fix="Say `same_as` where both mean the same, `not_same_as` where both are needed, or keep one definition.",
    level="warn",
)
def word_with_two_definitions(book: Book) -> Iterator[Finding]:
    """Audiences, and sentences that define a word elsewhere; names of terms, metrics and stages are for VOC-1.

    What VOC-1 leaves is here: a stage and a term of all whose texts share too little for a rule to say that they are
    one. Two texts of which one says what the other says, in other words, are one meaning for the profile starter, as
    are such a stage and its term, and criteria of an audience that say no other figures.
    """
    gentle = book.settings.checks == "starter"
    for meanings in _meanings(book).values():
        first, *others = sorted(meanings, key=lambda each: (not each.named, isinstance(each.entity, Audience)))
        for other in others:
            of_names = first.named and other.named
            if other.ref == first.ref or key(first.text) == key(other.text) or related(first, other):
                continue
            if of_names and not isinstance(other.entity, Audience) and (gentle or not _undecided(first, other)):
                continue
            if gentle and (same_text.agree(first.text, other.text) or _is_fit(first, other)):
                continue
            whose = f'{first.entity.about.name} "{first.entity.name}"'
            message = f'"{shorten(book.name(first.ref) if first.part else str(first.entity.name))}" means '
            message += f'"{shorten(first.text)}" in the {whose}, and "{shorten(other.text)}" in the '
            message += f'{other.entity.about.name} "{other.entity.name}"'
            hint = f"Keep one definition, or write `same_as` or `not_same_as: [{first.ref}]`."
            if other.part:
                hint = f"Keep one definition, or write `same_as` or `not_same_as: [{other.ref}]` in the {whose}."
            yield Finding(message, other.place(book), other.entity, hint, also=(first.place(book),))
    yield from _told_of_another_place(book)


def _undecided(term: _Meaning, stage: _Meaning) -> bool:
    """Whether a stage may be what a term of no team explains, and the two texts do not show it."""
    both = isinstance(term.entity, Term) and isinstance(stage.entity, Funnel) and not term.entity.team
    apart = same_text.agree(term.text, stage.text) or same_text.contradict(term.text, stage.text)
    return both and not apart


def _is_fit(*meanings: _Meaning) -> bool:
    """Whether one of the two are the criteria of an audience, which explain its word without contradicting it."""
    fits = any(each.path == ("fit",) for each in meanings)
    return fits and not same_text.contradict(*(each.text for each in meanings))


_ELSEWHERE = re.compile(
    r"(?<!\bthis )(?<!\bthat )(?<!\bsame )"
    r"\b(?:pages?|handbook|wiki|glossary|chapter|section|policy)\b(?: (?:of|for|on) [^.;:]{1,60}?)? "
    r"(?:says?|counts?|defines?|recogni[sz]es?|means?)\b(?! (?:how|what|when|where|which|who|why|so|the same)\b)",
    re.I,
)
"""Words that say what another place takes something for."""


_OF_IT = re.compile(r"\b(?:it|this|them) (?:as|by|only|to|differently|otherwise)\b|\binstead\b|\bsays?:", re.I)


def _is_of_it(entity: Metric | Term, sentence: str) -> bool:
    """Whether a sentence says its word, or says of it what it is taken for."""
    words = set(same_text.words_in_order(sentence))
    names = (entity.name, getattr(entity, "acronym", None), *entity.aliases)
    return bool(_OF_IT.search(sentence)) or any(
        words >= set(found) for name in names if name and (found := same_text.words_in_order(str(name)))
    )


def _told_of_another_place(book: Book) -> Iterator[Finding]:
    """A definition whose own text says that another place defines the word otherwise: the text itself knows of two."""
    defined: list[Metric | Term] = [*book.active(Metric), *book.active(Term)]
    for entity in defined if book.settings.language.is_english else ():
        for field in ("body", "summary") if entity.definition else ():
            text = " ".join(str(getattr(entity, field) or "").split())
            if said := _ELSEWHERE.search(text):
                start = text.rfind(". ", 0, said.start()) + 1
                end = text.find(". ", said.end())
                sentence = text[start : end if end > 0 else len(text)].strip()
                if not _is_of_it(entity, sentence):
                    continue
                other = shorten(sentence)
                message = f'"{entity.name}" means "{shorten(str(entity.definition))}", '
                message += f'and its text says of another place: "{other}"'
                hint = "Agree on one definition, and take the other out of the text."
                also = (book.place(entity, "definition"),)
                yield Finding(message, book.place(entity, field), entity, hint, also=also)
