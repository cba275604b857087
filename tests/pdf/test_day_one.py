"""The folder of the first day: few pages, with an agenda, the first week, whom to ask, a map and answers."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pdf.conftest import START
from tests.pdf.paper import Paper
from tests.pdf.test_catalogue import SAMPLES, of_sample

from playpress.derive import onboarding, schedule
from playpress.derive.training import Hours
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.working_time import Moment
from playpress.pdf import choosing, day_one
from playpress.pdf.assembly import PrintSource
from playpress.publications import catalogue
from playpress.site.page import Page
from playpress.site.prose import ProseRenderer
from playpress.site.view import View

NAME = "day-one-sales-development-rep"


def context(source: PrintSource, page: Page) -> day_one.DayOneContext:
    found = page.context(View(source.book, ProseRenderer(source.book), page.uri))
    assert isinstance(found, day_one.DayOneContext)
    return found


def test_it_has_what_the_first_day_needs_on_eight_pages_at_most(paper: Callable[..., Paper]) -> None:
    printed = paper(NAME)
    assert len(printed.pages) <= 8
    cover, today, week, ask, map_, answers = printed.pages
    assert "Day one: Sales development rep" in cover
    assert "First day: 11 January 2027" in cover
    assert "Name First day Monday, 11 January 2027 Manager Buddy" in today
    assert "09:00 to 09:45 Take a filter" in today
    assert "Your buddy Have lunch with the new colleague" in today
    assert "Tue 12 Jan Read how marketing works" in week
    assert "(in the wiki)" not in week
    assert "Head of sales your work, your time, your signature" in ask
    assert "Monday meeting every Monday" in ask
    assert "Your map: Sales process" in map_
    assert "Qualifying" in map_
    assert answers.count("Then ask:") == 3
    assert '"That is too expensive."' in answers
    assert printed.outside() == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_path_into_a_role_has_one(sample: str, tmp_path: Path) -> None:
    source = choosing.print_source(of_sample(sample, tmp_path))
    known = catalogue.catalogue(source.book)
    paths = [each for each in source.book.active(Onboarding) if not onboarding.is_shared(source.book, each)]
    assert [f"day-one-{each.id}" in known for each in paths] == [bool(each.roles) for each in paths]
    for path in paths:
        found = {
            page.uri.rpartition("-")[2]: page for each in day_one.chapters(source.book, path) for page in each.pages
        }
        assert {"today.md", "week.md", "ask.md"} <= set(found)
        assert len(found) <= 5
        assert all(task.day.startswith("Day ") for task in context(source, found["week.md"]).tasks)


def test_without_a_first_day_no_day_of_the_calendar_is_named(source: PrintSource) -> None:
    path = source.book.entities["onboarding:sales-development-rep"]
    assert isinstance(path, Onboarding)
    today, week, *_ = (page for each in day_one.chapters(source.book, path) for page in each.pages)
    assert dict(context(source, today).fill)["First day"] == ""
    assert [each.day for each in context(source, week).tasks][:3] == ["Day 2", "Day 2", "Day 3"]


def test_the_day_keeps_to_the_hours_that_are_given(source: PrintSource) -> None:
    path = source.book.entities["onboarding:sales-development-rep"]
    assert isinstance(path, Onboarding)
    dates = schedule.schedule(START, source.book.settings.working_time)
    hours = Hours(Moment(10 * 60), Moment(11 * 60))
    (today, *_), *_ = (each.pages for each in day_one.chapters(source.book, path, dates, hours=hours))
    table = context(source, today).tables[0]
    times = [str(row[0]).split("\u00a0to\u00a0") for row in table.rows]
    assert times[0][0] == "10:00"
    assert max(end for _, end in times) <= "11:00"
    assert table.note == "" or "11:00" in table.note
    assert dates.first == dt.date(2027, 1, 11)
