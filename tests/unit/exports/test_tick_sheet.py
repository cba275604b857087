"""A checklist as a workbook to fill in: what its page shows, room for a status, nothing that a program would run."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet
from tests.book import TODAY, sound, write

from playpress import cli, pipeline
from playpress.pipeline import Edition
from playpress.site.file import File

SETTINGS = """\
format: 1
company: Oak & Lamp
version: '7'
site_url: https://playbook.example.com/
"""
BOOK = {
    "playbook": SETTINGS,
    "teams": "sales: {leader: head-of-sales}\nmarketing: {}\n",
    "roles": "head-of-sales: {team: sales}\nsales-rep: {team: sales}\n",
    "checklists": """\
        friday:
          per: week
          sign_off: head-of-sales
          items:
            - {id: leads, text: Read the leads, group: Both teams, role: sales-rep, due: '10:00', required: yes}
            - {id: sum, text: '=HYPERLINK("http://x.example","sum")', group: Sales, details: '*Every* amount.'}
            - {id: plan, text: -2 calls a day, group: Both teams, evidence: '@calendar'}
        empty: {items: []}
        """,
    "processes": """\
        sell:
          team: sales
          steps:
            - {id: call, name: Call, exit: [{id: need, text: The need is known, kind: buyer, evidence: Call note}]}
            - {id: close, name: Close}
        """,
    "handoffs": "lead: {from: sell#call, to: sell#close, acceptance: [Phone number given]}\n",
}


def files(folder: Path, **more: str) -> dict[str, File]:
    playbook, _ = sound(folder, **{**BOOK, **more})
    return {file.uri: file for file in pipeline.pages(playbook)}


def opened(file: File) -> Worksheet:
    (sheet,) = openpyxl.load_workbook(BytesIO(file.content)).worksheets
    return sheet


def cells(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def site(tmp_path: Path) -> dict[str, File]:
    return files(tmp_path)


def test_each_checklist_has_its_items_and_room_for_what_was_done(site: dict[str, File]) -> None:
    assert cells(opened(site["checklists/friday.xlsx"])) == [
        [each, *rest, *([None] * (9 - len(rest)))]
        for each, *rest in [
            ("Friday",),
            ("Playbook", "Oak & Lamp playbook"),
            ("Version", "7"),
            ("As of", TODAY.isoformat()),
            ("Page", "Open"),
            ("Week",),
            ("Signed off by", "Head of sales"),
            (None,),
            ("Group", "Item", "Role", "Due", "Required", "Evidence", "In detail", "Status", "Done by", "Done on"),
            ("Both teams", "Read the leads", "Sales rep", "10:00", "required", None, None, "Open"),
            ("Both teams", "-2 calls a day", None, None, None, "@calendar", None, "Open"),
            ("Sales", '=HYPERLINK("http://x.example","sum")', None, None, None, None, "Every amount.", "Open"),
        ]
    ]
    assert cells(opened(site["checklists/process-sell.xlsx"]))[-2:] == [
        ["Group", "Item", "When", "Kind", "Evidence", "Status", "Done by", "Done on"],
        ["Call", "The need is known", "to move on", "buyer", "Call note", "Open", None, None],
    ]
    assert cells(opened(site["checklists/handoff-lead.xlsx"]))[-1][:3] == [
        "Accept it when",
        "Phone number given",
        "Open",
    ]


def test_a_status_is_chosen_and_heads_stay_in_view(site: dict[str, File]) -> None:
    sheet = opened(site["checklists/friday.xlsx"])
    (rule,) = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert rule.formula1 == '"Open,Done,Not needed"'
    assert "H10" in rule.sqref
    assert sheet.freeze_panes == "C10"
    assert sheet.auto_filter.ref == "A9:J12"
    assert sheet["B5"].hyperlink.target == "https://playbook.example.com/checklists/friday.html"


def test_no_cell_is_a_formula_now_or_when_it_is_edited(site: dict[str, File]) -> None:
    sheet = opened(site["checklists/friday.xlsx"])
    texts = [cell for row in sheet.iter_rows() for cell in row if str(cell.value or "")[:1] in "=+-@" and cell.value]
    assert [(cell.data_type, cell.quotePrefix) for cell in texts] == [("s", True)] * 3
    names = zipfile.ZipFile(BytesIO(site["checklists/friday.xlsx"].content)).namelist()
    assert not [name for name in names if "calcChain" in name or "externalLink" in name]


def test_the_same_checklist_gives_the_same_bytes(site: dict[str, File], tmp_path: Path) -> None:
    again = files(tmp_path / "again")
    workbooks = {uri: file.content for uri, file in site.items() if uri.endswith(".xlsx")}
    assert sorted(workbooks) == [
        "checklists/friday.xlsx",
        "checklists/handoff-lead.xlsx",
        "checklists/process-sell.xlsx",
    ]
    assert workbooks == {uri: file.content for uri, file in again.items() if uri.endswith(".xlsx")}


def test_the_page_of_a_checklist_links_its_workbook(site: dict[str, File]) -> None:
    for name in ("friday", "handoff-lead", "process-sell"):
        page = site[f"checklists/{name}.md"].content.decode()
        assert f'<a href="{name}.xlsx">Fill in as a spreadsheet</a> (.xlsx)' in page
    assert ".xlsx" not in site["checklists/empty.md"].content.decode()


def test_a_checklist_that_was_filled_in_is_not_taken_for_definitions(site: dict[str, File], tmp_path: Path) -> None:
    (tmp_path / "friday.xlsx").write_bytes(site["checklists/friday.xlsx"].content)
    arguments = ["import", str(tmp_path / "friday.xlsx"), "--project", str(tmp_path), "--yes"]
    done = CliRunner().invoke(cli.main, arguments)
    assert done.exit_code == 1
    assert "it is a checklist to fill in, of which a playbook takes nothing back" in done.output


def test_rows_are_as_high_as_their_longest_cell(tmp_path: Path) -> None:
    """Not every program works heights out when it opens a file: lines lay over each other."""
    items = f"long: {{items: ['{'a word or two ' * 10}', short]}}\n"
    sheet = opened(files(tmp_path, checklists=items)["checklists/long.xlsx"])
    first = sheet.max_row - 1
    assert sheet.row_dimensions[first].height == 60
    assert sheet.row_dimensions[first + 1].height is None


def test_an_edition_has_no_workbook_of_what_it_hides(tmp_path: Path) -> None:
    items = "[{id: a, text: Shown}, {id: b, text: Secret, visibility: internal}]"
    hidden = f"friday: {{visibility: partner, items: {items}}}\n"
    hidden += "own: {items: [Secret too]}\n"
    project = write(tmp_path, **{**BOOK, "checklists": hidden})
    playbook = pipeline.read(project, dt.date(2026, 10, 1), edition=Edition("partner"))
    assert playbook.faults == ()
    found = {file.uri: file for file in pipeline.pages(playbook) if file.uri.endswith(".xlsx")}
    assert list(found) == ["checklists/friday.xlsx"]
    said = [value for row in cells(opened(found["checklists/friday.xlsx"])) for value in row]
    assert "Shown" in said
    assert not [value for value in said if "Secret" in str(value)]
