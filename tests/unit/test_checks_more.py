"""More alignment checks: out of use, decided twice, never measured, one-sided, misunderstood, out of date."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from tests.book import SETTINGS, of, read_book
from tests.unit.test_checks import BORDER, HANDOFF, ROLES, TEAMS, play, process, told

from playpress import checks
from playpress.checks.check import NOTHING
from playpress.checks.word_use import Phrases, reading
from playpress.derive import freshness
from playpress.model.numbers import percent
from playpress.pipeline import Playbook

APPROVED = "approved_by: [{role: cmo, date: 2026-09-01}, {role: cso, date: 2026-09-02}]\n"
ANSWER = """
kind: information
from: lead-to-deal#qualify
to: lead-to-deal#campaign
owner: sdr
"""


def contract(folder: Path, handoff: str = HANDOFF, profile: str = "team", **files: str) -> Playbook:
    """A book with one border and one contract."""
    return play(folder, profile=profile, processes=process(BORDER), handoffs__one=handoff, **files)


def without(*fields: str) -> str:
    """The complete contract without some of its fields."""
    kept: list[str] = []
    skip = False
    for line in HANDOFF.splitlines(keepends=True):
        skip = line.startswith(fields) or (skip and line.startswith(" "))
        kept += [] if skip else [line]
    return "".join(kept)


# REF


@pytest.mark.parametrize("status", ["deprecated", "archived"])
def test_ref_3_names_what_is_out_of_use_and_still_referred_to(tmp_path: Path, status: str) -> None:
    files = {"goals": f"more: {{team: sales, status: {status}}}", "strategies": "calls: {team: sales, goals: [more]}"}
    playbook = play(tmp_path, **files)
    message = f'the strategy "Calls" refers to the goal "More", which is {status}'
    assert told(playbook, "REF-3") == [("warn", message)]
    assert [str(problem.place) for problem in of(playbook, "REF-3")] == ["content/strategies.yml:1:30"]


@pytest.mark.parametrize(("goal", "strategy"), [("draft", "active"), ("active", "active"), ("archived", "archived")])
def test_ref_3_is_silent_about_drafts_and_among_the_retired(tmp_path: Path, goal: str, strategy: str) -> None:
    files = {
        "goals": f"more: {{team: sales, status: {goal}}}",
        "strategies": f"calls: {{team: sales, goals: [more], status: {strategy}}}",
    }
    assert told(play(tmp_path, **files), "REF-3") == []


def test_ref_3_lets_the_past_be_named(tmp_path: Path) -> None:
    """Who signed then, and what a word is not to be taken for."""
    files = {
        "glossary": "old: {status: archived}\nnew: {not_same_as: [term:old]}\n",
        "goals": "more: {team: sales, approved_by: [{role: former, date: 2020-01-01}]}",
        "roles__former": "{team: sales, status: archived}",
    }
    assert told(play(tmp_path, **files), "REF-3") == []


def test_ref_3_tells_of_a_contract_inside_a_step_once(tmp_path: Path) -> None:
    """`hands_to` is read in the step and as a hand-off; the way back to a retired process is one finding."""
    steps = (
        "- {id: campaign, owner: cmo, hands_to: {step: qualify, reject_to: old#start}}\n- {id: qualify, owner: sdr}\n"
    )
    old = "old: {team: sales, status: archived, steps: [{id: start, owner: sdr}]}\n"
    assert len(told(play(tmp_path, processes=process(steps) + old), "REF-3")) == 1


# OWN


METRIC = "deals: {owner: ae, unit: orders, formula: orders signed}\n"


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        ("{name: Deal, owner: sdr}", "owner"),
        ("{aliases: [DEALS], owner: ae, unit: EUR}", "unit"),
        ("{aliases: [deal], owner: ae, formula: orders paid}", "formula"),
        ("{aliases: [deal], owner: sdr, unit: EUR, formula: orders paid}", "owner and unit and formula"),
    ],
)
def test_own_3_sees_two_metrics_of_one_name_that_differ(tmp_path: Path, other: str, fields: str) -> None:
    playbook = play(tmp_path, metrics=f"{METRIC}other: {other}\n")
    name = "Deal" if "name: Deal" in other else "Other"
    message = f'the metrics "Deals" and "{name}" share a name and differ in {fields}'
    assert told(playbook, "OWN-3") == [("error", message)]


def test_own_3_compares_with_whoever_said_it_first(tmp_path: Path) -> None:
    """The first of a name may say nothing about the unit; the second and the third still contradict each other."""
    metrics = (
        "a: {name: Deals, owner: ae}\nb: {name: Deals, owner: ae, unit: EUR}\nc: {name: Deals, owner: ae, unit: orders}"
    )
    assert len(told(play(tmp_path, metrics=metrics), "OWN-3")) == 1


@pytest.mark.parametrize(
    "other",
    [
        "{aliases: [deals], owner: ae, unit: Orders}",
        "{aliases: [deals], owner: ae}",
        "{owner: sdr, unit: EUR}",
        "{aliases: [deals], owner: sdr, not_same_as: [metric:deals]}",
    ],
)
def test_own_3_is_silent_where_two_metrics_agree_or_are_told_apart(tmp_path: Path, other: str) -> None:
    assert told(play(tmp_path, metrics=f"{METRIC}other: {other}\n"), "OWN-3") == []


def test_a_metric_without_an_owner_is_told_once(tmp_path: Path) -> None:
    """By OWN-1; OWN-3 does not repeat it."""
    playbook = play(tmp_path, metrics="deals: {unit: orders}")
    assert len(told(playbook, "OWN-1")) == 1
    assert told(playbook, "OWN-3") == []


LEVERS = TEAMS.replace("leader: cmo", "leader: cmo, levers: [Price, Packaging]")


def test_own_4_sees_a_decision_that_two_teams_may_take(tmp_path: Path) -> None:
    """Price is a lever of marketing, and decided at a step of sales: one finding, at the step."""
    playbook = play(tmp_path, teams=LEVERS, processes=process("- {id: closing, owner: ae, decides: [price]}"))
    assert told(playbook, "OWN-4") == [("warn", '"price" is decided in two teams: Sales and Marketing')]
    (problem,) = of(playbook, "OWN-4")
    assert problem.subject == "process:lead-to-deal"
    assert [str(place) for place in (problem.place, *problem.also)] == [
        "content/processes.yml:4:42",
        "content/teams.yml:2:52",
    ]


def test_own_4_sees_two_steps_and_two_levers(tmp_path: Path) -> None:
    steps = "- {id: campaign, owner: cmo, decides: [Discounts]}\n- {id: closing, owner: ae, decides: [discount]}\n"
    assert len(told(play(tmp_path / "steps", processes=process(steps)), "OWN-4")) == 1
    both = LEVERS.replace("leader: cso", "leader: cso, levers: [packaging]")
    assert len(told(play(tmp_path / "levers", teams=both), "OWN-4")) == 1


def test_own_4_is_silent_inside_one_team(tmp_path: Path) -> None:
    """A lever of the team that decides at the step is no contradiction."""
    steps = "- {id: campaign, owner: cmo, decides: [price]}\n- {id: closing, owner: ae, decides: [delivery]}\n"
    assert told(play(tmp_path, teams=LEVERS, processes=process(steps)), "OWN-4") == []


def test_own_5_sees_a_role_on_which_everything_hangs(tmp_path: Path) -> None:
    """Two of three steps are more than half; one of two is not."""
    steps = "- {id: a, owner: ae}\n- {id: b, raci: {ae: A, sdr: R}}\n- {id: c, owner: sdr}\n"
    assert told(play(tmp_path / "a", processes=process(steps)), "OWN-5") == [
        ("info", '"AE" is accountable for 2 of 3 steps')
    ]
    half = "- {id: a, owner: ae}\n- {id: c, owner: sdr}\n"
    assert told(play(tmp_path / "b", processes=process(half)), "OWN-5") == []


def test_own_5_sees_a_role_that_nobody_holds(tmp_path: Path) -> None:
    """Only where it answers for something."""
    roles = "cmo: {team: marketing}\ncso: {team: sales}\nae: {team: sales, headcount: '0'}\nsdr: {team: sales}\n"
    steps = "- {id: a, owner: sdr}\n- {id: b, owner: cso}\n"
    files = {"roles": roles, "processes": process(steps)}
    playbook = play(tmp_path / "a", **files, goals="more: {team: sales, owner: ae}")
    message = 'nobody holds the role "Ae", which answers for one thing'
    assert told(playbook, "OWN-5") == [("warn", message)]
    assert told(play(tmp_path / "b", **files), "OWN-5") == []


def test_own_5_wakes_with_four_roles(tmp_path: Path) -> None:
    """In a book of three people, one does most of it."""
    roles = "cmo: {team: marketing}\ncso: {team: sales}\nae: {team: sales}\n"
    playbook = play(tmp_path, roles=roles, processes=process("- {id: a, owner: ae}"))
    assert told(playbook, "OWN-5") == []
    assert "OWN-5" in {check.code for check in playbook.skipped}


# COV


@pytest.mark.parametrize(
    ("metrics", "reason"),
    [
        ("[]", "it has no metric"),
        ("[ownerless]", '"Ownerless" has no owner'),
        ("[aimless]", '"Aimless" has no target'),
        ("[aimless, ownerless]", '"Aimless" has no target; "Ownerless" has no owner'),
        ("[retired]", '"Retired" is archived'),
    ],
)
def test_cov_2_wants_a_metric_with_owner_and_target(tmp_path: Path, metrics: str, reason: str) -> None:
    target = 'targets: [{period: 2026-Q4, value: "40"}]'
    files = {
        "metrics": f"ownerless: {{{target}}}\naimless: {{owner: ae}}\n"
        f"retired: {{owner: ae, {target}, status: archived}}\n",
        "goals": f"more: {{team: sales, metrics: {metrics}}}",
    }
    message = f'nobody can tell whether the goal "More" is reached: {reason}'
    assert told(play(tmp_path, **files), "COV-2") == [("warn", message)]


def test_cov_2_is_silent_with_one_good_metric_and_without_any(tmp_path: Path) -> None:
    """In a book without metrics it sleeps."""
    files = {
        "metrics": 'deals: {owner: ae, targets: [{period: 2026-Q4, value: "40"}]}\nother: {owner: ae}',
        "goals": "more: {team: sales, metrics: [other, deals]}",
    }
    assert told(play(tmp_path / "a", **files), "COV-2") == []
    assert told(play(tmp_path / "b", goals="more: {team: sales}"), "COV-2") == []


def test_cov_4_names_a_metric_nobody_uses(tmp_path: Path) -> None:
    """To mention it is not to use it, and what a draft uses is not used yet."""
    files = {
        "metrics": "deals: {owner: ae}",
        "goals": "more: {team: sales, see_also: [metric:deals]}\nlater: {team: sales, metrics: [deals], status: draft}",
    }
    assert told(play(tmp_path, **files), "COV-4") == [("info", 'nothing uses the metric "Deals"')]


@pytest.mark.parametrize(
    "files", [{"goals": "more: {team: sales, metrics: [deals]}"}, {"strategies": "go: {team: sales, metrics: [deals]}"}]
)
def test_cov_4_is_silent_when_a_goal_or_a_strategy_uses_it(tmp_path: Path, files: dict[str, str]) -> None:
    assert told(play(tmp_path, metrics="deals: {owner: ae}", **files), "COV-4") == []


CHANNELS = "calls: {team: sales, channels: [Phone, email]}\nletters: {team: marketing, channels: [E-mail]}\n"


def test_cov_7_sees_a_channel_two_teams_use_without_a_word(tmp_path: Path) -> None:
    playbook = play(tmp_path, strategies=CHANNELS)
    message = 'Marketing and Sales both use the channel "email", and no hand-off or step says how they share it'
    assert told(playbook, "COV-7") == [("warn", message)]


@pytest.mark.parametrize(
    "files",
    [
        {"processes": process("- {id: write, owner: cmo, channels: [Email]}")},
        {"processes": process(BORDER), "handoffs__one": f"{HANDOFF}channels: [email]\n"},
        {"strategies": CHANNELS.replace("E-mail", "billboards")},
        {"strategies": CHANNELS.replace("marketing", "sales")},
    ],
)
def test_cov_7_is_silent_when_it_is_settled_or_not_shared(tmp_path: Path, files: dict[str, str]) -> None:
    assert told(play(tmp_path, **{"strategies": CHANNELS, **files}), "COV-7") == []


# HND


@pytest.mark.parametrize(
    ("commitments", "message"),
    [
        ("[{by: sales, what: Call, value: 4 business h}]", "is one-sided: Marketing promises nothing"),
        ("[{by: marketing, what: Leads}]", "is one-sided: Sales promises nothing"),
        ("[]", "is no promise: Marketing and Sales promise nothing"),
    ],
)
@pytest.mark.parametrize("profile", ["team", "strict"])
def test_hnd_4_wants_a_promise_of_each_team(tmp_path: Path, commitments: str, message: str, profile: str) -> None:
    playbook = contract(tmp_path, f"{without('commitments')}commitments: {commitments}\n", profile)
    assert told(playbook, "HND-4") == [("warn", f'hand-off "One" {message}')]


@pytest.mark.parametrize("profile", ["team", "strict"])
def test_hnd_6_wants_a_consequence_of_a_miss(tmp_path: Path, profile: str) -> None:
    message = 'hand-off "One" does not say what happens when a promise is missed'
    assert told(contract(tmp_path, without("breach"), profile), "HND-6") == [("warn", message)]


@pytest.mark.parametrize("breach", ["{escalate_to: cso}", "{action: The next free rep calls}"])
def test_hnd_6_takes_a_person_or_an_action(tmp_path: Path, breach: str) -> None:
    assert told(contract(tmp_path, f"{without('breach')}breach: {breach}\n"), "HND-6") == []


@pytest.mark.parametrize(
    ("missing", "done", "following"),
    [
        (("commitments",), 4, "let both teams promise something"),
        (("breach",), 5, "say who is told when a promise is missed"),
        (("reject_reasons", "breach"), 4, "say for what reasons a lead is rejected, and where it goes then"),
        (("return_to", "breach", "commitments"), 2, "say for what reasons a lead is rejected, and where it goes then"),
    ],
)
def test_in_starter_a_contract_is_one_line(tmp_path: Path, missing: tuple[str, ...], done: int, following: str) -> None:
    """HND-4, HND-5 and HND-6 make one line; HND-9 is silent."""
    playbook = contract(tmp_path, without(*missing), "starter")
    lines = [problem for problem in playbook.findings if problem.code in {"HND-4", "HND-5", "HND-6", "HND-9"}]
    assert [(line.code, line.level, line.message) for line in lines] == [
        ("HND-5", "info", f'hand-off "One": contract {done} of 6')
    ]
    assert lines[0].hint == f"Next: {following}."


def test_a_contract_in_a_step_is_three_of_six(tmp_path: Path) -> None:
    """Accepted, timed and without a gap; next comes what can be written there."""
    steps = """
- {id: campaign, owner: cmo, exit: [Phone], hands_to: {step: qualify, accept: [Phone], within: 4 business h}}
- {id: qualify, owner: sdr}
"""
    playbook = play(tmp_path, processes=process(steps))
    ((_, message),) = told(playbook, "HND-5")
    assert message.endswith(": contract 3 of 6")
    assert of(playbook, "HND-5")[0].hint.startswith("Next: say for what reasons a lead is rejected")


BACK = (
    ANSWER
    + APPROVED
    + """
acceptance: [{id: told, text: The outcome is known}]
required_info: [{id: told, text: The outcome is known}]
reject_reasons: [No outcome]
return_to: lead-to-deal#qualify
commitments:
  - {by: sales, what: Tell the outcome, value: 5 business d}
  - {by: marketing, what: Answer, value: 5 business d}
breach: {escalate_to: cmo}
"""
)


@pytest.mark.parametrize("profile", ["starter", "team", "strict"])
def test_two_complete_contracts_have_no_findings(tmp_path: Path, profile: str) -> None:
    """Signed by both leaders, one for each direction: silence in every profile."""
    steps = BORDER.replace("owner: sdr}", "owner: sdr, next: [{to: campaign, when: Lost}]}")
    files = {"processes": process(steps), "handoffs__one": HANDOFF + APPROVED, "handoffs__back": BACK}
    assert [problem.message for problem in play(tmp_path, profile=profile, **files).findings] == []


def test_hnd_9_sees_a_road_with_one_way(tmp_path: Path) -> None:
    playbook = contract(tmp_path)
    assert told(playbook, "HND-9") == [("warn", "Marketing hands work to Sales and hears nothing back")]


def test_hnd_9_is_silent_when_something_comes_back(tmp_path: Path) -> None:
    """Information is enough; where only information goes over, nothing has to come back."""
    assert told(contract(tmp_path / "a", handoffs__two=ANSWER), "HND-9") == []
    assert told(contract(tmp_path / "b", f"kind: information\n{HANDOFF}"), "HND-9") == []


@pytest.mark.parametrize(
    ("signed", "missing"),
    [
        ("approved_by: [{role: cmo, date: 2026-09-01}]\n", "Cso"),
        ("approved_by: [{role: ae, date: 2026-09-01}]\n", "Cmo and Cso"),
    ],
)
def test_hnd_10_wants_both_leaders(tmp_path: Path, signed: str, missing: str) -> None:
    message = f'hand-off "One" is not approved by {missing}'
    for profile in ("starter", "team", "strict"):
        assert told(contract(tmp_path / profile, HANDOFF + signed, profile), "HND-10") == [("warn", message)]


def test_hnd_10_names_a_team_without_a_leader(tmp_path: Path) -> None:
    teams = "marketing: {name: Marketing}\nsales: {name: Sales, leader: cso}\n"
    playbook = contract(tmp_path, HANDOFF + APPROVED, teams=teams)
    message = 'hand-off "One" is not approved by the leader of Marketing, who is not named'
    assert told(playbook, "HND-10") == [("warn", message)]


def test_hnd_10_sleeps_until_somebody_signs_something(tmp_path: Path) -> None:
    assert told(contract(tmp_path / "a", HANDOFF), "HND-10") == []
    assert len(told(contract(tmp_path / "b", HANDOFF, "strict"), "HND-10")) == 1
    assert told(contract(tmp_path / "c", HANDOFF + APPROVED), "HND-10") == []


# VOC


MQL = """
mql:
  name: MQL
  team_definitions:
    - {team: marketing, definition: Somebody who filled in a form}
    - {team: sales, definition: %s}
"""


def test_voc_2_sees_one_word_with_two_meanings(tmp_path: Path) -> None:
    playbook = play(tmp_path, glossary=MQL % "Somebody with a budget")
    message = 'Marketing and Sales define "MQL" differently, and there is no shared definition'
    assert told(playbook, "VOC-2") == [("error", message)]


def test_voc_2_wants_the_shared_definition_signed_by_both(tmp_path: Path) -> None:
    glossary = MQL % "Somebody with a budget" + "  definition: Somebody with a need and a date\n"
    message = 'Marketing and Sales define "MQL" differently, and the shared definition is not approved by '
    assert told(play(tmp_path / "a", glossary=glossary), "VOC-2") == [("error", f"{message}Cmo and Cso")]
    one = "  approved_by: [{role: cso, date: 2026-09-01}]\n"
    assert told(play(tmp_path / "b", glossary=glossary + one), "VOC-2") == [("error", f"{message}Cmo")]
    assert told(play(tmp_path / "c", glossary=f"{glossary}  {APPROVED}"), "VOC-2") == []


def test_voc_2_is_silent_where_the_teams_say_the_same(tmp_path: Path) -> None:
    assert told(play(tmp_path, glossary=MQL % "somebody who filled in a form."), "VOC-2") == []


LEAD = "qualified-lead: {definition: Worth a call, avoid: [warm lead, SAL], aliases: [warm lead list]}\n"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Call each warm lead", "warm lead"),
        ("Warm leads, first of all", "Warm leads"),
        ("A warm-lead campaign", "warm lead"),
        ("The team's WARM LEAD", "WARM LEAD"),
        ("Twenty SALs a week", "SALs"),
    ],
)
def test_voc_3_finds_a_word_to_avoid_and_names_the_better_one(tmp_path: Path, text: str, word: str) -> None:
    goals = f"more:\n  team: sales\n  summary: {text}\n"
    playbook = play(tmp_path, glossary=LEAD, goals=goals)
    message = f'"{word}" in `summary` of the goal "More": the word we agreed on is "Qualified lead"'
    assert told(playbook, "VOC-3") == [("warn", message)]
    (problem,) = of(playbook, "VOC-3")
    assert [str(place) for place in (problem.place, *problem.also)] == [
        "content/goals.yml:3:12",
        "content/glossary.yml:1:51",
    ]


@pytest.mark.parametrize(
    "goal",
    [
        "summary: Keep the lead warm",
        "summary: Warm leadership",
        "summary: Une SALutation sal",
        "summary: Read the warm lead list",
        "aliases: [warm lead]",
        "body: 'See [them](https://example.org/warm/lead) and `warm lead`'",
        "status: draft, summary: A warm lead",
    ],
)
def test_voc_3_is_silent_about_other_words(tmp_path: Path, goal: str) -> None:
    """Parts of words, other cases of an acronym, a longer word with a meaning, search words, addresses, drafts."""
    playbook = play(tmp_path, glossary=LEAD, goals=f"more: {{team: sales, {goal}}}")
    assert told(playbook, "VOC-3") == []


def test_voc_3_lets_a_term_name_what_it_avoids(tmp_path: Path) -> None:
    glossary = LEAD.replace("Worth a call", "What some call a warm lead")
    assert told(play(tmp_path, glossary=glossary), "VOC-3") == []


def test_voc_3_looks_into_steps_and_contracts_once(tmp_path: Path) -> None:
    steps = (
        "- {id: campaign, owner: cmo, hands_to: {step: qualify, accept: [A warm lead]}}\n- {id: qualify, owner: sdr}\n"
    )
    playbook = play(tmp_path, glossary=LEAD, processes=process(steps))
    assert [str(problem.place) for problem in of(playbook, "VOC-3")] == ["content/processes.yml:4:69"]


def test_words_to_avoid_are_found_in_one_walk(tmp_path: Path) -> None:
    """Both checks of running text ask for the same reading, and a text without any first word is not cut up."""
    playbook = play(tmp_path, glossary=LEAD)
    assert playbook.book is not None
    assert reading(playbook.book) is reading(playbook.book)
    phrases = Phrases.of(playbook.book)
    assert phrases.triggers == {"warm", "sal", "sals"}
    assert phrases.lengths["warm"] == [3, 2]


def test_voc_4_names_an_acronym_nobody_explains(tmp_path: Path) -> None:
    """Once, with its first places and the number of texts."""
    goals = "".join(f"goal-{n}: {{team: sales, summary: More MQLs by ABM}}\n" for n in range(4))
    playbook = play(tmp_path, glossary="abm: {name: Account based marketing, acronym: ABM}", goals=goals)
    assert told(playbook, "VOC-4") == [("info", 'nobody says what "MQL" stands for (in 4 texts)')]
    assert [place.line for place in of(playbook, "VOC-4")[0].also] == [2, 3]


@pytest.mark.parametrize(
    "files",
    [
        {"glossary": "lead: {acronym: MQL}"},
        {"glossary": "lead: {name: Marketing qualified lead (MQL)}"},
        {"glossary": "lead: {aliases: [MQLs]}"},
        {"metrics": "leads: {owner: ae, name: MQL count}"},
        {"roles__helper": "{team: sales, aliases: [MQL]}"},
        {"goals": "more: {team: sales, summary: 'MQL-7, B2B, mql, ACRONYMS, A, XIV, 40 EUR, `MQL`'}"},
    ],
)
def test_voc_4_is_silent_about_what_is_explained_allowed_or_no_acronym(tmp_path: Path, files: dict[str, str]) -> None:
    goals = {"goals": "more: {team: sales, summary: Forty MQLs a month}"}
    assert told(play(tmp_path, **{"glossary": "other: {definition: Word}", **goals, **files}), "VOC-4") == []


def test_voc_4_takes_what_the_settings_allow(tmp_path: Path) -> None:
    files = {"teams": TEAMS, "roles": ROLES, "glossary": "other: {}", "goals": "more: {team: sales, summary: TV spots}"}
    assert len(of(read_book(tmp_path / "a", **files), "VOC-4")) == 1
    assert of(read_book(tmp_path / "b", playbook=f"{SETTINGS}acronyms: [EU, TV]\n", **files), "VOC-4") == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("name: Qualified lead, definition: A lead that is qualified.", "A lead"),
        ("name: Marketing qualified lead, acronym: MQL, definition: Our MQLs", "Our MQLs"),
        ("name: Pipeline, summary: It is the pipeline", "It is"),
        ("name: Pipeline, team_definitions: [{team: sales, definition: The pipelines}]", "The pipe"),
    ],
)
def test_voc_5_sees_a_definition_that_repeats_its_word(tmp_path: Path, term: str, text: str) -> None:
    glossary = f"word: {{{term}}}"
    playbook = play(tmp_path, glossary=glossary)
    ((level, message),) = told(playbook, "VOC-5")
    assert level == "warn"
    assert message.endswith("only repeats the word")
    assert of(playbook, "VOC-5")[0].place.column == glossary.index(text) + 1


@pytest.mark.parametrize(
    "term",
    [
        "name: Qualified lead, definition: A lead with a budget",
        "name: Lead",
        "name: Lead, definition: That which it is",
    ],
)
def test_voc_5_is_silent_about_a_definition_that_says_something(tmp_path: Path, term: str) -> None:
    assert told(play(tmp_path, glossary=f"word: {{{term}}}"), "VOC-5") == []


# FRS


def reviewed(folder: Path, today: str, dates: str = "reviewed: 2026-07-01, review_every: P90D") -> Playbook:
    """A goal with review dates, seen from a day."""
    return play(folder, today=dt.date.fromisoformat(today), goals=f"more: {{team: sales, {dates}}}")


@pytest.mark.parametrize(
    ("today", "level", "words"),
    [
        ("2026-10-01", "warn", "was due for review on 2026-09-29: 2 days overdue"),
        ("2026-09-30", "warn", "was due for review on 2026-09-29: 1 day overdue"),
        ("2026-09-29", "info", "is due for review on 2026-09-29: today"),
        ("2026-09-28", "info", "is due for review on 2026-09-29: in 1 day"),
        ("2026-09-15", "info", "is due for review on 2026-09-29: in 14 days"),
    ],
)
def test_frs_1_counts_the_days(tmp_path: Path, today: str, level: str, words: str) -> None:
    """1 Jul + 90 days = 29 Sep; equal is not overdue; on 1 Oct it is 2 days overdue."""
    assert told(reviewed(tmp_path, today), "FRS-1") == [(level, f'the goal "More" {words}')]


@pytest.mark.parametrize(
    ("day", "interval", "last"),
    [
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2026-11-30", "P3M", "2027-02-28"),
    ],
)
def test_frs_1_clamps_months(tmp_path: Path, day: str, interval: str, last: str) -> None:
    dates = f"reviewed: {day}, review_every: {interval}"
    after = dt.date.fromisoformat(last) + dt.timedelta(days=1)
    ((level, message),) = told(reviewed(tmp_path, after.isoformat(), dates), "FRS-1")
    assert (level, message) == ("warn", f'the goal "More" was due for review on {last}: 1 day overdue')


def test_frs_1_says_what_was_never_reviewed(tmp_path: Path) -> None:
    playbook = reviewed(tmp_path, "2026-10-01", "review_every: P90D")
    assert told(playbook, "FRS-1") == [("warn", 'the goal "More" was never reviewed')]


@pytest.mark.parametrize("dates", ["reviewed: 2020-01-01", "review_every: P90D, status: draft"])
def test_frs_1_asks_only_where_an_interval_holds(tmp_path: Path, dates: str) -> None:
    assert told(reviewed(tmp_path, "2026-10-01", dates), "FRS-1") == []


def test_frs_1_is_silent_while_a_review_holds(tmp_path: Path) -> None:
    """Fifteen days before its last day nothing is said."""
    assert told(reviewed(tmp_path, "2026-09-14"), "FRS-1") == []


def test_the_currency_of_41_of_50_is_82_percent(tmp_path: Path) -> None:
    """And each of the other nine is a finding."""
    days = ["2026-09-01"] * 41 + ["2026-01-01"] * 9
    goals = "".join(f"goal-{n}: {{team: sales, reviewed: {day}, review_every: P90D}}\n" for n, day in enumerate(days))
    playbook = play(tmp_path, goals=f"{goals}free: {{team: sales}}\n")
    assert playbook.book is not None
    rate = freshness.currency_rate(playbook.book)
    assert rate == Fraction(41, 50)
    assert rate is not None
    assert percent(rate) == "82%"
    assert len(told(playbook, "FRS-1")) == 9


def test_frs_2_sees_a_review_in_the_future(tmp_path: Path) -> None:
    """On the day itself it is no longer one."""
    dates = "reviewed: 2026-10-03, review_every: P90D"
    message = 'the goal "More" was reviewed on 2026-10-03, which is 2 days ahead'
    assert told(reviewed(tmp_path / "a", "2026-10-01", dates), "FRS-2") == [("error", message)]
    assert told(reviewed(tmp_path / "b", "2026-10-03", dates), "FRS-2") == []


def test_frs_2_sees_a_waiver_past_its_last_day(tmp_path: Path) -> None:
    """The finding it accepted is open again as well."""
    waiver = "waive: [{check: COV-1, reason: Later, until: 2026-10-01, by: cso}]"
    dates = f"reviewed: 2026-09-30, review_every: P90D, {waiver}"
    assert told(reviewed(tmp_path / "a", "2026-10-01", dates), "FRS-2") == []
    playbook = reviewed(tmp_path / "b", "2026-10-02", dates)
    message = 'the waiver of COV-1 for the goal "More" ended on 2026-10-01, 1 day ago'
    assert told(playbook, "FRS-2") == [("error", message)]
    assert [problem.waived for problem in of(playbook, "COV-1")] == [""]


# Profiles


@pytest.mark.parametrize(
    ("code", "files"),
    [
        ("OWN-3", {"metrics": "deals: {owner: ae}"}),
        ("OWN-4", {"teams": LEVERS}),
        ("COV-2", {"metrics": "deals: {owner: ae}"}),
        ("COV-7", {"strategies": "calls: {team: sales, channels: [phone]}"}),
        ("VOC-3", {"glossary": "lead: {}"}),
        ("FRS-1", {"goals": "more: {team: sales, review_every: P90D}"}),
        ("FRS-2", {"goals": "more: {team: sales, review_every: P90D}"}),
    ],
)
@pytest.mark.parametrize("profile", ["starter", "team"])
def test_a_check_wakes_with_its_material(tmp_path: Path, profile: str, code: str, files: dict[str, str]) -> None:
    assert code in {check.code for check in play(tmp_path / "without", profile=profile).skipped}
    assert code not in {check.code for check in play(tmp_path / "with", profile=profile, **files).skipped}


def test_whoever_sleeps_says_what_for() -> None:
    """In few words, so that one line can hold them all."""
    words = {check.requires.words for check in checks.CHECKS if check.requires is not NOTHING}
    assert len(words) > 20
    assert all(0 < len(each) <= 70 for each in words)
