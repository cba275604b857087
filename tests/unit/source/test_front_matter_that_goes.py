"""The last field of a page's front matter is removed, and the text of the page stays its text."""

from playpress.source.edit import Remove
from playpress.source.edit.front import edited_front


def test_a_text_between_rules_does_not_become_front_matter() -> None:
    page = b"---\ntitle: A\n---\n\n---\nfoo: b\n\n---\nText\n"
    new = edited_front(page, "page.md", [Remove(("title",))])
    assert new == page.replace(b"title: A\n", b"")
