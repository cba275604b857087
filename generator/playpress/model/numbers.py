"""Exact numbers: read from what an author typed, and written as people write them."""

import re
from fractions import Fraction
from typing import Any

from playpress.model.invalid import InvalidValue, shape
from playpress.problems import shorten

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}([,.'])\d{3}(?:\1\d{3})+")
"""Thousands with the same separator twice or more: a decimal sign stands only once."""


def words(value: Any, wanted: str, example: str) -> str:
    if isinstance(value, str):
        return value.strip()
    raise InvalidValue(f"expected {wanted}, found {shape(value)}", f"For example: {example}")


def number(text: str, example: str = "1200 or 0.25") -> Fraction:
    """An exact number. Nothing is guessed: no leading zeros or exponents, and separators only where there are two."""
    if len(text) > 20:
        raise InvalidValue(f'"{shorten(text, 20)}" has more than 20 characters', f"For example: {example}")
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text):
        cure = f"Write {text.replace('.', '')}, or {text}0 where the point begins the decimals."
        raise InvalidValue(f'"{text}" could mean two numbers', cure)
    if _GROUPED.fullmatch(text):
        text = re.sub("[,.']", "", text)
    if _NUMBER.fullmatch(text):
        return Fraction(text)
    if re.fullmatch(r"-?\d{1,3}([,.' ]\d{3})+", text):
        bare = re.sub(r"[,.' ]", "", text)
        raise InvalidValue(
            f'"{text}" could mean two numbers', f"Write {bare} (no separators; a point before decimals)."
        )
    if re.fullmatch(r"\d+,\d+", text):
        raise InvalidValue(f'"{text}" has a comma', f"Write {text.replace(',', '.')} (a point before decimals).")
    if re.fullmatch(r"0\d+", text):
        raise InvalidValue(f'"{text}" begins with a zero', f"For the number, write {text.lstrip('0') or '0'}.")
    raise InvalidValue(f'"{shorten(text)}" is not a number', f"For example: {example}")


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
