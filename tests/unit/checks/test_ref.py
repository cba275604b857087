"""REF: what is out of use and still referred to."""

from pathlib import Path

import pytest
from tests.book import of
from tests.unit.checks.two_teams import play, process, reported


@pytest.mark.parametrize("status", ["deprecated", "archived"])
def test_ref_3_names_what_is_out_of_use_and_still_referred_to(tmp_path: Path, status: str) -> None:
    files = {"goals": f"more: {{team: sales, status: {status}}}", "strategies": "calls: {team: sales, goals: [more]}"}
    playbook = play(tmp_path, **files)
    message = f'the strategy "Calls" refers to the goal "More", which is {status}'
    assert reported(playbook, "REF-3") == [("warn", message)]
    assert [str(problem.place) for problem in of(playbook, "REF-3")] == ["content/strategies.yml:1:30"]


@pytest.mark.parametrize(("goal", "strategy"), [("draft", "active"), ("active", "active"), ("archived", "archived")])
def test_ref_3_is_silent_about_drafts_and_among_the_retired(tmp_path: Path, goal: str, strategy: str) -> None:
    files = {
        "goals": f"more: {{team: sales, status: {goal}}}",
        "strategies": f"calls: {{team: sales, goals: [more], status: {strategy}}}",
    }
    assert reported(play(tmp_path, **files), "REF-3") == []


def test_ref_3_lets_the_past_be_named(tmp_path: Path) -> None:
    """Who signed then, and what a word is not to be taken for."""
    files = {
        "glossary": "old: {status: archived}\nnew: {not_same_as: [term:old]}\n",
        "goals": "more: {team: sales, approved_by: [{role: former, date: 2020-01-01}]}",
        "roles__former": "{team: sales, status: archived}",
    }
    assert reported(play(tmp_path, **files), "REF-3") == []


def test_ref_3_tells_of_a_contract_inside_a_step_once(tmp_path: Path) -> None:
    """`hands_to` is read in the step and as a hand-off; the way back to a retired process is one finding."""
    steps = (
        "- {id: campaign, owner: cmo, hands_to: {step: qualify, reject_to: old#start}}\n- {id: qualify, owner: sdr}\n"
    )
    old = "old: {team: sales, status: archived, steps: [{id: start, owner: sdr}]}\n"
    assert len(reported(play(tmp_path, processes=process(steps) + old), "REF-3")) == 1
