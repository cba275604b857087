"""What the drawing of a process promises: everything readable, nothing on top of anything else."""

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations, product
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from tests.properties import often
from tests.swimlanes import (
    MARKETING,
    boxes_on_boxes,
    chain,
    faults,
    lines_inside_their_own_boxes,
    lines_on_lines,
    lines_through_boxes,
    misplaced_labels,
    process,
    processes,
    sketch,
)

from playpress.diagrams.swimlane import Box, Edge, Lane, Swimlane, draw, layout
from playpress.diagrams.swimlane.labels import spans
from playpress.diagrams.swimlane.shapes import overlap
from playpress.diagrams.swimlane.textwidth import width, wrap

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"

TWO = (Box("campaign", "marketing", "Run the campaign"), Box("qualify", "sales", "Qualify the lead"))

CROWDED = sketch(
    2,
    "a0 b1 c1 d0 e0 f0 g1 h0 i1 j1 k1 l1 m0 n1 o1 p0",
    "m>n n>o c>p d>h a>e n>c n>f j>i b>k c>c:2_business_h",
)
"""The words of the last edge find no place on it."""


@often(100)
@given(processes(least_steps=6))
@example(sketch(4, "a3 b1", "a>b b>b:Rejected:_no_budget_or_wrong_fit"))  # was below the lower edge
def test_nothing_lies_on_anything_else(swimlane: Swimlane) -> None:
    """Over 100 random processes: boxes, lines and labels keep clear of each other and inside the drawing."""
    assert faults(layout(swimlane)) == {}


@often(100)
@given(processes())
def test_the_drawing_is_sound_xml_and_always_the_same(swimlane: Swimlane) -> None:
    """It parses, its ids are unique, every edge is there, and a second drawing has the same bytes."""
    svg = draw(swimlane)
    root = ElementTree.fromstring(svg)
    ids = Counter(node.get("id") for node in root.iter() if node.get("id"))
    assert set(ids.values()) == {1}
    assert draw(swimlane) == svg
    assert len(root.findall(f".//{SVG}path[@class='pp-edge-line']")) == len(set(swimlane.edges))
    assert not re.search(r"<style|<script|style=|<marker|[^:]href=", svg)
    assert not re.search(r"\d\.\d\d", re.sub(r'stroke-width="[\d.]+"', "", svg))


@often(30)
@given(processes(most_lanes=8, least_steps=25, most_steps=40))
@example(CROWDED)  # was on two other lines and on its own step
def test_large_processes_are_drawn_as_cleanly(swimlane: Swimlane) -> None:
    """`tests/bench/sweep_swimlanes.py` looks at 2,000 of them."""
    assert faults(layout(swimlane)) == {}


def test_more_labels_than_there_is_room_for_are_all_told() -> None:
    """On their lines as far as there is room, then with a mark there and a note below the lanes."""
    edges = tuple(Edge("campaign", "qualify", f"For reason {number}", handoff=True) for number in range(14))
    plan = layout(process(TWO, edges))
    assert faults(plan) == {}
    assert 0 < len(plan.notes) < 14
    first = plan.notes[0]
    assert " ".join(first.lines) == f"1) Run the campaign → Qualify the lead: {first.edge.label}"
    assert [note.mark for note in plan.notes] == [f"{number})" for number in range(1, len(plan.notes) + 1)]


def test_words_without_a_place_are_a_note_below_the_lanes_and_a_mark_on_the_line() -> None:
    """The mark has the link of the edge, and listeners hear the words as its name."""
    (*others, last) = CROWDED.edges
    root = ElementTree.fromstring(draw(replace(CROWDED, edges=(*others, replace(last, href="handoff.html")))))
    texts = ["".join(node.itertext()) for node in root.findall(f".//{SVG}text[@class='pp-label-text']")]
    assert texts == ["1)", "1) call → call: 2 business h"]
    link = root.find(f".//{SVG}g[@class='pp-label pp-label-back']/{SVG}a")
    assert link is not None
    assert (link.get(f"{XLINK}href"), link.get("aria-label")) == ("handoff.html", "1) 2 business h")
    lanes = [node for node in root.iter() if node.get("class") == "pp-lane-body"]
    assert all(float(lane.get("height", 0)) < float(str(root.get("viewBox")).split()[3]) - 15 for lane in lanes)


def test_no_steps_make_no_drawing() -> None:
    assert draw(process(())) == ""


def test_time_flows_down_and_lanes_are_columns() -> None:
    first, second = layout(process(TWO, (Edge("campaign", "qualify"),))).boxes
    assert first.y + first.height < second.y
    assert first.x + first.width < second.x


def test_a_step_that_nothing_leads_to_stands_beside_the_first() -> None:
    first, second = layout(process(TWO)).boxes
    assert first.middle[1] == second.middle[1]


@pytest.mark.parametrize(("lanes", "most"), [(2, 376), (4, 728)])
def test_two_lanes_fit_a_phone_and_four_a_text_column(lanes: int, most: int) -> None:
    teams = tuple(Lane(f"l{index}", "Customer success and renewals") for index in range(lanes))
    title = "A title that asks for all the room there is"
    boxes = tuple(Box(f"b{index}", f"l{index % lanes}", title) for index in range(12))
    edges = tuple(Edge(f"b{a}", f"b{b}") for a in range(12) for b in (a + 1, a - 3, a + 5) if 0 <= b < 12)
    assert layout(process(boxes, edges, teams)).width <= most


def test_a_lane_in_which_little_stands_is_narrow_but_as_wide_as_its_title() -> None:
    boxes, edges = chain(9)
    last = Box("last", "sales", "Sell")
    found = layout(process((*boxes, last), (*edges, Edge("s8", "last"))))
    full, sparse = found.bands
    assert sparse.width < full.width
    assert sparse.lines == ("Sales",)
    named = Lane("sales", "Customer success")
    sparse = layout(process((*boxes, last), (), (MARKETING, named))).bands[1]
    assert sparse.lines == ("Customer success",)


def test_two_ways_back_to_one_side_of_a_box_end_apart_and_do_not_cross() -> None:
    boxes, edges = chain(4)
    plan = layout(process(boxes, (*edges, Edge("s1", "s0", "one"), Edge("s2", "s0", "two"), Edge("s3", "s0", "three"))))
    ends = sorted(line.points[-1] for line in plan.lines if line.back)
    assert all(abs(one[1] - other[1]) >= 16 for one, other in combinations(ends, 2) if one[0] == other[0])
    ways = [spans(line.points)[:-1] for line in plan.lines if line.back]
    assert not [pair for one, other in combinations(ways, 2) for pair in product(one, other) if overlap(*pair, 0.1)]


def test_one_lane_with_forty_steps_works() -> None:
    boxes, edges = chain(40)
    plan = layout(process(boxes, (*edges, Edge("s39", "s0", "again"), Edge("s20", "s3")), (MARKETING,)))
    assert boxes_on_boxes(plan) + lines_through_boxes(plan) + misplaced_labels(plan) == []


def test_a_way_back_is_dashed_and_a_way_on_is_not() -> None:
    boxes, edges = chain(3)
    root = ElementTree.fromstring(draw(process(boxes, (*edges, Edge("s2", "s0")))))
    line, head = root.findall(f".//{SVG}g[@class='pp-edge pp-edge-back']/{SVG}path")
    assert (line.get("stroke-dasharray"), head.get("stroke-dasharray")) == ("5 4", None)
    assert len(root.findall(f".//{SVG}g[@class='pp-edge']")) == 2


def test_a_straight_way_on_has_no_bend() -> None:
    boxes, edges = chain(4)
    assert all(len(line.points) == 2 for line in layout(process(boxes, edges)).lines)


def test_a_hand_off_has_its_own_colour_and_links_to_its_page_from_its_label() -> None:
    svg = draw(process(TWO, (Edge("campaign", "qualify", "2 business h", True, "handoff.html"),)))
    root = ElementTree.fromstring(svg)
    line = root.find(f".//{SVG}g[@class='pp-edge pp-edge-handoff']/{SVG}path")
    link = root.find(f".//{SVG}g[@class='pp-label pp-label-handoff']/{SVG}a")
    assert line is not None
    assert line.get("stroke") == "#c2410c"
    assert link is not None
    assert link.get(f"{XLINK}href") == "handoff.html"
    assert "".join(link.itertext()) == "2 business h"


def test_a_hand_off_without_a_label_is_a_link_with_a_name() -> None:
    edge = Edge("campaign", "qualify", "", True, "handoff.html")
    root = ElementTree.fromstring(draw(process(TWO, (edge,))))
    link = root.find(f".//{SVG}a")
    assert link is not None
    assert link.get("aria-label") == "Run the campaign → Qualify the lead"


def test_a_decision_leaves_sideways_where_there_is_room() -> None:
    boxes = (
        Box("fit", "sales", "Does it fit?", shape="decision"),
        Box("nurture", "marketing", "Nurture"),
        Box("call", "sales", "Call"),
    )
    reject, accept = layout(process(boxes, (Edge("fit", "nurture", "No"), Edge("fit", "call", "Yes")))).lines
    assert reject.points[0][1] == reject.points[1][1]
    assert accept.points[0][0] == accept.points[1][0]


def test_the_drawing_has_a_name_and_a_description_for_listeners() -> None:
    root = ElementTree.fromstring(draw(process(TWO)))
    assert root.get("role") == "group"
    assert root.get("aria-labelledby") == "lead-title lead-desc"
    assert [(node.tag, node.get("id")) for node in root][:2] == [
        (f"{SVG}title", "lead-title"),
        (f"{SVG}desc", "lead-desc"),
    ]
    assert root[0].text == "Lead process"


def test_a_box_with_a_page_is_a_link_around_its_content() -> None:
    box = Box("a", "sales", "Close the sale", "in two weeks", "steps/close.html?a=1&b=2")
    root = ElementTree.fromstring(draw(process((box,))))
    link = root.find(f".//{SVG}g[@class='pp-box pp-box-step']/{SVG}a")
    assert link is not None
    assert link.get(f"{XLINK}href") == "steps/close.html?a=1&b=2"
    assert link.find(f"{SVG}rect") is not None
    assert "Close the sale" in "".join(link.itertext())


def test_a_self_loop_is_drawn_outside_its_box() -> None:
    plan = layout(process(TWO, (Edge("campaign", "campaign", "until it works"),)))
    assert plan.lines[0].back
    assert lines_inside_their_own_boxes(plan) + misplaced_labels(plan) == []


def test_the_same_edge_twice_is_drawn_once_but_two_labels_are_two_edges() -> None:
    edge = Edge("campaign", "qualify", "Yes")
    assert len(layout(process(TWO, (edge, edge))).lines) == 1
    plan = layout(process(TWO, (edge, Edge("campaign", "qualify", "Perhaps"))))
    assert len(plan.lines) == 2
    assert lines_on_lines(plan) == []


@pytest.mark.parametrize(
    ("swimlane", "message"),
    [
        (process(TWO, (Edge("campaign", "sell"),)), 'edge "campaign" -> "sell" names unknown box "sell"'),
        (process((Box("a", "legal", "A"),)), 'box "a" is in unknown lane "legal"'),
        (process((Box("a", "sales", "A"), Box("a", "sales", "B"))), 'two of its box ids are "a"'),
    ],
)
def test_a_graph_that_names_what_is_not_there_is_refused(swimlane: Swimlane, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        draw(swimlane)


def test_long_words_break_at_their_own_hyphen_first() -> None:
    assert wrap("Marketing-qualified lead", 13, 100) == ("Marketing-", "qualified lead")
    assert all(width(line, 13) <= 80 for line in wrap("x" * 60, 13, 80))


def test_markup_in_a_title_is_text() -> None:
    root = ElementTree.fromstring(draw(process((Box("a", "sales", '<b onclick="x">'),))))
    assert root.find(f".//{SVG}b") is None
    assert '<b onclick="x">' in "".join(root.itertext())


def test_a_time_stays_on_one_line_where_there_is_room() -> None:
    """And breaks at its own spaces, never with a hyphen, where there is none."""
    time = "4\u00a0business\u00a0hours"
    assert wrap(f"within {time}", 12, 112, bold=True) == ("within", time)
    assert wrap(time, 12, 90, bold=True) == ("4\u00a0business", "hours")
    assert wrap("", 12, 90) == ()
