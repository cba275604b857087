"""The arithmetic of plans: the worked examples, exactly. Each would fail if a stage were rounded in between."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from tests.book import of, sound
from tests.plan_book import FUNNEL, PLAN, ROLES, TEAMS

from playpress.derive.planning import formatted, money, ratios, volumes, worksheet
from playpress.derive.planning.capacity import loads
from playpress.derive.planning.stage_path import stage_path
from playpress.derive.planning.window import Window, earlier
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.plan import Plan
from playpress.model.period import Period
from playpress.pipeline import pages

OFFICE_HOURS = """
format: 1
company: Oak & Lamp
working_time: {holidays: [2026-10-26, 2026-12-24, 2026-12-25, 2026-12-31]}
"""


def funnel(*rates: str, lags: tuple[str, ...] = ()) -> Funnel:
    """Stages s0, s1, … with these rates between them; the last one is won."""
    stages: list[dict[str, object]] = [{"id": f"s{number}", "rate": rate} for number, rate in enumerate(rates)]
    for stage, lag in zip(stages, lags, strict=False):
        stage["lag"] = lag
    return Funnel.model_validate({"id": "f", "stages": [*stages, {"id": "won", "outcome": "won"}]})


def test_w1_the_source_mix_applies_where_each_source_enters(tmp_path: Path) -> None:
    _, book = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=FUNNEL, plans=PLAN)
    sheet = worksheet(book, book.all(Plan)[0])
    needs = {row.stage.id: row.need for row in sheet.rows}
    assert [needs[stage].required for stage in ("won", "sql", "sal", "mql")] == [
        Fraction(80, 3), Fraction(400, 3), Fraction(400, 3), Fraction(4000, 3)
    ]  # fmt: skip
    marketing = needs["sql"].of(next(iter(needs["mql"].sources))[0])
    assert marketing == Fraction(320, 3)
    shown = [
        volumes.shown(each)
        for each in (Fraction(80, 3), Fraction(400, 3), Fraction(320, 3), Fraction(400, 3), Fraction(4000, 3))
    ]
    assert shown == [27, 134, 107, 134, 1334]
    assert needs["mql"].required * 250 == Fraction(1_000_000, 3)
    assert formatted.money(needs["mql"].required * 250, "USD") == "333,333 USD"
    assert formatted.exact(Fraction(1_000_000, 3) / 2_000_000).startswith("16.66")


def test_w2_forward_and_back_give_the_same_customers() -> None:
    way = stage_path(funnel("10%", "85%", "60%", "30%"))
    assert way.overall == Fraction(153, 10000)
    assert way.overall * 1000 == Fraction(153, 10)
    assert way.overall * 1000 * 10000 == 153_000
    first = volumes.needs(Fraction(15), way)[0]
    assert first.required == Fraction(15) / Fraction(153, 10000)
    assert volumes.shown(first.required) == 981


@pytest.mark.parametrize(
    ("period", "won", "opps", "opps_in", "mqls", "mqls_in", "late"),
    [
        ("2027-Q1", 32, 128, "5 July 2026 to 2 October 2026", 1024, "6 April 2026 to 4 July 2026", (89, 0)),
        ("2027-Q2", 36, 144, "3 October 2026 to 1 January 2027", 1152, "5 July 2026 to 3 October 2026", (0, 0)),
        ("2027-Q3", 40, 160, "2 January 2027 to 3 April 2027", 1280, "4 October 2026 to 3 January 2027", (0, 0)),
        ("2027-Q4", 44, 176, "4 April 2027 to 4 July 2027", 1408, "4 January 2027 to 5 April 2027", (0, 0)),
    ],
)
def test_w3_volumes_are_needed_earlier_by_the_days_of_the_lag(
    period: str, won: int, opps: int, opps_in: str, mqls: int, mqls_in: str, late: tuple[int, int]
) -> None:
    way = stage_path(funnel("12.5%", "25%", lags=("90 d", "180 d")))
    target = {"2027-Q1": 1_600_000, "2027-Q2": 1_800_000, "2027-Q3": 2_000_000, "2027-Q4": 2_200_000}[period]
    needs = volumes.needs(Fraction(target, 50_000), way)
    assert [need.required for need in needs] == [mqls, opps, won]
    windows = [earlier(Period.parse(period), lag) for lag in volumes.lags(way) if lag is not None]
    assert [window.words for window in windows if window][:2] == [mqls_in, opps_in]
    span = Period.parse(period)
    assert windows[2] == Window(span.start, span.end)
    today = dt.date(2026, 10, 1)
    assert tuple(window.late(today) for window in windows[:2] if window) == late


@pytest.mark.parametrize(
    ("lag", "words"),
    [
        ("49", "13 November 2026 to 10 February 2027"),
        ("44", "18 November 2026 to 15 February 2027"),
        ("45", "17 November 2026 to 14 February 2027"),
        ("46", "16 November 2026 to 13 February 2027"),
        ("0", "1 January 2027 to 31 March 2027"),
        ("365/12", "2 December 2026 to 1 March 2027"),
        ("36500", "26 January 1927 to 25 April 1927"),
    ],
)
def test_a_lag_moves_both_ends_of_a_period_by_its_days(lag: str, words: str) -> None:
    window = earlier(Period.parse("2027-Q1"), Fraction(lag))
    assert window is not None
    assert window.words == words


def test_parts_of_days_are_rounded_once_and_centuries_not_at_all() -> None:
    quarter = Period.parse("2027-Q1")
    assert earlier(quarter, Fraction("30.4") + Fraction("30.4")) == earlier(quarter, Fraction(61))
    assert earlier(quarter, Fraction(36_501)) is None


@pytest.mark.parametrize(
    ("today", "share", "late"),
    [
        ("2026-11-13", "0", 0),
        ("2026-11-14", "1/90", 0),
        ("2026-12-28", "1/2", 0),
        ("2027-02-10", "89/90", 0),
        ("2027-02-11", "1", 1),
        ("2027-12-31", "1", 324),
    ],
)
def test_what_of_a_window_is_past_has_a_share(today: str, share: str, late: int) -> None:
    window = earlier(Period.parse("2027-Q1"), Fraction(49))
    assert window is not None
    assert window.past(dt.date.fromisoformat(today)) == Fraction(share)
    assert window.late(dt.date.fromisoformat(today)) == late


LATE_WORK = """
lead-to-deal:
  team: sales
  steps:
    - {id: campaign, owner: head-of-marketing}
    - {id: qualify, owner: sdr}
"""
CALLS = """
lead:
  from: lead-to-deal#campaign
  to: lead-to-deal#qualify
  commitments: [{by: sales, what: Call, value: 2 business h, stage: leads#mql, attempts: 6, minutes: 4}]
"""


def test_hours_fall_into_the_months_of_the_window(tmp_path: Path) -> None:
    """What has to be won by March is called before, and a month with few working days has few hours."""
    funnel = FUNNEL.replace("rate: 10%,", "rate: 10%, lag: 49 d,").replace("rate: 80%,", "rate: 80%, lag: 0 d,")
    funnel = funnel.replace("rate: 20%,", "rate: 20%, lag: 0 d,")
    plan = PLAN.replace("2026-Q4", "2027-Q1")
    files = {"teams": TEAMS, "roles": ROLES, "funnels": funnel, "plans": plan, "processes": LATE_WORK}
    playbook, book = sound(tmp_path, playbook=OFFICE_HOURS, **files, handoffs=CALLS)
    (load,) = loads(book, worksheet(book, book.all(Plan)[0]))
    assert [month.period.words for month in load.months] == [
        "November 2026", "December 2026", "January 2027", "February 2027"
    ]  # fmt: skip
    days = [12, 20, 21, 8]
    assert [month.available for month in load.months] == [8 * count for count in days]
    assert [month.needed for month in load.months] == [Fraction(1600, 3) * Fraction(count, 61) for count in days]
    assert load.needed == Fraction(1600, 3)
    assert load.short == Fraction(1600, 3) - 8 * 61
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    assert "13 Nov 2026 to 10 Feb 2027" in page.replace("\u00a0", " ")
    assert "Dec\N{NO-BREAK SPACE}2026: 174.9 of 160".replace(" ", "\N{NO-BREAK SPACE}") in page


def test_w5_a_gap_inside_the_tolerance_is_none_and_a_promise_short_of_it_is_one(tmp_path: Path) -> None:
    stated = PLAN + "  stated: [{stage: mql, count: 1300}]\n"
    process = """
    lead-to-deal:
      team: sales
      steps:
        - {id: campaign, owner: head-of-marketing, stage: leads#mql}
        - {id: qualify, owner: sdr, stage: leads#sal}
    """
    handoff = """
    lead:
      from: lead-to-deal#campaign
      to: lead-to-deal#qualify
      commitments: [{by: marketing, what: Deliver leads, stage: leads#mql, volume: 400 per month}]
    """
    files = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL, "plans": stated, "processes": process}
    playbook, book = sound(tmp_path, **files, handoffs=handoff)
    row = worksheet(book, book.all(Plan)[0]).rows[0]
    assert row.gap == Fraction(25, 1000)
    assert of(playbook, "MTH-2") == []
    (short,) = of(playbook, "MTH-9")
    assert "1,200" in short.message
    assert "10% too few" in short.message


def test_w6_promises_take_more_hours_than_two_people_have(tmp_path: Path) -> None:
    process = """
    lead-to-deal:
      team: sales
      steps:
        - {id: campaign, owner: head-of-marketing}
        - {id: qualify, owner: sdr}
    """
    handoff = """
    lead:
      from: lead-to-deal#campaign
      to: lead-to-deal#qualify
      commitments: [{by: sales, what: Call, value: 2 business h, stage: leads#mql, attempts: 6, minutes: 4}]
    """
    files = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL, "plans": PLAN, "processes": process}
    playbook, book = sound(tmp_path, playbook=OFFICE_HOURS, **files, handoffs=handoff)
    (load,) = loads(book, worksheet(book, book.all(Plan)[0]))
    assert [formatted.hours(hours) for hours in (load.needed, load.available, load.short)] == [
        "533.3 hours", "496 hours", "37.3 hours"
    ]  # fmt: skip
    assert load.affordable == 1240
    (found,) = of(playbook, "MTH-10")
    assert "short by 37.3 hours" in found.message
    assert "affordable up to 1,240" in found.hint


def test_w7_a_new_customer_costs_more_than_its_target(tmp_path: Path) -> None:
    budget = """  budget:
    - {id: leads, amount: 333333.33 USD, team: marketing, pays_for: mql}
    - {id: salaries, amount: 600000 USD, team: sales}
    - {id: care, amount: 90000 USD, team: sales, new_business: no}
  cac: cac
"""
    metrics = "cac: {targets: [{period: 2026-Q4, value: 30000 USD}]}"
    playbook, book = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=FUNNEL, plans=PLAN + budget, metrics=metrics)
    cost = money.acquisition_cost(worksheet(book, book.all(Plan)[0]))
    assert cost is not None
    assert formatted.money(cost, "USD") == "35,000 USD"
    (found,) = of(playbook, "MTH-8")
    assert "16.7% over" in found.message


def test_w8_needed_coverage_counts_what_slips() -> None:
    won, lost, opened = Fraction(23), Fraction(40), Fraction(100)
    rate = ratios.win_rate(won, lost)
    needed = ratios.needed_coverage(won, opened)
    assert rate is not None
    assert needed is not None
    assert formatted.exact(rate).startswith("36.5")
    assert formatted.times(needed) == "4.35 x"
    assert formatted.times(1 / rate) == "2.74 x"
    assert round(1 - (1 / rate) / needed, 2) == Fraction(37, 100)


def test_w9_a_mix_above_the_whole_is_told(tmp_path: Path) -> None:
    mix = "[{team: marketing, share: 40%}, {team: sales, share: 25%}, {team: marketing, share: 25%}, " \
          "{team: sales, share: 15%}]"  # fmt: skip
    plan = PLAN.replace("[{team: marketing, share: 80%}, {team: sales, share: 20%, enters: sql}]", mix)
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=FUNNEL, plans=plan)
    (found,) = of(playbook, "MTH-4")
    assert "105%" in found.message


def test_w10_velocity_lead_value_and_quotas() -> None:
    velocity = ratios.velocity(Fraction(120), Fraction(42_000), Fraction(24, 100), Fraction(78))
    assert velocity is not None
    assert formatted.money(velocity, "USD") == "15,508 USD"
    value = ratios.lead_value(Fraction(160_000), Fraction(1, 100))
    assert value == 1600
    assert Fraction(200_000) / value == 125
    assert volumes.gap(Fraction(2_000_000), Fraction(9 * 220_000)) == Fraction(1, 100)
    assert stage_path(funnel("50%", "40%", "25%")).overall == Fraction(5, 100)


def test_an_unknown_rate_leaves_only_what_lies_above_it_open() -> None:
    way = stage_path(funnel("10%", "0%", "50%"))
    assert [need.required for need in volumes.needs(Fraction(3), way)] == [None, None, 6, 3]


def test_a_target_of_nothing_is_no_plan_and_leaves_every_count_open(tmp_path: Path) -> None:
    plan = PLAN.replace("2000000 USD", "0 USD")
    playbook, book = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=FUNNEL, plans=plan)
    assert [row.required for row in worksheet(book, book.all(Plan)[0]).rows] == [None] * 4
    (found,) = of(playbook, "MTH-3")
    assert "its revenue target is 0 USD" in found.message


def test_several_entries_of_one_team_are_one_part_of_the_need(tmp_path: Path) -> None:
    mix = "{team: sales, share: 15%, enters: sql}, {team: sales, share: 5%, enters: sql}]"
    plan = PLAN.replace("{team: sales, share: 20%, enters: sql}]", mix)
    _, book = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=FUNNEL, plans=plan)
    need = next(row.need for row in worksheet(book, book.all(Plan)[0]).rows if row.stage.id == "sql")
    assert [str(team) for team, _ in need.sources] == ["team:marketing", "team:sales"]
    assert need.of(need.sources[1][0]) == Fraction(80, 3)


@pytest.mark.parametrize(
    ("text", "shifted", "end"),
    [
        ("2027-H1", "2027-H2", "2027-06-30"),
        ("2027-H2", "2028-H1", "2027-12-31"),
        ("2027", "2028", "2027-12-31"),
        ("2027-Q4", "2028-Q1", "2027-12-31"),
        ("2028-02", "2028-03", "2028-02-29"),
    ],
)
def test_a_span_knows_its_end_and_the_next_one(text: str, shifted: str, end: str) -> None:
    span = Period.parse(text)
    assert str(span) == text
    assert str(span.shifted(1)) == shifted
    assert span.shifted(1).shifted(-1) == span
    assert span.end == dt.date.fromisoformat(end)


def test_a_part_takes_from_the_whole_what_it_leaves_unsaid(tmp_path: Path) -> None:
    """Over any distance; what it says itself counts, and its own target is never taken from above."""
    part = """
half: {period: 2026, parent: first, tolerance: 1%}
quarter: {period: 2026-Q4, parent: half, revenue_target: 500000 USD, avg_deal: 50000 USD}
"""
    playbook, book = sound(tmp_path, teams=TEAMS, roles=ROLES, funnels=FUNNEL, plans=PLAN + part)
    sheet = worksheet(book, next(each for each in book.all(Plan) if each.id == "quarter"))
    assert (sheet.won, sheet.currency, sheet.plan.tolerance) == (Fraction(10), "USD", Fraction(1, 100))
    assert [row.required for row in sheet.rows] == [500, 50, 50, 10]
    assert ["missing: its revenue target" in each.message for each in of(playbook, "MTH-3")] == [True]


def test_figures_say_no_more_than_they_know_and_never_nothing_of_something() -> None:
    small, third = Fraction(1, 3000), Fraction(1_000_000, 3)
    assert [formatted.hours(each) for each in (Fraction(0), small, Fraction(1), Fraction(8), Fraction(8, 3))] == [
        "0 hours", "less than 0.1 hours", "1 hour", "8 hours", "2.7 hours"
    ]  # fmt: skip
    assert [formatted.deals(each) for each in (small, Fraction(1), Fraction(8, 3))] == [
        "0.0003 deals",
        "1 deal",
        "2.7 deals",
    ]
    assert [formatted.times(each) for each in (small, Fraction(4), Fraction(8, 3))] == [
        "less than 0.01 x",
        "4 x",
        "2.67 x",
    ]
    assert [formatted.money(each, "EUR") for each in (small, third / 1000, third, -third, Fraction(123_450, 100))] == [
        "0.0003 EUR", "333.33 EUR", "333,333 EUR", "-333,333 EUR", "1,234.50 EUR"
    ]  # fmt: skip
    assert [formatted.rounded(each) for each in (Fraction(0), small, Fraction(8, 3))] == ["0", "0.0003", "2.67"]
    assert formatted.tenths(Fraction(-1, 2)) == "-0.5"
