"""Fiscal years and half-years: what FY27-Q1 means, and that it means the same wherever a period is read."""

from pathlib import Path

import pytest
from tests.book import SETTINGS, of, read_book, sound
from tests.plan_book import FUNNEL, PLAN, ROLES, TEAMS

from playpress.derive.planning import money, worksheet
from playpress.model.kinds.plan import Plan
from playpress.model.period import MONTHS, FiscalYear, Period, in_words, written
from playpress.pipeline import pages


def days(text: str, **year: str) -> str:
    found = written(text, FiscalYear(**year))
    assert found is not None
    return f"{found.start} to {found.end}"


@pytest.mark.parametrize(
    ("text", "named_by", "expected"),
    [
        ("FY27-Q1", "end", "2026-02-01 to 2026-04-30"),
        ("FY27-Q1", "start", "2027-02-01 to 2027-04-30"),
        ("FY27-Q4", "end", "2026-11-01 to 2027-01-31"),
        ("FY27-Q4", "start", "2027-11-01 to 2028-01-31"),
        ("FY27", "end", "2026-02-01 to 2027-01-31"),
        ("FY2027-H1", "end", "2026-02-01 to 2026-07-31"),
        ("FY27-H2", "start", "2027-08-01 to 2028-01-31"),
        ("FY28", "end", "2027-02-01 to 2028-01-31"),
        ("2027-Q1", "end", "2027-01-01 to 2027-03-31"),
        ("2027-H2", "start", "2027-07-01 to 2027-12-31"),
    ],
)
def test_a_fiscal_period_has_the_days_of_its_year(text: str, named_by: str, expected: str) -> None:
    assert days(text, starts="february", named_by=named_by) == expected


@pytest.mark.parametrize("named_by", ["end", "start"])
@pytest.mark.parametrize("starts", MONTHS)
def test_four_quarters_and_two_halves_are_the_year(starts: str, named_by: str) -> None:
    year = FiscalYear(starts=starts, named_by=named_by)
    whole = year.of(Period.parse("FY27"))
    quarters = [year.of(Period.parse(f"FY27-Q{number}")) for number in (1, 2, 3, 4)]
    halves = [year.of(Period.parse(f"FY27-H{number}")) for number in (1, 2)]
    assert whole.length in (365, 366)
    for parts in (quarters, halves):
        assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
        assert sum(each.length for each in parts) == whole.length
        assert [each.shifted(1) for each in parts[:-1]] == parts[1:]
    assert (whole.end.year if named_by == "end" else whole.start.year) == 2027
    assert quarters[3].shifted(1).start == whole.shifted(1).start


def test_a_year_that_begins_in_january_is_that_of_the_calendar() -> None:
    for named_by in ("end", "start"):
        year = FiscalYear(starts="january", named_by=named_by)
        assert year.of(Period.parse("FY27-Q2")).same_days(Period.parse("2027-Q2"))


@pytest.mark.parametrize(
    ("text", "words"),
    [("FY27-Q1", "Q1 FY27"), ("FY27", "FY27"), ("FY27-H2", "H2 FY27"), ("2027-H1", "H1 2027"), ("FY2127", "FY2127")],
)
def test_readers_see_what_is_said(text: str, words: str) -> None:
    assert in_words(text) == words
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    ("period", "whole", "times"),
    [("month", "2027-H1", 6), ("quarter", "FY27-H1", 2), ("half", "2027", 2), ("half", "2027-Q1", None)],
)
def test_half_years_hold_exact_numbers_of_others(period: str, whole: str, times: int | None) -> None:
    assert Period.parse(whole).holds(period) == times


FISCAL = SETTINGS + "fiscal_year: {starts: february, named_by: start}\n"
FILES = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL.replace("rate: 10%,", "rate: 10%, lag: 31 d,")
         .replace("rate: 80%,", "rate: 80%, lag: 0 d,").replace("rate: 20%,", "rate: 20%, lag: 0 d,")}  # fmt: skip


def test_a_plan_of_a_fiscal_quarter_is_shifted_from_its_days(tmp_path: Path) -> None:
    playbook, book = sound(tmp_path, playbook=FISCAL, plans=PLAN.replace("2026-Q4", "FY27-Q1"), **FILES)
    row = worksheet(book, book.all(Plan)[0]).rows[0]
    assert row.window is not None
    assert row.window.words == "1 January 2027 to 30 March 2027"
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    assert "Q1 FY27, 1 February 2027 to 30 April 2027" in page


def test_a_target_is_found_by_its_days_whatever_its_period_is_called(tmp_path: Path) -> None:
    """FY27-Q1 is no calendar quarter; the target of the same fiscal quarter counts, not the calendar one."""
    budget = "  budget: [{id: leads, amount: 500000 USD}]\n  cac: cac\n"
    plan = PLAN.replace("2026-Q4", "FY27-Q1") + budget
    metrics = "cac: {targets: [{period: 2027-Q1, value: 1 USD}, {period: FY2027-Q1, value: 30000 USD}]}"
    playbook, book = sound(tmp_path, playbook=FISCAL, plans=plan, metrics=metrics, **FILES)
    found = money.acquisition_target(book, worksheet(book, book.all(Plan)[0]))
    assert found is not None
    assert str(found[2].period) == "FY2027-Q1"
    assert of(playbook, "MTH-8") == []


def test_a_fiscal_period_without_a_fiscal_year_is_an_error_at_its_place(tmp_path: Path) -> None:
    playbook = read_book(tmp_path, plans=PLAN.replace("2026-Q4", "FY27-Q1"), **FILES)
    (fault,) = playbook.faults
    assert '"FY27-Q1" needs a fiscal year, and the playbook has none' in fault.message
    assert (fault.place.file, fault.place.line) == ("content/plans.yml", 3)
    assert "fiscal_year: {starts: february" in fault.hint
    assert written("FY27-Q1", None) is None
