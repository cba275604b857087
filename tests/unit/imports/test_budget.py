"""Workbooks that would eat the memory of a machine are told from their first bytes on, and not opened."""

import zipfile
from io import BytesIO

import pytest

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
        ({"xl/worksheets/sheet1.xml": b"<c/>" * 100}, ""),
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
