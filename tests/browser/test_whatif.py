"""What if, in a real browser: the same exact numbers as the command, shareable, and never in the way without it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import ROOT
from tests.site.test_reference import DAY

from playpress.derive.planning import volumes, whatif, worksheet
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.plan import Plan
from playpress.pipeline import read

PAGE = "plans/year-2027.html"


@pytest.fixture(scope="module")
def base(reference_site: Path, serve_dir: Callable[[Path], str]) -> str:
    return serve_dir(reference_site)


def needed(page: Page) -> list[str]:
    """What the column says, without what the plan said before."""
    cells = page.locator("[data-pp-needed]").all_inner_texts()
    return [cell.partition(" (plan")[0] for cell in cells]


def computed(*changes: tuple[str, str]) -> list[str]:
    """What the program computes, from the customer back."""
    book = read(ROOT, DAY).book
    assert book is not None
    plan = next(each for each in book.all(Plan) if each.id == "year-2027")
    funnel = book.get(plan.funnel)
    assert isinstance(funnel, Funnel)
    for name, value in changes:
        plan, funnel = whatif.apply(plan, funnel, name, value, "EUR")
    rows = worksheet(book, plan, funnel).rows
    return [f"{volumes.shown(row.required):,}" for row in reversed(rows) if row.required is not None]


def test_the_page_computes_what_the_program_computes(base: str, visit: Callable) -> None:
    """For targets that divide badly, where floating point would be one off."""
    page = visit(f"{base}/{PAGE}").page
    assert needed(page) == computed()
    page.get_by_text("What if?").click()
    rate = page.locator("[data-pp-plan] input").nth(2)
    name = rate.get_attribute("name")
    assert name is not None
    for target, deal, share in (("2400000", "2400", "40"), ("3333333", "2417", "33.3"), ("1", "999.99", "0.07")):
        for index, text in enumerate((target, deal, share)):
            page.locator("[data-pp-plan] input").nth(index).fill(text)
        assert needed(page) == computed(
            ("revenue_target", target), ("avg_deal", deal), (name.removeprefix("to-"), f"{share}%")
        )


def test_changed_numbers_stand_in_the_address_and_come_back_from_it(base: str, visit: Callable) -> None:
    first = visit(f"{base}/{PAGE}").page
    first.get_by_text("What if?").click()
    first.locator("[data-pp-plan] input").first.fill("3600000")
    expect(first).to_have_url(f"{base}/{PAGE}#what-if?target=3600000")
    second = visit(first.url).page
    expect(second.locator("[data-pp-plan] input").first).to_have_value("3600000")
    assert needed(second) == computed(("revenue_target", "3600000"))
    second.get_by_role("button", name="The plan's numbers").click()
    assert needed(second) == computed()
    expect(second).to_have_url(f"{base}/{PAGE}")


def test_what_strangers_write_into_the_address_does_nothing(base: str, visit: Callable) -> None:
    """Unknown names are passed over, nonsense is no number, and nothing is run."""
    hostile = "#what-if?nobody=3&deal=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&__proto__=1"
    reader = visit(f"{base}/{PAGE}{hostile}")
    assert reader.errors == []
    assert set(needed(reader.page)) == {"unknown"}
    reader.page.locator("[data-pp-plan] input").nth(1).fill("2400")
    assert needed(reader.page) == computed()


def test_without_the_script_the_plan_is_complete(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PAGE}", javascript=False).page
    assert needed(page) == computed()
    assert page.get_by_text("What if?").count() == 0


def test_an_old_page_says_what_has_passed_since(base: str, visit: Callable) -> None:
    """The reader's own clock counts, not that of the build."""
    reader = visit("about:blank")
    reader.page.clock.set_fixed_time("2031-05-01")
    reader.page.goto(f"{base}/alignment/unsigned-and-overdue.html")
    times = reader.page.locator("[data-pp-until]")
    assert times.count() > 20
    assert all("(past)" in text for text in times.all_inner_texts())
    now = visit(f"{base}/alignment/unsigned-and-overdue.html").page
    assert "(past)" not in now.locator("[data-pp-until]").last.inner_text()
