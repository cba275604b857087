"""What is a draft or out of use says so in every list, and a setting keeps it from readers altogether."""

import re
from pathlib import Path

import pytest
from tests.book import SETTINGS, TODAY, write

from playpress import pipeline
from playpress.pipeline import Edition, Playbook

BOOK = {
    "teams": "sales: {leader: head}\n",
    "roles": "head: {team: sales}\n",
    "goals": """
        win: {team: sales, metrics: [win-rate]}
        old: {name: Outworn, team: sales, status: deprecated, replaced_by: "goal:win"}
        """,
    "metrics": "win-rate: {name: Half-made rate, unit: '%', status: draft}\n",
    "strategies": """
        calls: {team: sales, goals: [win], motion: outbound, body: "More in [this](strategy:visits)."}
        visits: {name: Half-made visits, team: sales, goals: [win], status: draft, motion: outbound}
        """,
    "checklists": "ready: {name: Half-made list, status: draft, items: [{id: a, text: Phone}]}\n",
    "comparisons": """
        two:
          name: Half-made table
          status: archived
          subjects: ["strategy:calls", "strategy:visits"]
          criteria: [{id: cost, criterion: Cost, values: {calls: Low, visits: High}}]
        """,
    "glossary": "lead: {name: Half-made word, definition: A name, status: draft}\n",
}
SHOWS = {
    "goals/index.md": ["Outworn"],
    "strategies/index.md": ["Half-made visits"],
    "checklists/index.md": ["Half-made list"],
    "compare/index.md": ["Half-made table"],
    "compare/two.md": ["Half-made visits"],
    "glossary/index.md": ["Half-made word"],
    "goals/win.md": ["Half-made rate", "Half-made visits", "Outworn"],
    "browse.md": [
        "Outworn",
        "Half-made rate",
        "Half-made visits",
        "Half-made list",
        "Half-made table",
        "Half-made word",
    ],
}
"""A page -> the names on it that are marked."""


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    return pipeline.read(write(tmp_path_factory.mktemp("states"), **BOOK), TODAY)


@pytest.mark.parametrize("uri", SHOWS)
def test_a_list_says_what_is_not_in_use(playbook: Playbook, uri: str) -> None:
    page = pipeline.page(playbook, uri)
    assert page is not None
    text = page.content.decode()
    for name in SHOWS[uri]:
        links = re.findall(rf">{name}</a>(.{{0,40}})", text)
        assert links, name
        assert all(' <span class="pp-state">' in after for after in links), (name, links)


def test_the_search_says_it_and_so_do_the_pages_before_and_after(playbook: Playbook) -> None:
    files = {file.uri: file.content.decode(errors="replace") for file in pipeline.pages(playbook)}
    assert any(re.search(r'"Sales (?:·|\\u00b7) deprecated"', text) for text in files.values())
    assert "Half-made visits (draft)" in files["strategies/calls.md"]


def test_what_replaces_something_is_shown_on_its_page(playbook: Playbook) -> None:
    page = pipeline.page(playbook, "goals/old.md")
    assert page is not None
    assert re.search(r"Use instead.{0,80}<a href=\"win.html\">", page.content.decode(), re.DOTALL)


@pytest.mark.parametrize("for_readers", [False, True])
def test_a_setting_hides_drafts_from_readers_only(tmp_path: Path, for_readers: bool) -> None:
    """Nothing of it is in any file that readers get: no page, name, link or word of the search."""
    project = write(tmp_path, **{**BOOK, "playbook": f"{SETTINGS}hidden: [draft, archived]\n"})
    playbook = pipeline.read(project, TODAY, edition=Edition(for_readers=for_readers))
    assert playbook.faults == ()
    files = b"".join(file.content for file in pipeline.pages(playbook))
    assert (b"alf-made" in files) is not for_readers
    assert b"Outworn" in files


def test_what_is_hidden_changes_nothing_else(tmp_path: Path) -> None:
    """Inventories, actuals, waivers and the pages for authors stay: only what is not in use is gone."""
    project = write(tmp_path, **{**BOOK, "playbook": f"{SETTINGS}hidden: [draft]\n"})
    seen, whole = (pipeline.read(project, TODAY, edition=Edition(for_readers=each)) for each in (True, False))
    assert seen.plan is not None
    assert whole.plan is not None
    gone = {page.uri for page in whole.plan.pages} - {page.uri for page in seen.plan.pages}
    assert {"strategies/visits.md", "metrics/win-rate.md", "checklists/ready.md", "glossary/lead.md"} <= gone
    assert all(
        uri.split("/")[0] in ("strategies", "metrics", "checklists", "glossary", "compare", "alignment") for uri in gone
    )
    assert "alignment/index.md" in {page.uri for page in seen.plan.pages}
