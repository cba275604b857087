"""Exact numbers -> calculations as printed: a calculator confirms them, or they say that they are about right."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from playpress import language

_FIGURES = re.compile(r"-?[\d,]+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Operand:
    """A number, and the words that are printed for it, which may have lost some of its decimals."""

    exact: Fraction
    shown: Fraction | None
    """What the printed words make; None where they would divide by nothing."""
    words: str
    sum: bool = False
    """Whether it is a sum, which needs brackets inside of a product."""

    @classmethod
    def of(cls, exact: Fraction, words: str) -> Self:
        """A number by what is printed for it: its first figures, a percent sign included."""
        found = _FIGURES.search(language.bare(words))
        figures = found[0] if found else "0"
        shown = Fraction(figures.replace(",", "").removesuffix("%"))
        return cls(exact, shown / 100 if figures.endswith("%") else shown, words)

    def __mul__(self, other: "Operand") -> "Operand":
        shown = None if self.shown is None or other.shown is None else self.shown * other.shown
        return Operand(self.exact * other.exact, shown, f"{self._inside} × {other._inside}")

    def __truediv__(self, other: "Operand") -> "Operand":
        shown = self.shown / other.shown if self.shown is not None and other.shown else None
        return Operand(self.exact / other.exact, shown, f"{self._inside} / {other._inside}")

    def __add__(self, other: "Operand") -> "Operand":
        shown = None if self.shown is None or other.shown is None else self.shown + other.shown
        return Operand(self.exact + other.exact, shown, f"{self.words} + {other.words}", sum=True)

    @property
    def _inside(self) -> str:
        return f"({self.words})" if self.sum else self.words

    def makes(self, form: Callable[[Fraction], str]) -> "Calculation":
        """The calculation, with its result in a form for readers."""
        about = "" if self.shown is not None and form(self.shown) == form(self.exact) else "about "
        return Calculation(about + self.words, form(self.exact))


@dataclass(frozen=True, slots=True)
class Calculation:
    """What is calculated, and its result; it begins with "about" where the printed numbers make another one."""

    formula: str
    result: str

    def __str__(self) -> str:
        return f"{self.formula} = {self.result}"
