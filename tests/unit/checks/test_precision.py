"""What an honest playbook is not asked, as two readers judged who wrote no check: what is said once, is said."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, of, play, process, reported

STAGE = "leads: {owner: sdr, stages: [{id: mql, name: MQL, owner: sdr, definition: %s}, {id: won, outcome: won}]}\n"


@pytest.mark.parametrize(("stage", "clashes"), [("Ninety points, that is 90 or more", 0), ("70 points or more", 1)])
def test_a_term_explains_the_stage_of_its_name_where_their_definitions_agree(
    tmp_path: Path, stage: str, clashes: int
) -> None:
    term = "mql: {name: Qualified lead, aliases: [MQL], owner: demand-manager, definition: A lead with 90 points}\n"
    playbook = play(tmp_path, funnels=STAGE % f"'{stage}'", glossary=term)
    assert len(reported(playbook, "VOC-1")) == clashes


def test_steps_of_two_processes_may_have_one_name(tmp_path: Path) -> None:
    steps = "first: {team: sales, steps: [{id: a, name: Reach out, owner: sdr}%s]}\n"
    second = steps.replace("first", "second") % ""
    assert reported(play(tmp_path / "two", processes=steps % "" + second), "VOC-1") == []
    twice = play(tmp_path / "one", processes=steps % ", {id: b, name: Reach out, owner: sdr}")
    assert len(reported(twice, "VOC-1")) == 1


@pytest.mark.parametrize(("asked", "found"), [("Reached 90 points", 0), ("Reached 70 points", 1), ("Lives nearby", 1)])
def test_a_sender_may_make_sure_in_other_words(tmp_path: Path, asked: str, found: int) -> None:
    """Only where one of the two has no id: criteria that are named are compared by their names."""
    steps = BORDER.replace("{id: score, text: Scored}", "{id: score, text: 90 points or more}")
    handoff = HANDOFF.replace("{id: score, text: Scored}", asked)
    playbook = play(tmp_path / "plain", profile="team", processes=process(steps), handoffs__one=handoff)
    assert len(reported(playbook, "HND-7")) == found
    named = HANDOFF.replace("{id: score, text: Scored}", f"{{id: reached, text: {asked}}}")
    assert (
        len(reported(play(tmp_path / "named", profile="team", processes=process(steps), handoffs__one=named), "HND-7"))
        == 1
    )
    unnamed = steps.replace("{id: score, text: 90 points or more}", "90 points or more")
    plain = play(tmp_path / "sender", profile="team", processes=process(unnamed), handoffs__one=named)
    assert len(reported(plain, "HND-7")) == found


@pytest.mark.parametrize(("time", "asked"), [("30 d", 0), ("5 d", 1), ("48 h", 1)])
def test_a_month_is_one_of_the_calendar(tmp_path: Path, time: str, asked: int) -> None:
    handoff = HANDOFF.replace("4 business h", time)
    assert (
        len(reported(play(tmp_path, profile="team", processes=process(BORDER), handoffs__one=handoff), "HND-3"))
        == asked
    )


def test_a_time_is_asked_for_at_the_promise_of_the_receiver(tmp_path: Path) -> None:
    handoff = HANDOFF.replace("  - {by: sales, what: First call, value: 4 business h}\n", "")
    handoff = handoff.replace("breach:", "  - {by: sales, what: First call}\nbreach:")
    (found,) = of(play(tmp_path, processes=process(BORDER), handoffs__one=handoff), "HND-3")
    assert found.place.line == 1 + handoff[: handoff.index("{by: sales")].count("\n")


def test_roles_without_a_path_are_one_finding_and_the_others_are_not_counted(tmp_path: Path) -> None:
    names = ("sdr", "ae", "demand-manager", "sales-manager", "trainer")
    steps = "".join(f"- {{id: of-{name}, owner: {name}}}\n" for name in names)
    files = {"processes": process(steps), "onboarding": "new: {roles: [sdr], phases: [%s]}\n"}
    files["roles"] = f"{ROLES}trainer: {{team: sales}}\n"
    phase = "{id: one, from_day: D+0, to_day: D+4, %s}"
    read = "items: [{id: a, text: Read, do: read, about: ['role:sdr']}]"
    files["onboarding"] %= (
        f"{phase % read}, {phase.replace('D+0', 'D+5').replace('D+4', 'D+9').replace('one', 'two') % ''}"
    )
    playbook = play(tmp_path, profile="team", **files)
    message = "4 of 5 roles that do steps or have several people have no onboarding path: "
    message += '"Marketing manager", "Sales manager", "AE" and 1 more'
    assert reported(playbook, "PTH-5") == [("warn", message)]
    assert len(reported(playbook, "PTH-4")) == 1  # The phase with items; the other has nothing to learn.
    assert reported(playbook, "PTH-8") == []  # No path asks anything.
    assert len(reported(play(tmp_path / "s", profile="strict", **files), "PTH-8")) == 1


def test_a_goal_is_not_said_to_depend_on_others_where_steps_never_name_goals(tmp_path: Path) -> None:
    files = {
        "goals": "more: {team: marketing}\nless: {team: sales}\n",
        "strategies": "calls: {team: sales, goals: [more]}",
    }
    steps = "- {id: campaign, owner: cmo}\n- {id: call, owner: sdr%s}\n"
    assert reported(play(tmp_path / "a", profile="team", processes=process(steps % ""), **files), "COV-5") == []
    named = process(steps % ", goals: [less]")
    assert len(reported(play(tmp_path / "b", profile="team", processes=named, **files), "COV-5")) == 1


def test_all_goals_without_a_measure_are_counted_but_one_that_nothing_serves_is_told_once(tmp_path: Path) -> None:
    goals = "a: {team: sales, metrics: [n]}\nb: {team: sales, metrics: [n]}\nc: {team: sales}\n"
    files = {"metrics": "n: {owner: sdr}\n", "strategies": "calls: {team: sales, goals: [a, b]}\n"}
    playbook = play(tmp_path / "a", goals=goals, **files)
    assert reported(playbook, "COV-2") == [("warn", "3 of 3 goals have no metric with a target")]
    few = play(tmp_path / "b", goals="c: {team: sales}\n", metrics=files["metrics"])
    assert reported(few, "COV-2") == []
