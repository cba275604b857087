"""What is printed can be checked with a calculator: every calculation on the pages of all samples."""

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT

from playpress import starter
from playpress.derive.planning import formatted
from playpress.derive.planning.calculation import Operand
from playpress.pipeline import pages, read

DAY = dt.date(2026, 11, 23)
SAMPLES = ("reference", "b2b", "every-field")
NUMBER = r"-?\d[\d,]*(?:\.\d+)?%?"
UNIT_WORDS = r"\b(?:[A-Z]{3}|minutes|days|hours|deals|people|customers|x|a day|ramp|part time|of the period)(?![\w])"
UNIT = rf"(?: {UNIT_WORDS})*"
TERM = rf"\(*{NUMBER}{UNIT}\)*"
FORMULA = rf"(?P<about>about )?(?P<formula>{TERM}(?: [×/+-] {TERM})+)"
EQUATION = re.compile(rf"{FORMULA} = (?P<result>{NUMBER}(?: EUR| USD)?)")
CELL = re.compile(rf"{FORMULA}$")
FEWEST = {"reference": 40, "b2b": 20, "every-field": 10}
"""A page that no longer prints its calculations would pass every other test here."""


def project(sample: str, folder: Path) -> Path:
    if sample == "reference":
        return ROOT
    if sample == "every-field":
        return ROOT / "tests" / "books" / sample
    starter.create(folder / "book", sample)
    return folder / "book"


def calculations(page: str) -> Iterator[tuple[str, str, bool]]:
    """Formula, printed result, and whether it is marked as about right: in a sentence, or in two cells of a row."""
    for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL):
        cells = [" ".join(unescape(re.sub("<[^>]+>", " ", each)).split()) for each in re.findall(r"<td.*?</td>", row)]
        for number, cell in enumerate(cells):
            if (found := CELL.match(cell)) and number + 1 < len(cells) and re.match(NUMBER, cells[number + 1]):
                yield found["formula"], cells[number + 1], bool(found["about"])
    for found in EQUATION.finditer(unescape(re.sub("<[^>]+>", " ", page))):
        yield found["formula"], found["result"], bool(found["about"])


def value(formula: str) -> Fraction:
    """What a calculator makes of the printed figures."""
    words = re.sub(UNIT_WORDS, "", formula).replace(",", "")
    names: dict[str, Fraction] = {}

    def named(found: re.Match[str]) -> str:
        text = found[0]
        names[f"n{len(names)}"] = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        return f"n{len(names) - 1}"

    code = re.sub(NUMBER, named, words).replace("×", "*")
    found = eval(code, {"__builtins__": {}}, names)  # noqa: S307 - only figures and signs are left of it
    assert isinstance(found, Fraction)
    return found


def printed(result: str) -> tuple[Fraction, Fraction]:
    """A printed result, and half a unit of its last figure."""
    figures = re.match(NUMBER, result)
    assert figures is not None
    text = figures[0].replace(",", "")
    decimals = len(text.removesuffix("%").partition(".")[2])
    whole = Fraction(text.removesuffix("%"))
    if (money := re.search(r" EUR| USD", result)) or result.endswith(" x"):
        decimals = decimals if money and whole >= 1000 else 2  # Full amounts leave out their cents.
    if money and whole >= 1000 and not decimals:
        return whole, Fraction(1, 2)  # As does what is rounded from 1,000 on.
    unit = Fraction(1, 10 ** (decimals or (1 if "%" in text else 2 if whole.denominator == 1 else 0)))
    return (whole / 100, unit / 200) if "%" in text else (whole, unit / 2)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_printed_calculation_is_true_of_its_printed_numbers(tmp_path: Path, sample: str) -> None:
    playbook = read(project(sample, tmp_path), DAY)
    files = [file for file in pages(playbook) if file.uri.endswith(".md")]
    found = [(file.uri, *each) for file in files for each in calculations(file.content.decode())]
    assert len(found) >= FEWEST[sample]
    wrong = []
    for uri, formula, result, about in found:
        stated, half = printed(result)
        apart = abs(value(formula) - stated)
        allowed = max(half, abs(stated) / 100) if about else half
        if apart > allowed:
            wrong.append((uri, formula, result))
    assert wrong == []


def test_the_reader_of_calculations_sees_one_that_is_wrong() -> None:
    """1,138 x 58 EUR is 66,004 EUR: the exact result of a rounded operand is found out."""
    ((formula, result, about),) = calculations("<tr><td>1,138 × 58 EUR</td><td>65,960.78 EUR</td></tr>")
    assert not about
    assert value(formula) == 66_004
    assert printed(result) == (Fraction("65960.78"), Fraction(1, 200))


def euros(amount: Fraction) -> str:
    return formatted.money(amount, "EUR")


def test_an_exact_operand_is_multiplied_and_a_rounded_one_says_that_it_is() -> None:
    price = Operand.of(Fraction(58), "58 EUR")
    assert str((Operand.of(Fraction(1138), "1,138") * price).makes(euros)) == "1,138 × 58 EUR = 66,004 EUR"
    leads = Fraction(290 * 7, 10) / (Fraction(85, 100) * Fraction(6, 10) * Fraction(7, 10) * Fraction(5, 10))
    assert formatted.rounded(leads) == "1,137.25"
    made = str((Operand.of(leads, formatted.rounded(leads)) * price).makes(euros))
    assert made == "about 1,137.25 × 58 EUR = 65,961 EUR"


numbers = st.fractions(min_value=Fraction(1, 500), max_value=50_000, max_denominator=997)


@given(numbers, numbers, st.sampled_from("*/+"))
def test_a_calculation_is_true_as_printed_or_marked(one: Fraction, two: Fraction, sign: str) -> None:
    """Of any numbers: without "about", the printed figures make the printed result."""
    a, b = (Operand.of(each, formatted.rounded(each)) for each in (one, two))
    made = (a * b if sign == "*" else a / b if sign == "/" else a + b).makes(formatted.rounded)
    if sign == "/" and not b.shown:
        assert made.formula.startswith("about ")
    elif not made.formula.startswith("about "):
        assert formatted.rounded(value(made.formula)) == made.result
