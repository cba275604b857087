"""PRC: prices and what may be granted on them, at their borders."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import play, process, reported

OFFER = "lamp: {{products: [lamp], list_price: 90 EUR, floor: {floor}}}\n"
PRODUCTS = "lamp: {}\n"


def matrix(levels: str, more: str = "") -> str:
    return f"discounts: {{levels: [{levels}], never: [The rest]{more}}}\n"


@pytest.mark.parametrize(
    ("floor", "finds"), [("90 EUR", False), ("89.99 EUR", False), ("90.01 EUR", True), ("10 USD", True)]
)
def test_the_lowest_price_may_be_the_list_price(tmp_path: Path, floor: str, finds: bool) -> None:
    book = play(tmp_path, products=PRODUCTS, offers=OFFER.format(floor=floor))
    assert bool(reported(book, "PRC-1")) is finds


@pytest.mark.parametrize(
    ("levels", "says"),
    [
        ("{up_to: 5%, role: ae}, {up_to: 10%, role: cso}, {role: cmo}", ""),
        ("{up_to: 5%, role: ae}, {up_to: 5%, role: cso}", "5% comes after 5%"),
        ("{role: ae}, {up_to: 5%, role: cso}", "a level is below one that has no limit"),
        ("{up_to: 5%, role: ae}, {up_to: 50 EUR, role: cso}", "50 EUR and 5% cannot be compared"),
    ],
)
def test_levels_rise_in_one_unit(tmp_path: Path, levels: str, says: str) -> None:
    found = reported(play(tmp_path, approvals=matrix(levels)), "PRC-2")
    assert [message for _, message in found] == ([f'in "Discounts", {says}'] if says else [])


@pytest.mark.parametrize(("limit", "finds"), [("20%", False), ("20.5%", True), ("18 EUR", False), ("19 EUR", True)])
def test_a_discount_may_lead_down_to_the_lowest_price(tmp_path: Path, limit: str, finds: bool) -> None:
    """20% of 90 EUR leaves 72 EUR, and so do 18 EUR."""
    levels = f"{{up_to: {limit}, role: ae}}"
    book = play(tmp_path, products=PRODUCTS, offers=OFFER.format(floor="72 EUR"), approvals=matrix(levels))
    assert bool(reported(book, "PRC-4")) is finds


@pytest.mark.parametrize(
    ("more", "finds"),
    [
        ("", True),
        (", on: [offer:lamp]", True),
        (", on: [product:lamp]", True),
        (", on: [product:other]", False),
        (", grants_a: term", False),
    ],
)
def test_a_matrix_holds_for_what_it_names(tmp_path: Path, more: str, finds: bool) -> None:
    approvals = matrix("{up_to: 50%, role: ae}, {role: cso}", more)
    offers = OFFER.format(floor="72 EUR")
    book = play(tmp_path, products="lamp: {}\nother: {}\n", offers=offers, approvals=approvals)
    assert bool(reported(book, "PRC-4")) is finds


def test_a_discount_in_another_currency_is_not_passed_over(tmp_path: Path) -> None:
    offers = OFFER.format(floor="72 EUR") + "bulb: {list_price: 9 USD}\n"
    levels = "{up_to: 5 USD, role: ae}, {up_to: 9 USD, role: cso}"
    book = play(tmp_path, products=PRODUCTS, offers=offers, approvals=matrix(levels))
    said = 'may grant 5 USD by "Discounts", which cannot be compared with the price of "Lamp" (90 EUR)'
    assert [message.partition(" ")[2] for _, message in reported(book, "PRC-4")] == [said]


def test_a_level_without_a_limit_is_not_held_against_the_lowest_price(tmp_path: Path) -> None:
    book = play(tmp_path, products=PRODUCTS, offers=OFFER.format(floor="72 EUR"), approvals=matrix("{role: cso}"))
    assert reported(book, "PRC-4") == []


@pytest.mark.parametrize(("last", "finds"), [("2026-10-01", False), ("2026-09-30", True)])
def test_a_price_holds_on_its_last_day(tmp_path: Path, last: str, finds: bool) -> None:
    book = play(tmp_path, offers=f"lamp: {{list_price: 90 EUR, valid_until: {last}}}\n")
    assert bool(reported(book, "PRC-5")) is finds


APPROVERS = """
terms: {name: Order forms, grants_a: other, grants: Order forms, levels: [{role: cso}]}
other: {name: %s, grants_a: other, grants: %s, levels: [{role: %s}]}
"""


@pytest.mark.parametrize(
    ("name", "grants", "role", "finds"),
    [
        ("Forms", "Order forms", "cmo", True),
        ("Forms", "Order forms", "cso", False),
        ("Forms", "Contracts", "cmo", False),
    ],
)
def test_one_thing_has_one_approver(tmp_path: Path, name: str, grants: str, role: str, finds: bool) -> None:
    book = play(tmp_path, approvals=APPROVERS % (name, grants, role))
    assert bool(reported(book, "PRC-6")) is finds


@pytest.mark.parametrize(("owner", "finds"), [("cso", False), ("cmo", True)])
def test_a_step_that_approves_is_of_a_role_of_the_matrix(tmp_path: Path, owner: str, finds: bool) -> None:
    matrix = "forms: {name: Order forms, grants_a: other, levels: [{role: cso}]}\n"
    steps = process(f"- {{id: approve, do: Approve the order form, owner: {owner}}}")
    assert bool(reported(play(tmp_path, approvals=matrix, processes=steps), "PRC-6")) is finds


def test_an_offer_may_have_no_list_price(tmp_path: Path) -> None:
    """Each price is agreed on: no discount is compared with its floor, and no text with its price."""
    files = {
        "offers": "rebuild: {summary: About 900 EUR, floor: 700 EUR}\n",
        "approvals": "d: {grants_a: discount, levels: [{up_to: 99%, role: ae}, {role: cso}]}\n"
        "e: {grants_a: discount, levels: [{up_to: 9 USD, role: ae}, {role: cso}]}\n",
    }
    found = {each.code for each in play(tmp_path, profile="strict", **files).findings}
    assert not found & {"PRC-1", "PRC-4", "DUP-9"}
