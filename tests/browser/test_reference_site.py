"""The reference playbook in a real browser: found, followed, sorted, ticked, printed, and nothing asked of others."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.browser.readers import Visit
from tests.conftest import ROOT

from playpress.graph import Book
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.process import Process
from playpress.pipeline import read


@pytest.fixture(scope="module")
def book() -> Book:
    found = read(ROOT, dt.date(2026, 11, 23)).book
    assert found is not None
    return found


def search(reader: Visit, words: str) -> None:
    """Type into the search as a person does: once the page is there, letter by letter."""
    reader.page.get_by_role("button", name="Search").click()
    reader.page.get_by_role("searchbox").press_sequentially(words, delay=30)


ASKED = (("cold call", "Cold calling"), ("MQL", "Marketing qualified lead"), ("abm", "Account-based marketing"))


def test_search_finds_words_acronyms_and_aliases(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/index.html")
    for words, title in ASKED:
        search(reader, words)
        expect(reader.page.locator("dialog li strong").first).to_contain_text(title)
        reader.page.get_by_role("searchbox").fill("")
        reader.page.keyboard.press("Escape")
    assert reader.errors == []
    assert reader.foreign == []


def test_a_found_page_leads_on_to_the_goal_it_serves(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/index.html")
    search(reader, "cold call")
    reader.page.locator("dialog li a").first.click()
    expect(reader.page.locator("h1")).to_have_text("Cold calling")
    reader.page.locator(".pp-facts a", has_text="Close sales").click()
    expect(reader.page.locator("h1")).to_have_text("Close sales")
    assert reader.page.locator(".pp-relations a", has_text="Cold calling").count() == 1
    assert reader.errors == []


def test_a_list_is_sorted_by_keyboard_and_says_so(base: str, visit: Callable) -> None:
    page = visit(f"{base}/goals/index.html").page
    head = page.locator("th", has_text="Team")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    teams = page.locator(".pp-list tbody td:nth-child(2)").all_inner_texts()
    assert teams == sorted(teams)
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert page.locator(".pp-list tbody td:nth-child(2)").all_inner_texts() == sorted(teams, reverse=True)


def test_a_list_is_filtered_by_words_and_by_team(base: str, visit: Callable) -> None:
    page = visit(f"{base}/goals/index.html").page
    page.get_by_label("Team", exact=True).select_option("Sales")
    expect(page.locator(".pp-list [role=status]")).to_have_text("5 of 14 rows")
    page.get_by_label("Filter this table").fill("margin")
    expect(page.locator(".pp-list [role=status]")).to_have_text("1 of 14 rows")
    assert page.locator(".pp-list tbody tr:visible").count() == 1


def test_side_by_side_shows_the_chosen_columns(base: str, visit: Callable) -> None:
    page = visit(f"{base}/compare/strategies.html").page
    assert page.locator(".pp-side thead th:visible").count() == 4
    page.get_by_label("Trade shows").check()
    assert page.locator(".pp-side thead th:visible").count() == 5
    assert page.locator(".pp-side thead th:visible").last.inner_text() == "Trade shows"


def test_only_differences_hides_rows_that_agree(base: str, visit: Callable) -> None:
    page = visit(f"{base}/compare/strategies.html").page
    before = page.locator(".pp-side tbody tr:visible").count()
    page.get_by_label("Only differences").check()
    assert page.locator(".pp-side tbody tr:visible").count() < before


def test_ticks_survive_a_reload_and_another_list_is_untouched(base: str, visit: Callable) -> None:
    page = visit(f"{base}/checklists/alignment-review.html", size="phone").page
    for box in page.locator(".pp-checklist input").all()[:3]:
        box.check()
    expect(page.locator(".pp-checklist [role=status]")).to_have_text("3 of 12 done")
    page.reload()
    expect(page.locator(".pp-checklist [role=status]")).to_have_text("3 of 12 done")
    page.goto(f"{base}/checklists/first-call.html")
    expect(page.locator(".pp-checklist [role=status]")).to_have_text(re.compile("^0 of"))


OUT = """lanes => lanes.map((lane) => {
  const places = (at) => at.getBoundingClientRect();
  const own = places(lane);
  const out = [...lane.querySelectorAll('.pp-crossing:not(.pp-arriving)')].map(places);
  return [out.filter((at) => at.left < own.left).length, out.filter((at) => at.right > own.right).length, own.top];
})"""
"""Of each lane of the first page: how much of what passes on leaves it at its left and right, and where it begins."""


def test_what_passes_on_leaves_its_lane_only_where_the_other_is_beside_it(base: str, visit: Callable) -> None:
    page = visit(f"{base}/index.html").page
    lanes = page.locator(".pp-flows > div")
    beside = set()
    for width in (390, 740, 760, 1000, 1219, 1220, 1440, 2000):
        page.set_viewport_size({"width": width, "height": 900})
        (*one, top), (*other, below) = lanes.evaluate_all(OUT)
        beside.add(top == below)
        assert [one, other] == ([[0, 2], [1, 0]] if top == below else [[0, 0], [0, 0]]), width
    assert beside == {True, False}
    lanes.first.evaluate("lane => lane.after(lane.cloneNode(true))")
    page.set_viewport_size({"width": 1440, "height": 900})
    assert [each[:2] for each in lanes.evaluate_all(OUT)] == [[0, 0]] * 3


def test_everything_is_there_without_javascript(base: str, visit: Callable) -> None:
    page = visit(f"{base}/compare/strategies.html", javascript=False).page
    assert page.locator(".pp-side thead th:visible").count() == 10
    page.goto(f"{base}/checklists/alignment-review.html")
    assert page.locator(".pp-checklist input").count() == 12


def test_boxes_of_a_checklist_are_easy_to_hit(base: str, visit: Callable) -> None:
    page = visit(f"{base}/checklists/alignment-review.html", size="phone").page
    heights = [label.bounding_box()["height"] for label in page.locator(".pp-checklist label").all()]
    assert min(heights) >= 44


def test_every_diagram_link_leads_to_its_step(base: str, visit: Callable) -> None:
    page = visit(f"{base}/processes/marketing-process.html").page
    hrefs = page.locator(".pp-swimlane a").evaluate_all("all => all.map(a => a.getAttribute('xlink:href'))")
    assert len(hrefs) >= 8
    for href in hrefs:
        page.goto(
            f"{base}/processes/{href}" if not href.startswith("#") else f"{base}/processes/marketing-process.html{href}"
        )
        anchor = href.partition("#")[2]
        assert not anchor or page.locator(f"[id='{anchor}']").count() == 1, href


PROCESS = "processes/sales-process.html"


def test_a_step_tells_the_most_important_and_folds_the_rest_away(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PROCESS}", size="phone").page
    step = page.locator("#qualifying ~ details > summary").first
    expect(step).to_contain_text("Sales development rep")
    expect(step).to_contain_text("2 business days")
    receiver = page.locator("#qualifying ~ details").first.get_by_role("link", name="Shop adviser")
    expect(receiver).to_be_hidden()
    step.click()
    expect(receiver).to_be_visible()
    criterion = page.locator(".pp-gate li:visible")
    expect(criterion).to_have_count(0)
    page.locator("#qualifying ~ details:has(.pp-inside) > summary").first.click()
    expect(criterion.first).to_be_in_viewport()
    page.get_by_role("button", name="Open all steps").click()
    expect(page.locator("details.pp-fold:has(.pp-inside):not([open])")).to_have_count(0)
    page.get_by_role("button", name="Close all steps").click()
    expect(criterion).to_have_count(0)


def test_what_is_folded_away_is_found_and_opened_by_its_address(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PROCESS}").page
    ids = page.locator(".pp-fold .pp-gate li[id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) > 20
    for name in (ids[0], ids[-1]):
        page.goto(f"{base}/{PROCESS}#{name}")
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


def test_a_process_without_javascript_opens_step_by_step(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PROCESS}", javascript=False).page
    expect(page.get_by_role("button", name="Open all steps")).to_be_hidden()
    page.locator("#closing ~ details:has(.pp-inside) > summary").first.click()
    expect(page.locator("#closing ~ details .pp-gate").first).to_be_visible()


TYPED = str.maketrans("“”‘’", "\"\"''")
NOISE = (
    "Search",
    "Table of contents",
    "Copy as CSV",
    "Only differences",
    "Choose columns",
    "Reset",
    "Open all steps",
    "how it is done",
)


def printed(reader: Visit, folder: Path) -> str:
    """The text of a page as it comes out of the printer, on A4: lines joined, ligatures (ﬀ) and quotes as typed."""
    reader.page.wait_for_load_state("networkidle")
    pdf = folder / "page.pdf"
    reader.page.pdf(path=str(pdf), format="A4")
    text = " ".join(page.extract_text() or "" for page in PdfReader(pdf).pages)
    return " ".join(unicodedata.normalize("NFKC", text).translate(TYPED).split())


def test_a_printed_comparison_has_every_row_and_cell(base: str, visit: Callable, tmp_path: Path, book: Book) -> None:
    text = printed(visit(f"{base}/compare/sales-vs-marketing.html"), tmp_path)
    comparison = book.entities["comparison:sales-vs-marketing"]
    assert isinstance(comparison, Comparison)
    for row in comparison.criteria:
        assert row.criterion in text
        assert all(value in text for value in row.values.values())
    assert [noise for noise in NOISE if noise in text] == []


def test_a_printed_process_has_every_step_and_its_owner(base: str, visit: Callable, tmp_path: Path, book: Book) -> None:
    text = printed(visit(f"{base}/processes/sales-process.html"), tmp_path)
    process = book.entities["process:sales-process"]
    assert isinstance(process, Process)
    for step in process.steps:
        assert str(step.name) in text
        assert all(str(criterion.text) in text for criterion in (*step.entry, *step.exit))
    assert "Owner:" in text
    assert [noise for noise in NOISE if noise in text] == []


def test_a_printed_checklist_has_every_box_empty(base: str, visit: Callable, tmp_path: Path, book: Book) -> None:
    reader = visit(f"{base}/checklists/alignment-review.html")
    reader.page.locator(".pp-checklist input").first.check()
    reader.page.emulate_media(media="print")
    box = reader.page.locator(".pp-checklist input").first
    assert box.evaluate("box => getComputedStyle(box).backgroundColor") == "rgb(255, 255, 255)"
    text = printed(reader, tmp_path)
    checklist = book.entities["checklist:alignment-review"]
    assert isinstance(checklist, Checklist)
    assert all(str(item.text) in text for item in checklist.items)
    assert [noise for noise in NOISE if noise in text] == []


def test_whoever_scans_a_print_learns_whether_it_is_current(base: str, visit: Callable) -> None:
    said = ".md-content [data-pp-version]"
    page = f"{base}/objections/price-too-high.html"
    assert not visit(page).page.locator(said).is_visible()
    assert visit(f"{page}?p=2026.4").page.locator(said).inner_text() == "Your print is current: version 2026.4."
    older = visit(f"{page}?p=%3Cimg%20src%3Dx%3E2025.9")
    assert (
        older.page.locator(said)
        .inner_text()
        .startswith("Your print is version <img src=x>2025.9. This is version 2026.4")
    )
    assert older.errors == []
