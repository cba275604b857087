"""Chapters nobody writes: tables side by side, checklists, source coverage and tags follow from the book."""

import datetime as dt
import re
from pathlib import Path

import pytest

from playpress.derive import checklist, comparison
from playpress.graph import Book
from playpress.pipeline import Playbook, pages, read
from playpress.site import sitemap

TODAY = dt.date(2026, 11, 23)
CONTENT = {
    "playbook.yml": "format: 1\ncompany: Acme\n",
    "teams.yml": "sales: {leader: seller}\nmarketing: {leader: marketer}\n",
    "roles.yml": "seller: {team: sales}\nmarketer: {team: marketing}\n",
    "goals.yml": "win: {team: sales, tags: [Big Deals]}\nfame: {team: marketing}\n",
    "strategies.yml": """\
calls: {team: sales, goals: [win], force: push, tactics: [Ten calls], covers: [F-1]}
fairs: {team: marketing, goals: [fame], force: push, covers: [F-1], status: draft}
adverts: {team: marketing, goals: [fame], force: push, budget: 100 EUR per month}
""",
    "processes.yml": """\
work:
  team: sales
  steps:
    - {id: ask, owner: marketer, tags: [big-deals], covers: [F-2], entry: [List ready], exit: [Need known]}
    - {id: answer, owner: seller, entry: [Need known], exit: [{id: signed, text: Order signed, kind: buyer}]}
""",
    "handoffs.yml": """\
lead:
  from: work#ask
  to: work#answer
  acceptance: [Need known]
  required_info: [Phone number]
  reject_reasons: [No need, No money]
  return_to: work#ask
""",
    "inventories/article.csv": "id,fact,kind\nF-1,Calls work,claim\nF-2,Ask first,step\nF-3,Nobody says this,claim\n",
}


def playbook(folder: Path, more: dict[str, str] | None = None) -> Playbook:
    for name, text in {**CONTENT, **(more or {})}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = read(folder, TODAY)
    assert found.faults == ()
    return found


def book_of(found: Playbook) -> Book:
    assert found.book is not None
    return found.book


def emitted(found: Playbook) -> dict[str, str]:
    return {file.uri: file.content.decode(errors="replace") for file in pages(found)}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return book_of(playbook(tmp_path))


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return emitted(playbook(tmp_path))


def test_every_kind_with_two_active_entities_is_compared(book: Book) -> None:
    assert [table.kind.about.plural for table in comparison.tables(book)] == ["strategies", "goals", "roles"]


def test_a_row_is_there_when_any_entity_writes_the_field(book: Book) -> None:
    strategies = next(comparison.tables(book))
    assert [row.field for row in strategies.rows] == ["team", "goals", "force", "tactics", "budget"]
    assert [row.field for row in strategies.rows if row.same] == ["force"]


def test_the_table_shows_every_entity_with_its_references_as_links(site: dict[str, str]) -> None:
    page = site["compare/strategies.md"]
    assert "# Strategies side by side" in page
    assert page.index("strategies/calls.html") < page.index("strategies/fairs.html")
    assert '<a href="../goals/win.html">Win</a>' in page
    assert "100 EUR per month" in page


def test_the_index_of_comparisons_lists_the_tables_and_stands_in_the_navigation(tmp_path: Path) -> None:
    found = playbook(tmp_path)
    assert 'href="strategies.html">Strategies side by side' in emitted(found)["compare/index.md"]
    (compare,) = [entry["Alignment"] for entry in sitemap.plan(book_of(found)).nav if "Alignment" in entry]
    assert isinstance(compare, list)
    assert {"Comparisons": "compare/index.md"} in compare


def test_authored_comparisons_stand_in_the_same_index_once(tmp_path: Path) -> None:
    own = "ours: {subjects: [team:sales, team:marketing], criteria: [{id: pace, criterion: Pace}]}\n"
    found = playbook(tmp_path, {"comparisons.yml": own})
    text = emitted(found)["compare/index.md"]
    assert text.index("ours.html") < text.index("strategies.html")
    (compare,) = [entry["Alignment"] for entry in sitemap.plan(book_of(found)).nav if "Alignment" in entry]
    assert isinstance(compare, list)
    assert compare.count({"Comparisons": "compare/index.md"}) == 1


def test_an_authored_comparison_keeps_its_address(tmp_path: Path) -> None:
    own = "strategies: {name: Ours, subjects: [team:sales, team:marketing]}\n"
    assert "# Ours" in emitted(playbook(tmp_path, {"comparisons.yml": own}))["compare/strategies.md"]


def test_a_process_gives_a_checklist_grouped_by_step(book: Book) -> None:
    (found,) = checklist.of_processes(book)
    assert [(group.title, [box.id for box in group.boxes]) for group in found.groups] == [
        ("Ask", ["list-ready", "need-known"]),
        ("Answer", ["signed"]),
    ]


def test_a_handoff_gives_a_checklist_that_ends_with_what_happens_to_rejected_work(book: Book) -> None:
    (found,) = checklist.of_handoffs(book)
    assert [group.title for group in found.groups] == ["Accept it when", "Pass on with it", "When it is not accepted"]
    assert [box.text for box in found.groups[-1].boxes] == [
        "Reason: No need",
        "Reason: No money",
        "Send it back to Ask",
    ]


def test_a_box_carries_its_part_s_id_and_a_fingerprint_of_its_words(site: dict[str, str]) -> None:
    page = site["checklists/process-work.md"]
    assert re.findall(r'data-pp-item="([^"]+)"', page) == ["list-ready", "need-known", "signed"]
    assert f'data-pp-hash="{checklist.fingerprint("Order signed")}"' in page
    assert re.fullmatch("[0-9a-f]{8}", checklist.fingerprint("Order signed"))


def test_the_index_of_checklists_groups_them_by_where_they_come_from(tmp_path: Path) -> None:
    text = emitted(playbook(tmp_path, {"checklists.yml": "weekly: {items: [Read it]}\n"}))["checklists/index.md"]
    assert re.findall(r"^## ([^{]+?) \{", text, re.MULTILINE) == ["Written by us", "From processes", "From hand-offs"]
    assert all(uri in text for uri in ("weekly.html", "process-work.html", "handoff-lead.html"))


def test_an_authored_checklist_wins_over_a_derived_one(tmp_path: Path) -> None:
    own = "process-work: {name: Ours, items: [{text: Read it, group: Monday, required: yes, role: seller}]}\n"
    page = emitted(playbook(tmp_path, {"checklists.yml": own}))["checklists/process-work.md"]
    assert "# Ours" in page
    assert "Monday" in page
    assert 'data-pp-item="read-it"' in page


def test_source_coverage_lists_missing_facts_first(site: dict[str, str]) -> None:
    page = site["more/source-coverage.md"]
    assert page.index("F-3") < page.index("F-1") < page.index("F-2")
    assert "2 of 3" in page
    assert '<a href="../processes/work.html#ask">Work: Ask</a>' in page
    assert page.count("<strong>missing</strong>") == 1


def test_without_an_inventory_there_is_no_coverage_page(tmp_path: Path) -> None:
    project = playbook(tmp_path).project
    for name in ("strategies.yml", "processes.yml", "handoffs.yml", "inventories/article.csv"):
        (project / "content" / name).unlink()
    assert "more/source-coverage.md" not in emitted(read(project, TODAY))


def test_a_tag_gathers_entities_and_steps_under_one_anchor(site: dict[str, str]) -> None:
    page = site["tags.md"]
    assert re.findall(r"^## (.+) \{: #(.+) \}$", page, re.MULTILINE) == [("Big Deals", "tag-big-deals")]
    assert "goals/win.html" in page
    assert "processes/work.html#ask" in page


def test_targets_have_no_empty_column_and_a_floor_of_zero_is_said(tmp_path: Path) -> None:
    targets = "targets: [{period: 2027-Q1, value: 3, floor: 0}, {period: 2027-Q2, value: 4}]"
    files = {
        "metrics.yml": f"orders: {{{targets}}}\n",
        "goals.yml": "win: {team: sales, metrics: [orders]}\nfame: {team: marketing}\n",
    }
    site = emitted(playbook(tmp_path, files))
    heads = {uri: re.findall(r'<th scope="col"[^>]*>(.*?)</th>', site[uri]) for uri in site if "Targets" in site[uri]}
    assert heads["metrics/orders.md"] == ["Period", "Target", "Floor"]
    assert heads["goals/win.md"] == ["Metric", "Period", "Target", "Floor"]
    assert re.search(r'<td role="cell"[^>]* data-label="Floor">0</td>', site["metrics/orders.md"])


def test_every_link_of_a_generated_page_leads_somewhere(tmp_path: Path) -> None:
    site = emitted(playbook(tmp_path, {"checklists.yml": "weekly: {items: [Read it], sign_off: seller}\n"}))
    built = {uri.removesuffix(".md") + ".html" if uri.endswith(".md") else uri for uri in site}
    for uri, text in site.items():
        if not uri.endswith(".md"):
            continue
        for href in re.findall(r'href="([^"#]+)', text):
            target = (Path("/") / uri).parent / href
            assert str(Path(*_flat(target))) in built, (uri, href)


def _flat(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts[1:]:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts


CAMPAIGNS = """\
turn: {starts: 2026-12-30, ends: 2027-01-02, strategy: adverts, summary: A new year.}
autumn: {starts: 2026-11-02, ends: 2026-12-30, strategy: fairs}
later: {starts: 2027-05-01, ends: 2027-05-01, status: draft}
"""


def test_the_calendar_shows_each_campaign_in_every_month_that_it_touches(tmp_path: Path) -> None:
    """What is no longer, or not yet, in use is in neither the page nor the file."""
    site = emitted(playbook(tmp_path, {"campaigns.yml": CAMPAIGNS}))
    months = re.split(r"^## ", site["more/campaign-calendar.md"], flags=re.MULTILINE)[1:]
    assert [(each.partition(" {")[0], re.findall(r"campaigns/(\w+)\.html", each)) for each in months] == [
        ("November 2026", ["autumn"]),
        ("December 2026", ["autumn", "turn"]),
        ("January 2027", ["turn"]),
    ]
    assert 'href="campaigns.ics"' in site["more/campaign-calendar.md"]
    assert re.findall(r"^(UID|DTSTART|DTEND).*?:(.*?)\r?$", site["more/campaigns.ics"], re.MULTILINE) == [
        ("UID", "runs-campaign-autumn@acme"),
        ("DTSTART", "20261102"),
        ("DTEND", "20261231"),
        ("UID", "runs-campaign-turn@acme"),
        ("DTSTART", "20261230"),
        ("DTEND", "20270103"),
    ]


def test_without_campaigns_there_is_no_calendar(site: dict[str, str]) -> None:
    assert not {"more/campaign-calendar.md", "more/campaigns.ics"} & site.keys()


MEETINGS = """\
weekly: {cadence: every Tuesday, summary: Half an hour., review_every: P90D, reviewed: 2026-09-01}
other: {cadence: every second Monday, review_every: P90D, reviewed: 2026-10-01}
old: {cadence: every Friday, status: archived, review_every: P90D, reviewed: 2026-10-01}
"""


def test_reviews_and_weekly_meetings_are_linked_where_they_are_listed(tmp_path: Path) -> None:
    site = emitted(playbook(tmp_path, {"meetings.yml": MEETINGS}))
    assert 'href="weekly.ics">Add all weekly meetings to your calendar</a>' in site["meetings/index.md"]
    assert re.findall(r"^(UID|RRULE).*?:(.*?)\r?$", site["meetings/weekly.ics"], re.MULTILINE) == [
        ("UID", "meeting-meeting-weekly@acme"),
        ("RRULE", "FREQ=WEEKLY;BYDAY=TU"),
    ]
    assert 'href="reviews.ics">Add all reviews to your calendar</a>' in site["alignment/unsigned-and-overdue.md"]
    found = re.findall(r"^UID:(.*?)@.*?^DTSTART.*?:(\d+)", site["alignment/reviews.ics"], re.MULTILINE | re.DOTALL)
    assert dict(found) == {"review-meeting-weekly": "20261130", "review-meeting-other": "20261230"}


def test_what_has_no_day_is_in_no_calendar(tmp_path: Path) -> None:
    site = emitted(playbook(tmp_path, {"meetings.yml": "other: {cadence: every second Monday}\n"}))
    assert not {"meetings/weekly.ics", "alignment/reviews.ics"} & site.keys()
    assert ".ics" not in site["meetings/index.md"]
