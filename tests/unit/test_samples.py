"""The samples of `playpress new`: each is written whole, and the B2B playbook has the findings its start page tells."""

import datetime as dt
import re
import sys
from pathlib import Path
from textwrap import dedent

import click
import pytest
from click.testing import CliRunner

from playpress import __version__, cli, host, starter
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.planning import money, worksheets
from playpress.derive.planning.outcome import outcomes
from playpress.derive.planning.parts import cuts
from playpress.graph import Book
from playpress.model.kinds import KINDS
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.role import Role
from playpress.model.kinds.tool import Tool
from playpress.model.ref import Ref
from playpress.pipeline import Playbook, read
from playpress.report.problems import plain

DAY = dt.date(2026, 11, 30)
FINDINGS = {
    ("COV-1", "warn", "goal:foothold-in-food"),
    ("HND-6", "warn", "handoff:customer-referral"),
    ("MSG-2", "warn", "message:price-of-an-hour"),
    ("COV-8", "info", "funnel:new-business"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The B2B playbook, as `playpress new` writes it."""
    folder = tmp_path_factory.mktemp("samples") / "book"
    done = CliRunner().invoke(cli.main, ["new", str(folder), "--sample", "b2b"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def playbook(project: Path) -> Playbook:
    return read(project, DAY)


@pytest.fixture(scope="module")
def book(playbook: Playbook) -> Book:
    assert playbook.book is not None
    return playbook.book


def test_the_b2b_playbook_has_the_findings_it_is_to_show_and_no_others(playbook: Playbook) -> None:
    assert playbook.faults == ()
    found = [(problem.code, problem.level, problem.subject) for problem in playbook.problems]
    assert sorted(found) == sorted(FINDINGS)
    assert {check.family for check in playbook.skipped} == {"KND"}, "it declares no kind of its own"


def test_its_start_page_tells_of_each_finding(project: Path) -> None:
    text = (project / "content" / "start.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| ([A-Z]{3}-\d+) \|", text, re.M)) == sorted(code for code, _, _ in FINDINGS)


def test_its_plan_adds_up_to_the_last_lead(book: Book) -> None:
    """What each plan states is what it needs, exactly; the quarters make the year, and so do the regions."""
    for sheet in sheets(book):
        assert sheet.obstacles == ()
        gaps = {row.stage.id: row.gap for row in sheet.rows if row.stated}
        assert gaps == ({} if sheet.plan.cut else {"mql": 0, "sal": 0, "sql": 0, "proposal": 0}), sheet.plan.id
    year = next(sheet for sheet in sheets(book) if sheet.plan.parent is None)
    for cut in cuts(book, year.plan):
        assert sum(worksheets(book)[part.id].won or 0 for part in cut.parts) == year.won == 120, cut.name
    assert all(each.lines == each.total for each in money.sums(year))
    assert [(int(cost.cost), cost.paid) for cost in money.costs(year)] == [(186_000, 192_000)]
    cost, target = money.acquisition_cost(year), money.acquisition_target(book, year)
    assert cost is not None
    assert target is not None
    assert cost <= target[2].value.amount


def test_it_is_a_year_with_its_four_quarters(book: Book) -> None:
    periods = {str(plan.period) for plan in book.active(Plan)}
    assert periods == {"FY27", "FY27-Q1", "FY27-Q2", "FY27-Q3", "FY27-Q4"}


def test_a_past_quarter_shows_what_became_of_it(book: Book) -> None:
    found = [(each.metric.id, each.required, each.actual) for each in outcomes(book, worksheets(book)["q3-2026"])]
    assert found == [("new-arr", 288_000, 284_000), ("mqls-handed-over", 260, 284)]


def test_every_role_has_a_path_of_ninety_days(book: Book) -> None:
    """Roles that several people hold have one of their own; each of the three months has something to do."""
    for role in book.active(Role):
        longest = max(
            (path for path in book.active(Onboarding) if role.key in map(str, path.roles)),
            key=lambda path: max(phase.to_day for phase in path.phases),
        )
        last_days = {int(phase.to_day) for phase in longest.phases if phase.items}
        assert {29, 59, 89} <= last_days, role.id
        assert len(longest.roles) == 1 or role.headcount is None or role.headcount.amount == 1, role.id


def test_a_deal_that_is_won_goes_on_as_the_renewal_of_a_customer(book: Book) -> None:
    won = book.stage(Ref("funnel", "new-business", "won"))
    assert won is not None
    assert [str(ref) for ref in won.next or ()] == ["funnel:renewal#due"]


def test_each_link_of_its_material_leads_to_a_page_that_is_there(book: Book) -> None:
    links = [each.link for kind in (Asset, Tool) for each in book.active(kind) if each.link]
    assert len(links) == len(book.active(Asset)), "each asset opens"
    assert {str(link) for link in links} <= {page.file.removeprefix("content/") for page in book.pages}


RESERVED = re.compile(r"\bexample\.(?:com|org|net)\b|://[\w.-]+\.(?:example|test|invalid|localhost)\b")
"""Addresses that lead nowhere, by RFC 2606 and RFC 6761."""
PUBLIC = {"in.indeed.com", "www.indeed.com"}
"""Where sources are that a sample names: public, and looked up."""


def test_no_sample_has_an_address_that_leads_nowhere() -> None:
    for folder in (starter.config_file().parent / "content", *Path(starter.__file__).parent.glob("starters/*")):
        for path in (each for each in folder.rglob("*") if each.suffix in (".yml", ".md", ".csv")):
            text = path.read_text(encoding="utf-8")
            assert RESERVED.findall(text) == [], path
            hosts = set(re.findall(r"https?://([^/\s\"')>]+)", text))
            assert path.parts[-2] == "ci" or hosts <= PUBLIC, path


def test_the_b2b_playbook_is_built(project: Path) -> None:
    built = host.build(project, project / "site", DAY)
    assert built.notes == ()
    assert built.problems == ()
    for page in ("start.html", "plans/annual-2027.html", "funnels/new-business.html", "compare/trial-vs-demo.html"):
        assert (project / "site" / page).is_file()


def test_every_sample_that_can_be_asked_for_is_there(tmp_path: Path) -> None:
    (choice,) = (each.type for each in cli.main.commands["new"].params if each.name == "sample")
    assert isinstance(choice, click.Choice)
    assert list(choice.choices) == ["b2b", "larkfield", "small", "empty", "reference"]
    for sample in choice.choices:
        assert "content/playbook.yml" in starter.create(tmp_path / sample, sample)


def test_small_is_short_for_the_small_sample(tmp_path: Path) -> None:
    for folder, flags in (
        ("long", ["--sample", "small"]),
        ("short", ["--small"]),
        ("both", ["--small", "--sample=small"]),
    ):
        assert CliRunner().invoke(cli.main, ["new", str(tmp_path / folder), *flags]).exit_code == 0
    trees = [
        {path.name: path.read_bytes() for path in (tmp_path / each).rglob("*.yml")}
        for each in ("long", "short", "both")
    ]
    assert trees[0] == trees[1] == trees[2]


def test_two_samples_at_once_are_one_too_many(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["new", str(tmp_path / "book"), "--small", "--sample", "b2b"])
    assert done.exit_code == 2
    assert "--small is short for --sample small" in done.output
    assert not (tmp_path / "book").exists()


def test_an_unknown_sample_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["new", str(tmp_path / "book"), "--sample", "b2c"])
    assert done.exit_code == 2
    assert all(name in done.output for name in ("b2b", "larkfield", "small", "empty"))


@pytest.mark.parametrize(
    ("answer", "file"), [("", "offers.yml"), ("empty", "approvals.yml"), ("larkfield", "story.md")]
)
def test_a_person_in_a_terminal_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, file: str
) -> None:
    """With Enter alone it is the software company, and git keeps its versions."""
    with CliRunner().isolation(input=f"{answer}\n\n"):
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        assert cli.main(["new", str(tmp_path / "book")], standalone_mode=False) is None
    assert list((tmp_path / "book" / "content").glob(file))
    assert (tmp_path / "book" / ".git").is_dir()


@pytest.mark.parametrize(("inside", "answer"), [(True, ""), (False, "n")])
def test_no_repository_is_begun_inside_of_another_or_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bool, answer: str
) -> None:
    if inside:
        (tmp_path / ".git").mkdir()
    with CliRunner().isolation(input=f"{answer}\n"):
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        cli.main(["new", str(tmp_path / "book"), "--sample", "small"], standalone_mode=False)
    assert not (tmp_path / "book" / ".git").exists()


def test_files_for_a_host_of_repositories_come_when_they_are_asked_for(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["new", str(tmp_path / "book"), "--sample", "small", "--ci", "gitlab"])
    assert done.exit_code == 0
    text = (tmp_path / "book" / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert "playpress check --format gitlab" in text
    assert f"PLAYPRESS: ./playpress-{__version__}-py3-none-any.whl" in text
    assert "set PLAYPRESS" in done.output
    assert not (tmp_path / "book" / ".github").exists()


def kinds_in(text: str, kinds: set[str]) -> list[str]:
    """The kinds that a text names, in their order."""
    return [word for word in re.findall(r"`(\w+)`", text) if word in kinds]


def test_what_a_project_tells_assistants_is_true(tmp_path: Path) -> None:
    """Commands exist, kinds exist, and the process it shows is read without a fault."""
    starter.create(tmp_path / "book", "empty")
    text = (tmp_path / "book" / "AGENTS.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"\bplaypress (\w+)", text))
    assert {"add", "check", "import", "build", "schema", "show"} <= commands <= set(cli.main.commands)
    shown = re.findall(r"```yaml\n *# (content/\S+)\n(.*?)```", text, re.DOTALL)
    assert len(shown) == 2
    for file, yaml in shown:
        (tmp_path / "book" / file).write_text(dedent(yaml), encoding="utf-8")
    roles = "head-of-marketing: {team: marketing}\nsales-rep: {team: sales}\n"
    (tmp_path / "book" / "content" / "roles.yml").write_text(roles, encoding="utf-8")
    playbook = read(tmp_path / "book", DAY)
    assert list(plain(playbook.faults)) == []
    assert playbook.book is not None
    assert len(playbook.book.entities) >= 6
    kinds = {kind.about.name for kind in KINDS}
    rows = [row.split("|")[2:4] for row in text.splitlines() if ".yml` |" in row]
    pairs = [
        (kind, file)
        for of_row, files in rows
        for kind, file in zip(kinds_in(of_row, kinds), re.findall(r"`(.+?)`", files), strict=True)
    ]
    assert sorted(pairs) == sorted((kind.about.name, f"{kind.about.plural}.yml") for kind in KINDS)
    (named,) = re.findall(r"kinds of their own \(([^)]*)\)", text)
    assert set(re.findall(r"`(\w+)`", named)) <= kinds


def test_the_stubs_of_the_empty_sample_are_right_once_they_are_filled_in(tmp_path: Path) -> None:
    """As they come, and with every comment sign taken away, which leaves no fault but the sentences above them."""
    starter.create(tmp_path / "book", "empty")
    assert read(tmp_path / "book", DAY).faults == ()
    for path in (tmp_path / "book" / "content").glob("*.yml"):
        stubs = [re.sub(r"^# (?=[a-z_-]+:(?: |$)|  )", "", line) for line in path.read_text("utf-8").splitlines()]
        path.write_text("\n".join(stubs) + "\n", encoding="utf-8")
    playbook = read(tmp_path / "book", DAY)
    assert playbook.faults == ()
    assert playbook.book is not None
    assert {entity.about.name for entity in playbook.book.entities.values()} >= {"offer", "approval", "goal", "process"}
