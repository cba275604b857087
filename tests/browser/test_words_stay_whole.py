"""Letters keep their places: on a phone, in every picture, and in every state of a picture."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.geometry import OVERLAPPING

PLAN = "plans/q1-2027.html"
TRIED = ("target=1", "target=28000000&deal=1", "target=999999999999999&deal=0.01", "to-enquiry=0.07", "to-sql=100")
FUNNEL = ".pp-picture[aria-labelledby^=plan-]"


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_what_if_keeps_the_texts_of_the_funnel_apart(base: str, visit: Callable, size: str) -> None:
    page = visit(f"{base}/404.html", size=size).page
    for number, tried in enumerate(TRIED):
        page.goto(f"{base}/{PLAN}?{number}#what-if?{tried}")
        expect(page.locator(".pp-whatif [role=status]")).not_to_be_empty()
        assert page.evaluate(OVERLAPPING) == [], tried


def test_a_reset_draws_what_was_drawn_first(base: str, visit: Callable) -> None:
    """Bars, ways, names and counts: the script draws by what the generator wrote."""
    drawn = 'picture => picture.outerHTML.replace(/ data-pp-drawn="[^"]*"/g, \'\')'
    page = visit(f"{base}/{PLAN}").page
    before = page.locator(FUNNEL).evaluate(drawn)
    page.get_by_text("What if?").click()
    field = page.locator("[data-pp-plan] input").first
    for target in ("28000000", "0", "700"):
        field.fill(target)
    assert page.locator(FUNNEL).evaluate(drawn) != before
    page.get_by_role("button", name="Reset").click()
    assert page.locator(FUNNEL).evaluate(drawn) == before
