"""`print --word`: each sheet as a Word file with the words of its PDF, and no book."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.pdf.test_command import SMALL, created, run


def test_sheets_are_word_files_too_with_the_day_of_printing(tmp_path: Path) -> None:
    project = created(tmp_path / "book", SMALL)
    words = ("print", "checklist-daily", "day-one-new-rep", "--word", "--mode", "draft", "--today", "2026-11-23")
    done = run(project, *words)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (project / "print").glob("*.docx")} == {"checklist-daily.docx"}
    with ZipFile(BytesIO((project / "print" / "checklist-daily.docx").read_bytes())) as packed:
        text = packed.read("word/document.xml").decode()
    assert "Ring" in text
    assert "printed 23\u00a0November\u00a02026" in text
    assert "December" not in text, "the day that stands for it while pages are made"
