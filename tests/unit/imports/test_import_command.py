"""`playpress import` of files that cannot be read as they are: the place, the cause, and nothing written."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.book import TODAY, write
from tests.sheets import BOOK

from playpress import cli


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "book", **BOOK)


def run(project: Path, file: Path, *options: str) -> Result:
    arguments = ["import", str(file), "--project", str(project), "--today", TODAY.isoformat(), *options]
    return CliRunner().invoke(cli.main, arguments)


def contents(project: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (project / "content").iterdir()}


def test_a_file_that_a_spreadsheet_program_keeps_locked(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, before = tmp_path / "kpis.xlsx", contents(project)
    locked.write_bytes(b"PK")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    done = run(project, locked, "--yes")
    assert done.exit_code == 1
    assert (
        "kpis.xlsx:1:1  error SHEET-FILE\n  this file cannot be read: another program may keep it locked" in done.output
    )
    assert "Close it in the spreadsheet program" in done.output
    assert contents(project) == before


def test_unknown_columns_are_named_and_the_others_read(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "metrics.csv"
    file.write_text("Name,Unit,Shoe size,Mood\nCalls,calls,44,good\n", encoding="utf-8")
    done = run(project, file, "--yes")
    assert done.exit_code == 0, done.output
    assert "Not imported, no such field: Shoe size, Mood" in done.output
    written = (project / "content" / "metrics.yml").read_text(encoding="utf-8")
    assert "calls:" in written
    assert "44" not in written


def test_an_id_that_is_there_twice_is_named_at_its_cell(project: Path, tmp_path: Path) -> None:
    file, before = tmp_path / "metrics.csv", contents(project)
    file.write_text("Id,Name,Unit\ncalls,Calls,calls\ncalls,Other calls,calls\n", encoding="utf-8")
    done = run(project, file, "--yes")
    assert done.exit_code == 1
    assert "metrics.csv, metrics!A3  error SHEET-TWICE" in done.output
    assert contents(project) == before
