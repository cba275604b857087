"""MTH: plans whose numbers cannot be computed or do not fit together."""

from pathlib import Path

import pytest
from tests import plan_book
from tests.book import of, sound
from tests.plan_book import FUNNEL, PLAN


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rate: 80%", "rate: 0%", 'cannot be reached through "Sal": its rate is zero'),
        ("rate: 80%", "rate: 180%", 'above 100%: more would leave "Sal" than ever entered'),
        ("rate: 80%, ", "", 'missing: the rate from "Sal" to "Sql"'),
        ("outcome: won, ", "", "ends without a customer"),
    ],
)
def test_a_rate_that_cannot_be_is_told_at_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    files = {**plan_book.BOOK, "funnels": FUNNEL.replace(old, new)}
    (found,) = of(sound(tmp_path, plans=PLAN, **files)[0], "MTH-3")
    assert said in found.message
    assert found.place.file == "content/funnels.yml"
    assert found.level == "error"


def test_a_rate_above_one_may_be_meant(tmp_path: Path) -> None:
    files = {**plan_book.BOOK, "funnels": FUNNEL.replace("rate: 80%", "rate: 180%, may_exceed_one: yes")}
    assert of(sound(tmp_path, plans=PLAN, **files)[0], "MTH-3") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("avg_deal: 75000 USD", "avg_deal: 0 USD", "its average deal is 0 USD"),
        ("revenue_target: 2000000 USD", "revenue_target: -5 USD", "its revenue target is -5 USD"),
        ("  avg_deal: 75000 USD\n", "", "missing: its average deal"),
        ("  funnel: leads\n", "", "missing: its funnel"),
    ],
)
def test_a_plan_that_cannot_be_computed_says_why(tmp_path: Path, old: str, new: str, said: str) -> None:
    plan = PLAN.replace("enters: sql", "enters: leads#sql").replace(old, new)
    (found,) = of(sound(tmp_path, plans=plan, **plan_book.BOOK)[0], "MTH-3")
    assert said in found.message
    assert found.place.file == "content/plans.yml"


def test_money_of_two_currencies_is_never_added(tmp_path: Path) -> None:
    plan = PLAN.replace("avg_deal: 75000 USD", "avg_deal: 75000 EUR")
    playbook, _ = sound(tmp_path, plans=plan, **plan_book.BOOK)
    (found,) = of(playbook, "MTH-14")
    assert (found.place.line, "75,000 EUR" in found.message) == (6, True)
    assert of(playbook, "MTH-2") == []


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
