"""The fix of a fault works: what a program can replace ends without that fault, and nothing else breaks."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.book import TODAY, read_book, write
from tests.unit.test_bad_books import BOMBS, CASES, prepare

from playpress.pipeline import read
from playpress.problems import Problem
from playpress.source.edit.fixes import fixed

TEAMS = "marketing: {}\nsales: {leader: head-of-sales}\n"
ROLES = "head-of-sales: {team: sales}\nsales-rep: {team: sales}\n"


def replaceable(project: Path) -> list[Problem]:
    return [problem for problem in read(project, TODAY).faults if problem.instead]


def apply(project: Path) -> int:
    """Replace what can be, round after round as an author would; how many rounds that took."""
    for rounds in range(200):
        problems = replaceable(project)
        if not problems:
            return rounds
        for file in sorted({problem.place.file for problem in problems}):
            path = project / file
            path.write_bytes(fixed(path.read_bytes(), file, problems))
    raise AssertionError(f"replacing does not end: {replaceable(project)}")


def signature(problems: Sequence[Problem]) -> set[tuple[str, str]]:
    return {(problem.code, problem.message) for problem in problems}


@pytest.mark.parametrize("case", [case for case in CASES if case not in BOMBS])
def test_what_can_be_replaced_in_a_bad_book_is_gone_afterwards(case: str, tmp_path: Path) -> None:
    """Of the faults that name one replacement none is left; those that name none are still all that is said."""
    project = prepare(case, tmp_path)
    before = read(project, TODAY).faults
    with_one = [problem for problem in before if problem.instead]
    apply(project)
    after = read(project, TODAY).faults
    assert not signature(with_one) & signature(after)
    assert not [problem for problem in after if problem.instead]


@pytest.mark.parametrize(
    ("files", "fixed_files"),
    [
        (
            {"strategies": "ads:\n  team: sales\n  tactics:\n    • One page\n    • Two pages\n"},
            {"strategies": "ads:\n  team: sales\n  tactics:\n    - One page\n    - Two pages\n"},
        ),
        (
            {"strategies": "ads:\n  team: sales\n  tactics:\n    * One page\n    * Two pages\n"},
            {"strategies": "ads:\n  team: sales\n  tactics:\n    - One page\n    - Two pages\n"},
        ),
        ({"goals": "grow: {team: Sales}\n"}, {"goals": "grow: {team: sales}\n"}),
        ({"goals": "grow: {team: sales， shared: yes}\n"}, {"goals": "grow: {team: sales,  shared: yes}\n"}),
        ({"goals": "grow:\n  team：sales\n"}, {"goals": "grow:\n  team: sales\n"}),
        (
            {"goals": "2027 goal: {team: sales}\nother: {team: sales, parent: 2027 goal}\n"},
            {"goals": "n2027-goal: {team: sales}\nother: {team: sales, parent: n2027-goal}\n"},
        ),
        (
            {"plans": 'a: {period: Q1 2027, revenue: 1.2M USD, deal_size: "14,40,000 INR"}\n'},
            {"plans": 'a: {period: 2027-Q1, revenue_target: 1200000 USD, avg_deal: "1440000 INR"}\n'},
        ),
        (
            {"plans": "a: {cycle: 2 working days, stated_overall_rate: 6,0 %}\n"},
            {"plans": "a: {cycle: 2 business d, stated_overall_rate: 6.0 %}\n"},
        ),
        (
            {"plans": "a:\n  cycle: 2 wks  # a note\n  stated_overall_rate: 6,0 %\n"},
            {"plans": "a:\n  cycle: 2 weeks  # a note\n  stated_overall_rate: 6.0%\n"},
        ),
        (
            {"playbook": 'format: 1\ncompany: A\nworking_time: {opens: 9am, closes: "17:00Z"}\ncurrency: usd\n'},
            {"playbook": 'format: 1\ncompany: A\nworking_time: {opens: "09:00", closes: "17:00"}\ncurrency: USD\n'},
        ),
        (
            {"processes": "deal: {team: sales, steps: [{id: First Call, owner: Sales Rep, time_limit: 48 hrs}]}\n"},
            {"processes": "deal: {team: sales, steps: [{id: first-call, owner: sales-rep, time_limit: 48 h}]}\n"},
        ),
    ],
)
def test_a_fix_writes_what_its_author_meant(files: dict[str, str], fixed_files: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path, teams=TEAMS, roles=ROLES, **files)
    apply(tmp_path)
    for name, text in fixed_files.items():
        assert (tmp_path / "content" / f"{name}.yml").read_text(encoding="utf-8") == text


def test_what_only_the_author_knows_is_left_alone(tmp_path: Path) -> None:
    """Two readings, an unknown person, a note: nothing is replaced."""
    plans = "a:\n  cycle: 30M\n  revenue_target: $5\n  owner: Jane Doe\n"
    playbook = read_book(tmp_path, teams=TEAMS, roles=ROLES, plans=plans)
    assert len(playbook.faults) == 3
    assert apply(tmp_path) == 0
    assert (tmp_path / "content" / "plans.yml").read_text() == plans


def test_a_fix_keeps_line_ends_and_notes() -> None:
    data = b"\xef\xbb\xbfsales:\r\n  name: A\r\n  purpose:Sell # why\r\n"
    problems = [each for each in _faults(data) if each.instead]
    assert fixed(data, "a.yml", problems) == b"\xef\xbb\xbfsales:\r\n  name: A\r\n  purpose: Sell # why\r\n"


def _faults(data: bytes) -> list[Problem]:
    from playpress.source import content, events

    text, _ = content.decoded(data, "a.yml")
    assert text is not None
    return events.parse(text, "a.yml")[1]
