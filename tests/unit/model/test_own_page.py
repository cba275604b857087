"""Front matter of pages by hand: typed by our reader, shown and never obeyed, and its faults at their lines."""

import datetime as dt
from pathlib import Path

import pytest
from mkdocs.utils import meta
from tests.book import read_book

from playpress import host
from playpress.model.own_page import OwnPage, read
from playpress.problems import Problem
from playpress.source.content import ContentFile

DAY = dt.date(2026, 10, 1)
TEAMS = {"teams": "sales: {leader: rep}\n", "roles": "rep: {team: sales}\n"}


def loaded(folder: Path, text: str | bytes) -> tuple[OwnPage | None, list[Problem]]:
    path = folder / "own-story.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(ContentFile("content/own-story.md", path))


@pytest.mark.parametrize(
    ("head", "place", "code", "words"),
    [
        ("title: [a, b", "2:8", "YML-BRACKET", "not closed"),
        ("title: One\ntitle: Two", "3:1", "YML-DUPLICATE", "defined twice"),
        ("title: {a: b}", "2:8", "VAL-VALUE", "expected text"),
        ("hide: 5", "2:7", "VAL-LIST", ""),
        ("hide: [sidebar]", "2:8", "VAL-CHOICE", "sidebar"),
        ("crumbs: 5", "2:1", "VAL-UNKNOWN", "crumbs"),
        ("titel: One", "2:1", "VAL-UNKNOWN", "titel"),
        ("date: 2026-99-99", "2:7", "VAL-VALUE", "is not a date"),
        ("date: {created: 5}", "2:7", "VAL-VALUE", "is not a date"),
        ("title: !!python/none x", "2:8", "YML-TAG", ""),
        ("template: ../../x", "2:11", "VAL-VALUE", "names no file of a theme"),
        ("icon: [a]", "2:7", "VAL-VALUE", "names no file of a theme"),
        ("tags: deals", "2:7", "VAL-LIST", ""),
        ("title: a\u200bb", "2:9", "YML-CONTROL", "invisible"),
    ],
)
def test_what_front_matter_cannot_say_is_a_fault_at_its_place(
    tmp_path: Path, head: str, place: str, code: str, words: str
) -> None:
    page, problems = loaded(tmp_path, f"---\n{head}\n---\n# Story\n")
    assert page is None
    (found,) = problems
    assert (found.code, str(found.place)) == (code, f"content/own-story.md:{place}")
    assert words in found.message
    assert found.hint


def test_front_matter_without_an_end_is_a_fault(tmp_path: Path) -> None:
    assert [each.code for each in loaded(tmp_path, "---\ntitle: One\n\n# Story\n")[1]] == ["YML-DOCUMENTS"]
    assert loaded(tmp_path, "---\n\nA line above, and text.\n")[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "# Plain\n\nText\n",
        "---\n---\n# Empty\n",
        "---\ntitle: One\n---\n# Story\n",
        "---\n{title: One, tags: [a, b], hide: [toc]}\n---\n\n# Story\n",
        "---\ntitle: One\n# a note\ntags:\n  - a\n  - b\n\nsearch:\n  exclude: true\n---\n\n# Story\n\n\tcode\n",
        "---\ndate: 2026-01-02\nauthors: [a]\n...\n# Story\n",
        "---\r\ntitle: One\r\n---\r\n# Story\r\n",
        "\ufeff---\ntitle: One\n---\n# Story\n",
    ],
)
def test_a_host_is_given_the_same_fields_and_each_line_where_it_was(tmp_path: Path, text: str) -> None:
    page, problems = loaded(tmp_path, text)
    assert problems == []
    assert page is not None
    plain = text.lstrip("\ufeff").replace("\r\n", "\n")
    (theirs, wanted), (body, found) = meta.get_data(plain), meta.get_data(page.source)
    assert found == wanted
    assert body.strip() == theirs.strip()
    assert page.source.count("\n") == plain.count("\n")
    first = plain[plain.index("#", 1) if plain.startswith("---") else 0 :].rpartition("# ")[2]
    assert page.source.partition(first)[0].count("\n") == plain.partition(first)[0].count("\n")


def test_text_that_looks_like_a_field_stays_text(tmp_path: Path) -> None:
    """Some hosts take a first line with a colon for front matter, and leave it out."""
    page, problems = loaded(tmp_path, "Contact: Ann, who knows.\n\n# Story\n")
    assert problems == []
    assert page is not None
    assert "Contact: Ann" in meta.get_data(page.source)[0]


def test_nothing_in_front_matter_acts(tmp_path: Path) -> None:
    page, _ = loaded(tmp_path, "---\ntitle: '</title><script>x</script> {{ 1 }}'\ntags: ['<b>']\n---\n# Story\n")
    assert page is not None
    _, found = meta.get_data(page.source)
    assert found == {
        "title": "&lt;/title&gt;&lt;script&gt;x&lt;/script&gt; &#123;&#123; 1 &#125;&#125;",
        "tags": ["&lt;b&gt;"],
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: One\n---\n# Two\n", "One"),
        ("---\nstatus: new\n# Three\n---\n# Two\n", "Two"),
        ("```\n# Code\n```\n\n# Two #\n", "Two"),
        ("No heading\n", "Own story"),
    ],
)
def test_a_page_is_called_by_its_title_its_heading_or_its_file(tmp_path: Path, text: str, title: str) -> None:
    page, _ = loaded(tmp_path, text)
    assert page is not None
    assert page.name == title


def test_a_page_in_another_encoding_is_a_fault_of_every_command(tmp_path: Path) -> None:
    page, (found,) = loaded(tmp_path, b"# Verk\xe4ufer\n")
    assert page is None
    assert (found.code, str(found.place)) == ("YML-ENCODING", "content/own-story.md:1:7")


def test_the_site_and_a_staged_folder_say_the_same(tmp_path: Path) -> None:
    read_book(tmp_path, **TEAMS)
    text = "---\ntitle: 'A <b>bold</b> story'\nhide: [toc]\n---\n# Story\n\nText.\n"
    (tmp_path / "content" / "story.md").write_text(text)
    assert host.build(tmp_path, tmp_path / "site", DAY).problems == ()
    html = (tmp_path / "site" / "story.html").read_text()
    assert "<title>A &lt;b&gt;bold&lt;/b&gt; story" in html
    assert "<b>bold" not in html
    files, _ = host.staged(host.read(tmp_path, DAY))
    staged = next(file.content.decode() for file in files if file.uri == "docs/story.md")
    assert 'title: "A &lt;b&gt;bold&lt;/b&gt; story"' in staged
    assert 'hide: ["toc"]' in staged


@pytest.mark.parametrize(
    ("head", "words"), [("template: nope.html", 'no template "nope.html"'), ("icon: nope/x", 'no icon "nope/x"')]
)
def test_what_no_theme_has_is_a_fault_where_the_page_names_it(tmp_path: Path, head: str, words: str) -> None:
    read_book(tmp_path, **TEAMS)
    (tmp_path / "content" / "story.md").write_text(f"---\n{head}\n---\n# Story\n")
    (found,) = host.build(tmp_path, tmp_path / "site", DAY).problems
    assert (found.code, found.place.file, found.place.line) == ("SITE-TEMPLATE", "content/story.md", 2)
    assert words in found.message
