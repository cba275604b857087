"""Quantity: what a metric is or should be: a number with its unit, and the side of it that is meant."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from playpress.model import readings
from playpress.model.invalid import InvalidValue
from playpress.model.notation import UNSAID, Notation
from playpress.model.numbers import exact, exact_percent, in_percent, number, percentage, plain, words
from playpress.model.times import UNITS_OF_TIME, Clock, Duration, plural
from playpress.model.value import Measure, Numeral
from playpress.model.values import Money
from playpress.problems import shorten

Bound = Literal["", "at least", "above", "at most", "below"]
_EXAMPLES = "40, 20%, at least 95%, 10:1, 7 days or 75000 EUR"
_COMPARED: dict[Bound, tuple[str, ...]] = {
    "at least": (
        ">=", "=>", "≥", "at least", "at or above", "equal to or above", "above or equal to", "no less than",
        "greater than or equal to", "equal to or greater than", "more than or equal to", "not less than", "not below",
        "min.", "min", "minimum", "minimum of",
    ),
    "above": (">", "above", "over", "more than", "greater than", "higher than", "exceeds"),
    "at most": (
        "<=", "=<", "≤", "at or below", "at most", "equal to or below", "below or equal to", "less than or equal to",
        "equal to or less than", "no more than", "not more than", "not above", "max.", "max", "maximum", "maximum of",
        "up to", "within",
    ),
    "below": ("<", "below", "under", "less than", "fewer than", "lower than"),
}  # fmt: skip
"""Each side of a number -> the words and signs for it in front of one; the first words are ours."""
_SAID = {words: bound for bound, several in _COMPARED.items() for words in several}
_IN_FRONT = re.compile(
    rf"({'|'.join(map(re.escape, sorted(_SAID, key=len, reverse=True)))})(?![a-z]) *(?=\S)", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(.*[^\s,]),? *(?:(\+|(?:or|and) (?:more|above|higher|better|over))|(?:or|and) (?:less|below|fewer|lower|under))",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(\d[\d.,]*) ?(?::|to) ?1|(\d[\d.,]*) ?[x×]", re.IGNORECASE)
_LETTER = re.compile(r"(\d+) ?m", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:between|from)\b.*\d.*\d|\d\S* ?(?:-|–|to) ?\d.*", re.IGNORECASE)
_FIGURES = re.compile(rf"[^\W_a-z]*[\d.,'\u2019½¼¾()+\u2212 -]+(?:{'|'.join(readings.TIMES)})?\.?", re.IGNORECASE)
TO_ONE = "to 1"
"""The unit of a ratio."""
_UP = frozenset({"at least", "above"})
MAX_WORDS = 60
"""The longest text that is read as a quantity (characters)."""


@dataclass(frozen=True, slots=True)
class Quantity(Measure):
    """A number, a percentage, money, a length of time or so many to one, and the side of it that is meant."""

    example: ClassVar[str] = "20%"

    amount: Fraction
    unit: str = ""
    """`%`, the letters of a currency, `to 1`, or that of a length of time, such as `d` or `business d`."""
    bound: Bound = ""

    def __str__(self) -> str:
        return self._said(plain, in_percent)

    def write(self) -> str:
        return self._said(exact, exact_percent)

    def _said(self, figures: Callable[[Fraction], str], percent: Callable[[Fraction], str]) -> str:
        if self.unit == "%":
            value = percent(self.amount)
        elif self.unit == TO_ONE:
            value = f"{figures(self.amount)}:1"
        else:
            value = f"{figures(self.amount)} {in_words(self.unit, self.amount)}".strip()
        return f"{self.bound} {value}".strip()

    @property
    def direction(self) -> Literal["up", "down"] | None:
        """Which way is better, where it says so."""
        return None if not self.bound else "up" if self.bound in _UP else "down"

    @classmethod
    def parse(cls, value: Any, notation: Notation = UNSAID) -> Self:
        text = words(value, "a number", _EXAMPLES)
        if len(text) > MAX_WORDS:
            raise InvalidValue(f'"{shorten(text)}" is longer than a number with its unit', f"For example: {_EXAMPLES}")
        rest, bound = _compared(text)
        try:
            found = cls._bare(rest, notation)
        except InvalidValue as wrong:
            raise wrong.preceded_by(f"{bound} " if bound else "") from None
        return replace(found, bound=bound)

    @classmethod
    def _bare(cls, text: str, notation: Notation) -> Self:
        """What is left without the words for a side."""
        if ratio := _RATIO.fullmatch(text):
            return cls(number(ratio[1] or ratio[2], _EXAMPLES, notation), TO_ONE)
        if letter := _LETTER.fullmatch(text):
            meant = (f"{letter[1]} min", f"{letter[1]} months", f"{letter[1]}000000")
            raise InvalidValue(f'"{shorten(text)}" could mean minutes, months or millions', meant=meant)
        if _SEVERAL.fullmatch(text):
            hint = "Write the number to reach as `value`; `floor` and `stretch` have room for the others."
            raise InvalidValue(f'"{shorten(text)}" is more than one number', hint)
        if (share := percentage(text, notation)) is not None:
            return cls(share, "%")
        if _FIGURES.fullmatch(text):
            return cls(number(text, _EXAMPLES, notation))
        if (unit := _unit_of_time(text)) is not None:
            return cls(unit.amount, f"{unit.clock or ''} {unit.unit}".strip())
        try:
            money = Money.parse(text, notation)
        except InvalidValue as wrong:
            if readings.money(text, notation)[0]:
                raise
            hint = f"Write it like one of these: {_EXAMPLES}"
            raise InvalidValue(f'"{shorten(text)}" is not a number with a unit we know', hint) from wrong
        return cls(money.amount, money.currency)


def _compared(text: str) -> tuple[str, Bound]:
    """What is left of a text, and the side of the number that it says in front or behind."""
    if found := _IN_FRONT.match(text):
        return text[found.end() :], _SAID[" ".join(found[1].lower().split())]
    if found := _BEHIND.fullmatch(text):
        return found[1], "at least" if found[2] else "at most"
    return text, ""


def _unit_of_time(text: str) -> Duration | None:
    try:
        return Duration.parse(text)
    except InvalidValue:
        return None


def unit(words: str) -> str:
    """The unit that some words are: `days` -> `d`, `:1` -> `to 1`; as they are where they are none of ours."""
    if words.strip() in {":1", "to 1", "to one", "x"}:
        return TO_ONE
    found = _unit_of_time(f"1 {words}")
    return f"{found.clock or ''} {found.unit}".strip() if found else words


def is_of_time(unit: str) -> bool:
    """Whether a unit is one that lengths of time are in; `EUR per month` is none."""
    clock, _, name = unit.rpartition(" ")
    return name in UNITS_OF_TIME and clock in ("", *get_args(Clock))


def in_words(unit: str, amount: Fraction) -> str:
    """A unit behind a number, as people say it: `d` -> days."""
    clock, _, name = unit.rpartition(" ")
    return f"{clock} {plural(name, amount)}".strip()


def measured(value: Any, notation: Notation) -> Quantity:
    """A quantity that was measured: one number."""
    quantity = Quantity.parse(value, notation)
    if quantity.bound:
        meant = replace(quantity, bound="").write()
        raise InvalidValue(f'"{quantity}" is not one number', meant=(meant,))
    return quantity


Measured = Annotated[Quantity, Numeral(Quantity, measured, Quantity.write)]
