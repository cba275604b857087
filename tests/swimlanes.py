"""Processes of all shapes, and what would be wrong with a drawing of one."""

from collections.abc import Mapping
from itertools import combinations, pairwise

from hypothesis import strategies as st

from playpress.diagrams.swimlane import Box, Edge, Lane, Layout, Shape, Swimlane
from playpress.diagrams.swimlane.axes import widest
from playpress.diagrams.swimlane.labels import LABEL_SIZE, Rectangle, spans
from playpress.diagrams.swimlane.layout import Line
from playpress.diagrams.swimlane.shapes import NOTE_SIZE, TITLE_SIZE, Rect, overlap, text_room
from playpress.diagrams.swimlane.textwidth import width

MARKETING, SALES = Lane("marketing", "Marketing"), Lane("sales", "Sales")


def process(
    boxes: tuple[Box, ...], edges: tuple[Edge, ...] = (), lanes: tuple[Lane, ...] = (MARKETING, SALES)
) -> Swimlane:
    return Swimlane("lead", "Lead process", "How a lead becomes a customer", lanes, boxes, edges)


def chain(count: int) -> tuple[tuple[Box, ...], tuple[Edge, ...]]:
    boxes = tuple(Box(f"s{index}", "marketing", f"Step {index}") for index in range(count))
    return boxes, tuple(Edge(one.id, other.id) for one, other in pairwise(boxes))


def sketch(teams: int, steps: str, edges: str) -> Swimlane:
    """A process from a few letters: steps with the numbers of their lanes, `a0 b1`, and edges, `a>b a>a:Not_yet`."""
    lane = {step[:-1]: step[-1] for step in steps.split()}
    found = []
    for edge in edges.split():
        ends, _, label = edge.partition(":")
        source, target = ends.split(">")
        found.append(Edge(source, target, label.replace("_", " "), lane[source] != lane[target]))
    boxes = tuple(Box(name, f"l{number}", "call") for name, number in lane.items())
    return process(boxes, tuple(found), tuple(Lane(f"l{number}", f"Team {number}") for number in range(teams)))


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
    return on_boxes + on_labels


def untold_labels(plan: Layout) -> list[str]:
    """Edges whose words are neither on their line nor in a note, and lines with another mark than that note."""
    marks = {note.edge: (note.mark,) for note in plan.notes}
    return [
        line.edge.label
        for line in plan.lines
        if line.edge.label
        and (line.label and line.label.lines != marks[line.edge] if line.edge in marks else not line.label)
    ]


def misplaced_notes(plan: Layout) -> list[str]:
    """Notes that are on anything else, or wider than the drawing, or that say other words than their edge."""
    things: list[Rect] = [*plan.boxes, *(line.label for line in plan.lines if line.label)]
    pieces = [piece for line in plan.lines for piece in spans(line.points)]
    return [
        note.mark
        for note in plan.notes
        if note.y < plan.foot
        or any(overlap(note, thing, 2) for thing in (*things, *pieces))
        or any(overlap(note, other) for other in plan.notes if other is not note)
        or max(width(text, LABEL_SIZE, bold=note.edge.handoff) for text in note.lines) > note.width
        or not _bare("".join(note.lines)).endswith(_bare(note.edge.label))
    ]


def _bare(text: str) -> str:
    """A text without what wrapping it adds and takes away."""
    return text.replace(" ", "").replace("-", "")


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
    things: list[Rect] = [*plan.boxes, *plan.notes, *(line.label for line in plan.lines if line.label)]
    for thing in things:
        corners += [(thing.x, thing.y), (thing.x + thing.width, thing.y + thing.height)]
    return [(x, y) for x, y in corners if not (0 <= x <= plan.width and 0 <= y <= plan.height)]


def faults(plan: Layout) -> Mapping[str, object]:
    """All that is wrong with a drawing, by what it is."""
    looks = (
        boxes_on_boxes,
        lines_through_boxes,
        lines_inside_their_own_boxes,
        lines_on_lines,
        misplaced_labels,
        untold_labels,
        labels_off_their_lines,
        labels_on_foreign_things,
        misplaced_notes,
        overflowing_texts,
        out_of_sight,
    )
    found: dict[str, object] = {look.__name__: wrong for look in looks if (wrong := look(plan))}
    return found | ({"too_wide": plan.width} if plan.width > widest(len(plan.bands)) else {})
