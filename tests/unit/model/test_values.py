"""Typed values: exactly what the author wrote, or a reason why not."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from playpress.model.entity import Entity
from playpress.model.invalid import InvalidValue, shape, shorten
from playpress.model.kinds.audience import AudienceSize
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.role import Role
from playpress.model.numbers import number, percent, percent_in_figures, plain
from playpress.model.quantity import Quantity
from playpress.model.rates import People
from playpress.model.ref import Ref, To
from playpress.model.text import Prose, Summary, Text, in_words
from playpress.model.times import Duration
from playpress.model.values import CountPer, Money, MoneyPer
from playpress.source.ids import ID, slug


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1200", 1200),
        ("-3", -3),
        ("0.125", Fraction(1, 8)),
        ("12.5", Fraction(25, 2)),
        ("1.2000", Fraction(6, 5)),
    ],
)
def test_numbers_are_exact(text: str, value: Fraction) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("2,400,000", 2_400_000), ("12.345.678", 12_345_678), ("1'000'000", 10**6), ("-1,000,000", -(10**6))],
)
def test_two_separators_of_thousands_mean_one_number(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["2,400.000.000", "24,0000,000", "0,400,000", "2,400,00", "1.234.567.8"])
def test_separators_that_do_not_agree_are_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        number(text)


def test_long_texts_that_begin_alike_have_ids_of_their_own() -> None:
    one, other = (slug(f"{'Read how we speak with buyers ' * 3}{end}") for end in ("first", "last"))
    assert one != other
    assert len(one) <= 63


@pytest.mark.parametrize(
    "text",
    [
        "1,200",
        "1.200",
        "01",
        "1e3",
        "5.",
        "0x1F",
        "",
        "five",
        "9" * 21,
        "NaN",
    ],
)
def test_a_number_is_never_guessed(text: str) -> None:
    """Separators may mean two things, and what is mistyped anything, so they are refused."""
    with pytest.raises(InvalidValue):
        number(text)


@pytest.mark.parametrize(
    ("parse", "text", "shown"),
    [
        (Money.parse, "75000 EUR", "75,000 EUR"),
        (Money.parse, " 0.5  USD ", "0.5 USD"),
        (Money.parse, "2 400 000 EUR", "2,400,000 EUR"),
        (Money.parse, "75 000 EUR", "75,000 EUR"),
        (Money.parse, "2\u00a0400\u00a0000\u00a0EUR", "2,400,000 EUR"),
        (Money.parse, "2\u202f400\u202f000 EUR", "2,400,000 EUR"),
        (Money.parse, "-1\u2009200.50 EUR", "-1,200.5 EUR"),
        (MoneyPer.parse, "2000 EUR per month", "2,000 EUR per month"),
        (MoneyPer.parse, "12 000 EUR per month", "12,000 EUR per month"),
        (CountPer.parse, "400 per month", "400 per month"),
        (Duration.parse, "4 business h", "4 business h"),
        (Duration.parse, "4 business hours", "4 business h"),
        (Duration.parse, "1 d", "1 day"),
        (Duration.parse, "2 calendar days", "2 calendar days"),
        (Duration.parse, "P90D", "90 days"),
        (Duration.parse, "P3M", "3 months"),
        (Duration.parse, "P1W", "1 week"),
        (Duration.parse, "30min", "30 min"),
        (Duration.parse, "0.5 h", "0.5 h"),
        (Duration.parse, "same day", "same day"),
        (Duration.parse, "the same working day", "same business day"),
        (Duration.parse, "0 business d", "same business day"),
        (Quantity.parse, "40", "40"),
        (Quantity.parse, "20%", "20%"),
        (Quantity.parse, "12.5 %", "12.5%"),
        (Quantity.parse, "75000 EUR", "75,000 EUR"),
        (Quantity.parse, "2 400 000 EUR", "2,400,000 EUR"),
        (Quantity.parse, "75\u202f000\u00a0EUR", "75,000 EUR"),
    ],
)
def test_values_are_shown_as_people_write_them(parse: Callable[[str], object], text: str, shown: str) -> None:
    assert str(parse(text)) == shown


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (Money.parse, "75000"),
        (Money.parse, "75000 XXX"),
        (Money.parse, ""),
        (Money.parse, "2 400 000"),
        (Money.parse, "two million EUR"),
        (Money.parse, "2 400 000 EUR net"),
        (Money.parse, "2 40 000 EUR"),
        (Money.parse, "24 00 000 EUR"),
        (Money.parse, "2400 000 EUR"),
        (Money.parse, "2 400000 EUR"),
        (Money.parse, "0 400 EUR"),
        (Money.parse, "012 000 EUR"),
        (Money.parse, "2 400,000 EUR"),
        (Money.parse, "2 400.000 EUR"),
        (Money.parse, "2.400 000 EUR"),
        (Money.parse, "9 999 999 999 999 999 999 999 EUR"),
        (Quantity.parse, "2 40 000 EUR"),
        (Quantity.parse, "3 400 deals"),
        (MoneyPer.parse, "2000 EUR"),
        (MoneyPer.parse, "2000 EUR per fortnight"),
        (CountPer.parse, "per month"),
        (Duration.parse, "4"),
        (Duration.parse, "soon"),
        (Duration.parse, "same week"),
        (Duration.parse, "4 m"),
        (Duration.parse, "-4 h"),
        (Duration.parse, "P1Y2M"),
        (Quantity.parse, "40 deals"),
        (Quantity.parse, "%"),
        (Money.parse, None),
        (Duration.parse, ["4 h"]),
        (Quantity.parse, {"a": "b"}),
    ],
)
def test_what_is_no_value_is_refused_with_a_cure(parse: Callable[[Any], object], text: Any) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse(text)
    assert caught.value.message
    assert caught.value.hint


def role(**fields: str) -> Role:
    return Role.model_validate({"id": "rep", "team": "sales", **fields})


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("No", False), ("TRUE", True), ("false", False)])
def test_yes_and_no_are_words(word: str, value: bool) -> None:
    assert Goal.model_validate({"id": "a", "team": "sales", "shared": word}).shared is value


@pytest.mark.parametrize("word", ["y", "on", "1", "", "ja"])
def test_other_words_are_neither_yes_nor_no(word: str) -> None:
    with pytest.raises(ValidationError):
        Goal.model_validate({"id": "a", "team": "sales", "shared": word})


@pytest.mark.parametrize(
    "day",
    [
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "26-01-01",
        "2026-1-32",
        "20260101",
        "0206-01-01",
        "9999-01-01",
        "2026-09-30T10:00",
    ],
)
def test_a_date_exists_and_has_one_form(day: str) -> None:
    with pytest.raises(ValidationError):
        role(reviewed=day)


def test_a_leap_day_is_a_day() -> None:
    assert role(reviewed="2024-02-29").reviewed == dt.date(2024, 2, 29)


@pytest.mark.parametrize("interval", ["4 h", "30 min", "1.5 months", "2 business d", "2000 years"])
def test_a_review_interval_leads_from_day_to_day(interval: str) -> None:
    with pytest.raises(ValidationError):
        role(review_every=interval)


def test_whole_numbers_and_rates_have_bounds() -> None:
    assert role(headcount="0").headcount == People(Fraction(0))
    for fields in ({"headcount": "-1"}, {"headcount": "some"}):
        with pytest.raises(ValidationError):
            role(**fields)
    for rate, value in (("80%", Fraction(4, 5)), ("0.8", Fraction(4, 5)), ("1", Fraction(1)), ("100%", Fraction(1))):
        found = Role.model_validate({"id": "a", "team": "b", "capacity": {"hours_per_day": "5", "utilisation": rate}})
        assert found.capacity is not None
        assert found.capacity.utilisation == value
    for rate in ("0", "0%", "101%", "80", "1.5"):
        with pytest.raises(ValidationError):
            Role.model_validate({"id": "a", "team": "b", "capacity": {"hours_per_day": "5", "utilisation": rate}})


def test_a_day_has_24_hours_and_an_audience_someone_in_it() -> None:
    with pytest.raises(ValidationError, match="40 hours are more than a day has"):
        Role.model_validate({"id": "a", "team": "b", "capacity": {"hours_per_day": "40"}})
    with pytest.raises(ValidationError, match="an audience needs someone in it"):
        AudienceSize.model_validate({"count": "0", "as_of": "2026-09-30", "source": "Register"})


def test_text_is_one_trimmed_line_and_escapes_itself() -> None:
    assert Text.parse("  a   <b>\u00a0c ") == "a <b> c"
    assert Text("<b>&\"'").__html__() == "&lt;b&gt;&amp;&quot;&#x27;"
    assert Prose.parse("\n# not a\n".replace("# ", "#") + "heading\n") == "#not a\nheading"


@pytest.mark.parametrize(
    "text", ["", "  ", "a\n\nb", "a\n- b", "a\n 1. b", "a\x00b", "a\x1bb", "\ufeff", None, ["a"], {"a": "b"}]
)
def test_text_is_never_empty_several_paragraphs_or_invisible(text: Any) -> None:
    with pytest.raises(InvalidValue):
        Text.parse(text)


def test_a_sentence_wrapped_by_hand_is_one_sentence() -> None:
    assert Text.parse("Turn interest\n  into orders.\n") == "Turn interest into orders."
    assert Text.parse("between 10 -\n12 h") == "between 10 - 12 h"


def test_a_summary_has_at_most_200_characters() -> None:
    assert len(Summary.parse("😀" * 200)) == 200
    with pytest.raises(InvalidValue):
        Summary.parse("😀" * 201)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phone given", "phone-given"),
        ("  Café & Bar! ", "cafe-bar"),
        ("Größe", "grosse"),
        ("3 calls", "n3-calls"),
        ("???", "item"),
        ("a" * 80, f"{'a' * 54}-1a998d7d"),
    ],
)
def test_a_slug_is_an_id(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_words_of_any_script_have_ids_of_their_own() -> None:
    """Two criteria in Japanese are not one."""
    slugs = {slug(text) for text in ("商談", "契約", "Звонок", "Сделка", "商談 A", "契約 A")}
    assert len(slugs) == 6
    assert all(ID.fullmatch(each) for each in slugs)


def test_an_id_in_words_is_a_name() -> None:
    assert in_words("sales-rep") == "Sales rep"


@pytest.mark.parametrize(
    ("to", "text", "expected"),
    [
        (To("goal"), "close-sales", Ref("goal", "close-sales")),
        (To("goal"), "goal:close-sales", Ref("goal", "close-sales")),
        (To("goal"), "team:sales", Ref("team", "sales")),
        (To(), "team:sales", Ref("team", "sales")),
        (To("process", part=True), "lead#call", Ref("process", "lead", "call")),
        (To(), "process:lead#call", Ref("process", "lead", "call")),
    ],
)
def test_a_reference_knows_its_kind(to: To, text: str, expected: Ref) -> None:
    assert to.parse(text) == expected
    assert To().parse(str(expected)) == expected


@pytest.mark.parametrize(
    ("to", "hint"),
    [
        (To("source", "asset"), "Write source:calculator or asset:calculator."),
        (To(), "Write kind:id, for example goal:some-id."),
    ],
)
def test_a_reference_without_its_kind_is_asked_for_one_that_fits(to: To, hint: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        to.parse("calculator")
    assert f"{caught.value.hint.rstrip('.')}." == hint


@pytest.mark.parametrize(
    ("to", "text"),
    [
        (To(), "sales"),
        (To("goal"), "Close sales"),
        (To("goal"), "a:b:c"),
        (To("process", part=True), "lead"),
        (To("goal"), None),
        (To(), ["a"]),
        (To("goal"), ""),
    ],
)
def test_what_points_nowhere_is_refused(to: To, text: Any) -> None:
    with pytest.raises(InvalidValue):
        to.parse(text)


def test_small_words_for_messages() -> None:
    assert [shape(each) for each in (None, [], {}, "a")] == ["nothing", "a list", "named fields", 'the text "a"']
    assert shorten("a\n\tb\x1b c") == "a b c"
    assert shorten("x" * 61) == "x" * 59 + "…"
    assert [plain(Fraction(n, 3)) for n in (1, 3, 3000000)] == ["0.3333", "1", "1,000,000"]
    assert percent(Fraction(11, 14)) == "78.6%"


@pytest.mark.parametrize(
    ("value", "words", "figures"),
    [
        (Fraction(0), "0%", "0%"),
        (Fraction(1, 3000), "less than 0.1%", "0.0333%"),
        (Fraction(1, 2001), "less than 0.1%", "0.05%"),
        (Fraction(1, 2000), "0.1%", "0.1%"),
        (Fraction(1, 3), "33.3%", "33.3%"),
        (Fraction(1998, 2000), "99.9%", "99.9%"),
        (Fraction(1999, 2000), "more than 99.9%", "99.95%"),
        (Fraction(9996, 10000), "more than 99.9%", "99.96%"),
        (Fraction(1), "100%", "100%"),
        (Fraction(10004, 10000), "100.0%", "100.0%"),
    ],
)
def test_a_little_is_not_said_as_nothing_nor_nearly_all_as_all(value: Fraction, words: str, figures: str) -> None:
    """In words where it is read, in figures where it is calculated with or quoted."""
    assert (percent(value), percent_in_figures(value)) == (words, figures)


def test_an_entity_is_named_after_its_id() -> None:
    entity: Entity = role()
    assert (entity.name, entity.key) == ("Rep", "role:rep")
