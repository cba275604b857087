"""What a line of a step or of a checklist has no room for: folded on a screen, in full on paper, searched, compared."""

import re
from pathlib import Path

import pytest
from tests.book import read_book, sound

from playpress.derive.changes import between
from playpress.pipeline import Playbook, pages
from playpress.site.search.entries import entries

DETAILS = "Ring twice.\n\n### Then write\n\n1. Name a zeppelin\n2. <b>Wait</b>"
INDENTED = DETAILS.replace("\n", "\n          ").replace("          \n", "\n")
FILES = {
    "teams": "sales: {leader: rep}\n",
    "roles": "rep: {team: sales}\n",
    "processes": (
        "sell:\n  team: sales\n  steps:\n    - id: call\n      owner: rep\n      do: Ring\n"
        f"      details: |\n          {INDENTED}\n"
    ),
    "checklists": (
        f"morning:\n  items:\n    - text: Calls made\n      details: |\n          {INDENTED}\n    - Desk cleared\n"
    ),
}
PLACES = [("processes/sell.md", "h4"), ("checklists/morning.md", "h3")]


def page(playbook: Playbook, uri: str) -> str:
    return next(file.content.decode() for file in pages(playbook) if file.uri == uri)


@pytest.mark.parametrize(("uri", "heading"), PLACES)
def test_details_are_folded_below_their_line_and_read_as_markdown(tmp_path: Path, uri: str, heading: str) -> None:
    playbook, _ = sound(tmp_path, **FILES)
    (folded,) = re.findall(r'<details class="pp-fold[^"]*">.*?</details>', page(playbook, uri), re.DOTALL)
    assert "<p>Ring twice.</p>" in folded
    assert re.search(rf"<{heading}[^>]*>Then write</{heading}>", folded)
    assert "&lt;b&gt;Wait&lt;/b&gt;" in folded


@pytest.mark.parametrize(("said", "shown"), [("", False), (", team: sales", True), (", owner: rep", True)])
def test_letters_next_to_roles_are_explained(tmp_path: Path, said: str, shown: bool) -> None:
    """Whether a step names a role or the team whose leader answers for it."""
    playbook, _ = sound(tmp_path, **{**FILES, "processes": f"sell: {{team: sales, steps: [{{id: call{said}}}]}}\n"})
    text = page(playbook, "processes/sell.md")
    assert ("(A)" in text or ">A</abbr>" in text or ">A/R</abbr>" in text) == shown
    assert ("A, accountable, owns the step" in text) == shown


@pytest.mark.parametrize(("uri", "anchor"), [("processes/sell.md", "call"), ("checklists/morning.md", "calls-made")])
def test_details_are_found_at_their_line(tmp_path: Path, uri: str, anchor: str) -> None:
    playbook, book = sound(tmp_path, **FILES)
    assert playbook.plan
    contents = {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}
    found = {each.address: each for each in entries(book, playbook.plan.pages, contents)}
    (entry,) = (each for address, each in found.items() if address.startswith(uri.removesuffix(".md")))
    assert [each.anchor for each in entry.sections if "zeppelin" in each.text] == [anchor]


@pytest.mark.parametrize("name", ["processes", "checklists"])
def test_other_details_are_a_change_and_other_line_ends_are_none(tmp_path: Path, name: str) -> None:
    texts = {"one": FILES[name], "two": FILES[name].replace("zeppelin", "day"), "same": FILES[name] + "\n\n"}
    books = {}
    for folder, text in texts.items():
        (tmp_path / folder).mkdir()
        books[folder] = sound(tmp_path / folder, **{**FILES, name: text})[1]
    (change,) = between(books["one"], books["two"], (), ()).definitions
    assert any("zeppelin" in each.sentence for each in change.differences)
    assert not between(books["one"], books["same"], (), ()).definitions


def test_what_is_too_much_for_a_line_is_led_to_the_details(tmp_path: Path) -> None:
    said = FILES["processes"].replace("do: Ring\n", 'do: "Ring.\\n\\nWrite."\n').partition("      details")[0]
    (fault,) = read_book(tmp_path, **{**FILES, "processes": said}).faults
    assert (fault.code, fault.hint) == ("VAL-VALUE", "Shorten it, or move the rest to `details`.")
