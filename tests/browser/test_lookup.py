"""Ten seconds to an answer: what a role does, what to say now, where something is, also on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.kinds import SWEEP
from tests.conftest import ROOT
from tests.pdf.conftest import DAY

from playpress.graph import Book
from playpress.model.kinds.objection import Objection
from playpress.pipeline import read


@pytest.fixture(scope="module")
def book() -> Book:
    found = read(ROOT, DAY).book
    assert found is not None
    return found


def test_too_expensive_is_two_taps_from_home_on_a_phone(base: str, visit: Callable) -> None:
    page = visit(f"{base}/index.html", size="phone").page
    page.locator("article").get_by_role("link", name="Handle an objection").click()
    page.get_by_label("Objection").select_option("price-too-high")
    card = page.locator(".pp-moment:visible")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("18 cents a cup instead of 38")
    expect(card).to_contain_text("What number did you have in mind")


def test_what_mql_means_is_three_taps_from_home(base: str, visit: Callable) -> None:
    """The list of terms, a letter, the term; unfolded, the second tap was eight screens further down."""
    page = visit(f"{base}/index.html", size="phone").page
    page.locator("article").get_by_role("link", name="Glossary terms").first.click()
    page.locator("article").get_by_role("link", name="M", exact=True).click()
    expect(page.locator("#marketing-qualified-lead, dt", has_text="Marketing qualified lead").first).to_be_attached()
    page.locator("article").get_by_role("link", name="Marketing qualified lead").first.click()
    expect(page.locator("article")).to_contain_text("every item of the hand-off is ticked")


def test_who_accepts_a_lead_is_two_taps_from_home(base: str, visit: Callable) -> None:
    page = visit(f"{base}/index.html", size="phone").page
    page.locator("article").get_by_role("link", name="Hand-offs").first.click()
    page.locator("article").get_by_role("link", name="Qualified lead to sales").first.click()
    expect(page.locator("article")).to_contain_text("accepts or rejects within 1 business day")


def test_every_objection_is_there_without_javascript(base: str, visit: Callable, book: Book) -> None:
    page = visit(f"{base}/say.html", javascript=False).page
    text = page.locator("article").inner_text().replace("’", "'")
    assert [str(each.says) for each in book.active(Objection) if str(each.says) not in text] == []
    assert page.locator("article select:visible").count() == 0


def test_stage_and_audience_narrow_it_and_stand_in_the_address(base: str, visit: Callable) -> None:
    page = visit(f"{base}/say.html").page
    page.get_by_label("Sales stage").select_option("leads#sql")
    page.get_by_label("Audience").select_option("hotel-owner")
    fewer = page.locator(".pp-moment:visible").count()
    assert 1 <= fewer < page.locator(".pp-moment").count()
    again = visit(page.url).page
    expect(again.locator(".pp-moment:visible")).to_have_count(fewer)
    expect(again.get_by_label("Audience")).to_have_value("hotel-owner")


def test_everything_is_in_browse_exactly_once(base: str, visit: Callable, book: Book) -> None:
    page = visit(f"{base}/browse.html", javascript=False).page
    links = page.locator("tbody tr td:first-child a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert len(links) == len(set(links)) == len(book.entities)


def test_browse_is_narrowed_by_what_one_knows_and_kept_by_its_address(base: str, visit: Callable) -> None:
    page = visit(f"{base}/browse.html").page
    page.get_by_label("Kind").select_option("Metric")
    page.get_by_label("Team").select_option("Sales")
    page.get_by_label("Role", exact=True).select_option("Sales development rep")
    expect(page.locator("tbody tr:visible").first).to_contain_text("Metric")
    shown = page.locator("tbody tr:visible").count()
    assert 1 <= shown < 10
    again = visit(page.url).page
    expect(again.locator("tbody tr:visible")).to_have_count(shown)


@pytest.mark.parametrize("page", ["say.html#say?stage=", "browse.html#browse?kind="])
def test_an_address_that_asks_for_nonsense_shows_everything(base: str, visit: Callable, page: str) -> None:
    reader = visit(f"{base}/{page}%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&__proto__=1&words=")
    expect(reader.page.locator(".pp-status")).not_to_contain_text("Nothing")
    assert reader.page.locator(".pp-moment:visible, tbody tr:visible").count() > 5
    assert reader.errors == []


def test_a_role_page_answers_on_the_first_screens_of_a_phone(base: str, visit: Callable) -> None:
    page = visit(f"{base}/roles/sales-development-rep.html", size="phone").page
    headings = page.locator("h2").all_inner_texts()
    assert headings[:3] == ["What you receive", "Your team’s commitments", "What you do"]
    assert {"Your metrics", "What buyers say to you", "Your meetings", "Useful for you"} <= set(headings)
    expect(page.locator("#s-receives + div")).to_contain_text("Qualified lead to sales")
    expect(page.locator("article")).to_contain_text("Demand manager")


@pytest.mark.parametrize("page", ["say.html", "browse.html", "roles/account-executive.html"])
def test_nothing_leaves_a_narrow_screen(base: str, visit: Callable, page: str) -> None:
    found = visit(f"{base}/{page}", size="phone").page
    found.set_viewport_size({"width": 320, "height": 700})
    assert found.evaluate("document.documentElement.scrollWidth") <= 320


def test_behind_each_choice_stands_how_many_it_leaves(base: str, visit: Callable) -> None:
    page = visit(f"{base}/browse.html").page
    options = page.get_by_label("Team").locator("option")
    page.get_by_label("Kind").select_option("Metric")
    promised = {text.rpartition(" (")[0]: int(text.rpartition(" (")[2][:-1]) for text in options.all_inner_texts()[1:]}
    assert max(promised.values()) > 0
    for team, count in promised.items():
        if not count:
            expect(page.get_by_label("Team").locator(f"option[value='{team}']")).to_be_disabled()
            continue
        page.get_by_label("Team").select_option(team)
        assert page.locator("tbody tr:visible").count() == count


def test_no_choice_of_what_to_say_leads_to_nothing(base: str, visit: Callable) -> None:
    page = visit(f"{base}/say.html").page
    page.get_by_label("Audience").select_option("hotel-owner")
    said = page.get_by_label("Objection").locator("option")
    left = page.locator(".pp-moment:visible").evaluate_all("cards => cards.map(card => card.dataset.said)")
    free = said.evaluate_all("all => all.slice(1).filter(each => !each.disabled).map(each => each.value)")
    assert sorted(free) == sorted(left)
    assert 0 < len(left) < said.count() - 1
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".pp-moment:visible")).to_have_count(said.count() - 1)
    expect(page.get_by_role("button", name="Clear")).to_be_hidden()
    expect(page).to_have_url(f"{base}/say.html")


def test_where_nothing_fits_the_list_says_so_and_can_be_cleared(base: str, visit: Callable) -> None:
    page = visit(f"{base}/browse.html").page
    page.get_by_label("Filter this table").fill("zzz nobody writes this")
    expect(page.locator(".pp-status")).to_have_text("No rows match.")
    expect(page.locator("table")).to_be_hidden()
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("table")).to_be_visible()
    expect(page.get_by_label("Filter this table")).to_be_focused()


def test_browse_is_short_on_a_phone_and_offers_every_facet(base: str, visit: Callable) -> None:
    page = visit(f"{base}/browse.html", size="phone").page
    for name in ("Kind", "Team", "Role", "Motion", "Stage", "Status"):
        expect(page.get_by_label(name, exact=True)).to_be_visible()
    expect(page.locator("tbody tr:visible")).to_have_count(30)
    assert page.locator("tbody tr:visible").evaluate_all("all => Math.max(...all.map(e => e.offsetHeight))") < 80
    page.get_by_role("button", name="Show all").click()
    assert page.locator("tbody tr:visible").count() > 100


SHIFTED = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const each of list.getEntries()) sum += each.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""


CONTROLLED = (
    "compare/strategies.html",
    "onboarding/everybody.html",
    "say.html",
    "browse.html",
    "strategies/index.html",
    "checklists/first-call.html",
)


@pytest.mark.parametrize("page", CONTROLLED if SWEEP else CONTROLLED[:2])
def test_nothing_moves_while_a_page_with_controls_is_opened(base: str, visit: Callable, page: str) -> None:
    reader = visit("about:blank", size="phone").page
    reader.context.new_cdp_session(reader).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    reader.goto(f"{base}/{page}")
    reader.locator("[data-pp-ready]").first.wait_for(state="attached")
    assert reader.evaluate(SHIFTED) < 0.1


def test_what_is_said_is_seen_on_two_screens_of_a_phone_and_answered_by_a_tap(base: str, visit: Callable) -> None:
    page = visit(f"{base}/say.html", size="phone").page
    assert page.evaluate("document.documentElement.scrollHeight") < 2 * 844
    answer = page.locator("#price-too-high")
    expect(answer).to_be_hidden()
    page.locator("summary", has_text="That is too expensive").click()
    expect(answer).to_be_visible()


def test_an_answer_one_is_led_to_is_open(base: str, visit: Callable) -> None:
    page = visit(f"{base}/say.html#price-too-high", size="phone").page
    expect(page.locator("#price-too-high")).to_be_in_viewport()
    page.evaluate("location.hash = 'no-time'")
    expect(page.locator("#no-time")).to_be_in_viewport()


def test_an_open_answer_has_a_sign_that_leads_to_it(base: str, visit: Callable) -> None:
    page = visit(f"{base}/say.html#price-too-high", size="phone").page
    expect(page.locator("#price-too-high .pp-point")).to_be_visible()
    expect(page.locator("#price-too-high .pp-point")).to_have_attribute("href", "#price-too-high")
    expect(page.locator(".pp-moment .pp-point")).to_have_count(page.locator(".pp-moment").count())


def test_a_battlecard_on_a_phone_names_each_of_its_lists_and_keeps_its_crumbs_whole(base: str, visit: Callable) -> None:
    page = visit(f"{base}/compare/battlecard-crates-and-capsules.html", size="phone").page
    lists = page.locator(".pp-stack td:visible:has(> ul)")
    named = "all => all.map((each) => getComputedStyle(each, '::before').content)"
    assert set(lists.evaluate_all(named)) == {f'"{each.get_attribute("data-label")}"' for each in lists.all()}
    crumb = page.locator(".pp-crumbs li:visible").nth(1)
    stroke = "each => each.getBoundingClientRect().height - each.querySelector('a').getBoundingClientRect().height"
    assert abs(crumb.evaluate(stroke)) < 2


def test_the_sign_of_a_letter_is_in_its_heading(base: str, visit: Callable) -> None:
    page = visit(f"{base}/glossary/index.html", size="phone").page
    expect(page.locator("#letter_a > h2 > .pp-point")).to_be_visible()
    expect(page.locator(".pp-letter > .pp-point")).to_have_count(0)


def test_who_says_their_role_is_led_to_their_own_work_from_then_on(base: str, visit: Callable) -> None:
    page = visit(f"{base}/index.html", size="phone").page
    fold = page.locator("[data-pp-mine]")
    fold.locator("summary").click()
    fold.get_by_role("link", name="Sales development rep").click()
    expect(page).to_have_url(re.compile("/roles/sales-development-rep.html$"))
    page.go_back()
    mine = page.get_by_role("navigation", name="My work")
    expect(mine.get_by_role("link").first).to_have_text("Sales development rep")
    expect(fold).to_have_count(0)
    mine.get_by_role("link", name="What buyers say to you").click()
    expect(page.locator("#s-objections")).to_be_in_viewport()
    page.goto(f"{base}/index.html")
    mine.get_by_role("button", name="Another role").click()
    expect(mine).to_have_count(0)
    expect(fold.locator("summary")).to_be_focused()
    expect(fold.get_by_role("link", name="Head of marketing")).to_be_visible()
    page.reload()
    expect(fold.locator("summary")).to_be_visible()


def test_who_has_chosen_a_first_day_finds_what_is_due_on_the_first_page(base: str, visit: Callable) -> None:
    page = visit(f"{base}/onboarding/everybody.html", size="phone").page
    page.get_by_role("textbox", name="Your first day").fill("2020-01-06")
    open_items = page.locator("[data-pp-who=hire] input:not(:checked)").count()
    page.goto(f"{base}/onboarding/sales-development-rep.html")
    expect(page.get_by_text("Choose your first day to see dates")).to_be_visible()
    page.evaluate(
        "() => localStorage.setItem(Object.keys(localStorage).find((key) => /due-/.test(key)) + '-of-another', '?')"
    )
    page.goto(f"{base}/index.html")
    fold = page.locator("[data-pp-mine]")
    fold.locator("summary").click()
    fold.get_by_role("link", name="Sales development rep").click()
    page.go_back()
    mine = page.get_by_role("navigation", name="My work")
    expect(mine).to_contain_text(f"{open_items} overdue")
    mine.get_by_role("link", name="Your first week").click()
    page.get_by_role("textbox", name="Your first day").fill("")
    page.go_back()
    expect(mine).to_be_visible()
    expect(mine).not_to_contain_text("overdue")


def test_browse_shows_results_on_the_first_screen_of_a_phone(base: str, visit: Callable) -> None:
    page = visit(f"{base}/browse.html", size="phone").page
    expect(page.locator("tbody tr").nth(8)).to_be_in_viewport(ratio=1)
    choice = page.get_by_label("Status")
    choice.scroll_into_view_if_needed()
    expect(choice).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_the_whole_name_of_the_site(base: str, visit: Callable, width: int) -> None:
    page = visit(f"{base}/roles/account-executive.html", size="phone").page
    page.set_viewport_size({"width": width, "height": 844})
    for name in ("The Larkfield playbook", "Marketing and sales at Northwind Water"):
        title = page.locator(".md-header__topic .md-ellipsis").first
        title.evaluate("(title, name) => (title.textContent = name)", name)
        inside = "title => [title.scrollWidth <= title.clientWidth + 1, title.scrollHeight <= title.clientHeight + 1]"
        assert width == 320 or title.evaluate(inside) == [True, True], name
        box = title.bounding_box()
        assert box["y"] >= 0, name
        assert box["y"] + box["height"] <= 48, name


def test_a_phone_leads_to_each_part_of_a_long_page(base: str, visit: Callable) -> None:
    page = visit(f"{base}/processes/marketing-process.html", size="phone", javascript=False).page
    page.get_by_text("On this page").click()
    page.locator(".pp-toc").get_by_role("link", name="5. Run the campaign").click()
    expect(page.get_by_role("heading", name="5. Run the campaign")).to_be_in_viewport()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".pp-toc")).to_be_hidden()


def test_a_list_is_filtered_by_what_a_keyboard_has(base: str, visit: Callable) -> None:
    """A page has quotes and spaces of a typographer; who looks for a name types those of a keyboard."""
    page = visit(f"{base}/browse.html").page
    expect(page.get_by_role("link", name="Repaired by tomorrow’s breakfast")).to_have_count(1)
    page.get_by_label("Filter this table").first.fill("by tomorrow's")
    expect(page.locator("tbody tr:visible", has_text="Repaired by tomorrow’s breakfast")).to_have_count(1)
