"""The commands of an author at work, each once from its arguments to its files."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import write
from tests.sheets import BOOK

from playpress import cli


def run(project: Path, *arguments: str, code: int = 0, text: str | None = None) -> str:
    """What a command says."""
    words = [*arguments, "--project", str(project), "--today", "2026-10-01"]
    done = CliRunner().invoke(cli.main, words, input=text)
    assert done.exit_code == code, done.output
    return done.output


def test_a_workbook_goes_out_and_comes_back(tmp_path: Path) -> None:
    project = write(tmp_path / "book", **BOOK)
    file = str(tmp_path / "book.xlsx")
    assert "Wrote" in run(project, "export", "xlsx", file)
    assert "--force" in run(project, "export", "xlsx", file, code=2)
    assert "Nothing would change." in run(project, "import", file)
    run(project, "export", "csv", str(tmp_path / "tables"))
    assert sorted(each.name for each in (tmp_path / "tables").iterdir()) == [
        "metrics.csv", "metrics.targets.csv", "roles.csv", "teams.csv"]  # fmt: skip


def test_an_import_asks_before_it_writes(tmp_path: Path) -> None:
    project = write(tmp_path / "book", **BOOK)
    table = tmp_path / "kpis.csv"
    table.write_text("KPI,Unit,Owned by\nWin rate,deals,Account executive\nNew one,calls,\n", encoding="utf-8")
    before = (project / "content" / "metrics.yml").read_text()
    said = run(project, "import", str(table), text="n\n")
    assert "~ metric:win-rate (Win rate)\n    owner: head-of-sales -> sales-rep\n    unit: % -> deals\n" in said
    assert "1 new, 1 changed." in said
    assert said.endswith("Nothing was written.\n")
    assert run(project, "import", str(table), "--dry-run").endswith("1 new, 1 changed.\n")
    assert (project / "content" / "metrics.yml").read_text() == before
    assert "Wrote content/metrics.yml." in run(project, "import", str(table), text="y\n")
    assert "new-one:" in (project / "content" / "metrics.yml").read_text()
    assert "Nothing would change." in run(project, "import", "-", text=table.read_text())


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    project = write(tmp_path / "book", **BOOK)
    assert "SHEET-FILE" in run(project, "import", str(tmp_path / "none.xlsx"), code=1)
    (tmp_path / "empty.csv").write_text("")
    assert "there is nothing in it" in run(project, "import", str(tmp_path / "empty.csv"), code=1)


def test_definitions_are_added_renamed_shown_reviewed_and_removed(tmp_path: Path) -> None:
    project = write(tmp_path / "book", **BOOK)
    assert "Wrote content/metrics.yml." in run(project, "add", "KPI", "Ramp time", "--set", "owner=sales-rep")
    assert "Wrote content/metrics.yml." in run(project, "rename", "metric:ramp-time", "ramp")
    assert 'Did you mean "new-id"?' in run(project, "rename", "metric:ramp", "New id", code=2)
    card = run(project, "show", "role:sales-rep")
    assert "Account executive  role:sales-rep  content/roles.yml" in card
    assert "Owns: metric:ramp (Ramp)" in card
    assert "Wrote content/metrics.yml." in run(project, "review", "metric:ramp")
    assert "reviewed: 2026-10-01" in (project / "content" / "metrics.yml").read_text()
    assert run(project, "review") == "Nothing is due.\n"
    page = project / "content" / "prices.md"
    page.write_text("---\nreview_every: P90D\n---\n# Prices\n", encoding="utf-8")
    assert "content/prices.md  Prices: never reviewed" in run(project, "review")
    assert "Wrote content/prices.md." in run(project, "review", "prices.md")
    assert run(project, "review") == "Nothing is due.\n"
    assert "EDIT-IN-USE" in run(project, "rm", "role:sales-rep", code=1)
    assert "Wrote content/metrics.yml." in run(project, "rm", "metric:ramp")


def test_a_shell_completes_ids(tmp_path: Path) -> None:
    script = CliRunner().invoke(cli.main, ["completion", "bash"])
    assert "_PLAYPRESS_COMPLETE=bash_complete" in script.output
    project = write(tmp_path / "book", **BOOK)
    with CliRunner().isolation():
        import os

        here = Path.cwd()
        os.chdir(project)
        try:
            found = (
                cli.main.commands["show"]
                .params[0]
                .shell_complete(  # type: ignore[attr-defined]
                    cli.main.make_context("playpress", ["show", "x"], resilient_parsing=True), "role:"
                )
            )
        finally:
            os.chdir(here)
    assert [each.value for each in found] == ["role:head-of-sales", "role:sales-rep"]


def test_a_kind_that_the_playbook_declares_is_added_and_renamed_too(tmp_path: Path) -> None:
    declared = "partner: {fields: {level: {type: choice, choices: {gold: Gold, silver: Silver}, required: yes}}}"
    project = write(tmp_path / "book", **BOOK, kinds=declared, partners="acme: {level: gold}")
    assert "Wrote content/partners.yml." in run(project, "add", "partner", "Birch", "--set", "level=silver")
    assert "Wrote content/partners.yml." in run(project, "rename", "partner:birch", "oak")
    text = (project / "content" / "partners.yml").read_text()
    assert "oak:" in text
    assert "silver" in text
    assert 'Did you mean "partner"?' in run(project, "add", "partnr", "Cedar", code=2)


def test_a_part_moves_to_another_definition_and_a_definition_to_another_file(tmp_path: Path) -> None:
    processes = "sell: {team: sales, steps: [{id: call, owner: sales-rep}]}\nask:\n  team: sales\n  steps:\n"
    steps = "    - {id: meet, owner: sales-rep}\n    - {id: weigh, owner: sales-rep}\n"
    project = write(tmp_path / "book", **BOOK, processes=f"{processes}{steps}")
    assert "EDIT-REFUSED" in run(project, "move", "process:ask#none", "process:sell", code=1)
    assert "EDIT-REFUSED" in run(project, "move", "process:ask#weigh", "process:sell", code=1)
    assert "Name a part" in run(project, "move", "process:ask#weigh", code=2)
    assert "Name another process" in run(project, "move", "process:ask#weigh", "process:ask", code=2)
    said = run(project, "move", "metric:win-rate", "--own-file")
    assert said == "Wrote content/metrics/win-rate.yml.\nWrote content/metrics.yml.\n"
    assert "Removed content/metrics/win-rate.yml." in run(project, "move", "metric:win-rate", "--together")


@pytest.mark.parametrize(
    ("form", "begin"), [("codeowners", "# Who approves"), ("json", "{"), ("ics", "BEGIN:VCALENDAR")]
)
def test_a_format_of_one_file_goes_to_standard_output(tmp_path: Path, form: str, begin: str) -> None:
    project = write(tmp_path / "book", **BOOK)
    assert run(project, "export", form, "-").startswith(begin)
    assert not Path("-").exists()


@pytest.mark.parametrize(
    "command", ["export csv", "export markdown", "export yaml", "stage", "build --out", "print --out"]
)
def test_many_files_do_not_go_to_standard_output(tmp_path: Path, command: str) -> None:
    project = write(tmp_path / "book", **BOOK)
    assert "name a folder instead of -" in run(project, *command.split(), "-", code=2)


def test_what_only_words_name_is_removed_and_the_words_are_listed(tmp_path: Path) -> None:
    """A text is no reference: it keeps nothing from being removed, and would name what is gone."""
    book = {
        **BOOK,
        "tools": "looker: {name: Looker}\ncrm: {name: CRM}\n",
        "processes": "sell: {team: sales, steps: [{id: ask, do: Ask, tools: [CRM, Looker]}, {id: see, do: Look}]}\n",
    }
    project = write(tmp_path / "book", **book)
    (project / "content" / "prices.md").write_text("# Prices\n\nSee Looker.\n", encoding="utf-8")
    said = run(project, "rm", "tool:looker")
    places = "  content/prices.md:3:5\n  content/processes.yml:1:61\n"
    assert said == f'2 texts still name "Looker":\n{places}Wrote content/tools.yml.\n'
