"""HND of every hand-off: that there is one, what it accepts, and in what time."""

from pathlib import Path

import pytest
from tests import plan_book
from tests.book import of, sound
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, play, process, reported

from playpress.derive import handoff_register


def test_hnd_1_sees_a_border_without_a_contract(tmp_path: Path) -> None:
    playbook = play(tmp_path, processes=process(BORDER))
    message = 'no hand-off defined from Marketing to Sales ("Campaign" to "Qualify")'
    assert reported(playbook, "HND-1") == [("warn", message)]


def test_two_teams_and_what_passes_between_them_are_one_border(tmp_path: Path) -> None:
    """However many steps show it, there and back. A contract covers all of them; another object is another border."""
    steps = (
        "- {id: campaign, owner: cmo}\n- {id: qualify, owner: sdr}\n- {id: nurture, owner: cmo}\n"
        "- {id: call, owner: sdr}\n- {id: event, owner: cmo}\n- {id: visit, owner: ae}\n"
    )
    playbook = play(tmp_path / "a", processes=process(steps))
    way = '("Campaign" to "Qualify" and at 4 more places) and back'
    assert reported(playbook, "HND-1") == [("warn", f"no hand-off defined from Marketing to Sales {way}")]
    assert [place.line for place in of(playbook, "HND-1")[0].also] == [5, 6, 7, 8]
    covered = play(tmp_path / "b", processes=process(steps), handoffs__one=HANDOFF)
    assert reported(covered, "HND-1") == []


SERVICE = (
    "- {id: draft, owner: cmo, exit: [Written]}\n- {id: review, owner: sdr, next: [send]}\n- {id: send, owner: %s}\n"
)
REVIEWED = "from: lead-to-deal#draft\nto: lead-to-deal#review\nowner: sdr\n"


@pytest.mark.parametrize(("sender", "borders"), [("cmo", []), ("csm", ["Sales to Success"])])
def test_what_is_done_for_the_sender_and_given_back_is_one_contract(
    tmp_path: Path, sender: str, borders: list[str]
) -> None:
    """A review or a signature comes back under its contract; what goes on to a third team is new."""
    files = {"teams": f"{TEAMS}success: {{}}\n", "roles": f"{ROLES}csm: {{team: success}}\n"}
    files |= {"processes": process(SERVICE % sender), "handoffs__one": REVIEWED}
    playbook = play(tmp_path, profile="team", **files)
    found = [message for _, message in reported(playbook, "HND-1")]
    assert found == [f'no hand-off defined from {way} ("Review" to "Send")' for way in borders]
    heard = [message for _, message in reported(play(tmp_path / "s", profile="strict", **files), "HND-9")]
    assert heard == ["Marketing hands work to Sales, and no hand-off comes back" for _ in borders]


def test_what_is_given_back_needs_a_contract_for_the_way_there(tmp_path: Path) -> None:
    found = [
        message for _, message in reported(play(tmp_path, profile="team", processes=process(SERVICE % "cmo")), "HND-1")
    ]
    way = '("Draft" to "Review" and at one more place) and back'
    assert found == [f"no hand-off defined from Marketing to Sales {way}"]


@pytest.mark.parametrize("onwards", ["", ", {to: call, when: Agreed}"])
def test_an_approval_and_a_return_are_no_borders(tmp_path: Path, onwards: str) -> None:
    """What is looked at and comes back to the same step, or is sent back up to it, changes no hands."""
    steps = (
        "- {id: draft, owner: cmo, next: [approve, publish]}\n"
        f"- {{id: approve, owner: sdr, next: [{{to: draft, when: Rejected}}{onwards}]}}\n"
        "- {id: publish, owner: cmo, next: []}\n- {id: call, owner: sdr, next: []}\n"
    )
    found = [message for _, message in reported(play(tmp_path, profile="team", processes=process(steps)), "HND-1")]
    border = 'no hand-off defined from Marketing to Sales ("Draft" to "Approve")'
    assert found == ([border] if onwards else [])


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ("cmo", []),  # approved, it goes on in the team that asked
        ("sdr", ['("Offer" to "Approve")']),  # approved, it stays where it was approved
        ("csm", ['("Offer" to "Approve") and on to Success']),
    ],
)
def test_an_approval_with_a_way_back_and_a_way_on_is_no_border(tmp_path: Path, later: str, found: list[str]) -> None:
    steps = (
        "- {id: offer, owner: cmo, next: [approve]}\n"
        "- {id: approve, owner: sdr, next: [{to: offer, when: Changes}, {to: send, when: Approved}]}\n"
        f"- {{id: send, owner: {later}, next: []}}\n"
    )
    files = {"teams": f"{TEAMS}success: {{}}\n", "roles": f"{ROLES}csm: {{team: success}}\n"}
    told = reported(play(tmp_path, profile="team", processes=process(steps), **files), "HND-1")
    assert [message.removeprefix("no hand-off defined from Marketing to Sales ") for _, message in told] == found


@pytest.mark.parametrize(("step", "borders"), [("sdr", 1), ("cmo", 0)])
def test_work_that_a_receiver_keeps_is_a_border_though_some_is_sent_back(
    tmp_path: Path, step: str, borders: int
) -> None:
    """What goes to sales and back is no approval by marketing of what sales has: the first of both asks."""
    steps = (
        "- {id: campaign, owner: cmo, next: [qualify]}\n"
        f"- {{id: qualify, owner: {step}, next: [{{to: campaign, when: Wrong}}, {{to: call, when: Right}}]}}\n"
        f"- {{id: call, owner: {step}, next: []}}\n"
    )
    assert len(reported(play(tmp_path, profile="team", processes=process(steps)), "HND-1")) == borders


DEAL = """
- {id: find, owner: ae}
- {id: demo, raci: {cmo: A/R%s}}
- {id: scope, raci: {ae: A/R%s}}
- {id: run, owner: cmo}
"""


@pytest.mark.parametrize(
    ("demo", "scope", "places"),
    [
        (", ae: R", ", cmo: R", []),
        (", ae: C", ", cmo: I", ["find", "demo", "scope"]),
        (", ae: R", "", ["scope"]),
        ("", ", cmo: R", ["find"]),
    ],
)
def test_where_both_take_part_in_a_step_nothing_is_handed_over(
    tmp_path: Path, demo: str, scope: str, places: list[str]
) -> None:
    """Responsible beside the accountable role; who is only asked or told takes no part."""
    book = play(tmp_path, processes=process(DEAL % (demo, scope))).book
    assert book is not None
    assert [each.transition.source.part for each in handoff_register.crossings(book)] == places


def test_work_passes_to_a_step_that_says_no_role(tmp_path: Path) -> None:
    """The step is of the team of its process: nothing says that both roles take part in it."""
    for name, steps in (("to", "- {id: find, owner: cmo}\n- {id: call}\n"), ("both", "- {id: find}\n- {id: call}\n")):
        found = reported(play(tmp_path / name, processes=process(steps)), "HND-1")
        assert [message for _, message in found] == (
            ['no hand-off defined from Marketing to Sales ("Find" to "Call")'] if name == "to" else []
        )


@pytest.mark.parametrize("beside", [", sales-manager: R", ""])
def test_stages_that_steps_reach_or_leave_are_no_borders_of_their_own(tmp_path: Path, beside: str) -> None:
    """The process says how the work passes there; the funnel shows the same passing once more."""
    stages = ("mql, owner: cmo", "talk, owner: sales-manager", "sal, owner: sales-manager", "won, outcome: won")
    funnel = f"leads: {{owner: cso, stages: [{', '.join(f'{{id: {each}}}' for each in stages)}]}}"
    steps = f"- {{id: find, raci: {{cmo: A/R{beside}}}, stage: leads#mql}}\n- {{id: ring, owner: sales-manager}}\n"
    found = reported(play(tmp_path, processes=process(steps), funnels=funnel), "HND-1")
    way = 'no hand-off defined from Marketing to Sales ("Find" to "Ring")'
    assert [message for _, message in found] == ([] if beside else [way])


def test_a_relay_from_team_to_team_is_one_border(tmp_path: Path) -> None:
    """One piece of work in one process, of which no funnel says what it is; what comes back is another."""
    teams = {"teams": f"{TEAMS}success: {{}}\n", "roles": f"{ROLES}csm: {{team: success}}\n"}
    steps = "- {id: one, owner: cmo}\n- {id: two, owner: ae}\n- {id: three, owner: csm}\n- {id: four, owner: cmo}\n"
    playbook = play(tmp_path, profile="team", processes=process(steps), **teams)
    assert [message for _, message in reported(playbook, "HND-1")] == [
        'no hand-off defined from Marketing to Sales ("One" to "Two") and on to Success',
        'no hand-off defined from Success to Marketing ("Three" to "Four")',
    ]
    assert [place.line for place in of(playbook, "HND-1")[0].also] == [5]


def test_hnd_1_sees_two_contracts_for_one_border(tmp_path: Path) -> None:
    playbook = play(tmp_path, profile="team", processes=process(BORDER), handoffs__one=HANDOFF, handoffs__two=HANDOFF)
    message = '2 hand-offs for one transition ("Campaign" to "Qualify"): "One" and "Two"'
    assert reported(playbook, "HND-1") == [("error", message)]
    assert [place.file for place in of(playbook, "HND-1")[0].also] == [
        "content/handoffs/one.yml",
        "content/handoffs/two.yml",
    ]


def test_hnd_1_counts_and_names_the_contracts_that_pass_the_same(tmp_path: Path) -> None:
    objects = {"alpha": "lead", "beta": "lead", "gamma": "document"}
    files = {f"handoffs__{name}": f"object: {what}\n{HANDOFF}" for name, what in objects.items()}
    message = '2 hand-offs for one transition ("Campaign" to "Qualify"): "Alpha" and "Beta"'
    playbook = play(tmp_path, profile="team", processes=process(BORDER), **files)
    assert reported(playbook, "HND-1") == [("error", message)]
    assert [place.file for place in of(playbook, "HND-1")[0].also] == [
        "content/handoffs/alpha.yml",
        "content/handoffs/beta.yml",
    ]


def test_hnd_1_is_silent_with_one_contract(tmp_path: Path) -> None:
    assert reported(play(tmp_path, processes=process(BORDER), handoffs__one=HANDOFF), "HND-1") == []


def test_hnd_1_is_silent_inside_a_team_and_at_an_end(tmp_path: Path) -> None:
    """`next: []` ends the work; what follows in the list is no border."""
    steps = "- {id: campaign, owner: cmo, next: []}\n- {id: qualify, owner: sdr}\n- {id: offer, owner: ae}\n"
    assert reported(play(tmp_path, profile="team", processes=process(steps)), "HND-1") == []


def test_hnd_1_does_not_ask_for_a_contract_on_the_way_back(tmp_path: Path) -> None:
    """Rejected work goes back under the contract it came with."""
    steps = BORDER.replace(
        "{id: qualify, owner: sdr}", "{id: qualify, owner: sdr, next: [{to: campaign, when: Rejected}]}"
    )
    assert reported(play(tmp_path, processes=process(steps), handoffs__one=HANDOFF), "HND-1") == []


def test_hnd_1_looks_over_the_edge_of_a_process(tmp_path: Path) -> None:
    other = "first: {team: marketing, steps: [{id: campaign, owner: cmo, next: [second#qualify]}]}\n"
    playbook = play(tmp_path, processes=other + "second: {team: sales, steps: [{id: qualify, owner: sdr}]}\n")
    assert len(reported(playbook, "HND-1")) == 1


def test_a_hand_off_inside_one_team_is_not_a_border(tmp_path: Path) -> None:
    """It is said once, and no other check judges it. From one role to another it is one, and nothing is said."""
    steps = "- {id: campaign, owner: sdr}\n- {id: qualify, owner: sdr}\n"
    handoff = "{from: lead-to-deal#campaign, to: lead-to-deal#qualify, owner: sdr}"
    playbook = play(tmp_path / "a", profile="team", processes=process(steps), handoffs__one=handoff)
    message = 'hand-off "One" connects no two teams: the same people of Sales are at both ends'
    judged = [each for each in playbook.findings if each.code != "OWN-5"]  # One person does all of it, which it says.
    assert [(each.code, each.level, each.message) for each in judged] == [("HND-1", "info", message)]
    of_two = process(steps.replace("qualify, owner: sdr", "qualify, owner: ae"))
    assert play(tmp_path / "b", processes=of_two, handoffs__one=handoff).findings == ()


def test_hnd_2_wants_acceptance_criteria(tmp_path: Path) -> None:
    """Without acceptance there is no gap: HND-2 alone fires, not HND-7."""
    handoff = HANDOFF.replace("acceptance: [{id: fit, text: Fits}, {id: score, text: Scored}]\n", "")
    playbook = play(tmp_path, processes=process(BORDER), handoffs__one=handoff)
    assert reported(playbook, "HND-2") == [("warn", 'hand-off "One" does not say what is accepted')]
    assert reported(playbook, "HND-7") == []


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
    assert reported(playbook, "HND-3") == [("warn", message) for message in messages]


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
        ((0, 1), [("error", '"Tell the outcome" is marked as the answer, as another commitment is')]),
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
    playbook = play(tmp_path, profile="team", processes=process(BORDER), handoffs__one=handoff)
    assert reported(playbook, "HND-3") == [(level, f'hand-off "One": {message}') for level, message in found]


def test_hnd_3_asks_no_time_of_who_is_only_told(tmp_path: Path) -> None:
    begin, end = HANDOFF.index("commitments:"), HANDOFF.index("breach:")
    handoff = f"kind: information\n{HANDOFF[:begin]}{HANDOFF[end:]}"
    assert reported(play(tmp_path, processes=process(BORDER), handoffs__one=handoff), "HND-3") == []


def test_hnd_7_names_what_the_sender_never_makes_sure_of(tmp_path: Path) -> None:
    """Exit {fit, score}, acceptance {fit, score, phone-verified}, nothing required: phone-verified is the gap."""
    handoff = HANDOFF.replace("Scored}]", "Scored}, {id: phone-verified, text: Phone verified}]")
    playbook = play(tmp_path, profile="team", processes=process(BORDER), handoffs__one=handoff)
    message = 'hand-off "One" asks for "Phone verified", which "Campaign" does not make sure of'
    assert reported(playbook, "HND-7") == [("error", message)]


def test_hnd_7_lets_required_info_close_the_gap(tmp_path: Path) -> None:
    handoff = HANDOFF.replace("Scored}]", "Scored}, {id: phone-verified, text: Phone verified}]")
    handoff += "required_info: [{id: phone-verified, text: Phone verified}]\n"
    assert reported(play(tmp_path, processes=process(BORDER), handoffs__one=handoff), "HND-7") == []


@pytest.mark.parametrize(("profile", "found"), [("starter", []), ("team", []), ("strict", ["warn"])])
def test_hnd_7_says_once_that_a_sender_says_nothing(tmp_path: Path, profile: str, found: list[str]) -> None:
    """What was not written yet contradicts nothing, and only strict asks."""
    silent = "- {id: campaign, owner: demand-manager}\n- {id: qualify, owner: sdr}\n"
    playbook = play(tmp_path, profile=profile, processes=process(silent), handoffs__one=HANDOFF)
    assert [level for level, _ in reported(playbook, "HND-7")] == found
    message = 'hand-off "One" asks for "Fits" and 1 more, and "Campaign" does not say what it makes sure of'
    assert [message for _, message in reported(playbook, "HND-7")] == [message for _ in found]


def test_hnd_7_asks_nothing_of_who_gets_back_what_it_asked_for(tmp_path: Path) -> None:
    """A silent sender of something that is done for it reads the acceptance; what is written is compared."""
    handoff = f"{REVIEWED}acceptance: [Has a title]\n"
    for name, exits, levels in (("a", "", []), ("b", ", exit: [Written]", ["warn"])):
        steps = (SERVICE % "cmo").replace(", exit: [Written]", exits)
        playbook = play(tmp_path / name, profile="team", processes=process(steps), handoffs__one=handoff)
        assert [level for level, _ in reported(playbook, "HND-7")] == levels


def test_hnd_7_only_warns_where_the_id_came_from_plain_text(tmp_path: Path) -> None:
    """Two wordings may mean one thing."""
    handoff = HANDOFF.replace("Scored}]", "Scored}, Phone verified]")
    playbook = play(tmp_path, profile="team", processes=process(BORDER), handoffs__one=handoff)
    assert [level for level, _ in reported(playbook, "HND-7")] == ["warn"]


def test_hnd_7_takes_the_entry_of_the_next_stage_for_the_way_out_of_a_stage(tmp_path: Path) -> None:
    """What lets one into the stage behind is not written a second time as the exit of the one before it."""
    funnel = """
    leads:
      stages:
        - {id: lead, entry: [Has a name]}
        - {id: mql, entry: [Asked for a quote]}
        - {id: sql, entry: [Has a budget]}
    """
    handoff = (
        "{from: funnel:leads#lead, to: lead-to-deal#qualify, required_info: [Phone], acceptance: [Asked for a quote%s]}"
    )
    for name, more, found in (("a", "", []), ("b", ", Has a budget", ['"Has a budget"'])):
        files = {"processes": process(BORDER), "funnels": funnel, "handoffs": f"one: {handoff % more}\n"}
        playbook = play(tmp_path / name, profile="team", **files)
        assert [message.split(" asks for ")[1].split(",")[0] for _, message in reported(playbook, "HND-7")] == found


@pytest.mark.parametrize(
    ("second", "third", "found"),
    [("outcome: lost", "entry: [Asked for a quote]", 0), ("entry: [Asked for a quote]", "entry: [Other]", 1)],
)
def test_hnd_7_takes_only_what_each_way_out_of_a_stage_asks_for(
    tmp_path: Path, second: str, third: str, found: int
) -> None:
    """Not what a lost stage asks for, nor what one of two stages does that may follow."""
    funnel = "leads:\n  stages:\n    - {id: lead, entry: [Has a name], next: [two, three]}\n"
    funnel += f"    - {{id: two, {second}}}\n    - {{id: three, {third}}}\n"
    handoff = (
        "{from: funnel:leads#lead, to: lead-to-deal#qualify, required_info: [Phone], acceptance: [Asked for a quote]}"
    )
    playbook = play(tmp_path, profile="team", processes=process(BORDER), funnels=funnel, handoffs=f"one: {handoff}\n")
    assert len(reported(playbook, "HND-7")) == found


JOIN = """
- {id: review, owner: demand-manager, exit: [{id: cleared, text: Cleared by legal}]}
- {id: waive, owner: demand-manager, exit: [{id: waived, text: Waiver signed}]}
- {id: sign, owner: sdr, entry: [%s]}
"""


@pytest.mark.parametrize(
    ("entry", "one", "two"),
    [
        ("{id: cleared}, {id: waived}", [], []),  # Each brings its part; the process makes sure of both.
        ("{id: cleared}, {id: whole, text: The package is complete}", ["Sign"], []),  # A join sees that for itself.
        ("{id: cleared}, {id: dated, text: Has a date}", ["Sign"], ["Sign"]),
        ("{id: cleared}, {id: credit, text: Credit check completed}", ["Sign"], ["Sign"]),
    ],
)
def test_hnd_7_asks_once_for_what_no_hand_off_brings_to_a_step(
    tmp_path: Path, entry: str, one: list[str], two: list[str]
) -> None:
    """At the contract where one leads there, at the step where several do."""
    files = {"processes": process(JOIN % entry)}
    asked = "{from: lead-to-deal#%s, to: lead-to-deal#sign, acceptance: [{id: %s}]}"
    files["handoffs"] = f"cleared: {asked % ('review', 'cleared')}\n"
    found = of(play(tmp_path / "one", **files), "HND-7")
    assert [each.message.split('"')[1] for each in found] == one
    assert {each.place.file for each in found} <= {"content/handoffs.yml"}
    files["handoffs"] += f"waived: {asked % ('waive', 'waived')}\n"
    found = of(play(tmp_path / "two", **files), "HND-7")
    assert [each.message.split('"')[1] for each in found] == two
    assert {each.place.file for each in found} <= {"content/processes.yml"}


def test_a_border_between_stages_needs_a_contract(tmp_path: Path) -> None:
    """Where no step reaches the stages; a hand-off between them settles it, and so does one between such steps."""
    playbook, _ = sound(tmp_path / "bare", **plan_book.BOOK)
    (found,) = of(playbook, "HND-1")
    assert '("Mql" to "Sal")' in found.message
    between = "lead: {from: funnel:leads#mql, to: funnel:leads#sal}"
    assert of(sound(tmp_path / "stages", handoffs=between, **plan_book.BOOK)[0], "HND-1") == []
    process = """
    sell:
      team: sales
      steps:
        - {id: find, owner: head-of-marketing, stage: leads#mql}
        - {id: ring, owner: sdr, stage: leads#sal}
    """
    steps = "lead: {from: sell#find, to: sell#ring}"
    assert of(sound(tmp_path / "steps", handoffs=steps, processes=process, **plan_book.BOOK)[0], "HND-1") == []
    (one,) = of(sound(tmp_path / "none", processes=process, **plan_book.BOOK)[0], "HND-1")
    assert one.place.file == "content/processes.yml"


TWO = """
sale: {team: sales, steps: [{id: sign, owner: ae, do: %s%s}]}
review: {name: Contract review and signature, team: sales, steps: [{id: read, owner: sales-manager}]}
"""


@pytest.mark.parametrize(
    ("do", "more", "found"),
    [
        ("Follow the contract review process", "", 1),
        ("Start our contract review process for it", "", 1),
        ("Follow the contract review process", ', next: ["process:review#read"]', 0),
        ("Follow the contract review process", ', hands_to: {step: "process:review#read"}', 0),
        ("Follow the buying process", "", 0),  # no process of ours
        ("Know the contract review process", "", 0),
        ("Sign", ', details: "Follow the [contract review](processes/review.md) process"', 0),
        ("Sign", ', details: "Follow the contract review process: [here](processes/review.md)"', 0),
    ],
)
def test_hnd_11_sees_work_that_goes_on_in_words_only(tmp_path: Path, do: str, more: str, found: int) -> None:
    assert len(reported(play(tmp_path, processes=TWO % (f'"{do}"', more)), "HND-11")) == found
