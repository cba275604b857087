"""The profile starter: contradictions, and holes where the playbook shows who depends on it; the rest is counted."""

from pathlib import Path

import pytest
from tests.book import of, sound
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, play, process, reported

from playpress.checks import CHECKS
from playpress.checks.check import IN_STARTER
from playpress.derive import coverage, goal_time
from playpress.model.kinds.goal import Goal


def test_what_can_wait_is_counted_and_never_called_well(tmp_path: Path) -> None:
    """By its check; the profile team lists it. A level in the settings asks for it."""
    files = {"glossary": "pipeline: {definition: The pipeline}\n", "goals": "more: {team: sales}\n"}
    starter, team = play(tmp_path / "starter", **files), play(tmp_path / "team", profile="team", **files)
    assert starter.later == {"VOC-5": 1}
    assert {each.code for each in team.findings} - {each.code for each in starter.findings} == {"VOC-5"}
    assert team.later == {}
    settings = "format: 1\ncompany: Oak & Lamp\nlevels: {VOC-5: warn}\n"
    asked, _ = sound(tmp_path / "asked", playbook=settings, teams=TEAMS, roles=ROLES, **files)
    assert len(of(asked, "VOC-5")) == 1
    assert {check.in_starter for check in CHECKS} == set(IN_STARTER)


def test_what_is_accepted_is_not_counted_for_later(tmp_path: Path) -> None:
    waive = "waive: [{check: VOC-5, reason: A trial, until: 2026-12-31, by: ae}]"
    files = {"glossary": f"pipeline: {{definition: The pipeline, {waive}}}\n"}
    assert play(tmp_path, **files).later == {}


def handed(object_: str, more: str = "") -> dict[str, str]:
    """One hand-off of something, in which nothing else is said; and what is handed over besides."""
    steps = f"- {{id: a, owner: cmo, hands_to: {{step: b{object_}}}}}\n- {{id: b, owner: ae}}\n{more}"
    return {"processes": process(steps)}


LEAD_AS_WELL = "- {id: c, owner: cmo, hands_to: {step: d, object: lead, accept: [Fits], within: 1 business d}}\n"
LEAD_AS_WELL += "- {id: d, owner: ae}\n"


@pytest.mark.parametrize(
    ("object_", "more", "found"),
    [
        (", object: lead", "", ["HND-2", "HND-3"]),
        ("", "", ["HND-2", "HND-3"]),  # Nothing says what passes anywhere: it may be a buyer.
        (", object: content", "", []),
        ("", LEAD_AS_WELL, ["HND-3"]),
        (", object: account", LEAD_AS_WELL, ["HND-2", "HND-3"]),
    ],
)
def test_a_hole_in_a_hand_off_matters_where_a_buyer_or_a_team_waits(
    tmp_path: Path, object_: str, more: str, found: list[str]
) -> None:
    """What is accepted: of a buyer. By when: of all that others wait for."""
    asked = {"HND-2", "HND-3"}
    playbook = play(tmp_path / "starter", **handed(object_, more))
    assert sorted(each.code for each in playbook.findings if each.code in asked) == found
    team = play(tmp_path / "team", profile="team", **handed(object_, more))
    assert {each.code for each in team.findings if each.code in asked} == asked


@pytest.mark.parametrize(
    ("last", "teams"),
    [
        ("- {id: b, name: Use it, owner: csm}", [("Marketing", "Sales"), ("Sales", "Success")]),
        ("- {id: b, name: Approve the text, owner: csm}", [("Marketing", "Sales")]),
        ("- {id: b, name: Use it, owner: cmo}", [("Marketing", "Sales")]),
    ],
)
def test_an_approval_and_what_comes_back_can_wait(tmp_path: Path, last: str, teams: list[tuple[str, str]]) -> None:
    files = {"teams": f"{TEAMS}success: {{}}\n", "roles": f"{ROLES}csm: {{team: success}}\n"}
    files["funnels"] = "deals: {owner: cso, object: account, stages: [{id: open, owner: cso}]}\n"
    files["processes"] = (
        process("- {id: find, owner: cmo}\n- {id: call, owner: ae, stage: deals#open, next: []}\n")
        + f"other: {{team: sales, steps: [{{id: a, owner: ae, next: [b]}}, {last.removeprefix('- ')}]}}\n"
    )
    told = [message for _, message in reported(play(tmp_path, **files), "HND-1")]
    assert [each.split(" (")[0] for each in told] == [f"no hand-off defined from {a} to {b}" for a, b in teams]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("name: More", None),
        ("name: More, summary: Six stories (H1 2026)", "2026-06-30"),
        ("name: More in Q2 2026", "2026-06-30"),
        ("name: More, summary: By 2025", "2025-12-31"),
        ("name: More, summary: As in 2025-H1 and again in Q4 2026", None),
        ("name: Room 2025", None),
        ("name: More in FY25", None),  # A fiscal one needs the fiscal year.
    ],
)
def test_a_goal_for_a_period_that_is_over_is_no_hole(tmp_path: Path, words: str, found: str | None) -> None:
    """It is out of date: FRS-4 says so, and nothing asks for a strategy or a metric any more."""
    playbook = play(tmp_path, goals=f"old: {{team: sales, {words}}}\n", metrics="m: {owner: ae}\n")
    assert playbook.book is not None
    (goal,) = playbook.book.active(Goal)
    period = goal_time.over(playbook.book, goal)
    assert (str(period.end) if period else None) == found
    codes = {each.code for each in playbook.findings}
    assert codes & {"COV-1", "FRS-4"} == ({"FRS-4"} if found else {"COV-1"})
    assert coverage.strategy_coverage(playbook.book) == (None if found else 0)


@pytest.mark.parametrize(
    "said",
    [
        "name: Beat Q4 2025 by 20%",
        "name: Exceed Q4 2025",
        "name: Sell 10% more than in Q4 2025",
        "name: Q1 25 leads a week",
        "summary: We lost 30 in 2025.",
    ],
)
def test_a_time_that_a_goal_compares_with_is_not_its_own(tmp_path: Path, said: str) -> None:
    playbook = sound(tmp_path, teams=TEAMS, roles=ROLES, goals=f"old: {{team: sales, {said}}}\n")[0]
    assert of(playbook, "FRS-4") == []
    assert len(of(playbook, "COV-1")) == 1


def test_a_goal_of_a_past_fiscal_period_needs_the_fiscal_year(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak & Lamp\nfiscal_year: {starts: february, named_by: end}\n"
    files = {"teams": TEAMS, "roles": ROLES, "goals": "old: {team: sales, summary: FY26-Q1 only}\n"}
    told = [each.message for each in of(sound(tmp_path, playbook=settings, **files)[0], "FRS-4")]
    assert told == ['the goal "Old" is for Q1 FY26, which ended on 2025-04-30']


STEPS = """
- {id: write, owner: demand-manager, %s}
- {id: judge, name: %s, owner: sdr}
"""


@pytest.mark.parametrize(
    ("sender", "receiver", "found"),
    [
        ("do: Write it", "Use it", 1),
        ("do: Write it", "Approve the draft", 0),
        ("do: Write it", "Final review", 0),
        ("do: Write it", "Sign off the day", 0),
        ("do: Write it", "Assign the task", 1),
        ("do: Write it", "Sign the contract with the customer", 1),
        ("do: Write it", "Check in with the customer", 1),
        ("do: Write it", "Signal the new customer", 1),
        ("exit: [Two pages]", "Use it", 0),
        ("next: [{to: judge, when: Two pages are there}]", "Use it", 0),
        ("entry: [Two pages]", "Use it", 0),
    ],
)
def test_steps_may_say_what_is_taken(tmp_path: Path, sender: str, receiver: str, found: int) -> None:
    """Strict asks in any case, and a contract in a file of its own says it itself."""
    files = {"processes": process(STEPS % (f"{sender}, hands_to: {{step: judge}}", receiver))}
    assert len(reported(play(tmp_path / "starter", **files), "HND-2")) == found
    assert len(reported(play(tmp_path / "strict", profile="strict", **files), "HND-2")) == 1
    filed = {"processes": process(STEPS % (sender, receiver)), "handoffs__draft": "from: lead-to-deal#write\n"}
    filed["handoffs__draft"] += "to: lead-to-deal#judge\n"
    assert len(reported(play(tmp_path / "filed", **filed), "HND-2")) == 1


@pytest.mark.parametrize(
    ("checklist", "found"),
    [
        ("inbox: {per: week, items: [{text: Read it, role: sdr}]}", 0),
        ("inbox: {name: Daily check, items: [{text: Read it, role: sdr}]}", 0),
        ("inbox: {per: week, items: [{text: Read it, role: ae}]}", 1),
        ("inbox: {per: deal, items: [{text: Read it, role: sdr}]}", 1),
    ],
)
def test_who_goes_through_a_list_each_week_takes_it_in_time(tmp_path: Path, checklist: str, found: int) -> None:
    handoff = HANDOFF.replace("by: sales, what: First call, value: 4 business h", "by: sales, what: First call")
    files = {"processes": process(BORDER), "handoffs__one": handoff, "checklists": f"{checklist}\n"}
    assert len(reported(play(tmp_path / "starter", **files), "HND-3")) == found
    assert len(reported(play(tmp_path / "strict", profile="strict", **files), "HND-3")) == 1


@pytest.mark.parametrize(
    ("details", "summary", "found"),
    [
        ("", "", 1),
        ("details: Most take 2 to 3 weeks", "", 0),
        ("details: It takes the two of us", "", 1),
        ("", "summary: Takes up to 6 weeks\n", 0),
    ],
)
def test_the_words_of_a_step_or_of_its_process_say_how_long_it_takes(
    tmp_path: Path, details: str, summary: str, found: int
) -> None:
    steps = f"- {{id: a, owner: cmo, hands_to: {{step: b}}}}\n- {{id: b, owner: ae, {details}}}\n{LEAD_AS_WELL}"
    files = {"processes": process(steps, f"  {summary}" if summary else "")}
    assert len(reported(play(tmp_path, **files), "HND-3")) == found


@pytest.mark.parametrize(("by", "found"), [("sales", 0), ("marketing", 1)])
def test_the_words_of_a_promise_say_when_where_the_receiver_makes_it(tmp_path: Path, by: str, found: int) -> None:
    handoff = HANDOFF.replace(
        "{by: sales, what: First call, value: 4 business h}", "{by: %s, what: Mail within 2 days}"
    )
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=handoff % by)
    assert len(reported(playbook, "HND-3")) == found


@pytest.mark.parametrize("profile", ["starter", "team"])
def test_what_several_hand_offs_lack_is_one_finding(tmp_path: Path, profile: str) -> None:
    """With what to do for all of them, and the cost of the costliest."""
    ends = [("ae", "cmo"), ("cmo", "ae"), ("cmo", "sdr")]
    pairs = "".join(
        f"- {{id: a{n}, owner: {one}, hands_to: {{step: b{n}, object: lead}}}}\n- {{id: b{n}, owner: {other}}}\n"
        for n, (one, other) in enumerate(ends)
    )
    playbook = play(tmp_path, profile=profile, processes=process(pairs))
    whole = "3 of 3 hand-offs have a receiver who promises no time to act, there or in its own step"
    assert reported(playbook, "HND-3") == [("warn", whole)]
    (found,) = [each for each in playbook.findings if each.code == "HND-3"]
    assert "of each" in found.hint
    assert len(found.also) == 2


def test_steps_without_a_role_are_one_sentence_where_most_have_one(tmp_path: Path) -> None:
    named = "".join(f"- {{id: named-{n}, owner: ae}}\n" for n in range(4))
    bare = "".join(f"- {{id: bare-{n}}}\n" for n in range(3))
    told = '3 of 7 steps name no role: 3 of "Lead to deal"; who owns the process answers'
    most, few = process(named + bare), process(named + bare + "- {id: x}\n- {id: y}\n")
    assert reported(play(tmp_path / "most", profile="team", processes=most), "OWN-2") == [("warn", told)]
    assert reported(play(tmp_path / "few", profile="team", processes=few), "OWN-2") == []
    starter = play(tmp_path / "starter", processes=most)
    assert (reported(starter, "OWN-2"), starter.later["OWN-2"]) == ([], 1)


WON = "deals: {owner: cso, stages: [{id: open, owner: cso}, {id: won, outcome: won}]}\n"
SHARED = "raci: {sdr: R, ae: R}"
MISSING = [("warn", 'step "B": no role is accountable')]


@pytest.mark.parametrize(
    ("before", "people", "after", "found"),
    [
        ("owner: ae", SHARED, "owner: ae", []),  # A chore inside a team.
        ("owner: ae", f"{SHARED}, decides: [price]", "owner: ae", MISSING),
        ("owner: ae", f"{SHARED}, stage: deals#open", "owner: ae", MISSING),
        ("owner: ae", "raci: {sdr: R, cmo: R}", "owner: ae", MISSING),
        ("owner: ae, hands_to: {step: b, object: lead}", SHARED, "owner: ae", MISSING),
        ("owner: ae, hands_to: {step: b, object: content}", SHARED, "owner: ae", []),
        (
            "owner: ae",
            "raci: {sdr: A, ae: A}",
            "owner: ae",
            [("warn", 'step "B": two accountable roles (SDR and AE)')],
        ),
        ("owner: ae", "do: Ring, decides: [price]", "owner: ae", []),  # The owner of the process answers.
    ],
)
def test_who_is_accountable_is_asked_where_teams_share_one_decides_or_a_buyer_passes(
    tmp_path: Path, before: str, people: str, after: str, found: list[tuple[str, str]]
) -> None:
    """Team asks it of any step; what contradicts itself is told in starter as well."""
    files = {
        "funnels": WON,
        "processes": process(f"- {{id: a, {before}}}\n- {{id: b, {people}}}\n- {{id: c, {after}}}")
        + "elsewhere: {team: marketing, steps: [{id: a, owner: cmo, stage: deals#open}]}\n",
    }
    assert reported(play(tmp_path / "starter", **files), "OWN-2") == found
    if people.startswith(SHARED):
        assert reported(play(tmp_path / "team", profile="team", **files), "OWN-2") == MISSING


@pytest.mark.parametrize(
    "word", ["name: Launch", "name: Go to market, aliases: [launch]", "name: Big, acronym: LAUNCH"]
)
def test_the_name_of_a_step_says_what_is_done(tmp_path: Path, word: str) -> None:
    """It is no second meaning of a term, also where a metric of that name is explained as another thing."""
    files = {
        "processes": process("- {id: a, name: Launch, owner: ae}"),
        "glossary": f"t: {{{word}, team: marketing, definition: The first day on sale}}\n",
    }
    assert reported(play(tmp_path / "starter", **files), "VOC-1") == []
    assert len(reported(play(tmp_path / "team", profile="team", **files), "VOC-1")) == 1
    files["metrics"] = "m: {name: Launch, owner: ae, definition: Orders of a month}\n"
    assert len(reported(play(tmp_path / "metric", **files), "VOC-1")) == 1
    files["metrics"] = "m: {name: Launch, owner: ae}\n"
    assert reported(play(tmp_path / "unexplained", **files), "VOC-1") == []


REGIONS = "format: 1\ncompany: Oak & Lamp\nregions: [North, South]\n"


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("{region: North, owner: ae}", ', as one of the region "South"'),
        ("{region: North, owner: ae}, {region: South, owner: sdr}", None),
        ("{source: Fair, owner: ae}, {source: Web, owner: sdr}", None),
        ("{segment: small, owner: ae}", ', as one of "Large"'),
        ("{segment: small, owner: ae}, {segment: large, owner: ae}", None),
    ],
)
def test_a_routing_leaves_what_the_playbook_knows_of(tmp_path: Path, rules: str, told: str | None) -> None:
    audiences = "all: {level: segment}\nsmall: {level: segment, parent: all}\nlarge: {level: segment, parent: all}\n"
    files = {"teams": TEAMS, "roles": ROLES, "audiences": audiences, "routings": f"leads: {{rules: [{rules}]}}\n"}
    playbook, _ = sound(tmp_path, playbook=REGIONS, **files)
    messages = [each.message for each in of(playbook, "RTG-1")]
    assert messages == ([] if told is None else [f'a lead that fits no rule of "Leads" has no owner{told}'])


def test_steps_that_no_role_answers_for_are_one_finding(tmp_path: Path) -> None:
    """Two processes of a team that no role leads: what is only missing is no error, and OWN-1 says it of the team."""
    files = {"teams": TEAMS.replace(", leader: cso", ""), "roles": ROLES}
    files["processes"] = (
        "one: {team: sales, steps: [{id: a, %s}, {id: b, %s}]}\ntwo: {team: sales, steps: [{id: a, %s}]}\n"
    )
    files["processes"] %= ("decides: [price]",) * 3
    told = '3 steps name no role, and no role answers for their processes: 2 of "One" and 1 of "Two"'
    for profile, found in (("starter", []), ("team", [("warn", told)])):
        settings = f"format: 1\ncompany: Oak & Lamp\nchecks: {profile}\n"
        playbook, _ = sound(tmp_path / profile, playbook=settings, **files)
        assert [(each.level, each.message) for each in of(playbook, "OWN-2")] == found
