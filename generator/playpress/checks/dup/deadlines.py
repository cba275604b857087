"""DUP of words about times: what texts promise, against the promises and limits of the hand-off or step beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playpress.checks.dup.said import Contradiction, FieldAmount, Statement, contradicted, same_time, statements
from playpress.derive import clock, same_text
from playpress.derive.said_amounts import SaidAmount, amounts
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.model.times import UNITS_OF_TIME, Duration

_ANSWERS = re.compile(
    r"\b(?:accept(?:s|ed|ing)?|refus(?:e|es|ed|al)|reject(?:s|ed)?|answer(?:s|ed)?|decid(?:e|es|ed|ing)|decision|"
    r"yes or no|acknowledg(?:e|es|ed)|takes? (?:it|them) (?:over|on))\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(r"\b(?:silence|silent|automatic(?:ally)?|nobody (?:refus|answer|react)\w*)\b", re.IGNORECASE)
_CALLS = re.compile(
    r"\b(?:calls?|called|calling|rings?|phones?|contacts?|contacted|reach(?:es)? out|first attempt)\b", re.I
)
_PROMISES = re.compile(r"\b(?:promis(?:e|es|ed)|time limit|deadline|sla)\b", re.IGNORECASE)
_TAKES = re.compile(r"\b(?:on|over|takes?) $", re.IGNORECASE)
_OF_TIME = frozenset({"business", "calendar", "day", "hour", "minute", "month", "week", "within", "work", "year"})
"""Words of the time itself, as they are compared."""
_BESIDE = 30
"""In how many characters before a time the verb is that it belongs to."""
_MANY, _ENOUGH, _HALF = 3, 2, 0.5
"""How many words a text and a promise have to share; fewer are enough where they are half of the promise."""


@dataclass(frozen=True, slots=True)
class _Limit:
    """A time that is written in a field, with the words by which a text may mean it."""

    fact: FieldAmount
    what: str
    team: Ref | None
    answers: bool
    silence: bool = False


@insight
def _limits(book: Book) -> dict[str, list[_Limit]]:
    """The times of each hand-off and step, by its reference."""
    found: dict[str, list[_Limit]] = {}
    for handoff in book.active(Handoff):
        for number, each in enumerate(handoff.commitments):
            if each.time:
                says = f'"{each.what}" is promised within {each.time.words}'
                fact = _fact(handoff, ("commitments", number, "value"), each.time, says)
                found.setdefault(handoff.key, []).append(_Limit(fact, str(each.what), each.by, bool(each.answers)))
        if time := handoff.auto_accept_after:
            fact = _fact(handoff, ("auto_accept_after",), time, f"silence means yes after {time.words}")
            found.setdefault(handoff.key, []).append(_Limit(fact, "", None, answers=False, silence=True))
    for process, position, step in book.steps():
        if step.time_limit:
            says = f'the step "{step.name}" may take {step.time_limit.words}'
            fact = _fact(process, ("steps", position, "time_limit"), step.time_limit, says)
            ref = str(Ref("process", process.id, step.id))
            found.setdefault(ref, []).append(_Limit(fact, f"{step.name}\n{step.do or ''}", None, answers=False))
    for metric in book.active(Metric):
        if limit := _counted_within(book, metric):
            found[metric.key] = [limit]
    return found


def _counted_within(book: Book, metric: Metric) -> _Limit | None:
    """The time within which something has to happen for a metric to count it."""
    for field in ("formula", "definition", "name"):
        text = getattr(metric, field)
        times = [each for each in amounts(text, book.settings.notation) if _is_limit(each)] if text else []
        if times:
            says = f'"{metric.name}" counts what happens within {times[0].words}'
            fact = _fact(metric, (field,), times[0].duration, says)
            return _Limit(fact, f"{metric.name}\n{text}", None, answers=False) if len(times) == 1 else None
    return None


def _is_limit(amount: SaidAmount) -> bool:
    return amount.unit in UNITS_OF_TIME and amount.most


def _fact(entity: Entity, path: tuple[str | int, ...], time: Duration, says: str) -> FieldAmount:
    return FieldAmount(entity, path, time.amount, f"{time.clock or ''} {time.unit}".strip(), says)


def of_times(book: Book) -> Iterator[Contradiction]:
    """What texts say of a promise or a limit beside them, where none that they may mean has that time."""
    for each in statements(book):
        sentence = each.amount.sentence
        if each.amount.unit not in UNITS_OF_TIME or not each.now or each.amount.about:
            continue
        takes = each.path[0] == "steps" and _TAKES.search(each.amount.before)
        if not (each.amount.most or takes or _PROMISES.search(sentence) or _SILENCE.search(sentence)):
            continue
        near = [
            limit for limit in _near(book, each) if (limit.fact.entity, limit.fact.path) != (each.entity, each.path)
        ]
        meant = [limit for limit in near if _is_meant(book, limit, each)]
        if _ANSWERS.search(each.amount.before[-_BESIDE:]):
            meant = [limit for limit in meant if limit.answers] or meant
        alike = len({(limit.fact.value, limit.fact.unit) for limit in meant}) == 1
        sure = alike or all(limit.answers for limit in meant) or _PROMISES.search(sentence)
        others = meant if any(limit.silence for limit in meant) else near
        if meant and sure and not any(_says(book, each, limit) for limit in others):
            same_unit = sorted(meant, key=lambda limit: _time(limit.fact).unit != each.amount.unit)
            yield from contradicted(book, each, [limit.fact for limit in same_unit])
        elif not meant:
            yield from _beyond(book, each, near)


def _says(book: Book, statement: Statement, limit: _Limit) -> bool:
    return same_time(statement.amount.duration, _time(limit.fact), book.settings.working_time)


def _beyond(book: Book, statement: Statement, near: Sequence[_Limit]) -> Iterator[Contradiction]:
    """A point of how a step is done that may take longer than all of the step."""
    on_the_way = statement.path[2:3] in (("do",), ("how",), ("details",))
    if not on_the_way or not (statement.amount.most or _TAKES.search(statement.amount.before)):
        return
    time, hours = statement.amount.duration, book.settings.working_time
    for limit in near:
        whole = _time(limit.fact)
        counted = time.clock or whole.clock or "calendar"
        own = limit.fact.entity is statement.entity and not any(_says(book, statement, other) for other in near)
        if own and clock.order((time, counted), (whole, whole.clock or counted), hours) > 0:
            yield from contradicted(book, statement, [limit.fact])


def _time(fact: FieldAmount) -> Duration:
    counted, _, unit = fact.unit.rpartition(" ")
    return Duration(fact.value, unit, counted or None)


def _near(book: Book, statement: Statement) -> Iterator[_Limit]:
    """The times of what a text belongs to: its hand-off or step, else those that its definition refers to."""
    for ref in dict.fromkeys(_refs(book, statement)):
        yield from _limits(book).get(ref, ())


def _refs(book: Book, statement: Statement) -> Iterator[str]:
    entity = statement.entity
    if isinstance(entity, Process):
        step = _step(entity, statement)
        if step:
            ref = Ref("process", entity.id, step.id)
            yield str(ref)
            yield from (str(each.source.whole) for each in book.links_to(entity) if each.target.part == step.id)
        return
    yield entity.key
    if isinstance(entity, Handoff):
        yield from (str(end) for end in (entity.from_, entity.to))
        return
    for link in (*book.links_from(entity), *book.links_to(entity)):
        other = link.target if link.source.whole == Ref(entity.about.name, entity.id) else link.source
        yield str(other if other.kind == "process" else other.whole)


def _step(process: Process, statement: Statement) -> Step | None:
    path = statement.path
    return process.steps[path[1]] if path[0] == "steps" and len(path) > 1 and isinstance(path[1], int) else None


def _is_meant(book: Book, limit: _Limit, statement: Statement) -> bool:
    """Whether a sentence means a promise: an answer, a call, a silence, or by half of the words of the promise."""
    sentence = _around(statement)
    if limit.silence or _SILENCE.search(sentence):
        return limit.silence and bool(_SILENCE.search(sentence))
    named = _teams(book, sentence) if limit.team else ()
    if limit.team and named and limit.team.id not in named:
        return False
    if limit.answers and _ANSWERS.search(sentence):
        return True
    if statement.entity is limit.fact.entity and (
        (named and _PROMISES.search(sentence)) or isinstance(limit.fact.entity, Metric)
    ):
        return True
    if _CALLS.search(limit.what) and _CALLS.search(sentence) and limit.team:
        return True
    said = _words(sentence)
    return any(_shared(_words(what), said) for what in limit.what.split("\n"))


def _shared(words: set[str], said: set[str]) -> bool:
    shared = len(words & said)
    return shared >= _MANY or (shared >= _ENOUGH and shared >= _HALF * len(words))


def _words(text: str) -> set[str]:
    return set(same_text.words_in_order(text)) - _OF_TIME


def _around(statement: Statement) -> str:
    """The sentence; of a row of a checklist with a time of its own, what is to be done as well."""
    path = statement.path
    if path[-1] != "due" or not isinstance(path[-2], int):
        return statement.amount.sentence
    item = getattr(statement.entity, str(path[0]))[path[-2]]
    return f"{item.text}. {statement.amount.sentence}"


def _teams(book: Book, sentence: str) -> Sequence[str]:
    words = sentence.casefold()
    return [team.id for team in book.active(Team) if re.search(rf"\b{re.escape(str(team.name).casefold())}\b", words)]
