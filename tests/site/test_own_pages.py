"""Pages written by hand: in the menu while there are few, in a list of their own where there are many."""

import datetime as dt
import re
from pathlib import Path

import pytest
from tests.book import write

from playpress import host
from playpress.pipeline import Playbook, pages, read
from playpress.site import theme
from playpress.site.nav import listed
from playpress.site.own_page import Completion
from playpress.site.pages import own_pages

DAY = dt.date(2026, 10, 1)
TEAMS = {"teams": "sales: {leader: rep}\n", "roles": "rep: {team: sales}\n"}


def written(project: Path, *names: str) -> Playbook:
    write(project, **TEAMS)
    for name in names:
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# About & {path.stem}\n\nText of it.\n", encoding="utf-8")
    playbook = read(project, DAY)
    assert playbook.faults == ()
    return playbook


def many(*more: str) -> list[str]:
    return ["index.md", *(f"page-{n}.md" for n in range(own_pages.MOST - 1)), "stories/one.md", "stories/two.md", *more]


def start(playbook: Playbook) -> list[str]:
    assert playbook.plan
    return listed(playbook.plan.nav[:1])


def page(playbook: Playbook, uri: str) -> str:
    return next(file.content.decode() for file in pages(playbook) if file.uri == uri)


def test_as_many_as_a_menu_can_show_are_in_the_menu(tmp_path: Path) -> None:
    names = ["index.md", *(f"page-{n:02}.md" for n in range(own_pages.MOST))]
    playbook = written(tmp_path, *names)
    assert [uri for uri in start(playbook) if uri in names] == names
    assert "pages/index.md" not in {file.uri for file in pages(playbook)}


def test_more_are_listed_by_folder_and_the_menu_leads_to_the_list(tmp_path: Path) -> None:
    playbook = written(tmp_path, *many())
    assert not set(start(playbook)) & set(many()[1:])
    assert "pages/index.md" in start(playbook)
    found = page(playbook, "pages/index.md")
    assert len(re.findall(r'<li class="pp-tap"><a href="\.\./[^"]+\.html">About &amp; ', found)) == own_pages.MOST + 1
    before, after = found.split("## stories ")
    assert "../page-0.html" in before
    assert after.index("../stories/one.html") < after.index("../stories/two.html")


def test_the_first_page_has_a_card_of_the_list_in_place_of_one_for_each(tmp_path: Path) -> None:
    playbook = written(tmp_path, *(name for name in many() if name != "index.md"))
    first = page(playbook, "index.md")
    assert f'href="pages/index.html">{own_pages.TITLE}</a>' in first
    assert "page-0.html" not in first


def test_a_page_by_hand_keeps_its_address_where_the_list_would_be(tmp_path: Path) -> None:
    playbook = written(tmp_path, *many("pages/index.md"))
    assert "pages/all-pages.md" in start(playbook)
    assert 'href="index.html">About &amp; index</a>' in page(playbook, "pages/all-pages.md")


@pytest.mark.parametrize("folder", ["", "stories/"])
def test_a_page_that_no_menu_lists_leads_back_to_the_list(tmp_path: Path, folder: str) -> None:
    name = "one" if folder else "page-3"
    written(tmp_path, *many())
    assert host.build(tmp_path, tmp_path / "site", DAY).problems == ()
    html = (tmp_path / "site" / f"{folder}{name}.html").read_text(encoding="utf-8")
    up = "../" if folder else ""
    crumbs = html.partition('<nav class="pp-crumbs"')[2].partition("</nav>")[0]
    assert f'<a href="{up}pages/index.html">{own_pages.TITLE}</a>' in crumbs
    assert f'<span aria-current="page">About &amp; {name}</span>' in crumbs
    assert re.search(rf'<a aria-current="true" href="(\./)?{re.escape(up)}index.html" class="md-tabs__link"', html)


def test_pages_with_an_order_come_first_and_the_others_by_their_names(tmp_path: Path) -> None:
    written(tmp_path, "a.md", "b.md", "c.md")
    (tmp_path / "content" / "c.md").write_text("---\norder: 10\n---\n# C\n", encoding="utf-8")
    (tmp_path / "content" / "b.md").write_text("---\norder: 20\n---\n# B\n", encoding="utf-8")
    assert [uri for uri in start(read(tmp_path, DAY)) if uri in ("a.md", "b.md", "c.md")] == ["c.md", "b.md", "a.md"]


def test_a_team_and_a_role_list_their_pages_by_hand(tmp_path: Path) -> None:
    written(tmp_path, "more/prices.md", "plain.md")
    write(tmp_path, **TEAMS)
    head = "---\nteam: sales\nowner: rep\ndraft: {}\n---\n# Prices\n"
    for draft in ("no", "yes"):
        (tmp_path / "content" / "more" / "prices.md").write_text(head.format(draft), encoding="utf-8")
        playbook = read(tmp_path, DAY)
        for uri, relation in (("teams/sales.md", "Pages"), ("roles/rep.md", "Owns")):
            (related,) = re.findall(rf"<dt>{relation}</dt>\s*<dd><ul>\s*(<li.*?</li>)\s*</ul>", page(playbook, uri))
            assert '<a href="../more/prices.html">Prices</a>' in related
            assert ("draft" in related) == (draft == "yes")


def test_the_page_of_reviews_lists_pages_by_hand(tmp_path: Path) -> None:
    written(tmp_path, "more/prices.md", "plain.md")
    write(tmp_path, **TEAMS)
    text = "---\nteam: sales\nreviewed: 2026-01-01\nreview_every: P90D\n---\n# Prices\n"
    (tmp_path / "content" / "more" / "prices.md").write_text(text, encoding="utf-8")
    found = page(read(tmp_path, DAY), "alignment/unsigned-and-overdue.md")
    row = next(each for each in found.split("<tr") if "Prices" in each)
    assert '<a href="../more/prices.html">Prices</a>' in row
    assert ">Rep</a>" in row
    assert ">page<" in row
    assert "About" not in found.partition('id="s-reviews"')[2]


def test_a_page_explains_words_asks_its_questions_and_says_who_answers_for_it(tmp_path: Path) -> None:
    written(tmp_path, "more/prices.md")
    write(tmp_path, **TEAMS, glossary="deal: {definition: 'One | order'}\n")
    text = (
        "---\nowner: rep\nteam: sales\nreviewed: 2026-09-01\nreview_every: P90D\n"
        "questions: [{id: much, ask: How much?, choices: [a, b], answer: a}]\n---\n"
        "# A deal\n\nA `deal`, [a deal](../index.md), <b title='deal'>x</b>.\n\n"
        "| Deal | deals |\n|---|---|\n| A deal | b |\n"
    )
    (tmp_path / "content" / "more" / "prices.md").write_text(text, encoding="utf-8")
    assert host.build(tmp_path, tmp_path / "site", DAY).problems == ()
    html = (tmp_path / "site" / "more" / "prices.html").read_text(encoding="utf-8")
    article = html[html.index('<article class="md-content__inner') : html.index("</article>")].replace("\xa0", " ")
    explained = re.findall(
        r'<(\w+)><a href="../glossary/deal.html" class="pp-term" title="One .{1,6} order">Deal', article
    )
    assert explained == ["th"]
    assert article.count("pp-term") == 1
    assert '<li id="much"' in article
    assert "Owner: <a" in article
    assert "Team: <a" in article
    assert 'Last reviewed 1 September 2026, next due by <time datetime="2026-11-30"' in article
    assert "; reviewed every 90 days" in article


def test_what_an_asset_or_a_tool_leads_to_is_in_no_menu_and_names_it(tmp_path: Path) -> None:
    names = [f"documents/{name}.md" for name in ("crm", "old", "plain", "prices")]
    written(tmp_path, *names)
    assets = "prices: {name: Prices, link: documents/prices.md}\nold: {link: documents/old.md, status: archived}\n"
    write(tmp_path, **TEAMS, assets=assets, tools="crm: {name: The CRM, link: documents/crm.md}\n")
    playbook = read(tmp_path, DAY)
    assert playbook.faults == ()
    assert [uri for uri in start(playbook) if uri in names] == names[1:3]
    first = page(playbook, "index.md")
    assert [uri for uri in names if uri.replace(".md", ".html") in first] == names[1:3]
    assert playbook.book
    completion = Completion(playbook.book, theme.folders(tmp_path))
    lines = {each.uri: completion.page(each).shown for each in playbook.book.pages}
    assert [uri for uri, text in lines.items() if "In use as:" in text] == [names[0], names[3]]
    assert '<p>In use as: <a href="../tools/crm.html">The CRM</a></p>' in lines[names[0]]
