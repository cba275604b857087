"""Many findings of a first run -> one for each check, and nothing lost."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.unit.checks.two_teams import play

from playpress import cli
from playpress.report import problems as report


def goals(count: int) -> dict[str, str]:
    """So many goals that nothing serves, one in two of high priority, in a team that has a strategy for one more."""
    lines = [f"g-{n}: {{team: sales, priority: {'high' if n % 2 else 'low'}}}\n" for n in range(count)]
    return {
        "goals": "served: {team: sales}\n" + "".join(lines),
        "strategies": "calls: {team: sales, goals: [served]}\n",
    }


def test_findings_of_one_check_and_level_are_one_and_the_weightiest_is_shown(tmp_path: Path) -> None:
    found = play(tmp_path, profile="strict", **goals(26)).findings
    told = report.gathered(found)
    assert [(each.code, each.level) for each in told if each.code == "COV-1"] == [("COV-1", "error"), ("COV-1", "warn")]
    first = next(each for each in told if each.level == "error")
    assert first.message == 'no strategy supports the goal "G 1" (and 12 more findings of COV-1)'
    assert [place.line for place in first.also] == list(range(5, 28, 2))
    assert report.open_count(found) > 25 >= len(told)


def test_few_findings_stay_as_they_are(tmp_path: Path) -> None:
    found = play(tmp_path, profile="strict", **goals(12)).findings
    assert report.gathered(found) == tuple(found)


def steps(count: int) -> str:
    """So many steps, each with two accountable roles: faults that no fold takes for one."""
    lines = [f"    - {{id: s-{n}, raci: {{sdr: A, cmo: A}}}}\n" for n in range(count)]
    return f"deal:\n  team: sales\n  steps:\n{''.join(lines)}"


@pytest.mark.parametrize(("profile", "one_by_one"), [("starter", True), ("team", False)])
def test_only_a_first_run_counts_them_so(tmp_path: Path, profile: str, one_by_one: bool) -> None:
    count = len(play(tmp_path, profile=profile, processes=steps(26)).findings)
    command = ["check", "--project", str(tmp_path), "--today", "2026-10-01"]
    short, whole = (CliRunner().invoke(cli.main, [*command, *more]).output for more in ([], ["--all"]))
    assert (f"One by one they are {count} (`playpress check --all`)." in short) is one_by_one
    assert f"{count} findings: " in whole
    assert whole.count(" OWN-2\n") == 26
