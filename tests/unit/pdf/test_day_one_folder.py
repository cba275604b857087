"""What a folder of the first day says of the buddy and the manager, of whom to ask, and of answers in one sentence."""

from pathlib import Path

from tests.book import sound

from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding
from playpress.pdf import day_one, places_to_fill
from playpress.site.prose import ProseRenderer
from playpress.site.view import View

FILES = {
    "teams": "sales: {name: Sales, leader: boss}\n",
    "roles": "boss: {name: Boss, team: sales}\nrep: {name: Rep, team: sales, reports_to: boss}\n",
    "objections": "too-far: {name: Too far, says: That is too far., one_line: We come to you.}\n",
    "onboarding": """\
first:
  roles: [rep]
  phases:
    - id: day
      from_day: D+0
      to_day: D+0
      items:
        - {id: lunch, do: meet, text: Lunch with your buddy, who: buddy, at: "12:30", minutes: 45}
        - {id: read, do: read, text: Read how to answer, who: hire, minutes: 15, about: [objection:too-far]}
""",
}


def contexts(book: Book) -> dict[str, day_one.DayOneContext]:
    (path,) = book.active(Onboarding)
    pages = [page for each in day_one.chapters(book, path) for page in each.pages]
    found = {page.title: page.context(View(book, ProseRenderer(book), page.uri)) for page in pages}
    return {title: each for title, each in found.items() if isinstance(each, day_one.DayOneContext)}


def test_times_of_others_room_for_names_and_short_answers_are_in_the_folder(tmp_path: Path) -> None:
    _, book = sound(tmp_path, **FILES)
    found = contexts(book)
    rows = [row for each in found.values() for table in each.tables for row in table.rows]
    said = [tuple(str(cell).replace("\xa0", " ") for cell in row) for row in rows]
    assert ("Your buddy", "Lunch with your buddy", "at 12:30, 45 min") in said
    assert [row[2] for row in rows if "Boss" in str(row[0])] == [places_to_fill.ROOM]
    answers = [each for context in found.values() for each in context.answers]
    assert ["We come to you." in str(each.html) for each in answers] == [True]
