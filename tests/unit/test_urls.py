"""Addresses: a function of kind and id, and links that work from any page, on any host, from disk."""

import pytest

from playpress.site.urls import relative


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
