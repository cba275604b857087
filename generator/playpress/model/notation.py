"""The notation of a playbook: what decides between two readings of a number, and which currency a sign means."""

from dataclasses import dataclass
from typing import Literal

NumberFormat = Literal["1,234.56", "1.234,56"]
"""A number as a playbook writes it: the sign between thousands, then the one that begins the decimals."""
Decimals = Literal["", ".", ","]


@dataclass(frozen=True, slots=True)
class Notation:
    """What is known of how numbers are written; nothing of it where a playbook does not say."""

    currency: str = ""
    """The letters of the currency that `$` and the like stand for."""
    decimals: Decimals = ""
    """The sign that begins decimals, wherever a number could mean two."""


UNSAID = Notation()


def decimals(form: NumberFormat | None) -> Decimals:
    """The sign that begins the decimals of a format."""
    return "" if form is None else "," if form == "1.234,56" else "."
