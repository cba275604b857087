"""Faults are counted to the last one, and each hint names what is there."""

from pathlib import Path

import pytest
from tests.book import read_book

from playpress.model import inventory
from playpress.problems import Problem
from playpress.report import problems as report
from playpress.source import events
from playpress.source.ids import ID, slug

TEAMS = "marketing: {}\nsales: {}\n"
ROLES = "head-of-sales: {team: sales}\nsales-rep: {team: sales}\n"


def test_every_wrong_definition_of_a_file_is_counted(tmp_path: Path) -> None:
    """Bad ids and good ones in turn: nothing cuts the rest of the file off."""
    goals = "".join(f"Bad {n}: {{team: sales}}\ngood-{n}: {{team: sales}}\n" for n in range(250))
    playbook = read_book(tmp_path, goals=goals, teams=TEAMS)
    assert len(playbook.faults) == 250
    shown, more = report.chosen(playbook.problems, whole=False)
    assert len(shown) == 100
    assert "150 faults more" in more
    assert report.fault_count(playbook.problems).startswith("250 ")
    assert report.chosen(playbook.problems, whole=True) == (playbook.problems, "")


def test_every_wrong_field_of_a_definition_is_counted(tmp_path: Path) -> None:
    fields = "".join(f"  f{n}: x\n" for n in range(300))
    assert len(read_book(tmp_path, teams=f"sales:\n{fields}").faults) == 300


def test_a_file_that_is_not_read_to_its_end_says_so() -> None:
    _, found = events.parse("a: [" + "1," * 200 + "1]", "a.yml")
    assert (len(found), found[-1].code) == (101, "YML-MORE")
    assert found[-1].place.column > found[-2].place.column - 2
    facts, problems = inventory.read("id,fact\n" + "a,b,c\n" * 200, "a.csv", "a")
    assert (facts.facts, len(problems), problems[-1].code) == ((), 101, "YML-MORE")
    assert problems[-1].place.line == 102
    _, few = inventory.read("id,fact\n" + "a,b,c\n" * 100, "a.csv", "a")
    assert len(few) == 100


def hints(tmp_path: Path, **files: str) -> dict[str, str]:
    """What is said at each place, without files and columns."""
    return {problem.message.rpartition(": ")[2]: problem.hint for problem in read_book(tmp_path, **files).faults}


@pytest.mark.parametrize("key", ["68_95_rule", "2027-goal", "90-day", "30-60-90", "Größe", "商談", "a" * 80])
def test_one_id_is_proposed_for_a_key_and_for_what_refers_to_it(key: str, tmp_path: Path) -> None:
    wanted = slug(key)
    assert ID.fullmatch(wanted)
    glossary = f'"{key}": {{definition: A}}\nother-term: {{definition: B, see_also: ["term:{key}"]}}\n'
    process = f'sales: {{team: sales, steps: [{{id: "{key}"}}]}}\n'
    found = read_book(tmp_path, glossary=glossary, processes=process, teams=TEAMS).faults
    assert [problem.code for problem in found] == ["PATH-ID", "VAL-VALUE", "VAL-ID"]
    assert found[0].hint == found[2].hint == f'Did you mean "{wanted}"?'
    assert "a letter first" in found[0].message
    assert "a letter first" in found[2].message


def test_a_file_and_a_key_have_the_same_rule(tmp_path: Path) -> None:
    (tmp_path / "content" / "goals").mkdir(parents=True)
    (tmp_path / "content" / "goals" / "90-day.yml").write_text("team: sales\n")
    found = read_book(tmp_path, teams=TEAMS).faults
    assert [problem.hint for problem in found] == ['Did you mean "n90-day.yml"?']


def test_a_sentence_wrapped_by_hand_is_one_sentence(tmp_path: Path) -> None:
    process = "sales:\n  team: sales\n  steps:\n    - id: call\n      do: |\n        Call the buyer\n        today.\n"
    playbook = read_book(tmp_path, processes=process, teams=TEAMS)
    assert playbook.faults == ()
    assert playbook.book is not None
    assert playbook.book.entities["process:sales"].steps[0].do == "Call the buyer today."  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["One.\n\nTwo.", "Do:\n- one\n- two", "Do:\n1. one", "Do:\n• one"])
def test_a_hint_names_only_fields_that_are_there(text: str, tmp_path: Path) -> None:
    """A step has no `body`; a team has one."""
    lines = text.replace("\n", "\n        ")
    process = f"sales:\n  team: sales\n  steps:\n    - id: call\n      do: |\n        {lines}\n"
    team = f"sales:\n  purpose: |\n        {lines}\n"
    found = read_book(tmp_path, processes=process, teams=team).faults
    assert [problem.code for problem in found] == ["VAL-VALUE", "VAL-VALUE"]
    step, whole = (problem.hint for problem in found)
    assert "body" not in step
    assert "`body`" in whole


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("revenue", "revenue_target"),
        ("sales target", "revenue_target"),
        ("deal size", "avg_deal"),
        ("ACV", "avg_deal"),
        ("revenue-target", "revenue_target"),
        ("sales_cycle", "cycle"),
        ("spend", "budget"),
        ("quota", "quotas"),
        ("last reviewed", "reviewed"),
        ("currancy", "currency"),
    ],
)
def test_a_field_is_found_by_the_words_of_the_trade(field: str, meant: str, tmp_path: Path) -> None:
    (found,) = read_book(tmp_path, plans=f'year: {{period: 2027, "{field}": x}}\n', teams=TEAMS).faults
    assert found.hint == f'Did you mean "{meant}"?'
    assert found.instead is not None
    assert (found.instead.words, found.instead.of) == (meant, "name")


def test_two_names_for_one_field_do_not_both_mean_it(tmp_path: Path) -> None:
    """With `revenue_target` written, `revenue` cannot mean it."""
    (found,) = read_book(tmp_path, plans="year: {revenue_target: 5 EUR, revenue: 5 EUR}\n", teams=TEAMS).faults
    assert found.hint == 'It looks like "revenue_target", which is there as well: keep one of the two.'


@pytest.mark.parametrize(
    ("metric", "written"),
    [("customer-lifetime-value", "ltv"), ("churn-rate", "attrition"), ("cac", "customer-acquisition-cost")],
)
def test_a_definition_is_found_by_the_words_of_the_trade(metric: str, written: str, tmp_path: Path) -> None:
    files = {"metrics": f"{metric}: {{owner: sales-rep}}\n", "goals": f"grow: {{team: sales, metrics: [{written}]}}\n"}
    (found,) = read_book(tmp_path, teams=TEAMS, roles=ROLES, **files).faults
    assert found.hint == f'Did you mean "{metric}"?'


@pytest.mark.parametrize(
    ("goal", "hint"),
    [
        ("team: Sales Team", 'Did you mean "sales"?'),
        ("team: Finance & Co", "Known: marketing, sales."),
        ("team: sales, owner: Head of Sales", 'Did you mean "head-of-sales"?'),
        ("team: sales, owner: Jane Doe", "A role belongs here, not a person. Known: head-of-sales, sales-rep."),
        ('team: sales, owner: "@jane.doe"', "A role belongs here, not a person. Known: head-of-sales, sales-rep."),
        ("team: sales, owner: jd@x.example", "A role belongs here, not a person. Known: head-of-sales, sales-rep."),
        ("team: sales, see_also: [meeting:Sales Standup]", "No meeting is defined yet."),
    ],
)
def test_did_you_mean_names_what_exists(goal: str, hint: str, tmp_path: Path) -> None:
    found: tuple[Problem, ...] = read_book(tmp_path, goals=f"grow: {{{goal}}}\n", teams=TEAMS, roles=ROLES).faults
    assert [problem.hint for problem in found] == [hint]
