"""HND of what makes a contract hold: promises of both sides, a way back, misses, feedback, signatures."""

import re
from pathlib import Path

import pytest
from tests.unit.checks.two_teams import APPROVED, BORDER, HANDOFF, ROLES, TEAMS, play, process, reported

from playpress.derive import contract, handoff_register, signatures, summary
from playpress.model.kinds.handoff import Handoff
from playpress.pipeline import Playbook


def with_handoff(folder: Path, handoff: str = HANDOFF, profile: str = "team", **files: str) -> Playbook:
    """A book with one border and one contract."""
    return play(folder, profile=profile, processes=process(BORDER), handoffs__one=handoff, **files)


def test_a_complete_contract_lacks_only_signatures_and_an_answer(tmp_path: Path) -> None:
    playbook = play(tmp_path, profile="strict", processes=process(BORDER), handoffs__one=HANDOFF)
    assert {problem.code for problem in playbook.findings} == {"HND-9", "HND-10"}
    assert playbook.book is not None
    (handoff,) = playbook.book.all(Handoff)
    assert contract.share_done(playbook.book, handoff) == (6, 6)
    assert str(summary.shares(playbook.book)[1]) == "100%"
    assert len(handoff_register.crossings(playbook.book)) == 1


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("reject_reasons: [Out of area]\n", "reasons to reject"),
        ("return_to: lead-to-deal#campaign\n", "place to return to"),
    ],
)
def test_hnd_5_wants_a_way_back(tmp_path: Path, line: str, missing: str) -> None:
    handoff = HANDOFF.replace(line, "")
    message = f'hand-off "One" has no {missing}'
    for profile in ("team", "strict"):
        playbook = play(tmp_path / profile, profile=profile, processes=process(BORDER), handoffs__one=handoff)
        assert reported(playbook, "HND-5") == [("warn", message)]


def without(*fields: str) -> str:
    """The complete contract without some of its fields."""
    kept: list[str] = []
    skip = False
    for line in HANDOFF.splitlines(keepends=True):
        skip = line.startswith(fields) or (skip and line.startswith(" "))
        kept += [] if skip else [line]
    return "".join(kept)


@pytest.mark.parametrize(
    ("commitments", "message"),
    [
        ("[{by: sales, what: Call, value: 4 business h}]", "is one-sided: Marketing promises nothing"),
        ("[{by: marketing, what: Leads}]", "is one-sided: Sales promises nothing"),
        ("[]", "is told by HND-3: Sales"),
    ],
)
@pytest.mark.parametrize("profile", ["team", "strict"])
@pytest.mark.parametrize("kind", ["transfer", "information"])
def test_hnd_4_wants_a_promise_of_each_team(
    tmp_path: Path, commitments: str, message: str, profile: str, kind: str
) -> None:
    """Where work is handed over to a team that promises nothing, HND-3 asks that team for a time: one cause. A notice
    is told without a promise.
    """
    handoff = f"kind: {kind}\n{without('commitments')}commitments: {commitments}\n"
    playbook = with_handoff(tmp_path, handoff, profile)
    told_by_time = kind == "transfer" and "Sales" in message
    silent = told_by_time or kind == "information"
    assert reported(playbook, "HND-4") == ([] if silent else [("warn", f'hand-off "One" {message}')])
    asked = [("warn", 'hand-off "One": Sales promises no time to act')]
    assert reported(playbook, "HND-3") == (asked if told_by_time else [])


@pytest.mark.parametrize(("by", "found"), [("success", 0), ("sales", 1)])
def test_a_third_team_promises_on_the_side_of_who_sends(tmp_path: Path, by: str, found: int) -> None:
    promises = f"[{{by: sales, what: Call, value: 4 business h}}, {{by: {by}, what: Listen}}]"
    handoff = f"{without('commitments')}commitments: {promises}\n"
    files = {"teams": f"{TEAMS}success: {{leader: cmo}}\n", "processes": process(BORDER), "handoffs__one": handoff}
    message = 'hand-off "One" is one-sided: Marketing promises nothing'
    assert reported(play(tmp_path, profile="team", **files), "HND-4") == [("warn", message)] * found


@pytest.mark.parametrize("breach", [0, 1])
def test_hnd_6_waits_for_a_promise_that_can_be_missed(tmp_path: Path, breach: int) -> None:
    promise = ("what: Call", "what: Call, value: 4 business h")[breach]
    handoff = f"{without('commitments', 'breach')}commitments: [{{by: sales, {promise}}}]\n"
    assert len(reported(with_handoff(tmp_path, handoff), "HND-6")) == breach


WON = "deals: {owner: cso, stages: [{id: open, owner: cso}, {id: won, outcome: won}]}"


@pytest.mark.parametrize(("stage", "clauses", "levels"), [("won", 5, []), ("open", 6, ["warn"])])
def test_what_is_won_is_not_rejected(tmp_path: Path, stage: str, clauses: int, levels: list[str]) -> None:
    steps = BORDER.replace("owner: demand-manager", f"owner: demand-manager, stage: deals#{stage}")
    files = {"funnels": WON, "processes": process(steps), "handoffs__one": without("reject_reasons", "return_to")}
    playbook = play(tmp_path, profile="team", **files)
    assert [level for level, _ in reported(playbook, "HND-5")] == levels
    assert playbook.book is not None
    (handoff,) = playbook.book.all(Handoff)
    assert contract.share_done(playbook.book, handoff) == (5, clauses)


@pytest.mark.parametrize(
    ("back", "codes"), [("demand-manager", set()), ("cmo", {"HND-5"}), ("csm", {"HND-4", "HND-5"})]
)
def test_what_comes_back_to_who_sent_it_has_its_way_back(tmp_path: Path, back: str, codes: set[str]) -> None:
    """It is done for the sender, who is asked for no promise; to another role of the team, somebody has to say it."""
    steps = f"{BORDER}- {{id: send, owner: {back}}}\n"
    handoff = without("reject_reasons", "return_to", "commitments")
    handoff += "commitments: [{by: sales, what: Review, value: 2 business d}]\n"
    teams = {"teams": f"{TEAMS}success: {{}}\n", "roles": f"{ROLES}csm: {{team: success}}\n"}
    found = play(tmp_path, profile="team", processes=process(steps), handoffs__one=handoff, **teams).findings
    assert {each.code for each in found if each.subject == "handoff:one"} == codes


@pytest.mark.parametrize("profile", ["team", "strict"])
def test_hnd_6_wants_a_consequence_of_a_miss(tmp_path: Path, profile: str) -> None:
    message = 'hand-off "One" does not say what happens when a commitment is missed'
    assert reported(with_handoff(tmp_path, without("breach"), profile), "HND-6") == [("warn", message)]


@pytest.mark.parametrize("breach", ["{escalate_to: cso}", "{action: The next free rep calls}"])
def test_hnd_6_takes_a_person_or_an_action(tmp_path: Path, breach: str) -> None:
    assert reported(with_handoff(tmp_path, f"{without('breach')}breach: {breach}\n"), "HND-6") == []


def test_in_starter_what_makes_a_contract_hold_may_wait(tmp_path: Path) -> None:
    """One-sided, without a way back, a consequence and an answer: it is asked for once the rest is in order."""
    handoff = (
        without("return_to", "breach", "commitments") + "commitments: [{by: sales, what: Call, value: 4 business h}]\n"
    )
    codes = {"HND-4", "HND-5", "HND-6"}
    assert {each.code for each in with_handoff(tmp_path / "team", handoff, "team").findings} >= codes
    starter = with_handoff(tmp_path / "starter", handoff, "starter")
    assert [each.code for each in starter.findings if each.code in {*codes, "HND-9"}] == []
    assert {code for code in starter.later if code.startswith("HND")} == codes


def test_in_starter_a_receiver_without_a_promise_is_asked_for_a_time_only(tmp_path: Path) -> None:
    playbook = with_handoff(tmp_path, without("commitments"), "starter")
    assert [problem.code for problem in playbook.findings] == ["HND-3"]


def test_a_contract_in_a_step_is_three_of_six(tmp_path: Path) -> None:
    """Accepted, timed and without a gap."""
    steps = """
- {id: campaign, owner: cmo, exit: [Phone], hands_to: {step: qualify, accept: [Phone], within: 4 business h}}
- {id: qualify, owner: sdr}
"""
    playbook = play(tmp_path, processes=process(steps))
    assert playbook.book is not None
    (handoff,) = playbook.book.all(Handoff)
    assert contract.share_done(playbook.book, handoff) == (3, 6)


ANSWER = """
kind: information
from: lead-to-deal#qualify
to: lead-to-deal#campaign
owner: sdr
"""


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
    """Signed by both leaders, one for each direction: silence in every profile, once the wording is signed as well."""
    steps = BORDER.replace("owner: sdr}", "owner: sdr, next: [{to: campaign, when: Lost}]}")
    files = {"processes": process(steps), "handoffs__one": HANDOFF + APPROVED, "handoffs__back": BACK}
    found = [problem.message for problem in play(tmp_path, profile=profile, **files).findings]
    assert [message for message in found if "without its wording" not in message] == []


def test_hnd_9_sees_a_road_with_one_way(tmp_path: Path) -> None:
    """What is returned with the reason comes back, or HND-5 asks for it; strict asks what became of the rest, too."""
    message = "Marketing hands work to Sales, and no hand-off comes back"
    bare = with_handoff(tmp_path / "a", without("reject_reasons"))
    assert (reported(bare, "HND-9"), len(reported(bare, "HND-5"))) == ([], 1)
    assert reported(with_handoff(tmp_path / "b"), "HND-9") == []
    assert reported(with_handoff(tmp_path / "c", profile="strict"), "HND-9") == [("warn", message)]


def test_hnd_9_is_silent_when_something_comes_back(tmp_path: Path) -> None:
    """Information is enough; where only information goes over, nothing has to come back."""
    assert reported(with_handoff(tmp_path / "a", handoffs__two=ANSWER), "HND-9") == []
    assert reported(with_handoff(tmp_path / "b", f"kind: information\n{HANDOFF}"), "HND-9") == []


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
        found = reported(with_handoff(tmp_path / profile, HANDOFF + signed, profile), "HND-10")
        assert [each for each in found if each[0] == "warn"] == [("warn", message)]


def test_hnd_10_names_a_team_without_a_leader(tmp_path: Path) -> None:
    teams = "marketing: {name: Marketing}\nsales: {name: Sales, leader: cso}\n"
    playbook = with_handoff(tmp_path, HANDOFF + APPROVED, teams=teams)
    message = 'hand-off "One" is not approved by the leader of Marketing, who is not named'
    assert ("warn", message) in reported(playbook, "HND-10")


def test_hnd_10_notes_an_approval_that_does_not_say_which_wording_it_is_for(tmp_path: Path) -> None:
    """Outside of the starter profile; the wording that `sign` writes is enough."""
    note = 'Cmo and Cso approved the hand-off "One" without its wording: a later change would not be seen'
    for profile in ("team", "strict"):
        assert ("info", note) in reported(with_handoff(tmp_path / profile, HANDOFF + APPROVED, profile), "HND-10")
    assert reported(with_handoff(tmp_path / "starter", HANDOFF + APPROVED, "starter"), "HND-10") == []
    playbook = with_handoff(tmp_path / "signed", HANDOFF + APPROVED)
    assert playbook.book is not None
    wording = signatures.fingerprint(playbook.book, playbook.book.all(Handoff)[0])
    signed = re.sub(r"(date: 2026-09-0\d)", rf'\1, text: "{wording}"', APPROVED)
    assert reported(with_handoff(tmp_path / "again", HANDOFF + signed), "HND-10") == []


def test_hnd_10_sleeps_until_somebody_signs_something(tmp_path: Path) -> None:
    assert reported(with_handoff(tmp_path / "a", HANDOFF), "HND-10") == []
    assert len(reported(with_handoff(tmp_path / "b", HANDOFF, "strict"), "HND-10")) == 1
    assert reported(with_handoff(tmp_path / "c", HANDOFF + APPROVED, "starter"), "HND-10") == []
