"""A rule speaks where it is sure, of notices, promises, paths and leads: what fires, and what looks like it."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import BORDER, HANDOFF, of, play, process, reported

from playpress.problems import listed

PROFILES = ("starter", "team", "strict")


def test_names_are_joined_as_in_a_sentence() -> None:
    assert [listed("ABC"[:n]) for n in (1, 2, 3)] == ["A", "A and B", "A, B and C"]


def test_rules_that_give_leads_to_others_are_one_finding_a_routing(tmp_path: Path) -> None:
    rules = "{region: North, owner: demand-manager}, {region: South, owner: cmo}, {owner: sdr}"
    routing = f"inbound: {{handoff: qualified, rules: [{rules}]}}\n"
    files = {"processes": process(BORDER), "handoffs__qualified": HANDOFF, "routings": routing}
    for profile in PROFILES:
        (found,) = of(play(tmp_path / profile, profile=profile, **files), "RTG-4")
        message = 'rules 1 and 2 of "Inbound" give leads to Marketing manager and Cmo, '
        assert found.message == f'{message}and "Sales" receives them by "Qualified"'
        assert len(found.also) == 1
        assert "without `handoff`" in found.hint
    own = {**files, "routings": "inbound: {handoff: qualified, rules: [{owner: sdr}]}\n"}
    assert reported(play(tmp_path / "own", **own), "RTG-4") == []


@pytest.mark.parametrize(("kind", "found"), [("information", 0), ("transfer", 1)])
def test_a_notice_is_not_accepted_promised_or_refused(tmp_path: Path, kind: str, found: int) -> None:
    notice = f"from: lead-to-deal#campaign\nto: lead-to-deal#qualify\nkind: {kind}\n"
    notice += "commitments: [{by: sales, what: Ring, value: 4 business h}]\n"
    playbook = play(tmp_path, profile="team", processes=process(BORDER), handoffs__one=notice)
    assert [len(reported(playbook, code)) for code in ("HND-2", "HND-4", "HND-5")] == [found] * 3


@pytest.mark.parametrize(("limit", "found"), [(", time_limit: 1 business d", 0), ("", 1)])
def test_the_limit_of_the_step_that_receives_is_a_promise_of_time(tmp_path: Path, limit: str, found: int) -> None:
    steps = f"- {{id: campaign, owner: cmo}}\n- {{id: qualify, owner: sdr{limit}}}\n"
    handoff = "from: lead-to-deal#campaign\nto: lead-to-deal#qualify\nacceptance: [Asked]\n"
    playbook = play(tmp_path, profile="team", processes=process(steps), handoffs__one=handoff)
    assert len(reported(playbook, "HND-3")) == found


@pytest.mark.parametrize(
    ("first", "sender", "found"),
    [
        ("", ", entry: [Contract signed]", 0),
        (", entry: [Contract signed]", "", 0),
        ("", ", entry: [Contract sent]", 1),
        ("", "", 1),
    ],
)
def test_what_a_step_begins_with_was_made_sure_of(tmp_path: Path, first: str, sender: str, found: int) -> None:
    steps = f"- {{id: offer, owner: ae{first}, exit: [Price named]}}\n- {{id: won, owner: ae, exit: [Paid]{sender}}}\n"
    steps += "- {id: start, owner: cmo}\n"
    handoff = "from: lead-to-deal#won\nto: lead-to-deal#start\nacceptance: [Contract signed]\n"
    handoff += "commitments: [{by: marketing, what: Begin, value: 4 business h}, {by: sales, what: Ask}]\n"
    handoff += "reject_reasons: [Unsigned]\nreturn_to: lead-to-deal#won\nbreach: {escalate_to: cso}\n"
    playbook = play(tmp_path, profile="team", processes=process(steps), handoffs__one=handoff)
    assert len(reported(playbook, "HND-7")) == found


PHASES = (
    "ramp: {roles: [ae], phases: [{id: one, from_day: D+0, to_day: D+9, items: [Ring]%s}, "
    "{id: two, from_day: D+10, to_day: D+19, items: [Sell]%s}]}\n"
)


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("", "", ['no role signs a phase of "Ramp"']),
        ("", ", sign_off: cso", []),
        ("", ", sign_off: ae", ['the phase "Two" of "Ramp" is signed by the learner']),
    ],
)
def test_a_path_that_somebody_signs_is_signed(tmp_path: Path, one: str, two: str, found: list[str]) -> None:
    files = {"onboarding": PHASES % (one, two)}
    assert [message for _, message in reported(play(tmp_path / "t", profile="team", **files), "PTH-4")] == found
    assert len(reported(play(tmp_path / "s", profile="strict", **files), "PTH-4")) == (1 if "cso" in two else 2)


def test_what_is_read_without_a_name_is_one_note_a_path(tmp_path: Path) -> None:
    path = (PHASES % ("", "")).replace("[Ring]", "[{text: Read, do: read}, {text: Read on, do: read}]")
    told = [("info", '2 items of "Ramp" are read, and `about` does not say what')]
    assert reported(play(tmp_path / "two", profile="team", onboarding=path), "PTH-8") == told
    one = path.replace(", {text: Read on, do: read}", "")
    assert [level for level, _ in reported(play(tmp_path / "one", profile="team", onboarding=one), "PTH-8")] == ["info"]
    named = path.replace("do: read", 'do: read, about: ["process:lead-to-deal"]')
    assert reported(play(tmp_path / "no", profile="team", onboarding=named, processes=process(BORDER)), "PTH-8") == []


@pytest.mark.parametrize(
    ("about", "found"),
    [("process:lead-to-deal#ring", []), ("process:lead-to-deal", []), ("", ['the phases of "Ramp" have no items'])],
)
def test_what_comes_before_a_path_teaches_for_it(tmp_path: Path, about: str, found: list[str]) -> None:
    named = f', about: ["{about}"]' if about else ""
    paths = (
        f"core: {{roles: [ae, sdr], phases: [{{id: one, from_day: D+0, to_day: D+9, items: [{{text: Go{named}}}]}}]}}\n"
    )
    paths += "ramp: {roles: [ae], prerequisites: [core], phases: [{id: one, from_day: D+10, to_day: D+19}]}\n"
    playbook = play(tmp_path, profile="team", onboarding=paths, processes=process("- {id: ring, owner: ae}\n"))
    messages = [message for _, message in reported(playbook, "PTH-6")]
    assert [message.startswith(words) for message, words in zip(messages, found, strict=True)] == [True] * len(found)


STAGE = "deals: {owner: cso, object: opportunity, stages: [{id: demo, owner: ae, exit: [%s]}, "
STAGE += "{id: trial, owner: ae, entry: [%s]}, {id: won, outcome: won}]}\n"


@pytest.mark.parametrize(
    ("left", "entered", "found"),
    [
        ("Pain named", "A time-boxed trial is agreed", 0),
        ("Pain named", "Champion opened the trial", 0),
        ("Pain named", "Trial opened", 1),
    ],
)
def test_what_the_buyer_does_needs_no_mark(tmp_path: Path, left: str, entered: str, found: int) -> None:
    assert len(reported(play(tmp_path, profile="team", funnels=STAGE % (left, entered)), "STG-2")) == found


@pytest.mark.parametrize(
    ("first", "level"), [("{id: plan-saved, text: A plan is saved}", "error"), ("Plan saved", "warn")]
)
def test_an_id_made_of_words_may_be_the_same_by_chance(tmp_path: Path, first: str, level: str) -> None:
    other = "{id: plan-saved, text: Budget saved}"
    audiences = f"a: {{fit: [{first}]}}\nb: {{fit: [{other}]}}\n"
    assert [each for each, _ in reported(play(tmp_path, profile="team", audiences=audiences), "DUP-1")] == [level]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("b: {name: Activated, definition: Uses it}\n", 0),
        ("b: {name: Active seats, definition: Used}\n", 1),
        ("b: {name: Trial, definition: Tries it, aliases: [activating]}\n", 0),
        ("", 1),
    ],
)
def test_a_word_that_another_term_has_is_not_struck(tmp_path: Path, other: str, found: int) -> None:
    words = f"a: {{name: Setup, definition: Data flows, avoid: [activation]}}\n{other}"
    files = {"glossary": words, "goals": "more: {team: sales, summary: More activation}\n"}
    assert len(reported(play(tmp_path, **files), "VOC-3")) == found


def test_a_word_that_a_stage_has_is_not_struck(tmp_path: Path) -> None:
    words = "a: {name: Setup, definition: Data flows, avoid: [activation]}\n"
    funnel = "use: {owner: cso, stages: [{id: activated, name: Activated, owner: ae}]}\n"
    files = {"glossary": words, "goals": "more: {team: sales, summary: More activation}\n", "funnels": funnel}
    assert reported(play(tmp_path, **files), "VOC-3") == []
