"""The working clock: when a promise is due, on the examples people argue about."""

import datetime as dt

import pytest

from playpress.derive import clock
from playpress.model.period import Period
from playpress.model.times import Duration
from playpress.model.working_time import WorkingTime

OFFICE = WorkingTime()
HOLIDAY = WorkingTime(holidays=("2026-10-05",))
ALWAYS = WorkingTime(days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"), opens="00:00", closes="24:00")
LATE = WorkingTime(opens="16:00", closes="24:00")
NIGHT = WorkingTime(opens="22:00", closes="06:00")
NIGHT_BEFORE_A_HOLIDAY = WorkingTime(opens="22:00", closes="06:00", holidays=("2026-10-05",))


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "limit", "times", "expected"),
    [
        ("2026-10-02T16:30", "2 h", OFFICE, "2026-10-05T10:30"),
        ("2026-10-03T10:00", "2 h", OFFICE, "2026-10-05T11:00"),
        ("2026-10-02T17:00", "2 h", OFFICE, "2026-10-05T11:00"),
        ("2026-10-02T15:00", "2 h", OFFICE, "2026-10-02T17:00"),
        ("2026-10-02T16:30", "2 h", HOLIDAY, "2026-10-06T10:30"),
        ("2026-10-02T16:30", "24 h", OFFICE, "2026-10-07T16:30"),
        ("2026-10-02T09:00", "1 d", OFFICE, "2026-10-02T17:00"),
        ("2026-10-02T09:00", "1 week", OFFICE, "2026-10-08T17:00"),
        ("2026-10-02T16:30", "45 min", OFFICE, "2026-10-05T09:15"),
        ("2026-10-02T16:30", "9 h", ALWAYS, "2026-10-03T01:30"),
        ("2026-10-02T16:30", "1 d", ALWAYS, "2026-10-03T16:30"),
        ("2026-10-02T16:30", "2 h", LATE, "2026-10-02T18:30"),
        ("2026-10-02T23:30", "1 h", LATE, "2026-10-05T16:30"),
        ("2026-10-01T23:00", "2 h", NIGHT, "2026-10-02T01:00"),
        ("2026-10-02T03:00", "2 h", NIGHT, "2026-10-02T05:00"),
        ("2026-10-02T05:00", "2 h", NIGHT, "2026-10-02T23:00"),
        ("2026-10-03T05:00", "2 h", NIGHT, "2026-10-05T23:00"),
        ("2026-10-01T22:00", "1 d", NIGHT, "2026-10-02T06:00"),
        ("2026-10-05T23:00", "1 h", NIGHT_BEFORE_A_HOLIDAY, "2026-10-06T23:00"),
    ],
)
def test_business_hours_end_when_people_have_worked_them(
    start: str, limit: str, times: WorkingTime, expected: str
) -> None:
    assert clock.due(at(start), Duration.parse(limit), "business", times) == at(expected)


@pytest.mark.parametrize(
    ("start", "clock_of_it", "times", "expected"),
    [
        ("2026-10-02T09:00", "business", OFFICE, "2026-10-02T17:00"),
        ("2026-10-02T16:59", "business", OFFICE, "2026-10-02T17:00"),
        ("2026-10-02T17:00", "business", OFFICE, "2026-10-05T17:00"),
        ("2026-10-03T10:00", "business", HOLIDAY, "2026-10-06T17:00"),
        ("2026-10-01T23:00", "business", NIGHT, "2026-10-02T06:00"),
        ("2026-10-02T16:30", "calendar", OFFICE, "2026-10-03T00:00"),
    ],
)
def test_the_same_day_ends_at_closing(start: str, clock_of_it: str, times: WorkingTime, expected: str) -> None:
    assert clock.due(at(start), Duration.parse("same day"), clock_of_it, times) == at(expected)


def test_the_same_day_is_over_before_a_day_is_and_after_an_hour() -> None:
    same, day, hour = ((Duration.parse(text), "business") for text in ("same day", "1 d", "1 h"))
    assert clock.order(same, day, OFFICE) == -1
    assert clock.order(hour, same, OFFICE) == -1
    assert clock.least_days([same], OFFICE) == 1


@pytest.mark.parametrize(
    ("limit", "expected"),
    [("24 h", "2026-10-03T16:30"), ("2 d", "2026-10-04T16:30"), ("1 month", "2026-11-02T16:30")],
)
def test_calendar_hours_do_not_wait_for_anybody(limit: str, expected: str) -> None:
    assert clock.due(at("2026-10-02T16:30"), Duration.parse(limit), "calendar", OFFICE) == at(expected)


def test_the_same_words_on_two_clocks_are_four_days_apart() -> None:
    friday, limit = at("2026-10-02T16:30"), Duration.parse("24 h")
    apart = clock.due(friday, limit, "business", OFFICE) - clock.due(friday, limit, "calendar", OFFICE)
    assert apart == dt.timedelta(days=4)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-10-02T16:30", "2026-10-05T09:45", dt.timedelta(hours=1, minutes=15)),
        ("2026-10-03T10:00", "2026-10-03T11:00", dt.timedelta()),
        ("2026-10-02T16:30", "2026-10-02T16:00", dt.timedelta()),
    ],
)
def test_only_working_time_is_used_up(start: str, end: str, expected: dt.timedelta) -> None:
    assert clock.used(at(start), at(end), OFFICE) == expected


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    """From Friday evening to Monday morning, people who work at night work on Friday and not on Sunday."""
    assert clock.used(at("2026-10-02T23:00"), at("2026-10-05T07:00"), NIGHT) == dt.timedelta(hours=7)
    assert clock.used(at("2026-10-02T00:00"), at("2026-10-02T23:00"), NIGHT) == dt.timedelta(hours=7)
    assert clock.least_days([(Duration.parse("8 h"), "business")] * 3, NIGHT) == 3
    assert ALWAYS.length == dt.timedelta(days=1)


def test_the_least_days_of_promises_in_a_row_are_counted_in_the_best_week() -> None:
    limits = [(Duration.parse("24 h"), "business"), (Duration.parse("10 d"), "business")]
    assert clock.least_days(limits, OFFICE) == 17
    assert clock.least_days(limits[:1], OFFICE) == 3
    assert clock.least_days([(Duration.parse("30 d"), "calendar")], OFFICE) == 30


def test_working_days_leave_out_weekends_and_holidays() -> None:
    quarter = Period.parse("2026-Q4")
    assert list(clock.working_days(quarter.start, quarter.end, OFFICE).values()) == [22, 21, 23]
    holidays = ("2026-10-26", "2026-12-24", "2026-12-25", "2026-12-31", "2026-12-26")
    worked = clock.working_days(quarter.start, quarter.end, WorkingTime(holidays=holidays))
    assert {month.words: count for month, count in worked.items()} == {
        "October 2026": 21, "November 2026": 21, "December 2026": 20
    }  # fmt: skip


def test_what_lies_beyond_a_century_has_no_date() -> None:
    """An hour of work a year: promised in days that nobody lives to see, and counted in no time."""
    rare = WorkingTime(opens="09:00", closes="09:01")
    assert clock.due(at("2026-10-02T16:30"), Duration.parse("90 years"), "business", rare) is not None
    assert clock.due(at("2026-10-02T16:30"), Duration.parse("5000 h"), "business", rare) is None
    assert clock.least_days([(Duration.parse("5000 h"), "business")] * 3, rare) > 36_500
