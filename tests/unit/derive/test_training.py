"""What a class does when: within its hours, with breaks, and nothing lost that does not fit."""

import datetime as dt
from pathlib import Path

import pytest
from tests.book import sound

from playpress.derive import schedule, training
from playpress.derive.training import ClassDay, Hours
from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.working_time import WorkingTime, moment

PATHS = """
all:
  phases:
    - id: before
      from_day: D-7
      to_day: D-1
      items: [{id: desk, text: Order a desk, who: manager, minutes: 30}]
    - id: first
      from_day: D+0
      to_day: D+1
      items:
        - {id: tour, text: Walk around, minutes: 60, day: D+0}
        - {id: talk, text: Talk, minutes: 60, day: D+0}
        - {id: free, text: Read around, minutes: 45}
        - {id: lunch, text: Eat together, minutes: 60, who: buddy, day: D+0}
seller:
  prerequisites: [all]
  phases:
    - id: week
      from_day: D+0
      to_day: D+4
      items:
        - {id: call, text: Call, minutes: 90, day: D+0}
        - {id: note, text: Note what was said, minutes: 30, day: D+0}
        - {id: long, text: Long role play, minutes: 500, day: D+2}
    - {id: later, from_day: D+7, to_day: D+11, items: [{id: more, text: More, minutes: 60}]}
writer:
  prerequisites: [all]
  phases:
    - {id: week, from_day: D+0, to_day: D+4, items: [{id: write, text: Write, minutes: 30, day: D+0}]}
"""
START = dt.date(2026, 11, 30)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    _, found = sound(tmp_path, onboarding=PATHS)
    return found


def agenda(book: Book, begin: str = "09:00", end: str = "16:00") -> list[ClassDay]:
    paths = {path.id: path for path in book.all(Onboarding)}
    tracks = {"Seller": [paths["all"], paths["seller"]], "Writer": [paths["all"], paths["writer"]]}
    hours = Hours(moment(begin), moment(end))
    return training.agenda(book, tracks, schedule.schedule(START, WorkingTime()), hours)


def alone(folder: Path, items: str, **more: str) -> list[ClassDay]:
    """The agenda of one path with these items in a phase from D+0 to D+3."""
    path = f"one:\n  phases:\n    - {{id: week, from_day: D+0, to_day: D+3, items: [{items}]}}\n"
    _, book = sound(folder, onboarding=path, **more)
    hours = Hours(moment("09:00"), moment("12:00"))
    dates = schedule.schedule(START, WorkingTime())
    return training.agenda(book, {"Seller": book.all(Onboarding)}, dates, hours)


def taught(days: list[ClassDay]) -> list[tuple[int, str]]:
    """What is done on which day, from 0 for the first."""
    return [((day.day - START).days, each.session.item.id) for day in days for each in day.slots if each.session]


def said(day: ClassDay) -> list[str]:
    return [
        f"{slot.begin:%H:%M}-{slot.end:%H:%M} {slot.session.item.id if slot.session else '-'} {slot.whose}".strip()
        for slot in day.slots
    ]


def test_what_all_do_comes_first_and_then_each_role_goes_its_way(book: Book) -> None:
    first = agenda(book)[0]
    assert first.day == START
    assert said(first) == [
        "09:00-10:00 tour",
        "10:00-10:15 -",
        "10:15-11:15 talk",
        "11:15-11:30 -",
        "11:30-12:15 free",
        "12:15-13:00 - Seller",
        "13:00-14:30 call Seller",
        "14:30-14:45 - Seller",
        "14:45-15:15 note Seller",
        "12:15-13:00 - Writer",
        "13:00-13:30 write Writer",
    ]


def test_a_break_from_noon_on_is_for_lunch(book: Book) -> None:
    first = agenda(book, begin="11:00", end="19:00")[0]
    assert "12:00-12:45 -" in said(first)


def test_a_role_goes_on_with_the_breaks_where_all_of_them_were(book: Book) -> None:
    first = agenda(book, begin="08:00", end="18:00")[0]
    assert said(first)[3:] == [
        "10:15-10:30 -",
        "10:30-11:15 free",
        "11:15-11:30 - Seller",
        "11:30-13:00 call Seller",
        "13:00-13:45 - Seller",
        "13:45-14:15 note Seller",
        "11:15-11:45 write Writer",
    ]


def test_what_has_no_day_waits_for_what_it_comes_after(tmp_path: Path) -> None:
    items = "{id: z, text: Z, minutes: 5, after: [y]}, {id: y, text: Y, minutes: 5, after: [x]}"
    dated = "{id: x, text: X, minutes: 5, day: D+2}"
    assert taught(alone(tmp_path, f"{items}, {dated}, {{id: free, text: Free, minutes: 5}}")) == [
        (0, "free"),
        (2, "x"),
        (2, "y"),
        (2, "z"),
    ]


def test_what_cannot_wait_is_done_on_the_last_day(tmp_path: Path) -> None:
    items = "{id: y, text: Y, minutes: 5, after: [x]}, {id: x, text: X, minutes: 500}"
    days = alone(tmp_path, items)
    assert taught(days) == [(3, "y")]
    assert [(each.day, [one.item.id for one in each.left]) for each in days] == [(START + dt.timedelta(3), ["x"])]


def test_a_meeting_behind_its_phase_is_not_lost(tmp_path: Path) -> None:
    """The phase ends on Thursday and the meeting is on Fridays: it is the first of them."""
    items = "{id: talk, text: Talk, do: meet, about: ['meeting:fridays'], minutes: 60}, {id: free, text: F, minutes: 5}"
    days = alone(tmp_path, items, meetings="fridays: {cadence: every Friday}\n")
    assert taught(days) == [(0, "free"), (4, "talk")]


def test_days_keep_to_their_hours_and_what_does_not_fit_is_named(book: Book) -> None:
    days = agenda(book, end="11:20")
    assert [each.day for each in days] == [START + dt.timedelta(n) for n in (0, 1, 2)]
    assert all(slot.end.time() <= dt.time(11, 20) for day in days for slot in day.slots)
    assert "09:00-09:45 free" in said(days[1]), "without a day, it goes where there is room"
    assert [each.item.id for each in days[0].left] == ["call", "note", "write"]
    assert [each.item.id for each in days[2].left] == ["long"]


def test_time_is_summed_by_week_and_by_who_spends_it(book: Book) -> None:
    paths = {path.id: path for path in book.all(Onboarding)}
    weeks = training.by_week(book, [paths["all"], paths["seller"]])
    assert [(each.number, each.minutes) for each in weeks] == [
        (0, {"manager": 30}),
        (1, {"hire": 60 + 60 + 45 + 90 + 30 + 500, "buddy": 60}),
        (2, {"hire": 60}),
    ]


def timed(folder: Path, items: str, end: str = "17:00") -> list[ClassDay]:
    """The agenda of one path whose items are in a phase of one day, from nine on."""
    path = f"one:\n  phases:\n    - {{id: day, from_day: D+0, to_day: D+0, items: [{items}]}}\n"
    _, book = sound(folder, onboarding=path)
    dates = schedule.schedule(START, WorkingTime())
    return training.agenda(book, {"Seller": book.all(Onboarding)}, dates, Hours(moment("09:00"), moment(end)))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            "{id: shop, text: S, minutes: 120, at: afternoon}, {id: tour, text: T, minutes: 60}",
            ["09:00-10:00 tour", "12:00-12:45 -", "13:00-15:00 shop"],
        ),
        (
            "{id: talk, text: T, minutes: 60, at: '10:00'}, {id: read, text: R, minutes: 90}, "
            "{id: short, text: S, minutes: 30}",
            ["09:00-09:30 short", "10:00-11:00 talk", "11:00-11:15 -", "11:15-12:45 read"],
        ),
        (
            "{id: long, text: L, minutes: 170}, {id: early, text: E, minutes: 60, at: morning}",
            ["09:00-10:00 early", "10:00-10:15 -", "10:15-13:05 long"],
        ),
        (
            "{id: one, text: O, minutes: 60, at: afternoon}, {id: two, text: T, minutes: 60, at: '13:30'}",
            ["13:30-14:30 two", "14:30-15:15 -", "15:15-16:15 one"],
        ),
        (
            "{id: a, text: A, minutes: 30, after: [b]}, {id: b, text: B, minutes: 60, at: '14:00'}",
            ["14:00-15:00 b", "15:00-15:45 -", "15:45-16:15 a"],
        ),
    ],
)
def test_what_says_its_time_is_at_that_time_and_the_rest_around_it(
    tmp_path: Path, items: str, expected: list[str]
) -> None:
    (day,) = timed(tmp_path, items)
    assert (said(day), day.left) == (expected, ())


@pytest.mark.parametrize(
    ("items", "end", "left"),
    [
        ("{id: late, text: L, minutes: 60, at: '16:30'}", "17:00", ["late"]),
        ("{id: early, text: E, minutes: 60, at: '08:00'}", "17:00", ["early"]),
        ("{id: shop, text: S, minutes: 30, at: afternoon}, {id: t, text: T, minutes: 9}", "12:00", ["shop"]),
        ("{id: a, text: A, minutes: 60, at: '10:00'}, {id: b, text: B, minutes: 60, at: '10:30'}", "17:00", ["b"]),
        ("{id: m, text: M, minutes: 60, at: morning}, {id: w, text: W, minutes: 300, at: '09:00'}", "17:00", ["m"]),
    ],
)
def test_a_time_that_does_not_fit_is_left_over(tmp_path: Path, items: str, end: str, left: list[str]) -> None:
    (day,) = timed(tmp_path, items, end)
    assert [each.item.id for each in day.left] == left


def test_a_role_works_around_what_all_do_at_a_time(tmp_path: Path) -> None:
    paths = """
all:
  phases: [{id: day, from_day: D+0, to_day: D+0, items: [{id: talk, text: T, minutes: 60, at: "11:00", day: D+0}]}]
seller:
  prerequisites: [all]
  phases:
    - id: day
      from_day: D+0
      to_day: D+0
      items:
        - {id: call, text: C, minutes: 60}
        - {id: clash, text: C, minutes: 60, at: "10:30"}
        - {id: shop, text: S, minutes: 60, at: afternoon}
writer: {prerequisites: [all], phases: [{id: day, from_day: D+0, to_day: D+0, items: []}]}
"""
    _, found = sound(tmp_path, onboarding=paths)
    (day,) = agenda(found, end="17:00")
    assert said(day) == [
        "11:00-12:00 talk",
        "09:00-10:00 call Seller",
        "12:00-12:45 - Seller",
        "13:00-14:00 shop Seller",
    ]
    assert [each.item.id for each in day.left] == ["clash"]
