"""Signing: the role, the day and the wording are written into the definition, and a later change is reported."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import IN_TEAM, of, write
from tests.unit.checks.two_teams import BORDER, HANDOFF, ROLES, TEAMS, process

from playpress import cli
from playpress.pipeline import read

TODAY = "2026-10-01"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    meeting = "weekly: {handoffs: [one]}"
    files = {"teams": TEAMS, "roles": ROLES, "processes": process(BORDER), "meetings": meeting}
    return write(tmp_path, handoffs__one=HANDOFF.lstrip(), **files)


def sign(project: Path, *arguments: str, day: str = TODAY) -> tuple[int, str]:
    done = CliRunner().invoke(cli.main, ["sign", *arguments, "--project", str(project), "--today", day])
    return done.exit_code, done.output


def complaints(project: Path) -> list[str]:
    playbook = read(project, dt.date(2026, 10, 20))
    assert playbook.faults == ()
    return [finding.message for finding in of(playbook, "HND-10")]


def test_what_was_signed_is_known_by_its_wording(project: Path) -> None:
    path = project / "content" / "handoffs" / "one.yml"
    before = path.read_text(encoding="utf-8")
    assert sign(project, "handoff:one", "--as", "cmo") == (0, 'Cmo approves the hand-off "One" as of 2026-10-01.\n')
    assert complaints(project) == ['hand-off "One" is not approved by Cso']
    assert sign(project, "one", "--as", "role:cso")[0] == 0
    assert complaints(project) == []
    text = path.read_text(encoding="utf-8")
    assert text.startswith(before)
    path.write_text(text.replace("Out of area", "Too far away"), encoding="utf-8")
    assert complaints(project) == ['hand-off "One" was changed after Cmo and Cso approved it']
    assert sign(project, "one", "--as", "cmo", day="2026-10-15")[0] == 0
    assert complaints(project) == ['hand-off "One" was changed after Cso approved it']
    assert path.read_text(encoding="utf-8").count("role: cmo") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("handoff:oen", "--as", "cmo"), 'There is no definition "handoff:oen". Did you mean "handoff:one"?'),
        (("one", "--as", "boss"), 'There is no role "boss". Roles: cmo, cso,'),
        (("one",), "Missing option '--as'"),
    ],
)
def test_what_cannot_be_signed_is_said(project: Path, arguments: tuple[str, ...], said: str) -> None:
    code, output = sign(project, *arguments)
    assert (code, said in output) == (2, True), output


def test_a_hand_off_on_a_step_has_no_place_to_sign(tmp_path: Path) -> None:
    steps = BORDER.replace("owner: demand-manager,", "owner: demand-manager, hands_to: {step: qualify},")
    project = write(tmp_path, teams=TEAMS, roles=ROLES, processes=process(steps))
    code, output = sign(project, "lead-to-deal-campaign-to-qualify", "--as", "cmo")
    assert (code, "Move it into a file of its own under content/handoffs/." in output) == (2, True), output


STUDY = "id,fact\nS-1,Customers stay if looked after\nS-2,Two thirds ask a friend\nS-3,Prices are read last\n"
SUPPORT = """\
leader: cso
summary: Looks after customers.
claims:
  - Somebody looks after each customer, so they stay
  - Two of three ask a friend first
covers:
  # The study of spring.
  - {fact: S-1, in: claims.1}
  - S-2
"""
ROWS = """\
both:
  subjects: [team:support, team:sales]
  criteria: [{id: price, criterion: Price, values: {support: Read last, sales: Read last}, covers: [S-3]}]
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    files = {"teams": TEAMS, "roles": ROLES, "teams__support": SUPPORT, "comparisons": ROWS}
    project = write(tmp_path, playbook=IN_TEAM, **files)
    (project / "content" / "inventories").mkdir()
    (project / "content" / "inventories" / "study.csv").write_text(STUDY, encoding="utf-8")
    return project


def changed(project: Path) -> list[str]:
    playbook = read(project, dt.date(2026, 10, 20))
    assert playbook.faults == ()
    return [finding.message for finding in of(playbook, "COV-9")]


def test_nonsense_in_the_place_of_a_passage_is_found(source: Path) -> None:
    file = source / "content" / "teams" / "support.yml"
    assert changed(source) == []
    assert sign(source, "S-1", "S-3", "--as", "cso") == (
        0,
        "Cso has compared 2 passages with the facts of the source as of 2026-10-01.\n",
    )
    signed = file.read_text(encoding="utf-8")
    assert "# The study of spring." in signed
    assert "- {fact: S-1, in: claims.1, by: cso, date: 2026-10-01, text: " in signed
    assert changed(source) == ["not compared yet with the facts of study: 1 passage"]
    file.write_text(signed.replace("summary: Looks", "summary: She looks"), encoding="utf-8")
    assert len(changed(source)) == 1
    file.write_text(signed.replace("Somebody looks after each customer, so they stay", "Bananas."), encoding="utf-8")
    assert changed(source)[0] == (
        'the passage for the fact "S-1" was changed after Cso compared it: Customers stay if looked after'
    )
    rows = source / "content" / "comparisons.yml"
    rows.write_text(rows.read_text(encoding="utf-8").replace("sales: Read last", "sales: Bananas"), encoding="utf-8")
    assert 'the passage for the fact "S-3"' in changed(source)[0]


def test_a_fact_without_a_passage_cannot_be_signed(source: Path) -> None:
    code, output = sign(source, "S-2", "--as", "cso")
    assert (code, "Write first where team:support says it: {fact: S-2, in: summary}." in output) == (2, True), output
