"""Other spellings of values: the one value that is meant is named, and is read; where two are, both are named."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from playpress.model.currencies import CURRENCIES
from playpress.model.invalid import InvalidValue
from playpress.model.kinds.role import Role
from playpress.model.period import Period
from playpress.model.rates import Currency
from playpress.model.settings import Settings
from playpress.model.times import Duration
from playpress.model.values import CountPer, Money, MoneyPer, Quantity
from playpress.model.working_time import Moment, _moment

Parse = Callable[[Any], Any]
CURRENCY: TypeAdapter[str] = TypeAdapter(Currency)


def wrong(parse: Parse, text: str) -> InvalidValue:
    """Why a text is not read."""
    with pytest.raises(InvalidValue) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("parse", "text", "meant"),
    [
        (Money.parse, "1.2M USD", "1200000 USD"),
        (Money.parse, "1,5 Mio. EUR", "1500000 EUR"),
        (Money.parse, "54k EUR", "54000 EUR"),
        (Money.parse, "€54k", "54000 EUR"),
        (Money.parse, "£12,500.50", "12500.50 GBP"),
        (Money.parse, "12.500,50 €", "12500.50 EUR"),
        (Money.parse, "14,40,000 INR", "1440000 INR"),
        (Money.parse, "USD 54000", "54000 USD"),
        (Money.parse, "US$ 54000", "54000 USD"),
        (Money.parse, "75000 eur", "75000 EUR"),
        (Money.parse, "75000 euros", "75000 EUR"),
        (Money.parse, "-€5", "-5 EUR"),
        (Money.parse, "(500) USD", "-500 USD"),
        (Money.parse, "2 400,50 EUR", "2400.50 EUR"),
        (MoneyPer.parse, "2000 EUR/month", "2000 EUR per month"),
        (MoneyPer.parse, "2000 EUR monthly", "2000 EUR per month"),
        (MoneyPer.parse, "€2000 per month", "2000 EUR per month"),
        (CountPer.parse, "1.2k per week", "1200 per week"),
        (CountPer.parse, "400/day", "400 per day"),
        (Quantity.parse, "6,0 %", "6.0%"),
        (Quantity.parse, "1 200 EUR/5", ""),
        (Quantity.parse, "€75000", "75000 EUR"),
        (Quantity.parse, "½", "0.5"),
        (Quantity.parse, ".5", "0.5"),
        (Quantity.parse, "007", "7"),
        (Duration.parse, "2 working days", "2 business d"),
        (Duration.parse, "2 business-days", "2 business d"),
        (Duration.parse, "5 Werktage", "5 business d"),
        (Duration.parse, "48 hrs", "48 h"),
        (Duration.parse, "90 mins", "90 min"),
        (Duration.parse, "30 min.", "30 min"),
        (Duration.parse, "2 wks", "2 weeks"),
        (Duration.parse, "1 yr", "1 year"),
        (Duration.parse, "1h 30m", "90 min"),
        (Duration.parse, "½ day", "0.5 d"),
        (Duration.parse, "1,5 h", "1.5 h"),
        (Duration.parse, "within 2 hours", "2 h"),
        (Duration.parse, "two days", "2 d"),
        (Duration.parse, "PT4H", "4 h"),
        (Period.parse, "Q1 2027", "2027-Q1"),
        (Period.parse, "2027Q1", "2027-Q1"),
        (Period.parse, "2027-q1", "2027-Q1"),
        (Period.parse, "1Q27", "2027-Q1"),
        (Period.parse, "2027-1", "2027-01"),
        (Period.parse, "H1 2027", "2027-H1"),
        (Period.parse, "2027h2", "2027-H2"),
        (Period.parse, "1H27", "2027-H1"),
        (Period.parse, "Q1 FY27", "FY27-Q1"),
        (Period.parse, "FY27 Q1", "FY27-Q1"),
        (Period.parse, "fy2027-h1", "FY2027-H1"),
        (Period.parse, "FY 27", "FY27"),
        (Period.parse, "03/2027", "2027-03"),
        (Period.parse, "January 2027", "2027-01"),
        (Period.parse, "Jan. 2027", "2027-01"),
        (_moment, "9:00", "09:00"),
        (_moment, "0830", "08:30"),
        (_moment, "08:30Z", "08:30"),
        (_moment, "08:30+02:00", "08:30"),
        (_moment, "09:00:00", "09:00"),
        (_moment, "9am", "09:00"),
        (_moment, "9:00 AM", "09:00"),
        (_moment, "12 a.m.", "00:00"),
        (_moment, "5 p.m.", "17:00"),
        (_moment, "17h30", "17:30"),
        (_moment, "08", "08:00"),
    ],
)
def test_the_one_value_that_is_meant_is_named_and_read(parse: Parse, text: str, meant: str) -> None:
    found = wrong(parse, text)
    assert found.instead == meant
    if meant:
        assert meant in found.hint
        parse(meant)


@pytest.mark.parametrize(
    ("parse", "text", "meant"),
    [
        (Money.parse, "75.000 €", ("75000 EUR", "75 EUR")),
        (Money.parse, "US$ 54,250", ("54250 USD", "54.25 USD")),
        (Money.parse, "2 400.000 EUR", ("2400000 EUR", "2400 EUR")),
        (MoneyPer.parse, "2,000 EUR per month", ("2000 EUR per month", "2 EUR per month")),
        (Quantity.parse, "1.234", ("1234", "1.2340")),
        (Quantity.parse, "-1,200", ("-1200", "-1.2")),
        (_moment, "9", ("09:00", "21:00")),
        (Duration.parse, "30M", ("30 min", "30 months")),
        (Duration.parse, "30m", ("30 min", "30 months")),
    ],
)
def test_where_two_values_can_be_meant_both_are_named_and_read(parse: Parse, text: str, meant: tuple[str, str]) -> None:
    found = wrong(parse, text)
    assert (found.meant, found.instead) == (meant, "")
    assert all(each in found.hint for each in meant)
    assert parse(meant[0]) != parse(meant[1])


@pytest.mark.parametrize(
    ("parse", "text", "hint"),
    [
        (Money.parse, "$54k", "Write 54000 and the letters of its currency, for example 54000 USD."),
        (Money.parse, "$12,500.50", "Write 12500.50 and the letters of its currency, for example 12500.50 USD."),
        (Money.parse, "¥100", "Write 100 and the letters of its currency, for example 100 USD."),
    ],
)
def test_what_only_the_author_knows_is_asked(parse: Parse, text: str, hint: str) -> None:
    found = wrong(parse, text)
    assert (found.hint, found.instead) == (hint, "")


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        *((Duration.parse, text) for text in ("24x7", "EOD", "same day", "2-3 days", "half", "4", "business day")),
        *((Period.parse, text) for text in ("FY27-03", "H3 FY27", "H3 2027", "2026/27", "marketing 2027", "2027-13")),
        *((_moment, text) for text in ("25:00", "09:60", "13 pm", "0 am", "24:30", "noon", "٠٩:٠٠", "", "9" * 400)),
        *((Money.parse, text) for text in ("2 400 000", "ten EUR", "75000 XXX", "EUR", "€", "5 € 5", "9" * 5000)),
    ],
)
def test_what_is_not_clear_is_not_guessed(parse: Parse, text: str) -> None:
    found = wrong(parse, text)
    assert found.meant == ()
    assert found.hint


@pytest.mark.parametrize(("text", "shown"), [("1’440’000 EUR", "1,440,000 EUR"), ("−100 EUR", "-100 EUR")])
def test_the_signs_of_a_word_processor_are_read(text: str, shown: str) -> None:
    assert str(Money.parse(text)) == shown


@pytest.mark.parametrize("code", ["KES", "MAD", "BGN", "RSD", "KWD", "GHS", "LKR", "UYU", "KZT", "EUR"])
def test_every_currency_is_a_currency(code: str) -> None:
    assert str(Money.parse(f"400 {code}")) == f"400 {code}"
    assert CURRENCY.validate_python(f" {code}\u00a0") == code


def test_what_is_not_money_has_no_currency() -> None:
    """Metals, units of account, and the codes for tests and for no currency."""
    assert CURRENCIES.isdisjoint({"XAU", "XDR", "XTS", "XXX"})
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES)


@pytest.mark.parametrize(("text", "meant"), [("1.200", "1200"), ("1,200", "1200"), ("2,5", ""), ("1.5", "")])
def test_a_count_of_people_has_no_decimals(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=r"could mean|comma|whole") as caught:
        Role.model_validate({"id": "a", "team": "b", "headcount": text})
    assert (f"Write {meant}." in str(caught.value.errors()[0]["ctx"]["error"].hint)) == bool(meant)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("opens", "closes"), [("00:00", "24:00"), ("22:00", "06:00"), ("09:00", "17:00")])
def test_a_day_may_end_at_midnight_or_on_the_next_one(opens: str, closes: str) -> None:
    fields = {"format": "1", "company": "A", "working_time": {"opens": opens, "closes": closes}}
    time = Settings.model_validate(fields).working_time
    assert (str(time.opens), str(time.closes)) == (opens, closes)
    assert time.opens == Moment(int(opens[:2]) * 60)


@pytest.mark.parametrize(("opens", "closes"), [("09:00", "09:00"), ("24:00", "08:00"), ("24:00", "24:00")])
def test_a_day_without_an_end_is_no_working_time(opens: str, closes: str) -> None:
    fields = {"format": "1", "company": "A", "working_time": {"opens": opens, "closes": closes}}
    with pytest.raises(ValueError, match="the day"):
        Settings.model_validate(fields)
