"""Typed values from an author's words: money, counts, rates, the values of targets, yes or no."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self

from playpress.model.invalid import InvalidValue
from playpress.model.numbers import exact, exact_percent, number, plain, words
from playpress.model.times import PERIODS
from playpress.model.value import Codec, Value
from playpress.problems import shorten

_MONEY = re.compile(r"[A-Za-z]{3}\s+\d.*|-?\d\S*(?:\s+[\d.,']+)*\s+[A-Z]{3,4}")
_SPACED = re.compile(r"(-?[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+)(?:([.,])(\d+))?")
"""Thousands parted by spaces, also by those at which no line breaks; then decimals."""
_FIGURES = re.compile(r"-?[\d.,']+")
CURRENCIES = frozenset(
    [
        "AED",
        "ARS",
        "AUD",
        "BRL",
        "CAD",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CZK",
        "DKK",
        "EGP",
        "EUR",
        "GBP",
        "HKD",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "ISK",
        "JPY",
        "KRW",
        "MXN",
        "MYR",
        "NGN",
        "NOK",
        "NZD",
        "PEN",
        "PHP",
        "PKR",
        "PLN",
        "QAR",
        "RON",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TRY",
        "TWD",
        "UAH",
        "USD",
        "VND",
        "ZAR",
    ]
)


def _whole(value: Any) -> int:
    result = number(words(value, "a whole number", "3"), "3")
    if result.denominator != 1 or result < 0:
        raise InvalidValue(f'"{shorten(value)}" is not a whole number from 0 up', "For example: 3")
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
        first, *others = text.split() or [""]
        if others and first.upper() in CURRENCIES and all(each[0].isdigit() for each in others):
            raise InvalidValue(
                f'"{shorten(text)}" has its currency in front', f"Write {' '.join(others)} {first.upper()}"
            )
        figures = [first, *others[:-1]]
        if not others or (len(figures) > 1 and not all(map(_FIGURES.fullmatch, figures))) or others[-1][0].isdigit():
            raise InvalidValue(f'"{shorten(text)}" is not an amount of money', "Amount, space, currency: 75000 EUR")
        currency = others[-1]
        if currency not in CURRENCIES:
            raise InvalidValue(f'"{shorten(currency)}" is not a currency', "Use its three letters: EUR, USD, GBP, …")
        return cls(_amount(text.removesuffix(currency).rstrip(), currency), currency)


def _amount(text: str, currency: str) -> Fraction:
    """The number before a currency. No decimal sign is a space, so one group of three digits is enough."""
    if not re.search(r"\s", text):
        return number(text, "75000 EUR")
    found = _SPACED.fullmatch(text)
    if not found:
        cure = f"Three digits stand behind each space: 2 400 000 {currency}. Without spaces it is read, too."
        raise InvalidValue(f'the spaces in "{shorten(text)}" do not part thousands', cure)
    whole, sign, decimals = re.sub(r"\s", "", found[1]), found[2], found[3]
    if sign and len(decimals) == len("000"):
        cure = f"Write {whole}{decimals} {currency}, or {whole}.{decimals}0 {currency} where they are decimals."
        raise InvalidValue(f'"{shorten(text)}" could mean two numbers', cure)
    if sign == ",":
        raise InvalidValue(
            f'"{shorten(text)}" has a comma', f"Write {whole}.{decimals} {currency} (a point before decimals)."
        )
    return number(f"{whole}.{decimals}" if sign else whole, "75000 EUR")


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
        return cls(Money.parse(head), period)


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
        return cls(number(head, "400 per month"), period)


def _per(value: Any, wanted: str, example: str) -> tuple[str, str]:
    text = words(value, wanted, example)
    head, per, period = text.partition(" per ")
    if not per or period.strip() not in PERIODS:
        raise InvalidValue(f'"{shorten(text)}" is not {wanted}', f"For example: {example} ({', '.join(PERIODS)})")
    return head.strip(), period.strip()


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
        if text.endswith("%"):
            return cls(number(text[:-1].strip(), "20%") / 100, "%")
        if len(text.split()) > 1:
            money = Money.parse(text) if _MONEY.fullmatch(text) else None
            if money is None:
                hint = "Write the number alone (the unit is the metric's), or 20%, or 75000 EUR."
                raise InvalidValue(f'"{shorten(text)}" is neither a number, a percentage nor money', hint)
            return cls(money.amount, money.currency)
        return cls(number(text, "40, 20% or 75000 EUR"))


def _rate(value: Any) -> Fraction:
    text = words(value, "a rate", "20% or 0.20")
    example = "20% or 0.20"
    result = number(text[:-1].strip(), example) / 100 if text.endswith("%") else number(text, example)
    if not 0 < result <= 1:
        hint = f"Did you mean {text}%?" if 1 < result <= 100 and not text.endswith("%") else f"For example: {example}"
        raise InvalidValue(f'"{text}" is not a rate between 0 and 100%', hint)
    return result


WholeNumber = Annotated[int, Codec(int, _whole, str, {"type": "integer", "minimum": 0})]
YesNo = Annotated[bool, Codec(bool, _yes_no, lambda value: "yes" if value else "no", {"type": "boolean"})]
Rate = Annotated[Fraction, Codec(Fraction, _rate, exact_percent, {"type": "string", "examples": ["20%"]})]
