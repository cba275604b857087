"""Exact numbers: read from what an author typed, and written as people write them."""

import re
from fractions import Fraction
from typing import Any

from playpress.model import readings
from playpress.model.invalid import InvalidValue, shape
from playpress.problems import shorten

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}([,.'])\d{3}(?:\1\d{3})+")
"""Thousands with the same separator twice or more: a decimal sign stands only once."""
_THOUSANDS_OR_DECIMALS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
MAX_DIGITS = 16
"""The longest whole number in front of the decimals: no amount and no count of a company is larger."""
_TYPOGRAPHIC = {0x2212: "-", 0x2019: "'"}
"""The minus and the apostrophe that word processors set -> those of the keyboard."""


def words(value: Any, wanted: str, example: str) -> str:
    if isinstance(value, str):
        return value.strip()
    raise InvalidValue(f"expected {wanted}, found {shape(value)}", f"For example: {example}")


def number(text: str, example: str = "1200 or 0.25") -> Fraction:
    """An exact number. Nothing is guessed: no leading zeros or exponents, and separators only where there are two."""
    if len(text) > 20:
        raise InvalidValue(f'"{shorten(text, 20)}" has more than 20 characters', f"For example: {example}")
    figures = text.translate(_TYPOGRAPHIC)
    if len(re.sub(r"\..*|\D", "", figures)) > MAX_DIGITS and _NUMBER.fullmatch(figures):
        raise InvalidValue(f'"{shorten(text, 20)}" has more than {MAX_DIGITS} digits', f"For example: {example}")
    if _GROUPED.fullmatch(figures):
        figures = re.sub("[,.']", "", figures)
    if _NUMBER.fullmatch(figures) and not _THOUSANDS_OR_DECIMALS.fullmatch(figures):
        return Fraction(figures)
    meant = readings.numbers(text)
    if not meant:
        raise InvalidValue(f'"{shorten(text)}" is not a number', f"For example: {example}")
    if len(meant) == 2:
        note = f"where the {'comma' if ',' in text else 'point'} begins the decimals"
        raise InvalidValue(f'"{text}" could mean two numbers', meant=meant, note=note)
    if re.fullmatch(r"0\d+", text):
        raise InvalidValue(f'"{text}" begins with a zero', meant=meant)
    if re.fullmatch(r"-?\d+,\d+", text):
        raise InvalidValue(f'"{text}" has a comma', meant=meant, note="(a point before decimals)")
    raise InvalidValue(f'"{shorten(text)}" is not a plain number', meant=meant)


def percentage(text: str) -> Fraction:
    """A share that ends in a percent sign."""
    try:
        return number(text.removesuffix("%").strip(), "20%") / 100
    except InvalidValue as wrong:
        if not wrong.meant and "characters" not in wrong.message:
            raise InvalidValue(f'"{shorten(text)}" is not a percentage', "For example: 20%") from None
        raise wrong.followed_by("%") from None


def plain(value: Fraction) -> str:
    """A number as people write it: 12, 0.25; at most four decimals."""
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
    """Half-up to one decimal, which an exact number does without: 11/14 -> "78.6%", 1 -> "100%"."""
    if (value * 100).denominator == 1:
        return f"{value * 100}%"
    tenths = (value * 1000 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}%"
