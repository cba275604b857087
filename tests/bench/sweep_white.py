"""White on paper: how far down each page of every publication is filled, the emptiest first, on A4 and Letter.

A page before a chapter, and the last one, may end where its text ends; any other below 60 % is a failure.
`python tests/bench/sweep_white.py FILE.pdf ...` looks at PDFs that are there already.
"""

import datetime as dt
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pikepdf

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.pdf.paper import Paper  # noqa: E402

from playpress.host import read  # noqa: E402
from playpress.pdf import choosing, printing  # noqa: E402

SAMPLES = {"larkfield": ROOT, "b2b": ROOT / "generator/playpress/starters/b2b"}
DAY = dt.date(2026, 11, 23)
LEAST = 0.6


def printed() -> Iterator[tuple[str, Paper]]:
    for sample, project in SAMPLES.items():
        playbook = read(project, DAY)
        source = choosing.print_source(playbook)
        for size in ("a4", "letter"):
            options = printing.PrintOptions(paper=size)
            for each in printing.printed(playbook, source, options, choosing.chosen(source, [])):
                yield f"{sample} {size} {each.name}", Paper(each.pdf)


def begun(paper: Paper) -> set[int]:
    """The pages on which a part begins, or at whose top a chapter does."""
    with pikepdf.open(io.BytesIO(paper.pdf)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found = set()

        def look(item: pikepdf.Object, top: bool) -> None:
            while item is not None:
                place = item.Dest
                page = pdf.pages[numbers[place[0].objgen] - 1]
                if top or float(place[3]) > 0.78 * float(page.MediaBox[3]):
                    found.add(numbers[place[0].objgen])
                look(item.get("/First"), top=False)
                item = item.get("/Next")

        outlines = pdf.Root.get("/Outlines")
        look(outlines.get("/First") if outlines is not None else None, top=True)
        return found


def fills(paper: Paper) -> Iterator[tuple[int, float, bool]]:
    """Each page with how far down it is filled, and whether something ends there."""
    new = begun(paper)
    last = len(paper.pages)
    for page in range(1, last + 1):
        ends = page in (1, last) or page + 1 in new or page + 1 == last or paper.blank(page + 1)
        yield page, paper.ink(page, palest=150), ends


def main(files: list[str]) -> int:
    papers = ((file, Paper(Path(file).read_bytes())) for file in files) if files else printed()
    rows, pages = [], 0
    for name, paper in papers:
        for page, fill, ends in fills(paper):
            pages += 1
            rows.append((ends, fill, name, page))
    torn = [row for row in rows if not row[0] and row[1] < LEAST]
    click.echo(
        f"{pages} pages, {sum(1 - row[1] for row in rows) / pages:.1%} white; torn open below {LEAST:.0%}: {len(torn)}"
    )
    for ends, fill, name, page in sorted(rows)[: max(40, len(torn))]:
        click.echo(f"{fill:6.1%}  {name} page {page}{' (ends there)' if ends else ''}")
    ended = sorted(row for row in rows if row[0] and row[3] > 1)
    click.echo("Emptiest ends:")
    for _, fill, name, page in ended[:30]:
        click.echo(f"{fill:6.1%}  {name} page {page}")
    return 1 if torn else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
