"""What must be open when a quarter begins, what open deals are worth, and whether the market is large enough."""

import re
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest
from tests.book import of, sound
from tests.plan_book import ROLES, TEAMS

from playpress.derive.planning import formatted, market, pipeline, worksheet
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.pipeline import Playbook, pages

FUNNEL = """
leads:
  stages:
    - {id: enquiry, rate: 50%, owner: head-of-marketing}
    - {id: sql, rate: 70%, win_probability: 30%, owner: head-of-sales}
    - {id: offer, rate: 50%, win_probability: 45%, owner: head-of-sales}
    - {id: won, outcome: won, owner: head-of-sales}
"""
PLAN = """
first:
  period: 2027-Q1
  currency: EUR
  revenue_target: 696000 EUR
  avg_deal: 2400 EUR
  funnel: leads
  cycle: 40 d
  pipeline: {open: 420, won: 168, lost: 142, due: 1010000 EUR, habit: {name: Two and a half times, multiple: 2.5}}
"""


def read(folder: Path, plan: str = PLAN, **more: str) -> tuple[Playbook, Book]:
    return sound(folder, **{"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL, "plans": plan, **more})


def page_of(playbook: Playbook) -> str:
    """The words of the plan's page."""
    text = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    return " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())


def test_what_must_be_open_is_only_what_a_sale_reaches_back(tmp_path: Path) -> None:
    """290 won, 40 of 90 days, 168 of 420 open deals won: 322.2 deals, 773,333 EUR; there 1,010,000 EUR: 1.31 x."""
    playbook, book = read(tmp_path)
    sheet = worksheet(book, book.all(Plan)[0])
    need = pipeline.needed(sheet)
    assert need is not None
    assert (need.won, need.period, need.reach, need.rate) == (290, 90, Fraction(4, 9), Fraction(2, 5))
    assert need.deals == Fraction(2900, 9)
    assert formatted.deals(need.deals) == "322.2 deals"
    assert int(need.deals * 2400) == 773_333
    coverage = pipeline.coverage(sheet)
    assert coverage is not None
    assert formatted.times(coverage) == "1.31 x"
    assert of(playbook, "MTH-16") == []
    page = page_of(playbook)
    for words in (
        "290 × 40 days / 90 days / 40% 322.2 deals",
        "about 322.2 deals × 2,400 EUR 773,333 EUR",
        "1,010,000 EUR / 773,333 EUR 1.31 x",
        "By habit: Two and a half times 2.5 × 696,000 EUR 1,740,000 EUR",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("period", "cycle", "deals"),
    [
        ("2027-Q1", "90 d", "725"),  # as long as the period: every order has to be open
        ("2027-Q1", "200 d", "725"),  # longer: never more than all of them
        ("2027-Q2", "40 d", "29000/91"),
        ("2028-Q1", "40 d", "29000/91"),  # 29 February
        ("2027", "40 d", "5800/73"),
    ],
)
def test_the_real_days_of_the_period_count(tmp_path: Path, period: str, cycle: str, deals: str) -> None:
    _, book = read(tmp_path, PLAN.replace("2027-Q1", period).replace("40 d", cycle))
    need = pipeline.needed(worksheet(book, book.all(Plan)[0]))
    assert need is not None
    assert need.deals == Fraction(deals)


@pytest.mark.parametrize("without", ["  period: 2027-Q1\n", "  cycle: 40 d\n", "won: 168, "])
def test_what_is_missing_leaves_the_need_unknown(tmp_path: Path, without: str) -> None:
    plan = PLAN.replace(without, "won: 0, " if "won" in without else "")
    playbook, book = read(tmp_path, plan)
    assert pipeline.needed(worksheet(book, book.all(Plan)[0])) is None
    assert of(playbook, "MTH-16") == []


def test_too_few_open_deals_are_a_finding(tmp_path: Path) -> None:
    playbook, _ = read(tmp_path, PLAN.replace("1010000", "700000"))
    (found,) = of(playbook, "MTH-16")
    assert "needs 773,333 EUR open at its start, and 700,000 EUR are due: 9.5% too little" in found.message
    assert of(read(tmp_path, PLAN.replace("1010000", "740000"))[0], "MTH-16") == []  # within the tolerance


DEALS = "  open_deals: [{stage: sql, amount: 560000 EUR}, {stage: offer, amount: 450000 EUR}]\n"


def test_open_deals_are_weighted_by_judgement_and_by_the_rates_apart(tmp_path: Path) -> None:
    playbook, book = read(tmp_path, PLAN.replace(", due: 1010000 EUR", "") + DEALS)
    sheet = worksheet(book, book.all(Plan)[0])
    assert pipeline.there(sheet) == 1_010_000
    assert [(each.probability, each.rate) for each in pipeline.open_stages(sheet)] == [
        (Fraction(30, 100), Fraction(35, 100)),
        (Fraction(45, 100), Fraction(50, 100)),
    ]
    page = page_of(playbook)
    assert "560,000 EUR × 30% = 168,000 EUR 560,000 EUR × 35% = 196,000 EUR" in page
    assert "All stages 1,010,000 EUR 370,500 EUR 421,000 EUR" in page


def test_a_probability_that_is_missing_is_no_zero(tmp_path: Path) -> None:
    funnel = FUNNEL.replace("win_probability: 45%, ", "")
    playbook, _ = read(tmp_path, PLAN.replace(", due: 1010000 EUR", "") + DEALS, funnels=funnel)
    assert "All stages 1,010,000 EUR unknown 421,000 EUR" in page_of(playbook)


def test_deals_in_another_currency_are_not_left_out_of_a_sum(tmp_path: Path) -> None:
    deals = DEALS.replace("450000 EUR", "450000 USD")
    playbook, book = read(tmp_path, PLAN.replace(", due: 1010000 EUR", "") + deals)
    sheet = worksheet(book, book.all(Plan)[0])
    assert pipeline.weighted(sheet) == (None, None, None)
    assert pipeline.there(sheet) is None
    page = page_of(playbook)
    assert "Offer 450,000 USD cannot be summed cannot be summed" in page
    assert "All stages cannot be summed cannot be summed cannot be summed" in page
    assert len(of(playbook, "MTH-14")) == 1


def test_the_sum_of_open_deals_is_what_is_due(tmp_path: Path) -> None:
    playbook, _ = read(tmp_path, PLAN.replace("1010000", "1100000") + DEALS)
    (found,) = of(playbook, "MTH-16")
    assert 'the open deals of "First" make 1,010,000 EUR, and 1,100,000 EUR are due' in found.message
    assert of(read(tmp_path, PLAN + DEALS)[0], "MTH-16") == []


AUDIENCES = "businesses: {size: {count: 4200, as_of: 2026-09-30, source: Register}}"
MARKET = """
first:
  period: 2027
  currency: EUR
  revenue_target: 2171400 EUR
  avg_deal: 2400 EUR
  funnel: leads
  market: [{audience: businesses, share: 100%}]
"""


def test_a_plan_may_not_need_more_than_there_are(tmp_path: Path) -> None:
    """5,170 of 4,200 businesses: 123%."""
    playbook, book = read(tmp_path, MARKET, audiences=AUDIENCES)
    (demand,) = market.demands(book, worksheet(book, book.all(Plan)[0]))
    assert (demand.needed, demand.size) == (5170, 4200)
    (found,) = of(playbook, "MTH-17")
    assert found.level == "error"
    assert 'needs 5,170 "Enquiry" of "Businesses" in a year, and there are 4,200: 123.1%' in found.message
    assert "Enquiry: 5,170 (123.1%)" in page_of(playbook)


def test_below_the_whole_market_it_is_shown(tmp_path: Path) -> None:
    playbook, _ = read(tmp_path, MARKET.replace("100%", "45%"), audiences=AUDIENCES)
    assert of(playbook, "MTH-17") == []
    page = page_of(playbook)
    assert "4,200, as of 30 September 2026: Register" in page
    assert "Enquiry: 2,327 (55.4%) Sql: 1,164 (27.7%) Offer: 815 (19.4%) Won: 408 (9.7%)" in page


def test_a_quarter_is_a_quarter_of_a_year(tmp_path: Path) -> None:
    quarter = MARKET.replace("period: 2027", "period: 2027-Q1").replace("2171400", "542850")
    _, book = read(tmp_path, quarter, audiences=AUDIENCES)
    (demand,) = market.demands(book, worksheet(book, book.all(Plan)[0]))
    assert demand.needed == 5170


def test_a_part_repeats_nothing_that_is_said_of_the_whole(tmp_path: Path) -> None:
    part = "\npart: {parent: first, period: 2027-Q1, revenue_target: 542850 EUR}\n"
    playbook, _ = read(tmp_path, MARKET + part, audiences=AUDIENCES)
    assert [each.subject for each in of(playbook, "MTH-17")] == ["plan:first"]


def test_an_audience_without_a_size_says_so(tmp_path: Path) -> None:
    playbook, _ = read(tmp_path, MARKET, audiences="businesses: {}")
    assert of(playbook, "MTH-17") == []
    assert "Businesses size not written" in page_of(playbook)
