"""Exact numbers: read from what an author typed, and written as people write them."""

import re
from fractions import Fraction
from typing import Any

from playpress import language
from playpress.model import readings
from playpress.model.invalid import InvalidValue, shape
from playpress.model.notation import UNSAID, Notation
from playpress.problems import shorten

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_THOUSANDS_OR_DECIMALS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_SPACES = re.compile(r"-?\d+(?: +\d+)+")
_PERCENT = re.compile(r"(.*\S) *(?:%|\bper ?cent|\bpct\.?)", re.IGNORECASE | re.DOTALL)
_OUT_OF = re.compile(r"(\d{1,9}) ?(?:in|of|out of|/) ?([1-9]\d{0,8})", re.IGNORECASE)
MAX_CHARACTERS = 20
"""The longest text that is read as a number (characters)."""
MAX_DIGITS = 16
"""The longest whole number in front of the decimals: no amount and no count of a company is larger."""


def words(value: Any, wanted: str, example: str) -> str:
    if isinstance(value, str):
        return value.strip()
    raise InvalidValue(f"expected {wanted}, found {shape(value)}", f"For example: {example}")


def number(text: str, example: str = "1200 or 0.25", notation: Notation = UNSAID) -> Fraction:
    """An exact number, in any spelling that can mean one only. No exponents, and no zeros in front."""
    if len(text) > MAX_CHARACTERS:
        raise InvalidValue(
            f'"{shorten(text, 20)}" has more than {MAX_CHARACTERS} characters', f"For example: {example}"
        )
    if _NUMBER.fullmatch(text) and not _THOUSANDS_OR_DECIMALS.fullmatch(text):
        return _within(text, Fraction(text), example)
    meant = readings.numbers(text, notation)
    if len(meant) == 1:
        return _within(text, Fraction(meant[0]), example)
    if meant:
        note = f"where the {'comma' if ',' in text else 'point'} begins the decimals"
        raise InvalidValue(f'"{text}" could mean two numbers', meant=meant, note=note)
    if figure := readings.mistyped(text):
        what = "begins with a zero" if figure != text.rstrip(".") else "ends with a point"
        raise InvalidValue(f'"{text}" {what}', meant=(figure,))
    if _SPACES.fullmatch(readings.bare(text)):
        hint = "Three digits come after each space: 2 400 000. Without spaces it is read, too."
        raise InvalidValue(f'the spaces in "{shorten(text)}" do not part thousands', hint)
    raise InvalidValue(f'"{shorten(text)}" is not a number', f"For example: {example}")


def _within(text: str, value: Fraction, example: str) -> Fraction:
    if abs(value) >= 10**MAX_DIGITS:
        raise InvalidValue(f'"{shorten(text, 20)}" has more than {MAX_DIGITS} digits', f"For example: {example}")
    return value


def share(text: str, notation: Notation = UNSAID) -> Fraction | None:
    """A part of a whole: a percentage, or so many out of a number (`1 in 5`); None where it is neither."""
    found = _OUT_OF.fullmatch(text)
    if not found:
        return percentage(text, notation)
    part = Fraction(int(found[1]), int(found[2]))
    if (part * 10**9).denominator != 1:
        raise InvalidValue(f'"{shorten(text)}" has no end in decimals', f"Write about {percent_in_figures(part)}.")
    return part


def percentage(text: str, notation: Notation = UNSAID) -> Fraction | None:
    """A percentage (`20%`, `20 percent`); None where it is none."""
    found = _PERCENT.fullmatch(text) if len(text) <= 2 * MAX_CHARACTERS else None
    if not found:
        return None
    try:
        return number(found[1], "20%", notation) / 100
    except InvalidValue as wrong:
        if not wrong.meant and "characters" not in wrong.message:
            raise InvalidValue(f'"{shorten(text)}" is not a percentage', "For example: 20%") from None
        raise wrong.followed_by("%") from None


def plain(value: Fraction) -> str:
    """A number as people write it: 12, 0.25; at most four decimals."""
    return language.figures(_plain(value))


def in_percent(value: Fraction) -> str:
    """A share with at most four decimals of a percent: 153/10000 -> "1.53%"."""
    return language.percentage(_plain(value * 100))


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    whole, rest = divmod(abs(round(value * 10_000)), 10_000)
    decimals = f".{rest:04}".rstrip("0").rstrip(".")
    return f"{'-' if value < 0 else ''}{whole:,}{decimals}"


def exact(value: Fraction) -> str:
    """A number as `number` reads it again, with all its decimals: 12000, 0.25, 1.2340 (1.234 could be two numbers)."""
    scale = 0
    while (value * 10**scale).denominator != 1:
        scale += 1
        if scale > 40:
            raise ValueError(f"{value} has no end in decimals")
    figures = f"{abs(value * 10**scale).numerator:0{scale + 1}}"
    whole, decimals = (figures[:-scale], figures[-scale:]) if scale else (figures, "")
    decimals += "0" if len(decimals) == len("000") and whole != "0" and len(whole) <= len("000") else ""
    return f"{'-' if value < 0 else ''}{whole}{'.' if decimals else ''}{decimals}"


def exact_percent(value: Fraction) -> str:
    """A share as it is read again, with all its decimals: 1/5 -> "20%"."""
    return f"{exact(value * 100)}%"


def percent(value: Fraction) -> str:
    """Half-up to one decimal, which an exact number does without: 11/14 -> "78.6%", 1 -> "100%".

    What would be 0.0% and is not nothing, or 100.0% and is not all, is said in words: 1/3000 -> "less than 0.1%".
    """
    if _rounds_to_nothing(value):
        return f"less than {language.percentage('0.1')}"
    if _rounds_to_all(value):
        return f"more than {language.percentage('99.9')}"
    if (value * 100).denominator == 1:
        return language.percentage(f"{value * 100}")
    tenths = (value * 1000 + Fraction(1, 2)).__floor__()
    return language.percentage(f"{tenths // 10}.{tenths % 10}")


def percent_in_figures(value: Fraction) -> str:
    """As `percent` says it, but in figures where that has words: 1/3000 -> "0.0333%"."""
    return in_percent(value) if _rounds_to_nothing(value) or _rounds_to_all(value) else percent(value)


def _rounds_to_nothing(value: Fraction) -> bool:
    return 0 < value < Fraction(1, 2000)


def _rounds_to_all(value: Fraction) -> bool:
    return Fraction(1999, 2000) <= value < 1
