"""Prose is read once: wiki, search, tooltips, checks, stage and paper agree on its words."""

import datetime as dt
from pathlib import Path

from tests.book import SETTINGS, sound, write

from playpress import host, pipeline, prose
from playpress.checks import word_use
from playpress.pdf.pictures import Pictures
from playpress.pipeline import pages
from playpress.prose import parser

DAY = dt.date(2026, 10, 1)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40"/></svg>'
TERM = """
mql:
  name: Qualified lead
  definition: |
    A **lead** to <company name>, see [the goal](goal:win "ABC").

    ```
    DEF in code
    ```
"""


def test_search_and_tooltips_have_the_words_that_the_page_shows(tmp_path: Path) -> None:
    playbook, _ = sound(
        tmp_path, teams="sales: {}\n", goals="win: {team: sales, body: A Qualified lead.}\n", glossary=TERM
    )
    written = {file.uri: file.content.decode() for file in pages(playbook)}
    words = "A lead to &lt;company name&gt;, see the goal. DEF in code"
    assert f'title="{words}"' in written["goals/win.md"]
    index = "".join(text for uri, text in written.items() if uri.startswith("search/"))
    assert "A lead to <company name>, see the goal. DEF in code" in index.replace("\\u003c", "<").replace(
        "\\u003e", ">"
    )


def test_checks_read_neither_code_nor_addresses(tmp_path: Path) -> None:
    _, book = sound(tmp_path, teams="sales: {}\n", goals="win: {team: sales}\n", glossary=TERM)
    assert word_use.reading(book).acronyms.keys().isdisjoint({"DEF", "ABC"})


def test_a_picture_is_shown_staged_and_held_by_what_is_printed(tmp_path: Path) -> None:
    body = "body: |\n      ![The form](pictures/form.svg)\n"
    project = write(tmp_path, playbook=SETTINGS, teams="sales: {}\n", goals=f"win:\n    team: sales\n    {body}")
    (project / "content" / "pictures").mkdir()
    (project / "content" / "pictures" / "form.svg").write_text(SVG, encoding="utf-8")
    playbook = pipeline.read(project, DAY)
    files, faults = host.staged(playbook)
    assert faults == ()
    staged = {file.uri: file.content.decode() for file in files if file.uri.startswith("docs/goals/")}
    image = '<img src="../pictures/form.svg" alt="The form" width="120" height="40" loading="lazy">'
    assert image in staged["docs/goals/win.md"]
    assert "docs/pictures/form.svg" in {file.uri for file in files}
    assert playbook.book is not None
    held = Pictures(playbook.book).embedded(image, "goals/win.md")
    assert held.startswith('<img src="data:image/svg+xml;base64,')


def test_lists_of_pages_by_hand_are_lists_in_a_staged_tree(tmp_path: Path) -> None:
    project = write(tmp_path, playbook=SETTINGS, teams="sales: {}\n")
    (project / "content" / "how.md").write_text("# How\n\nYou need:\n- a phone\n  - charged\n", encoding="utf-8")
    files, faults = host.staged(pipeline.read(project, DAY))
    assert faults == ()
    (page,) = [file.content.decode() for file in files if file.uri == "docs/how.md"]
    assert page == "# How\n\nYou need:\n\n- a phone\n    - charged\n"


def test_a_text_is_kept_as_its_words_and_links_and_not_as_tokens() -> None:
    """Tokens take a hundred times the space of a text; they are kept for the last few texts only."""
    most = parser.parse.cache_info().maxsize
    assert most is not None
    assert most < 10
    assert prose.facts("Some *words*.") is prose.facts("Some *words*.")
