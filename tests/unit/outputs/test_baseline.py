"""A baseline: what is open today is accepted in the authors' files, and only what is new is open afterwards."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import write
from tests.unit.checks.two_teams import ROLES, TEAMS

from playpress import cli
from playpress.pipeline import Playbook, read

TODAY = dt.date(2026, 10, 1)
GOALS = """\
# What we are after.
more: {team: sales, priority: high}   # the first
less:
  team: sales
  waive: [{check: COV-1, reason: Later, until: 2026-09-01, by: cso}]
"""
STEPS = """\
lead-to-deal:
  team: marketing
  steps:
    - {id: campaign, owner: demand-manager, hands_to: {step: qualify, within: 4 business h}}
    - {id: qualify, owner: sdr}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, teams=TEAMS, roles=ROLES, goals=GOALS, processes=STEPS)


def opened(project: Path, day: dt.date = TODAY) -> list[str]:
    playbook: Playbook = read(project, day)
    assert playbook.faults == ()
    return sorted(finding.code for finding in playbook.findings if not finding.waived)


def accept(project: Path, *more: str) -> tuple[int, str]:
    command = ["check", "--accept-all", "--project", str(project), "--today", TODAY.isoformat(), *more]
    done = CliRunner().invoke(cli.main, command)
    return done.exit_code, done.output


def test_only_what_is_new_is_open_after_a_baseline(project: Path) -> None:
    """Whether a definition has a file, a key in one, a waiver already, or stands inside a step."""
    assert opened(project) == ["COV-1", "FRS-2", "HND-2"]  # Two goals of a team without a strategy: one
    code, output = accept(project, "--until", "2027-03-31", "--by", "cso", "--reason", "Legacy")
    assert (code, output) == (0, "Accepted until 2027-03-31: 3 of 3 findings, in 3 definitions and 2 files.\n")
    assert opened(project) == []
    assert opened(project, dt.date(2027, 3, 31)) == []
    assert opened(project, dt.date(2027, 4, 1)).count("COV-1") == 1
    goals = project / "content" / "goals.yml"
    goals.write_text(goals.read_text(encoding="utf-8") + "newer: {team: marketing}\n", encoding="utf-8")
    assert opened(project) == ["COV-1"]


def test_what_is_accepted_is_counted_as_it_is_listed(project: Path) -> None:
    """Four metrics without an owner are one finding for `check`, however many definitions take its waiver."""
    metrics = "".join(f"m{n}: {{}}\n" for n in range(4))
    (project / "content" / "metrics.yml").write_text(metrics, encoding="utf-8")
    shown = CliRunner().invoke(cli.main, ["check", "--all", "--project", str(project), "--today", TODAY.isoformat()])
    count = len(opened(project))
    assert f"\n{count} findings: " in shown.output
    code, output = accept(project, "--until", "2027-03-31", "--by", "cso")
    assert (code, output) == (
        0,
        f"Accepted until 2027-03-31: {count} of {count} findings, in 7 definitions and 3 files.\n",
    )
    assert opened(project) == []


def test_a_baseline_touches_nothing_else(project: Path) -> None:
    """A waiver that has ended gets a new day; the others are added, and every other byte stays."""
    accept(project, "--until", "2027-03-31", "--by", "cso", "--reason", "Legacy")
    text = (project / "content" / "goals.yml").read_text(encoding="utf-8")
    new = "{check: COV-1, reason: Legacy, until: 2027-03-31, by: cso}"
    expected = GOALS.replace("until: 2026-09-01", "until: 2027-03-31")
    assert text == expected.replace("priority: high}", f"priority: high, waive: [{new}]}}")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--accept-all needs --until"),
        (("--until", "2026-09-30", "--by", "cso"), "--until 2026-09-30 is past"),
        (("--until", "2027-03-31"), "--accept-all needs --by"),
        (("--until", "2027-03-31", "--by", "boss"), 'There is no role "boss". Roles: cmo, cso,'),
    ],
)
def test_who_accepts_and_until_when_has_to_be_said(project: Path, options: tuple[str, ...], said: str) -> None:
    before = {path: path.read_bytes() for path in (project / "content").iterdir()}
    code, output = accept(project, *options)
    assert code == 2
    assert said in output
    assert {path: path.read_bytes() for path in (project / "content").iterdir()} == before


def test_nothing_is_accepted_in_a_playbook_with_faults(project: Path) -> None:
    (project / "content" / "goals.yml").write_text("more: {team: sale}\n", encoding="utf-8")
    code, output = accept(project, "--until", "2027-03-31", "--by", "cso")
    assert code == 1
    assert output.endswith("Nothing was accepted. 1 error to fix.\n")
