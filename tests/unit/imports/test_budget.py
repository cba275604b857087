"""Workbooks that would eat the memory of a machine are told from their first bytes on, and not opened."""

import zipfile
from io import BytesIO
from itertools import islice
from types import SimpleNamespace

import openpyxl
import pytest
from tests import counting

from playpress.imports import budget, workbook


def packed(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return file.getvalue()


def code(data: bytes) -> str:
    found = budget.problem(data, "book.xlsx")
    return found.code if found else ""


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"xl/worksheets/sheet1.xml": b"\x00" * (budget.MAX_UNPACKED + 1)}, "SHEET-SIZE"),
        ({"xl/worksheets/sheet1.xml": b"<c/>" * (budget.MAX_CELLS * 2 + 1)}, "SHEET-SIZE"),
        ({"xl/worksheets/sheet1.xml": b'<mergeCell ref="A1:XFD1048576"/>'}, "SHEET-SIZE"),
        ({"xl/worksheets/sheet1.xml": b'<hyperlink r:id="a" ref="A1:XFD1048576"/>'}, "SHEET-SIZE"),
        ({f"a{number}.xml": b"" for number in range(budget.MAX_PARTS + 1)}, "SHEET-SIZE"),
        ({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}, "SHEET-FILE"),
        ({"xl/worksheets/sheet.dat": b"<c/>" * (budget.MAX_CELLS * 2 + 1)}, "SHEET-SIZE"),
        ({"xl/styles.xml": b"<font/>" * (budget.MAX_OTHERS + 1)}, "SHEET-SIZE"),
        ({"xl/worksheets/sheet1.xml": "<x/>".encode("utf-16")}, "SHEET-FILE"),
        ({"xl/worksheets/sheet1.xml": "<x/>".encode("utf-16-be")}, "SHEET-FILE"),
        ({"xl/worksheets/sheet1.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-c/+AD4-'}, "SHEET-FILE"),
        ({"xl/worksheets/sheet1.xml": b'<?xml version="1.0" encoding="UTF-8"?>' + b"<c/>" * 100}, ""),
    ],
)
def test_a_bomb_is_not_opened(parts: dict[str, bytes], expected: str) -> None:
    assert code(packed(parts)) == expected


def test_tags_that_are_cut_between_two_reads_are_counted_once() -> None:
    filler = b"x" * ((1 << 20) - 20)
    data = packed({"a.xml": filler + b'<mergeCell ref="A1:XFD1048576"/>' + filler})
    assert code(data) == "SHEET-SIZE"


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing", b"PK", packed({"a.xml": b"<a/>"}), b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_workbook_is_a_fault(data: bytes) -> None:
    grids, problems = workbook.grids(data, "book.xlsx")
    assert grids == []
    assert [each.code for each in problems] == ["SHEET-FILE"]


def test_a_range_is_looked_for_in_its_own_tag_alone() -> None:
    assert budget._RANGE.search(b'<hyperlink <x ref="A1:XFD1048576"/>') is None


def test_no_more_columns_are_hidden_than_there_are() -> None:
    hidden = workbook._spanned(SimpleNamespace(min=2, max=2_000_000_000, index="B"))
    assert len([*islice(hidden, budget.MAX_COLUMNS + 1)]) == budget.MAX_COLUMNS - 1


def test_cells_that_are_not_there_are_not_made() -> None:
    file, data = openpyxl.Workbook(), BytesIO()
    file.active.cell(1_000, 1_000, "far")
    file.save(data)
    (found, _), calls = counting.counted(lambda: workbook.grids(data.getvalue(), "book.xlsx"))
    assert [*found[0].rows] == [1_000]
    assert sum(number for name, number in calls.items() if "/cell/cell.py" in name) < 100


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe<\x00a\x00>\x00", 'the part "customXml/it\ufffdem.xml" of this file is not in UTF-8'),
        (b"<a/>" * 50_001, 'up to the part "customXml/it\ufffdem.xml" it has more than 50,000 styles, comments'),
    ],
)
def test_the_part_that_refuses_a_workbook_is_named(content: bytes, said: str) -> None:
    """A pivot table has more than its sheets show, and other programs put parts of their own into a workbook."""
    problem = budget.problem(packed({"customXml/it\x1bem.xml": content}), "book.xlsx")
    assert problem is not None
    assert said in problem.message
