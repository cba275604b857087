"""Rows of a sheet -> what they would change: columns by any name, faults at their cell, nothing else touched."""

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel
from tests.book import read_book
from tests.sheets import BOOK, imported, opened, told

from playpress.exports import csv_tables, xlsx


def workbook(rows: list[list[Any]], title: str = "Metrics", change: Any = None) -> bytes:
    """A workbook of one sheet, as a spreadsheet program would write it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change:
        change(book, sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_twelve_pasted_numbers_are_read_as_people_call_them(tmp_path: Path) -> None:
    space = opened(tmp_path)
    head = "KPI\tMeaning\tUnit\tOwned by\tFrequency\tTarget Q1 2027\tRemarks"
    lines = [f"Number {each}\tWhat is counted\tdeals\tHead of sales\tmonthly\t{each}0\tmine" for each in range(1, 13)]
    found, drafted, headed = imported(space, "\n".join([head, *lines]))
    assert told(found) == []
    assert [each.new for each in found.definitions] == [True] * 12
    assert headed[0].left == ("Remarks",)
    assert "Owned by -> owner" in headed[0].told
    assert drafted.meanings.readings == {"Head of sales": "role:head-of-sales"}
    assert space.save() == []
    playbook = read_book(tmp_path)
    assert playbook.faults == ()
    assert playbook.book is not None
    metric = playbook.book.entities["metric:number-12"]
    assert str(metric.owner) == "role:head-of-sales"
    assert [(each.period, str(each.value)) for each in metric.targets] == [("Q1 2027", "120")]  # type: ignore[attr-defined]


def test_one_changed_cell_is_one_changed_line(tmp_path: Path) -> None:
    space = opened(tmp_path)
    before = (tmp_path / "content" / "metrics.yml").read_text(encoding="utf-8")
    found, _, _ = imported(space, "id,Owner\nwin-rate,Account executive\ndemos,\n", "metric")
    assert [(each.key, each.new) for each in found.definitions] == [("metric:win-rate", False)]
    assert [(each.field, each.before, each.after) for each in found.definitions[0].differences] == [
        ("owner", "head-of-sales", "sales-rep")
    ]
    assert space.save() == []
    after = (tmp_path / "content" / "metrics.yml").read_text(encoding="utf-8")
    assert after == before.replace("owner: head-of-sales", "owner: sales-rep")


def test_an_empty_cell_deletes_only_when_told_to(tmp_path: Path) -> None:
    said = "id,unit,cadence\ndemos,demos,\n"
    kept, drafted, _ = imported(opened(tmp_path), said, "metric")
    assert (kept.definitions, drafted.emptied) == ((), 1)
    cleared, _, _ = imported(opened(tmp_path), said, "metric", clear=True)
    assert [(each.field, each.before, each.after) for each in cleared.definitions[0].differences] == [
        ("cadence", "weekly", "")
    ]


def test_the_same_value_in_other_words_is_no_change(tmp_path: Path) -> None:
    space = opened(tmp_path)
    said = "metric,#,period,value\nwin-rate,1,2027-Q1,25 percent\n"
    assert imported(space, said, "metrics.targets")[0].definitions == ()
    said = "metric,#,period,value\nwin-rate,,2027-Q2,30%\n"
    found, _, _ = imported(space, said, "metrics.targets")
    assert [(each.field, each.after) for each in found.definitions[0].differences] == [
        ("targets.2", "{period: 2027-Q2, value: 30%}")
    ]


def test_new_items_follow_the_others_and_a_text_keeps_its_id(tmp_path: Path) -> None:
    book = {**BOOK, "checklists": "start:\n  items:\n    - Open the account  # first\n    - Call the buyer\n"}
    space = opened(tmp_path, **book)
    said = "checklist,id,text,role\nstart,open-the-account,Open the new account,\nstart,,Send the email,sales-rep\n"
    found, _, _ = imported(space, said)
    assert told(found) == []
    assert space.save() == []
    assert (tmp_path / "content" / "checklists.yml").read_text(encoding="utf-8") == (
        "start:\n  items:\n    - {id: open-the-account, text: Open the new account}  # first\n    - Call the buyer\n"
        "    - {text: Send the email, role: sales-rep}\n"
    )


def test_faults_are_at_their_cell_and_nothing_is_written(tmp_path: Path) -> None:
    space = opened(tmp_path)
    before = (tmp_path / "content" / "metrics.yml").read_bytes()
    rows = [
        ["Name", "Owner", "Direction", "Reviewed", "Baseline"],
        ["New", "nobody", "up", "2026-09-30", "4"],
        ["Newer", "sales-rep", "upwards", dt.datetime(2026, 9, 30), 4],  # noqa: DTZ001
        ["Newest", "sales-rep", "up", int(to_excel(dt.datetime(2026, 9, 30))), "=1+1"],  # noqa: DTZ001
        [None, "sales-rep", None, None, None],
        ["New", None, None, None, None],
    ]
    found, _, _ = imported(space, workbook(rows))
    places = {f"{each.place}": each.code for each in found.problems}
    assert places == {
        "kpis.xlsx, Metrics!C3": "VAL-CHOICE",
        "kpis.xlsx, Metrics!D4": "SHEET-DATE",
        "kpis.xlsx, Metrics!E4": "SHEET-FORMULA",
        "kpis.xlsx, Metrics!B5": "SHEET-ID",
        "kpis.xlsx, Metrics!A6": "SHEET-TWICE",
    }
    found, _, _ = imported(opened(tmp_path), workbook(rows[:2]))
    assert [(each.code, str(each.place)) for each in found.problems] == [("REF-1", "kpis.xlsx, Metrics!B2")]
    assert (tmp_path / "content" / "metrics.yml").read_bytes() == before


def test_merged_cells_errors_and_long_texts_are_faults(tmp_path: Path) -> None:
    def merge(_: Any, sheet: Any) -> None:
        sheet.merge_cells("B2:B3")
        sheet["C3"] = "#N/A"
        sheet["C3"].data_type = "e"

    rows = [["Name", "Unit", "Formula"], ["One", "deals", ""], ["Two", "", ""]]
    found, _, _ = imported(opened(tmp_path), workbook(rows, change=merge))
    assert {(each.code, str(each.place)) for each in found.problems} == {
        ("SHEET-MERGED", "kpis.xlsx, Metrics!B2"),
        ("SHEET-ERROR", "kpis.xlsx, Metrics!C3"),
    }
    found, _, _ = imported(opened(tmp_path), f"name,definition\nOne,{'x' * 40_000}\n", "metric")
    assert told(found)[0].startswith("kpis.csv, kpis!B2: error SHEET-LONG this cell has 40,000 characters")


def test_what_is_hidden_is_not_read_and_said(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("Roles").append(["Name"])
        book["Roles"].sheet_state = "hidden"

    rows = [["Name", "Unit"], ["One", "deals"], ["Two", "deals"]]
    found, _, headed = imported(opened(tmp_path), workbook(rows, change=hide))
    assert [each.key for each in found.definitions] == ["metric:one"]
    assert headed[0].grid.hidden == ("column B", "row 3")


def test_a_sheet_that_lists_nothing_known_is_a_fault(tmp_path: Path) -> None:
    found, _, _ = imported(opened(tmp_path), "alpha,beta\n1,2\n", name="stuff")
    assert [each.code for each in found.problems] == ["SHEET-KIND"]
    found, _, _ = imported(opened(tmp_path), "alpha,beta\n1,2\n", "metrik", name="stuff")
    assert found.problems[0].hint == 'Did you mean "metric"?'


def test_a_title_above_the_names_of_columns_is_passed_over(tmp_path: Path) -> None:
    found, _, headed = imported(opened(tmp_path), "Our numbers 2027,,\n,,\nKPI,Unit,Frequency\nLeads,leads,weekly\n")
    assert headed[0].row == 3
    assert [each.key for each in found.definitions] == ["metric:leads"]


def test_two_cells_about_one_value_have_to_agree(tmp_path: Path) -> None:
    process = "sell: {team: sales, steps: [{id: call, raci: {sales-rep: A/R}}]}\n"
    space = opened(tmp_path, **{**BOOK, "processes": process})
    one = "process,id,raci.sales-rep,raci.head-of-sales\nsell,call,A/R,I\n"
    found, _, _ = imported(space, one)
    assert [(each.field, each.after) for each in found.definitions[0].differences] == [
        ("steps.call.raci.head-of-sales", "I")
    ]
    assert space.save() == []
    text = (tmp_path / "content" / "processes.yml").read_text(encoding="utf-8")
    assert text == "sell: {team: sales, steps: [{id: call, raci: {sales-rep: A/R, head-of-sales: I}}]}\n"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    book = {**BOOK, "goals": "grow: {team: sales}\n"}
    space = opened(tmp_path, **book)
    assert imported(space, "id,unit\ndemos,calls\n", "metric")[0].problems == ()
    assert imported(space, "id,priority\ngrow,high\n", "goal")[0].problems == ()
    path = tmp_path / "content" / "goals.yml"
    path.write_text("grow: {team: sales, horizon: long}\n", encoding="utf-8")
    assert [each.code for each in space.save()] == ["EDIT-CHANGED"]
    assert "unit: demos" in (tmp_path / "content" / "metrics.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'=", "\t", "\uff1d", "\uff0b", "\uff20"])
def test_no_cell_is_run_and_all_come_back(tmp_path: Path, sign: str) -> None:
    name = f"{sign}HYPERLINK(1)".strip() if sign != "\t" else "@SUM(1)"
    book = {**BOOK, "metrics": f'demos:\n  unit: "{name}"\n'}
    space = opened(tmp_path, **book)
    files = dict(csv_tables.files(space.book))
    assert b"\r\ndemos," in files["metrics.csv"]
    assert f",'{name}".encode() in files["metrics.csv"]
    assert imported(space, files["metrics.csv"].decode("utf-8-sig"), name="metrics")[0].definitions == ()
    data = xlsx.workbook(space.book)
    sheets = openpyxl.load_workbook(BytesIO(data))
    cells = [cell for row in sheets["Metrics"].iter_rows() for cell in row if cell.value == name]
    assert [(each.data_type, each.quotePrefix) for each in cells] == [("s", name[0] != "'")]
    assert imported(space, data)[0].definitions == ()


@pytest.mark.parametrize(
    "words", ["bell \x07", "no \u200b width", "\u202e turned", "<<<<<<< ours", "{open: [", "key: value # no"]
)
def test_no_cell_ends_in_a_traceback(tmp_path: Path, words: str) -> None:
    space = opened(tmp_path)
    found, _, _ = imported(space, f'id,unit\ndemos,"{words}"\n', "metric")
    if not found.problems:
        assert space.save() == []
        assert read_book(tmp_path, **{"teams": BOOK["teams"]}).faults == ()


@pytest.mark.parametrize(
    ("pasted", "key"),
    [
        ("KPI\nRamp time\n", "metric:ramp-time"),
        ("Persona\nCFO\n", "audience:cfo"),
        ("Term\tMeaning\nMQL\tA lead that marketing has checked\n", "term:mql"),
    ],
)
def test_one_column_that_is_called_as_a_kind_lists_its_names(tmp_path: Path, pasted: str, key: str) -> None:
    found, _, _ = imported(opened(tmp_path), pasted, name="pasted")
    assert (told(found), [each.key for each in found.definitions]) == ([], [key])


@pytest.mark.parametrize("pasted", ["Notes\nCall Bob\n", "KPI\tColour\nRamp time\tred\n", "Name\nCFO\n"])
def test_words_that_mean_no_kind_are_asked_about(tmp_path: Path, pasted: str) -> None:
    found, _, _ = imported(opened(tmp_path), pasted, name="pasted")
    assert [each.code for each in found.problems] == ["SHEET-KIND"]
