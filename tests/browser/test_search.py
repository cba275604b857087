"""The search as a reader uses it: questions and the pages that answer them, over the web and from a disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.browser.kinds import SWEEP

QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
FIRST = {"acronyms", "first"}
"""Sorts of questions whose answer has to stand on top."""
NEVER_MISSED = {*FIRST, "acronyms of the trade", "begun"}
BY_FILE = {"acronyms", "first", "aliases", "misspellings", "plain words"}
"""Sorts that are asked from a disk as well."""
ANSWERED = """() => ({ promise: new Promise((answer, fail) => {
    const status = document.querySelector("dialog [role=status]");
    new MutationObserver(() => status.textContent && answer()).observe(status, { childList: true });
    setTimeout(() => fail(new Error(`no answer, but: ${status.textContent}`)), 60000);
}) })"""
AT_ONCE = """() => {
    const { setTimeout } = window;
    window.setTimeout = (call, wait, ...rest) => setTimeout(call, wait === 90 ? 0 : wait, ...rest);
}"""
"""Two hundred questions need not wait for the milliseconds without a key after which the dialog asks."""
ASKED = """async (questions) => {
    const dialog = document.querySelector("dialog"), status = dialog.querySelector("[role=status]");
    const answered = (words) => new Promise((answer, fail) => {
        const silent = setTimeout(() => fail(new Error(`no answer to ${words}, but: ${status.textContent}`)), 60000);
        const heard = new MutationObserver(() => {
            if (!status.textContent) return;
            heard.disconnect();
            clearTimeout(silent);
            answer([...dialog.querySelectorAll("li")].map((each) => each.querySelector("a").href));
        });
        heard.observe(status, { childList: true });
        const box = dialog.querySelector("input");
        box.value = words;
        box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const all = [];
    for (const words of questions) all.push(await answered(words));
    return all;
}"""
"""Many questions, one after the other, each once the one before is answered -> the addresses found for each."""
FOUND = "all => all.map(each => each.querySelector('a').href)"


def ask(page: Page, words: str) -> None:
    """A question, once the answer to it stands there: each answer says again how many results there are."""
    box = page.get_by_role("dialog", name="Search").get_by_role("searchbox", name="Search")
    box.wait_for()
    answered = page.evaluate_handle(ANSWERED)
    box.fill(words)
    answered.evaluate("answered => answered.promise")


def opened(visit: Callable, address: str, **how: Any) -> Any:
    reader = visit(address, **how)
    reader.page.get_by_role("button", name="Search").click()
    reader.page.get_by_role("dialog", name="Search").wait_for()
    return reader


@pytest.mark.parametrize("way", ["http", "file"])
def test_nine_of_ten_questions_are_answered_and_no_acronym_is_missed(
    reference_site: Path, base: str, visit: Callable, way: str
) -> None:
    root = base if way == "http" else reference_site.as_uri()
    reader = opened(visit, f"{root}/goals/index.html")
    reader.page.evaluate(AT_ONCE)
    asked = [
        (sort, words, answers)
        for sort, questions in QUESTIONS.items()
        if way == "http" or sort in BY_FILE
        for words, answers in questions.items()
    ]
    assert len(asked) >= 30
    missed = []
    told = reader.page.evaluate(ASKED, [words for _, words, _ in asked])
    for (sort, words, answers), found in zip(asked, told, strict=True):
        wanted = {f"{root}/{answer}" for answer in ([answers] if isinstance(answers, str) else answers)}
        if wanted.isdisjoint(found[: 1 if sort in FIRST else 3]):
            missed.append((sort, words, [each.removeprefix(root) for each in found[:3]]))
    assert len(missed) <= len(asked) // 10, missed
    assert not [each for each in missed if each[0] in NEVER_MISSED], missed
    assert reader.errors == []
    assert reader.foreign == []


def test_nothing_is_fetched_before_somebody_searches(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/index.html", fresh=True)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.reload(wait_until="networkidle")
    assert not [each for each in asked if "search" in each]
    reader.page.keyboard.press("/")
    expect(reader.page.get_by_role("searchbox", name="Search")).to_be_focused()
    assert [each for each in asked if "search" in each]


def test_a_result_says_kind_and_team_and_marks_what_was_asked(base: str, visit: Callable) -> None:
    page = opened(visit, f"{base}/index.html").page
    ask(page, "abm")
    expect(page.locator("dialog li small").first).to_contain_text("Term · also ABM")
    assert page.locator("dialog li small mark").first.inner_text() == "ABM"
    ask(page, "cold caling")
    expect(page.locator("dialog li small").first).to_contain_text("Strategy · Sales")
    assert page.locator("dialog li strong mark").first.inner_text() == "Cold"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("meets every acceptance criterion", "#"),
        ("accept or reject with one reason", "checklists/lead-acceptance.html#"),
    ],
)
def test_a_part_of_a_page_is_found_where_it_stands(base: str, visit: Callable, words: str, address: str) -> None:
    page = opened(visit, f"{base}/index.html").page
    ask(page, words)
    deep = page.locator("dialog .pp-deep").first
    target = deep.get_attribute("href") or ""
    assert address in target
    deep.click()
    page.wait_for_url(target)
    anchor = target.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_it_is_used_by_keyboard_alone(base: str, visit: Callable) -> None:
    page = visit(f"{base}/goals/index.html").page
    page.keyboard.press("s")
    box = page.get_by_role("searchbox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("price too high")
    expect(page.locator("dialog [role=status]")).to_contain_text("result")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog li a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Search")).to_be_hidden()
    page.keyboard.press("/")
    expect(box).to_have_value("price too high")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Price too high")


def test_whoever_is_in_the_list_stays_there_when_it_changes(base: str, visit: Callable) -> None:
    """The answer to the last letters comes when somebody is among the results of the first ones."""
    page = opened(visit, f"{base}/index.html").page
    page.keyboard.type("price")
    expect(page.locator("dialog li a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    change = "box => { box.value = 'price too high'; box.dispatchEvent(new Event('input')); }"
    page.get_by_role("searchbox", name="Search").evaluate(change)
    expect(page.locator("dialog li a").first).to_contain_text("Price too high")
    expect(page.locator("dialog li mark", has_text="high").first).to_be_visible()
    expect(page.locator("dialog li a").first).to_be_focused()


def test_before_anything_is_typed_it_says_what_one_may_ask(base: str, visit: Callable) -> None:
    """Something a buyer says, an acronym, a role: from the book, and answered by a tap."""
    page = opened(visit, f"{base}/index.html").page
    examples = page.locator("dialog .pp-tries button")
    expect(examples).to_have_text(
        ["Price too high", "We have a supplier", "Who accepts a lead?", "Discounts", "MQL", "Market analyst"]
    )
    examples.nth(2).click()
    expect(page.locator("dialog li strong").first).to_have_text("Qualified lead to sales")
    expect(page.locator("dialog [role=status]")).to_contain_text("result")
    expect(page.locator("dialog .pp-tries")).to_be_hidden()
    expect(page.locator("dialog li small svg").first).to_be_visible()
    page.get_by_role("searchbox", name="Search").fill("")
    expect(examples.first).to_be_visible()


def test_the_first_page_begins_with_a_field_that_opens_it(base: str, visit: Callable) -> None:
    page = visit(f"{base}/index.html", size="phone").page
    field = page.get_by_role("button", name="What are you looking for?")
    box = field.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] + box["height"] < 844 / 2
    field.click()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()


def test_a_letter_typed_into_a_form_stays_there(base: str, visit: Callable) -> None:
    page = visit(f"{base}/goals/index.html").page
    page.get_by_label("Filter this table").press_sequentially("s/")
    assert page.get_by_label("Filter this table").input_value() == "s/"
    assert page.locator("dialog").count() == 0


def test_where_nothing_is_found_ways_on_are_offered(base: str, visit: Callable) -> None:
    page = opened(visit, f"{base}/goals/index.html").page
    ask(page, "xylophone <b>")
    expect(page.locator("dialog [role=status]")).to_have_text(
        "No results for “xylophone <b>”. Try fewer or other words."
    )
    assert page.locator("dialog li").count() == 0
    page.get_by_role("dialog").get_by_role("link", name="Who owns what").click()
    page.wait_for_url(f"{base}/alignment/who-owns-what.html")
    page.get_by_role("button", name="Search").click()
    ask(page, "lead")
    expect(page.get_by_role("dialog").get_by_role("link", name="Who owns what", exact=True)).to_be_hidden()


def test_a_guess_is_said_and_changes_a_word_in_one_place(base: str, visit: Callable) -> None:
    page = opened(visit, f"{base}/index.html").page
    status = page.locator("dialog [role=status]")
    ask(page, "onbording of a rep")
    expect(status).to_contain_text("Showing results for “onboarding of a rep”: ")
    ask(page, "onboarding")
    expect(status).not_to_contain_text("Showing")
    ask(page, "organization")
    expect(status).not_to_contain_text("Showing")
    ask(page, "attritoin")
    expect(status).to_contain_text("“attrition”")
    expect(page.locator("dialog li strong").first).to_have_text("Customer churn")
    for two_letters_from_a_word in ("plxxs", "prxcx", "mexxing"):
        ask(page, two_letters_from_a_word)
        expect(status).to_contain_text("No results")


@pytest.mark.parametrize(
    ("one", "other"),
    [("sign off", "signed off"), ("turn a lead down", "turn the lead down"), ("they won't", "they will not")],
)
def test_a_phrase_is_one_in_each_of_its_forms(base: str, visit: Callable, one: str, other: str) -> None:
    page = opened(visit, f"{base}/index.html").page
    found = []
    for words in (one, other):
        ask(page, words)
        found.append(page.locator("dialog li").evaluate_all(FOUND)[0])
    assert found[0] == found[1]


def test_the_question_is_still_there_after_going_back(base: str, visit: Callable) -> None:
    page = opened(visit, f"{base}/goals/index.html").page
    ask(page, "rebate")
    page.locator("dialog li a").first.click()
    page.wait_for_load_state()
    for go in (lambda: None, page.go_back):
        go()
        page.get_by_role("button", name="Search").click()
        expect(page.get_by_role("searchbox", name="Search")).to_have_value("rebate")
        expect(page.locator("dialog [role=status]")).to_contain_text("result")
        page.keyboard.press("Escape")


def test_the_guide_for_authors_is_asked_apart(base: str, visit: Callable) -> None:
    """Readers never get its pages; authors who are in it get nothing else, until they say so."""
    page = opened(visit, f"{base}/index.html").page
    for words in ("exit criteria", "owner", "time limit", "waiver", "yaml"):
        ask(page, words)
        assert [each for each in page.locator("dialog li").evaluate_all(FOUND) if "/authoring/" in each] == []
    page.get_by_role("button", name="Search the guide for authors").click()
    expect(page.locator("dialog li a").first).to_have_attribute("href", f"{base}/authoring/index.html")
    assert [each for each in page.locator("dialog li").evaluate_all(FOUND) if "/authoring/" not in each] == []
    page = opened(visit, f"{base}/authoring/index.html").page
    ask(page, "metric")
    expect(page.locator("dialog li a").first).to_have_attribute("href", f"{base}/authoring/metric.html")
    page.get_by_role("button", name="Search the playbook instead").click()
    expect(page.locator("dialog li a").first).to_have_attribute("href", f"{base}/metrics/index.html")


def test_more_results_are_a_button_away(base: str, visit: Callable) -> None:
    page = opened(visit, f"{base}/index.html").page
    ask(page, "sales")
    assert page.locator("dialog li").count() == 10
    page.get_by_role("button", name="More results").click()
    expect(page.locator("dialog li")).to_have_count(20)
    expect(page.locator("dialog li").nth(10).locator("a").first).to_be_focused()


LOOKS = [("desktop", "light"), ("phone", "dark"), ("desktop", "dark"), ("phone", "light")]


@pytest.mark.parametrize(("size", "scheme"), LOOKS if SWEEP else LOOKS[:2])
def test_axe_finds_nothing_grave_in_the_dialog(browser: Any, base: str, scheme: str, size: str) -> None:
    width = 1440 if size == "desktop" else 320
    context = browser.new_context(
        viewport={"width": width, "height": 800}, bypass_csp=True, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{base}/index.html")
    page.get_by_role("button", name="Search").click()
    ask(page, "accept a lead")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document)")["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator("dialog :is(a, button, input):visible").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert small == []
    context.close()


def test_without_scripts_a_link_to_what_there_is_stays(base: str, visit: Callable) -> None:
    page = visit(f"{base}/goals/index.html", javascript=False).page
    assert page.locator(".pp-search-open:visible").count() == 0
    page.get_by_role("link", name="Browse").click()
    expect(page.locator("h1")).to_have_text("Browse")


def test_a_search_whose_index_is_gone_says_so(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/index.html", own=True)
    reader.page.route("**/search/*.js*", lambda route: route.abort())
    reader.page.keyboard.press("/")
    reader.page.get_by_role("searchbox", name="Search").fill("lead")
    expect(reader.page.locator("dialog [role=status]")).to_contain_text("could not be loaded")
    reader.page.unroute("**/search/*.js*")
    reader.page.get_by_role("searchbox", name="Search").fill("leads")
    expect(reader.page.locator("dialog [role=status]")).to_contain_text("result")


def test_words_that_every_object_knows_are_words(base: str, visit: Callable) -> None:
    reader = opened(visit, f"{base}/index.html")
    for words in ("constructor", "constructors", "class toString"):
        ask(reader.page, words)
        expect(reader.page.locator("dialog [role=status]"), words).not_to_contain_text("could not be loaded")
    assert reader.errors == []


def test_no_other_site_reads_what_can_be_searched(
    base: str, tmp_path: Path, serve_dir: Callable[[Path], str], visit: Callable
) -> None:
    """A page elsewhere runs the files of the search as scripts, which every browser lets it."""
    trap = "window.got = []; window.playpressSearch = (name) => got.push(name)"
    names = ("index", "d0", "t0", "v0")
    scripts = "".join(f'<script src="{base}/search/{name}.js"></script>' for name in names)
    (tmp_path / "index.html").write_text(f"<!doctype html><script>{trap}</script>{scripts}<p>Done</p>")
    reader = visit(f"{serve_dir(tmp_path)}/index.html")
    expect(reader.page.get_by_text("Done")).to_be_visible()
    loaded = reader.page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert {f"{base}/search/{name}.js" for name in names} <= set(loaded)
    assert reader.page.evaluate("got") == []
