"""A copy of a booklet has the names of its person and of nobody else, whole, whatever they are called and report to."""

from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.pdf.paper import Paper
from tests.pdf.test_command import SMALL, Done, created, run

from playpress.pdf import printing

LONG = (
    "Maximiliane-Charlotte von und zu Hohenlohe-Schillingsfuerst",
    "Wolfgang Amadeus Maria von Schmidt-Rottluff der Juengere",
    "Ruth Berger-von der Heyden und zu Schwarzenberg-Hohenstein",
    "Maximilian Theodor Alexander Konstantin von der Schulenburg",
)
"""Nearly as long as a list lets them be."""
SETTINGS = (
    "format: 1\ncompany: Oak, Lamp & Daughters of the Northern Lights International Holding\n"
    "version: 2027.1 of the second edition\n"
)
ROLES = (
    "rep: {name: Rep, team: sales, reports_to: head}\nclerk: {name: Clerk, team: sales, reports_to: chief}\n"
    "guest: {name: Guest, team: sales}\nhead: {name: Head of sales, team: sales}\nchief: {name: Chief, team: sales}\n"
)
PATHS = """\
all:
  name: For all
  phases: [{id: hello, name: Hello, from_day: D+0, to_day: D+1, sign_off: chief}]
selling:
  name: Selling
  roles: [rep, clerk, guest]
  prerequisites: [all]
  reviewed: 2026-11-01
  review_every: P1Y
  phases:
    - {id: week, name: Week, from_day: D+0, to_day: D+4, sign_off: head}
    - {id: month, name: Month, from_day: D+5, to_day: D+20}
"""
FILES = {**SMALL, "playbook.yml": SETTINGS, "roles.yml": ROLES, "onboarding.yml": PATHS}


def printed(project: Path, *rows: str, words: tuple[str, ...] = ("--mode", "draft")) -> Done:
    people = "".join(f"{row}\n" for row in ("name,role,start,manager,buddy", *rows))
    (project / "people.csv").write_text(people, encoding="utf-8")
    return run(project, "print", "--cohort", "people.csv", "--today", "2026-11-23", *words)


def booklets(project: Path) -> list[Paper]:
    """In the order of the names of their files."""
    return [Paper(path.read_bytes()) for path in sorted((project / "print").glob("booklet-*.pdf"))]


def test_each_signs_with_their_own_manager_on_the_booklet_and_on_the_sheet(tmp_path: Path) -> None:
    """Roles of one path report to different ones: a phase of an earlier path is signed by each one's superior."""
    project = created(tmp_path / "book", FILES)
    done = printed(
        project,
        "Ana,rep,2027-01-11,,",
        "Bea,rep,2027-01-11,Ruth,",
        "Cem,clerk,2027-01-11,,",
        "Dia,clerk,2027-01-11,Sven,",
        "Eva,guest,2027-01-11,,",
        "Fox,guest,2027-01-11,Olga,",
    )
    assert done.returncode == 0, done.stderr
    signers = {
        "Ana": ("Head of sales", "Head of sales", "Head of sales"),
        "Bea": ("Ruth", "Ruth", "Ruth"),
        "Cem": ("Chief", "Head of sales", "Chief"),
        "Dia": ("Sven", "Head of sales", "Sven"),
        "Eva": ("Chief", "Head of sales", "your manager"),
        "Fox": ("Chief", "Head of sales", "Olga"),
    }
    sheet = Paper((project / "print" / "class-people-signatures.pdf").read_bytes())
    assert len(booklets(project)) == len(sheet.pages) == len(signers)
    for paper, page, (name, others) in zip(booklets(project), sheet.pages, signers.items(), strict=True):
        signed = [f"Date {name} Date {other}" for other in others]
        assert [line for line in signed if line not in paper.text] == []
        assert sum(paper.text.count(line) for line in set(signed)) == len(signed)
        days = ("Tue 12 Jan 2027", "Fri 15 Jan 2027", "Fri 29 Jan 2027")
        for day, other in zip(days, others, strict=True):
            assert f"{day} {'Manager' if other == 'your manager' else other}" in page, page
