"""Formulas in every text of a playbook, in every way they begin: no cell that is exported has one.

`python tests/bench/sweep_cells.py [SIGN ...]`. Each text of a playbook in which every field is written begins with the
sign, and so do names of people and cells of inventories; every table and workbook that is exported or published is read
again, cell by cell. In one round more, texts are longer than a cell: no cell is cut without a word.
"""

import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

import openpyxl  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.book import TODAY  # noqa: E402
from tests.editions import Raw, at, takes_a_word, written  # noqa: E402

from playpress.exports import csv_tables, xlsx  # noqa: E402
from playpress.model import walk  # noqa: E402
from playpress.model.text import Prose, Text  # noqa: E402
from playpress.pipeline import pages, read  # noqa: E402
from playpress.report.problems import plain  # noqa: E402
from playpress.tables.cells import LONGEST  # noqa: E402

BOOK = ROOT / "tests" / "books" / "every-field"
SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'=", "=-+@", "|", "%")
FORMULA = 'HYPERLINK("file:///x","y")!A0'
_FORMULA = re.compile(r"\s*[=+@\uff1d\uff0b\uff0d\uff20\t\r-]")
_NUMBER = re.compile(r"-\d+([.,]\d+)*")


def filled(source: Path, folder: Path, begin: str, more: str = "") -> Path:
    """A playbook of which each text begins so; longer ones may be running text only."""
    book = read(source, TODAY).book
    assert book is not None
    raw = Raw(source).copied(folder)
    for entity in written(book):
        fields = raw.of(book, entity)
        for path, value, _ in walk.values(entity):
            if isinstance(value, Text) and takes_a_word(fields, path) and (not more or isinstance(value, Prose)):
                holder = at(fields, path[:-1])
                holder[path[-1]] = f"{begin}{holder[path[-1]]}{more}"
    if not more:
        raw.settings["company"] = f"{begin} {raw.settings['company']}"
    raw.write()
    return folder


def cells(project: Path) -> Iterator[tuple[str, str, bool]]:
    """Every cell: where it is, what it says, and whether a program would run it."""
    playbook = read(project, TODAY)
    if playbook.book is None or playbook.faults:
        raise ValueError([*plain(playbook.faults)][:3])
    data = xlsx.workbook(playbook.book)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                ours = cell.data_type == "f" and "HYPERLINK" not in str(cell.value)
                runs = (cell.data_type == "f" and not ours) or (
                    cell.data_type == "s" and bool(_FORMULA.match(str(cell.value))) and not cell.quotePrefix
                )
                if cell.value is not None:
                    yield f"{sheet.title}!{cell.coordinate}", str(cell.value), runs
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name, "", b"ddeLink" in package.read(name) or "externalLink" in name
    tables = [*csv_tables.files(playbook.book)]
    tables += [(file.uri, file.content) for file in pages(playbook) if file.uri.endswith(".csv")]
    for name, content in tables:
        for number, row in enumerate(csv.reader(io.StringIO(content.decode("utf-8-sig"))), 1):
            for each in row:
                yield f"{name}:{number}", each, bool(_FORMULA.match(each)) and not _NUMBER.fullmatch(each)


def main(signs: list[str]) -> None:
    seen = formulas = failed = 0
    for sign in signs or SIGNS:
        with TemporaryDirectory() as folder:
            for where, text, runs in cells(filled(BOOK, Path(folder) / "book", f"{sign}{FORMULA} ")):
                seen, formulas = seen + 1, formulas + (FORMULA in text)
                failed += figure.wrong([f"{sign}: {where}: {text[:60]!r}"] if runs else [])
    with TemporaryDirectory() as folder:
        for where, text, _ in cells(filled(BOOK, Path(folder) / "book", "", " and so on" * (LONGEST // 8))):
            cut = len(text) >= LONGEST - 1 and "too long for a cell" not in text and "!" in where
            failed += figure.wrong([f"{where} is cut: {text[-60:]!r}"] if cut or len(text) > 10 * LONGEST else [])
    begun = f"{seen:,} cells, texts with {len(signs or SIGNS)} beginnings of formulas in {formulas:,} of them"
    words = f"{begun}: {failed} would run or are cut"
    figure.end(formulas, failed, words)


if __name__ == "__main__":
    main(figure.asked(__doc__, len(SIGNS), "beginnings").only)
