"""Lists that readers look things up in are in the order of the alphabet, whatever marks its letters have."""

from pathlib import Path

import pytest
from tests.book import sound

from playpress import alphabet
from playpress.pdf.book_index import book_index
from playpress.pipeline import page
from playpress.urls import page as address

NAMES = [
    "Zielgruppe",
    "Übergabe",
    "Österreich",
    "Angebot",
    "Ärger",
    "apfel",
    "Ulm",
    "Łódź",
    "Lyon",
    "Straße",
    "Strasse",
]
ORDER = [
    "Angebot",
    "apfel",
    "Ärger",
    "Łódź",
    "Lyon",
    "Österreich",
    "Strasse",
    "Straße",
    "Übergabe",
    "Ulm",
    "Zielgruppe",
]


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1]])
def test_letters_with_marks_stand_with_those_without(names: list[str]) -> None:
    assert sorted(names, key=alphabet.position) == ORDER


@pytest.mark.parametrize(
    ("word", "letter"),
    [("Übergabe", "U"), ("ßa", "S"), ("ølsalg", "O"), ("Ωmega", "Ω"), ("24/7", "0-9"), ("", "0-9"), ("商談", "商")],
)
def test_an_index_has_one_letter_for_both(word: str, letter: str) -> None:
    assert alphabet.initial(word) == letter


def test_the_glossary_and_the_index_on_paper_are_in_this_order(tmp_path: Path) -> None:
    terms = "".join(f'w{at}: {{name: "{name}", definition: A word.}}\n' for at, name in enumerate(NAMES))
    playbook, book = sound(tmp_path, teams="sales: {}\n", glossary=terms)
    shown = page(playbook, "glossary/index.md")
    assert shown is not None
    text = shown.content.decode()
    assert sorted(ORDER, key=lambda name: text.index(f">{name}<")) == ORDER
    homes = {address(each): each.id for each in book.entities.values() if each.about.name == "term"}
    found = [(entry.words, entry.letter) for entry in book_index(book, homes, {}, frozenset())]
    assert [words for words, _ in found] == ORDER
    assert "".join(dict.fromkeys(letter for _, letter in found)) == "ALOSUZ"
