"""Mistakes in a style are found where they are, and none of them reaches the style that follows."""

import re

import pytest
import tinycss2

from playpress.site import stylesheet, theme

NEXT = ".next { color: red }"
MISTAKES = {
    "a { b: c": (1, 1, "this rule is never closed"),
    "a { b: c }\n@media print {\n  d { e: f }\n": (2, 1, "this rule is never closed"),
    "@media print {\n  d {\n    e: f;\n": (2, 5, "what is opened here is never closed"),
    "a { b: rgb(1, 2, 3;\n}": (1, 8, "what is opened here is never closed"),
    "a {}\n/* b { c: d }": (2, 1, "this comment has no end"),
    "a {}\n\n.own-table": (3, 1, "this rule has no {…} behind its selector"),
    "@import 'x.css'": (1, 1, "this rule has neither {…} nor a semicolon"),
    "a { b: c }\n}\nd { e: f }": (2, 1, "this } closes nothing, and the rule after it is lost"),
    "a) { b: c }": (1, 2, "this ) closes nothing"),
    "a { b: 'c;\n}": (1, 8, "this text in quotes does not end on its line"),
    "a { b: url(c d) }": (1, 8, "this address cannot be read"),
}
RIGHT = [
    "",
    "/* note */",
    "a { b: c }",
    '@charset "utf-8"; @import "x.css";',
    "a { & b { c: d } }",
    "@layer own { a { b: '}' } }",
    "a::before { content: '/*'; background: url(data:image/png;base64,iVBORw0KGgo=) }",
    ":root { --own: { anything; }; --empty:; }",
]


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_at_its_place(text: str) -> None:
    (found,) = stylesheet.mistakes(text)
    assert (found.line, found.column, found.message) == MISTAKES[text]
    assert found.hint


@pytest.mark.parametrize("text", [*MISTAKES, "{" * 5000, "a{" * 5000, "a" + "(" * 5000, "/" + "*" * 5000])
def test_the_style_that_follows_a_mistake_is_read(text: str) -> None:
    rules = tinycss2.parse_stylesheet(stylesheet.closed(text) + NEXT)
    assert rules[-1].serialize() == NEXT
    assert stylesheet.mistakes(text)


@pytest.mark.parametrize("text", RIGHT)
def test_a_style_without_mistakes_is_left_as_it_is(text: str) -> None:
    assert stylesheet.mistakes(text) == ()
    assert stylesheet.closed(text) is text


def test_lines_below_words_are_asked_for_so_that_every_browser_draws_them() -> None:
    """WebKit before 2025 drops a shorthand that says more than the line: the line, its colour and style are apart."""
    for path in theme.shipped().rglob("*.css"):
        for line in re.findall(r"text-decoration:([^;}]*)", path.read_text(encoding="utf-8")):
            assert line.strip() in {"none", "underline"}, path


def test_no_style_of_ours_has_a_mistake() -> None:
    for path in [*theme.shipped().rglob("*.css")]:
        assert stylesheet.mistakes(path.read_text(encoding="utf-8")) == (), path
