"""Where readers begin, and how they know where they are: the first page, tabs, neighbours, the ends of a hand-off."""

import datetime as dt
import re
from pathlib import Path

import pytest
from tests.book import write

from playpress.model.kinds import KINDS
from playpress.pipeline import Edition, pages, read
from playpress.site import theme
from playpress.starter import create

DAY = dt.date(2026, 10, 1)
FILES = {
    "teams": "marketing: {leader: cmo}\nsales: {leader: boss}\n",
    "roles": "cmo: {team: marketing}\nboss: {team: sales}\nrep: {name: Sales rep, team: sales}\n",
    "processes": """
campaigns:
  team: marketing
  steps: [{id: plan}, {id: run, name: Run the campaign, owner: cmo, next: [{to: selling#ring}]}]
selling:
  team: sales
  steps: [{id: ring, name: Ringing, raci: {rep: A, boss: R}}, {id: offer}]
""",
    "handoffs": """
lead:
  object: lead
  from: campaigns#run
  to: selling#ring
  commitments: [{by: sales, what: Ring, value: 4 h, clock: business, answers: yes}]
news: {from: selling#offer, to: campaigns#plan, kind: information, object: insight}
""",
    "glossary": "mql: {acronym: MQL}\n",
    "objections": "price: {says: Too expensive, response: Count}\n",
    "onboarding": "rep: {roles: [rep], phases: [{id: one, from_day: D+0, to_day: D+4}]}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return emitted(write(tmp_path_factory.mktemp("ways"), **FILES))


def emitted(project: Path) -> dict[str, str]:
    playbook = read(project, DAY, edition=Edition(guide=True))
    assert playbook.faults == ()
    return {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}


def fact(page: str, label: str) -> str:
    found = re.search(rf"<dt>{label}</dt><dd>(.*?)</dd>", page)
    assert found is not None, label
    return re.sub(r"<[^>]+>", "", found[1])


def test_the_first_page_begins_with_four_questions(site: dict[str, str]) -> None:
    """Each leads on in one tap, before the teams and before the process."""
    entries = site["index.md"].partition('<div class="pp-teams">')[0]
    found = re.findall(r'<a href="([^"]+)">([^<]+)</a>', entries)
    assert found == [
        ("onboarding/index.html", "Onboarding"),
        ("roles/index.html", "My role"),
        ("say.html", "Handle an objection"),
        ("glossary/index.html", "What does it mean?"),
    ]
    assert entries.count("<svg") == len(found)


def test_the_first_page_shows_how_work_flows(site: dict[str, str]) -> None:
    """Each process counts its own steps, and both sides of the hand-off lead to its contract."""
    page = site["index.md"]
    assert "## How work flows from marketing to sales".lower() in page.lower()
    assert re.findall(r"<b>(\d+)</b> ([^<]+)<", page) == [
        ("1", "Plan"),
        ("2", "Run the campaign"),
        ("1", "Ringing"),
        ("2", "Offer"),
    ]
    borders = re.findall(r'<li class="pp-crossing[^"]*"><a href="([^"]+)">([^<]+)</a></li>', page)
    assert borders == [
        ("handoffs/news.html", "Sales reports"),
        ("handoffs/lead.html", "hands over to Sales, at Ringing, answer within 4 business hours"),
        ("handoffs/lead.html", "from Marketing"),
        ("handoffs/news.html", "reports to Marketing, at Plan"),
    ]


def test_the_small_playbook_offers_what_it_has(tmp_path: Path) -> None:
    """Five files: nothing leads to a page that is not there."""
    create(tmp_path / "book", "small")
    page = emitted(tmp_path / "book")["index.md"]
    entries = page.partition('<div class="pp-teams">')[0]
    assert re.findall(r'<a href="[^"]+">([^<]+)</a>', entries) == ["My role"]
    often = page.partition("{: #s-more }")[2].partition("\n## ")[0]
    found = re.findall(r'class="pp-card-title" href="([^"]+)">([^<]+)</a>', often)
    assert [title for _, title in found] == ["Who owns what"]
    assert {address.replace(".html", ".md") for address, _ in found} <= emitted(tmp_path / "book").keys()


def test_a_hand_off_says_first_who_gives_and_who_accepts(site: dict[str, str]) -> None:
    page = site["handoffs/lead.md"]
    assert fact(page, "Given by") == "Cmo (Marketing), after Run the campaign"
    assert fact(page, "Accepted by") == "Sales rep (Sales), first answer within 4 business hours, at Ringing"
    assert page.index("Given by") < page.index("Accepted by") < page.index("What is handed over")


RING = "{by: sales, what: Ring, value: 4 h, clock: business}"
TELL = "{by: sales, what: Accept or tell why not, value: 9 d, clock: calendar}"


@pytest.mark.parametrize(
    ("promises", "told", "register"),
    [
        ((), "no time is promised", "no time"),
        ((RING,), "Ring: 4 business hours", "Ring: 4 business hours"),
        ((RING, TELL), *["Ring: 4 business hours<br>Accept or tell why not: 9 calendar days"] * 2),
        ((RING.replace("}", ", answers: yes}"), TELL), "within 4 business hours", "4 business hours"),
    ],
)
def test_no_time_is_called_an_answer_that_is_not_marked(
    tmp_path: Path, promises: tuple[str, ...], told: str, register: str
) -> None:
    """Without a mark, each time stands with what it is promised for: on the role's page and in the register."""
    lead = f"lead: {{from: campaigns#run, to: selling#ring, commitments: [{', '.join(promises)}]}}\n"
    site = emitted(write(tmp_path, **{**FILES, "handoffs": lead}))
    soon = ", first answer within 4 business hours" if "answers" in lead else ""
    assert fact(site["handoffs/lead.md"], "Accepted by") == f"Sales rep (Sales){soon}, at Ringing"
    assert re.search(f"<td[^>]*>{told}</td>", site["roles/rep.md"])
    assert re.search(f"<td[^>]*>{register}</td>", site["alignment/borders.md"])


def test_what_is_only_told_is_received(site: dict[str, str]) -> None:
    page = site["handoffs/news.md"]
    assert fact(page, "Received by") == "Marketing, at Plan"
    assert fact(page, "What is handed over") == "insight, for information only"


def test_what_means_the_same_is_told_apart_by_its_kind(tmp_path: Path) -> None:
    """A term and a stage of one name do not read as one thing that is the same as itself."""
    funnel = "leads: {stages: [{id: mql, name: Ready, owner: rep}, {id: won, outcome: won, owner: rep}]}\n"
    terms = 'ready: {name: Ready, same_as: ["funnel:leads#mql"]}\n'
    page = emitted(write(tmp_path, **{**FILES, "funnels": funnel, "glossary": terms}))["glossary/ready.md"]
    assert fact(page, "Same as") == "funnel stage Ready"


def test_files_are_named_where_one_can_edit_them(site: dict[str, str], tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak\nedit_url: https://example.org/edit/\n"
    page = emitted(write(tmp_path, **{**FILES, "playbook": settings}))["glossary/mql.md"]
    assert "<code>content/glossary.yml:1</code>" in page
    assert "content/glossary.yml" not in site["glossary/mql.md"]


def test_a_page_no_menu_lists_knows_its_tab(site: dict[str, str]) -> None:
    """The first page of the tab, as the head of the page links to it."""
    assert '\ntab: "../process/index.html"\n' in site["handoffs/lead.md"]
    assert '\ntab: "index.html"\n' in site["glossary/mql.md"]
    assert "\ntab: " not in site["handoffs/index.md"]
    assert "\ntab: " not in site["index.md"]


def test_a_sidebar_lists_the_siblings_of_a_page_while_they_are_few(tmp_path: Path, site: dict[str, str]) -> None:
    """Many are left to the index, so that pages stay light."""
    beside = site["handoffs/lead.md"].partition('<nav class="pp-sidebar"')[2].partition("</nav>")[0]
    assert re.findall(r'<a href="(\S+)"( aria-current="page")?>', beside) == [
        ("index.html", ""),
        ("lead.html", ' aria-current="page"'),
        ("news.html", ""),
    ]
    terms = "".join(f"term-{number}: {{}}\n" for number in range(31))
    many = emitted(write(tmp_path, **{**FILES, "glossary": terms}))["glossary/term-1.md"]
    assert many.partition('<nav class="pp-sidebar"')[2].partition("</nav>")[0].count("<a ") == 1


PROCESS = "way: {team: sales, steps: [{id: call, name: Call, do: Ring, exit: [A date is set]}]}\n"


def beside(page: str) -> list[str]:
    """Where the links in the column beside a page lead."""
    return re.findall(r'<a href="(\S+)"', page.partition('<nav class="pp-sidebar"')[2].partition("</nav>")[0])


def test_checklists_that_are_made_stand_beside_those_that_are_written(tmp_path: Path) -> None:
    lists = {"checklists": "fair: {items: [Pack the stand]}\n", "processes": FILES["processes"] + PROCESS}
    pages = emitted(write(tmp_path, **FILES | lists))
    around = ["index.html", "fair.html", "process-way.html"]
    assert beside(pages["checklists/fair.md"]) == beside(pages["checklists/process-way.md"]) == around
    assert "Next: Way" in pages["checklists/fair.md"]
    assert "Previous: Fair" in pages["checklists/process-way.md"]


def test_the_pages_for_authors_know_each_other(site: dict[str, str]) -> None:
    found = beside(site["authoring/goal.md"])
    assert found[:4] == ["index.html", "tutorial.html", "tasks.html", "playbook.html"]
    assert found[-1] == "faults.html"
    assert beside(site["authoring/checks/hnd-2.md"])[:3] == ["../checks.html", "hnd-1.html", "hnd-2.html"]
    assert "Next: HND-3" in site["authoring/checks/hnd-2.md"]


@pytest.mark.parametrize("kind", [kind.about.name for kind in KINDS])
def test_every_kind_has_a_picture(kind: str) -> None:
    kinds = [kind.about for kind in KINDS]
    block = theme.environment([theme.shipped()], kinds).get_template("blocks/icon.html.j2").module
    assert kind in block.paths  # type: ignore[attr-defined]
    assert "style=" not in block.icon(kind)  # type: ignore[attr-defined]


def test_a_kind_without_an_icon_is_shown_as_a_page() -> None:
    block = theme.environment([theme.shipped()]).get_template("blocks/icon.html.j2").module
    assert block.icon("no-such-kind") == block.icon("page")  # type: ignore[attr-defined]


def test_a_process_shows_where_its_work_comes_from(site: dict[str, str]) -> None:
    """A step of another process, in the lane of its team, with the hand-off on the way."""
    drawing = site["processes/selling.md"].partition('<svg class="pp-swimlane"')[2].partition("</svg>")[0]
    assert "campaigns.html#run" in drawing
    assert 'xlink:href="../handoffs/lead.html"' in drawing
