"""STG-11: a target or a plan counts on a funnel that says too little to be counted on."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import play, process, reported

FUNNELS = """
leads:
  owner: cso
  stages:
    - {id: mql, rate: 20%, owner: cmo, exit: [Asked]}
    - {id: won, owner: cso, outcome: won}
renewals:
  object: customer
  owner: cso
  stages:
    - {id: due, owner: cso, exit: [Talk held]}
    - {id: renewed, owner: cso, outcome: won}
"""
RENEWED = "renewed: {owner: cso, formula: renewals#renewed, targets: [{period: 2027-Q1, value: 40}]}\n"
WORKED = process("- {id: call, owner: ae, stage: leads#mql}")
BOTH = process("- {id: call, owner: ae, stage: leads#mql}\n- {id: talk, owner: ae, stage: renewals#due}")
NO_RATE = 'no stage before "Renewed" has a rate'
IDLE = "no step and no hand-off works at any of its stages"


@pytest.mark.parametrize(
    ("metrics", "processes", "said"),
    [
        (RENEWED, BOTH, f'the target of "Renewed" counts on "Renewals", and {NO_RATE}'),
        (RENEWED, WORKED, f'the target of "Renewed" counts on "Renewals", and {NO_RATE}; {IDLE}'),
        (RENEWED, process("- {id: call, owner: ae}"), f'the target of "Renewed" counts on "Renewals", and {NO_RATE}'),
        (RENEWED.replace("#renewed,", "#due,"), BOTH, ""),  # nothing comes before it
        (RENEWED.replace("renewals#renewed", "renewals#renewed / renewals#due"), BOTH, ""),  # the target is the rate
        (RENEWED.replace("renewals#renewed", "leads#won"), BOTH, ""),
        (RENEWED.partition(", targets")[0] + "}\n", WORKED, ""),  # nothing leans on it
    ],
)
def test_a_target_wants_rates_and_work_below_it(tmp_path: Path, metrics: str, processes: str, said: str) -> None:
    playbook = play(tmp_path, profile="team", funnels=FUNNELS, metrics=metrics, processes=processes)
    assert [message for _, message in reported(playbook, "STG-11")] == [said] * bool(said)


@pytest.mark.parametrize(("period", "more"), [("2027", [IDLE]), ("2026-Q1", [])])
def test_a_plan_that_lies_ahead_wants_work_below_it(tmp_path: Path, period: str, more: list[str]) -> None:
    """Its missing rates are MTH-3."""
    plans = f"year: {{period: {period}, revenue_target: 1000 EUR, avg_deal: 10 EUR, funnel: renewals}}\n"
    playbook = play(tmp_path, profile="team", funnels=FUNNELS, plans=plans, processes=WORKED)
    said = [f'the plan "Year" counts on "Renewals", and {words}' for words in more]
    assert [message for _, message in reported(playbook, "STG-11")] == said
    assert len(reported(playbook, "MTH-3")) == 1


def test_work_that_is_counted_at_a_stage_is_work(tmp_path: Path) -> None:
    funnels = FUNNELS.replace("exit: [Talk held]", "exit: [Talk held], rate: 80%, effort: [{role: ae, minutes: 30}]")
    playbook = play(tmp_path, profile="team", funnels=funnels, metrics=RENEWED, processes=WORKED)
    assert reported(playbook, "STG-11") == []


def test_starter_counts_it_for_later(tmp_path: Path) -> None:
    playbook = play(tmp_path, funnels=FUNNELS, metrics=RENEWED, processes=BOTH)
    assert reported(playbook, "STG-11") == []
