"""One page of every sort, opened in a row by one reader at a desk and one with a phone: sound, reachable, in bounds.

`tests/bench/sweep_pages.py` lets axe and a thumb try all of them, and waits for each until nothing more is asked for.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.kinds import ALL_CLASSES, KINDS, SWEEP, classes
from tests.browser.readers import SIZES, Visit
from tests.browser.thumb import SMALL

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""What can be different in the dark; everything else was looked at in the light."""
GRAVE = {"serious", "critical"}
WATCH = """
  window.broken = [];
  addEventListener('securitypolicyviolation', event =>
    window.broken.push(event.violatedDirective + ' ' + event.blockedURI));
"""
IDLE = "() => new Promise(resolve => requestIdleCallback(() => resolve(window.broken)))"


def test_every_folder_of_the_site_has_a_page_among_the_kinds(reference_site: Path) -> None:
    """What is not in the list is looked at by no test in a browser."""
    pages = (path.relative_to(reference_site) for path in reference_site.rglob("*.html"))
    folders = {page.parent.as_posix() for page in pages}
    assert folders == {Path(kind).parent.as_posix() for kind in KINDS}


def test_what_any_page_of_the_site_is_made_of_stands_on_a_page_that_axe_looks_at(reference_site: Path) -> None:
    found = {page: classes(page.read_text(encoding="utf-8")) for page in reference_site.rglob("*.html")}
    looked_at = {name for page in ALL_CLASSES for name in found[reference_site / page]}
    assert len(looked_at) > 100
    missed = {page.name: names - looked_at for page, names in found.items() if names - looked_at}
    assert missed == {}


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Visit]:
    """A reader who opens page after page, and notes what the policy forbids."""
    context = browser.new_context(viewport=dict(zip(("width", "height"), SIZES["desktop"], strict=True)))
    reader = Visit(context.new_page())
    reader.watch()
    reader.page.add_init_script(WATCH)
    yield reader
    context.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


def too_wide(page: Page) -> list[int]:
    """The widths of narrow screens on which a page scrolls sideways."""
    found = []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found


@pytest.mark.parametrize("kind", ["404.html", *KINDS])
def test_a_page_opens_without_errors_foreign_requests_or_what_the_policy_forbids_and_fits_any_width(
    base: str, desk: Visit, kind: str
) -> None:
    desk.page.set_viewport_size(dict(zip(("width", "height"), SIZES["desktop"], strict=True)))
    desk.page.goto(f"{base}/{kind}", wait_until="networkidle" if SWEEP or kind == "index.html" else "load")
    assert desk.page.evaluate(IDLE) == []
    assert desk.page.locator("h1").count() == 1
    errors, desk.errors = desk.errors, []
    assert errors == []
    assert desk.foreign == []
    assert too_wide(desk.page) == [], "whatever its words are"


@pytest.mark.parametrize("kind", KINDS if SWEEP else ALL_CLASSES)
def test_on_a_phone_nothing_scrolls_sideways_and_all_is_easy_to_hit(base: str, phone: Page, kind: str) -> None:
    """How high a control is, and what is shown to fingers, depends on its class."""
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"{base}/{kind}")
    assert phone.evaluate(SMALL) == []
    assert too_wide(phone) == []


@pytest.fixture(scope="module")
def looked_at(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A size -> a page into which axe may be put, in spite of the policy. Nothing moves while it looks."""
    with ExitStack() as open_:

        @cache
        def page(size: str) -> Page:
            width, height = SIZES[size]
            context = browser.new_context(
                viewport={"width": width, "height": height},
                bypass_csp=True,
                reduced_motion="reduce",
                has_touch=size == "phone",
            )
            open_.callback(context.close)
            return context.new_page()

        yield page


def faults(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe calls serious or critical: its rule, and the first element that breaks it."""
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in GRAVE]


LOOKED_AT = [(size, kind) for size in SIZES for kind in KINDS]
ON_A_PHONE = ("index.html", "browse.html", "processes/marketing-process.html", "compare/inbound-vs-outbound.html")
"""Where a phone shows something else than less width: cards in place of rows, a menu, a drawing in its box."""
QUICK = [*(("desktop", kind) for kind in ALL_CLASSES), *(("phone", kind) for kind in ON_A_PHONE)]


@pytest.mark.parametrize(("size", "kind"), LOOKED_AT if SWEEP else QUICK)
def test_axe_finds_nothing_grave_in_light_or_dark(
    base: str, looked_at: Callable[[str], Page], size: str, kind: str
) -> None:
    page = looked_at(size)
    page.emulate_media(color_scheme="light")
    page.goto(f"{base}/{kind}")
    page.add_script_tag(path=AXE)
    assert faults(page, {"resultTypes": ["violations"]}) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults(page, COLOURS) == []
