"""Who decides, what a team promises, and the links to pages that are made from several definitions."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from tests.book import TODAY, write

from playpress.pipeline import Edition, pages, read

SECTION = re.compile(r"^## (.+) \{: #(s-[\w-]+) \}", re.MULTILINE)
BOOK = {
    "teams": """
        marketing: {leader: head-of-marketing, levers: [Packaging]}
        sales: {leader: head-of-sales}
    """,
    "roles": """
        head-of-marketing: {team: marketing}
        head-of-sales: {team: sales, reports_to: head-of-marketing}
        rep: {team: sales, reports_to: head-of-sales, summary: Calls each lead.}
    """,
    "approvals": """
        discounts:
          grants: Discount on the list price
          levels: [{up_to: 5%, role: rep}, {up_to: 12%, role: head-of-sales}]
        terms:
          name: Payment terms
          levels: [{up_to: 30 days, role: rep}, {role: head-of-sales}]
    """,
    "processes": """
        sale:
          team: sales
          steps:
            - {id: campaign, owner: head-of-marketing}
            - {id: call, owner: rep, decides: [the date of delivery], next: []}
    """,
    "handoffs": """
        lead:
          from: sale#campaign
          to: sale#call
          acceptance: [Phone given]
          commitments:
            - {by: marketing, what: Deliver leads}
            - {by: sales, what: Call back, value: 2 business h}
    """,
    "comparisons": """
        candles:
          name: Lamps or candles
          type: competitor
          visibility: public
          subjects: [team:sales, team:marketing]
          criteria: [{id: light, criterion: Light, values: {sales: much, marketing: little}}]
    """,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("decides"), **BOOK)


def wiki(project: Path, circle: str = "") -> dict[str, str]:
    playbook = read(project, TODAY, edition=Edition(circle))
    assert playbook.faults == ()
    return {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}


@pytest.fixture(scope="module")
def site(project: Path) -> dict[str, str]:
    return wiki(project)


def rows(page: str, anchor: str) -> list[list[str]]:
    section = page.partition(f"{{: #{anchor} }}")[2].partition("\n## ")[0]
    found = re.findall(r'<tr role="row">(.*?)</tr>', section, re.DOTALL)[1:]
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in found]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


def test_each_decision_has_its_role_its_limit_and_who_is_next(site: dict[str, str]) -> None:
    assert rows(site["alignment/who-owns-what.md"], "s-decisions") == [
        ["Discount on the list price", "Rep", "5%", "Head of sales", "Discounts"],
        ["Discount on the list price", "Head of sales", "12%", "not granted", "Discounts"],
        ["Payment terms", "Rep", "30 days", "Head of sales", "Payment terms"],
        ["Payment terms", "Head of sales", "no limit", "", "Payment terms"],
        ["the date of delivery", "Rep", "", "Head of sales", "Call"],
        ["Packaging", "Head of marketing", "", "", "Marketing"],
    ]


def test_a_playbook_without_processes_has_its_decisions(tmp_path: Path) -> None:
    kinds = ("teams", "roles", "approvals")
    site = wiki(write(tmp_path, **{kind: BOOK[kind] for kind in kinds}))
    page = site["alignment/who-owns-what.md"]
    assert len(rows(page, "s-decisions")) == 5
    assert 'href="alignment/who-owns-what.html"' in site["index.md"]


def test_a_team_says_who_is_in_it_what_it_promises_and_what_it_receives(site: dict[str, str]) -> None:
    page = site["teams/sales.md"]
    assert rows(page, "s-people") == [
        ["Head of sales", "", "Head of marketing"],
        ["Rep", "Calls each lead.", "Head of sales"],
    ]
    assert [row[:2] for row in rows(page, "s-promises")] == [["Call back", "2 business hours"]]
    assert rows(page, "s-receives") == [["Lead", "Campaign", "Phone given"]]
    assert 'href="../alignment/agreement-marketing-sales.html"' in page.partition("{: #s-agreements }")[2]
    assert "{: #s-receives }" not in site["teams/marketing.md"]


def test_battlecards_agreements_and_owners_are_linked_where_people_look(site: dict[str, str]) -> None:
    assert 'href="battlecard-candles.html"' in site["compare/index.md"].partition("{: #s-battlecards }")[2]
    for address in ("compare/battlecard-candles", "alignment/agreement-marketing-sales", "alignment/who-owns-what"):
        assert f"{address}.md" in site
        assert f'href="{address}.html"' in site["index.md"]


def test_readers_outside_get_no_link_to_pages_of_the_teams(project: Path) -> None:
    site = wiki(project, "public")
    assert [uri for uri, text in site.items() if re.search("agreement-|who-owns-what", text)] == []


def test_the_first_page_leads_each_role_to_the_sections_that_its_page_has(site: dict[str, str]) -> None:
    home = site["index.md"]
    choices = dict(re.findall(r'<a href="(roles/[\w-]+)\.html" data-pp-parts="([^"]*)">', home))
    assert choices.keys() == {"roles/head-of-marketing", "roles/head-of-sales", "roles/rep"}
    (written,) = re.findall(r"data-pp-mine='([^']*)'", home)
    titles = json.loads(written)
    for address, parts in choices.items():
        headings = {id_: unescape(title) for title, id_ in SECTION.findall(site[f"{address}.md"]) if id_ in titles}
        assert parts.split() == list(headings)
        assert {id_: titles[id_] for id_ in headings} == headings
    assert "s-duties" in choices["roles/rep"]
