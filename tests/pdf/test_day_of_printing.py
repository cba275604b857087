"""The day of printing is stamped last: a print of another day is drawn by nobody, and is what a whole one would be."""

import datetime as dt
import json
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pdf.conftest import DAY
from tests.pdf.paper import Paper
from tests.pdf.test_command import SMALL, created
from tests.pdf.test_kept_on_paper import counted, made
from tests.properties import often

from playpress import language
from playpress.language import day
from playpress.pdf import fonts, printed_on, printing, stamping
from playpress.pdf.stamp_rooms import plain_glyphs
from playpress.pdf.workers import _rendered

SHORT, LONG = dt.date(2027, 5, 1), dt.date(2044, 9, 24)
FILES = {**SMALL, "playbook.yml": SMALL["playbook.yml"].replace("company: Oak", "company: Oak\nversion: '2'")}
STYLE = "themes/print/print.css"


def styled(project: Path, rules: str) -> Path:
    """A project with a style of its own: ours, and more rules."""
    (project / STYLE).parent.mkdir(parents=True)
    (project / STYLE).write_text(f"{printing.stylesheet(Path('/nowhere'))}\n{rules}\n", encoding="utf-8")
    return project


def said(pdf: bytes) -> list[str]:
    return Paper(pdf).pages


def test_a_print_of_another_day_is_stamped_and_not_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES)
    first = made(project, ["book"])["book"]
    later = made(project, ["book"], day=SHORT)["book"]
    assert drawn == ["book"]
    assert later == made(project, ["book"], day=SHORT, keep=False)["book"]
    assert made(project, ["book"])["book"] == first
    cover, *pages = said(later)
    assert f"Version 2, printed {day(SHORT)}" in cover
    assert all(f"Oak, version 2, printed {day(SHORT)}" in page for page in pages)
    assert all(f"Oak, version 2, printed {day(DAY)}" in page for page in said(first)[1:])
    assert not [page for page in said(later) if str(LONG.year) in page]


def test_a_day_ends_where_the_text_does_however_long_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES)
    ends = []
    for on in (SHORT, LONG):
        leaf = Paper(made(project, ["book"], day=on)["book"]).document[1]
        text = leaf.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
        foot = [(left, right) for left, bottom, right, _ in boxes if bottom < 40 and left > 100]
        ends.append((min(left for left, _ in foot), max(right for _, right in foot)))
    (begin, end), (before, same) = ends
    assert end == pytest.approx(same, abs=0.5)
    assert begin > before + 10


def test_a_file_says_when_it_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES)
    first, second = (made(project, ["book"], day=on)["book"] for on in (DAY, SHORT))
    with pikepdf.open(BytesIO(first)) as one, pikepdf.open(BytesIO(second)) as two:
        assert (str(one.docinfo["/CreationDate"]), str(two.docinfo["/ModDate"])) == (
            "D:20261123000000Z",
            "D:20270501000000Z",
        )
        with two.open_metadata() as told:
            assert told["xmp:CreateDate"] == told["xmp:ModifyDate"] == "2027-05-01"
            assert told["dc:title"] == str(two.docinfo["/Title"])
            assert told["pdfuaid:part"] == "1"
        assert one.trailer.ID[0] == two.trailer.ID[0]
        assert one.trailer.ID[1] != two.trailer.ID[1]
        assert two.check_pdf_syntax() == []
        foots = [page.Resources.XObject for page in two.pages if "/XObject" in page.Resources]
        assert {key.split("-")[1] for each in foots for key in each if key.startswith("/Printed")} == {"foot", "day"}


def test_a_draft_has_the_day_of_its_printing_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES)
    made(project, ["field-guide"], mode="draft")
    found = said(made(project, ["field-guide"], day=SHORT, mode="draft")["field-guide"])
    assert all(f"printed {day(SHORT)}" in page for page in found)
    assert drawn == ["field-guide"]


@pytest.mark.parametrize(
    ("rules", "apart"),
    [
        ("@page { @bottom-left { white-space: normal } } @page :left { @bottom-right { white-space: normal } }", True),
        (".cover-foot { text-align: right; font-style: italic; font-weight: 700 }", True),
        (".cover-foot { text-align: center; font-family: Display }", True),
        (".cover-foot time { text-transform: uppercase }", False),
        ("@page { @bottom-left { text-transform: uppercase } }", False),
        (".cover-foot { visibility: hidden }", True),
    ],
)
def test_whatever_a_style_does_no_other_day_is_printed(
    rules: str, apart: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be stamped it is drawn, and then a print of another day is drawn again."""
    drawn = counted(monkeypatch, _rendered)
    project = styled(created(tmp_path / "book", FILES), rules)
    made(project, ["field-guide"])
    found = said(made(project, ["field-guide"], day=SHORT)["field-guide"])
    assert drawn == ["field-guide"] * (1 if apart else 2)
    assert (f"printed {day(SHORT)}" in found[0].casefold().replace("may", "May")) == ("hidden" not in rules)
    assert all(f"printed {day(SHORT)}".casefold() in page.casefold() for page in found[1:])
    assert not [page for page in found if str(LONG.year) in page or str(DAY.year) in page]


def test_a_template_that_writes_the_day_itself_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES)
    frame = project / "themes" / "print" / "book.html.j2"
    frame.parent.mkdir(parents=True)
    ours = Path(__file__).parents[2] / "themes" / "default" / "print" / "book.html.j2"
    frame.write_text(ours.read_text(encoding="utf-8").replace("{{ printed }}", "{{ day(built) }}"), encoding="utf-8")
    for on in (DAY, SHORT):
        assert all(day(on) in page for page in said(made(project, ["field-guide"], day=on)["field-guide"]))
    assert len(drawn) == 2


@pytest.mark.parametrize(
    ("tag", "room"),
    [("en", 0.01), ("de", 0.01), ("fr", 0.01), ("ru", 0.01), ("ar", 0.01), ("pt-BR", 0.3), ("fi", 0.3), ("tr", 0.3)],
)
def test_no_day_is_longer_than_what_is_laid_out_for_it(tag: str, room: float) -> None:
    """But for a part of a letter, where months of a language are as long as each other."""
    days = [dt.date(2000, 1, 1) + dt.timedelta(each) for each in range(0, 20_000, 3)]
    with language.within(tag):
        glyphs = plain_glyphs(fonts.OURS.cuts[0])
        widths = [sum(glyphs[letter][1] for letter in text) for text in map(printed_on.said, days)]
        assert max(widths) <= sum(glyphs[letter][1] for letter in printed_on.stand_in()) + room
        assert all(number for number, _ in glyphs.values())


def test_a_day_is_in_the_language_of_the_book_also_when_it_is_stamped_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES | {"playbook.yml": FILES["playbook.yml"] + "language: de\n"})
    made(project, ["field-guide"])
    later = made(project, ["field-guide"], day=dt.date(2027, 3, 5))["field-guide"]
    assert drawn == ["field-guide"]
    assert all("printed 5. März 2027" in page for page in said(later))


@pytest.mark.parametrize(
    ("tag", "words"), [("ja", "printed 2027年3月5日"), ("hi", "printed 5"), ("ar", "5 March 2027")]
)
def test_letters_that_cannot_be_stamped_are_drawn(
    tag: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From right to left it is the English day, as the words before it are English."""
    drawn = counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES | {"playbook.yml": FILES["playbook.yml"] + f"language: {tag}\n"})
    made(project, ["field-guide"])
    found = said(made(project, ["field-guide"], day=dt.date(2027, 3, 5))["field-guide"])
    assert drawn == ["field-guide"] * (1 if tag == "ar" else 2)
    assert [page for page in found if words not in page or str(LONG.year) in page] == []


@cache
def unstamped() -> tuple[bytes, stamping.Unstamped]:
    """A small print, and what has to be known to stamp it."""
    project = created(Path(mkdtemp()) / "book", FILES)
    kept = made(project, ["field-guide"])["field-guide"]
    (path,) = (project / ".playpress" / "print").iterdir()
    line = path.read_bytes()[32:].partition(b"\n")[0]
    known = stamping.Unstamped.read(json.loads(line)[1])
    return kept[: known.length], known


@often(20)
@given(st.dates(dt.date(1900, 1, 1), dt.date(9999, 12, 31)))
def test_any_day_can_be_stamped(on: dt.date) -> None:
    pdf, known = unstamped()
    stamped = stamping.stamped(pdf, known, on)
    assert stamped.startswith(pdf)
    assert stamping.Unstamped.read(known.written()) == known
    assert all(f"printed {day(on)}" in page for page in said(stamped))
