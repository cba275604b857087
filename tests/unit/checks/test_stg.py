"""STG-1: two stages have one gate between them, and its lack is told once."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import play, reported

IN, OUT = "entry: [Asked]", "exit: [Agreed]"


def funnel(*stages: str) -> str:
    return "leads:\n  owner: cso\n  stages:\n" + "".join(f"    - {{{stage}}}\n" for stage in stages)


def lacking(folder: Path, *stages: str) -> list[str]:
    return [message for _, message in reported(play(folder, funnels=funnel(*stages)), "STG-1")]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (OUT, "outcome: won", []),
        ("owner: ae", f"outcome: won, {IN}", []),
        ("owner: ae", "outcome: won", ['the stage "One" lacks exit criteria']),
    ],
)
def test_the_exit_of_one_stage_is_the_entry_of_the_next(
    tmp_path: Path, first: str, second: str, found: list[str]
) -> None:
    """Whichever of the two is written; where neither is, it is told at the first of them."""
    one = f"id: one, owner: ae, {first}" if "owner" not in first else f"id: one, {first}"
    assert lacking(tmp_path, one, f"id: two, {second}") == found


def test_a_stage_that_no_other_leads_to_says_what_lets_one_in(tmp_path: Path) -> None:
    stages = (f"id: one, owner: ae, {OUT}, next: [won]", f"id: beside, owner: ae, {OUT}", "id: won, outcome: won")
    assert lacking(tmp_path, *stages) == ['the stage "Beside" lacks entry criteria']


def test_an_open_stage_wants_an_owner_and_where_something_ends_the_funnel_has_one(tmp_path: Path) -> None:
    ends = ("id: won, outcome: won", "id: lost, outcome: lost", "id: later, outcome: recycled")
    assert lacking(tmp_path, f"id: one, {OUT}", *ends) == ['the stage "One" lacks an owner']


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        ("entry: [{text: Ran 5 queries, kind: system}]", []),
        ("definition: Set by the event workspace_created", []),
        ("definition: As soon as the score reaches 50", []),
        ("definition: The CRM marks it after the first login", []),
        ("definition: At least 3 sessions in a week", []),
        ("definition: Knows us and likes us", ["One", "Two"]),  # the gate before it, and its owner
        ("definition: Came to the event", ["One", "Two"]),
    ],
)
def test_a_stage_that_events_compute_has_its_rule_for_a_gate(tmp_path: Path, rule: str, lacks: list[str]) -> None:
    stages = ("id: one, owner: ae", f"id: two, {rule}, {OUT}", "id: won, outcome: won")
    assert [message.split('"')[1] for message in lacking(tmp_path, *stages)] == lacks


def test_the_profile_strict_asks_who_answers_for_such_a_stage(tmp_path: Path) -> None:
    stages = (f"id: one, owner: ae, {OUT}", f"id: two, definition: Set by the event x, {OUT}", "id: won, outcome: won")
    playbook = play(tmp_path, profile="strict", funnels=funnel(*stages))
    assert [message for _, message in reported(playbook, "STG-1")] == ['the stage "Two" lacks an owner']


def test_a_funnel_most_of_whose_stages_have_no_owner_is_one_finding(tmp_path: Path) -> None:
    """Two are told one by one: three, and more than half, have one reason."""
    stages = [f"id: stage-{n}, {OUT}" for n in range(3)]
    end = "id: won, outcome: won"
    assert lacking(tmp_path / "three", *stages, end) == ['3 of 4 stages of "Leads" lack an owner']
    assert len(lacking(tmp_path / "two", *stages[:2], end)) == 2
    owned = [f"id: owned-{n}, owner: ae, {OUT}" for n in range(3)]
    assert len(lacking(tmp_path / "half", *stages, *owned, end)) == 3


def test_a_hand_off_from_a_stage_is_a_way_out_of_it(tmp_path: Path) -> None:
    files = {"funnels": funnel(f"id: one, owner: ae, {OUT}", f"id: two, owner: ae, {OUT}")}
    assert [message for _, message in reported(play(tmp_path / "shut", **files), "STG-4")] == [
        'no way leads out of the stage "Two"'
    ]
    files["handoffs"] = "asked: {from: 'funnel:leads#two', to: sale#call}\n"
    files["processes"] = "sale: {team: sales, steps: [{id: call, owner: ae}]}\n"
    assert reported(play(tmp_path / "open", **files), "STG-4") == []
