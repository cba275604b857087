"""The index of a book: what is in it, and how a word leads to another."""

from pathlib import Path

import pytest
from tests.book import TODAY

from playpress import urls
from playpress.pdf.book_index import IndexEntry, book_index
from playpress.pipeline import read

GLOSSARY = """\
hand-off: {name: Hand-off, definition: A., aliases: [handover, hand over, baton]}
crm: {name: Customer relationship management, acronym: CRM, definition: B.}
lead: {definition: C., aliases: [the first sign of any interest at all, Deal]}
deal: {definition: D.}
cold: {name: Outbound, definition: E., aliases: [baton]}
"""


@pytest.fixture
def index(tmp_path: Path) -> dict[str, IndexEntry]:
    content = tmp_path / "content"
    content.mkdir()
    (content / "playbook.yml").write_text("format: 1\ncompany: Oak\n")
    (content / "glossary.yml").write_text(GLOSSARY)
    found = read(tmp_path, TODAY)
    assert found.book
    homes = {urls.page(each): each.id for each in found.book.entities.values()}
    used = {"glossary/lead": [f"use-{number}" for number in range(20)]}
    return {each.words: each for each in book_index(found.book, homes, used, frozenset())}


def test_a_synonym_leads_to_the_entry_that_has_the_places(index: dict[str, IndexEntry]) -> None:
    assert index["CRM"].places == ()
    assert index["CRM"].see == (("Customer relationship management", "crm"),)
    assert index["Customer relationship management (CRM)"].places == ("crm",)


def test_what_two_words_share_is_one_entry(index: dict[str, IndexEntry]) -> None:
    assert index["baton"].see == (("Hand-off", "hand-off"), ("Outbound", "cold"))


def test_nothing_is_there_twice_and_no_sentence_is_looked_up(index: dict[str, IndexEntry]) -> None:
    """A synonym beside the name, the name of another definition, and what only a search is asked for."""
    assert list(index) == [
        "baton",
        "CRM",
        "Customer relationship management (CRM)",
        "Deal",
        "Hand-off",
        "Lead",
        "Outbound",
    ]
    assert index["Deal"].see == ()


def test_a_word_that_is_everywhere_leads_to_its_first_places(index: dict[str, IndexEntry]) -> None:
    assert index["Lead"].places == ("lead", "use-0", "use-1", "use-2", "use-3", "use-4")
