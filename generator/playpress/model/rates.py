"""Rates and the like: shares that may turn out wrong, exact numbers, currencies."""

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator

from playpress.model.invalid import InvalidValue, shape
from playpress.model.numbers import exact, exact_percent, number
from playpress.model.value import Codec
from playpress.model.values import CURRENCIES
from playpress.problems import shorten


def _share(value: Any) -> Fraction:
    """A part of a whole, exact. Nothing and more than everything can be written: the checks speak about them."""
    if not isinstance(value, str):
        raise InvalidValue(f"expected a percentage, found {shape(value)}", "For example: 20%")
    text = value.strip()
    if text.endswith("%"):
        result = number(text[:-1].strip(), "20%") / 100
    else:
        result = number(text, "20% or 0.20")
        if result > 1:
            cure = f"Did you mean {text}%?" if result <= 100 else "Write a percentage, such as 80%."
            raise InvalidValue(f'"{text}" is more than everything', cure)
    if result < 0:
        raise InvalidValue(f'"{shorten(text)}" is less than nothing', "For example: 20%")
    return result


def _number(value: Any) -> Fraction:
    if not isinstance(value, str):
        raise InvalidValue(f"expected a number, found {shape(value)}", "For example: 1300")
    result = number(value.strip(), "1300")
    if result < 0:
        raise InvalidValue(f'"{shorten(value)}" is less than nothing', "For example: 1300")
    return result


def _currency(value: Any) -> str:
    if isinstance(value, str) and value in CURRENCIES:
        return value
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    raise InvalidValue(f"{found} is not a currency", "Use its three letters: EUR, USD, GBP, …")


Share = Annotated[Fraction, Codec(Fraction, _share, exact_percent, {"type": "string", "examples": ["20%"]})]
Number = Annotated[Fraction, Codec(Fraction, _number, exact, {"type": "number", "minimum": 0})]
Currency = Annotated[str, BeforeValidator(_currency)]
