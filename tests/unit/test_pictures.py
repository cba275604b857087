"""Pictures: whatever the numbers, they are well-formed, nothing leaves them, and they tell what the page tells."""

import re
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.press.conftest import DAY

from playpress import pipeline
from playpress.site import pictures
from playpress.site.pictures import FunnelStage, HeatRow, TimelinePhase
from playpress.site.pictures.frame import SIZE, WIDTH
from playpress.site.swimlane import textwidth

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
        lambda title, span, told, reached: TimelinePhase(
            title, span[0], span[0] + span[1], told, [span[0] + min(each, span[1]) for each in reached], "#x"
        ),
        WORDS,
        SPANS,
        st.text(max_size=40),
        st.lists(st.integers(0, 200), max_size=3),
    ),
    max_size=8,
)
CELLS = st.sampled_from(["serves", "against", ""])


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
    assert wide == WIDTH
    for rect in root.iter(f"{SVG}rect"):
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= 0
        assert width > 0
        assert x + width <= wide + 0.01
        assert y + height <= high + 0.01
    for text in root.iter(f"{SVG}text"):
        assert float(text.attrib["font-size"]) >= 12
        assert 0 <= float(text.attrib["y"]) <= high
    return root


@given(STAGES)
def test_a_funnel_is_sound_whatever_its_numbers(stages: list[FunnelStage]) -> None:
    root = looked_at(pictures.funnel("f", "Funnel", stages))
    assert (root is None) == (len(stages) < 2 or all(stage.count == 0 for stage in stages))
    if root is not None:
        bars = [float(rect.attrib["width"]) for rect in root.iter(f"{SVG}rect")]
        longest = max(range(len(stages)), key=lambda index: stages[index].count)
        assert bars[longest] == max(bars)


@given(PHASES)
def test_a_timeline_is_sound_whatever_its_days(phases: list[TimelinePhase]) -> None:
    root = looked_at(pictures.timeline("t", "Path", phases))
    assert (root is None) == (len(phases) < 2)


@given(st.lists(st.builds(HeatRow, WORDS, st.integers(0, 9), st.lists(CELLS, min_size=3, max_size=3), st.just("#x"))))
def test_a_map_is_sound_and_has_a_square_for_each_pair(rows: list[HeatRow]) -> None:
    root = looked_at(pictures.heat_map("m", "Map", rows))
    if root is not None:
        assert len(list(root.iter(f"{SVG}rect"))) == 3 * len(rows)


@pytest.mark.parametrize("columns", [2, 10, 18])
def test_a_map_of_many_strategies_keeps_within_its_width(columns: int) -> None:
    assert looked_at(pictures.heat_map("m", "Map", [HeatRow("Goal", 0, ["serves"] * columns, "")])) is not None


def test_a_map_of_more_strategies_than_can_be_told_apart_is_left_out() -> None:
    assert pictures.heat_map("m", "Map", [HeatRow("Goal", 0, [""] * 19, "")]) == ""


def test_bars_are_as_long_as_their_counts() -> None:
    stages = [FunnelStage(name, "", 0, Fraction(count), str(count), "", "") for name, count in (("a", 400), ("b", 100))]
    root = looked_at(pictures.funnel("f", "Funnel", stages))
    assert root is not None
    long, short = (float(rect.attrib["width"]) for rect in root.iter(f"{SVG}rect"))
    assert long == pytest.approx(4 * short, abs=0.1)


@given(WORDS, st.integers(20, 300))
def test_words_are_shortened_to_their_room(words: str, room: int) -> None:
    from playpress.site.pictures.frame import short

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
