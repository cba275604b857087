"""Typed values from an author's words: numbers, money, rates, durations, dates, yes or no."""

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, PlainValidator, WithJsonSchema

from playpress.model.parsed import Parsed
from playpress.model.wrong import Wrong, shape, shorten

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_DURATION = re.compile(r"(\d+(?:\.\d+)?) *(business|calendar)? *([A-Za-z]+)")
_MONEY = re.compile(r"[A-Za-z]{3} +\d.*|-?\d\S* +[A-Z]{3,4}")
_ISO_DURATION = re.compile(r"P(\d+)([DWMY])")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})(?![0-9])")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-./]) ?([0-9]{1,2})[-./] ?([0-9]{4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?[- ]*([^\W\d_]{3,9})\.?,?[- ]*([0-9]{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,9})\.? *([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})")
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
_UNITS = {
    "min": "min", "minute": "min", "minutes": "min",
    "h": "h", "hour": "h", "hours": "h",
    "d": "d", "day": "d", "days": "d", "D": "d",
    "w": "week", "week": "week", "weeks": "week", "W": "week",
    "month": "month", "months": "month", "M": "month",
    "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "y": "year", "Y": "year",
}  # fmt: skip
_PLURAL_UNITS = {"d": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}

_DAYS = {
    "min": Fraction(1, 1440), "h": Fraction(1, 24), "d": Fraction(1), "week": Fraction(7),
    "month": Fraction(365, 12), "quarter": Fraction(365, 4), "year": Fraction(365),
}  # fmt: skip

Clock = Literal["business", "calendar"]
Period = Literal["day", "week", "month", "quarter", "year"]
PERIODS: tuple[str, ...] = ("day", "week", "month", "quarter", "year")
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


def _text(value: Any, wanted: str, example: str) -> str:
    if isinstance(value, str):
        return value.strip()
    raise Wrong(f"expected {wanted}, found {shape(value)}", f"For example: {example}")


def number(text: str, example: str = "1200 or 0.25") -> Fraction:
    """An exact number. Nothing is guessed: no separators, leading zeros or exponents."""
    if len(text) > 20:
        raise Wrong(f'"{shorten(text, 20)}" has more than 20 characters', f"For example: {example}")
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text):
        cure = f"Write {text.replace('.', '')}, or {text}0 where the point begins the decimals."
        raise Wrong(f'"{text}" could mean two numbers', cure)
    if _NUMBER.fullmatch(text):
        return Fraction(text)
    if re.fullmatch(r"-?\d{1,3}([,.' ]\d{3})+", text):
        bare = re.sub(r"[,.' ]", "", text)
        raise Wrong(f'"{text}" could mean two numbers', f"Write {bare} (no separators; a point before decimals).")
    if re.fullmatch(r"\d+,\d+", text):
        raise Wrong(f'"{text}" has a comma', f"Write {text.replace(',', '.')} (a point before decimals).")
    if re.fullmatch(r"0\d+", text):
        raise Wrong(f'"{text}" begins with a zero', f"For the number, write {text.lstrip('0') or '0'}.")
    raise Wrong(f'"{shorten(text)}" is not a number', f"For example: {example}")


def plain(value: Fraction) -> str:
    """A number as people write it: 12, 0.25; at most four decimals."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    whole, rest = divmod(abs(round(value * 10_000)), 10_000)
    decimals = f".{rest:04}".rstrip("0").rstrip(".")
    return f"{'-' if value < 0 else ''}{whole:,}{decimals}"


def _whole(value: Any) -> int:
    result = number(_text(value, "a whole number", "3"), "3")
    if result.denominator != 1 or result < 0:
        raise Wrong(f'"{shorten(value)}" is not a whole number from 0 up', "For example: 3")
    return int(result)


def _yes_no(value: Any) -> bool:
    text = _text(value, "yes or no", "yes")
    if text.casefold() in {"yes", "true"}:
        return True
    if text.casefold() in {"no", "false"}:
        return False
    raise Wrong(f'"{shorten(text)}" is neither yes nor no', "Write yes or no.")


def _meant_days(text: str) -> list[dt.date]:
    """The days a date in another form may mean, day before month first: "03/04/2026" -> 3 April, 4 March."""
    readings: list[tuple[str, int, str]] = []
    if found := _YEAR_FIRST.match(text):
        readings = [(found[1], int(found[2]), found[3])]
    elif found := _YEAR_LAST.fullmatch(text):
        first, sign, second, year = found.groups()
        readings = [(year, int(second), first)]
        readings += [(year, int(first), second)] if sign != "." or int(second) > 12 else []
    elif found := _DAY_MONTH.fullmatch(text):
        readings = [(found[3], _MONTHS.get(found[2][:3].casefold(), 0), found[1])]
    elif found := _MONTH_DAY.fullmatch(text):
        readings = [(found[3], _MONTHS.get(found[1][:3].casefold(), 0), found[2])]
    days = (_day(int(year), month, int(day)) for year, month, day in readings)
    return list(dict.fromkeys(day for day in days if day))


def _day(year: int, month: int, day: int) -> dt.date | None:
    """A day of the calendar that a playbook may name, or nothing."""
    try:
        return dt.date(year, month, day) if 1000 <= year <= 2199 else None
    except ValueError:
        return None


def _date(value: Any) -> dt.date:
    text = _text(value, "a date", "2026-09-30")
    cure = "Write year-month-day: 2026-09-30"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        meant = " or ".join(day.isoformat() for day in _meant_days(text))
        more = ", whichever is meant (year-month-day)" if " or " in meant else ""
        raise Wrong(f'"{shorten(text)}" is not a date', f"Write {meant}{more}" if meant else cure)
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise Wrong(f'there is no day "{text}" in the calendar', cure) from None
    if not 1000 <= day.year <= 2199:
        raise Wrong(f'the year of "{text}" is probably mistyped', cure)
    return day


@dataclass(frozen=True, slots=True)
class Money(Parsed):
    """An exact amount in one currency (ISO 4217)."""

    example: ClassVar[str] = "75000 EUR"

    amount: Fraction
    currency: str

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.currency}"

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = _text(value, "an amount of money", "75000 EUR")
        parts = text.split()
        if len(parts) == 2 and parts[0].upper() in CURRENCIES and parts[1][:1].isdigit():
            raise Wrong(f'"{shorten(text)}" has its currency in front', f"Write {parts[1]} {parts[0].upper()}")
        if len(parts) != 2:
            raise Wrong(f'"{shorten(text)}" is not an amount of money', "Amount, space, currency: 75000 EUR")
        if parts[1] not in CURRENCIES:
            raise Wrong(f'"{shorten(parts[1])}" is not a currency', "Use its three letters: EUR, USD, GBP, …")
        return cls(number(parts[0], "75000 EUR"), parts[1])


@dataclass(frozen=True, slots=True)
class MoneyPer(Parsed):
    """Money in each period: a budget."""

    example: ClassVar[str] = "2000 EUR per month"

    money: Money
    period: str

    def __str__(self) -> str:
        return f"{self.money} per {self.period}"

    @classmethod
    def parse(cls, value: Any) -> Self:
        head, period = _per(value, "money per period", "2000 EUR per month")
        return cls(Money.parse(head), period)


@dataclass(frozen=True, slots=True)
class CountPer(Parsed):
    """A count in each period: a volume."""

    example: ClassVar[str] = "400 per month"

    count: Fraction
    period: str

    def __str__(self) -> str:
        return f"{plain(self.count)} per {self.period}"

    @classmethod
    def parse(cls, value: Any) -> Self:
        head, period = _per(value, "a count per period", "400 per month")
        return cls(number(head, "400 per month"), period)


def _per(value: Any, wanted: str, example: str) -> tuple[str, str]:
    text = _text(value, wanted, example)
    head, per, period = text.partition(" per ")
    if not per or period.strip() not in PERIODS:
        raise Wrong(f'"{shorten(text)}" is not {wanted}', f"For example: {example} ({', '.join(PERIODS)})")
    return head.strip(), period.strip()


@dataclass(frozen=True, slots=True)
class Duration(Parsed):
    """A length of time, with the clock that counts it where one was written."""

    example: ClassVar[str] = "4 business h"

    amount: Fraction
    unit: str
    clock: str | None = None

    def __str__(self) -> str:
        unit = _PLURAL_UNITS.get(self.unit)
        word = self.unit if unit is None else unit if self.amount == 1 else f"{unit}s"
        return " ".join(part for part in (plain(self.amount), self.clock, word) if part)

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = _text(value, "a duration", "4 business h")
        if iso := _ISO_DURATION.fullmatch(text):
            return cls(number(iso.group(1)), _UNITS[iso.group(2)])._within_a_life(text)
        found = _DURATION.fullmatch(text)
        unit = found and (_UNITS.get(found.group(3)) or _UNITS.get(found.group(3).lower()))
        if not found or not unit:
            hint = "For example: 4 business h, 2 calendar d, 30 min, P90D"
            raise Wrong(f'"{shorten(text)}" is not a duration', hint)
        return cls(number(found.group(1)), unit, found.group(2))._within_a_life(text)

    @property
    def days(self) -> Fraction:
        """Its length (days): a month counts 365/12, a quarter 365/4, a year 365."""
        return self.amount * _DAYS[self.unit]

    def _within_a_life(self, text: str) -> Self:
        if self.days > 36_500:
            raise Wrong(f'"{shorten(text)}" is longer than anybody plans', "For example: 2 business d, 3 months")
        return self


@dataclass(frozen=True, slots=True)
class Quantity(Parsed):
    """A target's value: a number, a percentage or money."""

    example: ClassVar[str] = "20%"

    amount: Fraction
    unit: str = ""

    def __str__(self) -> str:
        if self.unit == "%":
            return f"{plain(self.amount * 100)}%"
        return f"{plain(self.amount)} {self.unit}".strip()

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = _text(value, "a number", "40, 20% or 75000 EUR")
        if text.endswith("%"):
            return cls(number(text[:-1].strip(), "20%") / 100, "%")
        if " " in text:
            money = Money.parse(text) if _MONEY.fullmatch(text) else None
            if money is None:
                hint = "Write the number alone (the unit is the metric's), or 20%, or 75000 EUR."
                raise Wrong(f'"{shorten(text)}" is neither a number, a percentage nor money', hint)
            return cls(money.amount, money.currency)
        return cls(number(text, "40, 20% or 75000 EUR"))


def _rate(value: Any) -> Fraction:
    text = _text(value, "a rate", "20% or 0.20")
    example = "20% or 0.20"
    result = number(text[:-1].strip(), example) / 100 if text.endswith("%") else number(text, example)
    if not 0 < result <= 1:
        hint = f"Did you mean {text}%?" if 1 < result <= 100 and not text.endswith("%") else f"For example: {example}"
        raise Wrong(f'"{text}" is not a rate between 0 and 100%', hint)
    return result


def percent(value: Fraction) -> str:
    """Half-up to one decimal: 11/14 -> "78.6%"."""
    tenths = (value * 1000 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}%"


def _interval(value: Duration) -> Duration:
    """A duration that leads from one day to another."""
    if value.unit in {"min", "h"} or value.clock or value.amount.denominator != 1:
        raise Wrong(f'"{value}" is not a time between two days', "Count whole days or more: P90D, 3 months, 1 year")
    if value.amount > 1000:
        raise Wrong(f'"{value}" is longer than anybody plans', "For example: P90D, 3 months, 1 year")
    return value


WholeNumber = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
YesNo = Annotated[bool, PlainValidator(_yes_no), WithJsonSchema({"type": "boolean"})]
Rate = Annotated[Fraction, PlainValidator(_rate), WithJsonSchema({"type": "string", "examples": ["20%"]})]
Interval = Annotated[Duration, AfterValidator(_interval)]
Date = Annotated[dt.date, PlainValidator(_date), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
