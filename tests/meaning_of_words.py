"""A playbook -> the numbers with a unit in its names and texts that a field beside them says as well, each changed."""

import re
from collections.abc import Iterator
from fractions import Fraction

from playpress.derive.said_amounts import SaidAmount, amounts
from playpress.derive.same_text import words_in_order
from playpress.graph import Book
from playpress.model import field
from playpress.model.entity import Entity
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.source import Source
from playpress.model.numbers import plain
from playpress.model.quantity import Quantity
from playpress.model.text import Text
from playpress.model.times import Duration
from playpress.model.values import CountPer, Money, MoneyPer

Location = tuple[str | int, ...]
_ANY = frozenset(
    words_in_order(
        "a an and as at before behind by each first for four from in more most month no of on once one open or out "
        "over quarter second so than that the three time to two until week while who with within year day hour minute"
    )
)
"""Words that sentences have whatever they are about, as they are compared."""


def changed_numbers(book: Book) -> Iterator[tuple[str, Location, Text]]:
    """A number with its unit in a name or a text that a field beside it says as well: seven times as large there.

    Beside it is what is in the same definition (in no other item of the same list), in one it refers to, or in one that
    refers to it. The sentence has two words of what the field belongs to, one in the same definition and of a goal's
    own metric: two numbers may be the same by chance. Words that any sentence has (times, numbers, small words), and
    fields of upkeep, show nothing.
    """
    for entity in book.entities.values():
        if entity.status != "active" or not book.has_file(entity) or isinstance(entity, Source | Comparison):
            continue
        links = (*(link.target for link in book.links_from(entity)), *(link.source for link in book.links_to(entity)))
        near = {entity.key: entity, **{str(ref.whole): book.entities[str(ref.whole)] for ref in links}}
        metrics = entity.metrics if isinstance(entity, Goal) else ()
        named = {entity.key, *(str(ref.whole) for ref in metrics)}
        known = [
            (other is entity, 1 if other.key in named else 2, *each)
            for other in near.values()
            if other is entity or not isinstance(other, Plan | Funnel)
            for each in _measured(book, other)
        ]
        for path, value, info in book.inside(entity):
            if not isinstance(value, Text) or {"examples", "choices", "ask", "says"} & set(path):
                continue
            for amount in amounts(value, book.settings.notation) if path == ("name",) or field.of(info).running else ():
                number = re.match(r"\D?\d[\d,]*(?:\.\d+)?|[A-Za-z]+", amount.words)
                if not (amount.unit or amount.per) or number is None:
                    continue
                words = set(words_in_order(amount.before + amount.after)) - _ANY
                if any(
                    (amount.value, amount.unit) == (value_, unit)
                    and len(words & about) >= least
                    and not (own and len(place) > 1 and place[0] == path[0] and place[1] != path[1])
                    for own, least, value_, unit, about, place in known
                ):
                    other = amount.words.replace(number[0], _seven_times(amount), 1)
                    text = type(value)(str(value).replace(amount.words, other, 1))
                    yield entity.key, path, text


def _seven_times(amount: SaidAmount) -> str:
    figures = (
        amount.value * (100 if amount.unit == "%" else 1) * (1 if "illion" not in amount.words else Fraction(1, 10**6))
    )
    return plain(figures * 7)


def _measured(book: Book, entity: Entity) -> Iterator[tuple[Fraction, str, set[str], Location]]:
    """The values of fields that people set, with their units, the words of what they belong to, and where they are."""
    texts: dict[Location, set[str]] = {}
    for path, value, _ in book.inside(entity):
        if isinstance(value, Text):
            texts.setdefault(path[:-1], set()).update(words_in_order(value))
    for path, value, info in book.inside(entity):
        if field.of(info).upkeep:
            continue
        words = texts.get(path[:-1] if isinstance(value, Duration) or len(path) == 1 else (), set())
        words = words | set(words_in_order(entity.name)) | set(words_in_order(" ".join(map(str, path))))
        if isinstance(value, Quantity):
            yield value.amount, value.unit.rpartition(" ")[2], words, path
        elif isinstance(value, MoneyPer):
            yield value.money.amount, value.money.currency, words, path
        elif isinstance(value, Money):
            yield value.amount, value.currency, words, path
        elif isinstance(value, CountPer):
            yield Fraction(value.count), "", words, path
        elif isinstance(value, Duration):
            yield value.amount, value.unit, words, path
        elif isinstance(value, Fraction) and field.is_share(info):
            yield value, "%", words, path
