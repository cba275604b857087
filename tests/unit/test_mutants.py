"""A slip of an author in one line is told at that line, or says the same as before; far more in sweep_mutants.py."""

from pathlib import Path

import pytest
from tests import mutants
from tests.book import TODAY, write

from playpress.pipeline import Playbook, read
from playpress.report.problems import plain

FILES = {
    "teams": "sales:\n  name: Sales team\n  purpose: Sell lamps to shops\n  leader: head\n",
    "roles": "head:\n  team: sales\n  name: Head of sales\n  headcount: 1\n  reviewed: 2026-09-30\n",
    "processes": (
        "selling:\n  team: sales\n  summary: From the call to the lamp\n  steps:\n"
        "    - id: call\n      name: Call the shop\n      owner: head\n      time_limit: 4 h\n"
        "    - id: send\n      name: Send the lamp\n      owner: head\n"
    ),
    "strategies": "shops:\n  team: sales\n  owner: head\n  goals: [more]\n  budget: 400 EUR per month\n",
    "goals": "more:\n  team: sales\n  name: More lamps in shops\n",
    "funnels": (
        "deals:\n  stages:\n    - id: met\n      name: Met in a shop\n      owner: head\n      rate: 50%\n"
        "    - id: won\n      name: Won for good\n      outcome: won\n      owner: head\n"
    ),
}
"""A playbook of which each line is one of the sorts that slips are made in."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("sound"), **FILES)


@pytest.fixture(scope="module")
def sound(project: Path) -> Playbook:
    found = read(project, TODAY)
    assert list(plain(found.faults)) == []
    return found


@pytest.fixture(scope="module")
def slips(project: Path) -> dict[str, list[mutants.Mutant]]:
    made: dict[str, list[mutants.Mutant]] = {}
    for each in mutants.mutants(project, 2 * len(mutants.OPERATORS), seed=19):
        made.setdefault(each.operator, []).append(each)
    return made


@pytest.mark.parametrize("operator", mutants.OPERATORS)
def test_a_slip_is_told_at_its_line_or_says_the_same(
    operator: str, project: Path, sound: Playbook, slips: dict[str, list[mutants.Mutant]]
) -> None:
    assert slips[operator]
    found = ((each, mutants.escaped(project, sound, each)) for each in slips[operator])
    assert [f"{slip.site.file}:{slip.expected}: {why}" for slip, why in found if why] == []


def test_a_slip_that_nothing_tells_of_is_found(project: Path, sound: Playbook) -> None:
    """The judge of slips judges: another word is neither a fault nor the same."""
    site = next(each for each in mutants.sites(project) if each.key == "purpose")
    lines = (project / site.file).read_text(encoding="utf-8").split("\n")
    lines[site.number] = site.line(value="Sell desks")
    text = "\n".join(lines)
    for operator in ("key misspelt", "spaces behind", "a note behind"):
        assert mutants.escaped(project, sound, mutants.Mutant(operator, site, text, site.number + 1))


def test_what_is_read_once_is_read_as_ever(project: Path) -> None:
    """The sweep of slips types again only the file in which a slip was made."""
    file = "content/goals.yml"
    sound = (project / file).read_bytes()
    with mutants.read_once():
        for said, found in ((sound, []), (sound.replace(b"sales", b"slaes"), ["REF-1"]), (sound, [])):
            assert [each.code for each in read(project, TODAY, changes={file: said}).faults] == found
