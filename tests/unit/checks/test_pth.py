"""PTH: onboarding paths that cannot be walked, or that leave something out."""

from pathlib import Path

import pytest
from tests.book import SETTINGS, of, sound

from playpress.problems import Problem

STRICT = f"{SETTINGS}checks: strict\n"


def found(folder: Path, code: str, onboarding: str) -> list[Problem]:
    """The findings of one check in a book with nothing but onboarding paths."""
    return of(sound(folder, playbook=STRICT, onboarding=onboarding)[0], code)


def test_too_much_reading_is_reported_even_where_the_day_has_room(tmp_path: Path) -> None:
    item = "{id: read, text: Read, minutes: 121, do: read, day: D+2}"
    path = f"new-rep: {{day_limit: 400, phases: [{{id: week, from_day: D+0, to_day: D+4, items: [{item}]}}]}}\n"
    (problem,) = found(tmp_path, "PTH-3", path)
    assert "121 minutes of reading alone" in problem.message


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("D+5", "D+9", "D+0", "D+4"), 'the phase "Two" of "New rep" is earlier than "One"'),
        (("D+0", "D+4", "D+4", "D+9"), 'the phase "Two" of "New rep" begins before the end of "One"'),
        (("D+0", "D+4", "D+5", "D+9"), ""),
    ],
)
def test_phases_follow_each_other(tmp_path: Path, days: tuple[str, ...], words: str) -> None:
    one, to, two, end = days
    path = f"{{id: one, from_day: {one}, to_day: {to}}}, {{id: two, from_day: {two}, to_day: {end}}}"
    problems = found(tmp_path, "PTH-2", f"new-rep: {{phases: [{path}]}}\n")
    assert [problem.message.startswith(words) for problem in problems] == ([True] if words else [])


@pytest.mark.parametrize(
    ("times", "code", "words"),
    [
        (("16:00", ""), "PTH-11", ""),
        (("16:01", ""), "PTH-11", '"One" is at 16:01, takes 60 minutes, and the working hours are 09:00 to 17:00'),
        (("08:59", ""), "PTH-11", '"One" is at 08:59, and the working hours are 09:00 to 17:00'),
        (("10:00", "10:59"), "PTH-11", '"Two" is at 10:59 on Day 1, during "One"'),
        (("10:00", "11:00"), "PTH-11", ""),
        (("10:00", "11:00"), "PTH-2", '"One" comes after "Two", which is scheduled later'),
        (("11:00", "10:00"), "PTH-2", ""),
        (("afternoon", "morning"), "PTH-11", ""),
    ],
)
def test_times_of_day_are_within_working_hours_one_after_the_other(
    tmp_path: Path, times: tuple[str, str], code: str, words: str
) -> None:
    one, two = (f', at: "{each}"' if each else "" for each in times)
    after = ", after: [two]" if code == "PTH-2" else ""
    items = f"{{id: one, text: One, minutes: 60, day: D+0{one}{after}}}, {{id: two, text: Two, day: D+0{two}}}"
    path = f"new-rep: {{phases: [{{id: week, from_day: D+0, to_day: D+4, items: [{items}]}}]}}\n"
    assert [each.message for each in found(tmp_path, code, path)] == ([words] if words else [])


@pytest.mark.parametrize(
    ("last", "code", "words"),
    [
        ("D+0", "PTH-11", '"Two" is at 09:30 on Day 1, during "One"'),
        ("D+4", "PTH-11", ""),
        ("D+0", "PTH-2", '"Two" comes after "One", which is scheduled later'),
        ("D+4", "PTH-2", ""),
    ],
)
def test_a_time_of_day_is_one_of_a_day_that_is_known(tmp_path: Path, last: str, code: str, words: str) -> None:
    """In a phase of one day it is that day; in one of several, the second may be on the next morning."""
    items = (
        '{id: one, text: One, minutes: 60, at: "10:00"}, {id: two, text: Two, minutes: 60, at: "09:30", after: [one]}'
    )
    path = f"new-rep: {{phases: [{{id: week, from_day: D+0, to_day: {last}, items: [{items}]}}]}}\n"
    assert [each.message for each in found(tmp_path, code, path)] == ([words] if words else [])


@pytest.mark.parametrize(("at", "fits"), [("23:00", True), ("02:00", True), ("05:30", False), ("morning", False)])
def test_a_night_shift_has_its_own_hours(tmp_path: Path, at: str, fits: bool) -> None:
    files = {
        "playbook": f'{SETTINGS}checks: team\nworking_time: {{opens: "22:00", closes: "06:00"}}\n',
        "onboarding": "new-rep: {phases: [{id: week, from_day: D+0, to_day: D+4, items: "
        f'[{{id: look, text: Look, minutes: 60, at: "{at}"}}]}}]}}\n',
    }
    assert (of(sound(tmp_path, **files)[0], "PTH-11") == []) is fits


def test_a_path_without_phases_and_reading_of_nothing_are_reported(tmp_path: Path) -> None:
    item = "{id: read, text: Read the brochure, do: read}"
    paths = f"empty: {{}}\nnew-rep: {{phases: [{{id: a, from_day: D+0, to_day: D+1, items: [{item}]}}]}}\n"
    assert [problem.subject for problem in found(tmp_path / "a", "PTH-5", paths)] == ["onboarding:empty"]
    assert [problem.message for problem in found(tmp_path / "b", "PTH-8", paths)] == [
        '"Read the brochure" of "New rep" is read, and `about` does not say what'
    ]


@pytest.mark.parametrize(("steps", "rest"), [(9, 'does "S8"'), (11, 'does "S8" and 2 more')])
def test_of_many_duties_left_out_eight_are_named_and_the_others_counted(tmp_path: Path, steps: int, rest: str) -> None:
    each = ", ".join(f"{{id: s{number}, owner: rep}}" for number in range(steps))
    files = {
        "teams": "sales: {name: Sales}\n",
        "roles": "rep: {team: sales}\n",
        "processes": f"sale: {{team: sales, steps: [{each}]}}\n",
        "onboarding": "new-rep: {roles: [rep], phases: [{id: week, from_day: D+0, to_day: D+4, items: "
        '[{id: look, text: Look, do: shadow, about: ["process:sale#s0"]}]}]}\n',
    }
    messages = [
        problem.message for problem in of(sound(tmp_path, playbook=f"{SETTINGS}checks: team\n", **files)[0], "PTH-6")
    ]
    assert [message.rpartition(", ")[2] for message in messages] == [rest]
