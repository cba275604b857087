"""A German and an Arabic booklet as PDFs: their language, hyphens, and lines that begin at the right."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import pikepdf
from pypdf import PdfReader
from tests.book import TODAY, sound
from tests.pdf.paper import Paper

from playpress.pdf import choosing, printing
from playpress.pipeline import Playbook, read

BOOKS = Path(__file__).resolve().parents[1] / "books"
STARTS = dt.date(2026, 10, 5)


def printed(playbook: Playbook, name: str, start: dt.date | None = None) -> bytes:
    source, options = choosing.print_source(playbook), printing.PrintOptions(start=start)
    (found,) = printing.printed(playbook, source, options, choosing.chosen(source, [name], start))
    return found.pdf


def language(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as document:
        return str(document.Root.Lang)


def test_a_german_booklet_has_german_dates_figures_and_language() -> None:
    playbook = read(BOOKS / "german", TODAY)
    pdf = printed(playbook, "booklet-einarbeitung", STARTS)
    text = " ".join(Paper(pdf).text.split())
    assert language(pdf) == "de"
    assert "Montag, 5. Oktober 2026" in text
    assert "1.250 per month" in text


def test_words_are_divided_as_the_language_divides_them(tmp_path: Path) -> None:
    word = "Gesprächsvorbereitungsunterlagen und " * 30
    files = {"teams": "sales: {}\n", "goals": f"more: {{team: sales, body: '{word}'}}\n"}
    settings = "format: 1\ncompany: Eiche\nlanguage: de\n"
    found, _ = sound(tmp_path, playbook=settings, **files)
    lines = [
        line for page in PdfReader(BytesIO(printed(found, "book"))).pages for line in page.extract_text().split("\n")
    ]
    parts = {line.split()[-1] for line in lines if line.endswith("\u2010")}
    assert parts
    whole = ["Ge", "sprächs", "vor", "be", "rei", "tungs", "un", "ter", "la", "gen"]
    allowed = {"".join(whole[:count]) for count in range(1, len(whole))}
    assert {part.removesuffix("\u2010") for part in parts} <= allowed


def test_an_arabic_booklet_begins_lines_at_the_right() -> None:
    pdf = printed(read(BOOKS / "arabic", TODAY), "booklet-first-weeks", STARTS)
    assert language(pdf) == "ar"
    paper = Paper(pdf)
    assert "1 October 2026" in paper.pages[0]
    assert "2044" not in paper.text
    width = paper.document[0].get_size()[0]
    text = paper.document[1].get_textpage()
    rights = [text.get_rect(index)[2] for index in range(text.count_rects())]
    assert max(rights) > 0.8 * width
    assert paper.outside() == []
