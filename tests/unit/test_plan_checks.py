"""Checks of funnels, plans and messages beyond their examples: what fires together, what stays silent, and levels."""

from pathlib import Path

import pytest
from tests.book import of, read_book, sound
from tests.unit.derive.test_planning import FUNNEL, PLAN, ROLES, TEAMS

from playpress.checks import by_effect
from playpress.report.problems import plain

BASE = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL}


def test_a_stage_and_a_term_of_one_name_say_so_once(tmp_path: Path) -> None:
    term = "mql: {name: MQL, team: sales, summary: Ready for sales}"
    playbook, _ = sound(tmp_path / "apart", glossary=term, **BASE)
    (found,) = of(playbook, "VOC-1")
    assert found.level == "error"
    assert 'the stage of "Leads"' in found.message
    same = term.replace("summary", "same_as: [funnel:leads#mql], summary")
    assert of(sound(tmp_path / "same", glossary=same, **BASE)[0], "VOC-1") == []


def test_a_level_of_the_settings_counts(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak & Lamp\nlevels: {STG-1: info, OWN-1: off}\n"
    playbook, _ = sound(tmp_path, playbook=settings, **BASE)
    assert {finding.level for finding in of(playbook, "STG-1")} == {"info"}
    assert of(playbook, "OWN-1") == []
    assert "OWN-1" not in {check.code for check in playbook.skipped}


def test_a_level_of_a_check_nobody_knows_is_a_fault_at_its_place(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak & Lamp\nlevels: {STG-11: info}\n"
    assert list(plain(read_book(tmp_path, playbook=settings, **BASE).problems))[:2] == [
        'content/playbook.yml:3:10: error REF-1 there is no check "STG-11"',
        '  hint: Did you mean "STG-1"?',
    ]


def test_a_border_between_stages_needs_a_contract(tmp_path: Path) -> None:
    """Where no step reaches the stages; a hand-off between them settles it, and so does one between such steps."""
    playbook, _ = sound(tmp_path / "bare", **BASE)
    (found,) = of(playbook, "HND-1")
    assert '("Mql" to "Sal") without a contract' in found.message
    between = "lead: {from: funnel:leads#mql, to: funnel:leads#sal}"
    assert of(sound(tmp_path / "stages", handoffs=between, **BASE)[0], "HND-1") == []
    process = """
    sell:
      team: sales
      steps:
        - {id: find, owner: head-of-marketing, stage: leads#mql}
        - {id: ring, owner: sdr, stage: leads#sal}
    """
    steps = "lead: {from: sell#find, to: sell#ring}"
    assert of(sound(tmp_path / "steps", handoffs=steps, processes=process, **BASE)[0], "HND-1") == []
    (one,) = of(sound(tmp_path / "none", processes=process, **BASE)[0], "HND-1")
    assert one.place.file == "content/processes.yml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rate: 80%", "rate: 0%", 'cannot be reached through "Sal": its rate is zero'),
        ("rate: 80%", "rate: 180%", 'above 100%: more would leave "Sal" than ever entered'),
        ("rate: 80%, ", "", 'missing: the rate from "Sal" to "Sql"'),
        ("outcome: won, ", "", "ends without a customer"),
    ],
)
def test_a_rate_that_cannot_be_is_told_at_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    files = {**BASE, "funnels": FUNNEL.replace(old, new)}
    (found,) = of(sound(tmp_path, plans=PLAN, **files)[0], "MTH-3")
    assert said in found.message
    assert found.place.file == "content/funnels.yml"
    assert found.level == "error"


def test_a_rate_above_one_may_be_meant(tmp_path: Path) -> None:
    files = {**BASE, "funnels": FUNNEL.replace("rate: 80%", "rate: 180%, may_exceed_one: yes")}
    assert of(sound(tmp_path, plans=PLAN, **files)[0], "MTH-3") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("avg_deal: 75000 USD", "avg_deal: 0 USD", "its average deal is 0 USD"),
        ("revenue_target: 2000000 USD", "revenue_target: -5 USD", "its revenue target is -5 USD"),
        ("  avg_deal: 75000 USD\n", "", "missing: its average deal"),
        ("  funnel: leads\n", "", "missing: its funnel"),
    ],
)
def test_a_plan_that_cannot_be_computed_says_why(tmp_path: Path, old: str, new: str, said: str) -> None:
    plan = PLAN.replace("enters: sql", "enters: leads#sql").replace(old, new)
    (found,) = of(sound(tmp_path, plans=plan, **BASE)[0], "MTH-3")
    assert said in found.message
    assert found.place.file == "content/plans.yml"


def test_money_of_two_currencies_is_never_added(tmp_path: Path) -> None:
    plan = PLAN.replace("avg_deal: 75000 USD", "avg_deal: 75000 EUR")
    playbook, _ = sound(tmp_path, plans=plan, **BASE)
    (found,) = of(playbook, "MTH-14")
    assert (found.place.line, "75,000 EUR" in found.message) == (6, True)
    assert of(playbook, "MTH-2") == []


def test_weeks_are_no_exact_part_of_a_quarter(tmp_path: Path) -> None:
    handoff = """
    lead:
      from: funnel:leads#mql
      to: funnel:leads#sal
      commitments: [{by: marketing, what: Deliver, stage: leads#mql, volume: 100 per week}]
    """
    playbook, _ = sound(tmp_path, plans=PLAN, handoffs=handoff, **BASE)
    (found,) = of(playbook, "MTH-14")
    assert found.place.file == "content/handoffs.yml"
    assert of(playbook, "MTH-9") == []


def test_what_has_nothing_to_count_is_never_all_of_it(tmp_path: Path) -> None:
    """A plan without stated volumes has no gap: neither a finding nor full marks."""
    playbook, _ = sound(tmp_path, plans=PLAN, **BASE)
    assert of(playbook, "MTH-2") == []
    assert "MTH-2" in {check.code for check in playbook.skipped}


def test_findings_come_by_what_they_cost(tmp_path: Path) -> None:
    plan = PLAN + "  stated: [{stage: mql, count: 1}]\n"
    playbook, _ = sound(tmp_path, plans=plan, goals="a: {team: sales}", **BASE)
    codes = [finding.code for finding in by_effect(playbook.problems)]
    assert codes[0] == "MTH-2"
    assert codes.index("HND-1") < codes.index("OWN-1") < codes.index("STG-1") < codes.index("COV-1")
    levels = [finding.level for finding in by_effect(playbook.problems)]
    assert levels == sorted(levels, key=["error", "warn", "info"].index)
