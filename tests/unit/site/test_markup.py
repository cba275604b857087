"""Words of an author in Markdown and HTML: always text, never markup."""

import pytest
from markdown import Markdown

from playpress.site.markup import anchor, blockwise, heading, tap

HOST = Markdown(extensions=["attr_list", "toc", "tables"])


@pytest.mark.parametrize(
    "words",
    [
        "# not a heading",
        "a *b* _c_ `d`",
        "[link](https://example.org)",
        "![picture](x.png)",
        "{: .danger #id }",
        "{: onclick=alert(1) }",
        "<script>alert(1)</script>",
        "Tom & Jerry &amp; co",
        "1. one",
        "- dash",
        "a | b",
        "back\\slash",
        "<https://example.org>",
        "x^2^ ~y~",
    ],
)
def test_heading_shows_exactly_the_words(words: str) -> None:
    """Whatever a name holds, the host renders it as the same words inside one plain heading."""
    html = HOST.reset().convert(f"# {heading(words)}")
    shown = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html.startswith("<h1 id=")
    assert html.endswith("</h1>")
    assert html.count("<") == 2
    assert html[html.index(">") + 1 : -len("</h1>")].replace(">", "&gt;").replace("&amp;gt;", "&gt;") == shown


def test_an_html_block_has_no_blank_line() -> None:
    assert blockwise("<div>\n\n  \n<p>a</p>\n\n</div>\n") == "<div>\n<p>a</p>\n</div>"


def test_an_anchor_escapes_words_title_and_address() -> None:
    html = anchor('a.html"x', "<b>", 'say "hi"')
    assert html == '<a href="a.html&quot;x" title="say &quot;hi&quot;">&lt;b&gt;</a>'


@pytest.mark.parametrize(
    ("html", "alone"),
    [
        ('<a href="a.html">One</a>', True),
        ('<a href="a.html">One</a>, <a href="b.html">Two</a>', True),
        ('<a href="a.html">One</a> and <a href="b.html">Two</a>', True),
        ('<a href="a.html">One</a>\u00a0(A/R), <a href="b.html">Two</a>\u00a0(C)', False),
        ('<ul><li><a href="a.html">One &amp; only</a></li></ul>', True),
        ('Hand over to <a href="a.html">One</a>', False),
        ('<a href="a.html">One</a>: 40 in Q1', False),
        ("no link", False),
        ("", False),
    ],
)
def test_links_that_stand_alone_are_told_from_those_in_a_sentence(html: str, alone: bool) -> None:
    assert tap(html) == (' class="pp-tap"' if alone else "")
