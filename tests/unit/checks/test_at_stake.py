"""What the profile starter lists of holes, and what it leaves for later: where nothing shows who waits for it."""

from pathlib import Path

import pytest
from tests.book import of, sound
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, play, process, reported

from playpress.checks import CHECKS
from playpress.checks.claims import provable


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Tens of millions of users trust it", "Tens of millions of"),
        ("Productivity rises by 30%", "30%"),
        ("Ready in 5 days", "5"),
        ("The only shop with lamps of oak", "The only"),
        ("Cheaper than any other lamp", "Cheaper than"),
        ("Certified by the state", "Certified"),
        ("ISO 27001 and more", "ISO 27001"),
        ("Trusted by shops of all sizes", "Trusted by"),
        ("The leading shop for lamps", "The leading"),
        ("Saves 30% of your time", "30%"),
        ("Light for all. Cuts 40 % of costs", "40 %"),
        ("Ready with Acme 30 days earlier", "30"),
        ("Costs EUR 500 less", "500"),
        ("Works in 2000 shops", "2000"),
        ("Works with Office 365", ""),
        ("We answer 24/7", ""),
        ("Founded in 1998", ""),
        ("Service rather than software", ""),
        ("Customer service than goes on", ""),
        ("Oak puts people first", ""),
        ("Follows best practices", ""),
        ("Light in every room", ""),
        ("Other than lamps, we sell oak", ""),
        ("", ""),
    ],
)
def test_a_buyer_asks_for_proof_of_what_can_be_checked(tmp_path: Path, claim: str, words: str) -> None:
    """Slogans and facts of the product wait; the profile team asks for all."""
    assert provable(claim) == words
    files = {"messages": f"m: {{claim: '{claim or 'Light'}'}}\n"}
    told = [f'nothing proves the message "M", which says "{words}"'] if words else []
    starter = play(tmp_path / "starter", **files)
    assert [message for _, message in reported(starter, "MSG-3")] == told
    assert starter.later.get("MSG-3", 0) == (not words)
    assert len(reported(play(tmp_path / "team", profile="team", **files), "MSG-3")) == 1


def test_claims_that_can_be_checked_are_counted_among_themselves(tmp_path: Path) -> None:
    claims = ["Light", "30% more light", "The only oak", "ISO 27001"]
    messages = "".join(f"m{n}: {{claim: '{each}'}}\n" for n, each in enumerate(claims))
    told = [("warn", "3 of 3 claims that a buyer may check have no proof")]
    assert reported(play(tmp_path, messages=messages), "MSG-3") == told


@pytest.mark.parametrize(
    ("promise", "object_", "found"),
    [("24 h", "lead", 1), ("2 d", "lead", 1), ("5 d", "lead", 0), ("24 h", "content", 0)],
)
def test_a_clock_is_asked_for_where_it_changes_a_deadline(
    tmp_path: Path, promise: str, object_: str, found: int
) -> None:
    handoff = f"object: {object_}\n{HANDOFF.replace('4 business h', promise)}"
    files = {"processes": process(BORDER), "handoffs__one": handoff}
    starter = play(tmp_path / "starter", **files)
    assert len(reported(starter, "HND-3")) == found
    assert starter.later.get("HND-3", 0) == 1 - found
    assert len(reported(play(tmp_path / "team", profile="team", **files), "HND-3")) == 1


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("do: Call them", 1),
        ("do: Call them within two business days", 0),
        ("how: [Cancel it after 30 days]", 0),
        ("do: Call them the same day", 0),
        ("do: Call them in the same way every time", 1),
    ],
)
def test_a_step_whose_words_say_when_it_is_done_promises_a_time(tmp_path: Path, step: str, found: int) -> None:
    steps = f"- {{id: a, owner: cmo, hands_to: {{step: b, object: lead}}}}\n- {{id: b, owner: ae, {step}}}\n"
    assert len(reported(play(tmp_path / "starter", processes=process(steps)), "HND-3")) == found
    assert len(reported(play(tmp_path / "strict", profile="strict", processes=process(steps)), "HND-3")) == 1


@pytest.mark.parametrize(
    ("asked", "team", "starter"),
    [
        ("No answer from the customer", 0, 0),
        ("The invoice is unpaid", 0, 0),
        ("Has not replied", 0, 0),
        ("Lives nearby", 1, 0),
        ("Reached 70 points", 1, 1),
        ("{id: near, text: Lives nearby}", 1, 1),
    ],
)
def test_what_the_other_side_did_not_do_is_no_result_of_a_step(
    tmp_path: Path, asked: str, team: int, starter: int
) -> None:
    """Words may say one thing in two ways; another figure or another id is another condition."""
    steps = "- {id: campaign, owner: demand-manager, exit: [Reached 50 points]}\n- {id: qualify, owner: sdr}\n"
    handoff = HANDOFF.replace("[{id: fit, text: Fits}, {id: score, text: Scored}]", f"[{asked}]")
    files = {"processes": process(steps), "handoffs__one": handoff}
    assert len(reported(play(tmp_path / "team", profile="team", **files), "HND-7")) == team
    assert len(reported(play(tmp_path / "starter", **files), "HND-7")) == starter


WAYS = """
- {id: call, owner: sdr, stage: deals#open, next: [meet, drop]}
- {id: meet, owner: %s, next: [drop]}
- {id: drop, raci: {sdr: R, ae: R}, next: []}
"""
DEALS = "deals: {owner: cso, stages: [{id: open, owner: %s}, {id: won, outcome: won}]}\n"


@pytest.mark.parametrize(("second", "found"), [("ae", 0), ("sdr", 1), ("cso", 1)])
def test_roles_that_come_to_a_step_from_their_own_work_do_it_for_that(tmp_path: Path, second: str, found: int) -> None:
    files = {"processes": process(WAYS % second), "funnels": DEALS % "cso"}
    assert len(reported(play(tmp_path / "starter", **files), "OWN-2")) == found
    assert len(reported(play(tmp_path / "team", profile="team", **files), "OWN-2")) == 1


@pytest.mark.parametrize(("owner", "found"), [("ae", 0), ("cso", 1)])
def test_who_owns_the_stage_answers_for_the_step_that_reaches_it(tmp_path: Path, owner: str, found: int) -> None:
    steps = "- {id: call, raci: {sdr: R, ae: R}, stage: deals#open}\n"
    files = {"processes": process(steps), "funnels": DEALS % owner}
    assert len(reported(play(tmp_path, **files), "OWN-2")) == found


@pytest.mark.parametrize(
    ("way", "second", "found"), [("", "", 0), (", next: [b]", "", 1), ("", ", stage: deals#open", 1)]
)
def test_steps_that_are_only_listed_may_be_a_plan_of_several_teams(
    tmp_path: Path, way: str, second: str, found: int
) -> None:
    """The team sells in another process; a way that is written down passes work on."""
    files = {"funnels": DEALS % "cso"}
    files["processes"] = (
        process("- {id: call, owner: ae, stage: deals#open, next: []}\n")
        + f"fair: {{team: sales, steps: [{{id: a, owner: ae{way}}}, {{id: b, owner: cmo{second}}}]}}\n"
    )
    assert len(reported(play(tmp_path / "starter", **files), "HND-1")) == found
    assert len(reported(play(tmp_path / "team", profile="team", **files), "HND-1")) == 1


def test_two_hand_offs_of_two_things_are_not_one_twice(tmp_path: Path) -> None:
    files = {"processes": process(BORDER), "handoffs__one": f"object: lead\n{HANDOFF}"}
    for other, found in (("lead", 1), ("document", 0)):
        files["handoffs__two"] = f"object: {other}\n{HANDOFF}"
        messages = [message for _, message in reported(play(tmp_path / other, **files), "HND-1")]
        assert len([each for each in messages if "2 hand-offs" in each]) == found


@pytest.mark.parametrize(
    ("goals", "team", "starter"),
    [
        ("a: {name: A great place to work, team: sales}\n", 1, 0),
        ("a: {name: Hire six reps, team: sales}\n", 1, 0),
        ("a: {name: Fewer hires of equipment, team: sales}\n", 1, 1),
        ("a: {name: Win rate, team: sales}\n", 1, 1),
        ("a: {team: sales}\nb: {team: sales, parent: a, metrics: [won]}\n", 0, 0),
        ("a: {team: sales}\nb: {team: sales, parent: a, metrics: [won]}\nc: {team: sales, parent: a}\n", 2, 2),
        ("a: {team: sales}\nb: {team: sales, parent: a}\nc: {team: sales, parent: b, metrics: [won]}\n", 0, 0),
        (
            "a: {team: sales}\nb: {team: sales, parent: a}\nc: {team: sales, parent: b, metrics: [won]}\n"
            "d: {team: sales, parent: a}\n",
            2,
            2,
        ),
    ],
)
def test_goals_of_employees_wait_and_parts_measure_their_whole(
    tmp_path: Path, goals: str, team: int, starter: int
) -> None:
    names = ", ".join(line.split(":")[0] for line in goals.splitlines())
    files = {
        "goals": goals,
        "metrics": "won: {owner: ae, targets: [{period: 2026, value: 5}]}\n",
        "strategies": f"calls: {{team: sales, goals: [{names}], metrics: [won]}}\n",
    }
    assert len(reported(play(tmp_path / "team", profile="team", **files), "COV-2")) == team
    assert len(reported(play(tmp_path / "starter", **files), "COV-2")) == starter


def test_a_goal_measures_the_only_strategy_of_its_own_team(tmp_path: Path) -> None:
    """The other team helps; two of the own team share a number that does not say which of them works."""
    files = {"goals": "more: {team: sales, metrics: [won]}\n", "metrics": "won: {owner: ae}\n"}
    files["strategies"] = "calls: {team: sales, goals: [more]}\nads: {team: marketing, goals: [more]}\n"
    told = [message for _, message in reported(play(tmp_path / "one", **files), "COV-3")]
    assert told == ['strategy "Ads" has no metric']
    files["strategies"] += "visits: {team: sales, goals: [more]}\n"
    told = [message for _, message in reported(play(tmp_path / "two", **files), "COV-3")]
    assert told == ["3 of 3 strategies have no metric, nor a goal with one that they alone serve"]


@pytest.mark.parametrize(("limit", "found"), [("", 0), ("day_limit: 60, ", 1)])
def test_a_day_beyond_its_own_limit_is_a_contradiction(tmp_path: Path, limit: str, found: int) -> None:
    phase = "{id: one, from_day: D+0, to_day: D+0, items: [{text: Meet, do: meet, minutes: 600}]}"
    files = {"onboarding": f"start: {{roles: [ae], {limit}phases: [{phase}]}}\n"}
    assert len(reported(play(tmp_path / "starter", **files), "PTH-3")) == found
    assert len(reported(play(tmp_path / "team", profile="team", **files), "PTH-3")) == 1


LEADS = "leads: {object: lead, owner: cso, stages: [{id: open, owner: cso}, {id: mql, owner: cso, entry: [%s]}]}\n"


@pytest.mark.parametrize(
    ("entry", "found"),
    [("Has a budget, Named a date", 1), ("Asked for a call, Is a customer", 0)],
)
def test_one_of_several_ways_into_a_stage_is_no_contradiction(tmp_path: Path, entry: str, found: int) -> None:
    """A step that makes sure of something like one of the criteria may be one way in."""
    steps = "- {id: fair, owner: ae, exit: [Wants a call next week], stage: leads#mql}\n"
    files = {"processes": process(steps), "funnels": LEADS % entry}
    assert len(reported(play(tmp_path / "starter", **files), "STG-10")) == found
    assert len(reported(play(tmp_path / "team", profile="team", **files), "STG-10")) == 1


def test_an_error_in_starter_is_certain(tmp_path: Path) -> None:
    """Two statements that contradict each other; what follows from words or is missing is a warning there."""
    metrics = "a: {name: Deals, owner: ae, unit: EUR}\nb: {name: Deals, owner: ae, unit: orders}\n"
    for profile, level in (("starter", "warn"), ("team", "error"), ("strict", "error")):
        playbook = play(tmp_path / profile, profile=profile, metrics=metrics)
        assert [each for each, _ in reported(playbook, "OWN-3")] == [level]
    settings = "format: 1\ncompany: Oak & Lamp\nlevels: {OWN-3: error}\n"
    asked, _ = sound(tmp_path / "asked", playbook=settings, metrics=metrics, teams=TEAMS, roles=ROLES)
    assert [each.level for each in of(asked, "OWN-3")] == ["error"]
    assert {each.code for each in CHECKS if each.certain} >= {"MTH-4", "FRS-2", "VOC-2", "DUP-1"}
