"""Addresses: a function of kind and id, and links that work from any page, on any host, from disk."""

import pytest

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
