"""HTML blocks set aside and put back: what a host makes of a page does not change by a byte."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from playpress.site.html_blocks import restore, stash

PAGE = """# A title

<p class="pp-lead">Words with <a href="x.html">a link</a></p>

## Steps {: #s-steps }

<dl class="pp-facts">
<div><dt>Team</dt><dd>Sales</dd></div>
</dl>

<div class="pp-prose"><p>1 &lt; 2</p></div>
"""
EXTENSIONS = ["attr_list", "toc", "tables"]
words = st.text("abc <>&\"'*_-0123456789", max_size=30)
blocks = st.one_of(
    words.map(lambda text: f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>"),
    words.map(lambda text: f'<ul class="x">\n<li>{text.replace("<", "&lt;").replace(">", "&gt;")}</li>\n</ul>'),
    st.just("## Heading {: #s-x }"),
)


def test_blocks_leave_headings_and_come_back() -> None:
    text, found = stash(PAGE)
    assert "## Steps {: #s-steps }" in text
    assert len(found) == 3
    assert "<dl" not in text
    assert restore(text, found) == PAGE


def test_what_a_host_makes_of_a_page_is_the_same_either_way() -> None:
    text, found = stash(PAGE)
    assert restore(markdown(text, extensions=EXTENSIONS), found) == markdown(PAGE, extensions=EXTENSIONS)


@given(st.lists(blocks, max_size=8))
def test_any_page_of_blocks_and_headings_is_the_same_either_way(parts: list[str]) -> None:
    page = "\n\n".join(parts) + "\n"
    text, found = stash(page)
    assert restore(markdown(text, extensions=EXTENSIONS), found) == markdown(page, extensions=EXTENSIONS)


def test_a_comment_that_an_author_typed_stays_a_comment() -> None:
    assert restore("<p>a</p> <!-- playpress 0 --> <!-- playpress 7 -->", ()) == (
        "<p>a</p> <!-- playpress 0 --> <!-- playpress 7 -->"
    )


def test_a_block_that_names_another_comes_back_as_it_is() -> None:
    page = "<p>&lt;!-- playpress 1 --&gt;</p>\n\n<p><!-- playpress 0 --></p>\n"
    text, found = stash(page)
    assert restore(text, found) == page
