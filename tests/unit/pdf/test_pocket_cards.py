"""Pocket cards are of what has something to say, as its readers may see it."""

from pathlib import Path

from tests.book import sound

from playpress.graph import Book
from playpress.publications import catalogue

FILES = {
    "teams": "sales: {name: Sales}\nsupport: {name: Support}\n",
    "processes": """\
sale: {name: Sale, team: sales, steps: [{id: sell, name: Sell}]}
help: {name: Help, team: support, steps: [{id: answer, name: Answer}]}
""",
    "objections": """\
too-dear: {name: Too dear, says: That is too dear., response: Count the lamps.}
too-late: {name: Too late, says: That is too late., ask_next: When is it in time?}
too-far: {name: Too far, says: That is too far., one_line: We come to you.}
bare: {name: Too new, says: That is too new.}
""",
    "handoffs": """\
terms: {name: A lead, from: help#answer, to: sale#sell, acceptance: [{id: one, text: It has an address}]}
times:
  name: A lamp
  from: sale#sell
  to: help#answer
  commitments: [{by: support, what: Answers, value: 1 d, clock: business, answers: yes}]
empty: {name: A case, from: help#answer, to: sale#sell}
""",
}


def on_cards(book: Book) -> list[str]:
    return [each.id for cards in catalogue.cards(book) for each in cards.about]


def test_what_has_nothing_to_say_has_no_card(tmp_path: Path) -> None:
    _, book = sound(tmp_path, **FILES)
    assert sorted(on_cards(book)) == ["terms", "times", "too-dear", "too-far", "too-late"]


def test_a_playbook_with_nothing_to_say_has_no_cards(tmp_path: Path) -> None:
    _, book = sound(tmp_path, objections="bare: {name: Too new, says: That is too new.}\n")
    assert on_cards(book) == []
