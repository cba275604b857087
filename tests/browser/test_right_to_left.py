"""The wiki of an Arabic playbook: lines begin at the right, nothing scrolls sideways, drawings are whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests import few_checks
from tests.book import TODAY
from tests.browser.test_every_kind_of_page import grave
from tests.conftest import ROOT
from tests.shared import made_once

from playpress import host

PAGES = (
    "index.html",
    "alignment/index.html",
    "glossary/index.html",
    "goals/index.html",
    "goals/more-deals.html",
    "handoffs/lead.html",
    "onboarding/first-weeks.html",
    "plans/year-2027.html",
    "processes/lead-to-deal.html",
    "checklists/process-lead-to-deal.html",
)
MADE = """async () => {
  const texts = (root) => {
    const found = [], all = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = all.nextNode(); node; node = all.nextNode()) found.push(node);
    return found.filter((node) => !node.parentElement.closest('script, style, .md-header, .md-sidebar'));
  };
  const html = await (await fetch(location.href)).text();
  const sent = new DOMParser().parseFromString(html, 'text/html');
  const there = new Set(texts(sent.body).map((node) => node.data.trim()));
  const made = texts(document.body).filter((node) => !there.has(node.data.trim()));
  const tongue = (node) => node.parentElement.closest('[lang]').lang.slice(0, 2);
  const [ours, theirs] = [/[a-z]{3}/i, /[\\u0600-\\u06ff]/];
  const latin = made.filter((node) => ours.test(node.data) && !theirs.test(node.data));
  const arabic = made.filter((node) => theirs.test(node.data) && !ours.test(node.data));
  const wrong = (nodes, right) => nodes.filter((node) => tongue(node) !== right).map((node) => node.data);
  return { latin: latin.length, arabic: arabic.length, wrong: [...wrong(latin, 'en'), ...wrong(arabic, 'ar')] };
}"""
"""Texts that scripts have put onto a page, by their letters, and those that are said to be in the other language."""
OUTSIDE = """() => [...document.querySelectorAll('.md-content svg text')].filter(text => {
  const [it, all] = [text, text.ownerSVGElement].map(each => each.getBoundingClientRect());
  return it.width && (it.left < all.left - 1 || it.right > all.right + 1);
}).map(text => text.textContent)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        shutil.copytree(ROOT / "tests" / "books" / "arabic" / "content", folder / "book" / "content")
        shutil.copy(ROOT / "mkdocs.yml", folder / "book")
        with few_checks.only():
            assert host.build(folder / "book", folder / "book" / "site", TODAY).problems == ()

    return made_once(tmp_path_factory, "arabic", build) / "book" / "site"


@pytest.mark.parametrize("width", [1440, 390])
def test_pages_from_right_to_left_are_whole(
    width: int, site: Path, serve_dir: Callable[[Path], str], browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page, base = context.new_page(), serve_dir(site)
    for kind in PAGES:
        page.goto(f"{base}/{kind}")
        assert page.evaluate("[document.documentElement.lang, document.body.dir]") == ["ar", "rtl"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        title, content = (page.locator(each).bounding_box() for each in ("h1", ".md-content__inner"))
        assert title is not None
        assert content is not None
        assert title["x"] + title["width"] > content["x"] + content["width"] - 20, kind
        assert page.evaluate(OUTSIDE) == [], kind
        assert grave(page) == [], kind
    context.close()


def test_a_first_cell_is_at_the_right_and_a_figure_reads_from_the_left(
    site: Path, serve_dir: Callable[[Path], str], browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{serve_dir(site)}/handoffs/lead.html")
    first, last = (page.locator("table th").nth(at).bounding_box() for at in (0, 1))
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
    page.goto(f"{serve_dir(site)}/onboarding/first-weeks.html")
    spot = """text => {
      const box = [...document.querySelectorAll('.pp-figure-value')].find(each => each.textContent === text);
      const range = document.createRange(), node = box.firstChild;
      return [[0, 2], [3, 6]].map(([from, to]) => { range.setStart(node, from); range.setEnd(node, to);
        return range.getBoundingClientRect().left; }); }"""
    number, unit = page.evaluate(spot, "20\xa0min")
    assert number < unit
    context.close()


def test_words_of_scripts_are_said_to_be_english_and_those_of_the_playbook_are_not(
    site: Path, serve_dir: Callable[[Path], str], browser: Browser
) -> None:
    page, base = browser.new_page(), serve_dir(site)
    count = {"latin": 0, "arabic": 0}
    kinds = ("index", "checklists/process-lead-to-deal", "onboarding/first-weeks", "plans/year-2027", "browse")
    for kind in kinds:
        page.goto(f"{base}/{kind}.html")
        page.locator(".md-content__inner[data-pp-ready]").wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        if (first := page.locator("input[type=date]")).count():
            first.fill("2020-01-06")
        if kind == "index":
            page.locator(".pp-search-open").click()
            page.get_by_role("searchbox").fill("مصنع")
            page.locator("dialog li").first.wait_for()
        made = page.evaluate(MADE)
        assert made.pop("wrong") == [], kind
        count = {letters: found + made[letters] for letters, found in count.items()}
    assert count["latin"] > 15
    assert count["arabic"] > 5
    page.close()
