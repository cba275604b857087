"""Dates and figures as a language writes them; in English as Python has always written them here."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties import often

from playpress import language
from playpress.derive.planning import formatted
from playpress.derive.planning.calculation import Operand
from playpress.model.numbers import exact, in_percent, percent, plain
from playpress.model.period import Period
from playpress.model.quantity import Quantity
from playpress.model.values import Money

DAY, LATER = dt.date(2027, 3, 4), dt.date(2027, 3, 19)
LANGUAGES = ("de", "de-AT", "de-CH", "fr", "ar", "he", "pt-BR", "hi", "ja", "sv", "cs", "tr", "es", "pl", "en-US", "sw")


@pytest.mark.parametrize(
    ("tag", "day", "month", "figures", "share"),
    [
        ("en", "4 March 2027", "March 2027", "1,234.5", "78.6%"),
        ("en-GB", "4 March 2027", "March 2027", "1,234.5", "78.6%"),
        ("en-US", "March 4, 2027", "March 2027", "1,234.5", "78.6%"),
        ("de", "4. März 2027", "März 2027", "1.234,5", "78,6\u00a0%"),
        ("de-CH", "4. März 2027", "März 2027", "1’234.5", "78.6%"),
        ("fr", "4 mars 2027", "mars 2027", "1\u202f234,5", "78,6\u00a0%"),
        ("ar", "4 مارس 2027", "مارس 2027", "1,234.5", "78.6%"),
        ("tr", "4 Mart 2027", "Mart 2027", "1.234,5", "%78,6"),
        ("ja", "2027年3月4日", "2027年3月", "1,234.5", "78.6%"),
    ],
)
def test_each_language_writes_its_own_way(tag: str, day: str, month: str, figures: str, share: str) -> None:
    with language.within(tag):
        assert language.day(DAY) == day
        assert language.month(DAY) == month == Period.parse("2027-03").words
        assert plain(Fraction("1234.5")) == figures
        assert "".join(mark for mark in percent(Fraction(11, 14)) if mark != "\u200e") == share


@pytest.mark.parametrize(
    ("tag", "quarter", "fiscal", "half"),
    [
        ("en", "Q2 2027", "Q2 FY27", "H2 2027"),
        ("en-US", "Q2 2027", "Q2 FY27", "H2 2027"),
        ("de", "Q2 2027", "Q2 FY27", "H2 2027"),
        ("fr", "T2 2027", "T2 FY27", "S2 2027"),
        ("pt-BR", "T2 de 2027", "T2 FY27", "S2 2027"),
        ("ja", "2027/Q2", "Q2 FY27", "H2 2027"),
    ],
)
def test_a_language_has_names_of_its_own_for_parts_of_a_year(tag: str, quarter: str, fiscal: str, half: str) -> None:
    with language.within(tag):
        assert [Period.parse(text).words for text in ("2027-Q2", "FY27-Q2", "2027-H2")] == [quarter, fiscal, half]
        assert str(Period.parse("2027-Q2")) == "2027-Q2"


def test_values_are_shown_in_the_language_and_written_without_it() -> None:
    with language.within("de"):
        assert str(Money.parse("1200000.5 EUR")) == "1.200.000,5 EUR"
        assert Money.parse("1200000.5 EUR").write() == "1200000.5 EUR"
        assert str(Quantity.parse("at least 22.5%")) == "at least 22,5\u00a0%"
        assert Quantity.parse("at least 22.5%").write() == "at least 22.5%"
        assert formatted.money(Fraction("333333.34"), "EUR") == "333.333,34 EUR"
        assert formatted.times(Fraction(100, 23)) == "4,35 x"
        assert in_percent(Fraction(153, 10000)) == "1,53\u00a0%"
        assert exact(Fraction(2469, 2)) == "1234.5"


def test_the_language_ends_with_its_block() -> None:
    with language.within("de"), language.within("en"):
        assert language.whole(1200) == "1,200"
    with pytest.raises(ZeroDivisionError), language.within("de"):
        Fraction(1, 0)
    assert (language.current(), language.whole(1200)) == ("en", "1,200")


def test_indian_figures_stand_in_pairs_above_thousands() -> None:
    with language.within("hi"):
        assert language.whole(123456789) == "12,34,56,789"


def test_two_days_say_once_what_both_have() -> None:
    assert language.span(DAY, LATER) == "Thu 4 to Fri 19 March 2027"
    assert language.span(DAY, DAY) == "Thu 4 March 2027"
    with language.within("de"):
        assert language.span(DAY, LATER) == "Do., 4.\u2009–\u2009Fr., 19. März 2027"
        assert language.span(DAY, DAY) == "Do., 4. März 2027"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_days_are_found_in_a_text_whatever_the_language(tag: str) -> None:
    with language.within(tag):
        for month in range(1, 13):
            written = language.day(dt.date(2031, month, 9))
            assert language.days_in_text().findall(f"X {written}.") == [written]


@often(200)
@given(st.fractions(-(10**9), 10**9, max_denominator=10**4), st.sampled_from(LANGUAGES))
def test_figures_are_read_back_by_calculations(number: Fraction, tag: str) -> None:
    """A calculation that is printed is checked with the very figures that are printed."""
    shown = Operand.of(number, plain(number)).shown
    share = Operand.of(number, percent(number)).shown
    with language.within(tag):
        assert Operand.of(number, plain(number)).shown == shown
        assert Operand.of(number, f"{plain(number)} EUR").shown == shown
        assert Operand.of(number, percent(number)).shown == share
