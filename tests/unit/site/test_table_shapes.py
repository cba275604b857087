"""What a table looks like follows from what its cells say: amounts stand right, short tables stay tables on a phone."""

import pytest
from markupsafe import Markup

from playpress import language
from playpress.site.table_shapes import amounts, fits_a_phone, list_fits_a_phone, sides_fit_a_phone, wide
from playpress.site.tables import ComparedRow, ListCell, ListColumn, ListRow

BUDGET = [
    [Markup('<a href="a.html">Fairs</a>'), "36,000 EUR", "yes", "about 12.5%", "18 February 2027"],
    ["Calls", "1,005,600 EUR", "no", "unknown", ""],
]
REASON = "A sentence that says in many words why it is so, and then once more. "


def test_a_column_of_nothing_but_amounts_is_told_from_words_and_dates() -> None:
    assert amounts(BUDGET, 5) == [False, True, False, True, False]
    assert amounts([["", ""], ["unknown", "12 × 3"]], 2) == [False, False]
    assert amounts([], 2) == [False, False]


@pytest.mark.parametrize(
    "value", ["less than 0.1%", "2.5 x", "322.2 deals", "1 hour", "13,657 EUR a day", "1.234,50\u00a0EUR"]
)
def test_an_amount_has_the_units_that_plans_count_in(value: str) -> None:
    with language.within("de" if "," in value[-8:] else "en"):
        assert amounts([[value], [ListCell(Markup(f"<b>{value}</b>"), "7")]], 1) == [True]


@pytest.mark.parametrize("value", ["5 business days", "2 of 3", "31 March 2027", "12 below target (worse)", "Q1 2027"])
def test_words_with_figures_are_no_amounts(value: str) -> None:
    assert amounts([["1"], [value]], 1) == [False]


@pytest.mark.parametrize(
    ("titles", "rows", "fits"),
    [
        (["Ratio", "Calculation", "Result"], [["Value of a first contact", "2,400 EUR × 7.14%", "171.36 EUR"]], True),
        (["Who", "Why"], [["Sales", REASON * 2]], True),
        (["Who", "Why"], [["Sales", REASON * 9]], False),
        (["Who", "Why", "When"], [["Sales", REASON * 2, "Monday"]], False),
        (["Stage", "Needed", "Planned", "Gap", "Promised", "Window"], [["Lead"] * 6], True),
        (["Stage", "Needed"], [["Unbreakable" * 5, "1"]], False),
        (["Who", "What", "By"], [["Sales", "A call to the buyer", "9 days from"]], True),
        (["Who", "What", "By"], [["Development", "Conversations", "18 September 2027"]], False),
        (["Period", "Target", "Actual", "Gap"], [["Q1", "700,000 EUR", "688,000 EUR", "none"]], True),
        (["Period", "Target", "Actual", "Gap"], [["Q1", "700,000 EUR", "688,000 EUR", "12,000\u00a0EUR less"]], False),
    ],
)
def test_a_phone_has_room_for_few_short_columns(titles: list[str], rows: list[list[str]], fits: bool) -> None:
    assert fits_a_phone(rows, titles, amounts(rows, len(titles))) is fits


@pytest.mark.parametrize(("title", "fits"), [("Team", True), ("A head that is one line", False)])
def test_a_list_whose_heads_sort_needs_room_for_them(title: str, fits: bool) -> None:
    rows = [ListRow([ListCell(word) for word in ("Strategies", "Sales", "Overdue")], {})]
    assert list_fits_a_phone(rows, [ListColumn("Name"), ListColumn(title), ListColumn("State", sort=False)]) is fits


@pytest.mark.parametrize(
    ("said", "note", "fits"), [("33%", "", True), (REASON * 2, "", False), ("33%", "What follows", False)]
)
def test_two_things_side_by_side_stay_a_table_where_they_say_little(said: str, note: str, fits: bool) -> None:
    rows = [ComparedRow("share", "Share", [said, "67%"], same=False, note=note)]
    assert sides_fit_a_phone(rows, ["Marketing", "Sales"]) is fits


def test_a_cell_is_as_wide_as_its_longest_line() -> None:
    assert not wide("Enquiry: 3,203<br>Offer: 654")
    assert wide("26,000, as of 30 September 2026")
