"""Tasks, bare addresses, struck words and notes of a page by hand are what other viewers show, on screen and paper."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from tests.book import sound
from tests.properties import often

from playpress.outputs.stage import EXTENSIONS
from playpress.pdf import own_pages
from playpress.prose import common_signs, python_markdown

TO_DO, DONE = common_signs.TASKS[" "], common_signs.TASKS["x"]


def html(page: str) -> str:
    return unescape(Markdown(extensions=[*EXTENSIONS, "tables", "fenced_code"]).convert(python_markdown.written(page)))


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            "- [ ] call\n- [x] write\n",
            f"<ul>\n<li>{TO_DO} call</li>\n<li>{DONE} write</li>\n</ul>",
        ),
        ("1. [X] one\n", f"<ol>\n<li>{DONE} one</li>\n</ol>"),
        ("See https://a.org/x_y, now.", '<p>See <a href="https://a.org/x_y">https://a.org/x_y</a>, now.</p>'),
        ("(www.a.org)", '<p>(<a href="http://www.a.org">www.a.org</a>)</p>'),
        ("Ask j.d@a.org.", '<p>Ask <a href="mailto:j.d@a.org">j.d@a.org</a>.</p>'),
        ("~~old~~ new", "<p><del>old</del> new</p>"),
        ("[a]: https://a.org\n\n~~old~~ new", "<p><del>old</del> new</p>"),
    ],
)
def test_it_is_what_other_viewers_show(page: str, shown: str) -> None:
    assert html(page) == shown


def test_a_note_is_below_its_page() -> None:
    assert re.search(
        r'<li id="fn:1">\s*<p>See <a href="https://a.org">', html("Words[^1].\n\n[^1]: See https://a.org.\n")
    )


@pytest.mark.parametrize(
    "page",
    [
        "`https://a.org` and `~~a~~`\n\n```\n- [ ] a\nhttps://a.org\n```\n\n    https://a.org\n",
        "[a](https://a.org) ![b](https://a.org/b.png) [https://a.org](https://a.org) <https://a.org> <a@b.org>\n",
        "[a]: https://a.org\n\n[a] [a][a]\n",
        '<a href="https://a.org">https://a.org</a>\n\n<div>\nhttps://a.org ~~a~~\n</div>\n'.replace(
            ">https://a.org<", ">a<"
        ),
        '{{ form("https://a.org") }} and {%raw%} www {: title="https://a.org" }\n',
        "a ~~ b ~~ c, ~~~a~~~, x@y, http://, www., /www.a.org, [ ] no item\n",
    ],
)
def test_what_is_marked_otherwise_stays(page: str) -> None:
    assert common_signs.shown(page) == page


@pytest.mark.parametrize("opened", ["<b>x ", "{{ ", "{% ", "<a><i>"])
def test_what_never_ends_is_looked_for_only_so_far(opened: str) -> None:
    """Two of them a page apart are not one: looking further costs the square of how many there are."""
    ended = {"<b>x ": "</b>", "<a><i>": "</a>"}.get(opened, "}}" if opened == "{{ " else "%}")
    near, far = (f"{opened}{'y ' * many}www.a.org {ended}" for many in (300, 500))
    assert common_signs.shown(near) == near
    assert common_signs.shown(far) == far.replace("www.a.org", "[www.a.org](http://www.a.org)")


@often(60)
@given(st.text(alphabet="a@~. -[]x`<>\n:/w", max_size=50))
def test_no_word_of_a_page_is_lost(page: str) -> None:
    shown = common_signs.shown(page)
    plain = re.sub(r"<input [^>]*>", lambda box: "[x]" if "checked" in box[0] else "[ ]", shown)
    assert [each for each in "a@`w" if plain.count(each) < page.count(each)] == []


def test_paper_has_them_too(tmp_path: Path) -> None:
    book = sound(tmp_path, teams="sales: {}\n")[1]
    page = tmp_path / "content" / "how.md"
    page.write_text("# How\n\n- [x] done\n\n~~old~~ https://a.org[^1]\n\n[^1]: A note.\n", encoding="utf-8")
    book = sound(tmp_path, teams="sales: {}\n")[1]
    ((_, printed),) = own_pages.pages(book)
    found = str(printed.context(None).html)  # type: ignore[arg-type]
    assert '<li><span class="pp-prose-box pp-prose-done" role="img" aria-label="done"></span> done</li>' in found
    assert '<del>old</del> <a href="https://a.org"' in found
    assert 'id="fn:1"' in found
