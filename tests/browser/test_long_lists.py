"""A large playbook on a phone: the first two screens, the rest one tap away, and nothing hidden without scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests import few_checks
from tests.book import TODAY, write
from tests.site.test_lists_by_letter import glossary

from playpress.host.publishing import build

TERMS, GOALS = 120, 30


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, serve_dir: Callable[[Path], str]) -> str:
    """The address of a site with many terms, goals and uses of tags."""
    project = tmp_path_factory.mktemp("large")
    goals = "".join(
        f"g{n}: {{name: Goal {n}, team: {('sales', 'service')[n % 2]}, tags: [a{n % 11}, b{n % 9}, c, d]}}\n"
        for n in range(GOALS)
    )
    write(project, teams="sales: {}\nservice: {}\n", goals=goals, glossary=glossary(TERMS))
    with few_checks.only():
        build(project, project / "site", TODAY)
    return serve_dir(project / "site")


def test_an_index_on_a_phone_is_a_filter_and_two_screens(large: str, visit: Callable) -> None:
    page = visit(f"{large}/goals/index.html", size="phone").page
    expect(page.get_by_label("Filter this table")).to_be_in_viewport()
    expect(page.locator("tbody tr:visible")).to_have_count(5)
    page.get_by_label("Team").select_option("Service")
    expect(page.locator("tbody tr:visible")).to_have_count(5)
    expect(page.locator(".pp-status")).to_have_text(f"{GOALS // 2} of {GOALS} rows")
    page.get_by_role("button", name=f"Show all {GOALS // 2}").click()
    expect(page.locator("tbody tr:visible")).to_have_count(GOALS // 2)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_without_scripts_every_row_is_there(large: str, visit: Callable, size: str) -> None:
    page = visit(f"{large}/goals/index.html", size=size, javascript=False).page
    expect(page.locator("tbody tr:visible")).to_have_count(GOALS)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_letter_opens_its_terms_below_the_letters(large: str, visit: Callable, size: str) -> None:
    page = visit(f"{large}/glossary/index.html", size=size).page
    expect(page.locator("dt:visible")).to_have_count(0)
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="Z").click()
    expect(page.locator("dt:visible")).to_have_text([re.compile("^Zebra"), re.compile("^Zoom")])
    page.get_by_role("button", name="Open all letters").click()
    expect(page.locator("dt:visible")).to_have_count(TERMS)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_an_address_of_a_term_opens_its_letter_and_shows_it_below_the_head(
    large: str, visit: Callable, size: str
) -> None:
    page = visit(f"{large}/glossary/index.html#t60", size=size).page
    expect(page.locator("#t60")).to_be_in_viewport()
    edges = "document.querySelector('.pp-letters').getBoundingClientRect().bottom <= {}.getBoundingClientRect().top"
    page.wait_for_function(edges.format("document.querySelector('#t60')"))


def test_terms_of_a_fold_are_there_without_scripts(large: str, visit: Callable) -> None:
    page = visit(f"{large}/glossary/index.html", size="phone", javascript=False).page
    assert page.locator("dt").count() == TERMS
    page.locator("summary", has_text="Z").first.click()
    expect(page.locator("#t0")).to_be_visible()


def test_an_address_of_a_tag_opens_it(large: str, visit: Callable) -> None:
    page = visit(f"{large}/tags.html#tag-b3", size="phone").page
    expect(page.locator("#tag-b3 a").first).to_be_visible()
    assert page.locator("details[open]").count() == 1
