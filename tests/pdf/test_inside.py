"""What is changed inside of the library that lays out pages: less of everything, and the same pages."""

import gc
import re
from collections.abc import Sequence
from typing import Any

import pydyf
import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.properties import often
from weasyprint.layout import block

from playpress.pdf import boxes, inside, page_breaks, printing, weasy

BOOK = """<html lang="en"><title>A book</title><style>
li::marker { font-variant-numeric: tabular-nums; white-space: pre; text-transform: none }
i { float: footnote } i::footnote-call { content: counter(footnote); vertical-align: super; font-size: smaller;
line-height: inherit } i::footnote-marker { content: counter(footnote) ". " }
</style><body>%s</body></html>"""


def lines(html: str) -> list[str]:
    pdf, notes = weasy.pdf(BOOK % html, (), {}, "draft")
    assert notes == ()
    text = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return [line.strip() for line in "\n".join(text).splitlines()]


def test_no_first_word_stands_alone_where_only_the_space_before_a_link_does_not_fit() -> None:
    widths = [f"{tenth / 10}mm" for tenth in range(470, 520)]
    paragraphs = (f"<p style='width: {each}'>Anyone may win alone if <b>two teams</b> let them</p>" for each in widths)
    found = lines("".join(paragraphs))
    assert "Anyone" not in found
    begun = {line for line in found if line.startswith("Anyone")}
    assert begun == {"Anyone may win alone", "Anyone may win alone if"}


def test_marks_and_footnotes_are_those_that_a_stylesheet_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    book = BOOK % "<ol><li>One<i>Of two</i></li><li>Two</li></ol><p>And more<i>of them</i></p>"
    ours, _ = weasy.pdf(book, (), {}, "screen")
    monkeypatch.setattr(inside, "document", lambda html: weasy.ready().HTML(string=html))
    assert weasy.pdf(book, (), {}, "screen")[0] == ours


def test_a_drawing_does_not_keep_what_was_there_before_the_layout() -> None:
    drawing = "<svg width='9' height='9' viewBox='0 0 9 9'><text y='9'>word</text></svg>"
    book = inside.document(BOOK % f"{drawing}<p id='here'>text</p><a href='#here'>text</a>").render()
    texts = "weasyprint.formatting_structure.boxes.TextBox"

    def held() -> int:
        gc.collect()
        return sum(f"{type(each).__module__}.{type(each).__qualname__}" == texts for each in gc.get_objects())

    before = held()
    boxes.slim(book)
    assert held() < before
    assert b"%PDF" in book.write_pdf()


def test_what_is_wrong_in_a_stylesheet_is_told_of_every_document_in_it() -> None:
    for _ in range(2):
        _, (note,) = weasy.pdf(BOOK % "<p>Text</p>", ("p { colour: red }",), {}, "draft")
        assert "colour" in note


def columns(lengths: Sequence[int], count: int, page: str) -> list[list[tuple[int, float]]]:
    """Of blocks with so many words, set in columns: how many each column of each page holds, and its height."""
    words = "".join(f"<div>{'lead ' * length}</div>" for length in lengths)
    style = f"@page {{ size: {page} }} dl {{ columns: {count} }} div {{ break-inside: avoid }}"
    html = f'<html lang="en"><title>Words</title><style>{style}</style><dl>{words}</dl></html>'
    pages = (each._page_box.descendants() for each in inside.document(html).render().pages)
    found = [[box for box in boxes if getattr(box, "is_column", False)] for boxes in pages]
    return [[(len(box.children), box.height) for box in each] for each in found]


@given(
    lengths=st.lists(st.integers(1, 12), min_size=4, max_size=40),
    count=st.integers(2, 3),
    page=st.sampled_from(["a6", "a4"]),
)
@example(lengths=[40] * 40, count=2, page="a4")
@often(5)
def test_columns_are_balanced_as_the_library_would_in_few_tries(lengths: list[int], count: int, page: str) -> None:
    """On one page, and where they go on over the next."""
    theirs = columns(lengths, count, page)
    tries = 0
    library = block.columns_layout

    def counted(*given: Any) -> Any:
        nonlocal tries
        tries += 1
        return library(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "columns_layout", counted)
        with inside.changed():
            ours = columns(lengths, count, page)
    assert sum(blocks for each in ours for blocks, _ in each) == len(lengths)
    assert len(ours) == len(theirs)
    assert all(len(each) <= count for each in ours)
    for mine, like in zip(ours, theirs, strict=True):
        assert max(height for _, height in mine) <= max(height for _, height in like) + 16
    assert tries <= 2 * 10 * len(ours)


def test_the_columns_of_an_index_are_even_where_letters_have_one_entry() -> None:
    """What is alone below its letter keeps nothing behind it on its column."""
    letters = [f'<p class="register-letter">{letter}</p><ul><li>{letter}aa 1</li></ul>' for letter in "ABCDEFGHIJKLMN"]
    style = (ROOT / "themes" / "default" / "print" / "print.css").read_text(encoding="utf-8")
    html = f'<html lang="en"><title>Index</title><style>{style}</style><div class="register">{"".join(letters)}</div>'
    with inside.changed(), page_breaks.within_budget():
        book = inside.document(html).render()
    (page,) = book.pages
    found = [box for box in page._page_box.descendants() if getattr(box, "is_column", False)]
    assert sorted(len(column.children) for column in found) == [8, 10, 10]
    assert all(column.children[0].element_tag == "p" for column in found)


def test_a_label_and_what_it_labels_stand_on_one_page() -> None:
    """Wherever on a page the rows begin, within the height of one: the style of the theme, on pages of five rows."""
    rows = "".join(f"<div><dt>Label{n}</dt><dd>Answer{n}<br>in two lines</dd></div>" for n in range(20))
    style = printing.stylesheet(ROOT)
    for down in range(0, 15, 3):
        before = f"<div style='height: {down}mm'></div>"
        body = f"<body class='bound grid'>{before}<dl class='pp-facts'>{rows}</dl></body>"
        pages = "@page { size: 210mm 110mm; background: none !important }"
        pdf, _ = weasy.pdf(f"<html lang='en'><title>Rows</title>{body}</html>", (style, pages), {}, "draft")
        text = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
        assert len(text) > 3
        for page in text:
            assert re.findall(r"Label(\d+)", page) == re.findall(r"Answer(\d+)", page)


def test_zeros_that_an_author_writes_are_no_room_for_a_number() -> None:
    """In a text, behind one, and in the margin of a page, where page 1000 has them as well."""
    margins = "@page { @top-left { content: '10000 Ltd' } @bottom-right { content: counter(page) } }"
    after = "html { counter-reset: page 999 } q::after { content: ' of 2000' } a[data-ref]::after { content: ' 000' }"
    html = f"<style>{margins}{after}</style><p id=there><q>5000</q> <a data-ref='#there' href='#there'>See</a></p>"
    pdf, notes = weasy.pdf(BOOK % html, (), {}, "draft")
    assert notes == ()
    text = " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded().split())
    assert all(part in text for part in ("10000 Ltd", "5000", "of 2000", "See 1", "1000"))
    assert "See 1000" not in text


def test_names_of_pages_are_made_once_a_page_and_not_for_each_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    library = pydyf.PDF.page_references.fget
    monkeypatch.setattr(pydyf.PDF, "page_references", property(lambda pdf: made.append(pdf) or library(pdf)))
    page = f"<section style='break-after: page'><h1>Title</h1>{'<p>Words</p>' * 30}</section>"
    pdf, _ = weasy.pdf(BOOK % (page * 4), (), {}, "screen")
    pages = len(pypdfium2.PdfDocument(pdf))
    assert pages >= 4
    assert len(made) <= pages + 1
