"""Prose and glossary on a page: links that lead somewhere, words with a meaning, nothing that acts."""

import datetime as dt

import pytest

from playpress.graph import Book
from playpress.pipeline import read
from playpress.site.prose import ProseRenderer
from playpress.site.view import View

CONTENT = {
    "playbook.yml": "format: 1\ncompany: Acme\n",
    "teams.yml": "sales: {leader: boss}\n",
    "roles.yml": "boss: {team: sales}\n",
    "goals.yml": "win: {team: sales}\n",
    "strategies.yml": "ring: {team: sales, goals: [win]}\n",
    "processes.yml": "sell: {team: sales, steps: [{id: call, owner: boss}]}\n",
    "glossary.yml": "marketing-qualified-lead: {acronym: MQL, summary: A lead worth a call, aliases: [hot lead]}\n",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    project = tmp_path_factory.mktemp("prose")
    (project / "content").mkdir()
    for name, text in CONTENT.items():
        (project / "content" / name).write_text(text, encoding="utf-8")
    found = read(project, dt.date(2026, 11, 23)).book
    assert found is not None
    return found


def render(book: Book, text: str, page: str = "goals/win.md") -> str:
    prose = ProseRenderer(book)
    return str(View(book, prose, page).prose(text))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '[x](https://e.org "a\\" onmouseover=alert(1)")',
        "<a href='javascript:alert(1)'>x</a>",
        "![x](x.png){: onclick=alert(1) }",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
    ],
)
def test_prose_never_acts(book: Book, text: str) -> None:
    """No element, attribute or address an author writes becomes active."""
    html = render(book, text).casefold()
    assert "<script" not in html
    assert "<img" not in html
    assert "<svg" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert " onerror=alert" not in html.replace("&lt;img src=x onerror=alert", "")


def test_the_words_of_what_has_no_place_in_prose_stay(book: Book) -> None:
    assert render(book, "See ![our van](van.png) and ![](b.png).") == "<p>See <em>our van</em> and <em>b.png</em>.</p>"
    assert render(book, "Go [there](javascript:1) *or* [here](data:x).") == (
        "<p>Go [there](javascript:1) <em>or</em> [here](data:x).</p>"
    )
    assert "<a" not in render(book, '[x *y*](vbscript:1 "title")')


def test_a_reference_in_prose_leads_to_its_page(book: Book) -> None:
    assert 'href="../strategies/ring.html"' in render(book, "See [ring](strategy:ring).")


def test_a_part_in_prose_leads_to_its_anchor(book: Book) -> None:
    assert 'href="../processes/sell.html#call"' in render(book, "See [the call](process:sell#call).")


def test_a_term_is_linked_once_with_its_meaning(book: Book) -> None:
    html = render(book, "An MQL is a lead. Another MQL follows.")
    assert html.count('class="pp-term"') == 1
    assert 'title="A lead worth a call"' in html
    assert 'href="../glossary/marketing-qualified-lead.html"' in html


def test_an_acronym_counts_only_in_capitals(book: Book) -> None:
    assert "pp-term" not in render(book, "the mql of somebody")


def test_an_alias_counts_in_any_case_as_a_whole_word(book: Book) -> None:
    assert "pp-term" in render(book, "A Hot Lead came in.")
    assert "pp-term" not in render(book, "A hot leader came in.")


def test_a_term_is_not_linked_on_its_own_page_or_inside_a_link(book: Book) -> None:
    assert "pp-term" not in render(book, "MQL", "glossary/marketing-qualified-lead.md")
    assert "pp-term" not in render(book, "[MQL](https://example.org)")


def test_each_page_links_a_term_anew(book: Book) -> None:
    prose = ProseRenderer(book)
    first = View(book, prose, "goals/win.md").words("MQL")
    second = View(book, prose, "strategies/ring.md").words("MQL")
    assert "pp-term" in first
    assert "pp-term" in second


def test_plain_words_are_escaped(book: Book) -> None:
    assert View(book, ProseRenderer(book), "index.md").words("<b>MQL</b>").startswith("&lt;b&gt;<a ")
