"""Typed values from an author's words: money, counts, rates, the values of targets, yes or no."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import AfterValidator

from playpress.model import readings
from playpress.model.currencies import CURRENCIES, SIGNS
from playpress.model.invalid import InvalidValue
from playpress.model.numbers import exact, exact_percent, number, percentage, plain, words
from playpress.model.times import PERIODS
from playpress.model.value import Codec, Value
from playpress.problems import shorten

T = TypeVar("T")

_SPACED = re.compile(r"([-\u2212]?[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+)(?:([.,])(\d+))?")
"""Thousands parted by spaces, also by those at which no line breaks; then decimals."""


_FIGURES = re.compile(r"[-\u2212]?[\d.,'\u2019]+")
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
MAX_WHOLE = 10_000_000
"""The largest number of people, attempts or minutes."""
MAX_POINTS = 10_000
"""The most points that one thing is worth."""
LETTERS = "Use its three letters: EUR, USD, GBP, …"


def _whole(value: Any) -> int:
    text = words(value, "a whole number", "3")
    try:
        result = number(text, "3")
    except InvalidValue as wrong:
        meant = tuple(each for each in wrong.meant if each.isdecimal())
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


def _yes_no(value: Any) -> bool:
    text = words(value, "yes or no", "yes")
    if text.casefold() in {"yes", "true"}:
        return True
    if text.casefold() in {"no", "false"}:
        return False
    raise InvalidValue(f'"{shorten(text)}" is neither yes nor no', "Write yes or no.")


@dataclass(frozen=True, slots=True)
class Money(Value):
    """An exact amount in one currency (ISO 4217)."""

    example: ClassVar[str] = "75000 EUR"

    amount: Fraction
    currency: str

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.currency}"

    def write(self) -> str:
        return f"{exact(self.amount)} {self.currency}"

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = words(value, "an amount of money", "75000 EUR")
        *figures, currency = text.split() or [""]
        several = len(figures) > 1 and not all(map(_FIGURES.fullmatch, figures))
        if not figures or several or not currency[0].isalpha():
            raise _not_money(text)
        if currency not in CURRENCIES:
            raise _not_money(text, f'"{shorten(currency)}" is not a currency', LETTERS)
        return cls(_amount(text.removesuffix(currency).rstrip(), currency), currency)


def _not_negative(money: Money) -> Money:
    """Money that is spent or planned with."""
    if money.amount < 0:
        raise InvalidValue(f'"{money.write()}" is less than nothing', "Write an amount from 0 up.")
    return money


def _not_money(text: str, message: str = "", hint: str = "Amount, space, currency: 75000 EUR") -> InvalidValue:
    """What is wrong with an amount of money, and what it means where that is clear."""
    meant, code = readings.money(text) if len(text) <= MAX_AMOUNT else ((), "")
    front = code and re.match(r"[A-Za-z]{3}\b", text)
    message = message or f'"{shorten(text)}" {"has its currency in front" if front else "is not an amount of money"}'
    if not meant:
        return InvalidValue(message, hint)
    if not code:
        cure = f"Write {meant[0]} and the letters of its currency, for example {meant[0]} USD."
        return InvalidValue(message, cure)
    note = _DECIMALS if len(meant) == 2 else ""
    return InvalidValue(message, meant=tuple(f"{each} {code}" for each in meant), note=note)


def _amount(text: str, currency: str) -> Fraction:
    """The number before a currency. No decimal sign is a space, so one group of three digits is enough."""
    found = _SPACED.fullmatch(text)
    try:
        if not re.search(r"\s", text):
            return number(text, "75000 EUR")
        if not found:
            cure = f"Three digits stand behind each space: 2 400 000 {currency}. Without spaces it is read, too."
            raise InvalidValue(f'the spaces in "{shorten(text)}" do not part thousands', cure)
        whole, sign, decimals = re.sub(r"\s", "", found[1]), found[2], found[3]
        if sign and len(decimals) == len("000"):
            meant = (f"{whole}{decimals}", readings.decimals(whole, decimals))
            raise InvalidValue(f'"{shorten(text)}" could mean two numbers', meant=meant, note=_DECIMALS)
        return number(f"{whole}{sign or ''}{decimals or ''}", "75000 EUR")
    except InvalidValue as wrong:
        raise wrong.followed_by(f" {currency}") from None


@dataclass(frozen=True, slots=True)
class MoneyPer(Value):
    """Money in each period: a budget."""

    example: ClassVar[str] = "2000 EUR per month"

    money: Money
    period: str

    def __str__(self) -> str:
        return f"{self.money} per {self.period}"

    def write(self) -> str:
        return f"{self.money.write()} per {self.period}"

    @classmethod
    def parse(cls, value: Any) -> Self:
        head, period = _per(value, "money per period", "2000 EUR per month")
        return cls(_of_a_period(lambda text: _not_negative(Money.parse(text)), head, period), period)


@dataclass(frozen=True, slots=True)
class CountPer(Value):
    """A count in each period: a volume."""

    example: ClassVar[str] = "400 per month"

    count: Fraction
    period: str

    def __str__(self) -> str:
        return f"{plain(self.count)} per {self.period}"

    def write(self) -> str:
        return f"{exact(self.count)} per {self.period}"

    @classmethod
    def parse(cls, value: Any) -> Self:
        head, period = _per(value, "a count per period", "400 per month")
        count = _of_a_period(number, head, period)
        if count < 0:
            raise InvalidValue(f'"{shorten(head)}" is less than nothing', "Write a count from 0 up.")
        return cls(count, period)


def _per(value: Any, wanted: str, example: str) -> tuple[str, str]:
    text = words(value, wanted, example)
    head, per, period = text.partition(" per ")
    if per and period.strip() in PERIODS:
        return head.strip(), period.strip()
    message = f'"{shorten(text)}" is not {wanted}'
    found = _EACH.fullmatch(text)
    if found and found[2].casefold() in _SAME_PERIOD:
        raise InvalidValue(message, meant=(f"{found[1].strip()} per {_SAME_PERIOD[found[2].casefold()]}",))
    raise InvalidValue(message, f"For example: {example} ({', '.join(PERIODS)})")


def _of_a_period(parse: Callable[[str], T], text: str, period: str) -> T:
    """The value in front of `per month`; what is wrong with it says what to write for the whole."""
    try:
        return parse(text)
    except InvalidValue as wrong:
        raise wrong.followed_by(f" per {period}") from None


@dataclass(frozen=True, slots=True)
class Quantity(Value):
    """A target's value: a number, a percentage or money."""

    example: ClassVar[str] = "20%"

    amount: Fraction
    unit: str = ""

    def __str__(self) -> str:
        if self.unit == "%":
            return f"{plain(self.amount * 100)}%"
        return f"{plain(self.amount)} {self.unit}".strip()

    def write(self) -> str:
        return exact_percent(self.amount) if self.unit == "%" else f"{exact(self.amount)} {self.unit}".strip()

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = words(value, "a number", "40, 20% or 75000 EUR")
        if reading := readings.target(text):
            message = f'"{shorten(text)}" says more than a number'
            raise InvalidValue(message, f"Write {' and '.join(reading)}.")
        if text.endswith("%"):
            return cls(percentage(text), "%")
        if len(text.split()) > 1 or text[:1] in SIGNS or text[:1] == "$":
            try:
                money = Money.parse(text)
            except InvalidValue as wrong:
                if wrong.meant or "$" in text or "could mean" in wrong.message:
                    raise
                hint = "Write the number alone (the unit is the metric's), or 20%, or 75000 EUR."
                raise InvalidValue(f'"{shorten(text)}" is neither a number, a percentage nor money', hint) from None
            return cls(money.amount, money.currency)
        return cls(number(text, "40, 20% or 75000 EUR"))


def _rate(value: Any) -> Fraction:
    text = words(value, "a rate", "20% or 0.20")
    example = "20% or 0.20"
    result = percentage(text) if text.endswith("%") else number(text, example)
    if not 0 < result <= 1:
        meant = (f"{text}%",) if 1 < result <= 100 and not text.endswith("%") else ()
        hint = f"Did you mean {text}%?" if meant else f"For example: {example}"
        raise InvalidValue(f'"{text}" is not a rate between 0 and 100%', hint, meant=meant)
    return result


Amount = Annotated[Money, AfterValidator(_not_negative)]
WholeNumber = Annotated[int, Codec(int, _whole, str, {"type": "integer", "minimum": 0})]
Points = Annotated[int, "points", Codec(int, _points, str, {"type": "integer"})]
YesNo = Annotated[bool, Codec(bool, _yes_no, lambda value: "yes" if value else "no", {"type": "boolean"})]
Rate = Annotated[Fraction, Codec(Fraction, _rate, exact_percent, {"type": "string", "examples": ["20%"]})]
