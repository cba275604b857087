"""One page of every sort, each opened once by a reader at a desk: sound, within its bounds, legible, in any colours.

Of a phone is asked what a thumb misses. `tests/bench/sweep_pages.py` asks all of it of every sort, in both sizes, of
whole pages, and waits for each until nothing more is asked for.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.geometry import APART, OVERLAPPING
from tests.browser.kinds import ALL_CLASSES, KINDS, SAMPLE, SWEEP, classes
from tests.browser.readers import SIZES, Visit
from tests.browser.thumb import SMALL

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""What can be different in the dark; everything else was looked at in the light."""
GRAVE = {"serious", "critical"}
WATCH = """
  window.broken = [];
  addEventListener('securitypolicyviolation', event =>
    window.broken.push(event.violatedDirective + ' ' + event.blockedURI));
"""
NOTED = "() => new Promise(resolve => setTimeout(() => resolve(window.broken)))"
THINNED = """(most) => {
  const names = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'];
  const named = (id) => names.some((name) => document.querySelector(`[${name}~="${CSS.escape(id)}"]`));
  const needed = (at) => [at, ...at.querySelectorAll('[id]')].some((each) => each.id && named(each.id));
  const looks = (at) => [at.tagName, at.getAttribute('class'), at.getAttribute('role'), ...[...at.children].map(looks)];
  for (const parent of document.querySelectorAll('body, body *')) {
    if (!parent.isConnected || parent.children.length <= most) continue;
    const seen = {};
    for (const each of [...parent.children]) {
      const look = looks(each).flat(9).join();
      seen[look] = (seen[look] || 0) + 1;
      if (seen[look] > most && !needed(each)) each.remove();
    }
  }
}"""
"""Of brothers and sisters that are made of the same elements and classes, axe looks at two."""


def test_every_folder_of_the_site_has_a_page_among_the_kinds(reference_site: Path) -> None:
    """What is not in the list is looked at by no test in a browser."""
    pages = (path.relative_to(reference_site) for path in reference_site.rglob("*.html"))
    folders = {page.parent.as_posix() for page in pages}
    assert folders == {Path(kind).parent.as_posix() for kind in KINDS}
    assert folders == {Path(kind).parent.as_posix() for kind in SAMPLE}


def test_what_any_page_of_the_site_is_made_of_stands_on_a_page_that_axe_looks_at(reference_site: Path) -> None:
    found = {page: classes(page.read_text(encoding="utf-8")) for page in reference_site.rglob("*.html")}
    looked_at = {name for page in ALL_CLASSES for name in found[reference_site / page]}
    assert len(looked_at) > 100
    missed = {page.name: names - looked_at for page, names in found.items() if names - looked_at}
    assert missed == {}


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Visit]:
    """A reader who opens page after page, and notes what the policy forbids. Nothing moves while axe looks."""
    width, height = SIZES["desktop"]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    reader = Visit(context.new_page())
    reader.watch()
    reader.page.add_init_script(WATCH)
    yield reader
    context.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    width, height = SIZES["phone"]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", has_touch=True)
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


def grave(page: Page) -> list[str]:
    """What axe calls serious or critical in the light or in the dark: its rule, and the first element that breaks it.

    It is evaluated, and not put into the page, whose policy stays as it is.
    """
    if not SWEEP:
        page.evaluate(THINNED, 2)
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    found += page.evaluate("colours => axe.run(document, colours)", COLOURS)["violations"]
    page.emulate_media(color_scheme="light")
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in GRAVE]


@pytest.mark.parametrize("kind", ["404.html", *(KINDS if SWEEP else SAMPLE)])
def test_a_page_opens_without_faults_and_is_read_by_everybody_at_any_width(base: str, desk: Visit, kind: str) -> None:
    """The policy forbids nothing of it, no word runs into another, no text of a picture lies over another."""
    page = desk.page
    width, height = SIZES["desktop"]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{base}/{kind}", wait_until="networkidle" if SWEEP or kind == "index.html" else "load")
    assert page.evaluate(NOTED) == []
    assert page.locator("h1").count() == 1
    found = {"apart": page.evaluate(APART), "over another": page.evaluate(OVERLAPPING), "wider": too_wide(page)}
    page.set_viewport_size({"width": width, "height": height})
    found["grave"] = grave(page) if SWEEP or kind in ALL_CLASSES else []
    found["errors"], desk.errors = desk.errors, []
    assert {question: answer for question, answer in found.items() if answer} == {}
    assert desk.foreign == []


ON_A_PHONE = ("index.html", "browse.html", "processes/marketing-process.html", "compare/inbound-vs-outbound.html")
"""Where a phone shows something else than less width: cards in place of rows, a menu, a drawing in its box."""


@pytest.mark.parametrize("kind", KINDS if SWEEP else ALL_CLASSES)
def test_on_a_phone_nothing_scrolls_sideways_and_all_is_easy_to_hit(base: str, phone: Page, kind: str) -> None:
    """How high a control is, and what is shown to fingers, depends on its class. It moves no letter, and hides none."""
    width, height = SIZES["phone"]
    phone.set_viewport_size({"width": width, "height": height})
    phone.goto(f"{base}/{kind}")
    found = {"small": phone.evaluate(SMALL), "apart": phone.evaluate(APART), "wider": too_wide(phone)}
    phone.set_viewport_size({"width": width, "height": height})
    found["grave"] = grave(phone) if SWEEP or kind in ON_A_PHONE else []
    assert {question: answer for question, answer in found.items() if answer} == {}


def test_pictures_are_among_what_is_looked_at(reference_site: Path) -> None:
    drawn = [kind for kind in SAMPLE if re.search(r"<figure.*?<svg", (reference_site / kind).read_text("utf-8"), re.S)]
    assert len(drawn) > 4, drawn
