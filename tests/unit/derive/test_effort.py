"""Hours of every source: what is found by work of its own costs hours, and more of it costs more."""

import datetime as dt
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.book import IN_TEAM, TODAY, of, sound
from tests.plan_book import FUNNEL, PLAN, ROLES, TEAMS

from playpress.cli import main
from playpress.derive.planning import explained_work, formatted, worksheet
from playpress.derive.planning.capacity import loads
from playpress.graph import Book
from playpress.model.kinds.plan import Plan, SourceEffort, SourceShare
from playpress.pipeline import pages, read

LARKFIELD = """
leads:
  stages:
    - {id: mql, rate: 85%, owner: head-of-marketing}
    - {id: sal, rate: 60%, owner: head-of-sales}
    - {id: sql, rate: 70%, owner: head-of-sales}
    - {id: offer, rate: 50%, owner: head-of-sales}
    - {id: won, outcome: won, owner: head-of-sales}
"""
QUARTER = """
first:
  period: 2027-Q1
  currency: EUR
  revenue_target: 696000 EUR
  avg_deal: 2400 EUR
  funnel: leads
  source_mix:
    - {team: marketing, share: 70%}
    - {team: sales, share: 30%, enters: sql, effort: [{role: sdr, minutes: 8, success_rate: 8%}]}
"""


def book_of(folder: Path, plan: str = QUARTER, funnel: str = LARKFIELD) -> Book:
    return sound(folder, teams=TEAMS, roles=ROLES, funnels=funnel, plans=plan)[1]


def hours(book: Book, plan: Plan) -> Fraction:
    """Of the development reps, for what they find themselves."""
    return sum((load.needed for load in loads(book, worksheet(book, plan))), Fraction(0))


@pytest.mark.parametrize(("share", "expected"), [("30%", "414.3 hours"), ("90%", "1,242.9 hours")])
def test_what_sales_finds_itself_costs_the_hours_of_its_calls(tmp_path: Path, share: str, expected: str) -> None:
    """828.57 SQL in the quarter; 8 of 100 calls bring one, and each takes 8 minutes."""
    rest = "70%" if share == "30%" else "10%"
    book = book_of(tmp_path, QUARTER.replace("30%", share).replace("70%", rest))
    plan = book.all(Plan)[0]
    sheet = worksheet(book, plan)
    sql = next(row for row in sheet.rows if row.stage.id == "sql")
    assert sql.required is not None
    assert formatted.rounded(sql.required) == "828.57"
    assert formatted.hours(hours(book, plan)) == expected
    page = next(file.content.decode() for file in pages(read(tmp_path, TODAY)) if file.uri == "plans/first.md")
    volume = formatted.rounded(sql.required * Fraction(int(share[:-1]), 100))
    assert f"{volume} / 8% × 8 minutes / 60 = {expected}" in page


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_of(tmp_path_factory.mktemp("effort"))


shares = st.integers(0, 100)


@given(shares, shares, st.integers(1, 60), st.integers(1, 100))
def test_a_larger_share_never_takes_fewer_hours(quarter: Book, one: int, two: int, minutes: int, rate: int) -> None:
    """Whatever an attempt takes and brings: those who make more of a source work more for it."""
    plan = quarter.all(Plan)[0]
    marketing, sales = plan.source_mix
    role = sales.effort[0].role
    effort = (SourceEffort(role=role, minutes=minutes, success_rate=f"{rate}%"),)

    def needed(share: int) -> Fraction:
        mix = (
            marketing.model_copy(update={"share": Fraction(100 - share, 100)}),
            sales.model_copy(update={"share": Fraction(share, 100), "effort": effort}),
        )
        return hours(quarter, plan.model_copy(update={"source_mix": mix}))

    less, more = sorted((one, two))
    assert needed(less) <= needed(more)
    assert needed(more) == Fraction(more, 100) * needed(100)


def test_work_at_a_stage_is_done_for_all_that_come_there(tmp_path: Path) -> None:
    """Whoever brought them in; and only for the part it is done for."""
    funnel = LARKFIELD.replace("rate: 70%,", "rate: 70%, effort: [{role: sdr, minutes: 90, share: 45%}],")
    book = book_of(tmp_path, QUARTER.replace(", effort: [{role: sdr, minutes: 8, success_rate: 8%}]", ""), funnel)
    (load,) = loads(book, worksheet(book, book.all(Plan)[0]))
    assert load.needed == Fraction(290) / Fraction(35, 100) * Fraction(45, 100) * 90 / 60
    assert load.affordable == int(load.available / (Fraction(45, 100) * 90 / 60))


def test_a_source_without_effort_is_a_finding_and_no_zero(tmp_path: Path) -> None:
    """Also at a stage where everything costs work: that is not the work of finding it."""
    funnel = LARKFIELD.replace("rate: 70%,", "rate: 70%, effort: [{role: sdr, minutes: 90}],")
    plan = QUARTER.replace(", effort: [{role: sdr, minutes: 8, success_rate: 8%}]", "")
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=funnel, plans=plan)
    assert [each.message for each in of(playbook, "MTH-15")] == [
        'the plan "First" counts no work for the 1,138 "Mql" that Marketing brings in',
        'the plan "First" counts no work for the 249 "Sql" that Sales brings in',
    ]


def test_hours_are_enough_only_of_the_work_that_is_written(tmp_path: Path) -> None:
    """Sales has 512 hours for its 414.3; what marketing does for its 1,138 is written nowhere, and not zero."""
    playbook, book = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=LARKFIELD, plans=QUARTER)
    said = 'Not counted, as no effort is written: 1,138 "Mql" of Marketing.'
    assert explained_work.uncounted(book, worksheet(book, book.all(Plan)[0])) == said
    text = {
        file.uri: file.content.decode()
        for file in pages(playbook)
        if file.uri.endswith("plans.md") or "first" in file.uri
    }
    assert "Enough hours for the work that is written" in text["plans/first.md"]
    assert said in unescape(text["plans/first.md"])
    assert "not written</td>" in text["plans/first.md"]
    assert "none in the work that is written; no effort of Marketing" in text["alignment/plans.md"]
    told = CliRunner().invoke(main, ["plan", "--project", str(tmp_path), "--today", "2026-10-01"]).output
    assert said in told
    first = LARKFIELD.replace("rate: 85%,", "rate: 85%, effort: [{role: sdr, minutes: 1}],")
    whole, _ = sound(tmp_path / "whole", teams=TEAMS, roles=ROLES, funnels=first, plans=QUARTER)
    text = {file.uri: file.content.decode() for file in pages(whole) if file.uri.endswith(".md")}
    assert "for the work that is written" not in text["plans/first.md"] + text["alignment/plans.md"]


def test_a_plan_that_is_over_lacks_no_hours_and_no_numbers_any_more(tmp_path: Path) -> None:
    """Its worksheet is still there; what it says of hours and gaps is neither good nor missing."""
    plan = QUARTER.replace("696000", "6960000") + "  stated: [{stage: mql, count: 9}]\n"
    for today, short, gap in ((TODAY, True, "at <a"), (dt.date(2027, 4, 1), False, "period over")):
        files = {"teams": TEAMS, "roles": ROLES, "funnels": LARKFIELD, "plans": plan}
        playbook, _ = sound(tmp_path / str(today), today, **files)
        text = {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}
        page = text["plans/first.md"]
        assert ("short by 3,630.9 hours" in page) is short
        assert ("Not counted, as no effort is written" in page) is short
        assert ("Period over" in page) is not short
        assert ('class="pp-figure-open" data-pp-figure="gap"' in page) is short
        cell = text["alignment/plans.md"].partition('data-label="Largest gap">')[2].partition("</td>")[0]
        assert gap in cell


def test_the_first_stage_may_have_the_effort_of_what_enters_there(tmp_path: Path) -> None:
    funnel = LARKFIELD.replace("rate: 85%,", "rate: 85%, effort: [{role: sdr, minutes: 6}],")
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=funnel, plans=QUARTER)
    assert of(playbook, "MTH-15") == []


def test_a_part_with_the_mix_of_the_whole_repeats_no_finding(tmp_path: Path) -> None:
    plan = QUARTER.replace(", effort: [{role: sdr, minutes: 8, success_rate: 8%}]", "").replace("2027-Q1", "2027")
    part = "\npart: {parent: first, period: 2027-Q1, revenue_target: 200000 EUR}\n"
    funnel = LARKFIELD.replace("rate: 85%,", "rate: 85%, effort: [{role: sdr, minutes: 6}],")
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=funnel, plans=plan + part)
    (found,) = of(playbook, "MTH-15")
    assert found.subject == "plan:first"


def test_nothing_is_asked_of_a_plan_whose_period_is_over(tmp_path: Path) -> None:
    """Neither hours nor numbers nor promises can still be found for it: one line says that it is over."""
    effort, stated = ", effort: [{role: sdr, minutes: 8, success_rate: 8%}]", "  stated: [{stage: mql, count: 10}]\n"
    funnel = LARKFIELD.replace("rate: 85%,", "rate: 85%, lag: 5 d, effort: [{role: sdr, minutes: 600}],")
    market = "  market: [{audience: homes, share: 100%}]\n"
    pipeline = "  cycle: 40 d\n  pipeline: {open: 100, won: 40, lost: 40, due: 10 EUR}\n"
    more = {"audiences": "homes: {size: {count: 5, as_of: 2026-01-01, source: Census}}\n"}
    promise = """
first:
  from: funnel:leads#mql
  to: funnel:leads#sal
  commitments: [{by: marketing, what: Send, stage: leads#mql, volume: 3 per month}]
"""
    plan = QUARTER.replace(effort, "") + stated + market + pipeline
    found = {}
    for year in ("2027", "2025"):
        files = {**more, "teams": TEAMS, "roles": ROLES, "funnels": funnel, "handoffs": promise, "playbook": IN_TEAM}
        playbook, _ = sound(tmp_path / year, **files, plans=plan.replace("2027", year))
        found[year] = {each.code for each in playbook.findings if each.code.startswith("MTH-")}
    assert found == {"2027": {"MTH-2", "MTH-9", "MTH-10", "MTH-15", "MTH-16", "MTH-17"}, "2025": {"MTH-5"}}


def test_a_role_that_says_nothing_of_its_time_is_not_short_of_it(tmp_path: Path) -> None:
    book = book_of(tmp_path, QUARTER.replace("role: sdr", "role: head-of-sales"))
    (load,) = loads(book, worksheet(book, book.all(Plan)[0]))
    assert formatted.hours(load.needed) == "414.3 hours"
    assert (load.short, load.affordable) == (0, None)
    playbook = read(tmp_path, TODAY)
    assert of(playbook, "MTH-10") == []
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    assert "not written: headcount and capacity of the role" in page


def test_where_no_effort_is_written_at_all_nothing_is_looked_at(tmp_path: Path) -> None:
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=FUNNEL, plans=PLAN)
    assert "MTH-15" in {check.code for check in playbook.skipped}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "",
            ['the plans "First" and "Second" together ask more hours of Sdr than they have: short by 316.6 hours in '],
        ),
        ("  parent: first\n", []),  # its work is in that of the whole
        ("  status: draft\n", []),
        ("  parent: gone\n", ['the plans "First" and "Second" together ask more']),
    ],
)
def test_people_who_work_for_two_plans_have_their_hours_once(tmp_path: Path, more: str, said: list[str]) -> None:
    """414.3 hours of 512 for each of two plans; 828.6 are too many in each month of the quarter."""
    gone = "gone: {status: draft, period: 2027, revenue_target: 9 EUR}\n"
    second = QUARTER.replace("first:", "second:") + more
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=LARKFIELD, plans=QUARTER + second + gone)
    messages = [each.message for each in of(playbook, "MTH-10")]
    assert len(messages) == len(said)
    assert all(message.startswith(words) for message, words in zip(messages, said, strict=True))


@pytest.mark.parametrize(
    ("period", "target", "short"),
    [
        ("2027-Q2", 840_000, ""),  # 70.3 of 72 hours until 11 March, 107.7 of 112 from 12 March
        (
            "2027-03",
            150_000,
            "short by 83.8 hours in February 2027, March 2027",
        ),  # 156.3 + 54.3 of 160, 70.3 + 34.9 of 72
    ],
)
def test_plans_that_follow_each_other_in_a_month_have_the_days_of_both(
    tmp_path: Path, period: str, target: int, short: str
) -> None:
    """The calls fall 20 days before the period of their plan and end 20 days before its end."""
    lag = "owner: head-of-sales, lag: 10 d}"
    funnel = LARKFIELD.replace("owner: head-of-sales}", lag).replace("won, " + lag, "won, owner: head-of-sales}")
    first = QUARTER.replace("696000", "840000")
    plans = first + first.replace("first:", "second:").replace("2027-Q1", period).replace("840000", str(target))
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=funnel, plans=plans)
    messages = [each.message for each in of(playbook, "MTH-10")]
    assert len(messages) == bool(short)
    assert all(short in message for message in messages)


@pytest.mark.parametrize(("rate", "wrong"), [("0%", "is zero"), ("120%", "is above 100%")])
def test_attempts_that_never_succeed_are_a_finding_and_no_zero(tmp_path: Path, rate: str, wrong: str) -> None:
    plan = QUARTER.replace("success_rate: 8%", f"success_rate: {rate}")
    part = "january: {parent: first, period: 2027-01, revenue_target: 232000 EUR}\n"
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=LARKFIELD, plans=plan + part)
    (found,) = of(playbook, "MTH-3")  # said of the whole, whose mix it is
    expected = f'the plan "First" cannot compute the hours of a source: the success rate of Sales {wrong}'
    assert (found.message, found.place.line) == (expected, 10)


def test_attempts_and_their_rate_say_the_same_thing() -> None:
    assert SourceEffort(role="sdr", minutes="8", success_rate="8%").tries == Fraction(25, 2)
    assert SourceEffort(role="sdr", minutes="8").tries == 1
    assert SourceEffort(role="sdr", minutes="8", attempts="0").tries == 0
    assert SourceEffort(role="sdr", minutes="8", success_rate="0%").tries is None
    with pytest.raises(ValueError, match="say the same thing"):
        SourceEffort(role="sdr", minutes="8", attempts="3", success_rate="8%")
    assert SourceShare(team="sales", share="30%").effort == ()
