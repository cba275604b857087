"""Stretches of a text that are cut out: what is left, and that a text is read once."""

import re

import pytest

from playpress import stretches
from playpress.outputs import dead_links

_BEGINS = re.compile(r"<!--|\(\(")
_ENDS = {"<!--": re.compile("-->"), "((": re.compile(r"\)\)")}


def _cut(text: str, looked_at: str = "") -> str:
    return stretches.cut(text, _BEGINS, lambda sign: _ENDS[sign[0]], lambda _, said: "\n" * said.count("\n"), looked_at)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a<!-- b -->c((d\n))e", "ac\ne"),
        ("a<!-- b (( -->c))", "ac))"),
        ("a(( b <!-- c", "a(( b <!-- c"),
        ("((a)) <!-- b ((c))", " <!-- b "),
        ("", ""),
    ],
)
def test_what_ends_is_cut_and_what_never_ends_stays(text: str, left: str) -> None:
    assert _cut(text) == left


def test_signs_can_be_looked_for_elsewhere() -> None:
    assert _cut("a((b))((c))", "a" + " " * 5 + "((c))") == "a((b))"


def test_a_page_is_read_once_whatever_never_ends_in_it() -> None:
    """Read again from each of these, it would take hours."""
    many = 300_000
    for signs in ("<!-- ", "<script>", "<a ", "<a \"'", "<a '", '<a "'):
        page = f'<p id="here">{signs * many}'
        assert [
            *dead_links.dead_links(
                {"a.html": '<a href="b.html#here">', "b.html": page}, frozenset({"a.html", "b.html"})
            )
        ] == []
