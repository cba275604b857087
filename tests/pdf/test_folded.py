"""`print --fold`: what is bound, as pages of half the size that can be read; sheets as they are."""

from pathlib import Path

from tests.pdf.conftest import START
from tests.pdf.paper import Paper
from tests.pdf.test_command import SMALL, created, run

from playpress.pdf import choosing, printing
from playpress.pdf.assembly import PrintSource
from playpress.pipeline import Playbook

A4_ACROSS = (842, 595)


def test_a_folder_of_the_first_day_is_two_sheets_of_paper(larkfield: Playbook, source: PrintSource) -> None:
    wanted = printing.PrintOptions(start=START, fold=True)
    volumes = choosing.chosen(source, ["day-one-sales-development-rep"], START)
    (printed,) = printing.printed(larkfield, source, wanted, volumes)
    assert printed.name == "day-one-sales-development-rep-2027-01-11-fold"
    assert printed.notes == ()
    paper = Paper(printed.pdf)
    assert [tuple(round(side) for side in page.get_size()) for page in paper.document] == [A4_ACROSS] * 4
    cover = paper.document[0].get_textpage()
    assert "Day one: Sales development rep" in " ".join(cover.get_text_bounded(left=A4_ACROSS[0] / 2).split())
    today = paper.document[1].get_textpage().get_text_bounded(right=A4_ACROSS[0] / 2)
    assert "Your first day" in today
    assert "printed 23 November 2026" in " ".join(today.split()), "no stamp is needed"


def test_sheets_are_not_folded_and_what_to_do_with_the_pile_is_said(tmp_path: Path) -> None:
    project = created(tmp_path / "book", SMALL)
    done = run(project, "print", "checklist-daily", "booklet-new-rep", "--fold", "--today", "2026-11-23")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (project / "print").iterdir()} == {"checklist-daily.pdf", "booklet-new-rep-fold.pdf"}
    assert "turned over the short edge" in done.stdout
    booklet = Paper((project / "print" / "booklet-new-rep-fold.pdf").read_bytes())
    assert len(booklet.pages) % 2 == 0
    refused = run(project, "print", "--fold", "--engine", "chromium")
    assert refused.returncode == 2
    assert "--fold needs the engine weasyprint" in refused.stderr
