"""Typed values from an author's words: money, counts, rates, the values of targets, yes or no."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self, TypeVar

from playpress.model import readings
from playpress.model.currencies import CURRENCIES
from playpress.model.invalid import InvalidValue
from playpress.model.notation import UNSAID, Notation
from playpress.model.numbers import exact, exact_percent, number, plain, share, words
from playpress.model.times import PERIODS, Duration
from playpress.model.value import Codec, Measure, Numeral
from playpress.problems import shorten

T = TypeVar("T")

_MONEY = re.compile(r"(-?(?:0|[1-9]\d*)(?:\.\d{1,2})?) +([A-Z]{3})")
"""Money as we write it: the form of nearly every amount, which needs no second look."""
_EACH = re.compile(r"(.*?\d.*?) *(?:/|(?<= )per|(?<= )a|(?<= )each|(?<= )every|(?<= )) *([A-Za-z]+)")
_SAME_PERIOD = {
    **{period: period for period in PERIODS}, "mo": "month", "mth": "month", "monthly": "month", "yr": "year",
    "annum": "year", "yearly": "year", "annually": "year", "wk": "week", "weekly": "week", "daily": "day",
    "qtr": "quarter", "quarterly": "quarter", "days": "day", "weeks": "week", "months": "month", "years": "year",
}  # fmt: skip
"""Other words for a period."""
_DECIMALS = "where these are decimals"
MAX_AMOUNT = 40
"""The longest text that is read as an amount of money (characters)."""
_AMOUNT_CURE = "Amount, space, currency: 75000 EUR"
MAX_WHOLE = 10_000_000
"""The largest number of people, attempts or minutes."""
MAX_POINTS = 10_000
"""The most points that one thing is worth."""
LETTERS = "Use its three letters: EUR, USD, GBP, …"


def _whole(value: Any, notation: Notation) -> int:
    text = words(value, "a whole number", "3")
    try:
        result = number(text, "3", notation)
    except InvalidValue as wrong:
        meant = tuple(each for each in wrong.meant if each.isdecimal())
        if len(meant) == 1 and len(wrong.meant) == 2:
            return _whole(meant[0], notation)
        raise InvalidValue(wrong.message, "" if meant else wrong.hint, meant=meant) from None
    if result.denominator != 1 or result < 0:
        raise InvalidValue(f'"{shorten(text)}" is not a whole number from 0 up', "For example: 3")
    if result > MAX_WHOLE:
        raise InvalidValue(f'"{shorten(text)}" is more than {MAX_WHOLE:,}', "Check its digits. For example: 3")
    return int(result)


def _points(value: Any) -> int:
    """Points of a score: a whole number, below zero where something speaks against a lead."""
    text = words(value, "points", "10")
    result = number(text.removeprefix("+"), "10, or -20")
    if result.denominator != 1 or abs(result) > MAX_POINTS:
        raise InvalidValue(f'"{shorten(text)}" is not a whole number of points', "For example: 10, or -20")
    return int(result)


def _minutes(value: Any, notation: Notation) -> int:
    """A number of minutes, with or without its unit: `90`, `90 mins`, `1h 30m`."""
    text = words(value, "minutes", "30")
    if not text[-1:].isalpha() and not text.endswith("."):
        return _whole(text, notation)
    length = Duration.parse(re.sub(r"(?<=\d)\s*m", " min", text) if re.fullmatch(r"\d+\s*m", text) else text)
    if length.unit not in {"min", "h"} or length.clock or (length.days * 1440).denominator != 1:
        raise InvalidValue(f'"{shorten(text)}" is not a number of minutes', "For example: 30")
    return int(length.days * 1440)


def _yes_no(value: Any) -> bool:
    text = words(value, "yes or no", "yes")
    if text.casefold() in {"yes", "true"}:
        return True
    if text.casefold() in {"no", "false"}:
        return False
    raise InvalidValue(f'"{shorten(text)}" is neither yes nor no', "Write yes or no.")


@dataclass(frozen=True, slots=True)
class Money(Measure):
    """An exact amount in one currency (ISO 4217)."""

    example: ClassVar[str] = "75000 EUR"

    amount: Fraction
    currency: str

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.currency}"

    def write(self) -> str:
        return f"{exact(self.amount)} {self.currency}"

    @classmethod
    def parse(cls, value: Any, notation: Notation = UNSAID) -> Self:
        text = words(value, "an amount of money", "75000 EUR")
        found = _MONEY.fullmatch(text)
        if found and found[2] in CURRENCIES:
            return cls(number(found[1], "75000 EUR"), found[2])
        meant, code = readings.money(text, notation) if len(text) <= MAX_AMOUNT else ((), "")
        if len(meant) == 1 and code:
            return cls(number(meant[0], "75000 EUR"), code)
        raise _not_money(text, meant, code, notation)


def _amount(value: Any, notation: Notation) -> Money:
    return _not_negative(Money.parse(value, notation))


def _not_negative(money: Money) -> Money:
    """Money that is spent or planned with."""
    if money.amount < 0:
        raise InvalidValue(f'"{money.write()}" is less than nothing', "Write an amount from 0 up.")
    return money


def _not_money(text: str, meant: tuple[str, ...], code: str, notation: Notation) -> InvalidValue:
    """What is wrong with an amount of money, and what it may mean. Without a code, its sign has several currencies."""
    message = f'"{shorten(text)}" is not an amount of money'
    if meant and code:
        message = f'"{shorten(text)}" could mean two amounts'
        return InvalidValue(message, meant=tuple(f"{each} {code}" for each in meant), note=_DECIMALS)
    if meant:
        one = "JPY" if "¥" in text else "SEK" if "kr" in text.casefold() else "USD"
        cure = f"Write {meant[0]} and the letters of its currency, for example {meant[0]} {one}."
        return InvalidValue(message, cure)
    *figures, last = text.split() or [""]
    if figures and last.isalpha() and figures[-1][-1:].isdigit():
        try:
            number(" ".join(figures), "75000 EUR", notation)
        except InvalidValue as wrong:
            return wrong.followed_by(f" {last}") if last in CURRENCIES else InvalidValue(message, _AMOUNT_CURE)
        return InvalidValue(f'"{shorten(last)}" is not a currency', LETTERS)
    alone = readings.amounts(readings.bare(text), notation.currency, notation) if len(text) <= MAX_AMOUNT else ()
    if not alone:
        return InvalidValue(message, _AMOUNT_CURE)
    meant = tuple(f"{each} {notation.currency}" for each in alone) if notation.currency else ()
    return InvalidValue(f'"{shorten(text)}" has no currency', "" if meant else _AMOUNT_CURE, meant=meant)


@dataclass(frozen=True, slots=True)
class MoneyPer(Measure):
    """Money in each period: a budget."""

    example: ClassVar[str] = "2000 EUR per month"

    money: Money
    period: str

    def __str__(self) -> str:
        return f"{self.money} per {self.period}"

    def write(self) -> str:
        return f"{self.money.write()} per {self.period}"

    @classmethod
    def parse(cls, value: Any, notation: Notation = UNSAID) -> Self:
        head, period = _per(value, "money per period", "2000 EUR per month")
        return cls(_of_a_period(lambda text: _not_negative(Money.parse(text, notation)), head, period), period)


@dataclass(frozen=True, slots=True)
class CountPer(Measure):
    """A count in each period: a volume."""

    example: ClassVar[str] = "400 per month"

    count: Fraction
    period: str

    def __str__(self) -> str:
        return f"{plain(self.count)} per {self.period}"

    def write(self) -> str:
        return f"{exact(self.count)} per {self.period}"

    @classmethod
    def parse(cls, value: Any, notation: Notation = UNSAID) -> Self:
        head, period = _per(value, "a count per period", "400 per month")
        count = _of_a_period(lambda text: number(text, "400", notation), head, period)
        if count < 0:
            raise InvalidValue(f'"{shorten(head)}" is less than nothing', "Write a count from 0 up.")
        return cls(count, period)


def _per(value: Any, wanted: str, example: str) -> tuple[str, str]:
    text = words(value, wanted, example)
    head, per, period = text.partition(" per ")
    if per and period.strip() in PERIODS:
        return head.strip(), period.strip()
    found = _EACH.fullmatch(text) if len(text) <= MAX_AMOUNT else None
    if found and found[2].casefold() in _SAME_PERIOD:
        return found[1].strip(), _SAME_PERIOD[found[2].casefold()]
    message = f'"{shorten(text)}" is not {wanted}'
    raise InvalidValue(message, f"For example: {example} ({', '.join(PERIODS)})")


def _of_a_period(parse: Callable[[str], T], text: str, period: str) -> T:
    """The value in front of `per month`; what is wrong with it says what to write for the whole."""
    try:
        return parse(text)
    except InvalidValue as wrong:
        raise wrong.followed_by(f" per {period}") from None


def _rate(value: Any, notation: Notation) -> Fraction:
    text = words(value, "a rate", "20% or 0.20")
    example = "20% or 0.20"
    result = share(text, notation)
    plainly = result is None
    if result is None:
        result = number(text, example, notation)
    if not 0 < result <= 1:
        meant = (f"{text}%",) if 1 < result <= 100 and plainly else ()
        hint = f"Did you mean {text}%?" if meant else f"For example: {example}"
        raise InvalidValue(f'"{text}" is not a rate between 0 and 100%', hint, meant=meant)
    return result


Amount = Annotated[Money, Numeral(Money, _amount, Money.write)]
Points = Annotated[int, "points", Codec(int, _points, str, {"type": "integer"})]
WholeNumber = Annotated[int, Numeral(int, _whole, str, {"type": "integer", "minimum": 0})]
Minutes = Annotated[int, Numeral(int, _minutes, str, {"type": "integer", "minimum": 0})]
YesNo = Annotated[bool, Codec(bool, _yes_no, lambda value: "yes" if value else "no", {"type": "boolean"})]
Rate = Annotated[Fraction, Numeral(Fraction, _rate, exact_percent, {"type": "string", "examples": ["20%"]})]
