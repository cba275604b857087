"""Commands for paper: publications as PDFs, and whether this machine can render them."""

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from playpress.cli import printing_again
from playpress.cli.print_wishes import PrintWishes
from playpress.cli.program import (
    CANNOT_DRAW,
    FAULTS,
    Day,
    DayHours,
    FolderPath,
    collect_seldom,
    for_readers,
    main,
    on_project,
    progress,
    refuse,
    rows_of,
    show_left_out,
    show_notices,
)
from playpress.cli.project_folder import found
from playpress.language import counted

if TYPE_CHECKING:
    from playpress.derive.training import Hours
    from playpress.graph import Book
    from playpress.pdf.assembly import PrintSource
    from playpress.pdf.kept_prints import KeptPrints
    from playpress.pdf.print_job import Printed
    from playpress.pdf.printing import PrintOptions
    from playpress.pdf.volume import Volume
    from playpress.pdf.workers import Workers
    from playpress.pipeline import Playbook


@main.command("print", short_help="Write booklets, handbooks and cards as PDFs.")
@click.argument("what", metavar="[WHAT]...", nargs=-1)
@click.option("--out", type=FolderPath(), metavar="DIR", help="Where the PDFs go. [default: print/]")
@click.option("--paper", type=click.Choice(["a4", "letter", "a3", "a2"]),
              help="Paper size; a3 and a2 are for the drawing of a process or a funnel on a wall. A size that is not "
              "`paper` in playbook.yml is in the names of the files. [default: `paper`, else a4]")  # fmt: skip
@click.option("--mode", type=click.Choice(["screen", "draft"]), default="screen", show_default=True,
              help="With fields and tags for screen readers, or a quick draft.")  # fmt: skip
@click.option("--ink", type=click.Choice(["save", "full"]), default="save", show_default=True,
              help="White covers, or covers full of colour with a page for the back.")  # fmt: skip
@click.option("--fold", is_flag=True, help="What is bound as pages of half the size, two on a side, to fold and "
              "staple; sheets stay as they are.")  # fmt: skip
@click.option("--word", is_flag=True, help="Each sheet as a Word file, too, to be changed.")
@click.option("--start", type=Day(), help="The first day of the new colleague: a booklet then names dates.")
@click.option(
    "--cohort",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CSV",
    help="New colleagues (name, role, start, manager, buddy): a booklet each, and the sheets of their class.",
)
@click.option(
    "--hours", type=DayHours(), metavar="HH:MM-HH:MM", help="When the class is taught. [default: the working hours]"
)
@click.option("--since", metavar="WHEN", help="Of `changes`: since when, a revision, a day or a time: v1, 30d.")
@click.option("--role", metavar="ID", help="Of `changes`: only what concerns this role.")
@click.option("--reprint", metavar="WHEN", help="Only what differs from a print of then, and which pages do.")
@click.option("--engine", type=click.Choice(["weasyprint", "chromium"]), default="weasyprint", show_default=True,
              help="PDF engine.")  # fmt: skip
@click.option("--strict", is_flag=True, help="End with exit code 1 where anything has to be said about a PDF, such as "
              "letters or parts that it lacks.")  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="List available PDFs and exit.")
@for_readers
@on_project
def print_(project: Path | None, today: dt.date | None, **wishes: Any) -> None:
    """Write PDFs of WHAT: a publication, a role, a section or one definition. Without WHAT, every publication.

    \b
    Examples:
      playpress print --list
      playpress print book --paper letter
      playpress print role:sales-rep --start 2027-01-11
      playpress print day-one-sales-rep --fold   two sheets, to fold and staple
      playpress print --cohort people.csv --hours 09:00-16:00
      playpress print strategies process:sales-process
      playpress print agreement-marketing-sales --word
      playpress print changes --since 30d --role sales-rep
      playpress print booklet-sales-rep --reprint v1
      playpress print --out handout --mode draft
      playpress print book --ink full         for a press: covers full of colour
      playpress print --strict                fails where a letter or a part of a page is missing
      playpress print --for partner
    """
    collect_seldom()
    from playpress.pdf import choosing

    wanted = PrintWishes(**wishes)
    wanted.refuse()
    where = found(project)
    workers = None if wanted.listed else _prepared(wanted.engine, where)
    playbook = _read(wanted, where, today)
    source = choosing.print_source(playbook)
    with playbook.in_its_language():
        volumes = _volumes(wanted, playbook, source, where)
    if workers is None:
        _list(volumes, source.book)
        return
    show_notices(playbook.problems)
    show_left_out(playbook)
    workers.require(wanted.engine)
    remarks = _print(wanted, _Press(playbook, source, volumes, where, workers), wanted.folder(where))
    _say_of_all(wanted, volumes, where)
    if wanted.strict and remarks:
        click.echo(f"{counted(remarks, 'remark')}: `--strict` fails at any.", err=True)
        sys.exit(FAULTS)


@main.command("doctor", short_help="Check Python, git, an editor, spreadsheets and PDFs on this machine.")
def doctor_() -> None:
    """List what an author needs, render a page with each PDF engine, and print how to install what is missing."""
    from playpress.authoring import tools
    from playpress.pdf import doctor

    for tool in tools.found():
        click.echo(f"{tool.name}: {tool.state}")
        for line in tool.fix:
            click.echo(f"  {line}")
    results = list(doctor.engines())
    for each in results:
        click.echo(f"{each.engine}: {'draws pages' if not each.missing else each.missing}")
        for line in each.cure:
            click.echo(f"  {line}")
    sys.exit(0 if any(not each.missing for each in results) else CANNOT_DRAW)


@dataclass(frozen=True, slots=True)
class _Press:
    """What is printed, and who draws it."""

    playbook: "Playbook"
    source: "PrintSource"
    volumes: "list[Volume]"
    where: Path
    workers: "Workers"

    def options(self, wanted: PrintWishes) -> "PrintOptions":
        """How it is printed."""
        return wanted.options(self.source.book.settings.paper)

    def kept(self, wanted: PrintWishes) -> "KeptPrints | None":
        """Where PDFs are kept. None for those with names of people."""
        from playpress.pdf import printing

        return None if wanted.cohort else printing.kept_prints(self.where, self.workers)

    def before(self, wanted: PrintWishes) -> "Mapping[str, tuple[str, ...]] | None":
        """What the pages said in the state that they are compared with. None where they are not."""
        if not wanted.reprint:
            return None
        options, kept = self.options(wanted), self.kept(wanted)
        return printing_again.pages_before(
            self.playbook, self.where, wanted.reprint, self.volumes, options, self.workers, kept
        )


def _read(wanted: PrintWishes, where: Path, today: dt.date | None) -> "Playbook":
    """The playbook as its readers see it. Ends with its faults, where it has any."""
    from playpress import host, pipeline

    with progress("Reading the playbook"):
        playbook = host.read(where, today or host.today(), pipeline.Edition(wanted.circle, for_readers=True))
    if playbook.faults:
        refuse(playbook.faults, where, "Nothing was printed.")
    return playbook


def _volumes(wanted: PrintWishes, playbook: "Playbook", source: "PrintSource", where: Path) -> "list[Volume]":
    """What is printed: the sheet of changes, what a class is handed out, or what was named."""
    from playpress.pdf import choosing

    if wanted.since:
        return printing_again.changed(playbook, where, wanted.earlier, source.book.today)
    if wanted.cohort:
        return _of_cohort(source, wanted.cohort, wanted.hours)
    return choosing.chosen(source, wanted.what, wanted.start)


def _print(wanted: PrintWishes, press: _Press, folder: Path) -> int:
    """Write all of it, and what has to be said about it; how much that was."""
    from playpress.pdf import printing

    before, options = press.before(wanted), press.options(wanted)
    made = printing.printed(press.playbook, press.source, options, press.volumes, press.workers, press.kept(wanted))
    remarks = 0
    for number, volume in enumerate(press.volumes, 1):
        publication = volume.publication
        with progress(f"Printing {publication.title}, {number} of {len(press.volumes)}", also_in_files=True):
            done = list(islice(made, max(len(volume.people), 1)))
            again = printing_again.said(before.get(publication.name), done[0]) if before is not None else ""
            new = [_written(folder, each) for each in done] if again or before is None else []
        if not new:
            click.echo(f"{publication.title}: no page differs")
            continue
        if wanted.cohort:
            click.echo(_handed_out(volume, new))
        else:
            click.echo(f"{folder / done[0].name}.pdf: {publication.title}{new[0]}{f': {again}' if again else ''}")
        if wanted.word and publication.sheet:
            data = printing.word_file(press.playbook, press.source, options, volume)
            click.echo(f"  {_word_file(folder, done[0].name, data)}")
        for note in printing.remarks(press.source, volume, done, wanted.start):
            click.echo(f"  {note}", err=True)
            remarks += 1
    return remarks


def _handed_out(volume: "Volume", written: Sequence[str]) -> str:
    """What a class is handed out, for how many, and how many files were replaced."""
    number, replaced = len(volume.people), sum(map(bool, written))
    people = f" for {number} people" if number > 1 else " for one person" if number else ""
    return f"{volume.publication.title}{people}{f' ({replaced} replaced)' if replaced else ''}"


def _say_of_all(wanted: PrintWishes, volumes: "list[Volume]", where: Path) -> None:
    """What is to be done with the files, and what a browser leaves out of them."""
    if wanted.cohort:
        folder = wanted.folder(where)
        click.echo(f"All of it is in {folder}. Only these files have the names: hand them out, then delete them.")
    if wanted.fold and any(not each.publication.sheet for each in volumes):
        click.echo("Print what ends in -fold on both sides, turned over the short edge, then fold and staple the pile.")
    if wanted.engine == "chromium":
        from playpress.pdf.chromium import LACKS

        click.echo(f"Drawn by a browser: {LACKS}.", err=True)


def _of_cohort(source: "PrintSource", file: Path, hours: "Hours | None") -> "list[Volume]":
    """What the people of a list are handed out. Ends with the faults of the list, where it has any."""
    from playpress.derive.training import Hours
    from playpress.pdf import choosing
    from playpress.publications import cohort
    from playpress.source import ids

    people = rows_of(file, partial(cohort.read, book=source.book), "Nothing was printed.")
    hours = hours or Hours.of(source.book.settings.working_time)
    return choosing.for_cohort(source, people, hours, ids.slug(file.stem))


def _written(folder: Path, printed: "Printed") -> str:
    """Write a PDF; " (replaced)" where another one of that name was there."""
    from playpress.outputs import disk
    from playpress.site.file import File

    there = (folder / f"{printed.name}.pdf").exists()
    return " (replaced)" if disk.write(folder, [File(f"{printed.name}.pdf", printed.pdf)]) and there else ""


def _word_file(folder: Path, name: str, data: bytes) -> Path:
    """Write a Word file; where it is."""
    from playpress.outputs import disk
    from playpress.site.file import File

    disk.write(folder, [File(f"{name}.docx", data)])
    return folder / f"{name}.docx"


def _prepared(engine: Literal["weasyprint", "chromium"], project: Path) -> "Workers":
    """Who draws, until the command ends; the first of them makes ready while the playbook is read.

    Where PDFs are kept, there may be nothing to draw: they begin when something has to be.
    """
    from playpress.pdf import printing
    from playpress.pdf.workers import Workers

    workers = click.get_current_context().with_resource(Workers())
    if engine == "chromium" or not printing.kept_prints(project).filled:
        workers.prepare(engine, printing.stylesheet(project))
    return workers


def _list(volumes: "list[Volume]", book: "Book") -> None:
    found = [each.publication for each in volumes]
    width = max(len(each.name) for each in found)
    for each in found:
        click.echo(f"{each.name:{width}}  {each.title}{f' ({each.reader})' if each.reader else ''}")
    kinds = [kind.about.address for kind in book.kinds if book.active(kind)]
    click.echo(f"Or all of a kind: {', '.join(kinds)}. Or one definition, as kind:id.", err=True)
