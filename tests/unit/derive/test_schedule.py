"""The days of a path: working days, in order, with their spacing, whenever it begins and whichever days people work."""

import datetime as dt
from itertools import pairwise

import pytest
from tests.book import sound

from playpress.derive import cadence, clock, onboarding, schedule
from playpress.derive.schedule import Schedule
from playpress.graph import Book
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.working_time import WorkingTime

HOLIDAYS = tuple(
    dt.date.fromisoformat(day) for day in ("2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-01-06")
)
CALENDARS = {
    "monday to friday": WorkingTime(holidays=HOLIDAYS),
    "sunday to thursday": WorkingTime(days=("sun", "mon", "tue", "wed", "thu"), holidays=HOLIDAYS),
    "tuesday to saturday without holidays": WorkingTime(days=("tue", "wed", "thu", "fri", "sat")),
}
STARTS = [dt.date(2026, 11, 23) + dt.timedelta(number) for number in range(60)]
FEW = WorkingTime(days=("mon", "wed", "fri"))
PATH = """
new-rep:
  phases:
    - {id: before, from_day: D-14, to_day: D-1, items: [{id: letter, text: Write, day: D-7}]}
    - {id: first, from_day: D+0, to_day: D+0, items: [{id: hello, text: Say hello, day: D+0}]}
    - id: week
      from_day: D+1
      to_day: D+4
      items:
        - {id: one, text: One, day: D+1}
        - {id: two, text: Two, day: D+2}
        - {id: three, text: Three, day: D+3}
        - {id: four, text: Four, day: D+4}
        - {id: sit-in, text: Sit in, do: shadow, about: ["meeting:monday"]}
    - id: second
      from_day: D+7
      to_day: D+11
      items: [{id: five, text: Five, day: D+7}, {id: six, text: Six, day: D+9}, {id: seven, text: Seven, day: D+11}]
    - id: month
      from_day: D+12
      to_day: D+29
      items: [{id: eight, text: Eight, day: D+17}]
      milestones: [{id: more, text: More, by: D+45}]
"""
MEETINGS = (
    "monday: {cadence: 'every Monday, 9:30'}\nfortnight: {cadence: every second Monday}\nfridays: {cadence: Fridays}\n"
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    _, found = sound(tmp_path_factory.mktemp("schedule"), onboarding=PATH, meetings=MEETINGS)
    return found


@pytest.fixture(scope="module")
def path(book: Book) -> Onboarding:
    return book.all(Onboarding)[0]


def worked(days: Schedule, first: dt.date, last: dt.date) -> int:
    """How many days people work after the first day, up to the last one."""
    return sum(clock.works(first + dt.timedelta(n), days.times) for n in range(1, (last - first).days + 1))


@pytest.mark.parametrize("times", CALENDARS.values(), ids=CALENDARS)
@pytest.mark.parametrize("start", STARTS, ids=str)
def test_a_path_is_a_schedule_whenever_it_begins(
    book: Book, path: Onboarding, times: WorkingTime, start: dt.date
) -> None:
    found = schedule.schedule(start, times)
    assert found.first == clock.next_working_day(start, times)
    spans = [found.span(phase.from_day, phase.to_day) for phase in path.phases]
    dated = [(item.day, day) for phase in path.phases for id_, day in schedule.days(book, phase, found).items()
             if (item := next(each for each in phase.items if each.id == id_)).day is not None]  # fmt: skip
    for phase, span in zip(path.phases, spans, strict=True):
        on = schedule.days(book, phase, found)
        assert all(span[0] <= on[item.id] <= span[1] for item in phase.items if item.day is not None)
    everyday = [*(day for span in spans for day in span), *(day for _, day in dated)]
    assert all(clock.works(day, times) for day in everyday)
    assert all(one[1] < other[0] for one, other in pairwise(spans)), "phases do not overlap"
    assert all(one < other for (_, one), (_, other) in pairwise(dated)), "each day is later than the one before it"
    asked = [(day // 7 * 5 + day % 7, on) for day, on in dated if day >= 0 and day % 7 < 5]
    assert [worked(found, found.first, on) for _, on in asked] == [number for number, _ in asked]
    assert spans[1] == (found.first, found.first)
    assert schedule.last_day([path], found) == spans[-1][1]
    assert found.at(found.steps.place(45, 12, 29)) > spans[-1][1], "a number may be reached after its phase"


@pytest.mark.parametrize("start", STARTS[:14], ids=str)
def test_a_meeting_is_on_its_own_day(book: Book, path: Onboarding, start: dt.date) -> None:
    found = schedule.schedule(start, CALENDARS["monday to friday"])
    phase = path.phases[2]
    met = schedule.days(book, phase, found)["sit-in"]
    first, last = found.span(phase.from_day, phase.to_day)
    assert met.weekday() == 0
    assert clock.works(met, found.times)
    holds = any((first + dt.timedelta(n)).weekday() == 0 for n in range((last - first).days + 1))
    assert (first <= met <= last) is holds
    assert [item.id for item, _ in schedule.late(book, path, found)] == ([] if holds else ["sit-in"])


def test_a_meeting_is_the_next_one_that_no_holiday_takes() -> None:
    found = schedule.schedule(dt.date(2026, 12, 24), WorkingTime(holidays=(dt.date(2026, 12, 28),)))
    assert found.at(found.steps.place(1, 1, 4, 0)) == dt.date(2027, 1, 4)
    assert found.at(found.steps.place(3, 0, 3, 4)) == dt.date(2026, 12, 25), (
        "an earlier one of the phase rather than none"
    )


def test_days_of_a_week_with_gaps_are_those_before_and_after_a_date() -> None:
    """From Monday on: D+1 waits for Wednesday, what ends on D+3 ends on it; D-1 is the Friday before."""
    found = schedule.schedule(dt.date(2026, 11, 23), FEW)
    assert [found.at(found.steps.place(day, 0, 30)).day for day in (0, 1, 2, 4, 7)] == [23, 25, 25, 27, 30]
    assert found.span(1, 3) == (dt.date(2026, 11, 25), dt.date(2026, 11, 25))
    assert found.span(-3, -1) == (dt.date(2026, 11, 18), dt.date(2026, 11, 20))


def test_a_calendar_without_any_day_of_work_has_dates_all_the_same() -> None:
    start = dt.date(2026, 1, 1)
    never = WorkingTime(days=("mon",), holidays=tuple(start + dt.timedelta(n) for n in range(-400, 800)))
    found = schedule.schedule(start, never)
    assert found.first == start
    assert found.at(found.steps.place(7, 0, 30)) > found.first
    assert found.at((0, 0, 3, 0)).weekday() == 0


def test_years_of_which_no_holiday_is_listed_are_named() -> None:
    times = CALENDARS["monday to friday"]
    assert schedule.unlisted(dt.date(2027, 12, 20), dt.date(2028, 2, 1), times) == [2028]
    assert schedule.unlisted(dt.date(2026, 12, 20), dt.date(2027, 2, 1), times) == []
    assert schedule.unlisted(dt.date(2027, 12, 20), dt.date(2028, 2, 1), WorkingTime()) == [], (
        "none at all are asked for"
    )


def test_only_a_weekly_meeting_has_a_day_of_the_week(book: Book) -> None:
    found = {meeting.id: cadence.weekday(meeting) for meeting in book.all(Meeting)}
    assert found == {"monday": 0, "fortnight": None, "fridays": 4}


def test_the_list_of_a_phase_follows_the_calendar(book: Book, path: Onboarding) -> None:
    """Begun on a Wednesday, the meeting of Monday is in the middle of the week, not at its end."""
    found = schedule.schedule(dt.date(2026, 11, 25), CALENDARS["monday to friday"])
    phase = path.phases[2]
    ids = [item.id for item in onboarding.by_day(phase, "hire", schedule.days(book, phase, found))]
    assert ids == ["one", "two", "three", "sit-in", "four"]
    assert [item.id for item in onboarding.by_day(phase, "hire")] == ["one", "two", "three", "four", "sit-in"]
