"""`playpress export yaml`: a project written from the model alone says what the one it came from says."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import write

from playpress import cli, starter
from playpress.derive import changes
from playpress.pipeline import Playbook, read

DAY = dt.date(2026, 11, 23)


def export(project: Path, folder: Path, code: int = 0) -> str:
    """What the command says."""
    done = CliRunner().invoke(cli.main, ["export", "yaml", str(folder), "--project", str(project)])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module", params=["reference", "b2b", "small"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Playbook, Playbook]:
    """A sample, and what was exported from it."""
    folder = tmp_path_factory.mktemp("export")
    starter.create(folder / "before", request.param)
    export(folder / "before", folder / "after")
    return read(folder / "before", DAY), read(folder / "after", DAY)


def test_nothing_is_different_afterwards(both: tuple[Playbook, Playbook]) -> None:
    before, after = both
    assert before.book is not None
    assert after.book is not None
    found = changes.between(before.book, after.book, before.findings, after.findings)
    assert found.summary == "Nothing changed."
    assert dict(before.book.entities) == dict(after.book.entities)
    assert list(before.book.entities) == list(after.book.entities)
    assert before.book.settings == after.book.settings
    assert before.book.inventories == after.book.inventories


def test_checks_find_the_same(both: tuple[Playbook, Playbook]) -> None:
    before, after = both
    assert after.faults == ()
    told = [
        {
            (each.code, each.level, each.subject, each.message, each.waived, each.place.file)
            for each in playbook.problems
        }
        for playbook in both
    ]
    assert told[0] == told[1]
    assert len(before.problems) == len(after.problems)


def test_every_file_has_its_counterpart(both: tuple[Playbook, Playbook]) -> None:
    trees = [
        {path.relative_to(each.project).as_posix() for path in each.project.rglob("*") if path.is_file()}
        for each in both
    ]
    settings = {"AGENTS.md", ".gitignore", ".idea/jsonSchemas.xml", ".vscode/extensions.json", ".vscode/settings.json"}
    assert trees[0] - trees[1] == settings
    assert trees[1] - trees[0] == set()


def test_what_is_exported_is_exported_again_byte_for_byte(both: tuple[Playbook, Playbook], tmp_path: Path) -> None:
    export(both[1].project, tmp_path / "again")
    for path in (path for path in both[1].project.rglob("*") if path.is_file()):
        assert (tmp_path / "again" / path.relative_to(both[1].project)).read_bytes() == path.read_bytes()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    starter.create(tmp_path / "book", "small")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    assert "is not empty (it contains mine.txt)" in export(tmp_path / "book", tmp_path / "full", 2)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_a_playbook_with_faults_is_not_exported(tmp_path: Path) -> None:
    project = write(tmp_path / "book", teams="sales: {nmae: Sales}\n")
    output = export(project, tmp_path / "copy", 1)
    assert "VAL-UNKNOWN" in output
    assert "Nothing was written. 1 error" in output
    assert not (tmp_path / "copy").exists()


def test_the_projects_own_theme_comes_along(tmp_path: Path) -> None:
    starter.create(tmp_path / "book", "small")
    own = tmp_path / "book" / "themes" / "assets" / "style" / "99-own.css"
    own.parent.mkdir(parents=True)
    own.write_text("a { color: red }\n")
    export(tmp_path / "book", tmp_path / "copy")
    assert (tmp_path / "copy" / "themes/assets/style/99-own.css").read_text() == "a { color: red }\n"
