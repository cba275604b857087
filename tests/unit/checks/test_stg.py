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
