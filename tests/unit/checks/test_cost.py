"""What findings cost, as far as the model says: money, hours, how many. By that they are ranked and told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests import plan_book
from tests.book import of, sound
from tests.plan_book import PLAN

from playpress import cli
from playpress.checks import by_effect
from playpress.problems import FindingCost, Place, Problem

HANDOFF = "lead: {from: funnel:leads#mql, to: funnel:leads#sal, owner: sdr}\n"


def cost(folder: Path, code: str, **files: str) -> FindingCost | None:
    """The cost of the one finding of a check."""
    playbook, _ = sound(folder, **{**plan_book.BOOK, **files})
    (found,) = of(playbook, code)
    return found.cost


def test_what_is_missing_at_a_stage_costs_the_revenue_it_would_bring(tmp_path: Path) -> None:
    """W1: 1,333.33 MQL are needed; of 133.33 too few, 10% x 80% x 20% become customers of 75,000 each."""
    found = cost(tmp_path, "MTH-2", plans=PLAN + "  stated: [{stage: mql, count: 1200}]\n")
    assert found is not None
    assert found.words == '134 "Mql", and with them 160,000 USD of revenue'
    assert (found.money, found.currency, found.of) == (160_000, "USD", "funnel:leads#mql")


def test_a_promise_that_is_too_small_costs_what_is_missing_of_it(tmp_path: Path) -> None:
    promise = HANDOFF.replace(
        "}", ", commitments: [{by: marketing, what: Leads, stage: leads#mql, volume: 400 per month}]}"
    )
    found = cost(tmp_path, "MTH-9", plans=PLAN, handoffs=promise)
    assert found is not None
    assert found.words == '134 "Mql", and with them 160,000 USD of revenue'


def test_hours_that_nobody_has_are_hours(tmp_path: Path) -> None:
    """W6: 533.3 hours are needed."""
    promise = "{by: sales, what: Ring, stage: leads#mql, value: 1 business d, attempts: 60, minutes: 4}"
    found = cost(tmp_path, "MTH-10", plans=PLAN, handoffs=HANDOFF.replace("}", f", commitments: [{promise}]}}"))
    assert found is not None
    assert found.hours
    assert found.hours > 4000
    assert found.money is None


def test_lines_that_do_not_make_a_total_cost_the_difference(tmp_path: Path) -> None:
    budget = "  budget: [{id: all, amount: 40000 USD}]\n  budget_total: 50000 USD\n"
    assert cost(tmp_path, "MTH-6", plans=PLAN + budget) == FindingCost("10,000 USD", money=10_000, currency="USD")  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "files"), [("HND-1", {}), ("HND-2", {"handoffs": HANDOFF})])
def test_a_gap_at_a_border_says_how_many_pass_there(tmp_path: Path, code: str, files: dict[str, str]) -> None:
    """What of them is lost does not follow from the model."""
    found = cost(tmp_path, code, plans=PLAN, **files)
    assert found is not None
    assert (found.words, found.money) == ('134 "Sal" pass here in the plan "First"', None)


def test_without_a_plan_nothing_says_what_a_gap_costs(tmp_path: Path) -> None:
    assert cost(tmp_path, "HND-1") is None


def problem(name: str, cost: FindingCost | None, level: str = "warn") -> Problem:
    return Problem("COV-1", level, name, Place("a.yml"), category="finding", cost=cost)  # type: ignore[arg-type]


def test_findings_of_one_level_come_by_their_cost() -> None:
    """Money first, then hours, then numbers; amounts in the currency that most of them are in."""
    found = [
        problem("free", None),
        problem("few", FindingCost("", count=5)),  # type: ignore[arg-type]
        problem("cheap", FindingCost("", money=10, currency="EUR")),  # type: ignore[arg-type]
        problem("dear", FindingCost("", money=2000, currency="EUR")),  # type: ignore[arg-type]
        problem("foreign", FindingCost("", money=9000, currency="JPY")),  # type: ignore[arg-type]
        problem("long", FindingCost("", hours=3)),  # type: ignore[arg-type]
        problem("grave", None, "error"),
    ]
    order = ["grave", "dear", "cheap", "long", "few", "foreign", "free"]
    assert [each.message for each in by_effect(found)] == order


def test_the_command_tells_people_and_programs(tmp_path: Path) -> None:
    sound(tmp_path, **plan_book.BOOK, plans=PLAN + "  stated: [{stage: mql, count: 1200}]\n")
    command = ["check", "--project", str(tmp_path), "--today", "2026-10-01"]
    told = CliRunner().invoke(cli.main, command).output
    assert '  At stake: 134 "Mql", and with them 160,000 USD of revenue\n' in told
    rows = json.loads(CliRunner().invoke(cli.main, [*command, "--format", "json"]).output)["problems"]
    costs = {row["code"]: row["cost"] for row in rows}
    assert costs["OWN-1"] is None
    assert costs["MTH-2"] == {
        "words": '134 "Mql", and with them 160,000 USD of revenue',
        "money": 160_000,
        "hours": None,
        "count": 133.33,
        "currency": "USD",
        "of": "funnel:leads#mql",
    }
