"""Pictures: whatever the numbers, they are well-formed, nothing leaves them, and they tell what the page tells."""

import re
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.pdf.conftest import DAY

from playpress import markup_names as css
from playpress import pipeline
from playpress.diagrams import pictures
from playpress.diagrams.pictures import FunnelStage, HeatColumn, HeatRow, TimelinePhase
from playpress.diagrams.pictures.frame import PAPER_WIDTH, SIZE, SOFT_SIZE, WIDTH
from playpress.diagrams.swimlane import textwidth

SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(min_size=1, max_size=60)
STAGES = st.lists(
    st.builds(
        FunnelStage,
        WORDS,
        st.text(max_size=20),
        st.integers(0, 9),
        st.fractions(0, 10**9),
        st.integers(0, 10**9).map("{:,}".format),
        st.text(max_size=80),
        st.just("#x"),
    ),
    max_size=12,
)
SPANS = st.tuples(st.integers(-60, 400), st.integers(0, 200))
PHASES = st.lists(
    st.builds(
        lambda title, span, *rest: TimelinePhase(title, span[0], span[0] + span[1], *rest),
        WORDS,
        SPANS,
        st.text(max_size=90),
        st.lists(st.integers(-99, 999), max_size=3),
        st.just("#x"),
        st.lists(st.sampled_from(["You", "Buddy", "Manager"]), min_size=1, max_size=3),
    ),
    max_size=8,
)
CELLS = st.sampled_from(["serves", "against", ""])


def text_of(text: ElementTree.Element) -> str:
    """The words that are drawn, without those a pointer tells."""
    return (text.text or "") + "".join(each.tail or "" for each in text)


def box_of(text: ElementTree.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line of words, turned upwards where it is."""
    size = float(text.attrib["font-size"])
    assert size >= 12
    long = textwidth.width(text_of(text), size, bold="font-weight" in text.attrib)
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    if "transform" in text.attrib:
        return x - size * 0.7, y - long, x + size * 0.2, y
    left = x - long * {"middle": 0.5, "end": 1}.get(text.get("text-anchor", ""), 0)
    return left, y - size * 0.75, left + long, y + size * 0.22


def shapes(root: ElementTree.Element, look: str) -> list[list[tuple[float, float]]]:
    """The corners of each shape of a funnel that looks so, around from its top left one."""
    return [corners(path.attrib["d"]) for path in root.iter(f"{SVG}path") if path.get("class") == look]


def corners(outline: str) -> list[tuple[float, float]]:
    """Where an outline of absolute steps turns."""
    assert re.fullmatch(r"M[\d. -]+(?:[LHV][\d. -]+)+z", outline)
    found: list[tuple[float, float]] = []
    for step, said in re.findall(r"([MLHV])([^MLHVz]+)", outline):
        numbers = [float(each) for each in said.split()]
        if step == "H":
            (x,), y = numbers, found[-1][1]
        elif step == "V":
            x, (y,) = found[-1][0], numbers
        else:
            x, y = numbers
        found.append((x, y))
    return found


def bars_of(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each bar of a funnel, which is upright and has a length and a height."""
    found = []
    for (left, top), right_top, (right, foot), left_foot in shapes(root, css.LANE_HEAD):
        assert (right_top, left_foot) == ((right, top), (left, foot))
        assert left < right
        assert top < foot
        found.append((left, top, right, foot))
    return found


def looked_at(svg: str) -> ElementTree.Element | None:
    """The drawing, after a look at what every drawing has to be."""
    if not svg:
        return None
    root = ElementTree.fromstring(svg)
    title, desc = root[0], root[1]
    assert (title.tag, desc.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text
    assert "style=" not in svg
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    for rect in root.iter(f"{SVG}rect"):
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert min(x, y) >= 0 < width
        assert x + width <= wide + 0.01
        assert y + height <= high + 0.01
    for path in root.iter(f"{SVG}path"):
        for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path.attrib["d"]):
            assert 0 <= float(x) <= wide
            assert 0 <= float(y) <= high
    for x, y in (corner for look in (css.LANE_HEAD, css.LANE_BODY) for shape in shapes(root, look) for corner in shape):
        assert 0 <= x <= wide
        assert 0 <= y <= high
    boxes = [box_of(text) for text in root.iter(f"{SVG}text") if text_of(text).strip()]
    for left, top, right, bottom in boxes:
        assert min(left, top) >= -0.01
        assert right <= wide + 0.01
        assert bottom <= high + 0.01
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)
    return root


@given(STAGES)
def test_a_funnel_is_sound_whatever_its_numbers(stages: list[FunnelStage]) -> None:
    root = looked_at(pictures.funnel("f", "Funnel", stages))
    assert (root is None) == (len(stages) < 2 or all(stage.count == 0 for stage in stages))
    if root is not None:
        bars = [right - left for left, _, right, _ in bars_of(root)]
        assert len(bars) == len(stages)
        longest = max(range(len(stages)), key=lambda index: stages[index].count)
        assert bars[longest] == max(bars)


@given(PHASES)
def test_a_timeline_is_sound_whatever_its_days(phases: list[TimelinePhase]) -> None:
    root = looked_at(pictures.timeline("t", "Path", phases))
    assert (root is None) == (len(phases) < 2)


@given(st.data())
def test_a_map_is_sound_and_has_a_mark_for_each_pair(data: st.DataObject) -> None:
    columns = data.draw(st.lists(st.builds(HeatColumn, WORDS, st.just("#s")), min_size=2, max_size=20))
    cells = st.lists(CELLS, min_size=len(columns), max_size=len(columns))
    team = st.sampled_from(["", "Sales"])
    goals = st.builds(HeatRow, WORDS, st.integers(0, 9), cells, st.just("#x"), team)
    rows = data.draw(st.lists(goals, min_size=1))
    root = looked_at(pictures.heat_map("m", "Map", columns, rows))
    assert root is not None
    told = [cell for row in rows for cell in row.cells if cell]
    assert len(list(root.iter(f"{SVG}rect"))) == len(told)
    empty = [path.attrib["d"].count("h-") for path in root.iter(f"{SVG}path")]
    assert sum(empty) == len(columns) * len(rows) - len(told)


def strategies(count: int) -> list[HeatColumn]:
    return [HeatColumn(f"Strategy {number}", "") for number in range(count)]


@pytest.mark.parametrize(("columns", "scrolls"), [(2, False), (10, False), (11, True), (40, True)])
def test_a_map_of_ten_strategies_fits_a_phone_and_a_larger_one_keeps_its_size(columns: int, scrolls: bool) -> None:
    svg = pictures.heat_map("m", "Map", strategies(columns), [HeatRow("Goal", 0, ["serves"] * columns, "")])
    root = looked_at(svg)
    assert root is not None
    assert ("pp-picture-wide" in svg) == scrolls == (float(root.attrib["width"]) > WIDTH)


def test_the_names_of_a_map_have_room_in_the_wider_font_of_a_reader() -> None:
    name = "Product-focused marketing"
    svg = pictures.heat_map(
        "m", "Map", [HeatColumn(name, ""), HeatColumn("A", "")], [HeatRow("Goal", 0, ["serves", ""], "")]
    )
    foot = max(float(each) for each in re.findall(r"rotate\(-90 [\d.]+ ([\d.]+)\)", svg))
    assert foot >= textwidth.width(name, SOFT_SIZE) * 1.12


def test_a_map_of_sixty_goals_and_forty_strategies_stays_small() -> None:
    rows = [
        HeatRow(f"Goal {n}", n % 4, ["serves" if (n + m) % 10 == 0 else "" for m in range(40)], "") for n in range(60)
    ]
    svg = pictures.heat_map("m", "Map", strategies(40), rows)
    assert looked_at(svg) is not None
    assert len(svg) < 150_000


def test_each_mark_of_a_map_says_in_words_what_it_means() -> None:
    svg = pictures.heat_map("m", "Map", strategies(3), [HeatRow("Grow", 0, ["serves", "against", ""], "")])
    assert "<title>Strategy 0 serves Grow</title>" in svg
    assert "<title>Strategy 1 conflicts with Grow</title>" in svg
    assert svg.count("Strategy 2") == 2  # its name at the head, and as the head's own title


def test_a_path_is_described_with_each_span_once() -> None:
    spans = [TimelinePhase("a", 0, 4, "Day 1 to Day 5", [], ""), TimelinePhase("b", 5, 9, "Day 6 to Day 10", [], "")]
    assert "<desc>a: Day 1 to Day 5; b: Day 6 to Day 10</desc>" in re.sub(
        r"<desc[^>]*>", "<desc>", pictures.timeline("t", "Path", spans)
    )


def test_the_day_of_the_start_is_marked_only_where_the_path_reaches_it() -> None:
    def drawn(first: int, last: int) -> str:
        half = (first + last) // 2
        return pictures.timeline(
            "t", "Path", [TimelinePhase("a", first, half, "", [], ""), TimelinePhase("b", half, last, "", [], "")]
        )

    assert "stroke-dasharray" in drawn(-20, 40)
    assert ">Day 1<" in drawn(-40, 20)
    assert "stroke-dasharray" not in drawn(-30, -5)
    assert "stroke-dasharray" not in drawn(1, 40)


def test_bars_are_as_long_as_their_counts() -> None:
    stages = [FunnelStage(name, "", 0, Fraction(count), str(count), "", "") for name, count in (("a", 400), ("b", 100))]
    root = looked_at(pictures.funnel("f", "Funnel", stages))
    assert root is not None
    long, short = (right - left for left, _, right, _ in bars_of(root))
    assert long == pytest.approx(4 * short, abs=0.1)


def test_a_funnel_narrows_in_the_middle() -> None:
    """Every bar has the same middle, and a ground leads from each to the next."""
    stages = [FunnelStage(name, "", 0, Fraction(count), str(count), "", "") for name, count in (("a", 400), ("b", 100))]
    root = looked_at(pictures.funnel("f", "Funnel", stages))
    assert root is not None
    bars, grounds = bars_of(root), shapes(root, css.LANE_BODY)
    assert [(left + right) / 2 for left, _, right, _ in bars] == [WIDTH / 2] * 2
    assert len(grounds) == len(stages) - 1
    for (above, below), (left_top, right_top, right_foot, left_foot) in zip(pairwise(bars), grounds, strict=True):
        assert (left_top, right_top) == ((above[0], above[3]), (above[2], above[3]))
        assert (left_foot[0], right_foot[0]) == (below[0], below[2])
        assert above[3] < left_foot[1] == right_foot[1] <= below[1]


def test_no_name_of_a_stage_stands_on_the_ground_between_bars() -> None:
    stages = [FunnelStage("A very long name of a stage", "Marketing", 0, Fraction(n), str(n), "", "") for n in (9, 8)]
    for wide in (WIDTH, PAPER_WIDTH):
        root = looked_at(pictures.funnel("f", "Funnel", stages, wide))
        assert root is not None
        assert root.attrib["width"] == str(wide)
        (ground,) = shapes(root, css.LANE_BODY)
        foot = max(y for _, y in ground)
        assert foot <= box_of(list(root.iter(f"{SVG}text"))[-2])[1]


def test_the_goals_of_a_map_stand_below_the_names_of_their_teams() -> None:
    rows = [HeatRow(name, 0, ["serves", ""], "", team) for name, team in (("a", "Left"), ("b", "Left"), ("c", "Right"))]
    root = looked_at(pictures.heat_map("m", "Map", strategies(2), rows))
    assert root is not None
    words = [text_of(text) for text in root.iter(f"{SVG}text")]
    assert words[2:] == ["Left", "a", "b", "Right", "c"]


def test_a_long_name_of_a_goal_is_told_to_its_end() -> None:
    name = "Bring the customers who left us in the last two years back"
    root = looked_at(pictures.heat_map("m", "Map", strategies(2), [HeatRow(name, 0, ["serves", ""], "")]))
    assert root is not None
    assert " ".join([text_of(text) for text in root.iter(f"{SVG}text")][2:]) == name


def test_people_in_a_funnel_are_whole(site: dict[str, str]) -> None:
    drawn = re.search(r'<svg class="pp-picture".*?</svg>', site["funnels/leads.md"], re.DOTALL)
    assert drawn
    counts = re.findall(r'font-weight="bold"[^>]*>([^<]*)</text>', drawn[0])
    assert counts == ["1,000", "400", "340", "204", "143", "71"]


def test_a_timeline_has_a_lane_for_everybody_with_something_to_do() -> None:
    phases = [TimelinePhase("a", 0, 4, "", [], "", ["You", "Buddy"]), TimelinePhase("b", 5, 90, "", [], "", ["You"])]
    root = looked_at(pictures.timeline("t", "Path", phases))
    assert root is not None
    assert len(list(root.iter(f"{SVG}rect"))) == 3
    assert [text_of(text) for text in root.iter(f"{SVG}text")].count("Buddy") == 1


@given(WORDS, st.integers(20, 300))
def test_words_are_shortened_to_their_room(words: str, room: int) -> None:
    from playpress.diagrams.pictures.frame import short

    found = short(words, room)
    assert found in (words, "…") or (found.endswith("…") and textwidth.width(found, SIZE) <= room)


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    playbook = pipeline.read(ROOT, DAY)
    return {
        Path(file.uri).as_posix(): file.content.decode() for file in pipeline.pages(playbook) if file.uri[-3:] == ".md"
    }


def test_the_figures_of_a_plan_s_picture_are_those_of_its_table(site: dict[str, str]) -> None:
    page = site["plans/year-2027.md"]
    drawn = re.search(r'<svg class="pp-picture".*?</svg>', page, re.DOTALL)
    assert drawn
    table = re.findall(r'data-pp-needed="[^"]*">([^<]*)<', page)
    assert len(table) >= 5
    assert re.findall(r'font-weight="bold"[^>]*>([^<]*)</text>', drawn[0]) == table[::-1]


def test_each_page_that_has_something_to_look_at_has_a_picture(site: dict[str, str]) -> None:
    found = {uri for uri, text in site.items() if 'class="pp-picture"' in text}
    assert {"funnels/leads.md", "alignment/goal-grid.md", "onboarding/everybody.md", "plans/q1-2027.md"} <= found
