"""The alignment checks: when each one fires, and when it is silent."""

import datetime as dt
import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.book import SETTINGS, of, read_book, sound

from playpress import checks
from playpress.checks.examples import codes
from playpress.checks.same_word import key
from playpress.derive import contract, coverage, freshness, handoff_register, summary
from playpress.model.kinds.handoff import Handoff
from playpress.model.numbers import percent
from playpress.model.times import Duration
from playpress.pipeline import Playbook
from playpress.problems import at_least

TEAMS = """
marketing: {name: Marketing, leader: cmo}
sales: {name: Sales, leader: cso}
"""
ROLES = """
cmo: {team: marketing}
cso: {team: sales}
demand-manager: {team: marketing, name: Marketing manager}
sales-manager: {team: sales}
ae: {team: sales, name: AE}
sdr: {team: sales, name: SDR}
"""


def process(steps: str, extra: str = "") -> str:
    """One process of the sales team, its steps written at no indentation."""
    lines = "\n".join(f"    {line}" for line in steps.strip().splitlines())
    return f"lead-to-deal:\n  team: sales\n{extra}  steps:\n{lines}\n"


def play(folder: Path, *, profile: str = "starter", today: dt.date = dt.date(2026, 10, 1), **files: str) -> Playbook:
    """A sound book with two teams and six roles, and what a test adds."""
    settings = f"{SETTINGS}checks: {profile}\n"
    playbook, _ = sound(folder, today, playbook=settings, **{"teams": TEAMS, "roles": ROLES, **files})
    return playbook


def told(playbook: Playbook, code: str) -> list[tuple[str, str]]:
    """Level and message of every finding of one check."""
    return [(problem.level, problem.message) for problem in of(playbook, code)]


BORDER = """
- {id: campaign, owner: demand-manager, exit: [{id: fit, text: Fits}, {id: score, text: Scored}]}
- {id: qualify, owner: sdr}
"""
HANDOFF = """
from: lead-to-deal#campaign
to: lead-to-deal#qualify
owner: sdr
acceptance: [{id: fit, text: Fits}, {id: score, text: Scored}]
reject_reasons: [Out of area]
return_to: lead-to-deal#campaign
commitments:
  - {by: sales, what: First call, value: 4 business h}
  - {by: marketing, what: Forty leads, volume: 40 per month}
breach: {escalate_to: cso}
"""


def test_every_check_says_what_it_finds_why_it_matters_and_how_to_fix_it() -> None:
    for check in checks.CHECKS:
        for sentence in (check.description, check.why, check.fix):
            assert re.fullmatch(r"[A-Z\"].*[.)]", sentence), (check.code, sentence)


def test_every_check_has_an_example_and_every_example_a_check() -> None:
    assert set(codes()) == {check.code for check in checks.CHECKS}


def test_checks_stand_by_family_the_costliest_first_and_by_number() -> None:
    weights = {family.code: family.weight for family in checks.FAMILIES}
    places = [(-weights[check.family], check.number) for check in checks.CHECKS]
    assert places == sorted(set(places))


def test_the_levels_of_a_check_begin_with_the_one_its_findings_have() -> None:
    assert all(check.levels.startswith(check.level) for check in checks.CHECKS)


# OWN


@pytest.mark.parametrize(
    ("files", "level", "thing"),
    [
        ({"goals": "more: {team: marketing}"}, "error", 'the goal "More"'),
        ({"metrics": "deals: {unit: deals}"}, "error", 'the metric "Deals"'),
        ({"strategies": "ads: {team: marketing}"}, "warn", 'the strategy "Ads"'),
        ({"processes": "run: {team: marketing, steps: [{id: go, owner: cmo}]}"}, "warn", 'the process "Run"'),
    ],
)
def test_own_1_names_what_nobody_answers_for(tmp_path: Path, files: dict[str, str], level: str, thing: str) -> None:
    playbook = play(tmp_path, teams="marketing: {name: Marketing}\nsales: {name: Sales}\n", **files)
    assert told(playbook, "OWN-1") == [(level, f"nobody answers for {thing}")]


def test_own_1_lets_the_leader_inherit(tmp_path: Path) -> None:
    """What has a team belongs to the team's leader when nobody else is named; a draft is not looked at."""
    files = {"goals": "more: {team: marketing}", "metrics": "deals: {owner: ae}\nold: {status: draft}\n"}
    playbook = play(tmp_path, **files)
    assert told(playbook, "OWN-1") == []
    assert playbook.book is not None
    owner = playbook.book.owner(playbook.book.entities["goal:more"])
    assert owner is not None
    assert (owner.role.id, owner.inherited) == ("cmo", True)


@pytest.mark.parametrize(
    ("people", "message"),
    [
        (
            "raci: {sdr: R, sales-manager: A, demand-manager: A}",
            "two accountable roles (Sales manager and Marketing manager)",
        ),
        ("raci: {sdr: R}", "nobody is accountable"),
        ("do: Ring", "nobody is named"),
        ("raci: {ae: A/C}", "AE carries A/C"),
        ("raci: {ae: A, sdr: R/I}", "SDR carries R/I"),
    ],
)
def test_own_2_wants_exactly_one_accountable_role(tmp_path: Path, people: str, message: str) -> None:
    playbook = play(tmp_path, processes=process(f"- {{id: offer, {people}}}"))
    assert told(playbook, "OWN-2") == [("error", f'step "Offer": {message}')]


@pytest.mark.parametrize("people", ["raci: {ae: A}", "raci: {ae: A/R, sdr: R, cso: I, cmo: C}", "owner: ae"])
def test_own_2_lets_the_accountable_role_do_the_work(tmp_path: Path, people: str) -> None:
    """An A alone also counts as R; an owner is both; several may be responsible."""
    assert told(play(tmp_path, processes=process(f"- {{id: offer, {people}}}")), "OWN-2") == []


def test_own_2_points_at_the_letters(tmp_path: Path) -> None:
    playbook = play(tmp_path, processes=process("- id: offer\n  raci: {sdr: R}"))
    assert [str(problem.place) for problem in of(playbook, "OWN-2")] == ["content/processes.yml:5:7"]


# COV


@pytest.mark.parametrize(("priority", "level"), [("high", "error"), ("medium", "warn"), ("low", "warn")])
def test_cov_1_names_the_orphan_goal(tmp_path: Path, priority: str, level: str) -> None:
    playbook = play(tmp_path, goals=f"more: {{team: marketing, priority: {priority}}}")
    assert told(playbook, "COV-1") == [(level, 'no strategy serves the goal "More"')]


@pytest.mark.parametrize("status", ["draft", "deprecated", "archived"])
def test_cov_1_counts_active_strategies_only(tmp_path: Path, status: str) -> None:
    """A strategy that is not active serves nobody; a goal that is not active needs nobody."""
    strategies = f"ads: {{team: marketing, goals: [more], status: {status}}}"
    assert len(told(play(tmp_path, goals="more: {team: marketing}", strategies=strategies), "COV-1")) == 1
    assert told(play(tmp_path, goals=f"more: {{team: marketing, status: {status}}}"), "COV-1") == []


def test_cov_1_is_silent_when_a_strategy_serves(tmp_path: Path) -> None:
    files = {"goals": "more: {team: marketing, priority: high}", "strategies": "ads: {team: marketing, goals: [more]}"}
    assert told(play(tmp_path, **files), "COV-1") == []


def test_cov_3_wants_a_goal_and_once_there_are_metrics_a_metric(tmp_path: Path) -> None:
    playbook = play(tmp_path, strategies="ads: {team: marketing}", metrics="deals: {owner: ae}")
    messages = ['the strategy "Ads" has no metric', 'the strategy "Ads" serves no goal']
    assert told(playbook, "COV-3") == [("warn", message) for message in messages]


def test_cov_3_asks_for_metrics_only_where_there_are_some_or_in_strict(tmp_path: Path) -> None:
    files = {"goals": "more: {team: marketing}", "strategies": "ads: {team: marketing, goals: [more]}"}
    assert told(play(tmp_path / "a", **files), "COV-3") == []
    assert told(play(tmp_path / "b", profile="strict", **files), "COV-3") == [
        ("warn", 'the strategy "Ads" has no metric')
    ]
    files["strategies"] = "ads: {team: marketing, goals: [more], metrics: [deals]}"
    assert told(play(tmp_path / "c", **files, metrics="deals: {owner: ae}"), "COV-3") == []


def test_cov_5_sees_a_goal_that_depends_on_the_other_team(tmp_path: Path) -> None:
    files = {"goals": "more: {team: marketing}", "strategies": "calls: {team: sales, goals: [more]}"}
    playbook = play(tmp_path, **files)
    assert told(playbook, "COV-5") == [("warn", 'the goal "More" of Marketing depends entirely on Sales')]
    assert [str(place) for place in of(playbook, "COV-5")[0].also] == ["content/strategies.yml:1:29"]


@pytest.mark.parametrize(
    "files",
    [
        {"strategies": "calls: {team: sales, goals: [more]}\nads: {team: marketing, goals: [more]}\n"},
        {
            "strategies": "calls: {team: sales, goals: [more]}",
            "processes": process("- {id: campaign, owner: cmo, goals: [more]}"),
        },
    ],
)
def test_cov_5_is_silent_when_the_own_team_works_for_it(tmp_path: Path, files: dict[str, str]) -> None:
    """By a strategy, or by a step its people are accountable for."""
    assert told(play(tmp_path, goals="more: {team: marketing}", **files), "COV-5") == []


def test_cov_6_sees_a_tug_of_war_in_one_team(tmp_path: Path) -> None:
    strategies = "discounts: {team: sales, works_against: [margin]}\nads: {team: marketing, goals: [margin]}\n"
    playbook = play(tmp_path, goals="margin: {team: sales}", strategies=strategies)
    message = 'tug-of-war over the goal "Margin": Discounts works against it, nothing in the same team for it'
    assert told(playbook, "COV-6") == [("warn", message)]


def test_cov_6_is_silent_when_as_many_work_for_it(tmp_path: Path) -> None:
    """Opponents in the other team, or as many supporters as opponents, are no tug-of-war."""
    even = "discounts: {team: sales, works_against: [margin]}\nvalue: {team: sales, goals: [margin]}\n"
    other = "coupons: {team: marketing, works_against: [margin]}\nvalue: {team: sales, goals: [margin]}\n"
    assert told(play(tmp_path / "a", goals="margin: {team: sales}", strategies=even), "COV-6") == []
    assert told(play(tmp_path / "b", goals="margin: {team: sales}", strategies=other), "COV-6") == []


def test_coverage_is_half_up_to_one_decimal(tmp_path: Path) -> None:
    """11 of 14 goals with a strategy are 78.6 %."""
    goals = "".join(f"goal-{n}: {{team: sales}}\n" for n in range(14))
    served = ", ".join(f"goal-{n}" for n in range(11))
    playbook = play(tmp_path, goals=goals, strategies=f"calls: {{team: sales, goals: [{served}]}}")
    assert playbook.book is not None
    assert coverage.strategy_coverage(playbook.book) == Fraction(11, 14)
    assert str(summary.shares(playbook.book)[0]) == "78.6%"
    assert len(told(playbook, "COV-1")) == 3
    assert [percent(Fraction(n, 1000)) for n in (0, 3655, 1000)] == ["0%", "365.5%", "100%"]
    assert percent(Fraction(1, 2000)) == "0.1%"


def test_nothing_to_count_is_not_applicable(tmp_path: Path) -> None:
    """An empty set is never 100 %."""
    playbook = play(tmp_path)
    assert playbook.book is not None
    assert coverage.strategy_coverage(playbook.book) is None
    assert [str(share) for share in summary.shares(playbook.book)] == ["not applicable"] * 3


# HND


def test_hnd_1_sees_a_border_without_a_contract(tmp_path: Path) -> None:
    playbook = play(tmp_path, processes=process(BORDER))
    message = 'work passes from Marketing to Sales ("Campaign" to "Qualify") without a contract'
    assert told(playbook, "HND-1") == [("error", message)]


def test_hnd_1_sees_two_contracts_for_one_border(tmp_path: Path) -> None:
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=HANDOFF, handoffs__two=HANDOFF)
    message = 'two contracts for one border ("Campaign" to "Qualify"): "One" and "Two"'
    assert told(playbook, "HND-1") == [("error", message)]
    assert [place.file for place in of(playbook, "HND-1")[0].also] == [
        "content/handoffs/one.yml",
        "content/handoffs/two.yml",
    ]


def test_hnd_1_is_silent_with_one_contract(tmp_path: Path) -> None:
    assert told(play(tmp_path, processes=process(BORDER), handoffs__one=HANDOFF), "HND-1") == []


def test_hnd_1_is_silent_inside_a_team_and_at_an_end(tmp_path: Path) -> None:
    """`next: []` ends the work; what follows in the list is no border."""
    steps = "- {id: campaign, owner: cmo, next: []}\n- {id: qualify, owner: sdr}\n- {id: offer, owner: ae}\n"
    assert told(play(tmp_path, processes=process(steps)), "HND-1") == []


def test_hnd_1_does_not_ask_for_a_contract_on_the_way_back(tmp_path: Path) -> None:
    """Rejected work goes back under the contract it came with."""
    steps = BORDER.replace(
        "{id: qualify, owner: sdr}", "{id: qualify, owner: sdr, next: [{to: campaign, when: Rejected}]}"
    )
    assert told(play(tmp_path, processes=process(steps), handoffs__one=HANDOFF), "HND-1") == []


def test_hnd_1_looks_over_the_edge_of_a_process(tmp_path: Path) -> None:
    other = "first: {team: marketing, steps: [{id: campaign, owner: cmo, next: [second#qualify]}]}\n"
    playbook = play(tmp_path, processes=other + "second: {team: sales, steps: [{id: qualify, owner: sdr}]}\n")
    assert len(told(playbook, "HND-1")) == 1


def test_a_hand_off_inside_one_team_is_not_a_border(tmp_path: Path) -> None:
    """It is said once, and no other check judges it."""
    steps = "- {id: campaign, owner: sdr}\n- {id: qualify, owner: ae}\n"
    handoff = "{from: lead-to-deal#campaign, to: lead-to-deal#qualify, owner: sdr}"
    playbook = play(tmp_path, processes=process(steps), handoffs__one=handoff)
    message = 'hand-off "One" is not a border: both ends belong to Sales'
    assert [(problem.code, problem.level, problem.message) for problem in playbook.findings] == [
        ("HND-1", "info", message)
    ]


def test_hnd_2_wants_acceptance_criteria(tmp_path: Path) -> None:
    """Without acceptance there is no gap: HND-2 alone fires, not HND-7."""
    handoff = HANDOFF.replace("acceptance: [{id: fit, text: Fits}, {id: score, text: Scored}]\n", "")
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=handoff)
    assert told(playbook, "HND-2") == [("error", 'hand-off "One" does not say what is accepted')]
    assert told(playbook, "HND-7") == []


def test_a_complete_contract_lacks_only_signatures_and_an_answer(tmp_path: Path) -> None:
    playbook = play(tmp_path, profile="strict", processes=process(BORDER), handoffs__one=HANDOFF)
    assert {problem.code for problem in playbook.findings} == {"HND-9", "HND-10"}
    assert playbook.book is not None
    (handoff,) = playbook.book.all(Handoff)
    assert contract.share_done(playbook.book, handoff) == (6, 6)
    assert str(summary.shares(playbook.book)[1]) == "100%"
    assert len(handoff_register.crossings(playbook.book)) == 1


@pytest.mark.parametrize(
    ("promise", "messages"),
    [
        ("", ['hand-off "One": Sales promises no time to act']),
        ("{by: sales, what: Call}", ['hand-off "One": Sales promises no time to act']),
        ("{by: marketing, what: Send, value: 1 business d}", ['hand-off "One": Sales promises no time to act']),
        ("{by: sales, what: Call, value: 2 h}", ['hand-off "One": "2 h" does not say which clock counts']),
        ("{by: sales, what: Call, value: 2 h, clock: business}", []),
        ("{by: sales, what: Call, value: 2 calendar d}", []),
    ],
)
def test_hnd_3_wants_a_time_and_its_clock(tmp_path: Path, promise: str, messages: list[str]) -> None:
    begin, end = HANDOFF.index("commitments:"), HANDOFF.index("breach:")
    handoff = f"{HANDOFF[:begin]}commitments: [{promise}]\n{HANDOFF[end:]}"
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=handoff)
    assert told(playbook, "HND-3") == [("error", message) for message in messages]


TWICE = (
    "{by: sales, what: Call, value: 2 business h@}, {by: sales, what: Tell the outcome, value: 9 calendar d@}, "
    "{by: marketing, what: Leads@}, {by: sales, what: Smile@}"
)


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ((), [("warn", "Sales promises 2 times, and none is marked as its answer")]),
        ((0,), []),
        ((1,), []),
        ((0, 1), [("error", '"Tell the outcome" is marked as the answer, as another promise is')]),
        ((2,), [("error", '"Leads" is marked as the answer, and Sales is who answers')]),
        ((0, 3), [("error", '"Smile" is marked as the answer, and says no time')]),
    ],
)
def test_hnd_3_wants_to_know_which_of_several_times_is_the_answer(
    tmp_path: Path, marked: tuple[int, ...], found: list[tuple[str, str]]
) -> None:
    """Marked by the author; "accept" in the words of a promise says nothing."""
    pieces = TWICE.replace("Call", "Accept").split("@")
    promises = "".join(f"{piece}{', answers: yes' if n in marked else ''}" for n, piece in enumerate(pieces[:-1]))
    begin, end = HANDOFF.index("commitments:"), HANDOFF.index("breach:")
    handoff = f"{HANDOFF[:begin]}commitments: [{promises}{pieces[-1]}]\n{HANDOFF[end:]}"
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=handoff)
    assert told(playbook, "HND-3") == [(level, f'hand-off "One": {message}') for level, message in found]


def test_hnd_3_asks_no_time_of_who_is_only_told(tmp_path: Path) -> None:
    begin, end = HANDOFF.index("commitments:"), HANDOFF.index("breach:")
    handoff = f"kind: information\n{HANDOFF[:begin]}{HANDOFF[end:]}"
    assert told(play(tmp_path, processes=process(BORDER), handoffs__one=handoff), "HND-3") == []


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("reject_reasons: [Out of area]\n", "reasons to reject"),
        ("return_to: lead-to-deal#campaign\n", "place to return to"),
    ],
)
def test_hnd_5_wants_a_way_back(tmp_path: Path, line: str, missing: str) -> None:
    """In the starter profile it is one line on the whole contract, otherwise a warning of its own."""
    handoff = HANDOFF.replace(line, "")
    message = f'hand-off "One" has no {missing}: rejected work disappears'
    for profile in ("team", "strict"):
        playbook = play(tmp_path / profile, profile=profile, processes=process(BORDER), handoffs__one=handoff)
        assert told(playbook, "HND-5") == [("warn", message)]
    playbook = play(tmp_path / "starter", processes=process(BORDER), handoffs__one=handoff)
    assert told(playbook, "HND-5") == [("info", 'hand-off "One": contract 5 of 6')]
    assert of(playbook, "HND-5")[0].hint == "Next: say for what reasons a lead is rejected, and where it goes then."


def test_hnd_7_names_what_the_sender_never_makes_sure_of(tmp_path: Path) -> None:
    """Exit {fit, score}, acceptance {fit, score, phone-verified}, nothing required: phone-verified is the gap."""
    handoff = HANDOFF.replace("Scored}]", "Scored}, {id: phone-verified, text: Phone verified}]")
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=handoff)
    message = 'hand-off "One" asks for "Phone verified", which "Campaign" does not make sure of'
    assert told(playbook, "HND-7") == [("error", message)]


def test_hnd_7_lets_required_info_close_the_gap(tmp_path: Path) -> None:
    handoff = HANDOFF.replace("Scored}]", "Scored}, {id: phone-verified, text: Phone verified}]")
    handoff += "required_info: [{id: phone-verified, text: Phone verified}]\n"
    assert told(play(tmp_path, processes=process(BORDER), handoffs__one=handoff), "HND-7") == []


def test_hnd_7_only_warns_where_the_id_came_from_plain_text(tmp_path: Path) -> None:
    """Two wordings may mean one thing."""
    handoff = HANDOFF.replace("Scored}]", "Scored}, Phone verified]")
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=handoff)
    assert [level for level, _ in told(playbook, "HND-7")] == ["warn"]


# VOC


def test_voc_1_sees_one_word_for_two_things_of_two_teams(tmp_path: Path) -> None:
    """The goal's alias "Qualified Leads" and the step's output "qualified lead" are one word."""
    files = {
        "goals": "more: {team: marketing, aliases: [Qualified Leads]}",
        "processes": process("- {id: offer, owner: ae, outputs: [qualified lead]}"),
    }
    playbook = play(tmp_path, **files)
    ((level, message),) = told(playbook, "VOC-1")
    assert level == "error"
    assert message.startswith('"Qualified Leads" and "qualified lead": one word for the goal "More"')


def test_voc_1_only_warns_inside_one_team(tmp_path: Path) -> None:
    files = {"goals": "more: {team: sales, aliases: [Pipeline]}", "metrics": "pipeline: {owner: ae}"}
    assert [level for level, _ in told(play(tmp_path, **files), "VOC-1")] == ["warn"]


@pytest.mark.parametrize(
    ("one", "other"), [("MQL", "MQLs"), ("Qualified Leads", "qualified lead"), ("E-mail", "email"), ("ＭＱＬ", "mql")]
)
def test_a_word_is_known_by_its_key(one: str, other: str) -> None:
    """Folded, without punctuation and compatibility forms, one plural s dropped."""
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("press", "pres"), ("SLA", "SQL"), ("???", "!!!"), ("bus", "bu")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


SQL = "sql: {team: sales, acronym: SQL}\ndatabase: {team: marketing, acronym: SQL%s}\n"


def test_voc_1_can_be_told_that_two_things_differ_or_agree(tmp_path: Path) -> None:
    """`not_same_as` and `same_as`, said once, on either side."""
    assert [level for level, _ in told(play(tmp_path / "a", glossary=SQL % ""), "VOC-1")] == ["error"]
    for name in ("not_same_as", "same_as"):
        assert told(play(tmp_path / name, glossary=SQL % f", {name}: [term:sql]"), "VOC-1") == []


def test_voc_1_is_not_blinded_by_an_output(tmp_path: Path) -> None:
    """An output may use a term's word; a second claim on that word is still found."""
    files = {
        "processes": process("- {id: offer, owner: ae, outputs: [MQL]}"),
        "glossary": "mql: {team: marketing, name: MQL}",
        "metrics": "mqls: {owner: ae, name: MQLs}",
    }
    assert [message for _, message in told(play(tmp_path, **files), "VOC-1")] == [
        '"MQL" and "MQLs": one word for the term "MQL" and for the metric "MQLs"'
    ]


def test_voc_1_is_silent_about_a_word_used_twice_by_one_entity(tmp_path: Path) -> None:
    assert told(play(tmp_path, glossary="mql: {team: sales, acronym: MQL, aliases: [mqls]}"), "VOC-1") == []


# Profiles and waivers


def test_a_check_sleeps_until_its_material_is_there(tmp_path: Path) -> None:
    """In starter and team; in strict all are awake."""
    contracts = ["HND-2", "HND-3", "HND-4", "HND-5", "HND-6", "HND-7", "HND-9"]
    others = ["OWN-3", "OWN-4", "COV-2", "COV-4", "COV-6", "COV-7", "HND-10"]
    others += ["VOC-2", "VOC-3", "VOC-4", "VOC-5", "FRS-1", "FRS-2", "FRS-3", "COV-8", "HND-8"]
    others += [check.code for check in checks.CHECKS if check.code[:3] in ("STG", "MTH", "MSG", "PTH")]
    for profile, skipped in (("starter", {*contracts, *others}), ("team", {*contracts, *others}), ("strict", set())):
        assert {check.code for check in play(tmp_path / profile, profile=profile).skipped} == skipped
    playbook = play(tmp_path / "awake", processes=process(BORDER), handoffs__one=HANDOFF)
    assert {check.code for check in playbook.skipped} == set(others)


WAIVED = """
more:
  team: marketing
  priority: high
  waive: [{check: COV-1, reason: Budget in January, until: 2026-10-01, by: cso}]
"""


def test_a_waiver_marks_the_finding_and_counts_no_more(tmp_path: Path) -> None:
    """It holds on its last day; the finding stays visible with its reason."""
    (problem,) = of(play(tmp_path, goals=WAIVED), "COV-1")
    assert problem.waived == "Budget in January"
    assert at_least([problem], "error") is False


def test_an_expired_waiver_waives_nothing(tmp_path: Path) -> None:
    (problem,) = of(play(tmp_path, today=dt.date(2026, 10, 2), goals=WAIVED), "COV-1")
    assert problem.waived == ""
    assert at_least([problem], "error") is True


def test_a_waiver_is_for_its_own_check_and_entity(tmp_path: Path) -> None:
    goals = WAIVED.replace("COV-1", "COV-5") + "other: {team: marketing}\n"
    assert [problem.waived for problem in of(play(tmp_path, goals=goals), "COV-1")] == ["", ""]


def test_checks_keep_silent_about_half_a_book(tmp_path: Path) -> None:
    """With a fault anywhere there are no findings: they would mislead."""
    playbook = read_book(tmp_path, teams=TEAMS, roles=ROLES, goals="more: {team: marketing, metrics: [gone]}")
    assert [problem.code for problem in playbook.problems] == ["REF-1"]


# Dates


@pytest.mark.parametrize(
    ("day", "interval", "expected"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-11-30", "P3M", "2027-02-28"),
        ("2026-11-30", "1 quarter", "2027-02-28"),
        ("2026-07-01", "P90D", "2026-09-29"),
        ("2026-07-01", "2 weeks", "2026-07-15"),
    ],
)
def test_months_clamp_to_their_last_day(day: str, interval: str, expected: str) -> None:
    found = freshness.add(dt.date.fromisoformat(day), Duration.parse(interval))
    assert found == dt.date.fromisoformat(expected)


def test_a_review_holds_on_its_last_day(tmp_path: Path) -> None:
    """Equal is not overdue; never reviewed is not current."""
    goals = "a: {team: sales, reviewed: 2026-07-01, review_every: P90D}\nb: {team: sales, review_every: P90D}\n"
    for today, share in ((dt.date(2026, 9, 29), Fraction(1, 2)), (dt.date(2026, 9, 30), Fraction(0))):
        playbook = play(tmp_path, today=today, goals=goals)
        assert playbook.book is not None
        assert freshness.currency_rate(playbook.book) == share
