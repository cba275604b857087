"""The fix of a fault works: what a program can replace ends without that fault, and nothing else breaks."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.book import TODAY, read_book, write
from tests.unit.test_bad_books import BOMBS, CASES, prepare

from playpress.model.write import written
from playpress.pipeline import read
from playpress.problems import Problem, Replacement
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


def follow(project: Path, problem: Problem, reading: Replacement) -> None:
    """Write one of the things that a fault may mean."""
    path = project / problem.place.file
    path.write_bytes(fixed(path.read_bytes(), problem.place.file, [replace(problem, instead=reading)]))


@pytest.mark.parametrize("case", [case for case in CASES if case not in BOMBS])
def test_each_reading_of_a_bad_book_can_be_followed(case: str, tmp_path: Path) -> None:
    """The words are named in the hint, are there afterwards, and the fault is gone; each reading is another file."""
    problems = [problem for problem in read(prepare(case, tmp_path / "before"), TODAY).faults if problem.readings]
    for number, problem in enumerate(problems):
        results = set()
        for way, reading in enumerate(problem.readings):
            project = prepare(case, tmp_path / f"{number}-{way}")
            follow(project, problem, reading)
            text = (project / problem.place.file).read_text(encoding="utf-8")
            assert reading.words in problem.hint
            assert reading.words in text.splitlines()[problem.place.line - 1]
            after = [each for each in read(project, TODAY).faults if each.place == problem.place]
            assert not signature([problem]) & signature(after)
            results.add(text)
        assert len(results) == len(problem.readings)


def test_bad_books_have_faults_with_several_readings(tmp_path: Path) -> None:
    """The test above has something to follow: numbers, money, dates, times and durations."""
    found = {case for case in CASES if case not in BOMBS for each in _faults_of(case, tmp_path) if each.readings}
    assert {
        "YML-COMMA-in-number",
        "VAL-VALUE-dates-in-other-forms",
        "VAL-VALUE-letter-of-two-units",
        "VAL-VALUE-money",
    } <= found


def _faults_of(case: str, folder: Path) -> Sequence[Problem]:
    return read(prepare(case, folder / case), TODAY).faults


@pytest.mark.parametrize(
    ("kind", "field", "text", "means"),
    [
        ("plans", "cycle", "30M", ["30 min", "30 months"]),
        ("plans", "cycle", "30m", ["30 min", "30 months"]),
        ("plans", "revenue_target", "75.000 €", ["75000 EUR", "75 EUR"]),
        ("plans", "revenue_target", "1.275M USD", ["1275000000 USD", "1275000 USD"]),
        ("plans", "avg_deal", "2,000 KWD", ["2000 KWD", "2 KWD"]),
        ("strategies", "budget", "2.000 EUR per month", ["2000 EUR per month", "2 EUR per month"]),
        ("metrics", "baseline", "1,200", ["1200", "1.2"]),
        ("metrics", "baseline", "1.234", ["1234", "1.2340"]),
        ("metrics", "baseline", "1,200%", ["1200%", "1.2%"]),
        ("goals", "reviewed", "02/03/2026", ["2026-03-02", "2026-02-03"]),
        ("goals", "reviewed", "3-4-2026", ["2026-04-03", "2026-03-04"]),
    ],
)
def test_each_reading_means_what_it_says(kind: str, field: str, text: str, means: list[str], tmp_path: Path) -> None:
    """The value that is read afterwards is the one that was chosen."""
    team = "team: sales, " if kind in ("goals", "strategies") else ""
    for number, words in enumerate(means):
        project = write(tmp_path / str(number), teams=TEAMS, roles=ROLES, **{kind: f'a: {{{team}{field}: "{text}"}}\n'})
        (problem,) = read(project, TODAY).faults
        assert [each.words for each in problem.readings] == means
        follow(project, problem, problem.readings[number])
        playbook = read(project, TODAY)
        assert playbook.book is not None
        assert not [each for each in playbook.faults if each.place.file == problem.place.file and field in each.message]
        entity = next(each for key, each in playbook.book.entities.items() if key.endswith(":a"))
        assert written(entity)[field] == words


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
            {"plans": 'a: {period: Q1 2027, revenue: 1.2M USD, deal_size: "14,40,000 INR", tolerance: 5}\n'},
            {"plans": 'a: {period: Q1 2027, revenue_target: 1.2M USD, avg_deal: "14,40,000 INR", tolerance: 5%}\n'},
        ),
        (
            {"plans": "a: {cycle: 2 working days, stated_overall_rate: 6,0 %}\n"},
            {"plans": "a: {cycle: 2 working days, stated_overall_rate: 6.0 %}\n"},
        ),
        (
            {"plans": "a:\n  cycle: 2 wks  # a note\n  stated_overall_rate: 6  # of 100\n"},
            {"plans": "a:\n  cycle: 2 wks  # a note\n  stated_overall_rate: 6%  # of 100\n"},
        ),
        (
            {"playbook": 'format: 1\ncompany: A\nworking_time: {opens: 9am, closes: "17:00Z"}\ncurrency: usd\n'},
            {"playbook": 'format: 1\ncompany: A\nworking_time: {opens: 9am, closes: "17:00"}\ncurrency: usd\n'},
        ),
        (
            {"processes": "deal: {team: sales, steps: [{id: First Call, owner: Sales Rep, time_limit: 48 hrs}]}\n"},
            {"processes": "deal: {team: sales, steps: [{id: first-call, owner: sales-rep, time_limit: 48 hrs}]}\n"},
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
    from playpress.source import events, file_text

    text, _ = file_text.decoded(data, "a.yml")
    assert text is not None
    return events.parse(text, "a.yml")[1]
