"""Quotas: people x ramp x part time x the share of the period worked, and over-assignment, which is shown."""

import re
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest
from tests.book import of, sound
from tests.plan_book import BOOK, PLAN

from playpress.derive.planning import quotas, worksheet
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.pipeline import Playbook, pages


def read(folder: Path, *rows: str, target: str = "2000000") -> tuple[Playbook, Book]:
    plan = PLAN.replace("2026-Q4", "2027-Q1").replace("2000000", target)
    return sound(folder, plans=f"{plan}  quotas: [{', '.join(rows)}]\n", **BOOK)


def total(book: Book) -> Fraction | None:
    return quotas.total(book, worksheet(book, book.all(Plan)[0]))


FULL = "{role: sdr, amount: 250000 USD, people: 3}"


def test_three_full_and_one_at_half_make_875_000(tmp_path: Path) -> None:
    playbook, book = read(tmp_path, FULL, "{role: sdr, amount: 250000 USD, people: 1, ramp: 50%}", target="700000")
    assert total(book) == 875_000
    assert quotas.over_assignment(book, worksheet(book, book.all(Plan)[0])) == Fraction(5, 4)
    assert of(playbook, "MTH-12") == []
    text = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    page = " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())
    assert "1 × 250,000 USD × 50% ramp 125,000 USD" in page
    assert "875,000 USD / 700,000 USD 125%" in page


@pytest.mark.parametrize(
    ("more", "made"),
    [
        ("part_time: 80%", "200000"),
        ("starts: 2027-02-15", "125000"),  # 45 of 90 days
        ("starts: 2027-01-01", "250000"),
        ("starts: 2026-05-01", "250000"),  # before the period
        ("starts: 2027-03-31", "25000/9"),  # its last day
        ("starts: 2027-04-01", "0"),
        ("ramp: 50%, part_time: 80%, starts: 2027-02-15", "50000"),
    ],
)
def test_what_is_not_worked_is_not_sold(tmp_path: Path, more: str, made: str) -> None:
    _, book = read(tmp_path, f"{{role: sdr, amount: 250000 USD, people: 1, {more}}}")
    assert total(book) == Fraction(made)


@pytest.mark.parametrize(("more", "said"), [("ramp: 150%", "ramp"), ("part_time: 200%", "part time")])
def test_no_person_works_more_than_all_of_the_time(tmp_path: Path, more: str, said: str) -> None:
    (found,) = of(read(tmp_path, f"{{role: sdr, amount: 250000 USD, people: 1, {more}}}")[0], "MTH-3")
    assert found.message == f'the {said} of Sdr in the plan "First" is above 100%'


def test_quotas_below_the_target_are_a_finding(tmp_path: Path) -> None:
    (found,) = of(read(tmp_path, FULL, target="900000")[0], "MTH-12")
    assert "all quotas together make 750,000 USD: 16.7% less" in found.message


def test_the_headcount_of_the_role_counts_where_the_quota_says_nothing(tmp_path: Path) -> None:
    _, book = read(tmp_path, "{role: sdr, amount: 100 USD}")
    assert total(book) == 200
    _, book = read(tmp_path, "{role: sdr, amount: 100 USD}", "{role: head-of-sales, amount: 100 USD, people: 1}")
    assert total(book) == 300


@pytest.mark.parametrize(
    ("row", "code", "why"),
    [
        ("{role: head-of-sales, amount: 100 USD}", "MTH-12", "nothing says how many people some of them are for"),
        ("{role: head-of-sales, amount: 100 EUR, people: 1}", "MTH-14", "they are in several currencies"),
    ],
)
def test_a_quota_that_cannot_be_counted_is_left_out_of_no_sum(tmp_path: Path, row: str, code: str, why: str) -> None:
    playbook, book = read(tmp_path, FULL, row, target="900000")
    assert total(book) is None
    (found,) = of(playbook, code)
    assert "cannot be summed" in found.message
    text = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    page = " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())
    assert f"All quotas {why} cannot be summed" in page
    assert "Over-assignment" not in page
