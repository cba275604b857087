"""The runner of the checks: profiles, requirements, waivers, levels and the order of findings."""

import datetime as dt
from pathlib import Path

import pytest
from tests import plan_book
from tests.book import of, read_book, sound
from tests.plan_book import PLAN
from tests.unit.checks.two_teams import BORDER, HANDOFF, LEVERS, ROLES, TEAMS, play, process

from playpress import checks
from playpress.checks import by_effect
from playpress.problems import at_least
from playpress.report.problems import plain

GOALS = {"goals": "more: {team: marketing}\n", "strategies": "calls: {team: sales, goals: [more]}\n"}


def test_a_check_sleeps_until_its_material_is_there(tmp_path: Path) -> None:
    """In starter and team; in strict all of them run, and those are skipped that had nothing to look at."""
    contracts = ["HND-2", "HND-3", "HND-4", "HND-5", "HND-6", "HND-7", "HND-9"]
    others = ["OWN-3", "OWN-4", "COV-2", "COV-4", "COV-6", "COV-7", "HND-10"]
    others += ["VOC-2", "VOC-3", "VOC-4", "VOC-5", "FRS-1", "FRS-2", "FRS-3", "COV-8", "HND-8"]
    others += [check.code for check in checks.CHECKS if check.code[:3] in ("STG", "MTH", "MSG", "PTH")]
    always = {"REF-3", "OWN-1", "OWN-2", "OWN-5", "COV-1", "COV-3", "COV-5", "HND-1", "VOC-1"}
    for profile in ("starter", "team"):
        skipped = {check.code for check in play(tmp_path / profile, profile=profile).skipped}
        assert skipped >= {*contracts, *others}
        assert skipped.isdisjoint(always)
    strict = play(tmp_path / "strict", profile="strict", **GOALS)
    assert {check.code for check in strict.skipped} >= {"HND-2", "OWN-4", "COV-6", "FRS-3", "STG-1", "MTH-5", "PTH-11"}
    assert "COV-2" in {each.code for each in strict.findings}, "it finds that there is no metric"
    assert {check.code for check in strict.skipped}.isdisjoint({*always, "COV-2"})
    playbook = play(tmp_path / "enabled", profile="team", processes=process(BORDER), handoffs__one=HANDOFF)
    skipped = {check.code for check in playbook.skipped}
    assert skipped >= set(others)
    assert skipped.isdisjoint({*contracts, *always})


WAIVED = """
more:
  team: marketing
  priority: high
  waive: [{check: COV-1, reason: Budget in January, until: 2026-10-01, by: cso}]
"""


def test_a_waiver_marks_the_finding_and_counts_no_more(tmp_path: Path) -> None:
    """It holds on its last day; the finding stays visible with its reason."""
    (problem,) = of(play(tmp_path, goals=WAIVED), "COV-1")
    assert problem.waived == "Budget in January"
    assert at_least([problem], "error") is False


def test_an_expired_waiver_waives_nothing(tmp_path: Path) -> None:
    (problem,) = of(play(tmp_path, profile="team", today=dt.date(2026, 10, 2), goals=WAIVED), "COV-1")
    assert problem.waived == ""
    assert at_least([problem], "error") is True


def test_a_waiver_is_for_its_own_check_and_entity(tmp_path: Path) -> None:
    goals = WAIVED.replace("COV-1", "COV-5") + "other: {team: sales}\n"
    assert [problem.waived for problem in of(play(tmp_path, goals=goals), "COV-1")] == ["", ""]


def test_checks_keep_silent_about_half_a_book(tmp_path: Path) -> None:
    """With a fault anywhere there are no findings: they would mislead."""
    playbook = read_book(tmp_path, teams=TEAMS, roles=ROLES, goals="more: {team: marketing, metrics: [gone]}")
    assert [problem.code for problem in playbook.problems] == ["REF-1"]


@pytest.mark.parametrize(
    ("code", "files"),
    [
        ("OWN-3", {"metrics": "deals: {owner: ae}"}),
        ("OWN-4", {"teams": LEVERS}),
        ("COV-2", {"metrics": "deals: {owner: ae}"}),
        ("COV-6", {"goals": "more: {team: sales}", "strategies": "calls: {team: sales, works_against: [more]}"}),
        ("VOC-3", {"glossary": "lead: {}"}),
        ("FRS-1", {"goals": "more: {team: sales, review_every: P90D}"}),
        ("FRS-2", {"goals": "a: {team: sales, reviewed: 2026-01-01}"}),
    ],
)
@pytest.mark.parametrize("profile", ["starter", "team"])
def test_a_check_wakes_with_its_material(tmp_path: Path, profile: str, code: str, files: dict[str, str]) -> None:
    assert code in {check.code for check in play(tmp_path / "without", profile=profile).skipped}
    assert code not in {check.code for check in play(tmp_path / "with", profile=profile, **files).skipped}


def test_a_level_of_the_settings_counts(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak & Lamp\nlevels: {STG-1: info, OWN-1: off}\n"
    playbook, _ = sound(tmp_path, playbook=settings, **plan_book.BOOK)
    assert {finding.level for finding in of(playbook, "STG-1")} == {"info"}
    assert of(playbook, "OWN-1") == []
    assert "OWN-1" not in {check.code for check in playbook.skipped}


def test_a_level_of_a_check_nobody_knows_is_a_fault_at_its_place(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak & Lamp\nlevels: {STG-99: info}\n"
    assert list(plain(read_book(tmp_path, playbook=settings, **plan_book.BOOK).problems))[:2] == [
        'content/playbook.yml:3:10: error REF-1 there is no check "STG-99"',
        "  hint: There are: STG-1, STG-2, STG-3, STG-4, STG-5, STG-6, STG-7, STG-8, STG-9, STG-10, STG-11.",
    ]


def test_findings_come_by_what_they_cost(tmp_path: Path) -> None:
    plan = PLAN + "  stated: [{stage: mql, count: 1}]\n"
    playbook, _ = sound(tmp_path, plans=plan, goals="a: {team: sales}", **plan_book.BOOK)
    codes = [finding.code for finding in by_effect(playbook.problems)]
    assert codes[0] == "MTH-2"
    assert codes.index("HND-1") < codes.index("COV-1") < codes.index("OWN-1") < codes.index("STG-1")
    levels = [finding.level for finding in by_effect(playbook.problems)]
    assert levels == sorted(levels, key=["error", "warn", "info"].index)
