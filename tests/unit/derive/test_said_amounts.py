"""Amounts in plain words: what is read as a number of one thing, and what is none."""

from fractions import Fraction

import pytest

from playpress.derive.said_amounts import SaidAmount, amounts
from playpress.model.notation import Notation
from playpress.model.text import Prose, QuotingText, Text


def said(text: str, currency: str = "EUR") -> list[SaidAmount]:
    return list(amounts(Text(text), Notation(currency)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "clock", "per", "noun"),
    [
        ("120 % NRR", "6/5", "%", "", "", "NRR"),
        ("Five per cent against a second year", "1/20", "%", "", "", "against a second year"),
        ("Sign contracts worth 1.44 million euros in 2027", "1440000", "EUR", "", "", ""),
        ("EUR 20,000 a year", "20000", "EUR", "", "year", ""),
        ("€5k per month", "5000", "EUR", "", "month", ""),
        ("It costs 18 cents", "18", "cent", "", "", ""),
        ("Within four working hours", "4", "h", "business", "", ""),
        ("within 24h", "24", "h", "", "", ""),
        ("Takes 2 calendar days", "2", "d", "calendar", "", ""),
        ("three months of ramp", "3", "month", "", "", ""),
        ("a 14-day trial", "14", "d", "", "", "trial"),
        ("Hand over 110 leads a month that sales accepts", "110", "", "", "month", "leads"),
        ("15 a quarter", "15", "", "", "quarter", ""),
        ("The four account executives", "4", "", "", "", "account executives"),
    ],
)
def test_an_amount_has_a_value_a_unit_and_what_is_counted(
    text: str, value: str, unit: str, clock: str, per: str, noun: str
) -> None:
    (found,) = said(text)
    assert (found.value, found.unit, found.clock, found.per, found.noun) == (Fraction(value), unit, clock, per, noun)


@pytest.mark.parametrize(
    "text",
    [
        "from 18 to 25 %",
        "20-30 %",
        "two to three days",
        "win one in four",
        "213 of 257 customers",
        "increase it by 10 %",
        "another 5 days",
        "Talk on day 30",
        "Step 3 of the process",
        "In 2027",
        "HND-3, SOC 2 and Q1",
        "30 June 2027",
        "7:30",
        "100 XYZ a month",
        "Nothing at all",
    ],
)
def test_ranges_ratios_changes_and_names_are_no_amounts(text: str) -> None:
    assert [each for each in said(text) if each.unit or each.per] == []


def test_words_in_front_say_which_side_is_meant_and_how_exactly() -> None:
    least, most, about = said("at least 5 %"), said("within 3 days"), said("about 40 EUR")
    assert [(each.least, each.most, each.about) for (each,) in (least, most, about)] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert not said("Hand over 110 leads a month")[0].least


def test_the_last_figure_says_how_exact_a_number_is() -> None:
    assert [said(text)[0].step for text in ("1.44 million EUR", "12 %", "2.5 %")] == [
        10_000,
        Fraction("0.01"),
        Fraction("0.001"),
    ]


def test_markdown_is_read_without_its_signs() -> None:
    (found,) = amounts(Prose("The **win rate** is _25 %_."), Notation())
    assert (found.sentence, found.words) == ("The win rate is 25 %.", "25 %")


def test_what_is_named_by_reference_is_no_number_of_the_text() -> None:
    """Nor is any other number of its sentence: nothing says which of them is which."""
    text = QuotingText.of("Keep <metric:nrr.targets.2027.value>, up from 100 %. Sign 5 % more.", [(5, 36, "110 %")])
    assert str(text) == "Keep 110 %, up from 100 %. Sign 5 % more."
    assert [each.words for each in amounts(text, Notation())] == ["5 %"]
