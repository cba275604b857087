"""`playpress fmt`: the whole playbook in one layout, with the same definitions in it; nothing else is written."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.book import TODAY, write

from playpress import starter
from playpress.authoring import formatting
from playpress.authoring.formatting import Formatted
from playpress.cli import main
from playpress.model.kinds import KINDS
from playpress.model.load import load

BOOKS = Path(__file__).parents[2] / "books"
GOALS = "win:\n    owner: rep\n    # ours\n    team: sales\n    name: Win\nkeep: {team: sales}\n"
LAID = "win:\n  name: Win\n  owner: rep\n  # ours\n  team: sales\n\nkeep: {team: sales}\n"
BOOK = {"teams": "sales: {leader: rep}\n", "roles": "rep: {team: sales}\n", "goals": GOALS}


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", *arguments, "--project", str(project), "--today", TODAY.isoformat()])


@pytest.mark.parametrize("sample", ["b2b", "larkfield", "small", "empty"])
def test_every_sample_comes_in_this_layout(sample: str, tmp_path: Path) -> None:
    starter.create(tmp_path / "book", sample)
    result = run(tmp_path / "book", "--check")
    assert (result.exit_code, result.output[:8]) == (0, "0 files "), result.output


@pytest.mark.parametrize("sample", ["many-forms", "every-field"])
def test_the_definitions_are_the_same_before_and_after(sample: str, tmp_path: Path) -> None:
    shutil.copytree(BOOKS / sample, tmp_path / "book")
    before = load(tmp_path / "book", KINDS)
    result = run(tmp_path / "book")
    assert result.exit_code == 0, result.output
    assert "Formatted content/" in result.output
    after = load(tmp_path / "book", KINDS)
    assert after.problems == before.problems == []
    assert {each.key: each for each, _ in after.entities} == {each.key: each for each, _ in before.entities}
    assert after.settings == before.settings
    again = run(tmp_path / "book", "--check")
    assert (again.exit_code, again.output[:8]) == (0, "0 files "), again.output


def test_check_and_diff_write_nothing(tmp_path: Path) -> None:
    project = write(tmp_path, **BOOK)
    checked, shown = run(project, "--check"), run(project, "--diff")
    assert (checked.exit_code, checked.output.splitlines()[0]) == (1, "Would change content/goals.yml.")
    assert shown.exit_code == 0
    assert {"--- content/goals.yml", "+  name: Win", "-    name: Win"} <= set(shown.output.splitlines())
    assert (project / "content/goals.yml").read_text() == GOALS
    assert run(project).exit_code == 0
    assert (project / "content/goals.yml").read_text() == LAID


def test_files_are_named_as_the_shell_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write(tmp_path, **BOOK)
    monkeypatch.chdir(project / "content")
    assert run(project, "teams.yml").exit_code == 0
    assert (project / "content/goals.yml").read_text() == GOALS
    assert run(project, "goals.yml").exit_code == 0
    assert (project / "content/goals.yml").read_text() == LAID
    none = run(project, "notes.txt")
    assert none.exit_code == 1
    assert "there are no definitions in this file" in none.output
    assert run(project, "/etc/hosts").exit_code == 2


def test_what_cannot_be_kept_is_named_and_the_others_are_written(tmp_path: Path) -> None:
    project = write(tmp_path, **{**BOOK, "objections": "price:\n    says: Dear\n    response: |\n        No line end"})
    result = run(project)
    assert result.exit_code == 1
    assert "its last line has no line end" in result.output
    assert "content/objections.yml" in result.output
    assert (project / "content/goals.yml").read_text() == LAID
    assert "No line end" in (project / "content/objections.yml").read_text()


def test_nothing_is_called_formatted_where_a_file_was_changed_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write(tmp_path, **{**BOOK, "metrics": "sold:\n    unit: lamps\n"})
    read = formatting.formatted

    def read_and_changed(*arguments: Any) -> list[Formatted]:
        every = list(read(*arguments))
        (project / "content/goals.yml").write_text("mine: {team: sales}\n")
        return every

    monkeypatch.setattr(formatting, "formatted", read_and_changed)
    result = run(project)
    assert result.exit_code == 1
    assert "content/goals.yml" in result.output
    assert "changed by another program" in result.output
    assert ("Nothing was written." in result.output, "Formatted" in result.output) == (True, False)
    assert (project / "content/metrics.yml").read_text() == "sold:\n    unit: lamps\n"
    assert (project / "content/goals.yml").read_text() == "mine: {team: sales}\n"


def test_kinds_that_are_declared_and_their_definitions_have_a_layout(tmp_path: Path) -> None:
    kinds = "partner:\n    fields:\n        tier: {type: text}\n    description: Sells for us.\n"
    project = write(tmp_path, **BOOK, kinds=kinds, partners="acme:\n    tier: gold\n    name: Acme\n")
    assert run(project).exit_code == 0
    assert (project / "content/partners.yml").read_text() == "acme:\n  name: Acme\n  tier: gold\n"
    said = "partner:\n  description: Sells for us.\n  fields:\n    tier: {type: text}\n"
    assert (project / "content/kinds.yml").read_text() == said


def test_what_other_commands_write_is_in_this_layout_too(tmp_path: Path) -> None:
    """A new definition is set apart from those before it, and a former id is where fmt puts it."""
    goals = "win:\n  team: sales\n  aliases: [orders]\n\nkeep:\n  team: sales\n\ngrow:\n  team: sales\n"
    project = write(tmp_path, **{**BOOK, "goals": goals})
    table = tmp_path / "goals.csv"
    table.write_text("name,team\nLast longer,sales\nAsk early,sales\n", encoding="utf-8")
    for arguments in (
        ["rename", "goal:win", "more-orders"],
        ["add", "goal", "Fewer refunds", "--set", "team=sales"],
        ["import", str(table), "--yes"],
    ):
        done = CliRunner().invoke(main, [*arguments, "--project", str(project), "--today", TODAY.isoformat()])
        assert done.exit_code == 0, done.output
    text = (project / "content/goals.yml").read_text()
    assert "\n  was: [win]\n  aliases: [orders]\n" in text
    assert text.count("\n\n") == 5
    assert run(project, "--check").exit_code == 0, run(project, "--diff").output
