"""A swimlane on paper: pages that fit, with everything on one of them, and letters where lines go on."""

import re
from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import Phase, given
from tests.conftest import ROOT
from tests.properties import often
from tests.swimlanes import chain, labels_off_their_lines, labels_on_foreign_things, misplaced_notes, process, processes

from playpress.diagrams.swimlane import Box, Edge, Lane, Swimlane, draw, draw_on_paper, layout
from playpress.diagrams.swimlane.labels import Rectangle
from playpress.diagrams.swimlane.pages import LARGE, SMALL, pages
from playpress.diagrams.swimlane.shapes import NOTE_SIZE, overlap
from playpress.pdf import page_size, printing

PX = 96 / 25.4
PAPER = {"a4": (210, 297), "letter": (215.9, 279.4)}
LEAST = 7 * 96 / 72
MARGINS = 42
FOLD = ROOT / "themes" / "default" / "print" / "fold.css"


def long(lanes: int, steps: int = 40) -> Swimlane:
    teams = tuple(Lane(f"l{number}", f"Team {number}") for number in range(lanes))
    boxes = tuple(Box(f"s{n}", f"l{n * 7 // 3 % lanes}", f"Look at it again {n}", "2 days") for n in range(steps))
    edges = [Edge(f"s{n}", f"s{n + 1}") for n in range(steps - 1)]
    edges += [Edge(f"s{n}", f"s{n - 4}", "Not good enough") for n in range(5, steps, 6)]
    return process(boxes, tuple(edges), teams)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_smallest_words_of_a_page_have_seven_points_on_either_paper(paper: page_size.Paper) -> None:
    wide, high = PAPER[paper]
    drawing = re.search(r"max-height: ([\d.]+)mm", page_size.rules(printing.stylesheet(ROOT), paper))
    assert drawing
    upright = (wide - MARGINS) * PX, float(drawing[1]) * PX
    across = (high - 32) * PX, (wide - 57) * PX
    for found, (width, height) in ((LARGE.upright, upright), (LARGE.across, across)):
        assert NOTE_SIZE * min(width / found.width, height / found.height, 1) >= LEAST


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_so_they_have_on_pages_that_are_folded(paper: page_size.Paper) -> None:
    style = printing.stylesheet(ROOT, fold=True)
    drawing = re.search(r"max-height: ([\d.]+)mm", page_size.rules(style, paper, fold=True))
    sides = [float(each) for each in re.findall(r"margin: \S+ ([\d.]+)mm \S+ ([\d.]+)mm", FOLD.read_text())[0]]
    wide, high = PAPER[paper][1] / 2, PAPER[paper][0]
    assert drawing
    upright = (wide - sum(sides)) * PX, float(drawing[1]) * PX
    across = (high - 22) * PX, (wide - 47) * PX
    for found, (width, height) in ((SMALL.upright, upright), (SMALL.across, across)):
        assert NOTE_SIZE * min(width / found.width, height / found.height, 1) >= LEAST


@often(25, phases=[Phase.explicit, Phase.generate])
@given(processes(most_lanes=8, least_steps=25, most_steps=40))
def test_every_page_fits_and_everything_stands_on_one(swimlane: Swimlane) -> None:
    found = pages(swimlane)
    paper = LARGE.room(len(swimlane.lanes))
    assert all(page.width <= paper.width and page.height <= paper.height for page in found)
    assert Counter(box.box.id for page in found for box in page.boxes) == Counter(box.id for box in swimlane.boxes)
    noted = Counter(note.edge for page in found for note in page.notes)
    told = Counter(line.edge for page in found for line in page.lines if line.label and line.edge not in noted)
    assert told + noted == Counter(edge for edge in set(swimlane.edges) if edge.label)
    heads = Counter(line.edge for page in found for line in page.lines if not line.open)
    assert set(heads.values()) == {1}
    for page in found:
        assert all(page.head < box.y and box.y + box.height < page.height for box in page.boxes)
        assert labels_off_their_lines(page) == []
        assert labels_on_foreign_things(page) + misplaced_notes(page) == []


@often(10, phases=[Phase.explicit, Phase.generate])
@given(processes(most_lanes=8, least_steps=10, most_steps=25))
def test_so_does_every_page_that_is_folded(swimlane: Swimlane) -> None:
    """A label may be on both pages where its line is cut."""
    found, room = pages(swimlane, SMALL), SMALL.room(len(swimlane.lanes))
    assert all(page.width <= room.width and page.height <= room.height for page in found)
    assert Counter(box.box.id for page in found for box in page.boxes) == Counter(box.id for box in swimlane.boxes)
    told = {line.edge for page in found for line in page.lines if line.label}
    assert told == {edge for edge in swimlane.edges if edge.label}


@pytest.mark.parametrize("lanes", [1, 2, 6, 8])
def test_forty_steps_take_more_than_one_page_and_a_line_goes_on_where_its_letter_stands_again(lanes: int) -> None:
    found = pages(long(lanes))
    assert len(found) > 1
    assert all([band.lane.id for band in page.bands] == [f"l{n}" for n in range(lanes)] for page in found)
    for before, after in pairwise(found):
        out = {(sign.name, sign.x) for sign in before.signs if sign.y > before.height / 2}
        assert out == {(sign.name, sign.x) for sign in after.signs if sign.y < after.height / 2} != set()
    for page in found:
        near = [(one, two) for one, two in combinations(page.signs, 2) if abs(one.y - two.y) < 16]
        assert all(abs(one.x - two.x) >= 16 for one, two in near)
        assert not [sign for sign in page.signs for box in page.boxes if overlap(_around(sign.x, sign.y), box)]


def test_many_lines_that_are_cut_close_to_each_other_take_no_page_over_its_size() -> None:
    """Their letters stand in rows, which are a part of the page."""
    boxes, edges = chain(38)
    ways = tuple(Edge(f"s{n}", f"s{m}") for n in range(8) for m in range(30, 38))
    found = pages(process(boxes, (*edges, *ways), (Lane("marketing", "Marketing"),)))
    assert max(len({sign.y for sign in page.signs}) for page in found) > 4
    assert all(page.height <= LARGE.upright.height for page in found)


def test_notes_stand_on_a_page_of_paper_too() -> None:
    edges = tuple(Edge("s3", "s4", f"For reason {number}") for number in range(14))
    boxes, steps = chain(30)
    found = pages(process(boxes, (*steps, *edges)))
    whole = layout(process(boxes, (*steps, *edges)))
    assert [note.lines for page in found for note in page.notes] == [note.lines for note in whole.notes] != []
    assert all(misplaced_notes(page) == [] and page.foot <= page.height for page in found)


def _around(x: float, y: float) -> Rectangle:
    return Rectangle(x - 8, y - 8, 16, 16)


def test_what_fits_on_a_page_is_drawn_as_on_a_screen() -> None:
    boxes, edges = chain(6)
    short = process(boxes, edges)
    assert draw_on_paper(short) == (draw(short),)
    assert draw_on_paper(process(())) == ()


def test_a_screen_has_one_drawing_however_long_the_process_is() -> None:
    assert len(layout(long(6)).boxes) == 40
    first, *more = draw_on_paper(long(6))
    assert 'id="lead-part-1-of' in first
    assert all("pp-sign" in each for each in (first, *more))
