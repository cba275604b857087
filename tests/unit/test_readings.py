"""The one grammar of values: a spelling with one reading is that value, and of two readings both are named."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from tests.properties import often

from playpress.model import jsonschema
from playpress.model.currencies import CURRENCIES
from playpress.model.day import RelativeDay
from playpress.model.invalid import InvalidValue
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.role import Role
from playpress.model.notation import UNSAID, Notation
from playpress.model.period import Period
from playpress.model.quantity import Measured, Quantity
from playpress.model.rates import Currency, Number, People, Share
from playpress.model.settings import Settings
from playpress.model.times import Date, Duration, Interval
from playpress.model.values import CountPer, Minutes, Money, MoneyPer, Rate, WholeNumber
from playpress.model.working_time import Moment, TimeOfDay
from playpress.source import events

DOLLARS, GERMAN, ENGLISH = Notation("USD"), Notation("EUR", ","), Notation("USD", ".")


def read(kind: Any, text: str, notation: Notation = UNSAID) -> Any:
    """The value of a text, as the model reads it."""
    return TypeAdapter(kind).validate_python(text, context=notation)


def write(kind: Any, value: Any) -> Any:
    """A value as it would be written."""
    return TypeAdapter(kind).dump_python(value, mode="json")


def wrong(kind: Any, text: str, notation: Notation = UNSAID) -> InvalidValue:
    """Why a text is not read."""
    with pytest.raises(ValidationError) as caught:
        read(kind, text, notation)
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, InvalidValue)
    return error


ONE_READING: list[tuple[Any, str, str]] = [
    (Money, "1.2M USD", "1200000 USD"),
    (Money, "1,5 Mio. EUR", "1500000 EUR"),
    (Money, "54k EUR", "54000 EUR"),
    (Money, "€54k", "54000 EUR"),
    (Money, "£12,500.50", "12500.50 GBP"),
    (Money, "12.500,50 €", "12500.50 EUR"),
    (Money, "14,40,000 INR", "1440000 INR"),
    (Money, "USD 54000", "54000 USD"),
    (Money, "US$ 54000", "54000 USD"),
    (Money, "75000 eur", "75000 EUR"),
    (Money, "75000 euros", "75000 EUR"),
    (Money, "-€5", "-5 EUR"),
    (Money, "(500) USD", "-500 USD"),
    (Money, "2 400,50 EUR", "2400.50 EUR"),
    (MoneyPer, "2000 EUR/month", "2000 EUR per month"),
    (MoneyPer, "2000 EUR monthly", "2000 EUR per month"),
    (MoneyPer, "€2000 per month", "2000 EUR per month"),
    (CountPer, "1.2k per week", "1200 per week"),
    (CountPer, "400/day", "400 per day"),
    (Quantity, "6,0 %", "6.0%"),
    (Quantity, "€75000", "75000 EUR"),
    (Quantity, "½", "0.5"),
    (Quantity, ".5", "0.5"),
    (Duration, "2 working days", "2 business d"),
    (Duration, "2 business-days", "2 business d"),
    (Duration, "5 Werktage", "5 business d"),
    (Duration, "48 hrs", "48 h"),
    (Duration, "90 mins", "90 min"),
    (Duration, "30 min.", "30 min"),
    (Duration, "2 wks", "2 weeks"),
    (Duration, "1 yr", "1 year"),
    (Duration, "1h 30m", "90 min"),
    (Duration, "½ day", "0.5 d"),
    (Duration, "1,5 h", "1.5 h"),
    (Duration, "within 2 hours", "2 h"),
    (Duration, "two days", "2 d"),
    (Duration, "quarterly", "1 quarter"),
    (Duration, "every month", "1 month"),
    (Duration, "Annually", "1 year"),
    (Duration, "PT4H", "4 h"),
    (Period, "Q1 2027", "2027-Q1"),
    (Period, "2027Q1", "2027-Q1"),
    (Period, "2027-q1", "2027-Q1"),
    (Period, "1Q27", "2027-Q1"),
    (Period, "2027-1", "2027-01"),
    (Period, "H1 2027", "2027-H1"),
    (Period, "2027h2", "2027-H2"),
    (Period, "1H27", "2027-H1"),
    (Period, "Q1 FY27", "FY27-Q1"),
    (Period, "FY27 Q1", "FY27-Q1"),
    (Period, "fy2027-h1", "FY2027-H1"),
    (Period, "FY 27", "FY27"),
    (Period, "03/2027", "2027-03"),
    (Period, "January 2027", "2027-01"),
    (Period, "Jan. 2027", "2027-01"),
    (TimeOfDay, "9:00", "09:00"),
    (TimeOfDay, "0830", "08:30"),
    (TimeOfDay, "09:00:00", "09:00"),
    (TimeOfDay, "9am", "09:00"),
    (TimeOfDay, "9:00 AM", "09:00"),
    (TimeOfDay, "12 a.m.", "00:00"),
    (TimeOfDay, "5 p.m.", "17:00"),
    (TimeOfDay, "17h30", "17:30"),
    (TimeOfDay, "08", "08:00"),
    (Money, "54,000 USD", "54000 USD"),
    (Money, "US$ 54,250", "54250 USD"),
    (Money, "(5,000) USD", "-5000 USD"),
    (Money, "1’440’000 EUR", "1440000 EUR"),
    (Money, "−100 EUR", "-100 EUR"),
    (Money, "2 400 000 euros", "2400000 EUR"),
    (Money, "EUR 2 400 000", "2400000 EUR"),
    (Money, "2.5 crore INR", "25000000 INR"),
    (Money, "75 MAD", "75 MAD"),
    (Money, "3 Mrd. EUR", "3000000000 EUR"),
    (MoneyPer, "€2k/mo", "2000 EUR per month"),
    (MoneyPer, "2,000 EUR per month", "2000 EUR per month"),
    (MoneyPer, "24000 EUR a year", "24000 EUR per year"),
    (Quantity, "At or above 95%", "at least 95%"),
    (Quantity, "at or above 95%", "at least 95%"),
    (Quantity, ">= 10%", "at least 10%"),
    (Quantity, "≥10%", "at least 10%"),
    (Quantity, "95%+", "at least 95%"),
    (Quantity, "95% or more", "at least 95%"),
    (Quantity, "no less than 3", "at least 3"),
    (Quantity, "> 0.8", "above 0.8"),
    (Quantity, "greater than 9.0", "above 9"),
    (Quantity, "< 5%", "below 5%"),
    (Quantity, "Below 0.54", "below 0.54"),
    (Quantity, "under 45 minutes", "below 45 min"),
    (Quantity, "<= 3 days", "at most 3 days"),
    (Quantity, "within 2 hours", "at most 2 h"),
    (Quantity, "5 or fewer", "at most 5"),
    (Quantity, "less than or equal to 1 week", "at most 1 week"),
    (Quantity, "max. 5%", "at most 5%"),
    (Quantity, "10:1", "10:1"),
    (Quantity, "3 to 1", "3:1"),
    (Quantity, "1.5x", "1.5:1"),
    (Quantity, "7 days", "7 days"),
    (Quantity, "2 business days", "2 business days"),
    (Quantity, "20 percent", "20%"),
    (Quantity, "> €50k", "above 50000 EUR"),
    (Quantity, "1.2M", "1200000"),
    (Duration, "PT30M", "30 min"),
    (Duration, "5 Arbeitstage", "5 business d"),
    (Date, "12/25/2026", "2026-12-25"),
    (Date, "25.12.2026", "2026-12-25"),
    (Date, "30 September 2026", "2026-09-30"),
    (Date, "2026/9/30", "2026-09-30"),
    (Share, "20 percent", "20%"),
    (Share, "20 pct.", "20%"),
    (Share, "6,0 %", "6%"),
    (Share, "1 in 5", "20%"),
    (Share, "3 out of 8", "37.5%"),
    (Rate, "1/5", "20%"),
    (Number, "1 300", "1300"),
    (Number, "1.3k", "1300"),
    (Number, "1'300", "1300"),
    (Number, "0,8", "0.8"),
    (Number, "2,400,000", "2400000"),
    (WholeNumber, "1,200", "1200"),
    (WholeNumber, "1.200", "1200"),
    (WholeNumber, "1.2k", "1200"),
    (Minutes, "90 mins", "90"),
    (Minutes, "8m", "8"),
    (Minutes, "1h 30m", "90"),
    (Minutes, "1.5 h", "90"),
    (People, "2.5", "2.5"),
    (People, "2,5", "2.5"),
    (People, "1 at half", "0.5"),
    (People, "2 at 80%", "1.6"),
    (People, "1,200", "1200"),
    (Currency, "usd", "USD"),
    (Currency, "€", "EUR"),
]
"""A spelling, and how the same value is written otherwise."""


@pytest.mark.parametrize(("kind", "text", "same"), ONE_READING)
def test_what_has_one_reading_is_read(kind: Any, text: str, same: str) -> None:
    value = read(kind, text)
    assert value == read(kind, same)
    assert read(kind, str(write(kind, value))) == value


@pytest.mark.parametrize(
    ("kind", "text", "notation", "same"),
    [
        (Money, "$1.2M", DOLLARS, "1200000 USD"),
        (Money, "$12,500.50", DOLLARS, "12500.50 USD"),
        (Money, "54000$", DOLLARS, "54000 USD"),
        (Money, "$54k", Notation("CAD"), "54000 CAD"),
        (Money, "¥100", Notation("JPY"), "100 JPY"),
        (Money, "500 kr", Notation("SEK"), "500 SEK"),
        (Money, "€54k", DOLLARS, "54000 EUR"),
        (Money, "75.000 €", GERMAN, "75000 EUR"),
        (Money, "12.500,50 €", GERMAN, "12500.50 EUR"),
        (Money, "75,000 EUR", GERMAN, "75 EUR"),
        (Money, "75.000 USD", ENGLISH, "75 USD"),
        (MoneyPer, "$2k/mo", DOLLARS, "2000 USD per month"),
        (Quantity, "> $50k", DOLLARS, "above 50000 USD"),
        (Quantity, "1.234", GERMAN, "1234"),
        (Number, "1,300", GERMAN, "1.3"),
        (Number, "1,300", ENGLISH, "1300"),
        (CountPer, "1.200 per month", GERMAN, "1200 per month"),
        (Share, "1.250%", ENGLISH, "1.25%"),
    ],
)
def test_the_settings_of_a_playbook_decide_between_two_readings(
    kind: Any, text: str, notation: Notation, same: str
) -> None:
    assert read(kind, text, notation) == read(kind, same)
    written = write(kind, read(kind, text, notation))
    assert read(kind, written, notation) == read(kind, written) == read(kind, same)


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        (Money, "75.000 €", ("75000 EUR", "75 EUR")),
        (Money, "2 400.000 EUR", ("2400000 EUR", "2400 EUR")),
        (Money, "2,000 KWD", ("2000 KWD", "2 KWD")),
        (Money, "1.275M USD", ("1275000000 USD", "1275000 USD")),
        (MoneyPer, "2.000 EUR per month", ("2000 EUR per month", "2 EUR per month")),
        (CountPer, "1,200 per month", ("1200 per month", "1.2 per month")),
        (Quantity, "1.234", ("1234", "1.2340")),
        (Quantity, "-1,200", ("-1200", "-1.2")),
        (Quantity, "< 1,200", ("below 1200", "below 1.2")),
        (Quantity, "30m", ("30 min", "30 months", "30000000")),
        (TimeOfDay, "9", ("09:00", "21:00")),
        (Duration, "30M", ("30 min", "30 months")),
        (Duration, "30m", ("30 min", "30 months")),
        (Date, "02/03/2027", ("2027-03-02", "2027-02-03")),
        (RelativeDay, "1", ("D+0", "D+1")),
        (RelativeDay, "D30", ("D+29", "D+30")),
        (RelativeDay, "Day 5", ("D+4", "D+5")),
        (Number, "1,300", ("1300", "1.3")),
        (Period, "2026/27", ("FY27", "FY26")),
        (Period, "FY2026/27", ("FY27", "FY26")),
        (Period, "Q1 FY2026/2027", ("FY27-Q1", "FY26-Q1")),
    ],
)
def test_where_several_values_can_be_meant_all_are_named_and_read(kind: Any, text: str, meant: tuple[str, ...]) -> None:
    found = wrong(kind, text)
    assert (found.meant, found.instead) == (meant, "")
    assert all(each in found.hint for each in meant)
    assert len({str(read(kind, each)) for each in meant}) == len(meant)


@pytest.mark.parametrize(
    ("kind", "text", "notation", "meant"),
    [
        (Number, "007", UNSAID, "7"),
        (Quantity, "5.", UNSAID, "5"),
        (Share, "80", UNSAID, "80%"),
        (Rate, "80", UNSAID, "80%"),
        (Money, "75000", DOLLARS, "75000 USD"),
        (Money, "75,000", DOLLARS, "75000 USD"),
        (TimeOfDay, "08:30Z", UNSAID, "08:30"),
        (TimeOfDay, "08:30+02:00", UNSAID, "08:30"),
        (Measured, "at least 12", UNSAID, "12"),
    ],
)
def test_what_may_be_a_mistake_is_asked_with_the_value_it_means(
    kind: Any, text: str, notation: Notation, meant: str
) -> None:
    """A figure, a currency or a percent sign may be missing, and a time zone says what would be lost."""
    found = wrong(kind, text, notation)
    assert found.instead == meant
    assert meant in found.hint
    read(kind, meant, notation)


@pytest.mark.parametrize(
    ("text", "notation", "hint"),
    [
        ("$54k", UNSAID, "Write 54000 and the letters of its currency, for example 54000 USD."),
        ("$54k", GERMAN, "Write 54000 and the letters of its currency, for example 54000 USD."),
        ("¥100", DOLLARS, "Write 100 and the letters of its currency, for example 100 JPY."),
    ],
)
def test_what_only_the_author_knows_is_asked(text: str, notation: Notation, hint: str) -> None:
    found = wrong(Money, text, notation)
    assert (found.hint, found.instead) == (hint, "")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((Duration, text) for text in ("24x7", "EOD", "same week", "2-3 days", "half", "4", "business day")),
        *((Period, text) for text in ("FY27-03", "H3 FY27", "H3 2027", "2026/28", "marketing 2027", "2027-13")),
        *((TimeOfDay, text) for text in ("25:00", "09:60", "13 pm", "0 am", "24:30", "noon", "٠٩:٠٠", "", "9" * 400)),
        *((Money, text) for text in ("2 400 000", "ten EUR", "75000 XXX", "EUR", "€", "5 € 5", "9" * 5000)),
        *((Money, text) for text in ("5 EUR each", "2 40 000 EUR", "2400 000 EUR", "1.2.3 EUR", "5 EUR USD")),
        *((Quantity, text) for text in ("between 5% and 7%", "5-7%", "three", "%", "> ", "40 deals", "4 out of 5")),
        *((Quantity, text) for text in ("TBD", "n/a", "at least", "9" * 5000, "> " * 3000)),
        *((Share, text) for text in ("1 in 3", "1 in 0", "half", "%")),
        *((People, text) for text in ("half", "2 at", "-1", "1 at twice")),
        *((Minutes, text) for text in ("2 days", "30 sec", "1.5", "")),
        *((WholeNumber, text) for text in ("2,5", "(3)", "1.5")),
        *((Date, text) for text in ("2026-02-30", "soon", "13/13/2026")),
        (Currency, "$"),
    ],
)
def test_what_is_not_clear_is_not_guessed(kind: Any, text: str) -> None:
    found = wrong(kind, text)
    assert found.meant == ()
    assert found.hint


KINDS = (
    Money, MoneyPer, CountPer, Quantity, Measured, Duration, Interval, Date, Period, TimeOfDay, Share, Rate, Number,
    People, WholeNumber, Minutes, Currency,
)  # fmt: skip
PIECES = (
    "1", "2", "75", "000", "0", ".", ",", "'", "\u2019", " ", "%", "k", "M", "m", "Mio", "€", "$", "EUR", "USD", "kr",
    " per ", "month", "/", "(", ")", "-", "\u2212", "<", ">=", "at least ", "below ", "or more", "+", ":1", "x", "d",
    "h", " days", "min", "business ", "½", "1,200", "2027", "Q1", "FY27", "am", "in", " of ", "at half", "\u0663", "²",
    "to", "\u00a0", "PT4H", "30", "e5",
)  # fmt: skip
"""What values are made of, put together in any way."""


@given(
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    st.sampled_from([UNSAID, DOLLARS, GERMAN, ENGLISH]),
)
@often(400)
def test_a_text_is_read_and_written_as_the_same_or_each_cure_is_read(kind: Any, text: str, notation: Notation) -> None:
    """What was read is written in a form that means the same in every notation."""
    try:
        value = read(kind, text, notation)
    except ValidationError as error:
        found = error.errors()[0]["ctx"]["error"]
        assert isinstance(found, InvalidValue)
        for meant in found.meant:
            read(kind, meant, notation)
        return
    words = write(kind, value)
    for other in (UNSAID, DOLLARS, GERMAN, ENGLISH):
        assert read(kind, str(words), other) == value


@pytest.mark.parametrize("code", ["KES", "MAD", "BGN", "RSD", "KWD", "GHS", "LKR", "UYU", "KZT", "EUR"])
def test_every_currency_is_a_currency(code: str) -> None:
    assert str(read(Money, f"400 {code}")) == f"400 {code}"
    assert read(Currency, f" {code}\u00a0") == code


def test_what_is_not_money_has_no_currency() -> None:
    """Metals, units of account, and the codes for tests and for no currency."""
    assert CURRENCIES.isdisjoint({"XAU", "XDR", "XTS", "XXX"})
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Plan, "avg_deal", "€54k"),
        (Plan, "period", "Q1 2027"),
        (Plan, "cycle", "1h 30m"),
        (Plan, "stated_overall_rate", "1 in 5"),
        (Metric, "baseline", "7 days"),
        (Metric, "reviewed", "12/25/2026"),
        (Metric, "targets", "[{period: 2027, value: '>= 95%', floor: 10:1}]"),
        (Role, "headcount", "2.5"),
        (Role, "headcount", "1 at half"),
        (Plan, "quotas", "[{role: a, amount: 54k EUR, people: 2.5}]"),
        (Plan, "stated", "[{stage: 'a#b', count: 1 300}]"),
        (Settings, "working_time", "{opens: 9am, closes: 17h30}"),
        (Settings, "working_time", "{opens: 08, closes: 0830}"),
    ],
)
def test_editors_take_what_the_reader_takes(kind: Any, field: str, value: str) -> None:
    document, problems = events.parse(f"{field}: {value}", "a.yml")
    assert document
    assert not problems
    schema = jsonschema.of_settings() if kind is Settings else jsonschema.of_file(kind)
    schema = {**schema, "required": []}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document.value)] == []


def test_a_metric_knows_which_way_is_better_from_its_targets() -> None:
    def better(**fields: Any) -> str | None:
        return Metric.model_validate({"id": "a", **fields}).better

    assert better(targets=[{"period": "2027", "value": "< 5%"}]) == "down"
    assert better(targets=[{"period": "2027", "value": "at least 95%"}, {"period": "2028", "value": "96%"}]) == "up"
    assert better(targets=[{"period": "2027", "value": "> 5"}, {"period": "2028", "value": "< 9"}]) is None
    assert better(targets=[{"period": "2027", "value": "5"}]) is None
    assert better(direction="up", targets=[{"period": "2027", "value": "< 5%"}]) == "up"


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
