"""What a cell says is written as its author typed it, where it has one reading; a number of a spreadsheet in ours."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from tests.book import SETTINGS
from tests.sheets import BOOK, imported, opened, told

from playpress.tables import cells
from playpress.tables.columns import Column

TYPED = {
    "revenue_target": "€75k",
    "avg_deal": "54,000 EUR",
    "period": "Q1 2027",
    "cycle": "2 working days",
    "tolerance": "1 in 10",
}
"""A value of each family as people type it: money, a period, a duration, a rate."""
PLANS = """\
old:
  revenue_target: 1 EUR  # of the board
  avg_deal: 1 EUR
  period: "2026"
  cycle: 1 d
  tolerance: 1%
"""


def sheet(rows: list[list[object]], workbook: bool, formats: dict[int, str] | None = None) -> str | bytes:
    """The rows as text with tabs, as a clipboard has them, or as a workbook of one sheet."""
    if not workbook:
        return "\n".join("\t".join(map(str, row)) for row in rows)
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for column, code in (formats or {}).items():
        book.active.cell(2, column).number_format = code
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def after(project: Path, data: str | bytes, kind: str, **files: str) -> str:
    """The files of plans and metrics when an import has been written."""
    space = opened(project, **{**BOOK, "playbook": f"{SETTINGS}currency: EUR\n", "plans": PLANS, **files})
    found, _, _ = imported(space, data, kind)
    assert told(found) == []
    assert found.definitions
    assert space.save() == []
    return "".join((project / "content" / f"{name}.yml").read_text(encoding="utf-8") for name in ("plans", "metrics"))


@pytest.mark.parametrize("id_", ["old", "new"])
@pytest.mark.parametrize("workbook", [False, True])
def test_each_value_is_written_as_it_was_typed(id_: str, workbook: bool, tmp_path: Path) -> None:
    text = after(tmp_path, sheet([["id", *TYPED], [id_, *TYPED.values()]], workbook), "plan").replace('"', "")
    lines = [line.strip().partition("  #")[0] for line in text.split(f"{id_}:\n")[1].splitlines()]
    for field, typed in TYPED.items():
        assert f"{field}: {typed}" in lines
    assert "# of the board" in text


@pytest.mark.parametrize("typed", ["at or above 95%", "95 percent", "< 5%"])
def test_a_target_is_written_as_it_was_typed(typed: str, tmp_path: Path) -> None:
    """The period of the row was written before, and stays as it was."""
    text = after(tmp_path, sheet([["metric", "#", "value"], ["win-rate", "1", typed]], False), "metrics.targets")
    assert f"- {{period: 2027-Q1, value: {typed}}}" in text.replace('"', "")


def test_a_number_of_a_spreadsheet_is_written_with_what_its_format_says(tmp_path: Path) -> None:
    """It was typed as 80000 into a cell that shows euros: there are no words of an author."""
    rows = [["id", "revenue_target", "tolerance"], ["old", 80000, 0.125]]
    text = after(tmp_path, sheet(rows, True, {2: '#,##0 "EUR"', 3: "0.0%"}), "plan")
    assert "revenue_target: 80000 EUR  # of the board" in text
    assert "tolerance: 12.5%" in text


def test_what_cannot_be_seen_is_not_written(tmp_path: Path) -> None:
    text = after(tmp_path, "id\trevenue_target\nold\t75\u202f000 EUR\n", "plan")
    assert "revenue_target: 75000 EUR  # of the board" in text


def test_a_cell_of_names_and_values_is_read_once_however_long_it_is() -> None:
    """Each space of a name was looked at as its end."""
    names = Column(("values",), "Values", shape="names")
    typed = f"a{' ' * 300_000}b"
    assert cells.read(typed, names) == typed
    assert cells.read("North : 5 EUR\nSouth: a: b", names) == {"North": "5 EUR", "South": "a: b"}
