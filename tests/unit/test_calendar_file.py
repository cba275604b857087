"""A calendar file: read as RFC 5545 says, it holds what was put into it, and the same events give the same bytes."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from playpress.calendar_file import Event, written

DAY = dt.date(2026, 10, 1)
texts = st.text(st.characters(exclude_categories=["C"], include_characters="\n"), max_size=200)
days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


def fields(data: bytes) -> list[tuple[str, str]]:
    """The content lines of a file, unfolded, as names and unescaped values."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    found = []
    for line in lines[:-1]:
        name, _, value = line.partition(":")
        plain, letters = "", iter(value)
        for letter in letters:
            following = next(letters) if letter == "\\" else ""
            plain += "\n" if following == "n" else following or letter
        found.append((name, plain))
    return found


def test_an_event_of_whole_days_ends_the_day_after_its_last() -> None:
    event = Event("spring@acme", "Spring; a fair, twice", DAY, dt.date(2026, 10, 31), url="https://example.org/a")
    assert fields(written("Acme", [event], DAY)) == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Playpress//Playbook//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", "Acme"),
        ("BEGIN", "VEVENT"),
        ("UID", "spring@acme"),
        ("DTSTAMP", "20261001T000000Z"),
        ("DTSTART;VALUE=DATE", "20261001"),
        ("DTEND;VALUE=DATE", "20261101"),
        ("SUMMARY", "Spring; a fair, twice"),
        ("URL", "https://example.org/a"),
        ("TRANSP", "TRANSPARENT"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ]


def test_a_recurring_event_says_its_rule() -> None:
    event = Event("weekly@acme", "Review", DAY, DAY, every="FREQ=WEEKLY;BYDAY=MO")
    assert ("RRULE", "FREQ=WEEKLY;BYDAY=MO") in fields(written("Acme", [event], DAY))


@given(texts, texts, days)
def test_every_text_comes_back_from_lines_of_75_octets(title: str, description: str, day: dt.date) -> None:
    data = written("Acme", [Event("a@b", title, day, day, description)], DAY)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data == written("Acme", [Event("a@b", title, day, day, description)], DAY)
    found = fields(data)
    assert ("SUMMARY", title) in found
    assert not description or ("DESCRIPTION", description) in found
