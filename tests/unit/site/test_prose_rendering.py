"""What an author types in Markdown is what other viewers show, with links, terms and pictures of the playbook."""

import re
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown
from tests.book import read_book, sound
from tests.counting import counted, too_fast

from playpress.graph import Book
from playpress.pdf import anchors
from playpress.pipeline import pages
from playpress.site.prose import ProseRenderer

HEADINGS = re.compile(r"<h[1-6] id=.*?</h[1-6]>", re.DOTALL)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40"/></svg>'
TEXTS = {
    "a list right under a sentence": (
        "You need:\n- a phone\n- a list",
        "<p>You need:</p>\n<ul>\n<li>a phone</li>\n<li>a list</li>\n</ul>",
    ),
    "nesting by two spaces": (
        "- one\n  - inside\n- two",
        "<ul>\n<li>one<ul>\n<li>inside</li>\n</ul>\n</li>\n<li>two</li>\n</ul>",
    ),
    "numbers below a number, by three": (
        "1. first\n   - inner a\n   - inner b\n2. second",
        "<ol>\n<li>first<ul>\n<li>inner a</li>\n<li>inner b</li>\n</ul>\n</li>\n<li>second</li>\n</ol>",
    ),
    "numbers that go on": (
        "1. one\n\nText.\n\n2. two",
        '<ol>\n<li>one</li>\n</ol>\n<p>Text.</p>\n<ol start="2">\n<li>two</li>\n</ol>',
    ),
    "code between fences": (
        "```python\n# no heading\n\n- *no* list [no](link)\n```",
        '<pre class="pp-prose-code" tabindex="0"><code># no heading&#10;&#10;- *no* list [no](link)&#10;</code></pre>',
    ),
    "boxes of tasks": (
        "- [ ] call\n- [x] write",
        '<ul>\n<li class="pp-prose-task"><span class="pp-prose-box" role="img" aria-label="to do"></span>call</li>\n'
        '<li class="pp-prose-task"><span class="pp-prose-box pp-prose-done" role="img" aria-label="done"></span>write'
        "</li>\n</ul>",
    ),
    "bare addresses": (
        "See https://a.example/b?c=d, www.a.example or me@a.example.",
        '<p>See <a href="https://a.example/b?c=d">https://a.example/b?c=d</a>, '
        '<a href="http://www.a.example">www.a.example</a> or <a href="mailto:me@a.example">me@a.example</a>.</p>',
    ),
    "struck through": ("~~old~~ new", "<p><s>old</s> new</p>"),
    "a hard break": ("one\\\ntwo  \nthree", "<p>one<br>two<br>three</p>"),
    "a quote with a list": ("> said\n> - a", "<blockquote>\n<p>said</p>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>"),
    "a line across": ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
    "a table with columns to the right": (
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
        '<td align="right">2</td>\n</tr>\n</tbody>\n</table>',
    ),
    "headings, the highest third": (
        "# One\n\n### Two\n\n# One",
        '<h3 id="t-one">One</h3>\n<h5 id="t-two">Two</h5>\n<h3 id="t-one-2">One</h3>',
    ),
    "a line below words, which is a heading": ("Words\n---\n\nText", '<h3 id="t-words">Words</h3>\n<p>Text</p>'),
    "a heading on level six, which has none below": ("# a\n\n##### b", '<h3 id="t-a">a</h3>\n<h6 id="t-b">b</h6>'),
    "HTML": (
        "Dear <company name>,<br> <b>hello</b>",
        "<p>Dear &lt;company name&gt;,&lt;br&gt; &lt;b&gt;hello&lt;/b&gt;</p>",
    ),
    "HTML on lines of its own": ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>"),
    "a link to a heading of the text": (
        "## Why\n\n[there](#why)",
        '<h3 id="t-why">Why</h3>\n<p><a href="#t-why">there</a></p>',
    ),
    "a link by a name": (
        '[the call][c] and [c]\n\n[c]: process:sell#call "Step one"',
        '<p><a href="../processes/sell.html#call" title="Step one">the call</a> and '
        '<a href="../processes/sell.html#call" title="Step one">c</a></p>',
    ),
    "an address of a page": (
        "[x](goals/win.md) [y](</files/a b.txt>)",
        '<p><a href="win.html">x</a> <a href="../files/a%20b.txt">y</a></p>',
    ),
    "a picture": (
        '![The *form*](pictures/form.svg "Ours")',
        '<p><img src="../pictures/form.svg" alt="The form" title="Ours" width="120" height="40" loading="lazy"></p>',
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    project = tmp_path_factory.mktemp("texts")
    (project / "content" / "pictures").mkdir(parents=True)
    (project / "content" / "pictures" / "form.svg").write_text(SVG, encoding="utf-8")
    return sound(
        project,
        goals="win: {team: sales}\n",
        teams="sales: {}\n",
        roles="boss: {team: sales}\n",
        processes="sell: {team: sales, steps: [{id: call, owner: boss}]}\n",
    )[1]


def html(book: Book, text: str, page: str = "goals/win.md") -> str:
    prose = ProseRenderer(book)
    prose.start(page)
    return str(prose.html(text))


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_what_is_typed_is_what_other_viewers_show(book: Book, text: str, expected: str) -> None:
    assert html(book, text) == expected


def test_footnotes_of_two_texts_on_one_page_are_told_apart(book: Book) -> None:
    prose = ProseRenderer(book)
    prose.start("goals/win.md")
    texts = [str(prose.html("Words[^a] and more[^a].\n\n[^a]: The *note*.")) for _ in range(2)]
    assert '<div class="pp-prose-notes">\n<ol>\n<li id="note-1-1"><p>The <em>note</em>.' in texts[0]
    ids = re.findall(r'id="([^"]+)"', "".join(texts))
    assert len(ids) == len(set(ids)) == 6
    assert all(set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'id="([^"]+)"', text)) for text in texts)


def test_headings_of_two_texts_on_one_page_are_told_apart(book: Book) -> None:
    prose = ProseRenderer(book)
    prose.start("goals/win.md")
    first, second = (str(prose.html("# Why\n\n[up](#why)", top=4)) for _ in range(2))
    assert first == '<h4 id="t-why">Why</h4>\n<p><a href="#t-why">up</a></p>'
    assert second == '<h4 id="t-why-2">Why</h4>\n<p><a href="#t-why-2">up</a></p>'


IN_HEADINGS = (
    "Plain words", "R&D & <b>more</b>", "a `code <x> & *y*` b", "*soft* and **strong** ~~gone~~", "snake_case __x__",
    "[a link](https://example.org/a_b_c?x=1&y=2 'its *title*') end", "1\\. no list", "\\# no \\* sign \\[x\\]",
    "`{{ x }}` {% raw %}", "![words](missing.png)", "an &amp; and an &lt;", "trailing \\\\", "$x^2$ | y",
    "a: b {: #c }", "\"quotes\" 'too'", "<goal:win> and goal:win", "https://example.org/*a*_b_", "a@example.org",
    "`` ` ``", "!\\[a](b)", "1 > 0 < 2",
)  # fmt: skip


@pytest.mark.parametrize("words", IN_HEADINGS)
def test_a_heading_of_a_text_is_one_of_the_page_and_looks_the_same(book: Book, words: str) -> None:
    """Read by MkDocs, the page has the same heading as the text by itself, and lists it among its contents."""
    text = f"Before.\n\n## {words}\n\nIn *between*.\n\n- a\n\n  ## in a list\n\n### Below\n"
    prose = ProseRenderer(book)
    prose.start("goals/win.md")
    reader = Markdown(extensions=["attr_list", "toc", "tables"])
    page = reader.convert(f"# Win\n\n{prose.sections(text)}\n\n## Related {{: #s-relations }}\n")
    alone = html(book, text)
    assert [unescape(each) for each in HEADINGS.findall(page)[1:-1]] == [
        unescape(each) for each in HEADINGS.findall(alone)
    ]
    (title,) = reader.toc_tokens
    first, related = title["children"]
    assert (first["id"], [each["id"] for each in first["children"]]) == (title_id(alone), ["t-below"])
    assert related["id"] == "s-relations"
    assert '<div class="pp-prose"><p>Before.</p></div>' in page


def title_id(html: str) -> str:
    found = re.search(r'<h3 id="([^"]*)"', html)
    assert found
    return found[1]


def test_a_text_without_headings_is_one_block_and_one_that_begins_with_a_heading_has_none_before_it(book: Book) -> None:
    prose = ProseRenderer(book)
    prose.start("goals/win.md")
    assert prose.sections("a\n\nb") == '<div class="pp-prose"><p>a</p>\n<p>b</p></div>'
    assert prose.sections("# a") == "### a {: #t-a }"
    assert prose.sections("") == ""


def test_the_headings_of_a_body_and_of_a_definition_are_those_of_their_pages(tmp_path: Path) -> None:
    text = "|\n    First.\n\n    ## Why now\n\n    Because.\n"
    files = {"goals": f"win:\n  team: sales\n  body: {text}", "glossary": f"lead:\n  definition: {text}"}
    playbook, _ = sound(tmp_path, teams="sales: {leader: boss}\n", roles="boss: {team: sales}\n", **files)
    found = {file.uri: file.content.decode() for file in pages(playbook)}
    for uri in ("goals/win.md", "glossary/lead.md"):
        assert "\n\n### Why now {: #t-why-now }\n\n" in found[uri]


def test_numbers_that_go_on_do_so_on_paper(book: Book) -> None:
    shown = html(book, "3. three\n4. four")
    assert anchors.keep_numbers(shown).startswith('<ol start="3" style="counter-reset: list-item 2">\n<li>three</li>')


HOSTILE = {
    "[": 20_000, "[a](b": 4_000, "![a": 7_000, "[^a": 5_000, "*a ": 7_000, "**a *b": 4_000, "`a": 7_000, "~~a ": 5_000,
    "<a ": 7_000, "<!-- ": 5_000, "http://": 3_000, "a@": 10_000, "|": 20_000, "](": 10_000, "[a][b]": 4_000,
    "> ": 600, "- ": 5_000, "[a]: b\n": 5_000, "&": 20_000, "[a](": 5_000, "\\": 20_000, "_a": 7_000,
}  # fmt: skip


@pytest.mark.parametrize("sign", HOSTILE)
def test_no_text_is_too_strange_to_be_shown(book: Book, sign: str) -> None:
    assert html(book, f"{sign * HOSTILE[sign]}\n\nThe last words.").endswith("<p>The last words.</p>")


@pytest.mark.parametrize("sign", ["[", "![a", "[a](b", "*a ", "[a]: b\n", "- a\n", "[x](y.md) ", "| [x](y.md) ", "a@"])
def test_a_text_twice_as_long_is_twice_the_work(book: Book, sign: str) -> None:
    small, twice = (counted(partial(html, book, sign * count))[1] for count in (1_000, 2_000))
    assert too_fast(small, twice) == []


def test_lists_300_deep_are_a_fault_and_no_crash(tmp_path: Path) -> None:
    deep = "".join(f"    {'  ' * n}- level {n}\n" for n in range(300))
    playbook = read_book(tmp_path, teams=f"sales:\n  definition: |\n{deep}")
    assert [(each.code, each.place.line) for each in playbook.faults] == [("VAL-DEPTH", 14)]
