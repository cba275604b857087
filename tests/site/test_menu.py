"""A tree test of the menu: of twenty questions, how many does a reader find under the tab that they open first?

The questions were written before the tabs were: who asks, what they ask, the tabs in which they would look, best first,
and the pages that answer. A reader opens the first of these tabs that the menu has, and goes by the menu from there.
"""

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.book import write
from tests.conftest import ROOT

from playpress.pipeline import pages, read
from playpress.site.nav import listed
from playpress.site.sitemap import SitePlan
from playpress.starter import create

DAY = dt.date(2026, 10, 1)


class Question(NamedTuple):
    """What somebody wants to know, where they would look, and where it is answered."""

    asks: str
    tabs: tuple[str, ...]
    answers: tuple[str, ...]


SALES_REP = (
    Question("The buyer says it costs too much. What do I say?", ("Sell",), ("say", "objections/price-too-high")),
    Question("How much discount may I give without asking?", ("Prices", "Sell"), ("approvals/discounts",)),
    Question(
        "What do I say against crates and capsules?",
        ("Competitors", "Compare", "Sell"),
        ("compare/battlecard-crates-and-capsules",),
    ),
    Question("What does a machine cost, service included?", ("Prices", "Sell"), ("offers/machine-with-service",)),
    Question("Where is the price list that I send after a call?", ("Assets", "Sell"), ("material/price-list",)),
    Question(
        "What has to be true before I accept a lead?",
        ("Checklists", "Process", "Processes"),
        ("checklists/lead-acceptance", "handoffs/qualified-lead"),
    ),
    Question("What is my job: what do I do, and until when?", ("My role", "Roles"), ("roles/sales-development-rep",)),
)
MARKETING_ASSOCIATE = (
    Question(
        "How fast does sales call the leads that I pass on?",
        ("Hand-offs", "Process", "Processes"),
        ("handoffs/qualified-lead",),
    ),
    Question("What is a marketing qualified lead?", ("Glossary",), ("glossary/marketing-qualified-lead",)),
    Question("What does an office manager care about?", ("Audiences", "Sell"), ("audiences/office-manager",)),
    Question(
        "How many qualified leads do we have to bring this quarter?",
        ("Plan", "Goals"),
        ("plans/q1-2027", "alignment/plans"),
    ),
    Question("How do we win customers online?", ("Strategies", "Plan"), ("strategies/online-marketing",)),
)
REVOPS_LEAD = (
    Question("Does the revenue target fit the number of leads?", ("Plan", "Alignment"), ("alignment/plans",)),
    Question("Who owns pricing?", ("Owners", "Alignment"), ("alignment/who-owns-what",)),
    Question("Which hand-offs have no agreement yet?", ("Alignment",), ("alignment/borders",)),
    Question("Which definitions are due for review?", ("Alignment",), ("alignment/unsigned-and-overdue",)),
    Question("How is the lead-to-order rate computed?", ("Metrics", "Plan", "Goals"), ("metrics/lead-to-order-rate",)),
)
TRAINER = (
    Question("What does a new rep learn on the first day?", ("Onboarding",), ("onboarding/sales-development-rep",)),
    Question(
        "Which list do I print for a class on first calls?", ("Checklists", "Process"), ("checklists/first-call",)
    ),
    Question(
        "Which meetings does a new hire attend?",
        ("Meetings", "My role", "Process", "Processes"),
        ("meetings/index", "roles/sales-development-rep"),
    ),
)
QUESTIONS = (*SALES_REP, *MARKETING_ASSOCIATE, *REVOPS_LEAD, *TRAINER)


@pytest.fixture(scope="module")
def plan() -> SitePlan:
    plan = read(ROOT, DAY).plan
    assert plan is not None
    return plan


def found(plan: SitePlan, question: Question) -> bool:
    """Whether the tab that is opened first has a page that answers, in its menu or one step below it."""
    menu = {tab: set(listed([{tab: entries}])) for entry in plan.nav for tab, entries in entry.items()}
    opened = next((menu[tab] for tab in question.tabs if tab in menu), set())
    pages = [page for page in plan.pages if page.uri.removesuffix(".md") in question.answers]
    assert pages, question.asks
    return any(page.uri in opened or opened & {uri for _, uri in page.crumbs} for page in pages)


def test_twenty_questions_are_answered_under_the_tab_that_is_opened_first(plan: SitePlan) -> None:
    """With a tab for each part of the model, 15 of the 20 were."""
    assert len(QUESTIONS) == 20
    assert [question.asks for question in QUESTIONS if not found(plan, question)] == []


def test_what_a_rep_needs_in_a_call_is_one_tap_from_anywhere() -> None:
    """The tab Sell begins with a page that links each objection, message, battlecard, offer and limit of discounts."""
    playbook = read(ROOT, DAY)
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "sell/index.md")
    links = set(re.findall(r'href="\.\./([^"]+)\.html"', page))
    assert playbook.book is not None
    kinds = {"objection", "message", "offer", "approval"}
    found = [entity for entity in playbook.book.entities.values() if entity.about.name in kinds]
    assert len(found) >= 20
    assert {f"{entity.about.plural}/{entity.id}" for entity in found} <= links
    assert {"say", "compare/battlecard-crates-and-capsules"} <= links


def test_of_many_definitions_the_first_page_of_a_tab_links_six_and_their_index(tmp_path: Path) -> None:
    goals = "".join(f"goal-{number:02}: {{team: sales}}\n" for number in range(13))
    project = write(tmp_path, teams="sales: {}\n", goals=goals, strategies="calls: {goals: [goal-00], team: sales}\n")
    page = next(file.content.decode() for file in pages(read(project, DAY)) if file.uri == "plan/index.md")
    assert len(re.findall(r'href="\.\./goals/goal-', page)) == 6
    assert '<a href="../goals/index.html" aria-label="All 13: Goals">All 13</a>' in page


@pytest.mark.parametrize("sample", ["empty", "small", "b2b"])
def test_no_tab_of_a_smaller_playbook_is_empty_or_has_one_stray_page(tmp_path: Path, sample: str) -> None:
    """A tab is a page of its own, or has two pages besides the one that lists them."""
    create(tmp_path / "book", sample)
    playbook = read(tmp_path / "book", DAY)
    plan = playbook.plan
    assert plan is not None
    assert playbook.book is not None
    tabs = {tab: listed([{tab: entries}]) for entry in plan.nav for tab, entries in entry.items()}
    assert tabs.pop("Home")[0] == "index.md"
    made = {page.uri for page in plan.pages if page.template == "pages/tab.md.j2"}
    assert [tab for tab, uris in tabs.items() if uris[0] in made and len(uris) < 3] == []
    own = {page.uri for page in playbook.book.pages}
    assert set(listed(plan.nav)) <= {page.uri for page in plan.pages} | own
    assert len(tabs) == {"empty": 1, "small": 4, "b2b": 7}[sample]
