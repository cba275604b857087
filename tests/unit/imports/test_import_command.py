"""`playpress import` of files that cannot be read as they are: the place, the cause, and nothing written."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from tests.book import TODAY, write
from tests.sheets import BOOK

from playpress import cli
from playpress.source import events


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


KPIS = "KPI\tOwned by\tTarget\nDemos\tHead of sales\t40\nCalls\tHead of sales\t75\nVisits\tAccount executive\t30\n"


def test_what_no_column_says_is_said_once_for_all_rows(project: Path, tmp_path: Path) -> None:
    """Three rows lack one field: that is one error, whose fix is an option."""
    file = tmp_path / "metrics.tsv"
    file.write_text(KPIS, encoding="utf-8")
    asked = run(project, file, "--yes")
    assert asked.exit_code == 1
    assert 'error VAL-MISSING\n  3 rows have no "period"' in asked.output
    assert "say it once for all rows: --set period=2026-Q4\n" in asked.output
    done = run(project, file, "--yes", "--set", "period=2027", "--set", "Unit=calls")
    assert done.exit_code == 0, done.output
    text = (project / "content" / "metrics.yml").read_text(encoding="utf-8")
    assert text.count("period: 2027, ") == 3
    assert text.count("unit: calls") == 2  # the unit of Demos was said before


def test_a_field_that_there_is_not_cannot_be_said_of_all_rows(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "metrics.tsv"
    file.write_text(KPIS, encoding="utf-8")
    done = run(project, file, "--yes", "--set", "mood=good")
    assert done.exit_code == 2
    assert 'a metric has no field "mood" for --set' in done.output


def test_a_name_of_nothing_is_refused_with_the_names_that_there_are(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "metrics.tsv"
    file.write_text("KPI\tOwned by\nCalls\tFinance wizard\nVisits\tAcount executive\n", encoding="utf-8")
    done = run(project, file, "--yes")
    assert done.exit_code == 1
    assert "Known: head-of-sales, sales-rep." in done.output


def test_text_that_is_named_like_a_workbook_is_none(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "kpis.xlsx"
    file.write_text(KPIS, encoding="utf-8")
    done = run(project, file, "--yes")
    assert done.exit_code == 1
    assert "kpis.xlsx:1:1  error SHEET-FILE\n  this is text, though it is named like a workbook" in done.output
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert "this is no workbook, though it is named like a workbook" in run(project, file, "--yes").output


def test_what_is_said_once_for_all_rows_fills_only_what_is_not_said(project: Path, tmp_path: Path) -> None:
    """A definition that says it already keeps it: no cell asked for another one."""
    file = tmp_path / "metrics.csv"
    file.write_text(
        "KPI,Cadence,Direction\nWin rate,weekly,\nDemos,,up\nVisits,,\nCalls,daily,down\n", encoding="utf-8"
    )
    said = ("unit=calls", "cadence=monthly", "direction=up", "target=5", "period=2027-Q1")
    done = run(project, file, "--yes", *(word for each in said for word in ("--set", each)))
    assert done.exit_code == 0, done.output
    metrics, _ = events.read((project / "content" / "metrics.yml").read_bytes(), "metrics.yml")
    assert metrics is not None
    target = {"period": "2027-Q1"}
    targets = [{**target, "value": "5"}]
    assert metrics.value == {
        "win-rate": {
            "name": "Win rate", "unit": "%", "owner": "head-of-sales", "targets": [{**target, "value": "25%"}],
            "cadence": "weekly", "direction": "up"},
        "demos": {"unit": "demos", "cadence": "weekly", "direction": "up", "targets": targets},
        "visits": {"name": "Visits", "unit": "calls", "cadence": "monthly", "direction": "up", "targets": targets},
        "calls": {"name": "Calls", "unit": "calls", "cadence": "daily", "direction": "down", "targets": targets},
    }  # fmt: skip


def test_a_cell_that_is_as_long_as_cells_are_is_named(project: Path, tmp_path: Path) -> None:
    """A spreadsheet cuts what is longer, and nothing in the file shows it."""
    file, words = tmp_path / "metrics.xlsx", "word " * 7_000
    book = openpyxl.Workbook()
    for line in (
        ["Name", "Summary", "Definition"],
        ["Calls", "Of a day", words[:32_767]],
        ["Visits", "", words[:32_700]],
    ):
        book.active.append(line)
    book.active.title = "Metrics"
    book.save(file)
    done = run(project, file, "--dry-run")
    assert "metrics.xlsx, Metrics!C2: this text is as long as a cell can be (32,767 characters)" in done.output
    assert done.output.count("as long as a cell") == 1
