"""Hand-off, or step that reaches a stage -> its criteria gap: what is asked for and nothing makes sure of."""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from playpress.derive import handoff_register, same_text
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.term import Term
from playpress.model.part import Criterion
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Ways:
    """Where work goes from each step and stage, and where it comes from."""

    onwards: Mapping[Ref, list[Ref]]
    back: Mapping[Ref, list[Ref]]
    conditions: Mapping[tuple[Ref, Ref], str]
    """When work goes one of them, in words."""


def says_nothing(book: Book, handoff: Handoff) -> bool:
    """Whether the sender says nothing at all of what it makes sure of."""
    return not handoff.required_info and not book.exit_of(handoff.from_)


def gap(book: Book, handoff: Handoff) -> tuple[Criterion, ...]:
    """What is asked for and not made sure of: acceptance minus (entries and exits on the way + required info).

    The way is what leads to the sending step, and what lies between that and the step that takes the work, which may
    look for itself. What the sender and the steps before it begin with (`entry`) was made sure of; of a stage that
    sends, so is what lets one into the stage behind it. What was given no id may be said there in other words. Where
    a step between the two does not say what it makes sure of, nothing is known, and nothing is missing. That the other
    side did not answer or pay is why work goes on, and no result of a step.
    """
    here = handoff.from_
    sure = (*handoff.required_info, *book.entry_of(here), *book.exit_of(here), *_gate(book, handoff))
    asked = [each for each in handoff.acceptance if not _is_silence(each)]
    missing = _missing(book, asked, sure, _told(book, handoff))
    if not missing:
        return ()
    between, before = _between(book, handoff), _before(book, handoff.from_)
    if any(_is_silent(book, each) for each in between - {handoff.to}):
        return ()
    there = [each for ref in sorted(between | before, key=str) for each in _made_sure(book, ref, handoff)]
    there += [each for ref in sorted(before, key=str) for each in book.entry_of(ref)]
    texts = [text for ref in sorted(between, key=str) for text in _what_is_done(book, ref)]
    return _missing(book, missing, there, texts)


def unbrought(book: Book, end: Ref) -> tuple[Criterion, ...]:
    """What a step begins with, and neither the hand-offs that lead there bring, together, nor a step before it.

    Where several bring their parts, the step itself sees whether all of them are there.
    """
    step, handoffs = book.step(end), _arriving(book).get(end, ())
    sure = [each for handoff in handoffs for each in (*handoff.acceptance, *handoff.required_info)]
    for here in sorted(_before(book, end), key=str):
        sure += [*book.entry_of(here), *book.exit_of(here)]
    joined = len({handoff.from_ for handoff in handoffs}) > 1
    entry = [each for each in step.entry if not (joined and _ALL_THERE.search(str(each.text)))] if step else []
    ids, texts = {each.id for each in sure}, [str(each.text) for each in sure]
    return tuple(
        each for each in entry if each.id not in ids and not (each.unnamed and same_text.covers(texts, str(each.text)))
    )


_ALL_THERE = re.compile(
    r"^(?:all|both|each|every(?:thing)?)\b|\b(?:is|are) (?:all there|complete)\b|"
    r"\bcomplete (?:package|file|folder|set|record|documents|papers)\b",
    re.IGNORECASE,
)
"""Words for parts that are together, not for one thing that is done."""


def unmet(book: Book, end: Ref) -> tuple[Criterion, ...]:
    """What lets one into the stage that a step reaches, and neither it, a step before it nor a hand-off makes sure of.

    Nothing where the step does not say what it makes sure of, where the step before it is in that stage already, or
    where the way there is too long to be looked at.
    """
    step = book.step(end)
    if not step or not step.stage or not step.exit or _is_there(book, end, step.stage):
        return ()
    missing = tuple(each for each in book.entry_of(step.stage) if not _is_silence(each))
    for number, here in enumerate(_backwards(book, end)):
        if not missing or number == _FAR:
            return ()
        sure = [*book.entry_of(here), *book.exit_of(here)]
        for handoff in _arriving(book).get(here, ()):
            sure += [*handoff.acceptance, *handoff.required_info]
        missing = _missing(book, missing, sure, _what_is_done(book, here))
    return missing


_FAR = 50
"""How many steps of a way are looked at."""


def _is_there(book: Book, end: Ref, stage: Ref) -> bool:
    before = [book.step(each) for each in _ways(book).back.get(end, ())]
    return any(each is not None and each.stage == stage for each in before)


def _backwards(book: Book, end: Ref) -> Iterator[Ref]:
    """A step and those before it, the nearest first, also those of other processes that hand work on to them."""
    found = {end}
    waiting = deque(found)
    while waiting:
        here = waiting.popleft()
        yield here
        senders = (handoff.from_ for handoff in _arriving(book).get(here, ()))
        for each in (*_ways(book).back.get(here, ()), *senders):
            if each not in found:
                found.add(each)
                waiting.append(each)


@insight
def _arriving(book: Book) -> Mapping[Ref, list[Handoff]]:
    """Each step or stage that takes work over -> the hand-offs by which it comes."""
    found: dict[Ref, list[Handoff]] = {}
    for handoff in book.active(Handoff):
        found.setdefault(handoff.to, []).append(handoff)
    return found


def _gate(book: Book, handoff: Handoff) -> Iterator[Criterion]:
    """What lets one into the stage behind the one that hands work on; of several, what each of them asks for.

    What is lost there is not handed on.
    """
    there = book.step(handoff.to)
    aims = {handoff.to, there.stage if there else None}
    behind = [each for each in _ways(book).onwards.get(handoff.from_, ()) if _goes_on(book.stage(each))]
    first, *others = [book.entry_of(each) for each in [each for each in behind if each in aims] or behind] or [()]
    yield from (each for each in first if all(each.id in {same.id for same in other} for other in others))


def _goes_on(stage: Stage | None) -> bool:
    return stage is not None and stage.outcome in ("open", "won")


def _missing(
    book: Book, asked: Iterable[Criterion], sure: Collection[Criterion], texts: Iterable[str]
) -> tuple[Criterion, ...]:
    """What of some criteria neither others nor texts say.

    Words are compared where one of the two has no id: two that are named are two.
    """
    given = {criterion.id for criterion in sure}
    plain = [str(criterion.text) for criterion in sure if criterion.unnamed]
    said = [*(str(criterion.text) for criterion in sure), *texts]
    said += [meaning for text in said for meaning in _meanings(book, text)]
    return tuple(
        criterion
        for criterion in asked
        if criterion.id not in given and not same_text.covers(said if criterion.unnamed else plain, str(criterion.text))
    )


def _told(book: Book, handoff: Handoff) -> Iterator[str]:
    """What the sending step does, and when its work goes that way."""
    yield from _what_is_done(book, handoff.from_)
    yield _ways(book).conditions.get((handoff.from_, handoff.to), "")


def _what_is_done(book: Book, end: Ref) -> Iterator[str]:
    if step := book.step(end):
        yield from (str(each) for each in (step.name, step.do or "", *step.outputs))


def _meanings(book: Book, text: str) -> Iterator[str]:
    """What the terms mean that a text names: who meets a profile meets what the glossary says of it."""
    words, terms = same_text.words_in_order(text), _terms(book)
    for at, word in enumerate(words):
        for name, meaning in terms.get(word, ()):
            if words[at : at + len(name)] == name:
                yield meaning


@insight
def _terms(book: Book) -> Mapping[str, list[tuple[list[str], str]]]:
    """The first words of the names of terms -> each such name, in plain words, and what the term means."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for term in book.active(Term):
        meanings = [str(text) for text in (term.definition, *(each.text for each in term.claims)) if text]
        names = (term.name, *((term.acronym,) if term.acronym else ()), *term.aliases)
        for name in {tuple(same_text.words_in_order(str(name))) for name in names} - {()}:
            found.setdefault(name[0], []).extend((list(name), meaning) for meaning in meanings)
    return found


def _made_sure(book: Book, end: Ref, handoff: Handoff) -> Iterator[Criterion]:
    """What a step or a stage on the way makes sure of: its exit, and that of the stage it works at, once left."""
    yield from book.exit_of(end)
    step, taking = book.step(end), book.step(handoff.to)
    if step and step.stage and not (taking and taking.stage == step.stage):
        yield from book.exit_of(step.stage)


_SILENCE = re.compile(
    r"\bno (?:further |more )?(?:answer|repl(?:y|ies)|response|reaction|contact|payment|show|feedback)\b|"
    r"(?:\b(?:(?:can)?not|never)|n['’]t) (?:\w+ ){0,2}?"
    r"(?:(?:answer|repl|respon|react|show|reach)\w*|(?:pay|pays|paid|paying|come back|coming back)\b)|"
    r"\bwithout (?:an? |any )?(?:answer|reply|response|payment)\b|"
    r"(?<!\bnot )(?<!n['’]t )(?<!\bnot yet )(?<!n['’]t yet )(?<!\bno )(?<!\bno longer )(?<!\bnever )(?<!\bwithout )"
    r"\b(?:unanswered|unpaid|unreachable|unresponsive|no-show|overdue|expired)\b",
    re.IGNORECASE,
)
"""Words for what the other side did not do."""


def _is_silence(criterion: Criterion) -> bool:
    return _SILENCE.search(str(criterion.text)) is not None


def _is_silent(book: Book, end: Ref) -> bool:
    return not book.exit_of(end)


def _between(book: Book, handoff: Handoff) -> set[Ref]:
    """The steps on the way from the sender to the receiver, with the receiver, without the sender."""
    ways = _ways(book)
    if (handoff.from_, handoff.to) in ways.conditions:
        return {handoff.to}
    onwards = _reached(handoff.from_, ways.onwards, handoff.to)
    return onwards & _reached(handoff.to, ways.back, handoff.from_) | {handoff.to}


def _before(book: Book, sender: Ref) -> set[Ref]:
    return _reached(sender, _ways(book).back, sender)


def _reached(start: Ref, ways: Mapping[Ref, list[Ref]], last: Ref) -> set[Ref]:
    """All that ways lead to from a start, without going on from the last."""
    found: set[Ref] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for each in ways.get(here, ()):
            if each not in found and each != start:
                found.add(each)
                waiting += [each] if each != last else []
    return found - {last}


@insight
def _ways(book: Book) -> Ways:
    onwards, back, conditions = dict[Ref, list[Ref]](), dict[Ref, list[Ref]](), dict[tuple[Ref, Ref], str]()
    steps = (each for process in book.active(Process) for each in handoff_register.step_transitions(book, process))
    stages = (each for funnel in book.active(Funnel) for each in handoff_register.stage_transitions(funnel))
    for each in (*steps, *stages):
        onwards.setdefault(each.source, []).append(each.target)
        back.setdefault(each.target, []).append(each.source)
        conditions[each.source, each.target] = each.when
    return Ways(onwards, back, conditions)
