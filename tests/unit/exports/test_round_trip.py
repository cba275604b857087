"""A playbook as a workbook or as CSV files, read back: nothing would change, and a second export is the same."""

import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from tests.book import TODAY
from tests.sheets import BOOK, imported, opened, told

from playpress import starter
from playpress.authoring import workspace
from playpress.authoring.workspace import Workspace
from playpress.exports import csv_tables, xlsx
from playpress.model.kinds import KINDS

BOOKS = Path(__file__).parents[2] / "books"


@pytest.fixture(params=["reference", "b2b", "small", "every-field"])
def space(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    """Each sample, and the book in which every field of every kind is written."""
    if request.param == "every-field":
        shutil.copytree(BOOKS / request.param / "content", tmp_path / "book" / "content")
    else:
        starter.create(tmp_path / "book", request.param)
    found, _ = workspace.opened(tmp_path / "book", KINDS, TODAY)
    assert found is not None
    return found


def test_a_workbook_changes_nothing_when_it_is_read_back(space: Workspace) -> None:
    data = xlsx.workbook(space.book)
    assert data == xlsx.workbook(space.book)
    found, drafted, headed = imported(space, data)
    assert told(found) == []
    assert [each.key for each in found.definitions] == []
    assert {each.left for each in headed} == {()}
    assert drafted.emptied == 0
    files = dict(csv_tables.files(space.book))
    assert {each.table.kind.about.plural for each in headed} == {name.split(".")[0] for name in files}
    for name, content in files.items():
        found, drafted, _ = imported(space, content.decode("utf-8-sig"), name=name.removesuffix(".csv"))
        assert (name, told(found), found.definitions, drafted.emptied) == (name, [], (), 0)


def test_a_workbook_can_be_worked_with(tmp_path: Path) -> None:
    book = {**BOOK, "checklists": "start: {items: [Open the account]}\n"}
    book["processes"] = "sell: {team: sales, steps: [{id: call, raci: {sales-rep: A/R, head-of-sales: I}}]}\n"
    book["comparisons"] = (
        "us: {subjects: [team:sales], criteria: [{id: pace, criterion: Pace, values: {sales: Fast}}]}\n"
    )
    sheets = openpyxl.load_workbook(BytesIO(xlsx.workbook(opened(tmp_path, **book).book)))
    assert sheets.sheetnames[0] == "Contents"
    metrics = sheets["Metrics"]
    assert metrics.freeze_panes == "B2"
    assert metrics.auto_filter.ref.endswith("3")
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in metrics.data_validations.dataValidation}
    heads = {cell.value: cell.column_letter for cell in metrics[1]}
    assert offered[f"{heads['Cadence']}2"] == '"daily,weekly,monthly,quarterly,yearly"'
    assert offered[f"{heads['Owner']}2"].startswith("Ids!$B$")
    rows = [[cell.value for cell in row] for row in sheets["Process steps RACI"].iter_rows()]
    assert rows == [["Process", "Id", "Name", "Who takes part: head-of-sales", "Who takes part: sales-rep"],
                    ["sell", "call", "Call", "I", "A/R"]]  # fmt: skip
    assert [cell.value for cell in sheets["Us"][1]][:4] == ["Comparison", "Id", "Criterion", "Values: sales"]
    items = [[cell.value for cell in row] for row in sheets["Checklist items"].iter_rows()]
    assert items[0][-3:] == ["Status", "Done by", "Done on"]
    assert items[1][-3] == "Open"


def test_kinds_of_a_playbook_go_out_and_come_back(tmp_path: Path) -> None:
    partner = "description: A company.\nfields: {margin: percent, manager: {type: reference, to: [role]}}\n"
    book = {**BOOK, "kinds__partner": partner, "partners": "acme: {margin: 20%, manager: sales-rep}\n"}
    space = opened(tmp_path, **book)
    assert imported(space, xlsx.workbook(space.book))[0].definitions == ()
    said = dict(csv_tables.files(space.book))["partners.csv"].decode("utf-8-sig").replace("20%", "25%")
    found, _, _ = imported(space, said, name="partners")
    assert [(each.key, each.differences[0].after) for each in found.definitions] == [("partner:acme", "25%")]
