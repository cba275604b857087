"""DUP of two texts: one thing that two definitions give two numbers, where no field says which of them is right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from playpress.checks.check import Finding, check
from playpress.checks.dup.said import FieldAmount, Statement, agree, statements
from playpress.checks.dup.subjects import beside
from playpress.checks.dup.targets import facts
from playpress.derive import same_text
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.problems import shorten

_TRADE = re.compile(
    r"\b(?P<word>ramp(?:s|ed|ing)?(?:[ -]up)?|notice period|free trial|trial period|probation|sales cycle|warranty|"
    r"contract term|payment terms?)\b",
    re.IGNORECASE,
)
"""Times of the trade that many books name and few define."""
_RAMP = re.compile(r"ramp.*", re.IGNORECASE)


@check(
    "DUP-10",
    "Two texts give different numbers for the same thing.",
    why="A colleague who reads the first page plans for three months, the next one for twelve.",
    fix="Write the number once, in a field or as the `value` of a term, and name it in both texts.",
    level="warn",
)
def two_numbers_of_one_thing(book: Book) -> Iterator[Finding]:
    """A metric or a term without a value of its own, by its name beside the number; and times such as a ramp, where
    one of the two definitions refers to the other. What one person is asked for may be less than what all are.
    Two texts that give several things numbers, and most of them other ones, are variants, such as two forecasts. Two
    that share one term only and do not refer to each other may speak of two cases: those wait in the profile starter.
    """
    by_subject = _by_subject(book)
    of_each = _of_each(by_subject)
    for name, said in by_subject.items():
        for first, second in combinations(said, 2):
            if (
                first.entity is not second.entity
                and not _same(book, first, second)
                and _comparable(book, name, first, second)
                and not _are_variants(book, of_each, first.entity, second.entity)
            ):
                message = (
                    f'"{name[0]}" is "{shorten(first.amount.words)}{_each(first)}" in the {_called(first.entity)}, '
                )
                message += f'and "{shorten(second.amount.words)}{_each(second)}" in the {_called(second.entity)}'
                hint = "Write it once, in a field or as the `value` of a term, and name it in both texts: "
                hint += "`<term:ramp.value>`."
                refer = _linked(book, first.entity, second.entity) or _linked(book, second.entity, first.entity)
                alone = len(_both(of_each, first.entity, second.entity)) == 1
                later = name[1].startswith("term:") and alone and not refer
                yield Finding(message, second.place(book), second.entity, hint, also=(first.place(book),), later=later)
                break


_Said = dict[tuple[str, str, str], list[Statement]]
"""What texts say, by the name of what it is of, its key (empty for a word of the trade) and its measure."""


_OfEach = Mapping[str, _Said]
"""The same for each definition whose text says it, by its key."""


def _are_variants(book: Book, of_each: _OfEach, one: Entity, other: Entity) -> bool:
    """Whether two texts give numbers to at least two of the same things, and to most of them other ones."""
    said, others = of_each[one.key], of_each[other.key]
    both = _both(of_each, one, other)
    alike = sum(any(_same(book, first, second) for first in said[name] for second in others[name]) for name in both)
    return len(both) > 1 and 2 * alike < len(both)


def _both(of_each: _OfEach, one: Entity, other: Entity) -> Sequence[tuple[str, str, str]]:
    """The things to which two texts both give numbers."""
    return [name for name in of_each[one.key] if name in of_each[other.key]]


def _of_each(by_subject: _Said) -> _OfEach:
    found: dict[str, _Said] = {}
    for name, said in by_subject.items():
        for each in said:
            found.setdefault(each.entity.key, {}).setdefault(name, []).append(each)
    return found


def _by_subject(book: Book) -> _Said:
    found: _Said = {}
    for each in statements(book):
        if not each.now or each.amount.about or not (each.amount.unit or each.amount.per):
            continue
        for entity in beside(book, each.amount) or _measured(book, each):
            if not any(fact.measure == each.measure for fact in facts(book, entity)):
                found.setdefault((str(entity.name), entity.key, each.measure), []).append(each)
        trade = _TRADE.findall(each.amount.sentence) if each.measure == "time" else ()
        if len(trade) == 1 and _times(each) == 1:
            found.setdefault((_RAMP.sub("Ramp", trade[0].capitalize()), "", "time"), []).append(each)
    return found


def _times(each: Statement) -> int:
    return len(re.findall(r"\b(?:minute|hour|day|week|month|quarter|year)s?\b", each.amount.sentence, re.IGNORECASE))


def _measured(book: Book, each: Statement) -> Iterator[Entity]:
    """The one metric linked with a definition whose name has the words that are counted."""
    words = set(same_text.words_in_order(each.amount.noun))
    if not each.amount.per or not words:
        return
    links = (
        *(link.target for link in book.links_from(each.entity)),
        *(link.source for link in book.links_to(each.entity)),
    )
    metrics = [metric for ref in dict.fromkeys(links) if isinstance(metric := book.get(ref), Metric)]
    fitting = [each for each in metrics if words <= set(same_text.words_in_order(" ".join((each.name, *each.aliases))))]
    yield from fitting if len(fitting) == 1 else ()


def _same(book: Book, one: Statement, other: Statement) -> bool:
    amount = other.amount
    unit = f"{amount.clock} {amount.unit}".strip()
    fact = FieldAmount(other.entity, other.path, amount.value, unit, "", (amount.per,) * bool(amount.per))
    persons = [isinstance(each.entity, Role | Onboarding) for each in (one, other)]
    if agree(one, fact, book.settings.working_time):
        return True
    if persons[0] == persons[1] or one.measure in ("time", "%"):
        return False
    person, whole = (one, other) if persons[0] else (other, one)
    return person.yearly <= whole.yearly


def _comparable(book: Book, name: tuple[str, str, str], one: Statement, other: Statement) -> bool:
    """A metric and a term mean one thing everywhere; a word of the trade does for two that refer to each other."""
    return bool(name[1]) or _linked(book, one.entity, other.entity) or _linked(book, other.entity, one.entity)


def _linked(book: Book, one: Entity, other: Entity) -> bool:
    if any(book.get(link.target) is other for link in book.links_from(one)):
        return True
    steps = (book.step(end) for end in (one.from_, one.to)) if isinstance(one, Handoff) else ()
    return any(book.get(ref) is other for step in steps if step for ref in step.letters)


def _called(entity: Entity) -> str:
    return f'{entity.about.sentence} "{entity.name}"'


def _each(statement: Statement) -> str:
    return f" a {statement.amount.per}" if statement.amount.per else ""
