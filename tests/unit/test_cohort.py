"""A list of new colleagues: what is read of it, and what is wrong with it, said without names."""

import datetime as dt
from pathlib import Path

import pytest
from tests.book import sound

from playpress.graph import Book
from playpress.publications import cohort

ROLES = "rep: {name: Sales rep, team: sales}\nwriter: {team: sales}\n"
HEAD = "name,role,start,manager,buddy\n"
PATH = "new-rep:\n  roles: [rep]\n  phases: [{id: week, from_day: D+0, to_day: D+4}]\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    _, found = sound(tmp_path, teams="sales: {}\n", roles=ROLES, onboarding=PATH)
    return found


def test_people_are_read_with_role_path_and_first_day(book: Book) -> None:
    text = f"{HEAD}Ana Meyer,rep,2026-11-30,Ruth Berger,\nJörg Ł,role:rep,30.11.2026,,Tom\nBo,SALES REP,2026-12-01,,\n"
    people, problems = cohort.read(text, "people.csv", book)
    assert problems == []
    assert [(each.name, each.role.id, each.path.id, each.start) for each in people] == [
        ("Ana Meyer", "rep", "new-rep", dt.date(2026, 11, 30)),
        ("Jörg Ł", "rep", "new-rep", dt.date(2026, 11, 30)),
        ("Bo", "rep", "new-rep", dt.date(2026, 12, 1)),
    ]
    assert [(each.manager, each.buddy) for each in people] == [("Ruth Berger", ""), ("", "Tom"), ("", "")]
    assert len({each.file for each in people}) == 3


def test_manager_and_buddy_may_be_left_out(book: Book) -> None:
    people, problems = cohort.read("start,name,role\n2026-11-30,Ana,rep\n", "people.csv", book)
    assert problems == []
    assert people[0].manager == people[0].buddy == ""


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        (",rep,2026-11-30,,", "2:1", "this row has no name"),
        ("Ana Meyer,,2026-11-30,,", "2:11", "this row has no role"),
        ("Ana Meyer,rap,2026-11-30,,", "2:11", 'there is no role "rap"'),
        ("Ana Meyer,writer,2026-11-30,,", "2:11", 'the role "Writer" has no onboarding path'),
        ("Ana Meyer,rep,soon,,", "2:15", '"soon" is not a date'),
        ("Ana Meyer,rep,03/04/2026,,", "2:15", '"03/04/2026" is not a date'),
        (f"{'Ana Meyer ' * 7},rep,2026-11-30,,", "2:1", "the name in this row is longer than 60 letters"),
        ("Ana\u202e Meyer,rep,2026-11-30,,", "2:1", "the name in this row has an invisible character that turns"),
        ("Ana Meyer,rep,2026-11-30", "2:1", "this row has 3 cells; the first line has 5"),
        ("Ana Meyer,rep,2026-11-30,,\nANA MEYER,rep,2026-11-30,,", "3:1", "the same person, role and first day"),
    ],
)
def test_what_is_wrong_is_at_its_row_and_column_and_names_nobody(book: Book, row: str, place: str, said: str) -> None:
    _, (problem,) = cohort.read(f"{HEAD}{row}\n", "people.csv", book)
    assert str(problem.place) == f"people.csv:{place}"
    assert said in problem.message
    assert problem.hint
    assert "ana" not in f"{problem.message} {problem.hint}".casefold()


def test_all_that_is_wrong_with_a_row_is_said_and_the_others_are_read(book: Book) -> None:
    people, problems = cohort.read(f"{HEAD}Bo,rep,2026-11-30,,\n,rap,soon,{'x' * 61},\n", "people.csv", book)
    assert [each.name for each in people] == ["Bo"]
    assert sorted(each.place.column for each in problems) == [1, 2, 6, 11]
    assert {each.place.line for each in problems} == {3}


def test_a_name_has_one_space_between_its_words(book: Book) -> None:
    """As paper shows it: another copy is found by the words of the first."""
    text = f"{HEAD}Ana  \u00a0Maria\tMeyer,rep,2026-11-30,Ruth   Berger, Tom \u2003 Falk \n"
    (person,), problems = cohort.read(text, "people.csv", book)
    assert problems == []
    assert (person.name, person.manager, person.buddy) == ("Ana Maria Meyer", "Ruth Berger", "Tom Falk")


def test_a_list_of_nobody_is_said(book: Book) -> None:
    _, (problem,) = cohort.read(HEAD, "people.csv", book)
    assert "lists no people" in problem.message
