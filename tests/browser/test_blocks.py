"""Every block of the theme on a hand-made page, in a real browser: sound HTML, whole tables, lasting ticks, paper."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from tests.browser.thumb import SMALL
from tests.released import minified

from playpress.site import bundle, theme
from playpress.site.blocks import PageMeta, QuizChoice, QuizQuestion
from playpress.site.frame import FRAME
from playpress.site.tables import ComparedRow

__all__ = ["minified"]  # a fixture
THEME = theme.shipped()
MACROS = theme.environment([THEME])
BLOCK = re.compile(r"<(article|aside|div|dl|figure|footer|nav|ol|section|ul)\b")


def block(file: str, macro: str, *values: Any) -> str:
    """One macro of a block file, called as a page template calls it."""
    call = f'{{% import "blocks/{file}.html.j2" as block %}}{{{{ block.{macro}(*values)|blockwise }}}}'
    return MACROS.from_string(call).render(values=values)


def fields(*names: str) -> list[dict[str, Any]]:
    return [
        {"key": name, "title": name.capitalize(), "sort": True, "numeric": name == "deals", "facet": ""}
        for name in names
    ]


def cell(text: str, key: str = "") -> dict[str, Any]:
    return {"html": Markup.escape(text), "key": key}


TOOLS = [
    ("Cold calling", "Sales", "9", "=SUM(A1)"),
    ("Trade fairs", "Sales", "10", "Stands, talks"),
    ("Online marketing", "Marketing", "120", 'The "funnel"'),
    ("Status marketing", "Marketing", "", "-5 % each year"),
]
LIST = [
    {"cells": [cell(name), cell(team), cell(deals, deals), cell(note)], "facets": {"team": team}}
    for name, team, deals, note in TOOLS
] + [
    {"cells": [cell(f"Strategy {n}"), cell("Service"), cell("1", "1"), cell("More")], "facets": {"team": "Service"}}
    for n in range(30)
]
SUBJECTS = [{"title": name, "href": "#"} for name in ("One", "Two", "Three", "Four", "Five", "Six")]
FIELDS = [
    ComparedRow("r-team", "Team", ["Sales"] * 6, same=True),
    ComparedRow("r-motion", "Motion", ["in", "in", "in", "in", "out", "out"], same=False),
    ComparedRow("r-price", "Price", ["1", "2", "3", "4", "5", "six hundred"], same=False),
]
PAIR = [
    ComparedRow("p-focus", "Focus", ["Closing", "Finding"], same=False, note=Markup("<b>Agree</b>")),
    ComparedRow("p-goal", "Goal", ["Revenue", "Revenue"], same=True),
]
GOALS = [
    {
        "title": "Close sales",
        "href": "#",
        "group": "Sales",
        "cells": [{"mark": "serves", "text": "serves"}, {"mark": "against", "text": "conflicts with"}],
        "empty": False,
    },
    {"title": "Be known", "href": "#", "group": "Marketing", "cells": [{"mark": "", "text": ""}] * 2, "empty": True},
]
ITEMS = [
    {"id": f"item-{n}", "html": f"Ask question {n}", "hash": str(n), "meta": Markup('<a href="#x">Seller</a>')}
    for n in range(5)
]
GROUPS = [{"title": "Before", "items": ITEMS[:2]}, {"title": "", "items": ITEMS[2:]}]
LANES = "".join(
    f'<g class="pp-lane pp-lane-{n}"><rect class="pp-lane-body" x="{n * 180}" width="178" height="300"/>'
    f'<path class="pp-lane-head" d="M{n * 180} 0h178v30h-178z"/>'
    f'<text class="pp-lane-title" x="{n * 180 + 20}" y="20">Lane {n}</text></g>'
    for n in range(4)
)
DRAWING = Markup(
    f'<svg class="pp-swimlane" role="group" aria-labelledby="d-title" viewBox="0 0 720 300" width="720">'
    f'<title id="d-title">Four lanes</title>{LANES}</svg>'
)
FOUND = {
    "level": "warn",
    "code": "COV-1",
    "message": "No strategy serves <this>",
    "hint": "Add one.",
    "href": "#",
    "place": "content/goals.yml:1",
    "waived": "",
    "cost": "",
    "owner": "Head of marketing",
}
QUESTION = QuizQuestion(
    id="q",
    key="q-1",
    ask="Who accepts a lead?",
    choices=[QuizChoice("a", "Marketing", False), QuizChoice("b", "Sales", True)],
    answer="Sales",
    why="By contract.",
)
BLOCKS: dict[str, str] = {
    "crumbs": block("crumbs", "crumbs", [{"title": "Goals", "href": "#"}, {"title": "Close <sales>"}]),
    "chips": block(
        "chips",
        "chips",
        [
            {"text": "Goal", "href": "#", "kind": "kind"},
            {"text": "Sales", "href": "#", "kind": "team-1"},
            {"text": "Marketing", "href": "#", "kind": "team-0"},
            {"text": "Service", "href": "#", "kind": "team-2"},
            {"text": "Partners", "href": "#", "kind": "team-3"},
            {"text": "draft", "href": "", "kind": "status"},
        ],
    ),
    "facts": block("facts", "facts", [{"label": "Trigger <b>", "html": Markup("A list of <em>names</em>")}]),
    "cards": block("cards", "cards", [{"title": "Goals", "href": "#", "text": "What we want.", "meta": "14"}] * 3),
    "relations": block(
        "links", "relations", [{"title": "Serves", "items": [{"title": "Close sales", "href": "#", "note": "goal"}]}]
    ),
    "list": block(
        "table",
        "list_table",
        "strategies",
        "Strategies",
        fields("name", "team", "deals", "note"),
        LIST,
        [{"name": "team", "title": "Team", "values": ["Marketing", "Sales", "Service"], "usual": ""}],
    ),
    "side": block("table", "side_by_side", "six", "Six side by side", SUBJECTS, FIELDS, "assets/compare.css"),
    "pair": block("table", "side_by_side", "pair", "Two side by side", SUBJECTS[:2], PAIR, "assets/compare.css"),
    "matrix": block(
        "table", "matrix", "grid", "Goals and strategies", "Goal", SUBJECTS[:2], GOALS, "assets/matrix.css"
    ),
    "plain": block("table", "plain_table", "Targets", ["Metric", "Target"], [["Deals", Markup("<b>40</b>")]]),
    "checklist": block("checklist", "checklist", "first-call", "First call", GROUPS),
    "callout": block("callout", "callout", "warn", "Pulled both ways", "Two strategies work against it."),
    "findings": block("findings", "findings", [FOUND, {**FOUND, "level": "error", "waived": "until May"}]),
    "figures": block(
        "findings",
        "figures",
        [
            {"value": "78.6%", "title": "Goals covered", "note": "11 of 14", "kind": "open"},
            {"value": "100%", "title": "Hand-offs complete", "note": "3 of 3", "kind": "good"},
            {"value": "none yet", "title": "Content current", "note": "no dates", "kind": "none"},
        ],
    ),
    "gate": block(
        "steps", "gate", "Go on when", [{"id": "g", "html": "A date is set", "kind": "buyer", "evidence": "Calendar"}]
    ),
    "figure": block("swimlane", "figure", DRAWING, "Lanes are teams.", "assets/drawing.css"),
    "quiz": block("quiz", "quiz", [QUESTION]),
    "meta": block(
        "meta",
        "meta",
        PageMeta(
            owner_label="Owner",
            owner_html=Markup('<a href="#">Head</a>'),
            inherited=True,
            reviewed="1 May 2026",
            next_review="1 June 2026",
            every="90 days",
            overdue=True,
            source="a.yml:1",
            edit_href="#",
            status_label="Status",
            status="draft",
            team_label="Team",
            team_html=Markup('<a href="#">Sales</a>'),
            shown_html=Markup(""),
        ),
    ),
}
LONG = block(
    "table",
    "list_table",
    "long",
    "A long list",
    fields("name"),
    [{"cells": [cell(f"Buyer {n}")], "facets": {"half": "second" if n > 250 else "first"}} for n in range(1, 501)],
    [{"name": "half", "title": "Half", "values": ["first", "second"], "usual": ""}],
)
CONFIG = {
    "site_name": "Blocks",
    "use_directory_urls": False,
    "theme": {
        "name": "material",
        "custom_dir": "frame",
        "font": False,
        "features": ["navigation.tabs"],
        "palette": [
            {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "custom"},
            {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom"},
        ],
    },
    "plugins": [],
    "extra": {"generator": False},
    "extra_css": ["assets/playpress.css", "assets/paper.css"],
    "extra_javascript": ["assets/playpress.js"],
}


def built(project: Path, minified: Path, pages: dict[str, str], **config: object) -> Path:
    """Pages in our frame, built by Material with the scripts and styles of a release -> the folder of their site."""
    (project / "docs" / "assets").mkdir(parents=True)
    for file in bundle.files([THEME], minified=minified):
        (project / "docs" / file.uri).write_bytes(file.content)
    for name, text in pages.items():
        (project / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    ours = shutil.copytree(THEME / "overrides", project / "frame")
    (ours / "main.html").write_text(f'{{% extends "{FRAME}" %}}\n', encoding="utf-8")
    extensions = {"markdown_extensions": ["attr_list", "tables"]}
    project.joinpath("mkdocs.yml").write_text(json.dumps(CONFIG | extensions | config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def address(minified: Path, tmp_path_factory: pytest.TempPathFactory, serve_dir: Callable[[Path], str]) -> str:
    """Every block on a page, served."""
    text = "\n\n".join(f"## {name} {{: #s-{name} }}\n\n{html}" for name, html in BLOCKS.items())
    front = json.dumps({"crumbs": [{"title": "Start", "href": "#"}, {"title": "Blocks & more", "href": ""}]})
    pages = {"index": f"---\n{front}\n---\n# Blocks\n\n{text}\n", "long": f"# Long\n\n{LONG}\n"}
    return f"{serve_dir(built(tmp_path_factory.mktemp('blocks'), minified, pages))}/index.html"


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_one_piece_of_html_that_markdown_leaves_alone(name: str) -> None:
    html = BLOCKS[name]
    assert BLOCK.match(html)
    assert not re.search(r"\n\s*\n", html)
    assert not re.search(r"<script|<style|<h[1-6]\b|\sstyle=|\son\w+=", html)


def test_words_are_escaped_and_markup_is_not() -> None:
    assert "Close &lt;sales&gt;" in BLOCKS["crumbs"]
    assert "Trigger &lt;b&gt;" in BLOCKS["facts"]
    assert "<em>names</em>" in BLOCKS["facts"]
    assert "No strategy serves &lt;this&gt;" in BLOCKS["findings"]


@pytest.mark.parametrize("path", sorted((THEME / "overrides").rglob("*.html")), ids=lambda path: path.name)
def test_overrides_use_only_what_other_template_engines_know(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\.items\(|\.split\(|truncate|[^{]%[^}]", text)


CONTRAST = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgb = (colours) => {
    canvas.clearRect(0, 0, 1, 1)
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1) }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const light = (colour) => {
    const [r, g, b] = colour.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const poor = []
  for (const element of document.querySelectorAll('.md-header *, .md-tabs *, .md-content *, .md-sidebar *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    if (!own || element.closest('svg, option, :disabled') || !element.checkVisibility()) continue
    const grounds = []
    for (let at = element; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor)
    const [front, back] = [rgb([...grounds, getComputedStyle(element).color]), rgb(grounds)].map(light)
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${element.className}: ${element.textContent.trim().slice(0, 40)}`)
  }
  return poor
}
"""


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_fails_nobody_else_is_asked_and_every_word_stands_out_from_its_ground(
    address: str, visit: Callable, size: str, scheme: str
) -> None:
    reader = visit(address, size=size, scheme=scheme)
    page = reader.page
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("navigation", name="Breadcrumb").count() == 2
    expect(page.locator(".pp-checklist [role=status]")).to_have_text("0 of 5 done")
    page.locator(".pp-quiz").get_by_label("b) Sales").check()
    assert page.evaluate(CONTRAST) == []
    assert reader.errors == []
    assert reader.foreign == []


def test_the_page_never_scrolls_sideways_and_a_thumb_hits_all_there_is_to_hit(address: str, visit: Callable) -> None:
    page = visit(address, size="phone").page
    assert "\n".join(page.evaluate(SMALL)) == ""
    for width in (320, 390, 768):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_long_word_without_a_break_never_scrolls_the_phone(address: str, visit: Callable) -> None:
    """A name of one long word in the way down to a page, and above the columns of a comparison."""
    page = visit(address, "phone").page
    page.evaluate(
        """() => {
          const word = "Donaudampfschifffahrt".repeat(5);
          document.querySelectorAll(".pp-controls .pp-fold").forEach(each => each.open = true);
          for (const each of document.querySelectorAll(".pp-crumbs li > *, .pp-controls label"))
            each.append(word);
        }"""
    )
    assert page.locator(".pp-controls label", has_text="Donau").count() > 3
    assert page.locator(".pp-crumbs li", has_text="Donau").count() > 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_search_of_the_theme_has_a_name(
    minified: Path, tmp_path: Path, serve_dir: Callable[[Path], str], visit: Callable
) -> None:
    """Where a project has it: each page that has it starts a process which reads the index of the site."""
    site = built(tmp_path, minified, {"index": "# Found\n"}, plugins=["material/search"])
    assert visit(f"{serve_dir(site)}/index.html").page.get_by_role("dialog", name="Search").count() == 1


def shown(page: Page, column: int = 1) -> list[str]:
    """What a column of the list shows, from the top."""
    return page.locator(f".pp-list tbody tr:visible td:nth-child({column})").all_inner_texts()


def test_a_list_is_filtered_by_all_words_and_by_a_choice(address: str, visit: Callable) -> None:
    page = visit(address).page
    status = page.locator(".pp-list [role=status]")
    expect(status).to_have_text("34 rows")
    page.get_by_label("Filter this table").fill("MARKETING online")
    expect(status).to_have_text("1 of 34 rows")
    assert shown(page) == ["Online marketing"]
    page.get_by_label("Filter this table").fill("")
    page.get_by_label("Team", exact=True).select_option("Sales")
    assert shown(page) == ["Cold calling", "Trade fairs"]


def test_numbers_are_sorted_as_numbers_and_empty_cells_stand_last(address: str, visit: Callable) -> None:
    page = visit(address).page
    page.get_by_label("Filter this table").fill("a")
    button = page.get_by_role("button", name="Deals")
    head = page.locator("th", has=button)
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert [text for text in shown(page, 3) if text != "1"] == ["9", "10", "120", ""]
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert [text for text in shown(page, 3) if text != "1"] == ["120", "10", "9", ""]
    page.get_by_role("button", name="Team").click()
    assert page.locator(".pp-list th[aria-sort]").count() == 1


def test_a_long_list_begins_with_some_of_it_and_searches_sorts_and_exports_all(address: str, visit: Callable) -> None:
    page = visit(address.replace("index", "long")).page
    assert len(shown(page)) == 200
    expect(page.locator(".pp-list [role=status]")).to_have_text("500 rows")
    page.get_by_role("button", name="Name").click()
    page.get_by_role("button", name="Name").click()
    assert shown(page)[0] == "Buyer 500"
    page.get_by_label("Half").select_option("first")
    assert shown(page)[0] == "Buyer 250"
    assert len(shown(page)) == 200
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert len(download.value.path().read_text(encoding="utf-8-sig").splitlines()) == 1 + 250
    page.get_by_role("button", name="Show all 250").click()
    assert len(shown(page)) == 250
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


def test_a_long_list_is_whole_on_paper_and_without_scripts(address: str, visit: Callable, tmp_path: Path) -> None:
    assert len(shown(visit(address.replace("index", "long"), javascript=False).page)) == 500
    text = printed(visit(address.replace("index", "long")).page, tmp_path)
    assert [n for n in range(1, 501) if f"Buyer {n}" not in text] == []
    assert "Show all" not in text


def test_heads_stay_in_sight_while_the_box_scrolls(address: str, visit: Callable) -> None:
    """A box of its own has a table of more than 40 rows; a shorter one is as long as it is."""
    page = visit(address.replace("index", "long")).page
    box = page.locator(".pp-list .pp-scroll")
    assert box.bounding_box()["height"] <= 900 - 8 * 20
    assert box.evaluate("box => { box.scrollTop = 500; return box.scrollTop }")
    top = box.bounding_box()["y"]
    assert abs(page.locator(".pp-list thead th").last.bounding_box()["y"] - top) < 3
    page.goto(address)
    page.set_viewport_size({"width": 760, "height": 700})
    side = page.locator("#t-six .pp-scroll")
    side.evaluate("box => box.scrollLeft = 200")
    assert abs(side.locator("tbody th").first.bounding_box()["x"] - side.bounding_box()["x"]) < 3


def copied(page: Page, box: str) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(box).get_by_role("button", name="Copy as CSV").click()
    expect(page.locator(f"{box} [role=status]")).to_have_text("Copied.")
    return page.evaluate("navigator.clipboard.readText()")


def test_a_copy_holds_what_shows_and_no_formula(address: str, visit: Callable) -> None:
    page = visit(address).page
    page.get_by_label("Team", exact=True).select_option("Sales")
    lines = copied(page, ".pp-list").split("\r\n")
    assert lines == [
        '"Name","Team","Deals","Note"',
        '"Cold calling","Sales","9","\'=SUM(A1)"',
        '"Trade fairs","Sales","10","Stands, talks"',
    ]
    page.get_by_label("Team", exact=True).select_option("Marketing")
    assert copied(page, ".pp-list").split("\r\n")[1:] == [
        '"Online marketing","Marketing","120","The ""funnel"""',
        '"Status marketing","Marketing","","\'-5 % each year"',
    ]


def test_side_by_side_begins_with_four_and_follows_the_reader(address: str, visit: Callable) -> None:
    page = visit(address).page
    side = page.locator("#t-six")
    assert side.locator("thead th:visible").all_inner_texts() == ["One", "Two", "Three", "Four"]
    side.get_by_label("Only differences").check()
    assert side.locator("tbody tr:visible").evaluate_all("rows => rows.map(row => row.id)") == ["r-price"]
    side.get_by_label("Five").check()
    assert side.locator("tbody tr:visible").evaluate_all("rows => rows.map(row => row.id)") == ["r-motion", "r-price"]
    side.get_by_label("One").uncheck()
    assert copied(page, "#t-six").split("\r\n")[-1] == '"Price","2","3","4","5"'


def test_only_differences_says_what_it_hides(address: str, visit: Callable) -> None:
    page = visit(address).page
    side = page.locator("#t-six")
    side.get_by_label("Only differences").check()
    expect(side.get_by_role("status")).to_have_text("4 of 6 columns. 2 identical rows hidden.")
    side.get_by_label("Five").check()
    expect(side.get_by_role("status")).to_have_text("5 of 6 columns. 1 identical row hidden.")
    page.locator("#t-six tbody tr").first.evaluate("row => row.remove()")
    side.get_by_label("Six", exact=True).check()
    expect(side.get_by_role("status")).to_have_text("All 2 rows differ.")


def test_an_empty_cell_shows_a_dash_and_a_box_with_more_is_shaded(address: str, visit: Callable) -> None:
    page = visit(address).page
    dash = "cell => getComputedStyle(cell, '::after').content"
    assert page.locator(".pp-list td:empty").first.evaluate(dash) == '"–"'
    assert page.locator(".pp-matrix td:empty").first.evaluate(dash) == "none"
    box = page.locator(".pp-list .pp-scroll")
    assert box.evaluate("box => getComputedStyle(box).backgroundAttachment") == "local, scroll"
    assert box.evaluate("box => box.scrollHeight - box.clientHeight") == 0
    page.get_by_label("Filter this table").focus()
    page.keyboard.press("Tab")
    page.locator(".pp-sort").first.focus()
    assert page.locator(".pp-sort").first.evaluate("e => getComputedStyle(e).outlineOffset") == "-2px"


def test_a_goal_without_a_strategy_says_so_in_words(address: str, visit: Callable) -> None:
    page = visit(address).page
    row = page.locator(".pp-matrix tr", has_text="Be known")
    expect(row.get_by_role("rowheader")).to_contain_text("nothing yet")
    expect(page.locator(".pp-matrix td", has_text="conflicts with")).to_have_count(1)


def test_ticks_stay_after_a_reload_and_reach_other_tabs(address: str, visit: Callable) -> None:
    page = visit(address).page
    other = page.context.new_page()
    other.goto(address)
    page.get_by_label("Ask question 1").check()
    page.get_by_label("Ask question 3").check()
    expect(other.locator(".pp-checklist [role=status]")).to_have_text("2 of 5 done")
    page.reload()
    expect(page.locator(".pp-checklist [role=status]")).to_have_text("2 of 5 done")
    assert page.locator(".pp-checklist progress").evaluate("bar => bar.value") == 2
    kept = page.evaluate("Object.entries(localStorage).find(([key]) => key.startsWith('playpress:'))")
    assert kept[0] == "playpress:/:first-call"
    assert set(json.loads(kept[1])) == {"item-1", "item-3"}
    assert all(tick["at"] > 1_600_000_000_000 for tick in json.loads(kept[1]).values())


def test_a_reset_can_be_taken_back_once(address: str, visit: Callable) -> None:
    page = visit(address).page
    status = page.locator(".pp-checklist [role=status]")
    page.get_by_label("Ask question 1").check()
    page.locator(".pp-checklist").get_by_role("button", name="Reset").click()
    expect(status).to_have_text("0 of 5 done")
    page.get_by_role("button", name="Undo").click()
    expect(status).to_have_text("1 of 5 done")
    page.reload()
    expect(status).to_have_text("1 of 5 done")
    page.locator(".pp-checklist").get_by_role("button", name="Reset").click()
    page.reload()
    expect(status).to_have_text("0 of 5 done")


def test_a_reset_can_be_taken_back_after_the_next_tick_and_nothing_new_is_lost(address: str, visit: Callable) -> None:
    page = visit(address).page
    status = page.locator(".pp-checklist [role=status]")
    page.get_by_label("Ask question 1").check()
    page.locator(".pp-checklist").get_by_role("button", name="Reset").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_label("Ask question 2").check()
    page.get_by_role("button", name="Undo").click()
    expect(status).to_have_text("2 of 5 done")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.locator(".pp-checklist").get_by_role("button", name="Reset")).to_be_focused()


def test_a_reset_leaves_ticks_of_items_that_the_page_does_not_show(address: str, visit: Callable) -> None:
    """An item that comes back, or one of another edition, is still ticked."""
    page = visit(address).page
    elsewhere = {"item-of-old": {"at": 1, "hash": "a"}, "__proto__": {"at": 2}}
    page.evaluate("kept => localStorage.setItem('playpress:/:first-call', kept)", json.dumps(elsewhere))
    page.reload()
    page.get_by_label("Ask question 1").check()
    page.locator(".pp-checklist").get_by_role("button", name="Reset").click()
    kept = "localStorage.getItem('playpress:/:first-call')"
    assert json.loads(page.evaluate(kept)) == elsewhere
    page.get_by_role("button", name="Undo").click()
    assert set(json.loads(page.evaluate(kept))) == {*elsewhere, "item-1"}


JUNK = (
    '{"first-call": 0, "item-1": true, "item-2": 0, "item-3": "x"}',
    '{"nobody": {"at": 1}, "__proto__": {"at": 1}}',
    "[1]",
    "null",
    "{",
    '"x"',
)


def test_ticks_nobody_knows_are_ignored(address: str, visit: Callable) -> None:
    """And the next tick takes the place of what is not even a list of ticks."""
    reader = visit(address)
    status = reader.page.locator(".pp-checklist [role=status]")
    for junk in JUNK:
        reader.page.evaluate("junk => localStorage.setItem('playpress:/:first-call', junk)", junk)
        reader.page.reload()
        expect(status, junk).to_have_text("0 of 5 done")
        reader.page.get_by_label("Ask question 1").check()
        expect(status, junk).to_have_text("1 of 5 done")
        kept = json.loads(reader.page.evaluate("localStorage.getItem('playpress:/:first-call')"))
        assert set(kept["item-1"]) == {"at", "hash"}, junk
    reader.page.reload()
    expect(status).to_have_text("1 of 5 done")
    assert reader.errors == []


def test_without_storage_the_boxes_work_and_the_page_says_so(address: str, visit: Callable) -> None:
    reader = visit(address, own=True)
    reader.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    reader.page.reload()
    expect(reader.page.locator(".pp-checklist .pp-progress")).to_contain_text(
        "This browser is not keeping your progress"
    )
    reader.page.get_by_label("Ask question 1").check()
    expect(reader.page.locator(".pp-checklist [role=status]")).to_have_text("1 of 5 done")
    reader.page.locator(".pp-checklist").get_by_role("button", name="Reset").click()
    reader.page.get_by_role("button", name="Undo").click()
    expect(reader.page.locator(".pp-checklist [role=status]")).to_have_text("1 of 5 done")


def test_a_block_that_fails_is_reported_and_keeps_no_other_from_working(address: str, visit: Callable) -> None:
    reader = visit(address, own=True)
    reader.page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => document.querySelector('.pp-list .pp-controls').remove())"
    )
    reader.page.reload()
    expect(reader.page.locator(".pp-checklist [role=status]")).to_have_text("0 of 5 done")
    assert len(reader.errors) == 1
    reader.errors.clear()


def test_a_wide_drawing_scrolls_in_its_own_box(address: str, visit: Callable) -> None:
    page = visit(address, size="phone").page
    box = page.get_by_role("region", name="Drawing")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.locator("svg").bounding_box()["width"] == 720


def test_a_phone_shows_rows_as_cards_with_their_labels(address: str, visit: Callable) -> None:
    page = visit(address, size="phone").page
    cell = page.locator(".pp-list tbody tr").first.locator("td").nth(1)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Team"'
    expect(page.locator(".pp-list").get_by_role("row")).to_have_count(1 + 5)
    page.get_by_role("button", name="Show all 34").click()
    expect(page.locator(".pp-list").get_by_role("row")).to_have_count(1 + 34)
    assert page.locator("#t-six tbody tr").first.locator("td:visible").count() == 4
    plain = page.locator(".pp-plain")
    assert plain.locator("caption").bounding_box()["width"] > plain.bounding_box()["width"] * 0.9
    copy, save = (page.locator(f".pp-list [data-pp-csv={name}]").bounding_box() for name in ("copy", "save"))
    assert copy["y"] == save["y"]
    for figure in page.locator(".pp-figures li").all():
        value, title = (figure.locator(f".pp-figure-{part}").bounding_box() for part in ("value", "title"))
        assert value["x"] + value["width"] <= title["x"]
    item = page.locator(".pp-checklist li").first
    assert abs(item.locator("label span").bounding_box()["x"] - item.locator("p").bounding_box()["x"]) < 1


def test_everything_is_there_without_javascript(address: str, visit: Callable) -> None:
    page = visit(address, javascript=False).page
    assert page.locator("#t-six thead th:visible").count() == 6
    assert page.locator(".pp-list tbody tr:visible").count() == 34
    assert page.locator(".pp-checklist input:visible").count() == 5
    assert page.locator(":is(.pp-controls, .pp-progress):visible").count() == 0


def printed(page: Page, folder: Path) -> str:
    page.wait_for_load_state("networkidle")
    page.pdf(path=str(folder / "page.pdf"), format="A4")
    reader = PdfReader(folder / "page.pdf")
    return " ".join(" ".join(sheet.extract_text() or "" for sheet in reader.pages).split())


@pytest.mark.parametrize(("scheme", "javascript"), [("light", False), ("dark", True)])
def test_paper_holds_everything_but_the_controls(
    address: str, visit: Callable, tmp_path: Path, javascript: bool, scheme: str
) -> None:
    page = visit(address, scheme=scheme, javascript=javascript).page
    text = printed(page, tmp_path)
    for words in ("Six", "six hundred", "Agree", "Strategy 29", "Who accepts a lead?", "overdue since", "nothing yet"):
        assert words in text, words
    for words in (
        "Copy as CSV",
        "Choose columns",
        "Reset",
        "34 rows",
        "Show the answer",
        "By contract.",
        "a.yml:1",
        "Table of contents",
    ):
        assert words not in text, words
    assert page.locator(".pp-quiz details[open]").count() == 0
    page.emulate_media(media="print")
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".pp-lead, .pp-facts dd").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"


def test_a_chosen_part_is_printed_as_a_part_and_says_so(address: str, visit: Callable, tmp_path: Path) -> None:
    page = visit(address).page
    page.get_by_label("Team", exact=True).select_option("Sales")
    page.locator("#t-six").get_by_label("Five").check()
    text = printed(page, tmp_path)
    assert "2 of 34 rows" in text
    assert "5 of 6 columns." in text
    assert "Strategy 29" not in text
    assert "six hundred" not in text


def test_the_head_of_a_long_list_is_printed_on_each_of_its_pages(address: str, visit: Callable, tmp_path: Path) -> None:
    printed(visit(address).page, tmp_path)
    sheets = [sheet.extract_text() or "" for sheet in PdfReader(tmp_path / "page.pdf").pages]
    rows = [sheet for sheet in sheets if re.search(r"Strategy \d", sheet)]
    assert len(rows) > 1
    assert all("Deals" in sheet for sheet in rows)


def test_ticked_boxes_are_printed_ticked_unless_empty_ones_are_asked_for(address: str, visit: Callable) -> None:
    page = visit(address).page
    page.get_by_label("Ask question 1").check()
    page.emulate_media(media="print")
    box = page.get_by_label("Ask question 1")
    look = box.evaluate("e => { const s = getComputedStyle(e); return [s.appearance, s.backgroundColor] }")
    assert look == ["none", "rgb(255, 255, 255)"]
    sign = "e => getComputedStyle(e, '::before').content"
    assert box.evaluate(sign) == '"✓"'
    page.evaluate("document.documentElement.classList.add('pp-unticked')")
    assert box.evaluate(sign) == "none"


def test_a_quiz_is_printed_as_questions_with_empty_boxes(address: str, visit: Callable) -> None:
    page = visit(address, scheme="dark").page
    page.locator(".pp-quiz").get_by_label("b) Sales").check()
    page.emulate_media(media="print", color_scheme="dark")
    radio = page.locator(".pp-quiz").get_by_label("B")
    look = radio.evaluate("e => { const s = getComputedStyle(e); return [s.appearance, s.backgroundColor] }")
    assert look == ["none", "rgb(255, 255, 255)"]
    assert page.locator(":is(.pp-quiz details, .pp-quiz label strong, .pp-score):visible").count() == 0
    scheme = "e => { const s = getComputedStyle(e); return [s.colorScheme, s.backgroundColor] }"
    assert page.locator("html").evaluate(scheme) == ["light", "rgb(255, 255, 255)"]
    assert page.locator("body").evaluate(scheme) == ["light", "rgb(255, 255, 255)"]


def test_labels_of_a_wide_comparison_do_not_overlap_on_paper(address: str, visit: Callable) -> None:
    page = visit(address).page
    page.emulate_media(media="print")
    assert page.locator("#t-six tbody td").first.evaluate("cell => getComputedStyle(cell).display") == "flow-root"


def test_buttons_of_a_comparison_keep_their_words_whole_on_a_phone(address: str, visit: Callable) -> None:
    """They take the whole line, so that "Download CSV" is one line of it."""
    page = visit(address, size="phone").page
    buttons = page.locator(".pp-side .pp-csv button")
    assert buttons.count() >= 2
    heights = buttons.evaluate_all("all => all.filter(each => each.offsetParent).map(each => each.offsetHeight)")
    assert set(heights) == {44}
