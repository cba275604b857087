"""The profile starter: what is certain, and what a definition lacks that at least half of its kind have."""

from pathlib import Path

import pytest
from tests.book import of, sound
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, play, process, reported

from playpress.checks import CHECKS
from playpress.checks.check import IN_STARTER

LATER = {check.code for check in CHECKS if check.in_starter == "later"}


def test_what_may_wait_is_named_as_not_looked_at(tmp_path: Path) -> None:
    """Never as good: it waits for the next profile, where it runs as soon as it has something to look at."""
    waiting = {check.code: check.requires.words for check in play(tmp_path / "starter").skipped}
    assert LATER
    assert {waiting[code] for code in LATER} == {"`checks: team`"}
    assert "`checks: team`" not in {check.requires.words for check in play(tmp_path / "team", profile="team").skipped}
    assert {check.in_starter for check in CHECKS} == set(IN_STARTER)


@pytest.mark.parametrize(("bare", "found"), [(1, 1), (2, 2), (3, 0)])
def test_a_lack_is_a_gap_where_at_least_half_have_it(tmp_path: Path, bare: int, found: int) -> None:
    """Two campaigns carry out a strategy; of so many others it is asked for as long as they are no more than these."""
    lines = [f"bare-{n}: {{starts: 2026-10-01, ends: 2026-10-31}}\n" for n in range(bare)]
    lines += [f"plain-{n}: {{starts: 2026-10-01, ends: 2026-10-31, goals: [more]}}\n" for n in range(2)]
    files = {"goals": "more: {team: sales}\n", "campaigns": "".join(lines)}
    assert len(reported(play(tmp_path / "starter", **files), "CAM-1")) == found
    assert len(reported(play(tmp_path / "strict", profile="strict", **files), "CAM-1")) == bare


def test_what_is_accepted_is_neither_a_gap_nor_a_habit(tmp_path: Path) -> None:
    """It stays, with its reason, and counts for neither side."""
    dates = "starts: 2026-10-01, ends: 2026-10-31"
    waive = "waive: [{check: CAM-1, reason: A trial, until: 2026-12-31, by: ae}]"
    files = {
        "goals": "more: {team: sales}\n",
        "campaigns": f"a: {{{dates}, {waive}}}\nb: {{{dates}}}\nc: {{{dates}, goals: [more]}}\n",
    }
    found = [each for each in play(tmp_path, **files).findings if each.code == "CAM-1"]
    assert [bool(each.waived) for each in found] == [True, False]


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
        ("exit: [Two pages]", "Use it", 0),
        ("next: [{to: judge, when: Two pages are there}]", "Use it", 0),
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


@pytest.mark.parametrize("profile", ["starter", "team"])
def test_what_several_hand_offs_lack_is_one_finding(tmp_path: Path, profile: str) -> None:
    """With what to do for all of them, and the cost of the costliest."""
    ends = [("ae", "cmo"), ("cmo", "ae"), ("cmo", "sdr")]
    pairs = "".join(
        f"- {{id: a{n}, owner: {one}, hands_to: {{step: b{n}}}}}\n- {{id: b{n}, owner: {other}}}\n"
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
    deciding = most.replace("{id: bare-", "{decides: [price], id: bare-")  # Who owns the process answers.
    assert reported(play(tmp_path / "starter", processes=deciding), "OWN-2") == []


WON = "deals: {owner: cso, stages: [{id: open, owner: cso}, {id: won, outcome: won}]}\n"
SHARED = "raci: {sdr: R, ae: R}"
MISSING = [("error", 'step "B": no role is accountable')]


@pytest.mark.parametrize(
    ("before", "people", "after", "found"),
    [
        ("owner: ae", SHARED, "owner: ae", []),  # A chore inside a team.
        ("owner: ae", f"{SHARED}, decides: [price]", "owner: ae", MISSING),
        ("owner: ae", f"{SHARED}, stage: deals#open", "owner: ae", MISSING),
        ("owner: cmo", SHARED, "owner: ae", MISSING),
        ("owner: ae", SHARED, "owner: cmo", MISSING),
        ("owner: ae, hands_to: {step: b}", SHARED, "owner: ae", MISSING),
        ("owner: ae", f"{SHARED}, hands_to: {{step: c}}", "owner: ae", MISSING),
        (
            "owner: ae",
            "raci: {sdr: A, ae: A}",
            "owner: ae",
            [("error", 'step "B": two accountable roles (SDR and AE)')],
        ),
        ("owner: ae", "do: Ring, decides: [price]", "owner: ae", []),  # The owner of the process answers.
    ],
)
def test_who_is_accountable_is_asked_where_teams_meet_or_one_decides(
    tmp_path: Path, before: str, people: str, after: str, found: list[tuple[str, str]]
) -> None:
    """Team asks it of any step; what contradicts itself is told in starter as well."""
    files = {
        "funnels": WON,
        "processes": process(f"- {{id: a, {before}}}\n- {{id: b, {people}}}\n- {{id: c, {after}}}"),
    }
    assert reported(play(tmp_path / "starter", **files), "OWN-2") == found
    if people.startswith(SHARED):
        assert reported(play(tmp_path / "team", profile="team", **files), "OWN-2") == MISSING


@pytest.mark.parametrize(
    "word", ["name: Launch", "name: Go to market, aliases: [launch]", "name: Big, acronym: LAUNCH"]
)
def test_the_name_of_a_step_says_what_is_done(tmp_path: Path, word: str) -> None:
    """It is no second meaning of a term, also where a second term stands behind it."""
    files = {
        "processes": process("- {id: a, name: Launch, owner: ae}"),
        "glossary": f"t: {{{word}, team: marketing}}\n",
    }
    assert reported(play(tmp_path / "starter", **files), "VOC-1") == []
    assert len(reported(play(tmp_path / "team", profile="team", **files), "VOC-1")) == 1
    files["metrics"] = "m: {name: Launch, owner: ae}\n"
    assert len(reported(play(tmp_path / "metric", **files), "VOC-1")) == 1


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
    """Two processes of a team that no role leads; what is only missing is no error in starter."""
    files = {"teams": TEAMS.replace(", leader: cso", ""), "roles": ROLES}
    files["processes"] = (
        "one: {team: sales, steps: [{id: a, %s}, {id: b, %s}]}\ntwo: {team: sales, steps: [{id: a, %s}]}\n"
    )
    files["processes"] %= ("decides: [price]",) * 3
    told = '3 steps name no role, and no role answers for their processes: 2 of "One" and 1 of "Two"'
    for profile, level in (("starter", "warn"), ("team", "error")):
        settings = f"format: 1\ncompany: Oak & Lamp\nchecks: {profile}\n"
        playbook, _ = sound(tmp_path / profile, playbook=settings, **files)
        assert [(each.level, each.message) for each in of(playbook, "OWN-2")] == [(level, told)]
