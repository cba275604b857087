"""A page written by hand means what other viewers show, whoever reads it: lists, words in angle brackets, anchors."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from tests.counting import counted, too_fast
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
    text = python_markdown.written(page).partition("title: How\n---\n")
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
    assert python_markdown.written(page) == page


@often(100)
@given(st.text(alphabet="-*1. )a\n>`#\t", max_size=60))
def test_no_page_loses_a_word_and_twice_changes_no_more(page: str) -> None:
    once = python_markdown.written(page)
    assert once.count("a") == page.count("a")
    assert python_markdown.written("Words.\n") == "Words.\n"


def read(page: str) -> str:
    return Markdown(extensions=["attr_list", "sane_lists", "fenced_code", "tables", "toc"]).convert(
        python_markdown.written(page)
    )


@pytest.mark.parametrize(
    "text",
    [
        "I saw <company name> is hiring",
        "Ask for <Title>, <source> and <summary>",
        "Dear <First_Name>, your <deal-size> ends <date>",
        "Write <company>Acme</company> here",
        "<your opening line>",
    ],
)
def test_words_in_angle_brackets_are_shown_as_written(text: str) -> None:
    shown = unescape(re.sub(r"<[^>]*>", "", read(f"# Page\n\n- {text}\n\n{text}\n\n!!! note\n    {text}\n")))
    assert shown.count(text) == 3


@pytest.mark.parametrize(
    "page",
    [
        "Words <b>bold</b>, H<sub>2</sub>O<br>and <img src='a.png'> <wbr>\n",
        "<details markdown>\n<summary>More</summary>\n\nText.\n\n</details>\n",
        "<p>One\n<p>Two\n\n<ul><li>a<li>b</ul>\n",
        "<svg viewBox='0 0 1 1'><path d='M0 0'/><g><circle r='1'/></g></svg>\n",
        "`<company name>` and ``<x y>``\n\n```\n<company name>\n```\n\n    <company name>\n\n<!-- <company name> -->\n",
        "<https://example.org/a> <jane@example.org> 1 < 2 > 1 \\<x>\n",
        "<my-card>\nText\n</my-card>\n",
        "<center><big><font color='red'>A</font></big> <strike>b</strike> <tt>c</tt></center>\n",
        "<ruby><rb>漢<rt>kan</ruby> <nobr>d e</nobr> <acronym title='f'>g</acronym> <marquee>h</marquee>\n",
        "<dir><li>i</dir> <object><param name='j'></object>\n",
    ],
)
def test_html_code_and_addresses_stay_byte_for_byte(page: str) -> None:
    assert python_markdown.written(page) == page


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        ("## Größe prüfen", ["größe-prüfen"]),
        ("## 見込み客\n\n## 見込み客\n\n見込み客\n---", ["見込み客", "見込み客_1", "見込み客_2"]),
        ("## مقدمة ##\n\n### Words", ["مقدمة", "words"]),
        ("## Cafe\u0301 *au* lait", ["café-au-lait"]),
        ("## Größe {#size}\n\n## Höhe {.wide}\n\n## Size", ["size", "höhe", "size_1"]),
        ("## Don’t — do it\n\n## 24/7", ["dont-do-it", "247"]),
        ("```\n## Größe\n```\n\n## Plain", ["plain"]),
    ],
)
def test_anchors_keep_the_letters_of_headings(headings: str, anchors: list[str]) -> None:
    assert re.findall(r'<h\d[^>]*\bid="([^"]*)"', read(headings)) == anchors
    assert "{" not in re.sub(r"<[^>]*>", "", read(headings))


def test_a_project_with_anchors_of_its_own_keeps_them() -> None:
    assert python_markdown.written("## Größe\n", anchors=False) == "## Größe\n"


@often(100)
@given(st.text(alphabet="<>/ab- \n`\\", max_size=60))
def test_no_sign_of_a_page_is_lost(page: str) -> None:
    written = python_markdown.written(page)
    assert all(written.count(sign) == page.count(sign) for sign in "ab>/`\\")
    assert written.count("<") + written.count("&lt;") == page.count("<")


@pytest.mark.parametrize("unit", ["<a b> ", "## é\n", "<a>`", "    <x>\n\ny\n\n", "- é\n"])
def test_twice_the_page_is_twice_the_work(unit: str) -> None:
    _, once = counted(lambda: python_markdown.written(unit * 200))
    _, twice = counted(lambda: python_markdown.written(unit * 400))
    assert too_fast(once, twice) == []
