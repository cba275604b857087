"""`playpress plan`: the arithmetic of a plan in a terminal, exact for programs, in words for people."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.book import write
from tests.plan_book import FUNNEL, PLAN, ROLES, TEAMS

from playpress.cli import main

DAY = ("--today", "2026-10-01")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    stated = PLAN + "  stated: [{stage: mql, count: 1300}]\n"
    funnel = FUNNEL.replace("rate: 10%,", "rate: 10%, lag: 46 d,").replace("rate: 80%,", "rate: 80%, lag: 1 d,")
    funnel = funnel.replace("rate: 20%,", "rate: 20%, lag: 1 d,")
    return write(tmp_path, teams=TEAMS, roles=ROLES, funnels=funnel, plans=stated)


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["plan", "--project", str(project), *DAY, *arguments])


def test_exact_numbers_stage_by_stage_for_programs(project: Path) -> None:
    told = json.loads(run(project, "--format", "json").output)
    assert told["won"] == {"required": "80/3", "shown": 27}
    assert [stage["stage"] for stage in told["stages"]] == ["mql", "sal", "sql", "won"]
    mql, sql = told["stages"][0], told["stages"][2]
    assert (mql["required"], mql["shown"], mql["stated"], mql["gap"]) == ("4000/3", 1334, "1300", "1/40")
    assert (mql["needed_from"], mql["needed_by"]) == ("2026-08-14", "2026-11-13")
    assert (mql["late_days"], mql["past"]) == (0, "12/23")
    assert sum(map(Fraction, sql["sources"].values())) == Fraction(sql["required"])


def test_other_numbers_move_every_stage_and_leave_the_files_alone(project: Path) -> None:
    before = (project / "content" / "plans.yml").read_bytes()
    told = json.loads(run(project, "--set", "revenue_target=2.4M", "--set", "sql=25%", "--format", "json").output)
    assert told["set"] == {"revenue_target": "2.4M", "sql": "25%"}
    assert [stage["shown"] for stage in told["stages"]] == [1280, 128, 128, 32]
    assert (project / "content" / "plans.yml").read_bytes() == before


def test_people_see_the_way_back_from_the_customer(project: Path) -> None:
    lines = run(project, "--set", "avg_deal=50k").output.splitlines()
    assert lines[0] == "First: 2,000,000 USD in Q4 2026"
    assert lines[1] == "  with avg_deal = 50k; the plan itself stays as it is"
    assert [line.split()[0] for line in lines[4:8]] == ["Won", "Sql", "Sal", "Mql"]
    assert "2,000,000 USD / 50,000 USD = 40" in lines[4]
    assert "2026-08-14 to 2026-11-13 (52.2% of these days have passed)" in lines[7]
    assert "past" not in lines[4]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--set", "price=3"],
            '"price" is not a number of this plan that you can change. You can change: revenue_target',
        ),
        (["--set", "sql=25"], '"25" is more than everything. Did you mean 25%?'),
        (["--set", "sql=often"], '"often" is not a rate. For example: sql=25%'),
        (["--set", "revenue_target=2 EUR"], '"2 EUR" is an amount in EUR, and the plan is in USD. For example: rev'),
        (["--set", "revenue_target=75.000 $"], "could mean two amounts. Write 75000 USD, or 75 USD where these are"),
        (["--set", "sql=20,000%"], "could mean two numbers. Write 20000%, or 20% where the comma begins the decimals."),
        (["--set", "revenue_target"], "is not NAME=VALUE"),
        (["second"], 'There is no plan "second". Name one of these:\n  first  2,000,000 USD, 27 customers'),
    ],
)
def test_what_cannot_be_computed_is_told_with_what_could(project: Path, arguments: list[str], said: str) -> None:
    done = run(project, *arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_of_several_plans_one_has_to_be_named(project: Path) -> None:
    write(project, plans=PLAN + PLAN.replace("first:", "other:"))
    done = run(project)
    assert done.exit_code == 2
    assert "There are several plans" in done.output
    assert run(project, "other").exit_code == 0


def test_without_a_plan_it_says_where_to_write_one(tmp_path: Path) -> None:
    done = run(write(tmp_path, teams=TEAMS, roles=ROLES))
    assert done.exit_code == 2
    assert "content/plans.yml" in done.output


def test_a_number_that_is_missing_is_named(tmp_path: Path) -> None:
    files = {"teams": TEAMS, "roles": ROLES, "plans": PLAN}
    done = run(write(tmp_path, funnels=FUNNEL.replace("rate: 80%, ", ""), **files))
    assert done.exit_code == 0
    assert 'missing: the rate from "Sal" to "Sql"' in done.output
    told = json.loads(run(tmp_path, "--format", "json").output)
    assert [stage["required"] for stage in told["stages"]] == [None, None, "400/3", "80/3"]
    assert len(told["missing"]) == 1


def test_faults_come_first(project: Path) -> None:
    write(project, goals="a: {team: nobody}")
    done = run(project)
    assert done.exit_code == 1
    assert "1 error to fix." in done.output
