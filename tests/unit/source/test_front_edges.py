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
