"""DUP of words about amounts: what goals and other texts say of a metric, a term or an offer, against its fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from playpress.checks.dup.said import (
    Contradiction,
    FieldAmount,
    Statement,
    agree,
    by_entity,
    contradicted,
    statements,
)
from playpress.checks.dup.subjects import beside, is_named
from playpress.derive import same_text
from playpress.derive.formula import counted_each, in_unit, said_period
from playpress.derive.said_amounts import amounts
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.offer import Offer
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.model.kinds.term import Term
from playpress.model.period import written

_YEAR = re.compile(r"\b(?:20|FY ?(?:20)?)(\d\d)\b")
_AIM = re.compile(r"\b(?:targets?|goals?|aims?|quotas?|objectives?)\b", re.IGNORECASE)


def of_goals(book: Book) -> Iterator[Contradiction]:
    """What a goal says of the one metric of that measure: in its name, and where the metric is named beside it."""
    for goal in book.active(Goal):
        metrics = [metric for ref in goal.metrics if isinstance(metric := book.get(ref), Metric)]
        said = by_entity(book).get(goal.key, ()) if metrics else ()
        for each in said:
            fitting = [metric for metric in metrics if any(f.measure == each.measure for f in facts(book, metric))]
            if len(fitting) != 1 or not each.now:
                continue
            alone = each.path == ("name",) and sum(other.path == ("name",) for other in said) == 1
            fits = alone and (each.amount.unit or each.amount.per or _counts(fitting[0], each.amount.noun))
            fits = fits or any(_is_repeated(each, other) for other in said if other.path == ("name",))
            if fits or is_named(fitting[0], each.amount.sentence):
                yield from _against(book, each, facts(book, fitting[0]))


_OF_ONE = re.compile(r"\b(?:each|every|apiece|per (?:person|head|rep)|one (?:of|rep))\b", re.IGNORECASE)


def _is_repeated(statement: Statement, name: Statement) -> bool:
    """Whether a text of a goal says again what its name counts: so many of one thing in one period, by all people."""
    one, other = statement.amount, name.amount
    same = (one.unit, one.per) == (other.unit, other.per) and bool(one.per)
    nouns = {each.noun.partition(" ")[0].casefold() for each in (one, other)}
    return same and one.sentence != other.sentence and len(nouns) == 1 and not _OF_ONE.search(one.sentence)


def _counts(metric: Metric, noun: str) -> bool:
    """Whether a metric is of what was counted, by a word of its name or unit."""
    words = same_text.words_in_order(f"{metric.name} {metric.unit or ''} {' '.join(metric.aliases)}")
    return bool(set(words) & set(same_text.words_in_order(noun)))


def of_named(book: Book) -> Iterator[Contradiction]:
    """What any text says of something that it names right beside the amount; its own texts, where they say `target`."""
    for each in statements(book):
        if not each.now or (not each.amount.unit and not each.amount.per):
            continue
        found = beside(book, each.amount)
        if isinstance(each.entity, Metric) and _AIM.search(each.amount.sentence):
            found = (each.entity,)
        known = [fact for entity in found for fact in facts(book, entity)]
        if not isinstance(each.entity, Goal) or not set(found) & set(map(book.get, each.entity.metrics)):
            yield from _against(book, each, known)


def _against(book: Book, statement: Statement, known: Sequence[FieldAmount]) -> Iterator[Contradiction]:
    """But where its text says the field's number as well: the other is of a part of it, or of another group."""
    years = set(_YEAR.findall(statement.amount.sentence))
    meant = [each for each in known if not years or years & set(_YEAR.findall(each.says))]
    for each in contradicted(book, statement, [*meant, *_sums(meant)]):
        if _satisfied(statement, each.fact) or _of_one_person(statement, each.fact):
            continue
        if not _is_said_beside(book, statement, meant) and not _is_of_another(book, statement, each.fact.entity):
            yield each


_ROW = re.compile(r"\s*\|")


def _is_said_beside(book: Book, statement: Statement, known: Sequence[FieldAmount]) -> bool:
    """Whether the same sentence, or another row of the same table, says the number of a field."""
    alike, own = [each for each in known if each.measure == statement.measure], statement.amount.sentence
    hours = book.settings.working_time
    return any(
        agree(other, fact, hours)
        for other in by_entity(book).get(statement.entity.key, ())
        if other is not statement and other.path == statement.path and other.measure == statement.measure
        if other.amount.sentence == own or (_ROW.match(own) and _ROW.match(other.amount.sentence))
        for fact in alike
    )


def _is_of_another(book: Book, statement: Statement, entity: Entity) -> bool:
    """Whether the number is the target of another metric, which a goal near the one that says it has."""
    goal = statement.entity
    if not isinstance(goal, Goal):
        return False
    families = _families(book)
    near = [*families.get(goal.id, ()), *(families.get(goal.parent.id, ()) if goal.parent else ())]
    others = {ref.id: book.get(ref) for each in near for ref in each.metrics}.values()
    facts_of_others = [
        fact for each in others if isinstance(each, Metric) and each is not entity for fact in facts(book, each)
    ]
    hours = book.settings.working_time
    return any(each.measure == statement.measure and agree(statement, each, hours) for each in facts_of_others)


@insight
def _families(book: Book) -> Mapping[str, list[Goal]]:
    """Each goal with its parts, by its id."""
    found: dict[str, list[Goal]] = {}
    for each in book.active(Goal):
        for id_ in (each.id, *([each.parent.id] if each.parent else [])):
            found.setdefault(id_, []).append(each)
    return found


def _satisfied(statement: Statement, fact: FieldAmount) -> bool:
    """Whether a text only asks for a side on which the field is."""
    amount = statement.amount
    return (amount.least and fact.value >= amount.value) or (amount.most and fact.value <= amount.value)


def _of_one_person(statement: Statement, fact: FieldAmount) -> bool:
    """Whether a text asks one person for less than all are asked for."""
    one = isinstance(statement.entity, Role | Onboarding)
    return one and statement.measure != "%" and statement.amount.value <= fact.value


def _sums(known: Sequence[FieldAmount]) -> Iterator[FieldAmount]:
    """What targets of several periods are together."""
    parts = [each for each in known if each.path[-1] == "value" and each.unit != "%"]
    if len(parts) > 1:
        yield FieldAmount(
            parts[0].entity, parts[0].path, sum((each.value for each in parts), Fraction(0)), parts[0].unit, ""
        )


def facts(book: Book, entity: Entity) -> list[FieldAmount]:
    """The amounts that the fields of a metric, a term or an offer say."""
    if isinstance(entity, Metric):
        return list(_of_metric(book, entity))
    if isinstance(entity, Offer):
        prices = (("list_price", "list price", entity.list_price), ("floor", "lowest price", entity.floor))
        known = prices if entity.list_price else ()
        return [
            FieldAmount(entity, (name,), price.amount, price.currency, f'the {words} of "{entity.name}" is {price}')
            for name, words, price in known
            if price
        ]
    if isinstance(entity, Term) and entity.value:
        found = list(amounts(entity.value, book.settings.notation))
        says = f'"{entity.name}" is {entity.value}'
        return [
            FieldAmount(
                entity, ("value",), each.value, f"{each.clock} {each.unit}".strip(), says, (each.per,) * bool(each.per)
            )
            for each in found
            if len(found) == 1
        ]
    return []


def _of_metric(book: Book, metric: Metric) -> Iterator[FieldAmount]:
    for number, target in enumerate(metric.targets):
        span = written(str(target.period), book.settings.fiscal_year)
        said = said_period(metric)
        periods = (said,) if said else tuple({span.unit if span else "", counted_each(metric)} - {""})
        for name, words in (("value", "target"), ("floor", "floor"), ("stretch", "stretch target")):
            if value := getattr(target, name):
                says = f'the {words} of "{metric.name}" for {target.period} is {value}'
                path = ("targets", number, name)
                yield FieldAmount(metric, path, *in_unit(metric, value), says, periods)
    if metric.baseline:
        says = f'the baseline of "{metric.name}" is {metric.baseline}'
        yield FieldAmount(metric, ("baseline",), metric.baseline.amount, metric.baseline.unit, says)
