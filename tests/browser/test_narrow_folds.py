"""What a phone folds away behind its result, and every other way of reading has open."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

SCREEN = 844
"""Pixels of a phone from top to bottom."""


@pytest.mark.parametrize("plan", ["q1-2027", "year-2027"])
def test_a_plan_takes_six_screens_of_a_phone_and_says_its_results(base: str, visit: Callable, plan: str) -> None:
    page = visit(f"{base}/plans/{plan}.html", size="phone").page
    assert page.evaluate("document.documentElement.scrollHeight") <= 6 * SCREEN
    budget = page.locator("#s-budget + details")
    expect(budget.locator("summary")).to_contain_text("All lines, of")
    expect(budget.locator("table")).to_be_hidden()
    budget.locator("summary").click()
    expect(budget.locator("table")).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "screens"),
    [
        ("onboarding/everybody.html", 6),
        ("onboarding/sales-development-rep.html", 7),
        ("glossary/index.html", 4),
        ("funnels/leads.html", 7),
        ("processes/sales-process.html", 9),
    ],
)
def test_what_a_reader_of_a_long_page_does_not_need_first_is_folded(
    base: str, visit: Callable, kind: str, screens: int
) -> None:
    page = visit(f"{base}/{kind}", size="phone").page
    assert page.evaluate("document.documentElement.scrollHeight") <= screens * SCREEN


@pytest.mark.parametrize(
    "place",
    [
        "funnels/leads.html#sql",
        "onboarding/everybody.html#s-day-3",
        "glossary/index.html#letter_b",
        "glossary/index.html#marketing-qualified-lead",
    ],
)
def test_a_link_to_a_part_opens_what_it_is_folded_into(base: str, visit: Callable, place: str) -> None:
    page = visit(f"{base}/{place}", size="phone").page
    at = page.locator(f"[id='{place.partition('#')[2]}']")
    expect(at).to_be_in_viewport()
    fold = page.locator(".pp-narrow-fold[open]:visible:has(dl, .pp-checklist)")
    expect(fold).to_have_count(1)
    near = "(at, fold) => fold.contains(at) || at.contains(fold) || at.parentElement.contains(fold)"
    assert at.evaluate(near, fold.element_handle())


def test_a_checklist_is_printed_from_its_head(base: str, visit: Callable) -> None:
    page = visit(f"{base}/checklists/first-call.html", size="phone", own=True).page
    page.evaluate("window.print = () => (window.printed = true)")
    printing = page.get_by_role("button", name="Print", exact=True)
    expect(printing).to_be_in_viewport()
    printing.click()
    assert page.evaluate("window.printed")


def test_a_newcomer_reads_what_is_due_on_a_day_in_the_search_and_goes_there_from_the_path(
    base: str, visit: Callable
) -> None:
    page = visit(f"{base}/index.html", size="phone").page
    page.get_by_role("button", name="Search").first.click()
    page.get_by_role("dialog", name="Search").get_by_role("searchbox", name="Search").fill("day 3")
    first = page.locator("dialog li").first
    expect(first).to_contain_text("Read how sales works")
    first.locator("a[href$='everybody.html#s-day-3']").click()
    expect(page.locator("label", has_text="Read how sales works")).to_be_in_viewport()
    page.get_by_label("Go to").select_option("Day 4")
    expect(page.locator("#s-day-4")).to_be_in_viewport()
    assert page.url.endswith("#s-day-4")


def test_a_desk_has_every_table_open_and_no_line_to_fold_it(base: str, visit: Callable) -> None:
    page = visit(f"{base}/plans/q1-2027.html").page
    expect(page.locator(".pp-narrow-fold table:visible")).to_have_count(page.locator(".pp-narrow-fold").count())
    expect(page.locator(".pp-narrow-fold > summary:visible")).to_have_count(0)


def test_a_phone_without_scripts_has_every_table_open(base: str, visit: Callable) -> None:
    page = visit(f"{base}/plans/q1-2027.html", size="phone", javascript=False).page
    expect(page.locator(".pp-narrow-fold table:visible")).to_have_count(page.locator(".pp-narrow-fold").count())


def test_of_many_links_to_a_definition_a_page_shows_three_each_of_three_groups(base: str, visit: Callable) -> None:
    page = visit(f"{base}/roles/account-executive.html", size="phone").page
    counts = page.locator("#s-relations + dl dd").evaluate_all(
        "all => all.map(each => each.querySelectorAll('a').length)"
    )
    assert len(counts) == 3
    assert max(counts) == 3
    more = page.locator("#s-relations ~ details:has(.pp-relations)")
    expect(more.locator("a:visible")).to_have_count(0)
    more.locator("summary").click()
    expect(more.get_by_role("link", name="Cost per cup sheet", exact=True)).to_be_visible()


def test_a_link_to_a_step_opens_what_is_folded_below_it_and_nothing_else(base: str, visit: Callable) -> None:
    """The exit criteria of a step: search, its name, the result; from the home page one tap."""
    page = visit(f"{base}/index.html", size="phone").page
    page.get_by_role("button", name="Search").first.click()
    page.get_by_role("dialog", name="Search").get_by_role("searchbox", name="Search").fill("qualifying")
    page.locator("dialog li a[href$='sales-process.html#qualifying']").click()
    expect(page.locator("#qualifying ~ .pp-fold:has(.pp-inside)").first).to_have_attribute("open", "")
    assert page.locator("details.pp-fold[open]:has(.pp-inside)").count() == 1
    page.goto(f"{base}/processes/sales-process.html#s-steps")
    page.reload()
    assert page.locator("details.pp-fold[open]:has(.pp-inside)").count() == 0


BROKEN = r"""() => [...document.querySelectorAll('.pp-entries *')].filter((at) => [...at.childNodes].some((node) => {
  const range = document.createRange();
  return node.nodeType === 3 && [...node.data.matchAll(/\w+/g)].some((word) => {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return new Set([...range.getClientRects()].map((part) => part.top)).size > 1;
  });
})).map((at) => at.innerText)"""


def test_no_word_of_the_first_choices_is_broken_at_any_width(base: str, visit: Callable) -> None:
    """A choice is as wide as its longest word asks for, and at a desk the five of them are in one row."""
    page = visit(f"{base}/index.html").page
    for width in range(320, 1460, 20):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BROKEN) == [], width
    page.set_viewport_size({"width": 1440, "height": 900})
    tiles = page.locator(".pp-entries > li")
    assert {tile.bounding_box()["y"] for tile in tiles.all()} == {tiles.first.bounding_box()["y"]}
