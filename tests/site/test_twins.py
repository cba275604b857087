"""A site for assistants: each page's twin in plain Markdown, named where it is found, with no more than the page."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from tests.book import TODAY, write

from playpress import pipeline
from playpress.pipeline import Edition

BOOK = {
    "teams": "sales: {leader: head, visibility: partner}\n",
    "roles": "head: {team: sales, name: 'Head [of] sales', visibility: partner}\n",
    "goals": (
        "win: {team: sales, owner: head, summary: More orders., visibility: partner, body: 'See *why*.'}\n"
        "secret: {team: sales, name: Hidden goal, see_also: [goal:win]}\n"
    ),
}
PAGE = "---\nvisibility: partner\n---\nHow we [win](goal:win), and [prices](prices.md#new). `](code.md)` stays.\n"
PRICES = "---\nvisibility: partner\n---\n# Prices\n\n## New\n\nTen.\n"
LINK = re.compile(r"\]\(([^)\s:#]+\.(?:txt|md))(?:#[^)]*)?\)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, **BOOK)
    (tmp_path / "content" / "how.md").write_text(PAGE)
    (tmp_path / "content" / "prices.md").write_text(PRICES)
    return tmp_path


def site(project: Path, circle: str = "") -> dict[str, str]:
    playbook = pipeline.read(project, TODAY, edition=Edition(circle))
    assert playbook.faults == ()
    return {file.uri: file.content.decode() for file in pipeline.pages(playbook)}


def test_each_page_of_a_definition_names_its_twin(project: Path) -> None:
    found = site(project)
    for uri in ("goals/win", "goals/secret", "teams/sales", "roles/head"):
        assert f'\nmarkdown: "{uri.rpartition("/")[2]}.md.txt"\n' in found[f"{uri}.md"]
        assert found[f"{uri}.md.txt"].startswith("# ")
    assert "markdown:" not in found["goals/index.md"]
    assert 'href="../llms.txt">llms.txt</a>' in found["more/data.md"]


def test_the_list_has_every_twin_and_twins_lead_to_twins(project: Path) -> None:
    found = site(project)
    twins = {uri for uri in found if uri.endswith(".md.txt")}
    assert set(LINK.findall(found["llms.txt"])) == twins
    assert twins == {
        f"{each}.md.txt" for each in ("goals/secret", "goals/win", "how", "prices", "roles/head", "teams/sales")
    }
    links = [(uri, each) for uri in twins for each in LINK.findall(re.sub("`.*?`", "", found[uri]))]
    assert ("how.md.txt", "prices.md.txt") in links
    assert ("goals/win.md.txt", "../roles/head.md.txt") in links
    assert not [link for uri, link in links if normpath(join(dirname(uri), link)) not in twins]


def test_a_page_by_hand_has_its_title_and_no_front_matter(project: Path) -> None:
    found = site(project)
    assert found["how.md.txt"].startswith("# How\n\nHow we [win](goals/win.md.txt), and [prices](prices.md.txt#new).")
    assert found["prices.md.txt"] == "# Prices\n\n## New\n\nTen.\n"


def test_an_edition_has_no_twin_and_no_word_of_what_it_hides(project: Path) -> None:
    found = site(project, "partner")
    assert "goals/win.md.txt" in found
    assert "goals/secret.md.txt" not in found
    texts = [text for uri, text in found.items() if uri.endswith(".txt")]
    assert len(texts) == 6
    assert not [text for text in texts if "secret" in text or "Hidden" in text]


def test_a_list_by_hand_takes_the_place_of_ours(project: Path) -> None:
    (project / "content" / "llms.txt").write_text("# Ours\n")
    assert "llms.txt" not in site(project)
