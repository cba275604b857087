"""STG-1: two stages have one gate between them, and its lack is told once."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import ROLES, TEAMS, play, process, reported

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


GATE_AND_OWNER = (
    'of 3 stages of "Leads", "Two" has no owner, of its own or of a step there and "One" has no exit criteria'
)


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        ("entry: [{text: Ran 5 queries, kind: system}]", []),
        ("definition: Set by the event workspace_created", []),
        ("definition: As soon as the score reaches 50", []),
        ("definition: The CRM marks it after the first login", []),
        ("definition: At least 3 sessions in a week", []),
        ("definition: Knows us and likes us", [GATE_AND_OWNER]),
        ("definition: Came to the event", [GATE_AND_OWNER]),
    ],
)
def test_a_stage_that_events_compute_has_its_rule_for_a_gate(tmp_path: Path, rule: str, lacks: list[str]) -> None:
    stages = ("id: one, owner: ae", f"id: two, {rule}, {OUT}", "id: won, outcome: won")
    assert lacking(tmp_path, *stages) == lacks


def test_the_profile_strict_asks_who_answers_for_such_a_stage(tmp_path: Path) -> None:
    stages = (f"id: one, owner: ae, {OUT}", f"id: two, definition: Set by the event x, {OUT}", "id: won, outcome: won")
    playbook = play(tmp_path, profile="strict", funnels=funnel(*stages))
    assert [message for _, message in reported(playbook, "STG-1")] == ['the stage "Two" lacks an owner']


def test_what_the_stages_of_a_funnel_lack_is_one_finding(tmp_path: Path) -> None:
    """With the names, where not all lack it and there are not many. In strict, only owners that most lack."""
    stages = [f"id: stage-{n}, {OUT}" for n in range(3)]
    end = "id: won, outcome: won"
    several = "have no owner, of their own or of a step there"
    named = '("Stage 0", "Stage 1" and "Stage 2")'
    assert lacking(tmp_path / "three", *stages, end) == [f'of 4 stages of "Leads", 3 {several} {named}']
    ways = 'of 3 stages of "Leads", 2 have no exit criteria ("One" and "Two")'
    assert lacking(tmp_path / "ways", "id: one, owner: ae", "id: two, owner: ae", end) == [ways]
    playbook = play(tmp_path / "s", profile="strict", funnels=funnel(*stages, end))
    assert [message for _, message in reported(playbook, "STG-1")] == [f'of 4 stages of "Leads", 3 {several} {named}']
    owned = [f"id: owned-{n}, owner: ae, {OUT}" for n in range(3)]
    playbook = play(tmp_path / "half", profile="strict", funnels=funnel(*stages, *owned, end))
    assert len(reported(playbook, "STG-1")) == 3


STATUSES = ("id: invited", "id: came", "id: asked")
"""What members of a campaign have done so far; nothing is won or lost, and no stage has a gate."""


def test_the_values_of_a_list_are_no_stages_of_work(tmp_path: Path) -> None:
    """But for strict. Where a hand-off leaves one, or any of them is won or has a gate, work is done there."""
    assert lacking(tmp_path / "a", *STATUSES) == []
    assert len(reported(play(tmp_path / "s", profile="strict", funnels=funnel(*STATUSES)), "STG-1")) == 1
    assert len(lacking(tmp_path / "won", *STATUSES, "id: won, outcome: won")) == 1
    handoff = "from: funnel:leads#asked\nto: lead-to-deal#ring\nobject: lead\n"
    files = {"processes": process("- {id: ring, owner: ae}"), "handoffs__asked": handoff}
    found = reported(play(tmp_path / "leaving", funnels=funnel(*STATUSES), **files), "STG-1")
    assert found == [("warn", 'the stage "Asked" lacks an owner')]


def test_a_hand_off_from_a_stage_is_a_way_out_of_it(tmp_path: Path) -> None:
    files = {"funnels": funnel(f"id: one, owner: ae, {OUT}", f"id: two, owner: ae, {OUT}")}
    assert [message for _, message in reported(play(tmp_path / "shut", **files), "STG-4")] == [
        'no way leads out of the stage "Two"'
    ]
    files["handoffs"] = "asked: {from: 'funnel:leads#two', to: sale#call}\n"
    files["processes"] = "sale: {team: sales, steps: [{id: call, owner: ae}]}\n"
    assert reported(play(tmp_path / "open", **files), "STG-4") == []


@pytest.mark.parametrize(
    ("end", "listed"),
    [
        ("id: stuck", True),
        ("id: stuck, definition: The discovery call is done", True),
        ("id: stuck, next: []", False),
        ("id: landed, name: Landed", False),
        ("id: out, definition: 'Finished, for whatever reason'", False),
    ],
)
def test_a_stage_that_is_written_to_be_the_end_only_lacks_an_outcome(tmp_path: Path, end: str, listed: bool) -> None:
    """It waits in starter; the profile team asks for the outcome."""
    files = {"funnels": funnel(f"id: one, owner: ae, {OUT}", f"owner: ae, {OUT}, {end}")}
    assert bool(reported(play(tmp_path / "s", **files), "STG-4")) == listed
    assert len(reported(play(tmp_path / "t", profile="team", **files), "STG-4")) == 1


CARE = TEAMS + "care: {name: %s, leader: carer}\n"
SOLD = "leads: {object: opportunity, owner: cso, stages: [{id: open, owner: ae}, {id: won, owner: %s, outcome: won}]}"
SERVING = """
sale: {team: sales, steps: [{id: sign, owner: ae}]}
service: {team: care, steps: [{id: welcome, owner: carer}]}
"""


@pytest.mark.parametrize(
    ("name", "owner", "handoff", "found"),
    [
        ("Customer Success", "cso", "", 1),
        ("Customer Success", "cso", "{from: funnel:leads#won, to: service#welcome, object: customer}", 0),
        ("Customer Success", "cso", "{from: sale#sign, to: service#welcome}", 0),
        ("Customer Success", "carer", "", 0),  # what is won is theirs
        ("Finance", "cso", "", 0),
    ],
)
def test_what_is_won_is_handed_to_who_serves(tmp_path: Path, name: str, owner: str, handoff: str, found: int) -> None:
    files = {"teams": CARE % name, "roles": f"{ROLES}carer: {{team: care}}\n", "processes": SERVING}
    files |= {"handoffs": f"one: {handoff}\n"} if handoff else {}
    assert len(reported(play(tmp_path, funnels=SOLD % owner, **files), "STG-9")) == found


GATE = "owner: ae, entry: [Budget is named, Deadline is known, Phone verified]"


@pytest.mark.parametrize(
    ("exits", "before", "acceptance", "found"),
    [
        ("exit: [Meeting is set]", "", "Asked", 1),
        ("exit: [Meeting is set]", "exit: [Budget is named]", "Asked", 1),
        ("exit: [Meeting is set]", "exit: [Budget is named, Deadline is known]", "Asked", 0),
        ("exit: [Meeting is set]", "exit: [Budget is named]", "Deadline is known", 0),
        ("exit: [Budget is named, Deadline is known, Phone verified]", "", "Asked", 0),
        ("do: Call", "", "Asked", 0),
    ],
)
def test_stg_10_compares_a_gate_with_what_the_way_to_it_makes_sure_of(
    tmp_path: Path, exits: str, before: str, acceptance: str, found: int
) -> None:
    """What one step before, or a hand-off on the way, makes sure of counts; a step that says nothing is silent."""
    steps = f"- {{id: find, owner: demand-manager{', ' if before else ''}{before}}}\n"
    steps += f"- {{id: call, owner: sdr, stage: leads#s2, {exits}}}\n"
    files = {
        "funnels": funnel("id: s1, owner: cmo", f"id: s2, {GATE}"),
        "processes": process(steps),
        "handoffs": f"one: {{from: lead-to-deal#find, to: lead-to-deal#call, acceptance: [{acceptance}]}}\n",
    }
    assert len(reported(play(tmp_path, **files), "STG-10")) == found


def test_stg_10_looks_back_over_hand_offs_and_at_the_first_step_in_a_stage(tmp_path: Path) -> None:
    """What the process before made sure of is sure; a second step at the stage brings nothing there."""
    steps = "- {id: call, owner: sdr, stage: leads#s2, exit: [Meeting is set]}\n"
    steps += "- {id: again, owner: sdr, stage: leads#s2, exit: [Second meeting is set]}\n"
    before = "find:\n  team: marketing\n  steps: [{id: ask, owner: cmo, exit: [%s]}]\n"
    handoffs = "one: {from: find#ask, to: lead-to-deal#call, acceptance: [Asked]}\n"
    for name, sure, found in (("a", "Asked", 1), ("b", "Budget is named, Deadline is known", 0)):
        files = {"funnels": funnel("id: s1, owner: cmo", f"id: s2, {GATE}"), "handoffs": handoffs}
        playbook = play(tmp_path / name, processes=before % sure + process(steps), **files)
        assert len(reported(playbook, "STG-10")) == found


@pytest.mark.parametrize(("outcome", "found"), [("won", 1), ("lost", 1), ("disqualified", 1)])
def test_a_reason_may_be_picked_at_the_stage_that_is_left(tmp_path: Path, outcome: str, found: int) -> None:
    """Open, won, lost: an open stage fits each list."""
    stages = funnel("id: s1, owner: cmo", "id: s2, outcome: won", "id: s3, outcome: lost")
    reasons = f"why: {{outcome: {outcome}, stages: [leads#s1, leads#s2, leads#s3], reasons: [Price]}}\n"
    assert len(reported(play(tmp_path, funnels=stages, reasons=reasons), "STG-7")) == found
