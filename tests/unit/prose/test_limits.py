"""A page by hand that is made to be read for ever is an error at its place, in time that grows with its length."""

from pathlib import Path

import pytest
from tests.book import TODAY, write
from tests.conftest import ROOT

from playpress.pipeline import read
from playpress.prose import limits
from playpress.site.search.entries import plain

BOMBS = {
    "[" * 20_000: "brackets",
    "![a" * 20_000: "brackets",
    "[a](b" * 20_000: "brackets",
    "[^a" * 10_000: "brackets",
    "1. " * 600: "nested",
    "> - " * 600: "nested",
    "<p" * 20_000: "tags",
    "<!--" * 10_000: "tags",
    "<script>" * 5_000: "tags",
}


@pytest.mark.parametrize("bomb", BOMBS, ids=[each[:8] for each in BOMBS])
def test_a_bomb_is_told_at_its_place(bomb: str, tmp_path: Path) -> None:
    write(tmp_path, teams="sales: {}\n")
    (tmp_path / "content" / "own.md").write_text(
        f"# Own\n\nWords {bomb}\n" if bomb[0] in "![<" else f"# Own\n\n{bomb}\n"
    )
    (found,) = read(tmp_path, TODAY).faults
    assert (found.code, found.place.file, found.place.line) == ("VAL-DEPTH", "content/own.md", 3)
    assert BOMBS[bomb] in found.message


@pytest.mark.parametrize(
    "text",
    [
        "[words](goal:x) " * 1000,
        "![a](b.png)\n" * 1000,
        r"\[" * 1000,
        "```\n" + "[" * 1000 + "<p" * 1000 + "\n```\n",
        "- a\n  - b\n    - c\n" * 500,
        "<p>a</p><br>" * 1000,
        "a < b and c > d " * 1000,
        "<script>a</script>\n" * 1000,
        "\n\n".join("[open" for _ in range(1000)),
        "Title\n" + "-" * 40,
        "\n" + "*" * 80,
        "\n" + "* " * 80,
        "-" * 35 + " | " + "-" * 9,
        "+" + "-" * 40 + "+",
    ],
)
def test_what_people_write_is_read(text: str) -> None:
    assert limits.first(text) is None


def test_pages_of_ours_are_read() -> None:
    found = [*(ROOT / "content").rglob("*.md"), *(ROOT / "tests" / "books").rglob("*.md"), *ROOT.glob("*.md")]
    assert [path for path in found if limits.first(path.read_text(encoding="utf-8"))] == []


def test_many_empty_lines_are_no_words() -> None:
    """Twice as many cost twice as much: fifty thousand once took minutes."""
    assert plain("\n" * 50_000 + "- a") == "a"
