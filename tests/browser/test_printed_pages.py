"""What a reader prints from the wiki takes about as much paper as our own PDF of the page."""

import datetime as dt
from collections.abc import Callable

import pytest
from tests.browser.printed_pages import printed, sheets_of_ours
from tests.conftest import ROOT

PAGES = ("strategies/cold-calling.html", "alignment/goal-grid.html")


@pytest.fixture(scope="module")
def ours() -> dict[tuple[str, str], int]:
    return {(page, size): count for page, size, count in sheets_of_ours(ROOT, dt.datetime.now(dt.UTC).date(), PAGES)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_print_is_as_long_as_our_own_and_no_sheet_is_empty(
    name: str, ours: dict[tuple[str, str], int], base: str, visit: Callable
) -> None:
    page = visit(f"{base}/{name}").page
    for size in ("a4", "letter"):
        made = printed(page, size, ours[name, size])
        assert not made.too_long, (size, made)
        assert not made.empty, (size, made)


def test_what_is_folded_breaks_between_sheets_and_leads_nowhere_back(base: str, visit: Callable) -> None:
    page = visit(f"{base}/processes/marketing-process.html").page
    page.emulate_media(media="print")
    assert page.locator("details.pp-fold").first.evaluate("fold => getComputedStyle(fold).breakInside") == "auto"
    assert page.locator(":is(#s-relations, #s-relations ~ .pp-relations, .pp-crumbs):visible").count() == 0
    assert len(printed(page, "letter", None).fills) <= 10


def test_a_draft_says_so_on_paper(base: str, visit: Callable) -> None:
    page = visit(f"{base}/strategies/cold-calling.html").page
    page.emulate_media(media="print")
    page.locator(".pp-chips").evaluate(
        "chips => chips.innerHTML += '<li class=\"pp-chip pp-status\"><b>Draft</b></li>'"
    )
    assert page.get_by_text("Draft", exact=True).is_visible()
    assert page.locator(".pp-chip:visible").count() == 1
