"""A promise held against what really happened: the share met, by the working clock."""

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import SETTINGS, TODAY, write
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, process

from playpress import cli
from playpress.derive.backtest import Backtest, backtest
from playpress.graph import Book
from playpress.model import answered
from playpress.model.kinds.handoff import Handoff
from playpress.pipeline import read

CLOCK = 'working_time: {days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00", holidays: [2026-11-26]}\n'
EXAMPLE = """\
received,answered
2026-11-16 10:00,2026-11-16 13:30
2026-11-20 16:30,2026-11-23 12:30
2026-11-20 16:30,2026-11-23 12:31
2026-11-16 10:00,
2026-11-23 10:00,
"""
"""16 and 23 November are Mondays, 20 November is a Friday. The last lead's four hours still run."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"teams": TEAMS, "roles": ROLES, "processes": process(BORDER), "handoffs__lead": HANDOFF}
    return write(tmp_path, playbook=SETTINGS + CLOCK, **files)


def book(project: Path) -> Book:
    playbook = read(project, TODAY)
    assert playbook.faults == ()
    assert playbook.book is not None
    return playbook.book


def judged(project: Path, text: str, as_of: dt.datetime | None = None) -> Backtest:
    cases, problems = answered.read(text, "leads.csv")
    assert problems == []
    found = book(project)
    return backtest(found, found.all(Handoff)[0].commitments[0], cases, as_of)


def test_two_of_four_met_their_four_hours(project: Path) -> None:
    """Exactly four hours are in time, a minute more is late, what was never answered is late, and one is still open."""
    found = judged(project, EXAMPLE)
    assert (found.met, found.missed, found.never, found.open) == (2, 2, 1, 1)
    assert found.share == Fraction(1, 2)
    assert found.as_of == dt.datetime.fromisoformat("2026-11-23 12:31")


def test_a_later_look_judges_what_was_open(project: Path) -> None:
    """At the last instant of its time an answer may still come; a minute later it is missed."""
    assert judged(project, EXAMPLE, dt.datetime.fromisoformat("2026-11-23 14:00")).open == 1
    assert judged(project, EXAMPLE, dt.datetime.fromisoformat("2026-11-23 14:01")).share == Fraction(2, 5)


def test_an_earlier_look_knows_nothing_of_what_came_later(project: Path) -> None:
    found = judged(project, EXAMPLE, dt.datetime.fromisoformat("2026-11-20 17:00"))
    assert (found.met, found.missed, found.open) == (1, 1, 2)


def test_nobody_works_on_a_holiday(project: Path) -> None:
    """Wednesday half past four, a holiday on Thursday: Friday half past twelve is in time."""
    rows = "received,answered\n2026-11-25 16:30,2026-11-27 12:30\n2026-11-25 16:30,2026-11-27 12:31\n"
    assert judged(project, rows).share == Fraction(1, 2)


def test_a_file_without_cases_has_no_share(project: Path) -> None:
    assert judged(project, "received,answered\n").share is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "leads.csv:1:1: error CSV-HEADER the columns received and answered are not in the first line"),
        ("received;answered\n16.11.2026;\n", "CSV-HEADER semicolons separate the cells of this table"),
        ("answered\treceived\n", "CSV-HEADER tabs separate the cells of this table"),
        ("received,answered\n2026-11-16 10:00\n", "leads.csv:2:1: error CSV-ROW this row has 1 cell;"),
        ("received,answered\n16.11.2026,\n", '"16.11.2026" in received is not a date with a time'),
        ("received,answered\n2026-11-16,\n", '"2026-11-16" in received has no time'),
        ("received,answered\n2026-11-16T10:00Z,\n", "has an offset from world time"),
        ("received,answered\n,2026-11-16 10:00\n", "does not say when it was received"),
        ("received,answered\n2026-11-16 10:00,2026-11-16 09:00\n", "before it was received"),
        ('received,answered\n"2026-11-16 10:00,\n', "unbalanced quotes in this row"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(project: Path, tmp_path: Path, text: str, said: str) -> None:
    leads = tmp_path / "leads.csv"
    leads.write_text(text, encoding="utf-8")
    code, output = run(project, "lead", leads)
    assert code == 1
    assert said in output.replace(f"{tmp_path}/", "")
    assert output.endswith("Nothing was computed. 1 error to fix.\n")


def run(project: Path, *arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli.main, ["backtest", *map(str, arguments), "--project", str(project)])
    return done.exit_code, done.output


def test_the_command_says_the_share_and_what_it_left_out(project: Path, tmp_path: Path) -> None:
    leads = tmp_path / "leads.csv"
    leads.write_text(EXAMPLE, encoding="utf-8")
    assert run(project, "lead", leads) == (
        0,
        'Lead: "First call" within 4 business hours\n'
        "50% met: 2 of 4, 1 of them never answered.\n"
        "1 not counted: their time was still running at 2026-11-23 12:31.\n",
    )
    code, output = run(project, "lead", leads, "--format", "json", "--as-of", "2026-11-23 14:01")
    assert code == 0
    assert json.loads(output) == {
        "schema": 1, "handoff": "lead", "share": 0.4, "met": 2, "missed": 3, "never": 2, "open": 0,
        "as_of": "2026-11-23T14:01",
    }  # fmt: skip
    code, output = run(project, "leed", leads)
    assert (code, 'There is no hand-off "leed". Did you mean "lead"?' in output) == (2, True)


def test_the_command_says_how_many_cases_it_cannot_judge_yet(project: Path, tmp_path: Path) -> None:
    leads = tmp_path / "leads.csv"
    leads.write_text("received,answered\n2026-11-23 10:00,\n2026-11-23 09:00,\n", encoding="utf-8")
    said = "No case can be judged yet: the time of 2 was still running at 2026-11-23 10:00."
    assert said in run(project, "lead", leads)[1]


def test_the_command_says_in_how_many_cases_it_was_promised(project: Path, tmp_path: Path) -> None:
    leads, file = tmp_path / "leads.csv", project / "content" / "handoffs" / "lead.yml"
    leads.write_text(EXAMPLE, encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("what: First call,", "what: First call, share: 95%,"), encoding="utf-8")
    assert "1 of them never answered. Promised: 95% of cases.\n" in run(project, "lead", leads)[1]
