"""Addresses: a function of kind and id, and links that work from any page, on any host, from disk."""

from pathlib import Path

import pytest
from tests.book import sound

from playpress import urls
from playpress.model.ref import Ref
from playpress.pipeline import pages
from playpress.urls import relative, tag


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("goals/close-sales.md", "strategies/cold-calling.md", "../goals/close-sales.html"),
        ("goals/close-sales.md", "goals/index.md", "close-sales.html"),
        ("goals/close-sales.md", "index.md", "goals/close-sales.html"),
        ("index.md", "goals/close-sales.md", "../index.html"),
        ("processes/sell.md#call", "processes/sell.md", "#call"),
        ("processes/sell.md#call", "goals/win.md", "../processes/sell.html#call"),
        ("processes/sell.md", "processes/sell.md", "sell.html"),
        ("tags.md#tag-a", "goals/win.md", "../tags.html#tag-a"),
    ],
)
def test_a_link_leads_from_one_page_to_another(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_every_tag_has_an_anchor_of_its_own() -> None:
    tags = [
        "C",
        "C++",
        "C#",
        "🎯",
        "🚀",
        "a/b",
        "a-b",
        "a--b",
        "1st",
        "n1st",
        "Café",
        "Cafe",
        "商談",
        "x" * 80,
        "x" * 81,
    ]
    anchors = [tag(words) for words in tags]
    assert len(set(anchors)) == len(tags)
    assert all(anchor.isascii() and anchor.startswith("tag-") and " " not in anchor for anchor in anchors)


def test_a_tag_s_anchor_is_a_function_of_its_words_alone() -> None:
    assert (tag("key accounts"), tag("lead-gen")) == ("tag-key-accounts", "tag-lead-gen")
    assert tag("C++") == "tag-c--cedb1bac7e"
    assert tag("Key  Accounts") == tag("key-accounts")
    assert tag("Caf\u00e9") == tag("Cafe\u0301")


def test_index_is_an_id_as_any_other_word_is(tmp_path: Path) -> None:
    """Its page stands beside the overview, and links lead there."""
    glossary = "index:\n  definition: All words.\n"
    glossary += "list:\n  definition: Read [index](term:index), [i](glossary/index_.md).\n"
    playbook, book = sound(tmp_path, glossary=glossary)
    assert urls.of(book, Ref("term", "index")) == urls.page(book.entities["term:index"]) == "glossary/index_.md"
    made = {file.uri: file.content.decode() for file in pages(playbook) if file.uri.startswith("glossary/")}
    assert "All words." in made["glossary/index_.md"]
    assert made["glossary/list.md"].count("index_.html") >= 2
    assert "index_.html" in made["glossary/index.md"]
