"""Lists that readers look things up in are in the order of the alphabet, whatever marks its letters have."""

from pathlib import Path

import pytest
from tests.book import sound

from playpress import alphabet, language
from playpress.pdf import choosing
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
    source = choosing.print_source(playbook)
    for volume in choosing.chosen(source, ["book", "glossary"]):
        printed = [each.title for each in volume.pages if each.uri.startswith("glossary/")]
        assert printed == ORDER


@pytest.mark.parametrize(
    ("tag", "order", "letters"),
    [
        ("sv", "Apa Oset Zebra Å Ä Ö", "A O Z Å Ä Ö"),
        ("de", "Aal Ähre Ober Österreich Strasse Straße Zebra", "A A O O S S Z"),
        ("es", "noche nube nz ñame Ñandú ocho", "N N N Ñ Ñ O"),
        ("cs", "cukr czz čaj hrad hz Chalupa chata ikona", "C C Č H H Ch Ch I"),
        ("da", "Abe Zebra Ærø Østen Aarhus Århus", "A Z Æ Ø Å Å"),
        ("tr", "hız ırmak Isı iz İzmir jale", "H I I İ İ J"),
        ("hu", "cukor cz csók dél dzsem", "C C Cs D Dzs"),
        ("pl", "luk lz łuk", "L L Ł"),
        ("ru", "ёлка ель ива ия йод кот", "Е Е И И Й К"),
        ("en", "Ä Å Apa Ö Oset Zebra", "A A A O O Z"),
    ],
)
def test_a_language_has_letters_of_its_own(tag: str, order: str, letters: str) -> None:
    words = order.split()
    with language.within(tag):
        assert sorted({*words}, key=alphabet.position) == words
        assert [alphabet.initial(word) for word in words] == letters.split()
