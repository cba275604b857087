"""Commands for paper: publications as PDFs, and whether this machine can render them."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from playpress.cli.program import (
    CANNOT_DRAW,
    FAULTS,
    Day,
    collect_seldom,
    for_readers,
    found,
    main,
    on_project,
    progress,
    refuse,
    show_left_out,
    show_notices,
)

if TYPE_CHECKING:
    from playpress.pdf.volume import Volume
    from playpress.pdf.workers import Workers


@main.command("print", short_help="Write booklets, handbooks and cards as PDFs.")
@click.argument("what", metavar="[WHAT]...", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the PDFs go. [default: print/]")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Paper size.")
@click.option("--mode", type=click.Choice(["screen", "draft"]), default="screen", show_default=True,
              help="With fields and tags for screen readers, or a quick draft.")  # fmt: skip
@click.option("--ink", type=click.Choice(["save", "full"]), default="save", show_default=True,
              help="White covers, or covers full of colour with a page for the back.")  # fmt: skip
@click.option("--start", type=Day(), help="The first day of the new colleague: a booklet then names dates.")
@click.option("--engine", type=click.Choice(["weasyprint", "chromium"]), default="weasyprint", show_default=True,
              help="PDF engine.")  # fmt: skip
@click.option("--strict", is_flag=True, help="End with exit code 1 where anything has to be said about a PDF, such as "
              "letters or parts that it lacks.")  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="List available PDFs and exit.")
@for_readers
@on_project
def print_(
    what: tuple[str, ...],
    out: Path | None,
    paper: Literal["a4", "letter"],
    mode: Literal["screen", "draft"],
    ink: Literal["save", "full"],
    start: dt.date | None,
    engine: Literal["weasyprint", "chromium"],
    strict: bool,
    listed: bool,
    circle: str,
    project: Path | None,
    today: dt.date | None,
) -> None:
    """Write PDFs of WHAT: a publication, a role, a section or one definition. Without WHAT, every publication.

    \b
    Examples:
      playpress print --list
      playpress print book --paper letter
      playpress print role:sales-rep --start 2027-01-11
      playpress print strategies process:sales-process
      playpress print --out handout --mode draft
      playpress print book --ink full         for a press: covers full of colour
      playpress print --strict                fails where a letter or a part of a page is missing
      playpress print --for partner
    """
    collect_seldom()
    from playpress import host, pipeline
    from playpress.outputs import disk
    from playpress.outputs.disk import RefusedError
    from playpress.pdf import choosing
    from playpress.site.file import File

    where = found(project)
    workers = None if listed else _prepared(engine, where)
    with progress("Reading the playbook"):
        playbook = host.read(where, today or host.today(), pipeline.Edition(circle, for_readers=True))
    if playbook.faults:
        refuse(playbook.faults, where, "Nothing was printed.")
    source = choosing.print_source(playbook)
    volumes = choosing.chosen(source, what, start)
    if workers is None:
        _list(volumes)
        return
    show_notices(playbook.problems)
    show_left_out(playbook)
    folder = out or where / ("print" + (f"-{circle}" if circle else ""))
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{folder} is a file; name a folder: --out DIR")
    from playpress.pdf import printing

    workers.require()
    options = printing.PrintOptions(paper, mode, engine, ink, start)
    made = printing.printed(playbook, source, options, volumes, workers)
    remarks = 0
    for number, volume in enumerate(volumes, 1):
        publication = volume.publication
        with progress(f"Printing {publication.title}, {number} of {len(volumes)}", also_in_files=True):
            done = next(made)
            disk.write(folder, [File(f"{publication.name}.pdf", done.pdf)])
        click.echo(f"{folder / publication.name}.pdf: {publication.title}")
        for note in printing.remarks(source, volume, done, start):
            click.echo(f"  {note}", err=True)
            remarks += 1
    if engine == "chromium":
        from playpress.pdf.chromium import LACKS

        click.echo(f"Drawn by a browser: {LACKS}.", err=True)
    if strict and remarks:
        click.echo(f"{'1 remark' if remarks == 1 else f'{remarks} remarks'}: `--strict` fails at any.", err=True)
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


def _prepared(engine: Literal["weasyprint", "chromium"], project: Path) -> "Workers":
    """Who draws, until the command ends; the first of them makes ready while the playbook is read."""
    from playpress.pdf import printing
    from playpress.pdf.workers import Workers

    workers = click.get_current_context().with_resource(Workers())
    workers.prepare(engine, printing.stylesheet(project))
    return workers


def _list(volumes: "list[Volume]") -> None:
    found = [each.publication for each in volumes]
    width = max(len(each.name) for each in found)
    for each in found:
        click.echo(f"{each.name:{width}}  {each.title}{f' ({each.reader})' if each.reader else ''}")
