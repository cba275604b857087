"""Segments: each with its own deal, rates, cost, margin and retention; the plan is their sum, never blended alone."""

import json
import re
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.book import of, read_book, sound
from tests.plan_book import ROLES, TEAMS

from playpress.cli import main
from playpress.derive.planning import Worksheet, market, money, segment_value, worksheets
from playpress.graph import Book
from playpress.pipeline import Playbook, pages

FUNNEL = """
leads:
  stages:
    - {id: enquiry, rate: 50%, owner: head-of-marketing}
    - {id: sql, rate: 20%, owner: head-of-sales}
    - {id: won, outcome: won, owner: head-of-sales}
"""
AUDIENCES = """
offices: {size: {count: 1500, as_of: 2026-09-30, source: Register}}
homes: {size: {count: 20000, as_of: 2026-09-30, source: Census}}
"""
OFFICES = "audience: offices, share: 60%, avg_deal: 6000 EUR, revenue: 250 EUR per month, margin: 40%, retention: 80%"
HOMES = (
    "audience: homes, share: 40%, avg_deal: 1000 EUR, rates: [{stage: sql, rate: 40%}], revenue: 60 EUR per year, "
    "margin: 40%, retention: 50%"
)
PLAN = f"""
first:
  period: 2027
  currency: EUR
  revenue_target: 1000000 EUR
  funnel: leads
  segments:
    - {{{OFFICES}}}
    - {{{HOMES}}}
  budget:
    - {{id: fairs, amount: 60000 EUR, audience: offices}}
    - {{id: online, amount: 40000 EUR, audience: homes}}
    - {{id: brand, amount: 50000 EUR}}
    - {{id: care, amount: 10000 EUR, new_business: no}}
"""
FILES = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL, "audiences": AUDIENCES}


def read(folder: Path, plan: str = PLAN) -> tuple[Playbook, Book, Worksheet]:
    playbook, book = sound(folder, **FILES, plans=plan)
    return playbook, book, worksheets(book)["first"]


def test_the_whole_is_the_sum_of_its_segments(tmp_path: Path) -> None:
    """100 offices at 6,000 and 400 homes at 1,000: 500 customers at 2,000, and each goes back by its own rates."""
    _, _, sheet = read(tmp_path)
    assert [each.won for each in sheet.segments] == [100, 400]
    assert (sheet.won, sheet.amount(sheet.plan.avg_deal)) == (500, 2000)
    assert [[need.required for need in each.needs] for each in sheet.segments] == [[1000, 500, 100], [2000, 1000, 400]]
    assert [row.required for row in sheet.rows] == [3000, 1500, 500]
    assert [row.rate for row in sheet.rows] == [Fraction(1, 2), Fraction(1, 3), None]
    assert sheet.overall == Fraction(1, 6)


def test_cost_payback_and_lifetime_value_by_segment_and_blended(tmp_path: Path) -> None:
    """An office: 60,000 / 100 + 50,000 / 500 = 700, 100 a month, back after 7 months, 1,200 a year for 5 years."""
    playbook, _, sheet = read(tmp_path)
    offices, homes, blended = segment_value.values(sheet)
    assert (offices.cost, offices.monthly, offices.payback, offices.lifetime, offices.value) == (700, 100, 7, 5, 6000)
    assert (homes.cost, homes.monthly, homes.payback, homes.lifetime, homes.value) == (200, 2, 100, 2, 48)
    assert (blended.cost, blended.monthly, blended.value) == (300, Fraction("21.6"), Fraction("1238.4"))
    assert blended.payback == Fraction(300) / Fraction("21.6")
    assert blended.cost == money.acquisition_cost(sheet)
    (found,) = of(playbook, "MTH-20")
    assert found.message == ('a customer of Homes costs 200 EUR in the plan "First" and returns 48 EUR in its lifetime')


def test_page_and_command_print_the_same_calculations(tmp_path: Path) -> None:
    playbook, _, _ = read(tmp_path)
    text = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    page = " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())
    arguments = ["plan", "--project", str(tmp_path), "--today", "2026-10-01"]
    told = " ".join(CliRunner().invoke(main, arguments).output.split())
    for words in (
        "1,000,000 EUR × 60% / 6,000 EUR = 100",
        "60,000 EUR / 100 + 50,000 EUR / 500 = 700 EUR",
        "3,000 EUR / 12 × 40% = 100 EUR",
        "700 EUR / 100 EUR = 7 months",
        "100 EUR × 12 / 20% = 6,000 EUR, 8.57 x its cost",
        "All segments, blended",
        "300 EUR / 21.60 EUR = 13.9 months",
        "1,500, 33.3% go on",
        "600,000 EUR / 6,000 EUR + 400,000 EUR / 1,000 EUR = 500",
    ):
        assert words in page, words
        assert words in told, words
    assert "Average deal" in page
    assert "2,000 EUR" in page
    facts = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"]).output)
    assert [each["audience"] for each in facts["segments"]] == ["offices", "homes", None]
    assert facts["segments"][0]["payback_months"] == "7"
    assert facts["segments"][2]["required"] == {"enquiry": "3000", "sql": "1500", "won": "500"}
    assert facts["cost_of_a_customer"] == "300"


def test_the_market_follows_from_the_segments(tmp_path: Path) -> None:
    playbook, book, sheet = read(tmp_path)
    offices, homes = market.demands(book, sheet)
    assert (offices.needed, offices.share, offices.taken) == (1000, Fraction(1, 3), Fraction(2, 3))
    assert (homes.needed, homes.taken) == (2000, Fraction(1, 10))
    assert of(playbook, "MTH-17") == []
    fewer = AUDIENCES.replace("1500", "900")
    (found,) = of(read_book(tmp_path, **{**FILES, "audiences": fewer, "plans": PLAN}), "MTH-17")
    assert "111.1%" in found.message


def test_a_part_takes_the_segments_of_the_whole_with_money_of_its_own(tmp_path: Path) -> None:
    part = """
winter: {parent: first, period: 2027-Q1, revenue_target: 250000 EUR, budget: [{id: all, amount: 25000 EUR}]}
"""
    playbook, book, _ = read(tmp_path, PLAN + part)
    winter = worksheets(book)["winter"]
    assert [each.won for each in winter.segments] == [25, 100]
    assert segment_value.values(winter)[0].cost == 200
    assert [each.subject for each in of(playbook, "MTH-20")] == ["plan:first"]  # said of the whole


@pytest.mark.parametrize(
    ("before", "after", "which", "unknown"),
    [
        ("retention: 50%", "retention: 100%", 1, ("value", "lifetime")),
        (", retention: 50%", "", 1, ("value", "lifetime")),
        (", margin: 40%, retention: 80%", ", retention: 80%", 0, ("monthly", "payback", "value")),
        ("250 EUR per month", "8 EUR per day", 0, ("monthly", "payback", "value")),
        ("40000 EUR, audience", "40000 USD, audience", 1, ("cost", "payback", "worth")),
    ],
)
def test_what_is_unknown_of_one_segment_is_unknown_of_all_blended(
    tmp_path: Path, before: str, after: str, which: int, unknown: tuple[str, ...]
) -> None:
    playbook, _, sheet = read(tmp_path, PLAN.replace(before, after))
    found = segment_value.values(sheet)
    assert [getattr(found[which], name) for name in unknown] == [None] * len(unknown)
    assert [getattr(found[2], name) for name in unknown if name != "lifetime"] == [None] * len(
        [name for name in unknown if name != "lifetime"]
    )
    assert found[1 - which].cost is not None
    assert [each.level for each in of(playbook, "MTH-14")] == (["error"] if "USD" in after or "day" in after else [])


def test_a_segment_that_no_line_wins_costs_an_unknown_sum_and_not_nothing(tmp_path: Path) -> None:
    plan = PLAN.replace("amount: 50000 EUR", "amount: 50000 EUR, audience: offices")
    _, _, sheet = read(tmp_path, plan.replace("    - {id: online, amount: 40000 EUR, audience: homes}\n", ""))
    offices, homes, blended = segment_value.values(sheet)
    assert (offices.cost, homes.cost, blended.cost) == (1100, None, 220)


def test_shares_are_the_whole(tmp_path: Path) -> None:
    (found,) = of(read(tmp_path, PLAN.replace("share: 60%", "share: 70%"))[0], "MTH-19")
    assert (found.level, found.message) == ("error", 'the segments of "First" add up to 110% of its target')
    assert of(read(tmp_path)[0], "MTH-19") == []


def test_market_shares_are_no_more_than_the_whole(tmp_path: Path) -> None:
    plan = "first:\n  market: [{audience: offices, share: 60%}, {audience: homes, share: 41%}]\n"
    (found,) = of(read_book(tmp_path, **FILES, plans=plan), "MTH-19")
    assert found.message == 'the market of "First" has 101% of its contacts'
    assert of(read_book(tmp_path, **FILES, plans=plan.replace("41%", "20%")), "MTH-19") == []


def test_an_average_deal_beside_segments_is_compared(tmp_path: Path) -> None:
    stated = PLAN + "  avg_deal: 3000 EUR\n"
    playbook, _, sheet = read(tmp_path, stated)
    assert sheet.won == 500
    (found,) = of(playbook, "MTH-19")
    assert found.message == 'the average deal of "First" is 3,000 EUR, and its segments make 2,000 EUR'
    assert of(read(tmp_path, stated.replace("3000", "2050"))[0], "MTH-19") == []


def test_a_line_pays_for_a_segment_of_its_plan(tmp_path: Path) -> None:
    plan = PLAN.replace("amount: 50000 EUR", "amount: 50000 EUR, audience: hotels")
    playbook = read_book(tmp_path, **{**FILES, "audiences": AUDIENCES + "hotels: {}\n", "plans": plan})
    (found,) = of(playbook, "MTH-19")
    assert found.message == '"Brand" in the budget of "First" wins Hotels, which is not among its segments'


def test_another_currency_is_never_left_out_of_a_sum(tmp_path: Path) -> None:
    playbook, _, sheet = read(tmp_path, PLAN.replace("avg_deal: 1000 EUR", "avg_deal: 1000 USD"))
    assert (sheet.won, sheet.segments) == (None, ())
    assert [each.code for each in playbook.findings if each.code == "MTH-14"] == ["MTH-14"]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (PLAN.replace("avg_deal: 1000 EUR", "avg_deal: 0 EUR"), "the average deal of homes is 0 EUR"),
        (PLAN.replace("rate: 40%", "rate: 0%"), 'cannot be reached with homes: the rate at "Sql" is 0'),
        (PLAN.replace("rate: 40%", "rate: 140%"), 'the rate of homes at "Sql" is above 100%'),
        (PLAN.replace("retention: 80%", "retention: 120%"), "the retention of Offices"),
        (PLAN.replace("margin: 40%, retention: 80%", "margin: 140%, retention: 80%"), "the margin of Offices"),
        (PLAN.replace("stage: sql,", "stage: won,"), "a rate from a stage that nothing leaves on its way"),
    ],
)
def test_numbers_of_segments_that_cannot_be(tmp_path: Path, plan: str, said: str) -> None:
    playbook, _, _ = read(tmp_path, plan)
    assert [said in each.message for each in of(playbook, "MTH-3")] == [True]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("  market: [{audience: offices, share: 60%}]\n", "`market` follows from `segments`"),
        ("", '"offices" is a segment of this plan already'),
    ],
)
def test_faults_of_segments(tmp_path: Path, more: str, said: str) -> None:
    plan = PLAN + more if more else PLAN.replace("audience: homes, share", "audience: offices, share")
    (found,) = read_book(tmp_path, **FILES, plans=plan).faults
    assert said in found.message


def test_with_another_average_deal_that_of_each_segment_changes_in_proportion(tmp_path: Path) -> None:
    """Twice the average deal is 12,000 and 2,000: half as many customers of each, and the shares stay what they are."""
    read(tmp_path)
    arguments = ["plan", "--project", str(tmp_path), "--today", "2026-10-01", "--format", "json", "--set"]

    def told(*changes: str) -> dict[str, Any]:
        given = [part for each in changes for part in ("--set", each)][1:]
        found: dict[str, Any] = json.loads(CliRunner().invoke(main, [*arguments, *given]).output)
        return found

    twice = told("avg_deal=4000")
    assert twice["won"]["required"] == "250"
    assert [each["required"] for each in twice["stages"]] == ["1500", "750", "250"]
    assert [each["required"] for each in told("revenue_target=2M", "avg_deal=4000")["stages"]] == [
        "3000",
        "1500",
        "500",
    ]
    assert told("revenue_target=0", "avg_deal=4000")["won"]["required"] is None
    assert told("revenue_target=2M")["won"]["required"] == "1000"


def test_a_rate_that_each_segment_has_of_its_own_is_no_number_to_try(tmp_path: Path) -> None:
    arguments = ["plan", "--project", str(tmp_path), "--today", "2026-10-01", "--set", "sql=50%"]
    read(tmp_path)
    assert CliRunner().invoke(main, arguments).exit_code == 0
    read(tmp_path, PLAN.replace(OFFICES, f"{OFFICES}, rates: [{{stage: sql, rate: 20%}}]"))
    said = CliRunner().invoke(main, arguments).output
    assert "You can change: revenue_target, avg_deal, enquiry" in said


def test_a_budget_in_two_currencies_has_no_cost_of_a_customer_and_says_why(tmp_path: Path) -> None:
    playbook, _, _ = read(tmp_path, PLAN.replace("amount: 40000 EUR", "amount: 40000 USD"))
    page = page_of(playbook)
    assert "A new customer its lines are in several currencies cannot be summed" in page
    assert "1,000,000 EUR × 40% / 1,000 EUR = 400 cannot be summed: its lines are in several currencies" in page
    assert "60,000 EUR / 100 + 50,000 EUR / 500 = 700 EUR" in page  # that of the other segment is known
    mixed = page_of(read(tmp_path, PLAN.replace("avg_deal: 1000 EUR", "avg_deal: 1000 USD"))[0])
    assert "unknown Customers needed target and deals are in several currencies" in mixed


def page_of(playbook: Playbook) -> str:
    text = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    return " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())


def test_what_cannot_be_summed_is_said_where_its_sum_would_be(tmp_path: Path) -> None:
    """Totals and unit costs in another currency keep their rows, and MTH-14 reports each of them."""
    more = "  budget_total: 160000 USD\n  unit_cost: [{stage: sql, cost: 20 USD}]\n"
    playbook, _, _ = read(tmp_path, PLAN + more)
    text = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    page = " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())
    assert "All lines, of 160,000 USD: cannot be compared, the plan counts in EUR 160,000 EUR" in page
    assert "Sql 20 USD cannot be summed, the plan counts in EUR" in page
    assert [each.level for each in of(playbook, "MTH-14")] == ["error", "error"]
    assert of(playbook, "MTH-6") == []
