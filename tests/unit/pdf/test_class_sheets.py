"""Who is in a class, and what each role of it walks."""

import datetime as dt
from pathlib import Path

from tests.book import sound

from playpress.derive import schedule
from playpress.derive.training import Hours
from playpress.model.working_time import moment
from playpress.pdf import class_sheets
from playpress.pdf.places_to_fill import ROOM
from playpress.publications import cohort
from playpress.site.prose import ProseRenderer
from playpress.site.view import View

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


def test_the_agenda_shows_the_lunch_of_a_role_that_goes_its_own_way(tmp_path: Path) -> None:
    paths = PATHS.replace("minutes: 30}", "minutes: 200}, {id: more, text: Do more, day: D+0, minutes: 60}", 1)
    _, book = sound(tmp_path, teams="sales: {}\n", roles=ROLES, onboarding=paths)
    people, _ = cohort.read(PEOPLE, "people.csv", book)
    dates = schedule.schedule(dt.date(2026, 11, 30), book.settings.working_time)
    found = class_sheets.of(book, people, dates, Hours(moment("09:00"), moment("17:00")))
    made = class_sheets.agenda([found]).context(View(book, ProseRenderer(book), "agenda.md"))
    assert isinstance(made, class_sheets.TablesContext)
    rows = [[str(cell) for cell in row] for row in made.tables[0].rows]
    assert ["12:20\u00a0to\u00a013:05", "Lunch", "Rep"] in rows


def test_what_is_written_by_hand_on_the_sheets_of_a_class_is_room_to_write(tmp_path: Path) -> None:
    _, book = sound(tmp_path, teams="sales: {}\n", roles=ROLES, onboarding=PATHS)
    people, _ = cohort.read(PEOPLE, "people.csv", book)
    dates = schedule.schedule(dt.date(2026, 11, 30), book.settings.working_time)
    found = class_sheets.of(book, people, dates, Hours(moment("09:00"), moment("17:00")))
    view = View(book, ProseRenderer(book), "print/class.md")
    rooms = {}
    for make in (class_sheets.class_list, class_sheets.signatures):
        made = make([found]).context(view)
        assert isinstance(made, class_sheets.TablesContext)
        table = made.tables[0]
        rooms[table.columns[0]] = [
            title for title, cell in zip(table.columns, table.rows[0], strict=True) if cell == ROOM
        ]
    assert rooms == {
        "Name": ["Manager", "Buddy", "Booklet", "Initials"],
        "Phase": ["Date", "Ana", "Signature"],
    }
