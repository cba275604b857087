"""Quizzes: in which order choices are shown, under which letters, and what is asked again."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.book import TODAY

from playpress.derive import quizzes
from playpress.graph import Book
from playpress.model.part import Question
from playpress.pipeline import read

LETTERS = st.text("abcdefghijkl", min_size=1, max_size=12)


def question(*choices: str, id_: str = "one") -> Question:
    return Question(id=id_, ask="Which?", choices=choices, answer=choices[0])


@given(st.lists(LETTERS, min_size=2, max_size=6, unique=True), st.integers(1, 5))
def test_every_choice_is_shown_once_and_each_attempt_has_another_letter(choices: list[str], attempt: int) -> None:
    asked = question(*choices)
    assert sorted(quizzes.in_order(asked, attempt)) == sorted(choices)
    assert quizzes.in_order(asked, attempt) == quizzes.in_order(asked, attempt)
    first = quizzes.in_order(asked)
    assert quizzes.in_order(asked, attempt).index(first[0]) == -(attempt - 1) % len(choices)


def test_the_place_at_which_an_author_writes_the_answer_is_not_its_letter() -> None:
    told = Counter(quizzes.letter(question("Right", "Wrong", "Left", id_=f"q{number}")) for number in range(300))
    assert min(told["a"], told["b"], told["c"]) > 70


def test_a_choice_more_leaves_the_others_in_their_order() -> None:
    three, four = (quizzes.in_order(question("Ring", "Write", "Wait", *more)) for more in ((), ("Leave",)))
    assert [each for each in four if each != "Leave"] == list(three)


@pytest.mark.parametrize(
    "choices",
    [
        ("2 days", "5 days", "10 days"),
        ("90 %", "80 %", "1.5 %"),
        ("1,200 EUR", "3,000 EUR", "12,000 EUR"),
        ("Yes", "No"),
        ("Yes", "Not yet"),
    ],
)
def test_amounts_and_yes_and_no_stay_in_their_order(choices: tuple[str, ...]) -> None:
    assert quizzes.in_order(question(*choices)) == choices
    assert quizzes.in_order(question(*choices), 2) == choices


def test_where_each_choice_is_said_of_all_they_stay_as_they_are() -> None:
    choices = ("Both of them", "Neither of them")
    assert quizzes.in_order(question(*choices), 2) == choices


def test_what_is_said_of_all_choices_is_the_last_of_them() -> None:
    for attempt in (1, 2, 3):
        assert quizzes.in_order(question("None of them", "Ring", "Write", "Wait"), attempt)[-1] == "None of them"


PATHS = """\
core:
  phases:
    - id: week
      from_day: D+1
      to_day: D+5
      items: [{id: first, text: First, do: quiz, about: ["term:lead", "term:deal"]}]
rep:
  prerequisites: [core]
  pass_mark: 50%
  phases:
    - id: month
      from_day: D+6
      to_day: D+30
      items: [{id: second, text: Second, do: quiz, about: ["term:lead", "term:call"]}]
"""
WORDS = "{name}: {{questions: [{{id: one, ask: 'A {name}?', choices: [Ring, Write, Wait], answer: Ring}}]}}\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    content = tmp_path / "content"
    content.mkdir()
    (content / "playbook.yml").write_text("format: 1\ncompany: Oak\n")
    (content / "onboarding.yml").write_text(PATHS)
    (content / "glossary.yml").write_text("".join(WORDS.format(name=name) for name in ("lead", "deal", "call")))
    found = read(tmp_path, TODAY)
    assert found.faults == ()
    assert found.book
    return found.book


def test_a_question_keeps_its_number_and_comes_last_when_it_is_asked_again(book: Book) -> None:
    first, second = quizzes.by_path(book)["onboarding:rep"]
    assert [(str(each.question.ask), each.number, each.attempt) for each in first.asked] == [
        ("A lead?", 1, 1),
        ("A deal?", 2, 1),
    ]
    assert [(each.owner.id, each.number, each.attempt) for each in second.asked] == [("call", 3, 1), ("lead", 1, 2)]
    assert (first.needed_right, second.needed_right) == (2, 1)
    assert quizzes.by_path(book)["onboarding:core"] == (first,)
