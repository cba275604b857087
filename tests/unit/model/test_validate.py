"""From values to a typed model: every problem of an entity at once, each at its own place."""

from pathlib import Path

import pytest
from tests.book import SETTINGS, read_book, sound

from playpress.model import field, guide, validate
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase
from playpress.model.kinds.process import Process
from playpress.model.kinds.source import Source
from playpress.model.kinds.strategy import Strategy
from playpress.model.part import Model
from playpress.source import events


def problems_of(kind: type[Entity], text: str) -> list[str]:
    document, trouble = events.parse(text, "a.yml")
    assert document is not None
    assert trouble == []
    _, problems = validate.read_entity(kind, "x", document.value, document.origin)
    return [f"{problem.place.line}:{problem.place.column} {problem.code} {problem.message}" for problem in problems]


def test_all_problems_of_an_entity_are_told_together() -> None:
    text = "motion: sideways\ngoals: close-sales\nchanels: [phone]\nbudget: 2000\n"
    assert problems_of(Strategy, text) == [
        '1:1 VAL-MISSING strategy "x" has no "team"',
        '2:8 VAL-LIST strategy "x", goals: expected a list, found the text "close-sales"',
        '1:9 VAL-CHOICE strategy "x", motion: "sideways" is not one of the choices',
        '4:9 VAL-VALUE strategy "x", budget: "2000" is not money per period',
        '3:1 VAL-UNKNOWN strategy "x": unknown field "chanels"',
    ]


def test_a_trail_leads_from_the_entity_to_the_value() -> None:
    """Lists count from 1, as people do; marks lead deep into flow collections."""
    text = "team: sales\nsteps:\n  - {id: a, next: [{to: b, wen: now}], raci: {Head Of: A}}\n"
    assert problems_of(Process, text) == [
        '3:47 VAL-VALUE process "x", steps 1, raci, Head Of: "Head Of" is not an id '
        "(lower-case letters, digits and hyphens, a letter first, at most 63)",
        '3:28 VAL-UNKNOWN process "x", steps 1, next 1: unknown field "wen"',
    ]


def test_a_misspelt_required_field_is_told_once() -> None:
    """Not as missing and as unknown."""
    assert problems_of(Strategy, "teem: sales\n") == ['1:1 VAL-UNKNOWN strategy "x": unknown field "teem"']


def test_every_problem_of_an_entity_is_counted() -> None:
    text = "team: sales\ngoals:\n" + "  - [a]\n" * 5000
    assert len(problems_of(Strategy, text)) == 5000


def test_every_kind_says_what_its_fields_are() -> None:
    """Descriptions are shown in messages, in the guide and in editors."""
    for kind in KINDS:
        hidden = {name for name, info in kind.model_fields.items() if field.of(info).hidden}
        assert hidden == {"id"}, kind
        assert all(info.description for name, info in kind.model_fields.items() if name != "id"), kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Phone given", "Phone given", True),
        ("Phone given", "phone given.", True),
        ("Café visited", "Cafe visited", True),
        ("'< 5 offers'", "'> 5 offers'", False),
        ("Costs 5 €", "Costs 5 $", False),
        ("商談", "契約", True),
    ],
)
def test_a_part_may_be_named_twice_in_the_same_words(tmp_path: Path, one: str, other: str, same: bool) -> None:
    """A criterion that is an exit here and an entry there is one criterion; other words under its id are a fault."""
    steps = f"[{{id: a, exit: [{one}]}}, {{id: b, entry: [{other}]}}]"
    playbook = read_book(tmp_path, teams="sales: {}\n", processes=f"p: {{team: sales, steps: {steps}}}")
    assert [problem.code for problem in playbook.faults] == ([] if same else ["VAL-PART"])


def test_faults_do_not_breed(tmp_path: Path) -> None:
    """What is there but faulty is not reported again wherever somebody refers to it."""
    files = {
        "teams": "sales: {leader: [boss]}\nmarketing: {}\n",
        "goals": "grow: {team: sales, metrics: [deals], covers: [X-1]}\nOdd Key: {team: sales}\n",
        "metrics__deals": "unit: 'deals\n",
        "strategies": "call: {team: sales, goals: [grow], name: Plan #1}\n",
    }
    folder = tmp_path / "content" / "inventories"
    folder.mkdir(parents=True)
    (folder / "facts.csv").write_text("id;fact\n")
    found = [f"{problem.code} {problem.place}" for problem in read_book(tmp_path, **files).problems]
    assert found == [
        "PATH-ID content/goals.yml:2:1",
        "CSV-HEADER content/inventories/facts.csv:1:1",
        "YML-QUOTE content/metrics/deals.yml:1:7",
        "YML-HASH content/strategies.yml:1:47",
        "VAL-VALUE content/teams.yml:1:17",
    ]


def test_without_settings_the_other_files_are_read_all_the_same(tmp_path: Path) -> None:
    """A wrong format number does not hide a wrong goal; nothing can be linked yet."""
    playbook = read_book(tmp_path, playbook=SETTINGS.replace("1", "9"), teams="sales: {colour: red}\n")
    assert [problem.code for problem in playbook.problems] == ["VAL-FORMAT", "VAL-UNKNOWN"]
    assert playbook.book is None


def test_the_guide_calls_days_and_paths_what_authors_call_them() -> None:
    words = {entry.name: entry.words for model in (Onboarding, Phase, PathItem) for entry in guide.entries(model)}
    assert words["from_day"] == words["day"] == "day: `D+5`"
    assert words["prerequisites"] == "list of: id of an onboarding path"


def test_a_field_of_another_thing_leads_to_it(tmp_path: Path) -> None:
    """And what each of these hints says to write is read."""
    wrong = {
        "goals": "win: {team: sales, target: 40}\n",
        "teams": "sales: {members: [rep]}\n",
        "products": "lamp: {price: 40 EUR}\n",
        "roles": "rep: {team: sales, quota: 10}\n",
        "onboarding": "rep: {phases: [{id: one, days: 1-30, from_day: D+0, to_day: D+29}]}\n",
    }
    hints = sorted(each.hint for each in read_book(tmp_path / "wrong", **wrong).faults)
    assert [each.partition(":")[0].partition(";")[0] for each in hints] == [
        "A price is that of an offer",
        "A quota is that of a plan",
        "A target is its metric's",
        "Each role names its team",
        "Write its first and its last day",
    ]
    right = {
        "goals": "win: {team: sales, metrics: [deals]}\n",
        "metrics": "deals: {targets: [{period: 2027, value: 40}]}\n",
        "teams": "sales: {leader: rep}\n",
        "products": "lamp: {}\n",
        "offers": "one: {products: [lamp], list_price: 40 EUR}\n",
        "roles": "rep: {team: sales}\n",
        "plans": "year: {period: 2027, quotas: [{role: rep, amount: 10 EUR}]}\n",
    }
    assert read_book(tmp_path / "right", **right).faults == ()


@pytest.mark.parametrize("model", [*KINDS, Phase], ids=lambda model: model.__name__)
def test_what_is_elsewhere_is_no_field_here(model: type[Model]) -> None:
    assert {*model.elsewhere} & {*model.model_fields} == set()


def test_a_dollar_in_a_plan_is_the_one_of_the_plan(tmp_path: Path) -> None:
    """Where the plan names its currency; what the playbook says counts everywhere else."""
    settings = f"{SETTINGS}currency: EUR\n"
    plans = "us: {currency: CAD, avg_deal: $75k}\nhome: {avg_deal: $75k}\n"
    playbook = read_book(tmp_path, playbook=settings, plans=plans)
    assert [problem.message for problem in playbook.faults if '"us"' in problem.message] == []
    assert any('plan "home", avg_deal' in problem.message for problem in playbook.faults)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("{title: How we buy}", "How we buy"),
        ("{title: How we buy, name: Survey}", "Survey"),
        (f"{{title: {'long ' * 30}}}", "Survey 2026"),
        ("{}", "Survey 2026"),
    ],
    ids=["title", "name", "long title", "id"],
)
def test_a_source_without_a_name_is_called_by_its_title(tmp_path: Path, fields: str, name: str) -> None:
    _, found = sound(tmp_path, sources=f"survey-2026: {fields}\n")
    (source,) = found.all(Source)
    assert source.name == name
