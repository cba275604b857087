"""A mistake in a script or a style of a project takes nothing of ours down, and a browser names its file and line."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests import plugins
from tests.preview import OF_FEW_CHECKS
from tests.shared import made_once

CHECKLIST = "checklists/process-lead-to-deal.html"
WRONG = "let own = 1;\nconst = ;\n"
RIGHT = 'document.documentElement.dataset.own = "right";'
REPLACED = ("script/20-tables.js", "search/30-dialog.js", "learn/10-checklists.js")
"""A part of what every page brings in, of the search, and of what a page with a checklist fetches."""
HEAD = ".md-typeset .pp-table thead th { text-decoration: overline"
"""A rule without its end."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook of which the theme has mistakes in each place where it may have parts."""

    def build(folder: Path) -> None:
        book = folder / "book"
        assert plugins.run([sys.executable, "-m", "playpress", "new", str(book), "--sample", "small"], folder)
        added = {"script/05-own.js": WRONG, "script/99-own.js": RIGHT, "style/99-own.css": "h1 {"}
        later = {"learn/05-own.js": WRONG, "learn/99-own.js": RIGHT.replace("own", "later")}
        for name, text in {**added, **later, **dict.fromkeys(REPLACED, WRONG), "style/30-tables.css": HEAD}.items():
            path = book / "themes" / "assets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = plugins.run([sys.executable, "-c", OF_FEW_CHECKS, "playpress", "build", "--today", "2026-11-23"], book)
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once(tmp_path_factory, "own-parts", build) / "book" / "site"


@pytest.fixture(scope="module")
def address(site: Path, serve_dir: Callable[[Path], str]) -> str:
    return serve_dir(site)


def test_what_every_page_brings_in_works_beside_mistakes(address: str, visit: Callable) -> None:
    page = visit(f"{address}/strategies/index.html").page
    expect(page.locator("html")).to_have_attribute("data-own", "right")
    page.get_by_label("Filter this table").fill("no strategy is called this")
    expect(page.locator(".pp-list [role=status]")).to_have_text("No rows match.")


def test_the_search_works_beside_a_mistake_in_it(address: str, visit: Callable) -> None:
    page = visit(f"{address}/index.html").page
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()


def test_a_checklist_works_beside_mistakes_and_what_is_added_to_it_runs(address: str, visit: Callable) -> None:
    page = visit(f"{address}/{CHECKLIST}").page
    page.locator(".pp-checklist input").first.check()
    expect(page.locator(".pp-checklist .pp-progress").first).to_contain_text("1 of")
    expect(page.locator("html")).to_have_attribute("data-later", "right")


def test_rules_of_ours_apply_after_one_that_is_never_closed(address: str, visit: Callable) -> None:
    page = visit(f"{address}/strategies/index.html").page
    expect(page.locator(".pp-table thead th").first).to_have_css("text-decoration-line", "overline")
    page.goto(f"{address}/{CHECKLIST}")
    expect(page.locator(".pp-checklist label").first).to_have_css("display", "flex")


def test_the_browser_names_file_and_line_of_each_mistake(address: str, visit: Callable) -> None:
    page = visit("about:blank", fresh=True).page
    devtools = page.context.new_cdp_session(page)
    devtools.send("Runtime.enable")
    places: list[str] = []

    def thrown(event: dict[str, dict[str, object]]) -> None:
        details = event["exceptionDetails"]
        places.append(f"{str(details['url']).removeprefix(address)}:{int(str(details['lineNumber'])) + 1}")

    devtools.on("Runtime.exceptionThrown", thrown)
    page.goto(f"{address}/{CHECKLIST}")
    expect(page.locator("html")).to_have_attribute("data-later", "right")
    assert "/assets/script/05-own.js:2" in places
    assert "/assets/learn/05-own.js:2" in places
    assert any(place.startswith("/assets/playpress.js:") for place in places)
