"""Rates and the like: shares that may turn out wrong, exact numbers, currencies."""

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator

from playpress.model.currencies import CURRENCIES, SIGNS
from playpress.model.invalid import InvalidValue, shape
from playpress.model.numbers import exact, exact_percent, number, percentage
from playpress.model.value import Codec
from playpress.model.values import LETTERS
from playpress.problems import shorten


def _share(value: Any) -> Fraction:
    """A part of a whole, exact. Nothing and more than everything can be written: the checks speak about them."""
    if not isinstance(value, str):
        raise InvalidValue(f"expected a percentage, found {shape(value)}", "For example: 20%")
    text = value.strip()
    if text.endswith("%"):
        result = percentage(text)
    else:
        result = number(text, "20% or 0.20")
        if result > 1:
            meant = (f"{text}%",) if result <= 100 else ()
            cure = f"Did you mean {text}%?" if meant else "Write a percentage, such as 80%."
            raise InvalidValue(f'"{text}" is more than everything', cure, meant=meant)
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
    code = value.strip() if isinstance(value, str) else ""
    if code in CURRENCIES:
        return code
    found = f'"{shorten(code)}"' if code else shape(value)
    meant = code.upper() if code.upper() in CURRENCIES else SIGNS.get(code.casefold(), "")
    raise InvalidValue(f"{found} is not a currency", "" if meant else LETTERS, meant=(meant,) if meant else ())


Share = Annotated[Fraction, Codec(Fraction, _share, exact_percent, {"type": "string", "examples": ["20%"]})]
Number = Annotated[Fraction, Codec(Fraction, _number, exact, {"type": "number", "minimum": 0})]
Currency = Annotated[str, BeforeValidator(_currency)]
