"""Pages of a large playbook: letters to jump to, folds, and lists that say each value once."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup
from tests.book import write
from tests.site.test_ways_in import emitted

from playpress.site import theme
from playpress.site.blocks import FoundItem
from playpress.site.lean_lists import lean
from playpress.site.tables import ListCell, ListColumn, ListFacet, ListRow

NAMES = ("Zoom", "Ärger", "apple", "€ sign", "Жанр", "99 days", "가격", "Zebra")


def glossary(count: int) -> str:
    """Terms with names in several scripts, filled up with others."""
    names = [*NAMES, *(f"More {n}" for n in range(count - len(NAMES)))]
    return "".join(f"t{n}: {{name: '{name}', definition: Means {n}}}\n" for n, name in enumerate(names))


def page(folder: Path, uri: str, **files: str) -> str:
    return emitted(write(folder, **files))[uri]


def test_a_short_glossary_is_one_list(tmp_path: Path) -> None:
    text = page(tmp_path, "glossary/index.md", glossary=glossary(19))
    assert text.count("<dl") == 1
    assert "letter_" not in text
    assert "pp-fold" not in text


def test_a_long_glossary_has_the_letters_that_its_terms_begin_with(tmp_path: Path) -> None:
    """In any script: a letter with marks is with the one without, signs and digits have one place."""
    text = page(tmp_path, "glossary/index.md", glossary=glossary(20))
    letters = re.findall(r'<a href="#(letter_[^"]+)">([^<]+)</a>', text)
    assert [title for _, title in letters] == ["0-9", "A", "M", "Z", "Ж", "\u1100"]
    assert re.findall(r'<section class="pp-letter" id="([^"]+)"><h2>', text) == [anchor for anchor, _ in letters]
    assert sorted(re.findall(r'<dt id="(t\d+)"', text)) == sorted(f"t{n}" for n in range(20))
    among_a = text.partition(f'id="{letters[1][0]}"')[2].partition("</section>")[0]
    assert re.findall(r'<a href="(t\d+).html">', among_a) == ["t2", "t1"]
    assert text.count("<details") == text.count('<details class="pp-fold pp-narrow-fold" open>') == len(letters)


def test_a_very_long_glossary_is_folded_by_its_letters(tmp_path: Path) -> None:
    text = page(tmp_path, "glossary/index.md", glossary=glossary(100))
    folds = re.findall(
        r'<details class="pp-fold" id="(letter_[^"]+)"><summary>(.*?)</summary>(.*?)</details>', text, re.S
    )
    assert [anchor for anchor, *_ in folds] == re.findall(r'<a href="#(letter_[^"]+)">', text)
    assert [int(re.findall(r">(\d+) term", title)[0]) for _, title, _ in folds] == [
        inside.count("<dt ") for *_, inside in folds
    ]
    assert sum(inside.count("<dt ") for *_, inside in folds) == 100
    assert "1 term<" in folds[-1][1]


@pytest.mark.parametrize(("goals", "folded"), [(25, False), (100, True)])
def test_letters_of_tags_lead_to_the_first_of_each(tmp_path: Path, goals: int, folded: bool) -> None:
    names = [f"{'ab'[n % 2]}{n}" for n in range(25)]
    rows = "".join(f"g{n}: {{team: sales, tags: [{names[n % 25]}]}}\n" for n in range(goals))
    text = page(tmp_path, "tags.md", teams="sales: {}\n", goals=rows)
    assert re.findall(r'<nav class="pp-letters".*</nav>', text) == [
        '<nav class="pp-letters" aria-label="Letters"><a href="#tag-a0">A</a><a href="#tag-b1">B</a></nav>'
    ]
    heading = r'<details class="pp-fold" id="(tag-[^"]+)">' if folded else r"\{: #(tag-\S+) \}"
    assert sorted(re.findall(heading, text)) == sorted(f"tag-{name}" for name in names)
    assert text.count('<li class="pp-tap">') == goals


COLUMNS = (ListColumn("Name"), ListColumn("Team", facet="team"))
FACETS = (ListFacet("team", "Team", ("Sales", "A & B")), ListFacet("status", "Status", ("draft",), usual="active"))


@pytest.mark.parametrize(
    ("shown", "values", "left"),
    [
        ("Sales", {"team": "Sales", "status": "active"}, {}),
        (Markup('<a href="x">A &amp; B</a>'), {"team": "A & B", "status": "active"}, {}),
        (Markup('Sales <span class="pp-state">draft</span>'), {"team": "Sales", "status": "active"}, {"team": "Sales"}),
        ("", {"team": "", "status": ""}, {"status": ""}),
        ("Sales", {"team": "Sales|A & B", "status": "draft"}, {"team": "Sales|A & B", "status": "draft"}),
    ],
)
def test_a_row_says_a_value_where_a_script_would_not_find_it(
    shown: Markup | str, values: dict[str, str], left: dict[str, str]
) -> None:
    row = ListRow([ListCell("Close sales", "close sales"), ListCell(shown, "2")], values)
    (found,) = lean(COLUMNS, [row], FACETS)
    assert found.facets == left
    assert [cell.html for cell in found.cells] == ["Close sales", shown]
    assert [cell.key for cell in found.cells] == ["", "2"]


@pytest.mark.parametrize(("count", "folded"), [(12, 0), (13, 7)])
@pytest.mark.parametrize("paper", [False, True])
def test_many_findings_are_folded_after_the_first_six(count: int, folded: int, paper: bool) -> None:
    """What comes first is most important; the others are one tap away, and paper has all of them."""
    env = theme.environment([theme.shipped()], paper=paper)
    block = env.from_string('{% import "blocks/findings.html.j2" as finding %}{{ finding.first(items) }}')
    item = FoundItem("warn", Markup("COV-1"), "Nothing serves it", Markup(""), "", "goals.yml:1", Markup(""), "")
    before, _, inside = block.render(items=[item] * count).partition("<summary>")
    kept = count if paper else count - folded
    assert (before.count("<li"), inside.count("<li")) == (kept, count - kept)
    assert inside.startswith("7 more findings") == bool(folded and not paper)


@pytest.mark.parametrize(("count", "folded"), [(12, 0), (13, 7)])
def test_many_checklists_are_folded_after_the_first_six(tmp_path: Path, count: int, folded: int) -> None:
    lists = "".join(f"list-{n}: {{items: [Look]}}\n" for n in range(count))
    before, _, inside = page(tmp_path, "checklists/index.md", checklists=lists).partition("<summary>")
    assert (before.count('<li class="pp-card">'), inside.count('<li class="pp-card">')) == (count - folded, folded)
    assert inside.startswith("7 more<") == bool(folded)


@pytest.mark.parametrize(("count", "shown"), [(6, 'href="processes/work-0.html"'), (7, ">7 processes</a>")])
def test_a_card_of_a_team_counts_many_processes(tmp_path: Path, count: int, shown: str) -> None:
    work = "".join(f"work-{n}: {{team: sales, steps: [{{id: do}}]}}\n" for n in range(count))
    card = emitted(write(tmp_path, teams="sales: {}\n", processes=work))["index.md"].partition('class="pp-team ')[2]
    links = card.partition("</section>")[0]
    assert shown in links
    assert links.count("processes/work-") == (count if count == 6 else 0)
