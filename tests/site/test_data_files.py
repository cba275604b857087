"""What a site has for other programs: listed on one page, linked below each list, the same as `playpress export`."""

import json
import re
from pathlib import Path

import pytest
from tests.book import TODAY, write

from playpress import pipeline
from playpress.exports import csv_tables
from playpress.pipeline import Edition, Playbook

BOOK = {
    "teams": "sales: {leader: head, visibility: partner}\nmarketing: {leader: head, visibility: partner}\n",
    "roles": "head: {team: sales, visibility: partner}\n",
    "goals": "win: {team: sales, visibility: partner}\nsecret: {team: sales, name: =Hidden goal}\n",
    "metrics": "seats: {unit: number, targets: [{period: 2027, value: 40}]}\n",
    "meetings": "weekly: {cadence: every Monday, chair: head, visibility: partner}\n",
}
LINKED = re.compile(r'href="([^"]+\.(?:csv|json|txt|ics))"')


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, **BOOK)


def read(project: Path, circle: str = "") -> Playbook:
    playbook = pipeline.read(project, TODAY, edition=Edition(circle))
    assert playbook.faults == ()
    return playbook


def site(project: Path, circle: str = "") -> dict[str, bytes]:
    return {file.uri: file.content for file in pipeline.pages(read(project, circle))}


def below_more(found: dict[str, bytes]) -> list[str]:
    """The addresses that the page of data lists."""
    return [
        each.removeprefix("../") if each.startswith("../") else f"more/{each}"
        for each in LINKED.findall(found["more/data.md"].decode())
    ]


def test_one_page_lists_every_file_for_other_programs_once(project: Path) -> None:
    found = site(project)
    listed = below_more(found)
    there = [uri for uri in found if uri.endswith((".csv", ".ics")) or uri in ("more/data/book.json", "llms.txt")]
    assert sorted(listed) == sorted(there)
    assert "more/data/metrics.targets.csv" in listed
    assert any(uri.endswith(".ics") for uri in listed)
    assert 'href="data.html">Data</a>' in found["more/index.md"].decode()


def test_the_tables_are_those_that_are_exported(project: Path) -> None:
    book = read(project).book
    assert book
    found = site(project)
    exported = {f"more/data/{name}": content for name, content in csv_tables.files(book)}
    assert exported == {uri: content for uri, content in found.items() if uri.endswith(".csv")}
    assert b"'=Hidden goal" in exported["more/data/goals.csv"]


def test_each_list_of_a_kind_links_its_table(project: Path) -> None:
    found = site(project)
    for kind in ("teams", "roles", "goals", "metrics", "meetings"):
        assert f'href="../more/data/{kind}.csv"' in found[f"{kind}/index.md"].decode(), kind


def test_a_list_whose_table_would_be_empty_links_none(tmp_path: Path) -> None:
    call = "{id: call, owner: head, hands_to: {step: sell, within: 4 h}}"
    steps = f"sale: {{team: sales, steps: [{call}, {{id: sell, owner: rep}}]}}\n"
    roles = "head: {team: marketing}\nrep: {team: sales}\n"
    write(tmp_path, teams=BOOK["teams"], roles=roles, processes=steps)
    found = site(tmp_path)
    assert "more/data/handoffs.csv" not in found
    assert ".csv" not in found["handoffs/index.md"].decode()


def test_an_edition_has_the_data_of_what_it_shows_and_no_more(project: Path) -> None:
    found = site(project, "partner")
    facts = json.loads(found["more/data/book.json"])
    assert [each["id"] for each in facts["definitions"] if each["kind"] == "goal"] == ["win"]
    data = [content for uri, content in found.items() if uri.startswith("more/")]
    assert not [each for each in data if b"Hidden" in each or b"secret" in each]
    assert "more/data/metrics.csv" not in found
