"""A project's own print.css with other margins: lines to write on and drawings fit between them."""

from collections.abc import Callable
from operator import sub
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.pdf.conftest import SWEEP
from tests.pdf.paper import RULED, Paper

from playpress.pdf import printing
from playpress.pdf.printing import Printed

TOP, RIGHT, BOTTOM, LEFT = 75, 33, 85, 21
"""Millimetres of a right page; a left page has them mirrored."""
GRID = 42
SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}
BOXES = " ".join(f"@{box} {{ content: none }}" for box in ("top-left", "top-right", "bottom-left", "bottom-right"))
UNTITLED = "".join(
    f"@page {page} {{ {BOXES} }}" for page in ("", ":left", ":right", ":blank", ":blank:left", ":blank:right")
)
"""Rules that leave nothing in the margins, so that what is found there has left its place."""
NAMES = ("Marketing", "Sales", "Finance", "Product", "Legal", "Support")


@pytest.fixture
def own(print_small: Callable[..., Printed], tmp_path: Path) -> Callable[..., Paper]:
    """The process of a playbook whose print.css has other margins, on paper."""
    style = printing.stylesheet(ROOT)
    moved = style.replace("margin: 20mm 18mm 20mm 24mm", f"margin: {TOP}mm {RIGHT}mm {BOTTOM}mm {LEFT}mm")
    moved = moved.replace("margin: 20mm 24mm 20mm 18mm", f"margin: {TOP}mm {LEFT}mm {BOTTOM}mm {RIGHT}mm")
    assert moved.count(f"margin: {TOP}mm") == 2
    file = tmp_path / "themes" / "print" / "print.css"
    file.parent.mkdir(parents=True)
    file.write_text(moved + UNTITLED, encoding="utf-8")
    teams = "".join(f"t{n}: {{name: {name}, summary: x}}\n" for n, name in enumerate(NAMES))
    roles = "".join(f"r{n}: {{name: Role {n}, team: t{n}, summary: x}}\n" for n in range(len(NAMES)))
    steps = "".join(
        f"    - {{id: s{n}, name: Step {n}, do: Look, raci: {{r{n * 7 // 3 % 6}: A/R}}}}\n" for n in range(40)
    )
    process = f"long:\n  name: Long process\n  summary: x\n  team: t0\n  steps:\n{steps}"

    def made(size: str) -> Paper:
        return Paper(print_small("book", size, teams=teams, roles=roles, processes=process).pdf)

    return made


@pytest.mark.parametrize("size", ["a4", "letter"] if SWEEP else ["a4"])
def test_lines_and_drawings_lie_between_the_margins_of_a_project(own: Callable[..., Paper], size: str) -> None:
    paper = own(size)
    width, height = SIZES[size]
    inner = range(2, len(paper.pages))
    below = {number: paper.rules(number) for number in inner}
    ruled = [number for number, rules in below.items() if rules and rules[0] > (paper.lowest(number) or 0)]
    assert len(ruled) >= 2
    for number in ruled:
        left = LEFT if number % 2 else RIGHT
        rules = below[number]
        assert rules[0] >= TOP, number
        assert height - BOTTOM - 8 < rules[-1] <= height - BOTTOM, number
        begin, end = across(paper, number, rules[-1])
        assert begin == pytest.approx(left + GRID, abs=0.5), number
        assert end == pytest.approx(width - (LEFT + RIGHT - left), abs=0.5), number
    assert "Part 1 of" in paper.text
    assert [number for number in inner if outside(paper, number, height)] == []


def across(paper: Paper, page: int, down: float) -> tuple[float, float]:
    """From where to where a line to write on goes, in millimetres."""
    picture = paper.picture(page, 300).convert("RGB")
    y = round(down * 300 / 25.4)
    seen = [x for x in range(picture.width) if sum(map(abs, map(sub, picture.getpixel((x, y)), RULED))) < 6]
    return seen[0] * 25.4 / 300, seen[-1] * 25.4 / 300


def outside(paper: Paper, page: int, height: float) -> list[str]:
    """The letters of a page in the margins above and below."""
    text = paper.document[page - 1].get_textpage()
    found = []
    for index in range(text.count_chars()):
        _, low, _, high = (each * 25.4 / 72 for each in text.get_charbox(index))
        if high > low and (low < BOTTOM - 1 or high > height - TOP + 1):
            found.append(text.get_text_range(index, 1))
    return found
