"""Front matter at its edges: text that begins like it, and changes that cannot be made."""

import pytest

from playpress.problems import Problem
from playpress.source.edit.changes import Change, Put, Remove
from playpress.source.edit.front import edited_front


def test_text_does_not_become_front_matter() -> None:
    text = b"\n---\nfoo: b\n\n---\nText\n"
    new = edited_front(b"---\ntitle: A\n---\n" + text, "page.md", [Remove(("title",))])
    assert new == b"---\n---\n" + text


@pytest.mark.parametrize(
    ("page", "change"),
    [
        (b"---\ntitle: A\n---\nText\n", Remove(("nothing",))),
        (b"---\n- a\n---\nText\n", Put(("title",), "B")),
        (b"---\n# none\n---\nText\n", Remove(("nothing",))),
        (b"Text\n", Remove(("nothing",))),
    ],
)
def test_a_change_that_cannot_be_made_is_a_problem(page: bytes, change: Change) -> None:
    new = edited_front(page, "page.md", [change])
    assert isinstance(new, Problem)
    assert new.code == "EDIT-REFUSED"


@pytest.mark.parametrize(
    "page", ["# Hello\n", "---\n---\n\nHello\n", "---\n# a note\n---\n\nHello\n", "---\nicon: a\n---\n"]
)
def test_a_field_that_no_page_can_say_is_a_fault(page: str) -> None:
    """A soft hyphen is not read back, wherever a page has its first field or a further one."""
    found = edited_front(page.encode(), "content/hello.md", [Put(("title",), "Wel\u00adcome")])
    assert isinstance(found, Problem), found
    assert (found.code, found.place.file) == ("EDIT-REFUSED", "content/hello.md")
