"""A site for assistants: each page's twin in plain Markdown, named where it is found, with no more than the page."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from tests.book import TODAY, write

from playpress import pipeline
from playpress.pipeline import Edition
from playpress.site import plain_markdown

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


def test_each_page_names_its_twin(project: Path) -> None:
    found = site(project)
    pages = [uri for uri in found if uri.endswith(".md") and found[uri].startswith("---\ntitle:")]
    assert {"goals/win.md", "goals/index.md", "alignment/index.md", "index.md"} <= {*pages}
    for uri in pages:
        name = uri.rpartition("/")[2]
        assert f'\nmarkdown: "{name}.txt"\n' in found[uri], uri
        assert found[f"{uri}.txt"].startswith("# "), uri
        assert not re.search(r"</?\w+[ >]|\{:|\n\n\n|[ \t]\n", re.sub("`[^`]*`", "x", found[f"{uri}.txt"])), uri
    assert 'href="../llms.txt">llms.txt</a>' in found["more/data.md"]


def test_the_list_has_every_twin_and_twins_lead_to_twins(project: Path) -> None:
    found = site(project)
    twins = {uri for uri in found if uri.endswith(".md.txt")}
    assert set(LINK.findall(found["llms.txt"])) == twins
    written = {f"{each}.md.txt" for each in ("goals/secret", "goals/win", "how", "prices", "roles/head", "teams/sales")}
    derived = {f"{uri}.txt" for uri in found if uri.endswith(".md")} - written
    assert twins == written | derived
    assert found["llms.txt"].index("- [Alignment](alignment/index.md.txt)") > found["llms.txt"].index("(how.md.txt)")
    links = [(uri, each) for uri in twins for each in LINK.findall(re.sub("`.*?`", "", found[uri]))]
    assert ("how.md.txt", "prices.md.txt") in links
    assert ("goals/win.md.txt", "../roles/head.md.txt") in links
    assert not [link for uri, link in links if normpath(join(dirname(uri), link)) not in {*twins, "llms.txt"}]


def test_a_page_by_hand_has_its_title_and_no_front_matter(project: Path) -> None:
    found = site(project)
    assert found["how.md.txt"].startswith("# How\n\nHow we [win](goals/win.md.txt), and [prices](prices.md.txt#new).")
    assert found["prices.md.txt"] == "# Prices\n\n## New\n\nTen.\n"


def test_an_edition_has_no_twin_and_no_word_of_what_it_hides(project: Path) -> None:
    found = site(project, "partner")
    assert "goals/win.md.txt" in found
    assert "goals/secret.md.txt" not in found
    texts = [text for uri, text in found.items() if uri.endswith(".txt")]
    assert len(texts) > 6
    assert not [text for text in texts if "secret" in text or "Hidden" in text]


def test_a_list_by_hand_takes_the_place_of_ours(project: Path) -> None:
    (project / "content" / "llms.txt").write_text("# Ours\n")
    assert "llms.txt" not in site(project)


PAGE_OF_OURS = """---
title: "Goals"
---
# Goals {: #goals }

<p class="pp-lead">What <a href="../teams/sales.html#s-owns">sales</a> &amp; others <strong>want</strong>, <a
href="https://example.org/x.html">see</a>.</p>

<div class="pp-list"><div class="pp-controls"><input name="words"><select><option>All</option></select></div>
<table><caption>Goals</caption><thead><tr><th>Goal</th><th>Team</th></tr></thead>
<tbody><tr><td><a href="win.html">Win | keep</a></td><td><p>Sales</p></td></tr></tbody></table></div>

Some *Markdown* stays:

- one
  - two

<ul><li>First<ul><li>inner</li></ul></li><li hidden>never</li><li><svg><path d="M0"/></svg>Last</li></ul>
"""


def test_html_of_a_page_becomes_markdown_and_markdown_stays() -> None:
    assert plain_markdown.twin(PAGE_OF_OURS, "goals/index.md", ".md.txt", {"teams/sales.md"}) == (
        "# Goals\n\n"
        "What [sales](../teams/sales.md.txt#s-owns) & others **want**, [see](https://example.org/x.html).\n\n"
        "| Goal | Team |\n| --- | --- |\n| [Win \\| keep](win.html) | Sales |\n\n"
        "Some *Markdown* stays:\n\n- one\n  - two\n\n"
        "- First\n  - inner\n- Last\n"
    )
