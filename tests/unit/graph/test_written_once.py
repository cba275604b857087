"""Criteria that are named by their id alone, and values that texts quote: written once, read everywhere."""

from pathlib import Path

import pytest
from tests.book import of, read_book, sound

from playpress import project_copy
from playpress.derive import changes, signatures
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.template import Template
from playpress.model.text import Wording
from playpress.report.problems import plain

TEAMS = "sales: {leader: head}\nmarketing: {}\n"
ROLES = "head: {team: sales}\n"
PHONE = "{id: phone-given, text: Phone number given, kind: buyer, evidence: Form}"
BOOK = {
    "teams": TEAMS,
    "roles": ROLES,
    "metrics": """
wins: {baseline: 12%}
orders: {targets: [{period: 2027-Q1, value: 4700 EUR}, {period: 2027, value: 20000 EUR}]}
""",
    "funnels": f"leads: {{owner: head, stages: [{{id: mql, name: Marketing lead, rate: 40%, entry: [{PHONE}]}}]}}\n",
    "glossary": "discount: {value: 10% of the list price}\nodd: {value: 'half of <term:discount.value>'}\n",
    "processes": "selling: {team: sales, steps: [{id: call, time_limit: 2 business d}, {id: visit}]}\n",
    "handoffs": """
leads:
  from: selling#call
  to: selling#visit
  auto_accept_after: 1 d
  commitments:
    - {id: first-call, by: sales, what: Call, value: 4 h, clock: business, attempts: 6, answers: yes}
""",
}


def goal(text: str, field: str = "summary") -> str:
    return f"win:\n  team: sales\n  {field}: |\n    {text}\n"


def book(tmp_path: Path, **files: str) -> Book:
    return sound(tmp_path, **{**BOOK, **files})[1]


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("<term:discount.value>", "10% of the list price"),
        ("<metric:wins.baseline>", "12%"),
        ("<metric:orders.targets.2027-Q1.value>", "4,700 EUR"),
        ("<funnel:leads#mql.rate>", "40%"),
        ("<funnel:leads#mql>", "Marketing lead"),
        ("<metric:wins>", "Wins"),
        ("<process:selling#call.time_limit>", "2 business days"),
        ("<handoff:leads#first-call.value>", "4 business hours"),
        ("<handoff:leads#first-call.attempts>", "6"),
        ("<handoff:leads#first-call.answers>", "yes"),
        ("<handoff:leads.auto_accept_after>", "1 day"),
        ("<funnel:leads#phone-given>", "Phone number given"),
        ("<https://example.org> <mailto:a@example.org>", "<https://example.org> <mailto:a@example.org>"),
        ("a < b > c, <b:x", "a < b > c, <b:x"),
    ],
)
def test_a_text_says_the_value_that_it_names(tmp_path: Path, reference: str, said: str) -> None:
    read = book(tmp_path, goals=goal(f"At {reference} we act."))
    (win,) = read.all(Goal)
    assert win.summary == f"At {said} we act."


def test_in_prose_the_value_leads_to_where_it_is_written_and_code_stays_as_typed(tmp_path: Path) -> None:
    read = book(
        tmp_path, goals=goal("- <term:discount.value>, `<term:discount.value>`, <funnel:leads#mql.rate>", "body")
    )
    assert read.all(Goal)[0].body == (
        "- [10% of the list price](term:discount), `<term:discount.value>`, [40%](funnel:leads#mql)"
    )


def test_settings_quote_values_too(tmp_path: Path) -> None:
    settings = """\
        format: 1
        company: Oak
        tagline: Called back within <handoff:leads#first-call.value>
        publications: {limits: {title: "At most <term:discount.value>", contents: [goals]}}
    """
    read = book(tmp_path, playbook=settings, goals=goal("Win", "summary"))
    assert read.settings.tagline == "Called back within 4 business hours"
    assert read.settings.publications["limits"].title == "At most 10% of the list price"


def test_a_reference_of_settings_that_says_nothing_is_a_fault_at_its_own_place(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak\ntagline: Within <handoff:leads#frist-call.value>\n"
    (found,) = read_book(tmp_path, **{**BOOK, "playbook": settings}).faults
    assert (found.code, str(found.place)) == ("REF-1", "content/playbook.yml:3:17")
    assert 'Did you mean "first-call"?' in found.hint


@pytest.mark.parametrize("field", ["summary", "body"])
@pytest.mark.parametrize(
    ("reference", "message", "hint"),
    [
        ("<metric:wims.baseline>", 'there is no metric "wims"', 'Did you mean "wins"?'),
        ("<metrc:wins.baseline>", 'there is no kind "metrc"', 'Did you mean "metric"?'),
        ("<metric:wins.basline>", 'shows no value: there is no "basline" in it', 'Did you mean "baseline"?'),
        ("<metric:wins.cadence>", "shows no value: nothing is written there", "Write the value there"),
        ("<metric:orders.targets>", "shows no value: that is not a single value", "Go on with one of: 2027-Q1, 2027."),
        ("<metric:orders.targets.spring>", 'there is no "spring" in `targets`', "There is: 2027-Q1, 2027."),
        ("<funnel:leads#sql.rate>", 'the funnel "leads" has no part "sql"', "There is: phone-given, mql."),
        ("<term:odd.value>", "what it names quotes something itself", "Name that instead."),
    ],
)
def test_a_reference_that_says_nothing_is_a_fault_at_its_own_place(
    tmp_path: Path, field: str, reference: str, message: str, hint: str
) -> None:
    (found,) = read_book(tmp_path, **{**BOOK, "goals": goal(f"Word {reference} word", field)}).faults
    assert (found.code, found.place.line, found.place.column) == ("REF-1", 4, 10)
    assert message in found.message
    assert hint in found.hint


def test_a_fault_behind_a_quoted_value_has_the_place_that_was_typed(tmp_path: Path) -> None:
    typed = "<term:discount.value> and <funnel:leads#mql.rate> and [x](goal:none)"
    (found,) = read_book(tmp_path, **{**BOOK, "goals": goal(typed, "body")}).faults
    assert found.place.column == 5 + typed.index("[x]")


def test_what_a_quoted_value_says_is_no_markdown(tmp_path: Path) -> None:
    files = {**BOOK, "glossary": "odd: {value: 'a *b* [c](d) <e>'}\n", "goals": goal("See <term:odd.value>", "body")}
    assert sound(tmp_path, **files)[1].all(Goal)[0].body == r"See [a \*b\* \[c\](d) \<e\>](term:odd)"


def test_a_changed_number_is_a_change_of_each_text_that_quotes_it(tmp_path: Path) -> None:
    before = book(tmp_path / "before", goals=goal("At <funnel:leads#mql.rate>."))
    files = {"goals": goal("At <funnel:leads#mql.rate>."), "funnels": BOOK["funnels"].replace("40%", "45%")}
    found = {
        each.key: each.differences for each in changes.between(before, book(tmp_path / "after", **files)).definitions
    }
    assert [each.sentence for each in found["goal:win"]] == ['Summary: was "At 40%.", now "At 45%."']


PLAIN = "leads: {from: selling#call, to: selling#visit}\n"
STEPS = """selling:
  team: sales
  steps: [{id: call, exit: [{id: phone-given}]}, {id: visit, entry: [{id: phone-given}]}]
"""
INLINE = """selling:
  team: sales
  steps: [{id: call, hands_to: {step: visit, accept: [{id: phone-given}]}}, {id: visit}]
"""


def test_a_criterion_named_by_its_id_is_the_one_that_is_written(tmp_path: Path) -> None:
    read = book(tmp_path, processes=STEPS, handoffs=PLAIN)
    (full,) = read.all(Funnel)[0].stages[0].entry
    for step in read.all(Process)[0].steps:
        for each in (*step.entry, *step.exit):
            assert (each.id, each.text, each.kind, each.evidence) == (full.id, full.text, full.kind, full.evidence)
    assert not of(read_book(tmp_path, **{**BOOK, "processes": STEPS, "handoffs": PLAIN}), "DUP-1")


def test_an_inline_hand_off_has_the_words_too(tmp_path: Path) -> None:
    read = book(tmp_path, processes=INLINE, handoffs=PLAIN)
    inline = next(each for each in read.all(Handoff) if each.id == "selling-call-to-visit")
    assert inline.acceptance[0].text == "Phone number given"


def test_a_changed_criterion_changes_all_that_name_it(tmp_path: Path) -> None:
    before = book(tmp_path / "before", processes=STEPS, handoffs=PLAIN)
    funnels = BOOK["funnels"].replace("Phone number given", "Two numbers given")
    after = book(tmp_path / "after", processes=STEPS, handoffs=PLAIN, funnels=funnels)
    assert {each.key for each in changes.between(before, after).definitions} == {"funnel:leads", "process:selling"}
    key = "process:selling"
    assert signatures.fingerprint(before, before.entities[key]) != signatures.fingerprint(after, after.entities[key])


def test_the_short_form_is_no_change_of_the_wording(tmp_path: Path) -> None:
    short = book(tmp_path / "short", processes=STEPS, handoffs=PLAIN)
    full = book(tmp_path / "full", processes=STEPS.replace("{id: phone-given}", PHONE), handoffs=PLAIN)
    assert not changes.between(short, full).definitions
    key = "process:selling"
    assert signatures.fingerprint(short, short.entities[key]) == signatures.fingerprint(full, full.entities[key])


@pytest.mark.parametrize(
    ("name", "hint"),
    [("phone-givn", 'Did you mean "phone-given"?'), ("else", "Write its `text` here, once in the playbook.")],
)
def test_an_id_that_no_criterion_has_is_a_fault_at_its_place(tmp_path: Path, name: str, hint: str) -> None:
    steps = STEPS.replace("exit: [{id: phone-given}]", f"exit: [{{id: {name}}}]")
    (found,) = read_book(tmp_path, **{**BOOK, "processes": steps, "handoffs": PLAIN}).faults
    column = steps.splitlines()[2].index(name) + 1
    assert next(iter(plain([found]))).startswith(f"content/processes.yml:3:{column}: error REF-1")
    assert found.hint == hint


def test_where_something_could_not_be_read_an_id_may_be_written_there(tmp_path: Path) -> None:
    files = {**BOOK, "processes": STEPS, "handoffs": PLAIN, "funnels": "leads: {owner: head, stages: 3}\n"}
    assert [each.code for each in read_book(tmp_path, **files).faults] == ["VAL-LIST"]


def test_the_words_of_what_is_in_use_come_first(tmp_path: Path) -> None:
    old = "old: {status: archived, fit: [{id: phone-given, text: Former words}]}\n"
    read = book(tmp_path, processes=STEPS, handoffs=PLAIN, audiences=old)
    assert read.all(Process)[0].steps[0].exit[0].text == "Phone number given"


def test_both_are_exported_as_they_were_written(tmp_path: Path) -> None:
    read = book(tmp_path, goals=goal("At <funnel:leads#mql.rate>.", "body"), processes=STEPS, handoffs=PLAIN)
    files = {file.uri: file.content.decode() for file in project_copy.files(read, tmp_path)}
    assert "body: At <funnel:leads#mql.rate>." in files["content/goals.yml"]
    assert files["content/processes.yml"].count("{id: phone-given}") == 2
    assert files["content/funnels.yml"].count("Phone number given") == 1


def test_nobody_can_write_the_mark_of_the_short_form(tmp_path: Path) -> None:
    steps = STEPS.replace("{id: phone-given}", "{id: phone-given, by_id: yes}")
    found = read_book(tmp_path, **{**BOOK, "processes": steps, "handoffs": PLAIN}).faults
    assert {each.code for each in found} == {"VAL-UNKNOWN"}


def test_one_definition_may_quote_a_value_and_name_a_criterion(tmp_path: Path) -> None:
    exit_ = "exit: [{id: phone-given}]"
    steps = STEPS.replace(exit_, f"do: Call within <handoff:leads#first-call.value>, {exit_}")
    (process,) = book(tmp_path, processes=steps).all(Process)
    assert process.steps[0].do == "Call within 4 business hours"
    assert process.steps[0].exit[0].text == "Phone number given"


def test_words_to_send_quote_a_value_and_stay_as_they_stand(tmp_path: Path) -> None:
    text = "|\n    Dear {{name}},\n\n    it costs <offer:lamp.list_price> *now*.\n"
    _, book = sound(tmp_path, offers="lamp: {list_price: 90 EUR}\n", templates=f"price:\n  text: {text}")
    (template,) = book.all(Template)
    assert isinstance(template.text, Wording)
    assert template.text == "Dear {{name}},\n\nit costs 90 EUR *now*."
