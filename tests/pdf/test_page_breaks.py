"""What is kept together moves at most a quarter of a page, headings stay with their text, covers cost little ink."""

from pathlib import Path

import pypdfium2
import pytest
from tests.book import sound
from tests.conftest import ROOT
from tests.pdf.paper import Paper

from playpress.pdf import choosing, printing, weasy

STYLE = """
@page { size: 100mm 120mm; margin: 10mm } body, p, h2 { margin: 0; font: 4mm/5mm Body; orphans: 2; widows: 2 }
i::footnote-call { content: counter(footnote); line-height: 0 } i::footnote-marker { content: counter(footnote) ". " }
.whole { break-inside: avoid } h2 { break-after: avoid-page } tr { break-inside: avoid-page } td { padding: 0 }"""
"""Pages of twenty lines."""


def pages(body: str) -> list[str]:
    pdf, notes = weasy.pdf(f"<html lang='en'><title>Breaks</title><body>{body}</body></html>", (STYLE,), {}, "draft")
    assert notes == ()
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def lines(word: str, count: int) -> str:
    return "".join(f"<p>{word}{number}</p>" for number in range(count))


@pytest.mark.parametrize("before", [2, 8, 14, 16, 19])
def test_what_is_kept_together_moves_at_most_a_quarter_of_a_page(before: int) -> None:
    first, second, *rest = pages(f"{lines('a', before)}<div class='whole'>{lines('b', 19)}</div>")
    assert rest == []
    assert ("b0" in first) == (before < 15), first
    assert "b18" in second


def test_the_budget_holds_on_pages_with_a_name() -> None:
    """As those of every chapter have one; where the name changes, a page may end wherever its text does."""
    whole = f"<div class='whole'>{lines('b', 19)}</div>"
    first, second = pages(f"<main style='page: upright'>{lines('a', 8)}{whole}</main>")
    assert "b0" in first
    assert "b18" in second
    first, second = pages(f"<main style='page: upright'>{lines('a', 8)}</main><div style='page: other'>{whole}</div>")
    assert "b0" not in first
    assert "b18" in second


def test_it_is_kept_together_again_on_the_pages_behind() -> None:
    torn = f"{lines('a', 10)}<div class='whole'>{lines('b', 19)}</div>"
    first, second, third = pages(f"{torn}{lines('c', 7)}<div class='whole'>{lines('d', 9)}</div>")
    assert "b0" in first
    assert "c6" in second
    assert "d0" in third


def test_a_heading_is_never_last_however_much_stays_empty() -> None:
    """Wherever on a page it would stand: a section begins on a page of its own."""
    section = "<section style='break-before: page'>{}<h2>Head{}.</h2><div class='whole'>{}</div></section>"
    found = pages("".join(section.format(lines("a", n), n, lines(f"b{n}x", 18)) for n in range(1, 20)))
    for before in range(1, 20):
        (page,) = (each for each in found if f"Head{before}." in each)
        assert f"b{before}x0" in page, before


def test_the_head_of_a_group_of_a_checklist_is_never_last_on_a_sheet() -> None:
    """Wherever on the page it would be, and whatever of the sheet then stays empty."""
    style = (ROOT / "themes" / "default" / "print" / "print.css").read_text(encoding="utf-8")
    items = "".join(f"<li><label><span>Item{number}</span></label></li>" for number in range(14))
    sheet = "<body class='sheet' data-state='s'><section class='part'><div class='pp-checklist'>{}</div></section>"
    for high in range(150, 231, 20):
        before = f"<ul><li>First</li></ul><p style='height: {high}mm'></p>"
        html = sheet.format(f"{before}<p class='pp-checklist-group'>Head.</p><ul>{items}</ul>")
        pdf, _ = weasy.pdf(f"<html lang='en'><title>Sheet</title>{html}</html>", (style,), {}, "draft")
        text = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
        (page,) = (each for each in text if "Head." in each)
        assert "Item0" in page, high


def test_a_row_of_a_table_stands_whole() -> None:
    cell = "<br>".join(f"r{number}" for number in range(16))
    first, second = pages(f"{lines('a', 8)}<table><tr><td>{cell}</td></tr></table>")
    assert "r0" not in first
    assert "r15" in second


def test_a_footnote_is_there_once_where_a_page_is_made_twice() -> None:
    note = "<i style='float: footnote; font: 3mm/4mm Body'>The note</i>"
    found = pages(f"{lines('a', 9)}<div class='whole'><p>Word{note}</p>{lines('b', 17)}</div>")
    assert " ".join(found).count("The note") == 1
    assert "Word" in found[0]
    assert "The note" in found[0]


def test_covers_that_save_ink_take_a_tenth_of_it_and_no_page_for_the_back(tmp_path: Path) -> None:
    playbook, _ = sound(tmp_path, teams="sales: {}\nmarketing: {}\n", goals="win: {team: sales}\n")
    source = choosing.print_source(playbook)

    def paper(options: printing.PrintOptions) -> Paper:
        (printed,) = printing.printed(playbook, source, options, choosing.chosen(source, ["book"]))
        return Paper(printed.pdf)

    saving, full = paper(printing.PrintOptions()), paper(printing.PrintOptions(ink="full"))
    assert len(full.pages) == len(saving.pages) + 1
    assert "Check that this copy is current" in saving.pages[0]
    assert "Check that this copy is current" in full.pages[-1]

    def ink(each: Paper) -> float:
        grey = each.picture(1, 40).convert("L").histogram()
        return sum(count * (255 - shade) for shade, count in enumerate(grey))

    assert ink(saving) < ink(full) / 10
