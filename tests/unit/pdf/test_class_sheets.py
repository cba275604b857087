"""Who is in a class, and what each role of it walks."""

import datetime as dt
from pathlib import Path

from tests.book import sound

from playpress.derive import schedule
from playpress.derive.training import Hours
from playpress.model.working_time import moment
from playpress.pdf import class_sheets
from playpress.publications import cohort

ROLES = "east: {name: Rep, team: sales}\nwest: {name: Rep, team: sales}\n"
PATHS = "".join(
    f"{role}-way:\n  roles: [{role}]\n  phases:\n"
    "    - {id: week, from_day: D+0, to_day: D+4, "
    f"items: [{{id: {role}-item, text: Do it, day: D+0, minutes: 30}}]}}\n"
    for role in ("east", "west")
)
PEOPLE = "name,role,start\nAna,east,2026-11-30\nBo,west,2026-11-30\n"


def test_two_roles_of_one_name_are_two(tmp_path: Path) -> None:
    _, book = sound(tmp_path, teams="sales: {}\n", roles=ROLES, onboarding=PATHS)
    people, problems = cohort.read(PEOPLE, "people.csv", book)
    assert problems == []
    dates = schedule.schedule(dt.date(2026, 11, 30), book.settings.working_time)
    found = class_sheets.of(book, people, dates, Hours(moment("09:00"), moment("17:00")))
    assert {role: [path.id for path in paths] for role, paths in found.tracks.items()} == {
        "east": ["east-way"],
        "west": ["west-way"],
    }
    sessions = [slot.session for each in found.days for slot in each.slots if slot.session]
    assert {(each.whose, each.item.id) for each in sessions} == {("east", "east-item"), ("west", "west-item")}
