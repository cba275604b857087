"""A process too large to be followed in a drawing says so, in the wiki and in a book; its steps are listed."""

from pathlib import Path

import pytest
from tests.book import TODAY, write

from playpress.pdf import choosing, compose
from playpress.pipeline import Playbook, pages, read
from playpress.site import diagram

TEAMS = {"teams": "sales: {leader: rep}\n", "roles": "rep: {team: sales}\n"}


def work(project: Path, rows: str) -> Playbook:
    found = read(write(project, **TEAMS, processes=f"work:\n  team: sales\n  steps:\n{rows}"), TODAY)
    assert found.faults == ()
    return found


def page(playbook: Playbook) -> str:
    return next(file.content.decode() for file in pages(playbook) if file.uri == "processes/work.md")


def steps(count: int) -> str:
    return "".join(f"    - {{id: step-{n}, owner: rep}}\n" for n in range(count))


def each_to_each(count: int) -> str:
    others = [[k for k in range(count) if k != n] for n in range(count)]
    ways = [", ".join(f"{{to: step-{k}}}" for k in each) for each in others]
    return "".join(f"    - {{id: step-{n}, owner: rep, next: [{each}]}}\n" for n, each in enumerate(ways))


@pytest.mark.parametrize("rows", [steps(diagram.MOST_STEPS), each_to_each(6)], ids=["long", "dense"])
def test_a_process_is_drawn_up_to_a_limit(tmp_path: Path, rows: str) -> None:
    found = page(work(tmp_path, rows))
    assert 'class="pp-swimlane' in found
    assert "too large" not in found


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (steps(1_001), "steps: 1,001, transitions: 1,000"),
        (each_to_each(15), "steps: 15, transitions: 210"),
        (each_to_each(7), "steps: 7, transitions: 42"),
    ],
    ids=["of too many steps", "of too many transitions", "of too many for its steps"],
)
def test_a_larger_one_says_that_it_is_not_drawn(tmp_path: Path, rows: str, words: str) -> None:
    playbook = work(tmp_path, rows)
    found = page(playbook)
    assert f"This process is too large to draw ({words}). Its steps are listed in full below." in found
    assert 'class="pp-swimlane' not in found
    assert found.count("\n### ") == rows.count("id: step-")
    source = choosing.print_source(playbook)
    (volume,) = choosing.chosen(source, ["book"])
    printed = compose.document(volume, source.book, source.templates)
    assert f"This process is too large to draw ({words})." in printed
    assert 'class="pp-swimlane' not in printed
