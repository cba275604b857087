"""Rates and the like: shares that may turn out wrong, exact numbers, currencies."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator

from playpress.model import readings
from playpress.model.currencies import CURRENCIES, SIGNS
from playpress.model.invalid import InvalidValue, shape
from playpress.model.notation import UNSAID, Notation
from playpress.model.numbers import MAX_CHARACTERS, exact, exact_percent, number, plain, share, words
from playpress.model.value import Measure, Numeral
from playpress.model.values import LETTERS, MAX_WHOLE
from playpress.problems import shorten


def part_of_whole(value: Any, notation: Notation) -> Fraction:
    """A part of a whole, exact. Nothing and more than everything can be written: the checks speak about them."""
    if not isinstance(value, str):
        raise InvalidValue(f"expected a percentage, found {shape(value)}", "For example: 20%")
    text = value.strip()
    result = share(text, notation)
    if result is None:
        result = number(text, "20% or 0.20", notation)
        if result > 1:
            meant = (f"{text}%",) if result <= 100 else ()
            cure = f"Did you mean {text}%?" if meant else "Write a percentage, such as 80%."
            raise InvalidValue(f'"{text}" is more than everything', cure, meant=meant)
    if result < 0:
        raise InvalidValue(f'"{shorten(text)}" is less than nothing', "For example: 20%")
    return result


def _number(value: Any, notation: Notation, example: str = "1300") -> Fraction:
    if not isinstance(value, str):
        raise InvalidValue(f"expected a number, found {shape(value)}", f"For example: {example}")
    result = number(value.strip(), example, notation)
    if result < 0:
        raise InvalidValue(f'"{shorten(value)}" is less than nothing', f"For example: {example}")
    return result


@dataclass(frozen=True, slots=True)
class PlainNumber(Measure):
    """An exact number without a unit, below zero as well."""

    example: ClassVar[str] = "12.5"

    amount: Fraction

    def __str__(self) -> str:
        return plain(self.amount)

    def write(self) -> str:
        return exact(self.amount)

    @classmethod
    def parse(cls, value: Any, notation: Notation = UNSAID) -> Self:
        return cls(number(words(value, "a number", cls.example), cls.example, notation))


@dataclass(frozen=True, slots=True)
class People(PlainNumber):
    """How many people, of whom some may work part of the time: `3`, `2.5`, `1 at half`.

    They are counted in people who work full time, as hours and quotas are.
    """

    example: ClassVar[str] = "2.5"

    @classmethod
    def parse(cls, value: Any, notation: Notation = UNSAID) -> Self:
        text = words(value, "a number of people", "3")
        whole, part, share = text.partition(" at ")
        amount = _number(_counted(whole, notation), notation, "2.5")
        if part:
            amount *= Fraction(1, 2) if share.strip() == "half" else part_of_whole(share, notation)
        if amount > MAX_WHOLE:
            raise InvalidValue(f'"{shorten(text)}" is more than {MAX_WHOLE:,}', "Check its digits. For example: 3")
        return cls(amount)


def _counted(text: str, notation: Notation) -> str:
    """A count in which three digits behind a sign are thousands: no part of a person has three decimals."""
    meant = readings.numbers(text, notation) if len(text) <= MAX_CHARACTERS else ()
    return meant[0] if len(meant) == 2 else text


def _currency(value: Any) -> str:
    code = value.strip() if isinstance(value, str) else ""
    meant = code.upper() if code.upper() in CURRENCIES else SIGNS.get(code.casefold(), "")
    if meant:
        return meant
    found = f'"{shorten(code)}"' if code else shape(value)
    raise InvalidValue(f"{found} is not a currency", LETTERS)


Share = Annotated[Fraction, Numeral(Fraction, part_of_whole, exact_percent, {"type": "string", "examples": ["20%"]})]
Number = Annotated[Fraction, Numeral(Fraction, _number, exact, {"type": "number", "minimum": 0})]
Currency = Annotated[str, BeforeValidator(_currency)]
