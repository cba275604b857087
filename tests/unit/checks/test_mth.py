"""MTH: plans whose numbers cannot be computed or do not fit together."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests import plan_book
from tests.book import SETTINGS, of, sound
from tests.plan_book import FUNNEL, PLAN
from tests.unit.checks.two_teams import play, reported

from playpress.derive.planning import money, quotas, worksheet
from playpress.model.kinds.plan import Plan
from playpress.pipeline import pages


@pytest.mark.parametrize(
    ("old", "new", "said", "in_starter"),
    [
        ("rate: 80%", "rate: 0%", 'cannot be reached through "Sal": its rate is zero', "error"),
        ("rate: 80%", "rate: 180%", 'above 100%: more would leave "Sal" than ever entered', "error"),
        ("rate: 80%, ", "", 'missing: the rate from "Sal" to "Sql"', "warn"),
        ("outcome: won, ", "", "ends without a customer", "warn"),
    ],
)
def test_a_rate_that_cannot_be_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, said: str, in_starter: str
) -> None:
    files = {**plan_book.BOOK, "funnels": FUNNEL.replace(old, new)}
    (found,) = of(sound(tmp_path, plans=PLAN, **files)[0], "MTH-3")
    assert said in found.message
    assert found.place.file == "content/funnels.yml"
    assert found.level == in_starter
    team = f"{SETTINGS}checks: team\n"
    assert of(sound(tmp_path / "team", playbook=team, plans=PLAN, **files)[0], "MTH-3")[0].level == "error"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("rate: 1000000%", 'the rate of "Open" in "Deals" is above 100%'),
        ("rate: 110%", 'the rate of "Open" in "Deals" is above 100%'),
        ("rate: 110%, may_exceed_one: yes", None),
        ("rate: 100%, win_probability: 100%", None),
        ("win_probability: 130%", 'the win probability of "Open" in "Deals" is above 100%'),
        ("effort: [{role: ae, minutes: 30, share: 120%}]", 'a share of work of "Open" in "Deals" is above 100%'),
        ("effort: [{role: ae, minutes: 30, share: 45%}]", None),
    ],
)
def test_no_more_than_all_leave_a_stage_of_a_funnel_without_a_plan(
    tmp_path: Path, fields: str, said: str | None
) -> None:
    funnel = f"deals: {{owner: cso, stages: [{{id: open, owner: ae, {fields}}}, {{id: won, outcome: won}}]}}\n"
    found = reported(play(tmp_path, funnels=funnel), "MTH-3")
    assert found == ([("error", said)] if said else [])


def test_a_rate_above_one_may_be_meant(tmp_path: Path) -> None:
    files = {**plan_book.BOOK, "funnels": FUNNEL.replace("rate: 80%", "rate: 180%, may_exceed_one: yes")}
    assert of(sound(tmp_path, plans=PLAN, **files)[0], "MTH-3") == []


@pytest.mark.parametrize(
    ("fields", "level", "said"),
    [
        (
            "baseline: 20, targets: [{period: 2027, value: 40%}]",
            "error",
            "has plain numbers, and here 40%, percentages",
        ),
        ("baseline: 5%, targets: [{period: 2027, value: 6%, floor: 4}]", "error", "and here 4, plain numbers"),
        ("baseline: 8 EUR, targets: [{period: 2027, value: 9 USD}]", "error", "amounts in EUR, and here 9 USD"),
        ("baseline: 800 USD", "warn", "has 800 USD, and this playbook counts in EUR"),
        ("baseline: -20%, targets: [{period: 2027, value: 5%}]", "info", "is -20%, below zero"),
        ("direction: up, targets: [{period: 2027, value: < 5%}]", "warn", "says lower is better, and its `direction`"),
        ("targets: [{period: 2027, value: 7 days}, {period: 2028, value: 5%}]", "error", "numbers of days"),
    ],
)
def test_a_metric_has_one_unit_and_the_currency_of_the_playbook(
    tmp_path: Path, fields: str, level: str, said: str
) -> None:
    playbook = sound(tmp_path, playbook=f"{SETTINGS}currency: EUR\nchecks: team\n", metrics=f"m: {{{fields}}}\n")[0]
    (found,) = of(playbook, "MTH-18")
    assert said in found.message
    assert (found.level, found.place.file) == (level, "content/metrics.yml")


@pytest.mark.parametrize(
    "fields",
    [
        "baseline: 20%, targets: [{period: 2027, value: 25%, floor: 0%, stretch: 30%}]",
        "baseline: 800 USD, unit: USD",
        "baseline: -20%, targets: [{period: 2027, value: -5%}]",
        "baseline: 12",
        "unit: days, baseline: 12, targets: [{period: 2027, value: 7 days}]",
        "direction: down, targets: [{period: 2027, value: < 5%, floor: 7%}]",
    ],
)
def test_numbers_of_one_unit_are_not_reported(tmp_path: Path, fields: str) -> None:
    playbook = sound(tmp_path, playbook=f"{SETTINGS}currency: EUR\n", metrics=f"m: {{{fields}}}\n")[0]
    assert of(playbook, "MTH-18") == []


@pytest.mark.parametrize(("currency", "count"), [("EUR", 1), ("USD", 0)])
def test_the_budget_of_a_strategy_is_in_the_currency_of_the_playbook(tmp_path: Path, currency: str, count: int) -> None:
    strategies = "ads: {team: sales, budget: 800 USD per month}\n"
    files = {"playbook": f"{SETTINGS}currency: {currency}\n", "teams": "sales: {}\n", "strategies": strategies}
    assert len(of(sound(tmp_path, **files)[0], "MTH-18")) == count


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("avg_deal: 75000 USD", "avg_deal: 0 USD", "its average deal is 0 USD"),
        ("avg_deal: 75000 USD", "avg_deal: -1 USD", "its average deal is -1 USD"),
        ("revenue_target: 2000000 USD", "revenue_target: -5 USD", "its revenue target is -5 USD"),
        ("revenue_target: 2000000 USD", "revenue_target: 0 USD", "its revenue target is 0 USD"),
        ("  avg_deal: 75000 USD\n", "", "missing: its average deal"),
        ("  funnel: leads\n", "", "missing: its funnel"),
    ],
)
def test_a_plan_that_cannot_be_computed_says_why(tmp_path: Path, old: str, new: str, said: str) -> None:
    plan = PLAN.replace("enters: sql", "enters: leads#sql").replace(old, new)
    (found,) = of(sound(tmp_path, plans=plan, **plan_book.BOOK)[0], "MTH-3")
    assert said in found.message
    assert found.place.file == "content/plans.yml"


def test_what_is_missing_for_one_reason_is_told_once(tmp_path: Path) -> None:
    """The average deal of a plan and its parts; the rates of one funnel. What is wrong is told at its place."""
    plan = PLAN.replace("  avg_deal: 75000 USD\n", "")
    parts = "".join(f"q{n}: {{period: 2026-Q{n}, parent: first, revenue_target: {n} USD}}\n" for n in (3, 4))
    funnel = FUNNEL.replace("rate: 80%, ", "").replace("rate: 20%, ", "")
    found = of(sound(tmp_path, plans=plan + parts, **{**plan_book.BOOK, "funnels": funnel})[0], "MTH-3")
    assert ["their average deal" in each.message for each in found] == [False, True]
    assert [len(each.also) for each in found] == [2, 2]
    assert "the rates of 2 stages of" in found[0].message


@pytest.mark.parametrize(
    ("count", "deal", "found"),
    [
        (100, 2500, True),  # 40 for 100,000, and 60 for 900,000
        (400, 2500, False),
        (100, 10000, False),
        (30, 2500, True),  # more in the part than in the whole
        (0, 2500, False),
    ],
)
def test_a_part_is_not_planned_with_deals_that_its_whole_contradicts(
    tmp_path: Path, count: int, deal: int, found: bool
) -> None:
    plan = PLAN.replace("2000000 USD", "1000000 USD").replace("  avg_deal: 75000 USD\n", "")
    plan += f"  stated: [{{stage: leads#won, count: {count}}}]\n"
    plan += f"part: {{period: 2026-10, parent: first, revenue_target: 100000 USD, avg_deal: {deal} USD}}\n"
    told = [each.message for each in of(sound(tmp_path, plans=plan, **plan_book.BOOK)[0], "MTH-12")]
    said = f'"First" counts on {count} "Won" for 1,000,000 USD'
    assert any(each.startswith(said) for each in told) == found


def test_money_of_two_currencies_is_never_added(tmp_path: Path) -> None:
    plan = PLAN.replace("avg_deal: 75000 USD", "avg_deal: 75000 EUR")
    playbook, _ = sound(tmp_path, plans=plan, **plan_book.BOOK)
    (found,) = of(playbook, "MTH-14")
    assert (found.place.line, "75,000 EUR" in found.message) == (6, True)
    assert of(playbook, "MTH-2") == []


def test_a_metric_may_aim_at_nothing(tmp_path: Path) -> None:
    """No complaints is a target; no revenue is none."""
    metrics = "complaints: {unit: complaints, owner: sdr, targets: [{period: 2026-Q4, value: 0}]}"
    playbook, _ = sound(tmp_path, plans=PLAN, metrics=metrics, **plan_book.BOOK)
    assert of(playbook, "MTH-3") == []


MONEY = """  budget_total: 900 USD
  budget: [{id: fairs, amount: 600 USD}, {id: calls, amount: 300 EUR}]
  quotas: [{role: sdr, amount: 900000 USD}, {role: sdr, amount: 200000 EUR, people: 1}]
"""


def test_a_sum_with_another_currency_in_it_is_no_sum(tmp_path: Path) -> None:
    """It is refused with a finding for each amount; no budget, quota or cost is computed from the rest."""
    playbook, book = sound(tmp_path, plans=PLAN + MONEY, **plan_book.BOOK)
    found = of(playbook, "MTH-14")
    assert [each.message.partition(" in the plan")[0] for each in found] == [
        "300 EUR cannot be summed",
        "200,000 EUR cannot be summed",
    ]
    assert [of(playbook, code) for code in ("MTH-6", "MTH-8", "MTH-12")] == [[], [], []]
    sheet = worksheet(book, book.all(Plan)[0])
    assert (money.acquisition_cost(sheet), quotas.total(book, sheet)) == (None, None)
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/first.md")
    shown = " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())
    assert "A new customer its lines are in several currencies cannot be summed" in shown
    assert "All quotas they are in several currencies cannot be summed" in shown
    assert "its lines are in several currencies" in page


PARTS = """
emea: {period: 2026-Q4, parent: first, revenue_target: 1000000 USD}
amer: {period: 2026-Q4, parent: first, revenue_target: 1000000 EUR, avg_deal: 75000 EUR, currency: EUR}
"""


def test_parts_in_another_currency_are_never_skipped(tmp_path: Path) -> None:
    playbook, _ = sound(tmp_path, plans=PLAN + PARTS, **plan_book.BOOK)
    (found,) = of(playbook, "MTH-14")
    assert found.message.startswith('the parts of "First" cannot be summed: the target of "Amer" is 1,000,000 EUR')
    assert found.subject == "plan:amer"
    assert of(playbook, "MTH-12") == []


def test_a_strategy_paid_in_another_currency_cannot_be_compared(tmp_path: Path) -> None:
    strategies = "fairs: {team: sales, budget: 1000 EUR per month}"
    line = "  budget: [{id: fairs, amount: 600 USD, strategy: fairs}]\n"
    playbook, _ = sound(tmp_path, plans=PLAN + line, strategies=strategies, **plan_book.BOOK)
    (found,) = of(playbook, "MTH-14")
    assert "they cannot be compared" in found.message


def test_weeks_are_no_exact_part_of_a_quarter(tmp_path: Path) -> None:
    handoff = """
    lead:
      from: funnel:leads#mql
      to: funnel:leads#sal
      commitments: [{by: marketing, what: Deliver, stage: leads#mql, volume: 100 per week}]
    """
    playbook, _ = sound(tmp_path, plans=PLAN, handoffs=handoff, **plan_book.BOOK)
    (found,) = of(playbook, "MTH-14")
    assert found.place.file == "content/handoffs.yml"
    assert of(playbook, "MTH-9") == []


def test_what_has_nothing_to_count_is_never_all_of_it(tmp_path: Path) -> None:
    """A plan without stated volumes has no gap: neither a finding nor full marks."""
    playbook, _ = sound(tmp_path, plans=PLAN, **plan_book.BOOK)
    assert of(playbook, "MTH-2") == []
    assert "MTH-2" in {check.code for check in playbook.skipped}
