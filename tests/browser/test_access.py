"""For everybody: all of it by keyboard, the place one is in is marked, and no address leads to nowhere."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.kinds import SWEEP

FOCUS = """() => {
  const focused = document.activeElement;
  focused.dataset.reached = '';
  const ringed = [focused, focused.nextElementSibling].find(each => {
    if (!each) return false;
    const { outlineStyle, boxShadow } = getComputedStyle(each);
    return each.getBoundingClientRect().height > 8 && (outlineStyle !== 'none' || boxShadow !== 'none');
  });
  const place = ringed?.getBoundingClientRect();
  return {
    skipped: focused.matches('.md-search__scrollwrap'),
    what: [focused.tagName, focused.className, focused.getAttribute('aria-label') || focused.innerText || ''].join(' '),
    end: focused === document.body,
    seen: !!ringed && ringed.checkVisibility({ visibilityProperty: true })
      && place.right > 0 && place.left < innerWidth && place.bottom > 0 && place.top < innerHeight,
  };
}"""


WALKED = ("goals/index.html", "checklists/alignment-review.html", "index.html")


@pytest.mark.parametrize("kind", WALKED if SWEEP else WALKED[:2])
def test_a_keyboard_reaches_everything_and_gets_out_again(base: str, visit: Callable, kind: str) -> None:
    page = visit(f"{base}/{kind}").page
    page.wait_for_load_state("networkidle")
    for _ in range(200):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["end"]:
            break
        if focus["skipped"]:
            continue
        for _ in range(100):
            if focus["seen"]:
                break
            page.wait_for_timeout(100)
            focus = page.evaluate(FOCUS)
        assert focus["seen"], focus["what"]
    assert focus["end"], "the focus never left the page"
    wanted = page.locator(
        ".md-content :is(a[href], button:enabled, input, select, summary):not([data-reached]):visible"
    )
    assert wanted.evaluate_all("all => all.map(each => each.outerHTML)") == []


def test_the_first_key_leads_past_the_menu(base: str, visit: Callable) -> None:
    page = visit(f"{base}/goals/index.html").page
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Filter this table")).to_be_focused()


def test_tabs_and_colours_are_used_by_keyboard(base: str, visit: Callable) -> None:
    page = visit(f"{base}/goals/index.html").page
    page.wait_for_load_state("networkidle")
    page.locator("#__palette_0").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".md-tabs__link", has_text="Plan").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Plan")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_of_a_phone_is_opened_by_keyboard(base: str, visit: Callable, key: str) -> None:
    page = visit(f"{base}/alignment/index.html", size="phone").page
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Navigation").focus()
    page.keyboard.press(key)
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Scorecard", exact=True)
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator("h1")).to_have_text("Scorecard")


def test_a_closed_menu_takes_no_keys(base: str, visit: Callable) -> None:
    """At 640 px, which is what a reader sees at 200 %: after the head of the page comes the page."""
    page = visit(f"{base}/strategies/cold-calling.html").page
    page.set_viewport_size({"width": 640, "height": 800})
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("() => !!document.activeElement.closest('.md-content')"):
            break
    assert page.evaluate("() => !!document.activeElement.closest('.md-content')")
    page.locator("label.md-header__button[for=__drawer]").click()
    hidden = "all => all.filter(each => !each.checkVisibility({ visibilityProperty: true })).length"
    assert page.locator(".md-sidebar--primary").evaluate("menu => menu.checkVisibility({ visibilityProperty: true })")
    below = page.locator(".md-nav__toggle:not(:checked) ~ .md-nav a")
    assert below.evaluate_all(hidden) == below.count() > 10


def test_the_head_of_a_page_begins_with_the_name_of_the_playbook(base: str, visit: Callable) -> None:
    """The name of the page takes its place once the title is out of sight, also on pages with others beside them."""
    page = visit(f"{base}/strategies/cold-calling.html").page
    page.wait_for_load_state("networkidle")
    title = page.locator(".md-header__title")
    expect(page.locator(".pp-sidebar")).to_be_visible()
    expect(title).not_to_have_class(re.compile("--active"))
    page.locator("#s-relations").scroll_into_view_if_needed()
    expect(title).to_have_class(re.compile("--active"))


def test_choices_are_named_by_their_question_and_folds_apart(base: str, visit: Callable) -> None:
    page = visit(f"{base}/processes/sales-process.html").page
    question = page.locator(".pp-quiz > li strong").first.text_content()
    group = page.get_by_role("group", name=question, exact=True)
    expect(group.get_by_role("radio").first).to_be_visible()
    heard = "all => all.map((each) => each.getAttribute('aria-label') ?? each.textContent)"
    names = page.locator(".md-content summary").evaluate_all(heard)
    assert len(names) == len(set(names)) > 10


def test_the_menu_of_the_first_page_opens_with_all_tabs(base: str, visit: Callable) -> None:
    page = visit(f"{base}/index.html", size="phone").page
    page.locator("label.md-header__button[for=__drawer]").click()
    for tab in ("Onboarding", "Glossary"):
        expect(page.locator(".md-sidebar--primary").get_by_role("link", name=tab, exact=True)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "tab"),
    [
        ("handoffs/qualified-lead.html", "Process"),
        ("glossary/lead.html", "Glossary"),
        ("roles/index.html", "My role"),
        ("say.html", "Sell"),
        ("tags.html", "Home"),
        ("plans/year-2027.html", "Plan"),
    ],
)
def test_the_tab_one_is_in_is_marked(base: str, visit: Callable, address: str, tab: str) -> None:
    page = visit(f"{base}/{address}").page
    marked = page.locator(".md-tabs__link[aria-current], .md-tabs__item--active .md-tabs__link")
    expect(marked).to_have_text(tab)


def test_an_address_without_a_page_leads_on(base: str, visit: Callable) -> None:
    page = visit(f"{base}/404.html").page
    expect(page.locator("h1")).to_have_text("Page not found")
    page.get_by_role("link", name="Go to the first page").click()
    expect(page.locator("h1")).to_have_text("The Larkfield playbook")


def test_a_list_is_ticked_and_a_table_copied_by_keyboard(base: str, visit: Callable) -> None:
    page = visit(f"{base}/checklists/alignment-review.html").page
    page.locator(".pp-checklist input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".pp-checklist [role=status]")).to_have_text("1 of 12 done")
    page.goto(f"{base}/goals/index.html")
    page.get_by_text("Copy as CSV").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pp-list [role=status]")).to_have_text("Copied.")


@pytest.fixture(scope="module")
def instant(reference_site: Path, tmp_path_factory: pytest.TempPathFactory, serve_dir: Callable[[Path], str]) -> str:
    """The reference playbook as Material builds it with instant navigation and an address of the site.

    All that is different then is a word in the settings of each page and the map of the site.
    """
    site = tmp_path_factory.mktemp("instant") / "site"
    shutil.copytree(reference_site, site, ignore=shutil.ignore_patterns("sitemap.xml*"))
    base = serve_dir(site)
    asked, wanted = '"navigation.indexes", ', '"navigation.indexes", "navigation.instant", '
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.count(asked) == 1, page
        page.write_text(html.replace(asked, wanted), encoding="utf-8")
    entries = "".join(f"<url><loc>{base}/{page.relative_to(site).as_posix()}</loc></url>" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    (site / "sitemap.xml").write_text(f"{head}{entries}</urlset>", encoding="utf-8")
    return base


AT = "void (window.at = each => new URL(each.getAttribute('href') || each.getAttribute('xlink:href'), location).href)"
HEADING = "html => new DOMParser().parseFromString(html, 'text/html').querySelector('h1').innerText.trim()"
MARK = """([css, address]) => {
  for (const each of document.querySelectorAll(css)) each.toggleAttribute('data-next', at(each) === address);
}"""
LEFT = "document.querySelector('.md-content__inner').dataset.left = ''"
ARRIVED = ".md-content__inner[data-pp-ready]:not([data-left])"
"""The page that has come: Material has replaced all parts of the one that was left, as ours begin after that."""
MAP = "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/sitemap.xml'))"
"""Whether the map of the site is here: before it is, Material loads each page whole."""


def addresses(page: Page, css: str) -> list[str]:
    """Where the links of a page lead, each once."""
    return page.locator(css).evaluate_all("all => [...new Set(all.map(at))]")


def shown_in_place(page: Page) -> bool:
    """Whether the page that stands is still the document that was loaded first."""
    return bool(page.evaluate("!!window.at"))


def leave(page: Page, address: str, go: Callable[[], object]) -> None:
    """Go to another place; if that is on another page, all of the one that is left has been replaced afterwards."""
    elsewhere = page.url.partition("#")[0] != address.partition("#")[0]
    if elsewhere:
        page.evaluate(LEFT)
    go()
    page.wait_for_url(address)
    if elsewhere:
        page.locator(ARRIVED).wait_for(state="attached")


def follow(page: Page, css: str, address: str) -> None:
    """Click a link of the page that stands; the address and the heading must be those of the page it leads to."""
    page.evaluate(MARK, [css, address])
    leave(page, address, page.locator("[data-next]:visible").first.click)
    html = page.context.request.get(address.partition("#")[0]).text()
    assert page.locator("h1").inner_text().strip() == page.evaluate(HEADING, html)


def test_instant_navigation_shows_the_page_that_the_address_names(instant: str, visit: Callable) -> None:
    """Every tab, a page of the menu below it, and half of the boxes of a drawing (all of them in a sweep)."""
    reader = visit(f"{instant}/index.html")
    page = reader.page
    page.locator(ARRIVED).wait_for(state="attached")
    page.wait_for_function(MAP)
    page.evaluate(AT)
    tabs, followed = addresses(page, ".md-tabs__link"), 0
    for tab in tabs:
        follow(page, ".md-tabs__link", tab)
        menu = ".md-sidebar--primary .md-nav__item--section.md-nav__item--active a.md-nav__link"
        pages = [each for each in addresses(page, menu) if each != page.url][: None if SWEEP else 1]
        for address in pages:
            follow(page, menu, address)
        followed += 1 + len(pages)
    assert followed >= (40 if SWEEP else 12)
    assert shown_in_place(page)
    drawing = f"{instant}/processes/marketing-process.html"
    follow(page, ".md-tabs__link", f"{instant}/process/index.html")
    follow(page, ".md-content a", drawing)
    boxes = addresses(page, ".pp-swimlane a")
    assert len(boxes) >= 8
    for address in boxes if SWEEP else boxes[::2]:
        here = page.url
        page.evaluate(AT)
        follow(page, ".pp-swimlane a", address)
        if address.partition("#")[0] != drawing:
            leave(page, here, page.go_back)
    assert reader.errors == []
    assert reader.foreign == []


WIDER = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).map(box => [box.tabIndex, box.ariaLabel])"


@pytest.mark.parametrize(
    ("kind", "width", "wider"),
    [
        ("plans/coffee-2027.html", 1280, []),
        ("plans/coffee-2027.html", 768, []),
        ("alignment/scorecard.html", 768, []),
        ("metrics/monthly-revenue.html", 390, []),
        ("plans/coffee-2027.html", 320, [[0, "Key ratios"]]),
    ],
)
def test_what_is_wider_than_its_box_takes_keys(base: str, visit: Callable, kind: str, width: int, wider: list) -> None:
    """Few tables are, on the smallest of phones only; what is seen whole is no stop on the way through a page."""
    page = visit(f"{base}/{kind}").page
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    tables = page.locator(".pp-plain:visible")
    assert tables.evaluate_all(WIDER) == wider
    assert tables.count() > 0
    assert page.locator(".pp-plain[tabindex]").count() == len(wider)
