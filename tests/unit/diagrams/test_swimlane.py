"""What the drawing of a process promises: everything readable, nothing on top of anything else."""

import re
from collections import Counter
from itertools import combinations, pairwise, product
from xml.etree import ElementTree

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st
from tests.properties import often

from playpress.diagrams.swimlane import Box, Edge, Lane, Layout, Shape, Swimlane, draw, layout
from playpress.diagrams.swimlane.axes import widest
from playpress.diagrams.swimlane.labels import Rectangle, spans
from playpress.diagrams.swimlane.layout import Line
from playpress.diagrams.swimlane.shapes import NOTE_SIZE, TITLE_SIZE, Rect, overlap, text_room
from playpress.diagrams.swimlane.textwidth import width, wrap

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
MARKETING, SALES = Lane("marketing", "Marketing"), Lane("sales", "Sales")


def process(
    boxes: tuple[Box, ...], edges: tuple[Edge, ...] = (), lanes: tuple[Lane, ...] = (MARKETING, SALES)
) -> Swimlane:
    return Swimlane("lead", "Lead process", "How a lead becomes a customer", lanes, boxes, edges)


def chain(count: int) -> tuple[tuple[Box, ...], tuple[Edge, ...]]:
    boxes = tuple(Box(f"s{index}", "marketing", f"Step {index}") for index in range(count))
    return boxes, tuple(Edge(one.id, other.id) for one, other in pairwise(boxes))


TWO = (Box("campaign", "marketing", "Run the campaign"), Box("qualify", "sales", "Qualify the lead"))
WORDS = (
    "lead", "call", "Marketing-qualified", "the", "campaign", "& <offer>", "Review", "of", "buying committee",
    "Angebotsfreigabeprozess", "won?", "budget", "contract", "with", "décideurs", "商談", "x" * 60, "\x00",
    '"SLA"',
)  # fmt: skip
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
labels = st.sampled_from(["", "", "Yes", "No", "2 business h", "Rejected: no budget or wrong fit"])
shapes: tuple[Shape, ...] = ("step", "step", "step", "decision", "start", "end")


@st.composite
def processes(draw_from: st.DrawFn, most_lanes: int = 5, least_steps: int = 1, most_steps: int = 16) -> Swimlane:
    """A process as teams have them: mostly one step after another, some decisions, some ways back."""
    teams = draw_from(st.integers(1, most_lanes))
    lanes = tuple(Lane(f"l{index}", f"Team {index}") for index in range(teams))
    count = draw_from(st.integers(least_steps, most_steps))
    index = st.integers(0, count - 1)
    in_lane = st.lists(st.integers(0, len(lanes) - 1), min_size=count, max_size=count)
    looks = st.lists(st.tuples(titles, st.sampled_from(shapes)), min_size=count, max_size=count)
    boxes = tuple(
        Box(f"b{number}", lanes[lane].id, title, "within 2 business h" * (number % 3 == 0), "a.html", shape)
        for number, (lane, (title, shape)) in enumerate(zip(draw_from(in_lane), draw_from(looks), strict=True))
    )
    steps = [(number, number + 1) for number in range(count - 1) if number % 7 != 5]
    more = draw_from(st.lists(st.tuples(index, index), max_size=count // 2 + 1))
    words = draw_from(st.lists(labels, min_size=len(steps + more), max_size=len(steps + more)))
    edges = tuple(
        Edge(boxes[one].id, boxes[two].id, word, boxes[one].lane != boxes[two].lane, "h.html")
        for (one, two), word in zip(steps + more, words, strict=True)
    )
    return Swimlane("fuzz", "A & B", "<d>", lanes, boxes, edges)


def boxes_on_boxes(plan: Layout) -> list[tuple[str, str]]:
    return [(one.box.id, two.box.id) for one, two in combinations(plan.boxes, 2) if overlap(one, two, 4)]


def lines_through_boxes(plan: Layout) -> list[tuple[str, str, str]]:
    """Pieces of lines that come closer than 3 px to a box that is not their own."""
    return [
        (line.edge.source, line.edge.target, placed.box.id)
        for line in plan.lines
        for piece in spans(line.points)[:-1]
        for placed in plan.boxes
        if placed.box.id not in (line.edge.source, line.edge.target) and overlap(piece, placed, 3)
    ]


def lines_inside_their_own_boxes(plan: Layout) -> list[tuple[str, str]]:
    """Lines that enter a box of their own with more than their first or last piece."""
    own = {placed.box.id: placed for placed in plan.boxes}
    return [
        (line.edge.source, line.edge.target)
        for line in plan.lines
        for end, touching in ((line.edge.source, 0), (line.edge.target, len(line.points) - 2))
        for index, piece in enumerate(spans(line.points)[:-1])
        if index != touching and line.edge.source != line.edge.target and overlap(piece, own[end])
    ]


def lines_on_lines(plan: Layout) -> list[tuple[str, str]]:
    """Pieces of two lines that run the same way on top of each other, rather than crossing."""
    pieces = [(number, piece) for number, line in enumerate(plan.lines) for piece in spans(line.points)[:-1]]
    return [
        (plan.lines[one].edge.source, plan.lines[two].edge.source)
        for (one, first), (two, second) in combinations(pieces, 2)
        if one != two and (first.width > 0) == (second.width > 0) and overlap(first, second, 0.2)
    ]


def misplaced_labels(plan: Layout) -> list[str]:
    placed = [line.label for line in plan.lines if line.label]
    on_boxes = [label.lines[0] for label in placed for box in plan.boxes if overlap(label, box)]
    on_labels = [one.lines[0] for one, two in combinations(placed, 2) if overlap(one, two)]
    missing = [line.edge.label for line in plan.lines if line.edge.label and not line.label]
    return on_boxes + on_labels + missing


def seen(line: Line) -> list[Rectangle]:
    """The pieces of a line, and its arrow head where it has one."""
    return spans(line.points)[:-1] if line.open else spans(line.points)


def labels_off_their_lines(plan: Layout) -> list[str]:
    """Labels that are not on one straight piece of their own line, clear of its bends and its arrow head."""
    return [
        line.edge.label
        for line in plan.lines
        if line.label and sum(overlap(piece, line.label, 0.1) for piece in seen(line)) != 1
    ]


def labels_on_foreign_things(plan: Layout) -> list[str]:
    """Labels that touch the line of another edge, its arrow head, or the border of a lane."""
    borders = [Rectangle(x, 0, 0, plan.height) for band in plan.bands for x in (band.x, band.x + band.width)]
    return [
        line.edge.label
        for line in plan.lines
        for other in plan.lines
        for piece in (seen(other) if other is not line else borders)
        if line.label and overlap(piece, line.label, 2)
    ]


def overflowing_texts(plan: Layout) -> list[str]:
    return [
        text
        for placed in plan.boxes
        for lines, size in ((placed.text.title, TITLE_SIZE), (placed.text.note, NOTE_SIZE))
        for text in lines
        if width(text, size) > text_room(placed.box, placed.width)
    ]


def out_of_sight(plan: Layout) -> list[tuple[float, float]]:
    corners = [point for line in plan.lines for point in line.points]
    things: list[Rect] = [*plan.boxes, *(line.label for line in plan.lines if line.label)]
    for thing in things:
        corners += [(thing.x, thing.y), (thing.x + thing.width, thing.y + thing.height)]
    return [(x, y) for x, y in corners if not (0 <= x <= plan.width and 0 <= y <= plan.height)]


@often(300)
@given(processes(least_steps=6))
def test_nothing_lies_on_anything_else(swimlane: Swimlane) -> None:
    """Over 300 random processes: boxes, lines and labels keep clear of each other and inside the drawing."""
    plan = layout(swimlane)
    assert boxes_on_boxes(plan) == []
    assert lines_through_boxes(plan) == []
    assert lines_inside_their_own_boxes(plan) == []
    assert lines_on_lines(plan) == []
    assert misplaced_labels(plan) == []
    assert labels_off_their_lines(plan) == []
    assert labels_on_foreign_things(plan) == []
    assert overflowing_texts(plan) == []
    assert out_of_sight(plan) == []
    assert plan.width <= widest(len(swimlane.lanes))


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


@seed(1)
@often(10)
@given(processes(most_lanes=8, least_steps=25, most_steps=40))
def test_large_processes_are_drawn_as_cleanly(swimlane: Swimlane) -> None:
    plan = layout(swimlane)
    assert boxes_on_boxes(plan) + lines_through_boxes(plan) + out_of_sight(plan) == []
    labels = [line.label for line in plan.lines if line.label]
    assert [label for label in labels for box in plan.boxes if overlap(label, box)] == []
    assert labels_off_their_lines(plan) + labels_on_foreign_things(plan) == []


def test_more_labels_than_there_is_room_for_are_all_told() -> None:
    edges = tuple(Edge("campaign", "qualify", f"For reason {number}") for number in range(14))
    assert [line.label is not None for line in layout(process(TWO, edges)).lines] == [True] * 14


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
        (process((Box("a", "legal", "A"),)), 'box "a" stands in unknown lane "legal"'),
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
