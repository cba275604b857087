"""Pages of many tables: in a large playbook all but the first wait behind their names; small ones have no folds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.book import TODAY, write

from playpress import pipeline

OWNERS, GRID = "alignment/who-owns-what.md", "alignment/goal-grid.md"
FOLD = re.compile(r'<details class="pp-fold"><summary>(.*?)</summary>\n(.*?)</details>', re.DOTALL)


def large(processes: int, goals: int) -> dict[str, str]:
    """Processes of ten steps each, and goals of four teams with as many strategies as there are goals."""
    steps = ", ".join(f"{{id: s{n}, do: Look, owner: rep}}" for n in range(10))
    return {
        "teams": "".join(f"t{n}: {{name: Team {n}}}\n" for n in range(4)),
        "roles": "rep: {team: t0}\n",
        "processes": "".join(f"p{n}: {{name: Process {n}, team: t0, steps: [{steps}]}}\n" for n in range(processes)),
        "goals": "".join(f"g{n}: {{name: Goal {n}, team: t{n % 4}}}\n" for n in range(goals)),
        "strategies": "".join(f"s{n}: {{name: Way {n}, team: t0, goals: [g{n}]}}\n" for n in range(goals)),
    }


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., str]:
    def made(uri: str, **content: str) -> str:
        playbook = pipeline.read(write(tmp_path, **content), TODAY)
        assert playbook.faults == ()
        return next(file.content.decode() for file in pipeline.pages(playbook) if file.uri == uri)

    return made


def test_each_process_but_the_first_table_waits_behind_its_name(page: Callable[..., str]) -> None:
    found = page(OWNERS, **large(processes=13, goals=1))
    folds = FOLD.findall(found)
    names = [re.sub("<[^>]+>", "", name) for name, _ in folds]
    assert names == [f"RACI of Process {n} (10 rows)" for n in range(13)]
    assert all(within.count("<tr>") == 11 and "\n\n" not in within for _, within in folds)
    assert found.count("</details>\n\n## ") == 12


def test_each_team_s_goals_but_the_first_wait_behind_the_team(page: Callable[..., str]) -> None:
    found = page(GRID, **large(processes=1, goals=124))
    names = [re.sub("<[^>]+>", "", name) for name, _ in FOLD.findall(found)]
    assert names == [f"Goals of Team {n} (31 rows)" for n in (1, 2, 3)]
    assert found.count("\n### ") == 4


def test_a_first_table_that_is_long_waits_as_well(page: Callable[..., str]) -> None:
    folds = FOLD.findall(page(GRID, **large(processes=1, goals=164)))
    assert len(folds) == 4
    assert all(within.count("<tr role") == 42 for _, within in folds)


@pytest.mark.parametrize("uri", [OWNERS, GRID])
def test_a_page_of_a_small_playbook_has_no_folds(page: Callable[..., str], uri: str) -> None:
    assert not FOLD.search(page(uri, **large(processes=3, goals=8)))
