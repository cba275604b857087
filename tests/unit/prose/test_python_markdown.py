"""Lists of a page written by hand mean what CommonMark says, whoever reads the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from tests.properties import often

from playpress.prose import python_markdown

PAGES = {
    "a list right under a sentence": "You need:\n- a phone\n- a list\n",
    "nesting by two spaces": "- one\n  - inside\n    - deeper\n- two\n",
    "bullets below numbers, by three": "1. first\n   - inner a\n   - inner b\n2. second\n",
    "numbers that go on": "1. one\n\nText.\n\n2. two\n3. three\n",
    "numbers with brackets": "1) one\n2) two\n",
    "paragraphs inside of an item": "- one\n\n  more of it\n\n- two\n",
    "another list right behind": "- a\n- b\n\n1. c\n2. d\n",
    "front matter": "---\ntitle: How\n---\nYou need:\n- a phone\n",
}


def elements(html: str) -> list[str]:
    """Lists and their words, without the paragraphs of a list with empty lines."""
    return re.findall(r"</?(?:ul|ol|li|h\d|blockquote|pre)\b[^>]*>|[\w.:]+", re.sub(r"</?p>", " ", html))


def by_python_markdown(page: str) -> list[str]:
    text = python_markdown.lists(page).partition("title: How\n---\n")
    return elements(Markdown(extensions=["sane_lists", "fenced_code", "tables"]).convert(text[2] or text[0]))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_lists_mean_what_commonmark_says(page: str) -> None:
    meant = MarkdownIt("commonmark").render(page.removeprefix("---\ntitle: How\n---\n"))
    assert by_python_markdown(page) == elements(meant)


@pytest.mark.parametrize(
    "page",
    [
        "# A page\n\nWords.\n\n!!! note\n    - a list in a note\n",
        "```\nText\n- no list\n```\n",
        "<div>\nText\n- no list\n</div>\n",
        "> quote\n> - a\n",
        '=== "Tab"\n\n    Words\n    - a list in a tab\n',
        "a - b\n-c\n",
    ],
)
def test_everything_else_stays_byte_for_byte(page: str) -> None:
    assert python_markdown.lists(page) == page


@often(100)
@given(st.text(alphabet="-*1. )a\n>`#\t", max_size=60))
def test_no_page_loses_a_word_and_twice_changes_no_more(page: str) -> None:
    once = python_markdown.lists(page)
    assert once.count("a") == page.count("a")
    assert python_markdown.lists("Words.\n") == "Words.\n"
