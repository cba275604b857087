"""A rule speaks where it is sure, and once for a cause: what fires, and what looks like it and is none."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, of, play, process, reported

BARE_TEAMS = "marketing: {name: Marketing}\nsales: {name: Sales, leader: cso}\n"

WAY = """
- {id: campaign, owner: demand-manager, exit: [Answered the form]}
- {id: sort, owner: demand-manager, exit: [Fits us]}
- {id: talk, owner: sdr%s}
- {id: take, owner: ae%s}
"""
FROM_TO = "from: lead-to-deal#sort\nto: lead-to-deal#%s\nowner: ae\nacceptance: [%s]\n"


@pytest.mark.parametrize(
    ("talk", "take", "to", "asked", "found"),
    [
        ("", "", "talk", "Answered the form", 0),  # An earlier step of the sender.
        (", exit: [Named a date]", "", "take", "Named a date", 0),  # A step between sending and taking.
        ("", ", exit: [Named a date]", "take", "Named a date", 0),  # The step that takes the work.
        ("", "", "take", "Named a date", 0),  # The talk does not say what it makes sure of.
        (", exit: [Was there]", "", "take", "Named a date", 1),
        ("", "", "talk", "Named a date", 1),
    ],
)
def test_what_is_made_sure_of_anywhere_on_the_way_is_no_gap(
    tmp_path: Path, talk: str, take: str, to: str, asked: str, found: int
) -> None:
    playbook = play(
        tmp_path, profile="team", processes=process(WAY % (talk, take)), handoffs__one=FROM_TO % (to, asked)
    )
    assert len(reported(playbook, "HND-7")) == found


@pytest.mark.parametrize(
    ("exit_", "asked", "found"),
    [
        ("The score reached the threshold", "The score reached the threshold of <term:threshold.value>", 0),
        ("Reached the threshold of 20 points", "Reached the threshold of <term:threshold.value>", 1),
        ("Matches the ideal buyer", "The company has 40 or more trucks", 0),
        ("Matches the ideal buyer", "The company has 90 or more trucks", 1),
        ("Has a budget", "Has a budget and a date and a sponsor who signs", 1),
        ("Mail sent", "Buyer did not answer three mails", 0),
        ("Mail sent", "Buyer didn't answer three mails", 0),
        ("Mail sent", "The buyer hasn’t paid", 0),
        ("Mail sent", "Buyer cannot be reached", 0),
        ("Mail sent", "Invoice is overdue", 0),
        ("Mail sent", "Invoice is not overdue", 1),
        ("Mail sent", "Budget isn't yet expired", 1),
        ("Mail sent", "Has no unpaid invoice", 1),
        ("Mail sent", "Not a payroll customer", 1),
    ],
)
def test_a_criterion_may_be_said_by_a_term_or_less_exactly(tmp_path: Path, exit_: str, asked: str, found: int) -> None:
    words = "threshold: {name: Score to pass, definition: The score, value: 30 points}\n"
    words += "ideal-buyer: {name: Ideal buyer, definition: A company that has 40 or more trucks}\n"
    steps = BORDER.replace("[{id: fit, text: Fits}, {id: score, text: Scored}]", f"[{exit_}]")
    handoff = HANDOFF.replace("[{id: fit, text: Fits}, {id: score, text: Scored}]", f'["{asked}"]')
    playbook = play(tmp_path, profile="team", processes=process(steps), handoffs__one=handoff, glossary=words)
    assert [level for level, _ in reported(playbook, "HND-7")] == ["warn"] * found


def test_several_criteria_and_hand_offs_of_one_gap_are_one_finding(tmp_path: Path) -> None:
    steps = (
        "- {id: web, owner: demand-manager, exit: [Asked], next: [take]}\n"
        "- {id: fair, owner: demand-manager, exit: [Asked], next: [take]}\n- {id: take, owner: ae}\n"
    )
    asked = "owner: ae\nacceptance: [Has a budget, {text: Named a date, kind: buyer}]\n"
    ends = {
        f"handoffs__{name}": f"from: lead-to-deal#{name}\nto: lead-to-deal#take\n{asked}" for name in ("web", "fair")
    }
    playbook = play(tmp_path, profile="strict", processes=process(steps), **ends)
    (found,) = of(playbook, "HND-7")
    message = 'hand-offs "Fair" and "Web" ask for "Has a budget" and 1 more, which no step before them makes sure of'
    assert (found.level, found.message) == ("warn", message)
    assert "has-a-budget" not in found.hint
    waived = f"{ends['handoffs__web']}waive: [{{check: HND-7, reason: Rare, until: 2026-12-31, by: ae}}]\n"
    files = {"processes": process(steps), "handoffs__web": waived, "handoffs__fair": ends["handoffs__fair"]}
    other = play(tmp_path / "w", profile="team", **files)
    assert sorted((each.subject, each.waived) for each in of(other, "HND-7")) == [
        ("handoff:fair", ""),
        ("handoff:web", "Rare"),
    ]


@pytest.mark.parametrize(
    ("levels", "errors"),
    [
        ("{role: ae}, {role: cso, given: Agreed by finance}", 0),
        ("{up_to: 5%, role: ae}, {role: cmo}, {role: cso}", 0),
        ("{role: cmo}, {up_to: 5%, role: ae}", 1),
    ],
)
def test_who_all_have_to_agree_is_no_ladder_of_limits(tmp_path: Path, levels: str, errors: int) -> None:
    matrix = f"terms: {{name: Terms, grants: Longer terms, grants_a: term, levels: [{levels}]}}\n"
    playbook = play(tmp_path, profile="team", approvals=matrix)
    assert [level for level, _ in reported(playbook, "PRC-2")] == ["error"] * errors


LATE = (
    "deals: {owner: cso, object: %s, stages: [{id: talk, owner: ae, %s}, {id: order, %s}, {id: won, outcome: won}]}\n"
)


@pytest.mark.parametrize(
    ("kind", "exit_", "entry", "found"),
    [
        ("opportunity", "exit: [Offer sent]", "exit: [{text: Signed, kind: buyer}]", 1),
        ("opportunity", "exit: [Offer sent]", "entry: [{text: Asked for terms, kind: buyer}]", 0),
        ("opportunity", "exit: [The customer named a date]", "exit: [{text: Signed, kind: buyer}]", 0),
        ("opportunity", "exit: [The customer is listed]", "exit: [{text: Signed, kind: buyer}]", 1),
        ("opportunity", "exit: [{text: The customer named a date, kind: seller}]", "exit: [Signed]", 1),
        ("customer", "exit: [Half of the seats are used]", "exit: [{text: Signed, kind: buyer}]", 0),
        ("lead", "exit: [{text: Written to, kind: seller}]", "exit: [{text: Answered, kind: buyer}]", 0),
    ],
)
def test_only_where_it_is_sure_that_no_buyer_acts(
    tmp_path: Path, kind: str, exit_: str, entry: str, found: int
) -> None:
    playbook = play(tmp_path, profile="team", funnels=LATE % (kind, exit_, entry))
    assert len([each for each in reported(playbook, "STG-2") if '"Talk"' in each[1]]) == found


def test_a_funnel_that_never_says_who_acts_is_told_once(tmp_path: Path) -> None:
    funnel = LATE % ("opportunity", "exit: [Offer sent]", "exit: [Terms settled]")
    (found,) = of(play(tmp_path / "a", profile="team", funnels=funnel), "STG-2")
    assert found.message == 'nothing the buyer does lets one leave the stage "Talk" of "Deals", nor one more'
    assert len(found.also) == 1
    assert len(reported(play(tmp_path / "s", profile="strict", funnels=funnel), "STG-2")) == 2


@pytest.mark.parametrize(
    ("stages", "levels"),
    [
        ("{id: use}, {id: renew}", ["warn"]),
        ("{id: use, next: [renew]}, {id: gone, outcome: lost}, {id: renew, next: []}", ["warn"]),
        ("{id: use}, {id: renew, recycle_to: use}", []),
    ],
)
def test_a_lifecycle_has_no_end_by_nature(tmp_path: Path, stages: str, levels: list[str]) -> None:
    for kind, expected in (("customer", levels), ("lead", ["error" if "gone" in stages else each for each in levels])):
        funnel = f"life: {{owner: cso, object: {kind}, stages: [{stages}]}}\n"
        found = [
            level
            for level, message in reported(play(tmp_path / kind, profile="team", funnels=funnel), "STG-4")
            if "out" in message
        ]
        assert found == expected


ONE = "deals: {owner: cso, stages: [{id: talk, %s}, {id: won, outcome: won}]}\n"


@pytest.mark.parametrize(
    ("stage", "steps", "found"),
    [
        ("", "- {id: ring, owner: ae}", ["an owner and exit criteria"]),
        ("", "- {id: ring, owner: ae, stage: deals#talk, exit: [Answered]}", []),
        ("", "- {id: ring, owner: ae, stage: deals#talk}", ["exit criteria"]),
        ("forecast: omitted", "- {id: ring, owner: ae}", []),
    ],
)
def test_what_the_steps_say_is_said_of_their_stage(tmp_path: Path, stage: str, steps: str, found: list[str]) -> None:
    playbook = play(tmp_path, funnels=ONE % stage, processes=process(steps))
    assert [message for _, message in reported(playbook, "STG-1")] == [
        f'the stage "Talk" lacks {each}' for each in found
    ]


def test_the_hand_off_that_leaves_a_stage_says_what_lets_one_on(tmp_path: Path) -> None:
    stages = "{id: raw, owner: cmo}, {id: talk, owner: ae, exit: [Met]}, {id: won, outcome: won}"
    funnel = f"deals: {{owner: cso, stages: [{stages}]}}"
    steps = BORDER.replace("manager, exit", "manager, stage: deals#raw, exit").replace(
        "sdr}", "sdr, stage: deals#talk}"
    )
    steps = steps.replace("exit: [{id: fit, text: Fits}, {id: score, text: Scored}]", "outputs: [List]")
    playbook = play(tmp_path, funnels=funnel, processes=process(steps), handoffs__one=HANDOFF)
    assert reported(playbook, "STG-1") == []


def test_a_stage_without_a_way_out_is_told_once(tmp_path: Path) -> None:
    funnel = (
        "life: {owner: cso, object: customer, stages: [{id: use, owner: ae, exit: [Used]}, {id: renew, owner: ae}]}\n"
    )
    found = play(tmp_path, funnels=funnel).findings
    assert [each.code for each in found if each.code.startswith("STG")] == ["STG-4"]


def test_a_team_without_a_leader_is_one_finding_in_every_profile(tmp_path: Path) -> None:
    files = {"teams": BARE_TEAMS, "goals": "a: {team: marketing}\nb: {team: marketing}\nc: {team: sales}\n"}
    files["strategies"] = "d: {team: marketing, goals: [a, b]}\n"
    for profile in ("starter", "team", "strict"):
        found = of(play(tmp_path / profile, profile=profile, **files), "OWN-1")
        message = 'the team "Marketing" has no leader, and no role answers for 2 goals and a strategy of it'
        assert [each.message for each in found] == [message]
        assert (found[0].subject, len(found[0].also)) == ("team:marketing", 3)
    one = play(tmp_path / "one", teams=BARE_TEAMS, goals="a: {team: marketing}\n")
    assert [message for _, message in reported(one, "OWN-1")] == ['goal "A" has no owner']


def test_who_moves_a_metric_is_asked_about_it(tmp_path: Path) -> None:
    metrics = "moved: {contributors: [ae]}\nbare: {}\n"
    found = reported(play(tmp_path / "t", metrics=metrics), "OWN-1")
    assert [message for _, message in found] == ['metric "Bare" has no owner']
    assert len(reported(play(tmp_path / "s", profile="strict", metrics=metrics), "OWN-1")) == 2


def test_a_step_may_be_named_after_the_stage_it_reaches(tmp_path: Path) -> None:
    funnel = "deals: {owner: cso, stages: [{id: open, owner: ae}, {id: signed, name: Signed, outcome: won}]}\n"
    steps = "- {id: sign, name: Signed, owner: ae%s}\n"
    there = play(tmp_path / "a", profile="team", funnels=funnel, processes=process(steps % ", stage: deals#signed"))
    assert reported(there, "VOC-1") == []
    other = play(tmp_path / "b", profile="team", funnels=funnel, processes=process(steps % ", stage: deals#open"))
    assert len(reported(other, "VOC-1")) == 1


@pytest.mark.parametrize(
    ("definition", "formula", "found"),
    [("Weekly active users by seats", "WAU / seats", 0), ("All users by seats", "WAU / seats", 1), ("", "QTD", 0)],
)
def test_an_acronym_may_be_spelled_out_anywhere_in_its_definition(
    tmp_path: Path, definition: str, formula: str, found: int
) -> None:
    files = {
        "metrics": f"use: {{definition: '{definition or 'How much'}', formula: {formula}}}\n",
        "glossary": "a: {}\n",
    }
    assert len(reported(play(tmp_path, profile="team", **files), "VOC-4")) == found


PATH = "ramp: {roles: [ae], phases: [{id: one, from_day: D+0, to_day: D+29, items: [%s]%s}]}\n"
DUTY = process("- {id: ring, owner: ae}\n- {id: sign, owner: ae}\n")


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("{text: Listen to calls, do: shadow}", [("info", "is taught is not known")]),
        ("{text: Ring, do: practise, about: ['process:lead-to-deal#ring']}", [("warn", '"AE" for 50% of its duties')]),
        ("{text: All of it, do: practise, about: ['process:lead-to-deal']}", []),
    ],
)
def test_what_items_do_not_name_may_be_taught_all_the_same(
    tmp_path: Path, item: str, found: list[tuple[str, str]]
) -> None:
    told = reported(play(tmp_path, profile="team", processes=DUTY, onboarding=PATH % (item, "")), "PTH-6")
    assert [level for level, _ in told] == [level for level, _ in found]
    assert all(words in message for (_, message), (_, words) in zip(told, found, strict=True))


def test_paths_that_name_no_work_are_one_note(tmp_path: Path) -> None:
    item = "{text: Listen to calls, do: shadow}"
    paths = PATH % (item, "") + (PATH % (item, "")).replace("ramp", "second")
    assert len(reported(play(tmp_path, profile="team", processes=DUTY, onboarding=paths), "PTH-6")) == 1


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("{text: Meet people, do: meet}", 0),
        ("{text: Settle the list with your manager, do: meet}", 1),
        ("{text: See a campaign, do: meet, with_team: marketing}", 0),
        ("{text: Read the price list, do: check}", 1),
    ],
)
def test_another_team_is_met_once_on_a_path_or_perhaps(tmp_path: Path, item: str, found: int) -> None:
    second = ", {id: two, from_day: D+30, to_day: D+59, items: [{text: Ring, do: practise}]}"
    path = (PATH % (item, "")).replace("}]}\n", f"}}{second}]}}\n")
    assert len(reported(play(tmp_path, profile="team", onboarding=path), "PTH-7")) == found


@pytest.mark.parametrize(("value", "found"), [("4", 0), ("0", 1)])
def test_numbers_to_reach_are_a_sign_off(tmp_path: Path, value: str, found: int) -> None:
    reach = f', milestones: [{{id: m, text: Meetings held, value: "{value}", by: D+29}}]'
    path = PATH % ("{text: Ring, do: practise}", reach)
    assert len(reported(play(tmp_path / "t", profile="team", onboarding=path), "PTH-4")) == found
    assert len(reported(play(tmp_path / "s", profile="strict", onboarding=path), "PTH-4")) == 1


def test_a_path_is_asked_for_who_works_and_not_for_who_leads(tmp_path: Path) -> None:
    files = {"processes": process("- {id: ring, owner: sdr}\n- {id: approve, owner: cso}\n- {id: sell, owner: ae}\n")}
    files["onboarding"] = PATH % ("{text: Ring, do: practise}", "")
    assert [message for _, message in reported(play(tmp_path / "t", profile="team", **files), "PTH-5")] == [
        'role "SDR" has no onboarding path'
    ]
    assert len(reported(play(tmp_path / "s", profile="strict", **files), "PTH-5")) == 2


@pytest.mark.parametrize(("name", "found"), [("Signed this quarter", 1), ("Signed, year to date", 0)])
def test_a_running_total_is_not_compared_with_a_milestone(tmp_path: Path, name: str, found: int) -> None:
    metric = f"m: {{name: '{name}', cadence: quarterly, owner: ae, targets: [{{period: 2026-Q4, value: '5'}}"
    metric += ", {period: 2027-Q1, value: '8'}]}\n"
    reach = ", milestones: [{id: m, metric: m, value: '%s', by: D+29}]"
    path = PATH % ("{text: Ring, do: practise}", reach)
    assert len(reported(play(tmp_path / "a", metrics=metric, onboarding=path % 9), "DUP-7")) == found
    assert reported(play(tmp_path / "b", metrics=metric, onboarding=path % 7), "DUP-7") == []


TRIAL = (
    "deals: {owner: cso, object: opportunity, "
    "stages: [{id: talk, owner: ae}, {id: trial, owner: ae}, {id: sign, owner: ae}]}\n"
)


@pytest.mark.parametrize(("last", "found"), [("deals#sign", 0), ("deals#talk", 1)])
def test_who_works_before_and_after_a_stage_keeps_the_deal(tmp_path: Path, last: str, found: int) -> None:
    steps = (
        "- {id: ring, owner: ae, stage: deals#talk}\n- {id: try, owner: demand-manager, stage: deals#trial}\n"
        f"- {{id: close, owner: ae, stage: '{last}'}}\n"
    )
    assert len(reported(play(tmp_path / "role", funnels=TRIAL, processes=process(steps)), "DUP-8")) == found
    of_teams = TRIAL.replace("owner: ae", "team: sales")
    assert len(reported(play(tmp_path / "team", funnels=of_teams, processes=process(steps)), "DUP-8")) == found


def test_a_team_owns_a_stage_as_its_leader_does(tmp_path: Path) -> None:
    """Selling begins where another team than the first answers, and work of others contradicts it."""
    stages = (
        "leads: {object: lead, owner: cso, stages: [{id: mql, %s, exit: [Asked by us]}, "
        "{id: sql, %s, exit: [We sent an offer]}, {id: won, owner: cso, outcome: won}]}\n"
    )
    steps = process("- {id: call, owner: ae, stage: leads#mql}\n- {id: sell, owner: ae, stage: leads#sql}\n")
    found = {}
    for name, first, second in (("role", "owner: cmo", "owner: cso"), ("team", "team: marketing", "team: sales")):
        playbook = play(tmp_path / name, profile="team", funnels=stages % (first, second), processes=steps)
        found[name] = [reported(playbook, code) for code in ("STG-2", "DUP-8")]
    assert found["team"] == [
        [("warn", 'nothing the buyer does lets one leave the stage "Sql"')],
        [("warn", 'the stage "Mql" belongs to Marketing, and its steps are done by Sales')],
    ]
    assert found["role"][0] == found["team"][0]
    assert len(found["role"][1]) == 1


@pytest.mark.parametrize(
    ("claim", "found"),
    [("Oak & Lamp is a workshop for lamps.", 0), ("Oak & Lamp is the fastest workshop.", 1), ("Lamps in 3 days.", 1)],
)
def test_who_says_what_they_are_claims_nothing(tmp_path: Path, claim: str, found: int) -> None:
    assert len(reported(play(tmp_path, messages=f"m: {{claim: '{claim}'}}\n"), "MSG-3")) == found


def test_a_team_without_a_leader_owns_no_stage(tmp_path: Path) -> None:
    teams = "marketing: {name: Marketing}\nsales: {name: Sales, leader: cso}\n"
    stages = (
        "leads: {object: lead, owner: cso, stages: [{id: mql, team: %s, exit: [Asked]}, {id: won, outcome: won}]}\n"
    )
    told = {
        team: reported(play(tmp_path / team, profile="team", teams=teams, funnels=stages % team), "STG-1")
        for team in ("marketing", "sales")
    }
    assert [len(told[team]) for team in ("marketing", "sales")] == [1, 0]


def test_a_team_without_any_strategy_is_one_finding(tmp_path: Path) -> None:
    files = {"goals": "a: {team: sales}\nb: {team: sales, priority: high}\nc: {team: marketing}\n"}
    files["strategies"] = "d: {team: marketing}\n"
    assert sorted(reported(play(tmp_path, profile="team", **files), "COV-1")) == [
        ("error", 'Sales has 2 goals, as "A", and no strategy'),
        ("warn", 'no strategy supports the goal "C"'),
    ]


@pytest.mark.parametrize(("others", "found"), [("", 0), ("e: {team: sales, goals: [a], metrics: [n]}\n", 1)])
def test_a_goal_measures_the_strategy_that_alone_serves_it(tmp_path: Path, others: str, found: int) -> None:
    files = {"goals": "a: {team: sales, metrics: [n]}\n", "metrics": "n: {owner: ae}\n"}
    files["strategies"] = f"d: {{team: sales, goals: [a]}}\n{others}"
    assert len(reported(play(tmp_path / "t", **files), "COV-3")) == found
    assert len(reported(play(tmp_path / "s", profile="strict", **files), "COV-3")) == 1


def test_whom_a_strategy_is_for_may_stand_in_its_summary(tmp_path: Path) -> None:
    audiences = "small: {level: segment}\n"
    strategies = "a: {team: sales, goals: [g], audiences: [small], metrics: [n]}\n" + "".join(
        f"s-{n}: {{team: sales, goals: [g], metrics: [n], %s}}\n" for n in range(3)
    )
    files = {"goals": "g: {team: sales}\n", "metrics": "n: {owner: ae}\n", "audiences": audiences}
    bare = strategies.replace("%s", "motion: inbound")
    told = strategies.replace("%s", "summary: For all who ask")
    message = '3 of 4 strategies say nowhere whom they are for: "S 0", "S 1" and "S 2"'
    assert reported(play(tmp_path / "a", profile="team", strategies=bare, **files), "COV-3") == [("info", message)]
    assert reported(play(tmp_path / "b", profile="team", strategies=told, **files), "COV-3") == []
    strict = reported(play(tmp_path / "s", profile="strict", strategies=told, **files), "COV-3")
    assert [level for level, _ in strict] == ["warn"] * 3


def test_a_stage_that_one_team_enters_and_works_at_is_no_border(tmp_path: Path) -> None:
    """A score moves the lead; the team that answers for the next stage takes nothing over."""
    stages = "{id: raw, owner: demand-manager}, {id: scored, owner: ae}, {id: won, outcome: won}"
    funnel = f"leads: {{owner: cso, stages: [{stages}]}}"
    steps = "- {id: score, owner: %s, stage: leads#scored}\n"
    for role, borders in (("demand-manager", 0), ("sdr", 1)):
        found = reported(play(tmp_path / role, funnels=funnel, processes=process(steps % role)), "HND-1")
        assert len(found) == borders


@pytest.mark.parametrize(("info", "found"), [("info: [The brief, The dates]", 0), ("reject_to: campaign", 1)])
def test_what_is_listed_as_handed_on_is_what_is_accepted(tmp_path: Path, info: str, found: int) -> None:
    steps = f"- {{id: campaign, owner: cmo, hands_to: {{step: qualify, {info}}}}}\n- {{id: qualify, owner: sdr}}\n"
    assert len(reported(play(tmp_path, processes=process(steps)), "HND-2")) == found


@pytest.mark.parametrize(("time", "found"), [("2 business d", 1), ("30 calendar d", 0)])
def test_what_runs_for_weeks_is_missed_in_sight(tmp_path: Path, time: str, found: int) -> None:
    handoff = HANDOFF.replace("4 business h", time).replace("breach: {escalate_to: cso}\n", "")
    handoff = handoff.replace(", volume: 40 per month", "")
    playbook = play(tmp_path, profile="team", processes=process(BORDER), handoffs__one=handoff)
    assert len(reported(playbook, "HND-6")) == found


def test_a_hand_off_inside_a_team_that_is_led_needs_no_other_owner(tmp_path: Path) -> None:
    steps = "- {id: find, owner: sdr}\n- {id: sell, owner: ae}\n"
    handoff = "{from: lead-to-deal#find, to: lead-to-deal#sell}"
    assert reported(play(tmp_path / "a", processes=process(steps), handoffs__one=handoff), "OWN-1") == []
    bare = TEAMS.replace(", leader: cso", "")
    found = play(
        tmp_path / "b", profile="team", teams=bare, roles=ROLES, processes=process(steps), handoffs__one=handoff
    )
    assert len([each for each in of(found, "OWN-1") if each.subject == "handoff:one"]) == 1
