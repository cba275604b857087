"""The margins that a stylesheet gives its pages, and what they leave for drawings."""

import re

import pytest
from tests.conftest import ROOT

from playpress.pdf import page_size, printing


@pytest.mark.parametrize(
    ("style", "margins"),
    [
        ("", 2 * 75 * 25.4 / 96),
        ("@page { margin: 20mm }", 40),
        ("@page { margin: 1cm 99mm }", 20),
        ("@page { margin: 1in 99mm 10mm }", 35.4),
        ("@page { margin: 10mm 99mm 72pt 99mm }", 35.4),
        ("@page { margin: 5mm; margin-top: 20mm }", 25),
        ("@page { margin-bottom: 0; margin-top: 8Q }", 2),
        ("@page { margin: 10mm } @PAGE { MARGIN: 15MM }", 30),
        ("@page { margin: 10mm } @page cover { margin: 90mm } @page :first { margin: 90mm }", 20),
        ("@page { margin: 10mm } @page :left { margin-top: 25mm }", 35),
        ("@page { margin: 10mm } @page :left, :right { margin-top: 25mm }", 35),
        ("@page { @top-left { margin: 90mm } margin: 10mm /* of both */ }", 20),
        ("@page { margin: 10mm; margin: none; margin-top: calc(1mm); margin: }", 20),
        ("p { margin: 90mm } @page; @page {", 2 * 75 * 25.4 / 96),
    ],
)
def test_margins_are_read_as_an_engine_reads_them(style: str, margins: float) -> None:
    assert page_size.margins(style) == pytest.approx(margins)


def test_a_drawing_gets_what_margins_title_and_caption_leave() -> None:
    shipped = printing.stylesheet(ROOT)
    assert "max-height: 217mm" in page_size.rules(shipped, "a4")
    assert "max-height: 199.4mm" in page_size.rules(shipped, "letter")
    wide = re.sub(r"margin: 20mm", "margin: 30mm", shipped)
    assert "max-height: 207mm" in page_size.rules(wide, "a4") != page_size.rules(shipped, "a4")


@pytest.mark.parametrize(("paper", "grows"), [("a4", False), ("letter", False), ("a3", True), ("a2", True)])
def test_drawings_grow_with_papers_for_the_wall(paper: page_size.Paper, grows: bool) -> None:
    rules = page_size.rules("@page { margin: 20mm }", paper)
    assert f"@page {{ size: {paper}; }}" in rules
    assert ("figure svg { width: 100%; }" in rules) == grows
