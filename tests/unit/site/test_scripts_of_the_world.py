"""A playbook in scripts other than Latin: directions, headings, anchors, search, and nothing lost on the way."""

from html import unescape
from pathlib import Path

import pytest
from tests.book import sound

from playpress.pipeline import Playbook, page, pages
from playpress.site.markup import runs_to_the_left
from playpress.site.search.words import terms

TEXTS = {
    "arabic": ("زيادة العملاء المحتملين", "اقرأ الحساب", "rtl"),
    "hebrew": ("להגדיל את מספר הלידים", "קראו את החשבון", "rtl"),
    "japanese": ("見込み客を増やす", "アカウントを読む", "ltr"),
    "korean": ("잠재 고객을 늘린다", "계정을 읽는다", "ltr"),
    "greek": ("Περισσότεροι πελάτες", "Διαβάστε τον λογαριασμό", "ltr"),
}
BODY = (
    "## {0}\n\n20% – {1}:\n- {1}\n- {0} (SaaS)\n\n| {0} | {1} |\n|---|---|\n| 1 | 2 |\n\n> {1}\n\n[{1}](team:sales)\n"
)


def playbook(folder: Path, name: str, words: str) -> Playbook:
    body = BODY.format(name, words).replace("\n", "\n    ")
    return sound(
        folder,
        teams=f'sales: {{name: "{name}", summary: "{words}."}}\n',
        goals=f'more:\n  name: "{name}"\n  team: sales\n  body: |\n    {body}\n',
        glossary=f'word: {{name: "{words}", definition: "{name}."}}\n',
    )[0]


@pytest.mark.parametrize(("name", "words", "direction"), TEXTS.values(), ids=TEXTS)
def test_each_block_of_a_text_runs_as_its_script_does(name: str, words: str, direction: str, tmp_path: Path) -> None:
    found = page(playbook(tmp_path, name, words), "goals/more.md")
    assert found is not None
    text = unescape(found.content.decode())
    side = ' dir="rtl"' if direction == "rtl" else ""
    for opening in (f"<p{side}>20%", f"<ul{side}>", f"<table{side}>", f"<blockquote{side}>"):
        assert opening in text
    assert f"# {name} {{" in text
    assert text.count(words) >= 5


@pytest.mark.parametrize(("name", "words", "direction"), TEXTS.values(), ids=TEXTS)
def test_every_word_of_it_is_found(name: str, words: str, direction: str, tmp_path: Path) -> None:
    del direction
    files = pages(playbook(tmp_path, name, words))
    index = "".join(each.content.decode() for each in files if each.uri.startswith("search/"))
    assert [word for word in terms(f"{name} {words}") if word not in index] == []


def test_a_text_of_two_scripts_has_two_directions(tmp_path: Path) -> None:
    body = "שלום world.\n\nHello שלום.\n\n1. (24/7) Ok\n\n- 3 שלום\n"
    goals = "a:\n  team: sales\n  body: |\n    " + body.replace("\n", "\n    ")
    found = page(sound(tmp_path, teams="sales: {}\n", goals=f"{goals}\n")[0], "goals/a.md")
    assert found is not None
    text = found.content.decode()
    for written in ('<p dir="rtl">שלום world.</p>', "<p>Hello שלום.</p>", "<ol>\n<li>(24/7) Ok", '<ul dir="rtl">'):
        assert written in text


@pytest.mark.parametrize(("text", "left"), [("", False), ("24/7 – ", False), ("1. שלום", True), ("A שלום", False)])
def test_the_first_letter_decides(text: str, left: bool) -> None:
    assert runs_to_the_left(text) is left
