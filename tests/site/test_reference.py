"""The reference playbook: everything its source says is there, and its honest gaps are shown."""

import csv
import datetime as dt
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from playpress.checks import CHECKS
from playpress.derive import coverage, fact_coverage, summary
from playpress.graph import Book
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.offer import Offer
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.tool import Tool
from playpress.pipeline import Playbook, pages, read

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 11, 30)


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return read(ROOT, DAY)


@pytest.fixture(scope="module")
def book(playbook: Playbook) -> Book:
    assert playbook.faults == ()
    assert playbook.book is not None
    return playbook.book


@pytest.fixture(scope="module")
def files(playbook: Playbook) -> dict[str, str]:
    return {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}


def test_every_one_of_the_124_facts_is_carried(book: Book) -> None:
    (inventory,) = book.inventories
    found = fact_coverage.facts(book, inventory)
    assert len(found) == 124
    assert [each.fact.id for each in found if not each.carriers] == []


def test_the_inventory_is_a_plain_csv_with_124_rows() -> None:
    path = ROOT / "content" / "inventories" / "source-article.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len({row["id"] for row in rows}) == 124


def test_it_holds_14_goals_10_strategies_and_two_processes_with_16_steps(book: Book) -> None:
    assert len(book.active(Goal)) == 14
    assert len(book.active(Strategy)) == 10
    assert [len(process.steps) for process in book.active(Process)] == [7, 9]


def test_every_step_can_be_worked_from(book: Book) -> None:
    """Who, when to begin, when it is done, what it leaves, what to do and what goes wrong."""
    for _, _, step in book.steps():
        assert step.letters, step.id
        assert step.entry, step.id
        assert step.exit, step.id
        assert step.outputs, step.id
        assert step.how, step.id
        assert step.pitfalls, step.id


def test_every_strategy_tells_what_to_do_where_and_for_example(book: Book) -> None:
    for strategy in book.active(Strategy):
        assert strategy.tactics, strategy.id
        assert strategy.channels, strategy.id
        assert strategy.examples, strategy.id


def test_the_thirteen_contrasts_are_rows_of_one_comparison(book: Book) -> None:
    comparison = book.entities["comparison:sales-vs-marketing"]
    assert isinstance(comparison, Comparison)
    wanted = {*(f"DIF-0{n}" for n in range(1, 10)), "GCL-02", "GCL-03", "GCL-04", "SCM-01"}
    assert {str(each.fact) for row in comparison.criteria for each in row.covers} >= wanted
    assert all(row.value_of(subject) for row in comparison.criteria for subject in comparison.subjects)


def test_eleven_of_fourteen_goals_have_a_strategy(book: Book) -> None:
    assert str(summary.shares(book)[0]) == "78.6%"


def test_the_matrix_has_18_serves_and_2_against(book: Book) -> None:
    found = coverage.goals(book)
    assert sum(len(each.supporters) for each in found) == 18
    assert sum(len(each.opponents) for each in found) == 2


def test_the_findings_are_the_honest_gaps(playbook: Playbook) -> None:
    """Three unserved goals, the contested margin, and the price both teams decide, which is accepted for a time."""
    found = [(finding.code, finding.subject) for finding in playbook.findings if not finding.waived]
    assert sorted(found) == [
        ("COV-1", "goal:increase-customer-satisfaction"),
        ("COV-1", "goal:maintain-customer-relationships"),
        ("COV-1", "goal:research-customer-needs"),
        ("COV-6", "goal:increase-profit-margin"),
    ]
    accepted = [(finding.code, finding.subject) for finding in playbook.findings if finding.waived]
    assert accepted == [("OWN-4", "process:sales-process")]
    unused = {"RTG", "SCR", "CAM", "SEQ", "TOL", "KND"}
    assert {each.code for each in playbook.skipped if each.family not in unused} == {
        "DUP-2", "MTH-20", "OWN-6", "OWN-7", "STG-7", "STG-8", "STG-9"
    }  # fmt: skip


def test_the_alignment_page_shows_what_is_accepted_for_a_time(files: dict[str, str]) -> None:
    """With its reason, and apart from the open findings."""
    open_findings, _, accepted = files["alignment/index.md"].partition("## Accepted for now")
    assert "OWN-4" in accepted
    assert "Marketing writes the price list" in accepted
    assert "OWN-4" not in open_findings


def test_the_alignment_page_shows_the_unserved_goals_first(files: dict[str, str]) -> None:
    codes = re.findall(r"\b(?:COV|HND|VOC|OWN)-\d\b", files["alignment/index.md"])
    assert codes[:1] == ["COV-1"]
    text = files["alignment/index.md"]
    assert text.index("COV-1") < text.index("COV-6")


def test_there_is_a_page_for_every_definition(book: Book, files: dict[str, str]) -> None:
    pages_of_entities = {f"{entity.about.address}/{entity.id}.md" for entity in book.entities.values()}
    assert pages_of_entities <= set(files)


def test_no_html_block_is_cut_by_a_blank_line(files: dict[str, str]) -> None:
    """A block that opens must close before the next blank line, or Markdown would read its inside."""
    for uri, text in files.items():
        for block in re.split(r"\n\s*\n", text):
            opened = len(re.findall(r"<(?:div|ul|ol|dl|table|section|figure|nav)\b", block))
            closed = len(re.findall(r"</(?:div|ul|ol|dl|table|section|figure|nav)>", block))
            assert opened == closed, (uri, block[:200])


def test_inferred_links_are_marked_as_ours(book: Book) -> None:
    assert all("goals chosen by us" in strategy.tags for strategy in book.active(Strategy))


def test_nothing_but_headings_is_left_to_the_host_s_markdown(files: dict[str, str]) -> None:
    """Every block of a page is a heading or HTML of ours, but for the guide, in which no author writes."""
    for uri, text in files.items():
        if uri.startswith("authoring/"):
            continue
        for block in re.split(r"\n\s*\n", text.partition("\n---\n")[2]):
            assert re.match(r"\s*(?:#{1,3} |<(?:p|div|dl|ol|ul|nav|section|details|footer|figure)\b|$)", block), (
                uri,
                block[:200],
            )


def test_every_check_has_a_section_on_the_alignment_page(files: dict[str, str]) -> None:
    sections = set(re.findall(r"#s-([a-z]{3}) ", files["alignment/index.md"]))
    assert {check.code[:3].casefold() for check in CHECKS} <= sections


def changed(folder: Path, file: str, old: str, new: str) -> Playbook:
    """The reference playbook with one change in one file, read again."""
    shutil.copytree(ROOT / "content", folder / "content", dirs_exist_ok=True)
    path = folder / "content" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read(folder, DAY)


@pytest.mark.parametrize("plan", sorted(path.name for path in (ROOT / "content" / "plans").glob("*.yml")))
def test_a_fifth_more_revenue_turns_up_a_gap_with_its_place(tmp_path: Path, plan: str) -> None:
    """Published, never blocked: findings with file and line, no faults."""
    text = (ROOT / "content" / "plans" / plan).read_text(encoding="utf-8")
    line = re.search(r"revenue_target: (\d+)", text)
    assert line is not None
    more = f"revenue_target: {int(line[1]) * 6 // 5}"
    playbook = changed(tmp_path, f"plans/{plan}", line[0], more)
    assert playbook.faults == ()
    stated = "count:" in text
    gaps = [finding for finding in playbook.findings if finding.code == ("MTH-2" if stated else "MTH-12")]
    own = [gap for gap in gaps if gap.place.file == f"content/plans/{plan}"]
    assert own
    if stated:
        assert own == gaps
        assert all("too few" in gap.message and "count:" in text.splitlines()[gap.place.line - 1] for gap in gaps)
    else:
        assert all("all quotas together make" in gap.message for gap in own), "a plan by product states no counts"


def test_one_acceptance_criterion_less_is_named_with_file_and_line(tmp_path: Path) -> None:
    """The first as well as the last: the wording is not the one that was signed, and the line says so."""
    file = "handoffs/qualified-lead.yml"
    lines = (ROOT / "content" / file).read_text(encoding="utf-8").splitlines(keepends=True)
    begin = lines.index("acceptance:\n") + 1
    for line in (lines[begin], lines[lines.index("required_info:\n") - 1]):
        playbook = changed(tmp_path, file, line, "")
        (found,) = [each for each in playbook.findings if each.code == "HND-10"]
        assert "was changed after" in found.message
        assert found.place.file == f"content/{file}"
        assert found.place.line > 1


def test_what_the_sender_no_longer_makes_sure_of_is_named_with_file_and_line(tmp_path: Path) -> None:
    file = "processes/marketing-process.yml"
    text = (ROOT / "content" / file).read_text(encoding="utf-8")
    given = next(each for each in text.splitlines(keepends=True) if "id: area-served" in each)
    playbook = changed(tmp_path, file, given, "")
    (found,) = [each for each in playbook.findings if each.code == "HND-7"]
    assert "The address is in our delivery and service area" in found.message
    row = (ROOT / "content" / "handoffs" / "qualified-lead.yml").read_text(encoding="utf-8").splitlines()
    assert "area-served" in row[found.place.line - 1]


def test_the_invented_people_of_the_story_are_in_no_definition() -> None:
    story = (ROOT / "content" / "story.md").read_text(encoding="utf-8")
    definitions = {path.name: path.read_text("utf-8") for path in (ROOT / "content").rglob("*.yml")}
    for name in ("Mira", "Tom", "Lena", "Ines"):
        assert name in story
        assert [file for file, text in definitions.items() if re.search(rf"\b{name}\b", text)] == []


def test_no_page_says_a_kind_after_a_name_that_ends_with_it(book: Book, files: dict[str, str]) -> None:
    """Sales process, and not Sales process process. A chip beside the name is no word of it."""
    pages = "\n".join(re.sub(r"<[^>]+>", "|", text).lower() for text in files.values())
    names = [f"{each.name}".lower() for each in book.entities.values()]
    kinds = [kind.about.title.lower() for kind in book.kinds]
    doubled = [f"{name} {kind}" for name in names for kind in kinds if name.split()[-1] == kind]
    assert doubled
    assert [each for each in doubled if each in pages] == []


def test_each_asset_and_tool_leads_to_a_page_or_a_file_that_is_there(book: Book) -> None:
    there = {page.uri for page in book.pages} | {file.uri for file in book.attachments}
    links = [each.link for kind in (Asset, Tool) for each in book.active(kind)]
    assert len(links) >= 12
    assert [link for link in links if link not in there] == []


def test_the_calculator_counts_with_the_prices_of_the_playbook(book: Book) -> None:
    """What its cells compute is what the terms and the offer say."""
    values, formulas = (
        openpyxl.load_workbook(ROOT / "content" / "documents" / "cost-per-cup.xlsx", data_only=data)["Cost per cup"]
        for data in (True, False)
    )
    offer, ours, theirs = (
        book.entities[key] for key in ("offer:machine-with-service", "term:cost-of-a-cup", "term:cost-of-a-capsule")
    )
    assert isinstance(offer, Offer)
    assert offer.list_price
    assert formulas["C14"].value == f"={int(offer.list_price.amount)}/5"
    assert [str(ours.value), str(theirs.value)] == [f"{values[cell].value * 100:.0f} cents" for cell in ("C16", "B6")]


def test_every_role_that_several_people_hold_has_a_path_of_ninety_days(book: Book) -> None:
    several = {role.key for role in book.active(Role) if role.headcount and role.headcount.amount > 1}
    long = [path for path in book.active(Onboarding) if {29, 59, 89} <= {int(phase.to_day) for phase in path.phases}]
    assert several <= {str(ref) for path in long for ref in path.roles if len(path.roles) == 1}
