"""A page by hand refers to definitions as every text does: links, quoted values, the fields of its front matter."""

from pathlib import Path

import pytest
from tests.book import TODAY, write

from playpress import pipeline
from playpress.model.own_page import OwnPage
from playpress.pipeline import Edition, Playbook

BOOK = {
    "teams": "sales: {leader: rep}\n",
    "roles": "rep: {team: sales}\n",
    "goals": "win: {team: sales, was: [close]}\nindex: {team: sales}\n",
    "processes": "selling: {team: sales, steps: [{id: call, owner: rep}]}\n",
    "glossary": "limit: {name: Discount limit, definition: How far, value: 10%}\n",
}


def read(project: Path, text: str, name: str = "more/prices.md", circle: str = "", **files: str) -> Playbook:
    path = write(project, **{**BOOK, **files}) / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return pipeline.read(project, TODAY, edition=Edition(circle=circle))


def page(playbook: Playbook) -> OwnPage:
    assert playbook.faults == ()
    assert playbook.book is not None
    return playbook.book.pages[0]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[won](goal:win)", "[won](../goals/win.md)"),
        ("[call](process:selling#call)", "[call](../processes/selling.md#call)"),
        ("[won](<goal:win> 'why')", "[won](<../goals/win.md> 'why')"),
        ("[all](goal:index)", "[all](../goals/index_.md)"),
        ("[won][w]\n\n[w]: goal:win", "[won][w]\n\n[w]: ../goals/win.md"),
        ("![a](goal:win)", "![a](../goals/win.md)"),
        ("up to <term:limit.value>, for <goal:win>", "up to [10%](../glossary/limit.md), for [Win](../goals/win.md)"),
        ("`[won](goal:win)` and `<goal:win>`", "`[won](goal:win)` and `<goal:win>`"),
        ("```\n[won](goal:win)\n```", "```\n[won](goal:win)\n```"),
        ("<!-- [won](goal:none) -->", "<!-- [won](goal:none) -->"),
        ("[a](mailto:x@example.org) [b](https://example.org/goal:win)", ""),
        ("[a](skype:anna) in 12:30 hours, <https://example.org>", ""),
    ],
)
def test_a_reference_becomes_the_address_or_the_words_of_what_it_means(
    tmp_path: Path, written: str, found: str
) -> None:
    assert page(read(tmp_path, f"# Prices\n\n{written}\n")).body == f"# Prices\n\n{found or written}\n"


def test_what_leads_nowhere_is_a_fault_at_its_column_also_behind_what_does(tmp_path: Path) -> None:
    links = "[a](goal:win), [b](goal:none), [c](goal:close), <term:limit.none>."
    text = f"---\ntitle: Prices\nowner: nobody\n---\nSee {links}\n"
    faults = read(tmp_path, text).faults
    assert [(each.code, each.place.line, each.place.column) for each in faults] == [
        ("REF-1", 3, 8), ("REF-1", 5, 24), ("REF-1", 5, 40), ("REF-1", 5, 53),
    ]  # fmt: skip
    assert faults[2].hint == 'Write "goal:win".'


def test_links_behind_a_reference_are_still_reported_where_they_are_written(tmp_path: Path) -> None:
    from playpress import host

    read(tmp_path, "# Prices\n\n[a](goal:win) and [dead](nowhere.md).\n")
    (fault,) = host.read(tmp_path, TODAY).faults
    assert (fault.code, fault.place.line, fault.place.column) == ("SITE-LINK", 3, 26)


def test_an_edition_shows_nothing_that_its_readers_may_not_see(tmp_path: Path) -> None:
    head = "---\nvisibility: public\nowner: rep\nteam: sales\n---\n"
    text = f"{head}[Won](goal:win), up to <term:limit.value>, [x](goal:index).\n"
    found = page(read(tmp_path, text, circle="public"))
    assert found.body == "Won, up to …, x.\n"
    assert (found.front.owner, found.front.team) == (None, None)
