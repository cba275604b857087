"""DUP of words about days and periods: what a name or a text says of the time that a field says as well."""

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.dup.said import Contradiction, FieldAmount, contradicted, statements
from playpress.derive.said_amounts import amounts
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.invalid import InvalidValue
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.campaign import Campaign
from playpress.model.kinds.offer import Offer
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.times import day

_UNTIL_DAY = re.compile(r"\b(?:until|till|by|to|through) day (\d{1,3})\b", re.IGNORECASE)
_WEEK = re.compile(r"\bweek (\d{1,2})\b(?! ?(?:to|-|–|and))", re.IGNORECASE)
_DATE = r"(\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|\.)? [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4})"
_VALID = re.compile(rf"\b(?i:(?:valid|holds?|good|expires?|ends?|runs?)(?: (?:until|till|through|on|to))?) {_DATE}")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTER = re.compile(r"\b(?:Q([1-4])|(first|second|third|fourth) quarter)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:FY ?)?(?:20)?(\d\d)\b(?<=\d{4})|\bFY ?(\d\d)\b")
_DAYS_IN_WEEK = 7


def of_days(book: Book) -> Iterator[Contradiction]:
    """Names of phases and plans, and how long something holds, against the days that fields say."""
    yield from _phases(book)
    yield from _ends(book)
    yield from _plans(book)
    yield from _named(book)


def _phases(book: Book) -> Iterator[Contradiction]:
    for path in book.active(Onboarding):
        for number, phase in enumerate(path.phases):
            first, last = int(phase.from_day), int(phase.to_day)
            where = ("phases", number, "name")
            if (said := _UNTIL_DAY.search(phase.name)) and abs(int(said[1]) - last) > 1:
                fact = FieldAmount(path, ("phases", number, "to_day"), Fraction(last), "", f"its last day is D+{last}")
                yield Contradiction(path, where, said[0], fact)
            if (said := _WEEK.search(phase.name)) and not _overlap(first, last, int(said[1])):
                fact = FieldAmount(
                    path, ("phases", number, "from_day"), Fraction(first), "", f"its first day is D+{first}"
                )
                yield Contradiction(path, where, said[0], fact)


def _overlap(first: int, last: int, week: int) -> bool:
    """Whether days lie in a week, counted from the first day or from a week before it."""
    return first <= _DAYS_IN_WEEK * (week + 1) and last >= _DAYS_IN_WEEK * (week - 1)


def _ends(book: Book) -> Iterator[Contradiction]:
    fields: tuple[tuple[type[Entity], str], ...] = ((Asset, "expires"), (Offer, "valid_until"), (Campaign, "ends"))
    for kind, field in fields:
        for entity in book.active(kind):
            end = getattr(entity, field)
            for where in ("name", "summary", "body") if end else ():
                said = _VALID.search(str(getattr(entity, where) or ""))
                if said and (date := _day(said[1])) and date != end:
                    fact = FieldAmount(
                        entity, (field,), Fraction(end.toordinal()), "", f"`{field}` is {end.isoformat()}"
                    )
                    yield Contradiction(entity, (where,), said[0], fact)


def _day(words: str) -> dt.date | None:
    try:
        return day(words)
    except InvalidValue:
        return None


def _plans(book: Book) -> Iterator[Contradiction]:
    """A plan that was made of the one before it, and kept its name."""
    for plan in book.active(Plan):
        if plan.period is None:
            continue
        says, value = f"its period is {plan.period.words}", Fraction(plan.period.year)
        fact = FieldAmount(plan, ("period",), value, "", says)
        quarters = [int(found[1] or _QUARTERS[found[2].lower()]) for found in _QUARTER.finditer(plan.name)]
        years = [int(found[1] or found[2]) for found in _YEARS.finditer(plan.name)]
        other = len(quarters) == 1 and plan.period.unit == "quarter" and quarters != [plan.period.number]
        if other or (len(years) == 1 and years != [plan.period.year % 100]):
            yield Contradiction(plan, ("name",), str(plan.name), fact)


def _named(book: Book) -> Iterator[Contradiction]:
    """A name that has its days in it, such as a 30-day start, in a text that gives it other ones."""
    named: dict[tuple[str, str], list[FieldAmount]] = {}
    for entity in book.entities.values():
        for each in amounts(entity.name, book.settings.notation) if entity.status == "active" else ():
            if "-" in each.words and each.noun:
                fact = FieldAmount(entity, ("name",), each.value, each.unit, f'there is "{entity.name}"')
                named.setdefault((each.unit, each.noun.split()[0].lower()), []).append(fact)
    for said in statements(book) if named else ():
        noun = said.amount.noun.partition(" ")[0].lower()
        known = named.get((said.amount.unit, noun), ()) if "-" in said.amount.words and said.path != ("name",) else ()
        yield from contradicted(book, said, known)
