"""Golden books: whole small playbooks with exactly the problems a reader of them should see."""

from pathlib import Path

import pytest
from tests.book import TODAY
from tests.golden import compare

from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.pipeline import read
from playpress.report.problems import plain

BOOKS = Path(__file__).resolve().parents[1] / "books"
CASES = sorted(path.name for path in BOOKS.iterdir() if (path / "content").is_dir())


@pytest.mark.parametrize("case", CASES)
def test_a_golden_book_says_what_it_said(case: str) -> None:
    """Problems in order, then the checks that had nothing to look at."""
    playbook = read(BOOKS / case, TODAY)
    skipped = ", ".join(f"{check.code} ({check.requires.words})" for check in playbook.skipped)
    lines = [
        *plain(playbook.problems),
        f"Skipped, nothing to check yet: {skipped}" if skipped else "Every check has looked.",
    ]
    compare(BOOKS / case / "expected" / "problems.txt", "\n".join(lines) + "\n")


def test_the_smallest_useful_playbook_has_two_findings() -> None:
    """A goal nobody serves, and a border without a contract; five files, forty lines."""
    playbook = read(BOOKS / "small", TODAY)
    found = [(problem.code, str(problem.place)) for problem in playbook.problems]
    assert found == [("COV-1", "content/goals.yml:3:14"), ("HND-1", "content/processes.yml:4:12")]
    assert {check.code for check in playbook.skipped} >= {"HND-2", "HND-3", "HND-5", "HND-7"}


def test_an_inline_hand_off_is_a_hand_off() -> None:
    """`hands_to` makes a contract with the receiver's promise, and problems point into it."""
    playbook = read(BOOKS / "hands-to", TODAY)
    assert playbook.book is not None
    (handoff,) = playbook.book.all(Handoff)
    assert handoff.id == "lead-to-deal-campaign-to-qualify"
    assert str(handoff.commitments[0].by) == "team:sales"
    assert [criterion.id for criterion in handoff.acceptance] == ["phone-given", "budget-known"]


def test_words_stay_words() -> None:
    """What YAML programs take for truth values, times, numbers, dates or nothing is what the author wrote."""
    playbook = read(BOOKS / "many-forms", TODAY)
    assert playbook.book is not None
    goal = playbook.book.entities["goal:close-deals"]
    assert isinstance(goal, Goal)
    assert goal.name == "yes"
    assert goal.summary == "null"
    words = ["no", "on", "12:30", "1e3", "2026-09-30", "0x1F", "~", "#993300", "01234", "-5", "https://example.org/a:b"]
    assert list(goal.aliases) == words
    assert goal.body == "First line # not a note\n\n- a list: with a colon"


def test_both_forms_of_a_kind_make_one_list() -> None:
    """A folder with one entity a file and a file with many entities live side by side."""
    playbook = read(BOOKS / "many-forms", TODAY)
    assert playbook.book is not None
    assert [goal.id for goal in playbook.book.all(Goal)] == ["more-leads", "close-deals"]
    assert playbook.book.entities["goal:more-leads"].aliases == ("Leads", "It's growth")
    assert [fact.fact for fact in playbook.book.inventories[0].facts] == ["Leads, many", "Two\nlines"]
