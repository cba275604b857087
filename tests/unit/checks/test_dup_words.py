"""DUP-9 and DUP-10: a number in a name or a text, against the field it is about, and against another text."""

from pathlib import Path

import pytest
from tests.book import of, sound
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, play, process, reported

METRICS = """
nrr: {name: Net revenue retention, targets: [{period: "2027", value: 110%, floor: 104%}]}
meetings: {name: Meetings booked, cadence: monthly, targets: [{period: "2027", value: "120"}]}
revenue: {targets: [{period: 2027-Q1, value: 400000 EUR}, {period: 2027-Q2, value: 600000 EUR}]}
speed: {name: Speed to lead, unit: h}
share: {name: Share of partners, targets: [{period: "2027", value: 30%}]}
within: {name: Plants started, definition: Plants that planned a full week within 30 days.}
ramped: {name: Reps at full quota}
"""
TERMS = """
discount-limit: {definition: What a rep may grant alone, value: 12%}
"""
OFFERS = """
desk-lamp: {list_price: 90 EUR, floor: 80 EUR}
"""
BOOK = {
    "metrics": METRICS,
    "glossary": TERMS,
    "offers": OFFERS,
    "processes": process(BORDER),
    "handoffs__lead": HANDOFF + "auto_accept_after: 2 business d\n",
}


def found(folder: Path, code: str, **files: str) -> list[str]:
    return [message for _, message in reported(play(folder, **{**BOOK, **files}), code)]


def goal(name: str, metrics: str, **more: str) -> str:
    return (
        f"it: {{team: sales, name: '{name}', metrics: [{metrics}]{''.join(f', {k}: {v!r}' for k, v in more.items())}}}"
    )


@pytest.mark.parametrize(
    ("name", "metrics", "fires"),
    [
        ("120 % NRR", "nrr", True),
        ("Net revenue retention of 120 %", "nrr", True),
        ("Reach 120 %", "nrr", True),
        ("110 % NRR", "nrr", False),
        ("Never below 104 %", "nrr", False),  # the floor
        ("NRR above 100 %", "nrr", False),  # 110 % is
        ("NRR above 115 %", "nrr", True),
        ("Raise NRR by 20 %", "nrr", False),  # a change
        ("NRR from 100 % to 120 %", "nrr", False),
        ("120 % NRR in 2030", "nrr", False),  # no target is for that time
        ("120 % NRR", "nrr, meetings", True),  # the other one has no share
        ("Reach 120 %", "nrr, ramped", True),
        ("Reach 120 %", "nrr, share", False),  # which of the two is it?
        ("Hear 90 % of buyers within 30 days", "nrr", False),  # two numbers, and no name
        ("Book 10 meetings a month", "meetings", False),  # 120 in the year
        ("Book 30 meetings a quarter", "meetings", False),
        ("Book 15 meetings a month", "meetings", True),
        ("Book 200 meetings", "meetings", True),
        ("Open 200 offices", "meetings", False),
        ("Bring 1 million EUR", "revenue", False),  # both quarters
        ("Bring 400 thousand EUR", "revenue", False),
        ("Bring 3 million EUR", "revenue", True),
        ("Bring 3 million USD", "revenue", False),
        ("Answer within 2 hours", "nrr", False),
        ("Plants plan a full week within 60 days", "within", True),
        ("Plants plan a full week within 30 days", "within", False),
    ],
)
def test_a_goal_is_called_by_the_target_of_its_metric(tmp_path: Path, name: str, metrics: str, fires: bool) -> None:
    assert bool(found(tmp_path, "DUP-9", goals=goal(name, metrics))) is fires


@pytest.mark.parametrize(
    ("body", "fires"),
    [
        ("Two reps can take 20 meetings a month with care.", True),
        ("Two reps can take 10 meetings a month with care.", False),
        ("Each of them takes 4 meetings a month.", False),  # one person's part
        ("Two reps can take 20 calls a month with care.", False),
        ("Two reps can take 3 meetings a day.", False),
    ],
)
def test_a_goal_says_the_number_of_its_name_again(tmp_path: Path, body: str, fires: bool) -> None:
    files = {"goals": goal("Book 10 meetings a month", "meetings", summary=body)}
    assert bool(found(tmp_path, "DUP-9", **files)) is fires


CUSTOMERS = """
won: {name: New customers, unit: customers, targets: [{period: "2027", value: "100"}]}
large: {name: New large customers, unit: customers, targets: [{period: "2027", value: "10"}]}
"""


@pytest.mark.parametrize(
    ("name", "fires"),
    [
        ("100 new customers, including 20 large customers", False),  # the target, and a part of it
        ("90 new customers, including 20 large customers", True),
        ("10 new customers of the large kind", False),  # the target of the metric of its part
        ("12 new customers of the large kind", True),
    ],
)
def test_a_number_beside_the_right_one_or_of_another_metric_is_no_contradiction(
    tmp_path: Path, name: str, fires: bool
) -> None:
    part = "part: {team: sales, parent: it, metrics: [large]}\n"
    goals = f"{goal(name, 'won')}\n{part}"
    assert bool(found(tmp_path, "DUP-9", metrics=CUSTOMERS, goals=goals)) is fires


@pytest.mark.parametrize(("last", "fires"), [("110 %", False), ("100 %", True)])
def test_a_table_of_targets_by_group_has_that_of_the_metric_in_a_row(tmp_path: Path, last: str, fires: bool) -> None:
    rows = f"| reports | target |\n|---|---|\n| 6 | target 40 % |\n| none | target {last} |"
    metrics = METRICS.replace("nrr: {", f"nrr: {{body: {rows!r}, ")
    metrics = metrics.replace(repr(rows), '"' + rows.replace("\n", "\\n") + '"')
    assert bool(found(tmp_path, "DUP-9", metrics=metrics)) is fires


def test_both_places_are_named_and_how_to_name_the_field(tmp_path: Path) -> None:
    playbook = play(tmp_path, **{**BOOK, "goals": goal("120 % NRR", "nrr")})
    (told,) = [each for each in playbook.findings if each.code == "DUP-9"]
    assert told.message == (
        'the goal "120 % NRR" says "120 %", and the target of "Net revenue retention" for 2027 is 110% '
        '(metric "Net revenue retention")'
    )
    assert "<metric:nrr.targets.2027.value>" in told.hint
    assert (told.place.file, [place.file for place in told.also]) == ("content/goals.yml", ["content/metrics.yml"])


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("We keep net revenue retention at 120 %.", True),
        ("We keep net revenue retention at 110 %.", False),
        ("NRR: 120 %", True),
        ("nrr: 120 %", False),  # an acronym has capitals
        ("Our NRR was 96 %.", False),  # a memory
        ("NRR of 120 % for enterprise", False),  # narrower
        ("Partner net revenue retention of 120 %", False),
        ("If NRR is 90 %, we meet.", False),
        ("NRR stays above 100 %", False),
        ("A discount limit of 15 %", True),
        ("A discount limit of 12 %", False),
        ("The 15 % discount limit", True),
        ("A desk lamp costs 95 EUR.", True),
        ("A desk lamp costs 90 EUR.", False),
        ("A desk lamp costs 80 EUR.", False),
        ("A desk lamp for 95 EUR and more", True),
        ("Twelve lamps for 950 EUR", False),
    ],
)
def test_what_is_named_beside_a_number_has_that_number(tmp_path: Path, text: str, fires: bool) -> None:
    strategy = f"s: {{team: sales, when_to_use: '{text}'}}"
    assert bool(found(tmp_path, "DUP-9", strategies=strategy)) is fires


@pytest.mark.parametrize(
    ("field", "fires"),
    [
        ("definition: Our target is 120 %.", True),
        ("definition: 120 % of what was paid.", False),
        ("body: The target is 110 %", False),
    ],
)
def test_a_metric_says_its_target_in_its_own_text(tmp_path: Path, field: str, fires: bool) -> None:
    text = METRICS.replace("name: Net", f"{field.replace(': ', ': ' + chr(39), 1)}', name: Net")
    assert bool(found(tmp_path, "DUP-9", metrics=text)) is fires


@pytest.mark.parametrize(
    ("summary", "fires"),
    [
        ("Sales rings within two business hours.", True),  # the first call: 4 business h
        ("Sales rings within four business hours.", False),
        ("Sales rings within 4 hours.", False),  # which clock?
        ("Sales rings within 4 calendar hours.", True),
        ("Marketing rings within two business hours.", False),  # it promises no call
        ("Sales decides within two business hours.", False),  # nothing is marked as the answer
        ("Silence of three business days counts as yes.", True),
        ("Silence of two business days counts as yes.", False),
        ("Marketing promises 60 leads a month.", True),
        ("Marketing promises 40 leads a month.", False),
        ("Marketing promises 120 a quarter.", False),
        ("Sales can ring 60 leads a month.", False),
    ],
)
def test_a_hand_off_says_in_words_what_it_promises(tmp_path: Path, summary: str, fires: bool) -> None:
    handoff = f"summary: {summary}\n" + BOOK["handoffs__lead"]
    assert bool(found(tmp_path, "DUP-9", handoffs__lead=handoff)) is fires


@pytest.mark.parametrize(
    ("due", "answers", "fires"),
    [
        ("Within one business day", True, True),
        ("Within four business hours", True, False),
        ("Within eight business hours", False, False),  # nothing says that it is this promise
    ],
)
def test_a_checklist_has_the_time_of_the_answer_it_is_used_for(
    tmp_path: Path, due: str, answers: bool, fires: bool
) -> None:
    handoff = HANDOFF.replace("4 business h", "4 business h, answers: yes" if answers else "4 business h")
    items = f"items: [{{id: yes-or-no, text: Accept or refuse it, due: {due}}}]"
    checklist = f'c: {{used_at: ["handoff:lead"], {items}}}'
    assert bool(found(tmp_path, "DUP-9", handoffs__lead=handoff, checklists=checklist)) is fires


@pytest.mark.parametrize(("time", "fires"), [("4 working hours", False), ("28 working hours", True)])
def test_the_verb_beside_a_time_says_which_promise_it_is_of(tmp_path: Path, time: str, fires: bool) -> None:
    """Of two that a text may mean by its words: the answer, not the call."""
    handoff = HANDOFF.replace("4 business h", "4 business h, answers: yes")
    call = "  - {by: sales, what: Call the buyer, value: 6 business d}\n"
    handoff = handoff.replace("  - {by: marketing", f"{call}  - {{by: marketing")
    path = f"sdr: {{roles: [sdr], summary: 'From calls to deciding leads within {time}', phases: ["
    path += "{id: first, from_day: D+0, to_day: D+6, items: [{text: Learn it, about: ['handoff:lead']}]}]}\n"
    assert bool(found(tmp_path, "DUP-9", handoffs__lead=handoff, onboarding=path)) is fires


def test_texts_that_kept_the_number_of_one_changed_field_are_one_finding(tmp_path: Path) -> None:
    goals = (
        "a: {team: sales, name: 120 % NRR, metrics: [nrr]}\nb: {team: sales, name: Keep 130 % NRR, metrics: [nrr]}\n"
    )
    playbook = play(tmp_path, **{**BOOK, "goals": goals})
    (told,) = of(playbook, "DUP-9")
    assert told.message == (
        'the target of "Net revenue retention" for 2027 is 110% (metric "Net revenue retention"), and texts of '
        'the goal "120 % NRR" and the goal "Keep 130 % NRR" say other numbers'
    )
    assert told.place.file == "content/metrics.yml"
    assert [place.file for place in told.also] == ["content/goals.yml"] * 2


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        ("name: Send the offer, time_limit: 2 business d, how: [Write it within 5 business days]", True),
        ("name: Send the offer, time_limit: 2 business d, how: [Try twice on 5 working days]", True),
        ("name: Send the offer, time_limit: 2 business d, how: [Try twice on 2 working days]", False),
        ("name: Send the offer, time_limit: 2 business d, how: [Write it within 1 business day]", False),
        ("name: Send the offer, time_limit: 2 business d, do: Send the offer within 1 business day", True),
        ("name: Send the offer, time_limit: 2 business d, do: Send the offer within 2 working days", False),
        ("name: Send the offer, time_limit: 2 business d, pitfalls: [An answer within 5 business days]", False),
    ],
)
def test_a_step_says_in_words_how_long_it_may_take(tmp_path: Path, step: str, fires: bool) -> None:
    steps = f"- {{id: campaign, owner: demand-manager}}\n- {{id: qualify, owner: sdr, {step}}}"
    files = {name: text for name, text in BOOK.items() if not name.startswith("handoffs")}
    playbook = play(tmp_path, **{**files, "processes": process(steps)})
    assert bool(reported(playbook, "DUP-9")) is fires


@pytest.mark.parametrize(
    ("files", "fires"),
    [
        ({"offers": "desk-lamp: {list_price: 90 EUR, summary: '95 EUR, delivery included.'}"}, True),
        ({"offers": "desk-lamp: {list_price: 90 EUR, summary: '90 EUR, or 30 EUR for three months.'}"}, False),
        ({"assets": "a: {expires: 2027-06-30, summary: Valid until 30 June 2026}"}, True),
        ({"assets": "a: {expires: 2027-06-30, summary: Valid until 30 June 2027}"}, False),
        ({"plans": "q2: {name: First quarter 2027, period: 2027-Q2}"}, True),
        ({"plans": "q2: {name: Q2 2026, period: 2027-Q2}"}, True),
        ({"plans": "q2: {name: Second quarter 2027, period: 2027-Q2}"}, False),
        ({"plans": "q2: {name: Plan of the spring, period: 2027-Q2}"}, False),
        ({"plans": "q2: {summary: A revenue of 2 million EUR, period: 2027-Q2, revenue_target: 1000000 EUR}"}, True),
        ({"plans": "q2: {summary: A revenue of 1 million EUR, period: 2027-Q2, revenue_target: 1000000 EUR}"}, False),
        ({"strategies": "s: {team: sales, summary: A budget of 3000 EUR a month, budget: 2000 EUR per month}"}, True),
        ({"strategies": "s: {team: sales, summary: A budget of 24000 EUR a year, budget: 2000 EUR per month}"}, False),
        ({"approvals": "d: {levels: [{up_to: 10%, role: cso}], never: [More than 15 per cent]}"}, True),
        ({"approvals": "d: {levels: [{up_to: 10%, role: cso}], never: [More than 10 per cent]}"}, False),
        ({"approvals": "d: {levels: [{up_to: 10%, role: cso}], summary: Five per cent at a desk}"}, True),
        ({"approvals": "d: {levels: [{up_to: 10%, role: cso}], summary: Ten per cent at a desk}"}, False),
        ({"products": "start: {name: The 30-day start}", "glossary": "s: {summary: Run a 60-day start}"}, True),
        ({"products": "start: {name: The 30-day start}", "glossary": "s: {summary: Run a 30-day start}"}, False),
        ({"products": "start: {name: The 30-day start}", "glossary": "s: {summary: A 60-day trial}"}, False),
        ({"onboarding": "p: {phases: [{id: a, name: Until day 30, from_day: D+1, to_day: D+60}]}"}, True),
        ({"onboarding": "p: {phases: [{id: a, name: Until day 30, from_day: D+1, to_day: D+30}]}"}, False),
        ({"onboarding": "p: {phases: [{id: a, name: Week 2, from_day: D+40, to_day: D+60}]}"}, True),
        ({"onboarding": "p: {phases: [{id: a, name: Week 2, from_day: D+7, to_day: D+13}]}"}, False),
        ({"scorings": "s: {threshold: 50, signals: [{text: Asked, points: 10}], summary: 60 points or more}"}, True),
        ({"scorings": "s: {threshold: 60, signals: [{text: Asked, points: 10}], summary: 60 points or more}"}, False),
    ],
)  # fmt: skip
def test_a_definition_says_one_thing_of_itself(tmp_path: Path, files: dict[str, str], fires: bool) -> None:
    assert bool(found(tmp_path, "DUP-9", **files)) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("The four SDRs ring them.", True),
        ("The two SDRs ring them.", False),
        ("Ask five SDRs.", True),  # there are two
        ("Ask one SDR.", False),
        ("The one SDR who was there rings.", False),
    ],
)
def test_a_text_counts_the_people_there_are(tmp_path: Path, text: str, fires: bool) -> None:
    roles = "cmo: {team: marketing}\ncso: {team: sales}\ndemand-manager: {team: marketing}\n"
    roles += "sdr: {team: sales, name: SDR, headcount: 2}\n"
    assert bool(found(tmp_path, "DUP-9", roles=roles, strategies=f"s: {{team: sales, when_to_use: {text}}}")) is fires


def test_cases_wrong_answers_and_the_words_of_others_are_no_numbers_of_ours(tmp_path: Path) -> None:
    quiz = (
        "questions: [{id: q, ask: 'Is NRR 120 %?', choices: ['NRR is 120 %', 'NRR is 110 %'], answer: 'NRR is 110 %'}]"
    )
    strategy = f"s: {{team: sales, examples: ['NRR of 120 %'], {quiz}}}"
    objection = "o: {says: 'Your NRR is 120 %', response: It is lower}"
    assert found(tmp_path, "DUP-9", strategies=strategy, objections=objection) == []


def test_another_language_is_not_read(tmp_path: Path) -> None:
    files = {**BOOK, "goals": goal("120 % NRR", "nrr"), "playbook": "format: 1\ncompany: Oak & Lamp\nlanguage: de\n"}
    assert of(sound(tmp_path, teams=TEAMS, roles=ROLES, **files)[0], "DUP-9") == []


# Two texts


@pytest.mark.parametrize(
    ("role", "summary", "fires"),
    [
        ("Sells alone after a ramp of 3 months", "A rep ramps within 12 months.", True),
        ("Sells alone after a ramp of 3 months", "The ramp takes three months.", False),
        ("Sells alone after a ramp of 90 days", "The ramp takes three months, after 12 weeks at school.", False),
        ("Sells alone after a ramp of 3 months", "The trial takes 12 months.", False),
    ],
)
def test_two_that_refer_to_each_other_name_one_ramp(tmp_path: Path, role: str, summary: str, fires: bool) -> None:
    roles = ROLES.replace("name: SDR", f"name: SDR, responsibilities: ['{role}']")
    messages = found(tmp_path, "DUP-10", roles=roles, handoffs__lead=f"summary: {summary}\n" + HANDOFF)
    said = '"Ramp" is "12 months" in the hand-off "Lead", and "3 months" in the role "SDR"'
    assert messages == [said] * fires


def test_a_ramp_of_another_role_is_another_one(tmp_path: Path) -> None:
    roles = ROLES.replace("name: AE", "name: AE, responsibilities: [A ramp of 3 months]")
    assert found(tmp_path, "DUP-10", roles=roles, handoffs__lead="summary: The ramp takes 12 months.\n" + HANDOFF) == []


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ("Reps at full quota: 80 %", "Reps at full quota: 60 %", True),
        ("Reps at full quota: 80 %", "Reps at full quota: 80 %", False),
        ("Reps at full quota: 15 a quarter", "Reps at full quota: 10 a month", True),
        ("Reps at full quota: 30 a quarter", "Reps at full quota: 10 a month", False),
        ("Reps at full quota: 80 %", "Reps at full quota: 10 a month", False),
        ("Reps at full quota: 80 %", "New reps at full quota: 60 %", False),
    ],
)
def test_a_metric_without_a_target_has_one_number_in_all_texts(
    tmp_path: Path, first: str, second: str, fires: bool
) -> None:
    strategies = f"a: {{team: sales, when_to_use: '{first}'}}\nb: {{team: marketing, when_to_use: '{second}'}}\n"
    assert bool(found(tmp_path, "DUP-10", strategies=strategies)) is fires


@pytest.mark.parametrize(
    ("bold", "fires"),
    [
        ("Commit 100%, best case 50%.", False),
        ("Commit 90%, best case 50%.", True),
        ("Commit 90%, best case 40%.", False),
    ],
)
def test_two_forecasts_of_the_same_stages_are_variants_and_no_copies(tmp_path: Path, bold: str, fires: bool) -> None:
    """Where most numbers differ, they are meant to; where most are the same, one of them was forgotten."""
    glossary = "commit: {definition: Closes this quarter.}\nbest-case: {definition: Could close this quarter.}\n"
    glossary += f"base: {{definition: 'Commit 90%, best case 40%.'}}\nbold: {{definition: '{bold}'}}\n"
    assert bool(found(tmp_path, "DUP-10", glossary=glossary)) is fires


@pytest.mark.parametrize(("each", "fires"), [("10 reps a month", True), ("5 reps a month", False)])
def test_one_person_is_not_asked_for_more_than_all_are(tmp_path: Path, each: str, fires: bool) -> None:
    """15 a quarter for all of them; a person brings 30, or as many."""
    roles = ROLES.replace("name: SDR", f"name: SDR, responsibilities: ['Brings {each}']")
    metrics = METRICS.replace("name: Reps at full quota", "name: Reps at full quota, owner: sdr")
    goals = goal("15 reps a quarter", "ramped")
    assert bool(found(tmp_path, "DUP-10", roles=roles, metrics=metrics, goals=goals)) is fires


@pytest.mark.parametrize(
    ("summary", "fires"),
    [
        ("120 plants at 12,000 euros a year on average, for 850,000 euros.", False),
        ("120 plants at 84,000 euros a year on average, for 850,000 euros.", True),
        ("120 plants at 84,000 euros per deal.", True),
        ("120 plants, of which 10 at 84,000 euros, 24 % on average.", False),  # another average
        ("The fair is 3 days at 84,000 euros.", False),
    ],
)
def test_the_average_of_a_plan_behind_how_many_there_are(tmp_path: Path, summary: str, fires: bool) -> None:
    plan = f"year: {{summary: '{summary}', period: '2027', revenue_target: 1440000 EUR, "
    assert bool(found(tmp_path / "a", "DUP-9", plans=f"{plan}avg_deal: 12000 EUR}}")) is fires
    # 112 contracts and 8: 120 for 1,440,000.
    parts = [("small", "91%", "11700 EUR"), ("large", "9%", "16200 EUR")]
    segments = ", ".join(f"{{audience: {who}, share: {share}, avg_deal: {deal}}}" for who, share, deal in parts)
    files = {"audiences": "small: {}\nlarge: {}\n", "plans": f"{plan}segments: [{segments}]}}"}
    assert bool(found(tmp_path / "b", "DUP-9", **files)) is fires


@pytest.mark.parametrize(
    ("why", "fires"),
    [
        ("Five per cent are yours, against a second year.", False),
        ("Seven per cent are yours, against a second year.", True),
        ("A discount of 7 % costs a third of the margin.", False),
    ],
)
def test_the_answer_to_a_question_grants_what_the_matrix_grants(tmp_path: Path, why: str, fires: bool) -> None:
    question = f"questions: [{{id: much, ask: How much, why: '{why}', answer: A}}]"
    matrix = f"discounts: {{levels: [{{up_to: 5%, role: ae}}, {{role: cso}}], {question}}}"
    assert bool(found(tmp_path, "DUP-9", approvals=matrix)) is fires


AUDIENCES = "enterprise: {level: segment, fit: [%s]}\nsmall: {level: segment}\n"


@pytest.mark.parametrize(
    ("fit", "text", "fires"),
    [
        ("700 hosts or more", "Enterprise means at least 1,000 hosts", True),
        ("At least 700 hosts", "An enterprise has 1000 hosts or more", True),
        ("Fewer than 700 hosts", "Enterprise: up to 900 hosts", True),
        ("700 hosts or more", "Enterprise means more than 700 hosts", False),
        ("700 hosts or more", "Enterprise customers start with 50 hosts", False),  # no threshold
        ("700 hosts or more", "Enterprise means fewer than 900 hosts", False),  # the other side
        ("700 hosts or more", "Enterprise and small have at least 100 hosts", False),  # of which?
        ("700 hosts or more", "Customers with at least 100 hosts", False),
        ("700 hosts or more", "Enterprise means at least 20 admins", False),
        ("700 hosts or more", "Enterprise buyers of rivals have at least 100 hosts", False),
    ],
)
def test_a_segment_has_one_threshold(tmp_path: Path, fit: str, text: str, fires: bool) -> None:
    terms = f"big-deal: {{definition: '{text}'}}\n"
    assert bool(found(tmp_path, "DUP-11", audiences=AUDIENCES % fit, glossary=terms)) is fires
