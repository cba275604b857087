"""Addresses of the playbook as a whole stand in links and attributes of every page: only plain ones are taken."""

import pytest
from pydantic import TypeAdapter, ValidationError

from playpress.model.website import Address
from playpress.model.working_time import WorkingTime


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("https://playbook.example.org", "https://playbook.example.org/"),
        ("http://localhost:8000/a/", "http://localhost:8000/a/"),
        ("https://b\u00fccher.example/a-b_c~d/%20x", "https://b\u00fccher.example/a-b_c~d/%20x/"),
        ("http://[::1]:80/x", "http://[::1]:80/x/"),
    ],
)
def test_a_plain_address_is_taken_with_a_slash_at_its_end(written: str, taken: str) -> None:
    assert TypeAdapter(Address).validate_python(written) == taken


@pytest.mark.parametrize(
    "written",
    [
        "playbook.example.org", "ftp://example.org", "javascript:alert(1)", "//example.org", "https:/example.org", "",
        "https://", "https:///path", "https://:80/", "http://user@", "http://[::1", "https://example.org:port/",
        "https://example.org:99999/",
        *(f"https://example.org/{sign}x" for sign in "\"'<>\\^`{|} \t\n\r\x00\x1f\x7f\x85"),
        "https://example.org/\u00a0", "https://example.org/\u202ex", "https://example.org/\u200b", "https://a b.org",
        '"><script>alert(1)</script>', None, ["https://example.org"],
    ],
)  # fmt: skip
def test_anything_else_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Address).validate_python(written)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("mon-fri", "mon tue wed thu fri"),
        ("Monday to Thursday", "mon tue wed thu"),
        ("weekdays", "mon tue wed thu fri"),
        ("Sat, Sun", "sat sun"),
        (["Monday", "wed"], "mon wed"),
        ("fri-mon", "fri sat sun mon"),
        ("Mo-Fr", "mon tue wed thu fri"),
        ("Montag bis Donnerstag", "mon tue wed thu"),
        ("Tu, Th, Sa", "tue thu sat"),
    ],
)
def test_days_of_the_week_are_read_as_people_write_them(written: object, days: str) -> None:
    assert " ".join(WorkingTime.model_validate({"days": written}).days) == days


@pytest.mark.parametrize("written", ["now and then", ["mon", "someday"], ["mon", "mon-wed", 3], {}])
def test_what_is_no_day_of_the_week_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        WorkingTime.model_validate({"days": written})
