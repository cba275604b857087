"""The schemas of a playbook hold its ids: what its files say is right, and an id that nothing has is wrong."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from tests.editor.sample import DAY, Sample
from tests.editor.validator import Validator

from playpress import cli, pipeline
from playpress.checks import CHECKS
from playpress.model.kinds import KINDS
from playpress.outputs.lock import lock
from playpress.pipeline import read

SCHEMAS = Path(".playpress", "schema")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "book", "--sample", "small").exit_code == 0
    return tmp_path / "book"


def ids(project: Path, name: str) -> list[str]:
    """What is offered for one sort of reference."""
    schema = json.loads((project / SCHEMAS / "ids.json").read_text(encoding="utf-8"))["$defs"][name]
    ways = schema.get("oneOf") or schema.get("anyOf") or [schema]
    return [value for way in ways for value in way.get("enum", ())]


def wrong(project: Path, file: str, text: str) -> list[str]:
    return Validator(project).wrong({file: text})[file]


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "content" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_no_file_of_a_sample_is_wrong(sample: Sample) -> None:
    assert {file: found for file, found in Validator(sample.project).wrong(sample.texts).items() if found} == {}


def test_every_unknown_id_is_wrong_and_nothing_else(sample: Sample) -> None:
    """Each reference is replaced by an id that nothing has: as many mistakes are found, and none for the same value."""
    in_book = sum(len(sample.book.links_from(entity)) for entity in sample.book.entities.values())
    assert len(sample.references) == in_book
    told = Validator(sample.project).wrong({file: text for file, (text, _) in sample.spoilt.items()})
    assert {file: len(set(found)) for file, found in told.items()} == {
        file: len(places) for file, (_, places) in sample.spoilt.items()
    }


def test_every_schema_is_a_schema(project: Path) -> None:
    files = sorted((project / SCHEMAS).glob("[!.]*.json"))
    assert len(files) == 2 * len(KINDS) + 4
    for path in files:
        Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("team: sales", True),
        ("team: team:sales", True),
        ("team: sale", False),
        ("team: team:sale", False),
        ("team: role:sales-rep", False),
        ("{team: sales, parent: close-deals}", True),
        ("{team: sales, parent: close-deal}", False),
        ("{team: sales, see_also: [goal:close-deals, 'process:lead-to-deal#qualify']}", True),
        ("{team: sales, see_also: [close-deals]}", False),
        ("{team: sales, see_also: [goal:close-deal]}", False),
        ("{team: sales, see_also: ['process:lead-to-deal#qualifies']}", False),
        ("{team: sales, body: 'See [this](goal:close-deals) or [that](process:lead-to-deal#qualify).'}", True),
        ("{team: sales, metrics: [anything]}", False),
        ("{team: sales, sources: [anything]}", False),
        ("{team: sales, sources: [{source: anything}]}", False),
    ],
)
def test_a_reference_is_right_where_it_means_something(project: Path, text: str, is_right: bool) -> None:
    assert (wrong(project, "content/goals/new.yml", text) == []) is is_right


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("{team: sales, steps: [{id: a, next: [b]}, {id: b, next: []}]}", True),
        ("{team: sales, steps: [{id: a, next: [{to: b}]}, {id: b, raci: {sales-rep: A/R}}]}", True),
        ("{team: sales, steps: [{id: a, hands_to: {step: lead-to-deal#qualify}}]}", True),
        ("{team: sales, steps: [{id: a, hands_to: {step: lead-to-deal#qualifies}}]}", False),
        ("{team: sales, steps: [{id: a, next: ['lead-to-deals#qualify']}]}", False),
        ("{team: sales, steps: [{id: a, raci: {sales-reps: A/R}}]}", False),
    ],
)
def test_a_step_of_the_same_process_may_be_newer_than_the_schema(project: Path, text: str, is_right: bool) -> None:
    assert (wrong(project, "content/processes/new.yml", text) == []) is is_right


def test_a_new_definition_is_known_after_the_next_run_which_changes_one_file(project: Path) -> None:
    """The list of what was written is written again by every run; no editor reads it."""
    before = {path: path.stat().st_mtime_ns for path in (project / SCHEMAS).glob("[!.]*")}
    assert "0 of them changed" in run("schema", "--project", project).output
    assert {path: path.stat().st_mtime_ns for path in (project / SCHEMAS).glob("[!.]*")} == before
    edit(project, "teams.yml", "sales:", "support: {leader: head-of-sales}\nsales:")
    assert wrong(project, "content/goals/new.yml", "team: support") != []
    assert "1 of them changed" in run("schema", "--project", project).output
    assert wrong(project, "content/goals/new.yml", "team: support") == []
    changed = [path.name for path, time in before.items() if path.stat().st_mtime_ns != time]
    assert changed == ["ids.json"]


def test_the_bytes_depend_on_the_playbook_alone(project: Path) -> None:
    first = pipeline.schemas(read(project, DAY))
    assert first == pipeline.schemas(read(project, DAY))
    assert {file.uri: file.content for file in first} == {
        path.name: path.read_bytes() for path in (project / SCHEMAS).glob("[!.]*.json")
    }


def test_names_are_text_whatever_they_hold(project: Path) -> None:
    edit(project, "teams.yml", "sales:", "'x': {name: '[a](command:b) <b> *c*', leader: head-of-sales}\nsales:")
    run("schema", "--project", project)
    schema = json.loads((project / SCHEMAS / "ids.json").read_text(encoding="utf-8"))["$defs"]["team"]
    offered = schema["oneOf"][0]
    assert "[a](command:b) <b> *c*" in offered["enumDescriptions"]
    assert "markdownEnumDescriptions" not in offered


def test_what_cannot_be_read_is_no_mistake_elsewhere(project: Path) -> None:
    """A file that is broken may define any id of its kind; the ids of all other kinds are still known."""
    (project / "content" / "goals.yml").write_text("close-deals: {team: sales\n", encoding="utf-8")
    done = run("schema", "--project", project)
    assert done.exit_code == 0
    assert "1 error to fix." in done.output
    assert wrong(project, "content/strategies/new.yml", "{team: sales, goals: [any-goal, goal:any-goal]}") == []
    assert wrong(project, "content/strategies/new.yml", "{team: sale, goals: [any-goal]}") != []
    assert wrong(project, "content/strategies/new.yml", "{team: sales, goals: [Any goal]}") != []


def test_a_definition_with_a_fault_keeps_its_id(project: Path) -> None:
    edit(project, "goals.yml", "close-deals: {", "close-deals: {horizn: long, ")
    run("schema", "--project", project)
    assert "close-deals" in ids(project, "goal")
    assert wrong(project, "content/goals/new.yml", "{team: sales, parent: close-deals}") == []
    assert wrong(project, "content/goals/new.yml", "{team: sales, parent: close-deal}") != []


def test_ids_are_known_without_settings(project: Path) -> None:
    (project / "content" / "playbook.yml").unlink()
    before = ids(project, "any")
    assert run("schema", "--project", project).exit_code == 0
    assert {*before} - {*ids(project, "any")} == {each for each in before if each.startswith("handoff:")}


def test_two_runs_never_write_at_the_same_time(project: Path) -> None:
    with lock(project / ".playpress" / "schema.lock"):
        assert run("schema", "--project", project).exit_code == 75


def test_a_linked_folder_of_ours_is_refused(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for path in (project / SCHEMAS).iterdir():
        path.unlink()
    (project / SCHEMAS).rmdir()
    (project / SCHEMAS).symlink_to(elsewhere)
    done = run("schema", "--project", project)
    assert done.exit_code == 2
    assert "is a link to another place" in done.output
    assert list(elsewhere.iterdir()) == []


def test_both_sorts_of_editors_find_a_schema_for_each_file(project: Path) -> None:
    settings = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    root = ElementTree.parse(project / ".idea" / "jsonSchemas.xml").getroot()
    mappings = {
        info.find("option[@name='relativePathToSchema']").get("value"): [  # type: ignore[union-attr]
            each.get("value") for each in info.iterfind(".//Item/option[@name='path']")
        ]
        for info in root.iter("SchemaInfo")
    }
    assert mappings == settings
    assert all((project / schema).is_file() for schema in settings)
    assert {schema.rpartition("/")[2] for schema in settings} == {
        path.name for path in (project / SCHEMAS).glob("[!.]*.json")
    } - {"ids.json"}
    extensions = json.loads((project / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_a_project_without_settings_for_editors_gets_them_when_asked(project: Path) -> None:
    written = [project / ".vscode" / "settings.json", project / ".idea" / "jsonSchemas.xml"]
    before = [path.read_bytes() for path in written]
    for path in written:
        path.unlink()
    assert "Wrote" not in run("schema", "--project", project).output
    done = run("schema", "--editors", "--project", project)
    assert "Wrote .vscode/settings.json." in done.output
    assert "extensions.json" not in done.output
    assert [path.read_bytes() for path in written] == before


def test_settings_somebody_wrote_are_shown_what_is_missing_and_stay(project: Path, tmp_path: Path) -> None:
    settings = project / ".vscode" / "settings.json"
    settings.write_text('{"editor.tabSize": 2} // mine\n', encoding="utf-8")
    (project / ".idea" / "jsonSchemas.xml").unlink()
    (project / ".idea").rmdir()
    (project / ".idea").symlink_to(tmp_path / "nowhere")
    done = run("schema", "--editors", "--project", project)
    assert done.exit_code == 0
    assert ".vscode/settings.json exists and was not changed. Add this to it:" in done.output
    assert '".playpress/schema/goal.json"' in done.output
    assert settings.read_text(encoding="utf-8") == '{"editor.tabSize": 2} // mine\n'
    assert (project / ".idea").is_symlink()
    assert not (tmp_path / "nowhere").exists()


def test_a_clone_has_the_settings_and_makes_the_schemas(project: Path) -> None:
    assert ".playpress/" in (project / ".gitignore").read_text(encoding="utf-8").split()
    for path in sorted((project / ".playpress").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (project / ".playpress").rmdir()
    assert run("schema", "--project", project).exit_code == 0
    assert (project / ".playpress" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert "sales" in ids(project, "team")


def test_facts_and_codes_of_checks_are_offered_with_their_words(project: Path) -> None:
    put = {"inventories/survey.csv": "id,fact\nSSY-01,Buyers read at night\n", "audiences.yml": "buyers: {}\n"}
    for file, text in put.items():
        (project / "content" / file).parent.mkdir(exist_ok=True)
        (project / "content" / file).write_text(text, encoding="utf-8")
    assert run("schema", "--project", project).exit_code == 0
    defs = json.loads((project / SCHEMAS / "ids.json").read_text(encoding="utf-8"))["$defs"]
    assert (defs["facts"]["enum"], defs["facts"]["enumDescriptions"]) == (["SSY-01"], ["Buyers read at night"])
    assert defs["checks"]["enum"] == [check.code for check in CHECKS]
    assert defs["checks"]["enumDescriptions"] == [check.description for check in CHECKS]


@pytest.mark.parametrize(
    ("file", "text", "is_right"),
    [
        ("audiences.yml", "buyers: {covers: [SSY-01]}", True),
        ("audiences.yml", "buyers: {covers: [SSY-02]}", False),
        ("audiences.yml", "buyers: {waive: [{check: COV-1, reason: Soon, until: '2027-01-01', by: ROLE}]}", True),
        ("audiences.yml", "buyers: {waive: [{check: COV-99, reason: Soon, until: '2027-01-01', by: ROLE}]}", False),
        ("playbook.yml", "format: 1\ncompany: A\nlevels: {COV-1: warn, VOC-4: off}\n", True),
        ("playbook.yml", "format: 1\ncompany: A\nlevels: {COV-99: warn}\n", False),
        ("playbook.yml", "format: 1\ncompany: A\nlevels: {COV-1: loud}\n", False),
    ],
)
def test_facts_and_codes_of_checks_are_right_where_they_exist(
    project: Path, file: str, text: str, is_right: bool
) -> None:
    inventory = project / "content" / "inventories" / "survey.csv"
    inventory.parent.mkdir()
    inventory.write_text("id,fact\nSSY-01,Buyers read at night\n", encoding="utf-8")
    assert run("schema", "--project", project).exit_code == 0
    role = ids(project, "role")[0]
    assert (not wrong(project, f"content/{file}", text.replace("ROLE", role))) == is_right


def test_words_of_a_vocabulary_are_offered_once_it_lists_some(project: Path) -> None:
    """A playbook that lists no regions takes any; one that does takes these."""
    north = "inbound: {rules: [{region: North, owner: ROLE}]}".replace("ROLE", ids(project, "role")[0])
    assert not wrong(project, "content/routings.yml", north)
    settings = project / "content" / "playbook.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "regions: [North, South]\n", encoding="utf-8")
    assert run("schema", "--project", project).exit_code == 0
    assert not wrong(project, "content/routings.yml", north)
    assert wrong(project, "content/routings.yml", north.replace("North", "Nort"))


def test_without_an_inventory_that_can_be_read_no_fact_is_wrong(project: Path) -> None:
    inventory = project / "content" / "inventories" / "survey.csv"
    inventory.parent.mkdir()
    inventory.write_text("broken\n", encoding="utf-8")
    run("schema", "--project", project)
    assert not wrong(project, "content/audiences.yml", "buyers: {covers: [SSY-99]}")
