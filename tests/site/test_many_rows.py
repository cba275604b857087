"""Pages of many tables: in a large playbook all but the first wait behind their names; small ones have no folds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.book import TODAY, write

from playpress import pipeline

OWNERS, GRID = "alignment/who-owns-what.md", "alignment/goal-grid.md"
FOLD = re.compile(r'<details class="pp-fold"(?: id="[^"]*")?><summary>(.*?)</summary>\n(.*?)</details>', re.DOTALL)


def large(processes: int, goals: int, steps_each: int = 10) -> dict[str, str]:
    """Processes of so many steps each, and goals of four teams with as many strategies as there are goals."""
    steps = ", ".join(f"{{id: s{n}, do: Look, owner: rep}}" for n in range(steps_each))
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


def test_a_name_of_many_tables_is_said_once_and_is_their_address(page: Callable[..., str]) -> None:
    """Up to twelve tables have headings; more would be a page of headings, each above a fold of the same name."""
    few = page(OWNERS, **large(processes=10, goals=80))
    assert [f"## Process {n} " in few for n in range(10)] == [True] * 10
    many = page(OWNERS, **large(processes=13, goals=1, steps_each=1))
    assert re.findall(r'<details class="pp-fold" id="s-(p\d+)">', many) == [f"p{n}" for n in range(13)]
    assert "## Process " not in many


def test_each_team_s_goals_but_the_first_wait_behind_the_team(page: Callable[..., str]) -> None:
    found = page(GRID, **large(processes=1, goals=124))
    names = [re.sub("<[^>]+>", "", name) for name, _ in FOLD.findall(found)]
    assert names == [f"Goals of Team {n} (31 rows)" for n in (1, 2, 3)]
    assert found.count("\n### ") == 4


def test_a_first_table_that_is_long_waits_as_well(page: Callable[..., str]) -> None:
    folds = FOLD.findall(page(GRID, **large(processes=1, goals=164)))
    assert len(folds) == 4
    assert all(within.count("<tr role") == 42 for _, within in folds)


@pytest.mark.parametrize(
    ("uri", "cells", "content"),
    [
        ("alignment/plans.md", 6, lambda n: {"plans": "".join(f"y{i}: {{period: 2027}}\n" for i in range(n))}),
        ("alignment/borders.md", 5, lambda n: handoffs(n)),
    ],
)
def test_a_table_of_more_than_120_cells_is_a_list_to_filter(
    page: Callable[..., str], uri: str, cells: int, content: Callable[[int], dict[str, str]]
) -> None:
    """A phone shows the first five of its rows and the button for all of them, as of an index."""
    short = page(uri, **content(120 // cells))
    assert "pp-list" not in short
    assert short.count("<tr role") == 120 // cells + 1
    long = page(uri, **content(120 // cells + 1))
    assert long.count('<div class="pp-list pp-stack') == 1
    assert long.count("<tr role") == 120 // cells + 2


def handoffs(count: int) -> dict[str, str]:
    """Hand-offs between two steps of two teams, as many as asked for."""
    ends = "{from: sale#one, to: sale#two}"
    return {
        "teams": "t0: {}\nt1: {}\n",
        "roles": "rep: {team: t0}\nclerk: {team: t1}\n",
        "processes": "sale: {team: t0, steps: [{id: one, owner: rep}, {id: two, owner: clerk}]}\n",
        "handoffs": "".join(f"h{n}: {ends}\n" for n in range(count)),
    }


@pytest.mark.parametrize(("processes", "waiting"), [(4, 0), (5, 4), (9, 7)])
def test_the_first_page_shows_the_steps_of_one_process_where_there_are_many(
    page: Callable[..., str], processes: int, waiting: int
) -> None:
    found = page("index.md", **large(processes=processes, goals=1))
    folds = [re.sub("<[^>]+>", "", name) for name, within in FOLD.findall(found) if 'class="pp-flow"' in within]
    assert folds == [f"Process {n} (10 steps)" for n in range(1, waiting + 1)]
    assert found.count('class="pp-flow"') == min(processes, 8)


@pytest.mark.parametrize("uri", [OWNERS, GRID])
def test_a_page_of_a_small_playbook_has_no_folds(page: Callable[..., str], uri: str) -> None:
    assert not FOLD.search(page(uri, **large(processes=3, goals=8)))
