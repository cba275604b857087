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
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.source import Source
from playpress.model.numbers import plain
from playpress.model.quantity import Quantity
from playpress.model.text import Text
from playpress.model.times import Duration
from playpress.model.values import CountPer, Money, MoneyPer

Location = tuple[str | int, ...]


def changed_numbers(book: Book) -> Iterator[tuple[str, Location, Text]]:
    """A number with its unit in a name or a text that a field beside it says as well: seven times as large there.

    Beside it is what is in the same definition, in one it refers to, or in one that refers to it; and the sentence has
    two words of what the field belongs to, for two numbers may be the same by chance.
    """
    for entity in book.entities.values():
        if entity.status != "active" or not book.has_file(entity) or isinstance(entity, Source | Comparison):
            continue
        links = (*(link.target for link in book.links_from(entity)), *(link.source for link in book.links_to(entity)))
        near = {entity.key: entity, **{str(ref.whole): book.entities[str(ref.whole)] for ref in links}}
        known = [
            each
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
                words = set(words_in_order(amount.before + amount.after))
                if any((amount.value, amount.unit) == each[:2] and len(words & each[2]) > 1 for each in known):
                    other = amount.words.replace(number[0], _seven_times(amount), 1)
                    text = type(value)(str(value).replace(amount.words, other, 1))
                    yield entity.key, path, text


def _seven_times(amount: SaidAmount) -> str:
    figures = (
        amount.value * (100 if amount.unit == "%" else 1) * (1 if "illion" not in amount.words else Fraction(1, 10**6))
    )
    return plain(figures * 7)


def _measured(book: Book, entity: Entity) -> Iterator[tuple[Fraction, str, set[str]]]:
    """The values of fields that people set, with their units and the words of what they belong to."""
    texts: dict[Location, set[str]] = {}
    for path, value, _ in book.inside(entity):
        if isinstance(value, Text):
            texts.setdefault(path[:-1], set()).update(words_in_order(value))
    for path, value, info in book.inside(entity):
        words = texts.get(path[:-1] if isinstance(value, Duration) or len(path) == 1 else (), set())
        words = words | set(words_in_order(entity.name)) | set(words_in_order(" ".join(map(str, path))))
        if isinstance(value, Quantity):
            yield value.amount, value.unit.rpartition(" ")[2], words
        elif isinstance(value, MoneyPer):
            yield value.money.amount, value.money.currency, words
        elif isinstance(value, Money):
            yield value.amount, value.currency, words
        elif isinstance(value, CountPer):
            yield Fraction(value.count), "", words
        elif isinstance(value, Duration):
            yield value.amount, value.unit, words
        elif isinstance(value, Fraction) and field.is_share(info):
            yield value, "%", words
