"""Commands that write a whole playbook in one format: a new project, a workbook, CSV files."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.program import found, main, on_project, progress, refuse

if TYPE_CHECKING:
    from playpress.graph import Book


@main.group(short_help="Write the whole playbook in another form.")
def export() -> None:
    """Write the whole playbook in another form.

    \b
    Examples:
      playpress export xlsx playbook.xlsx
      playpress export csv tables
      playpress export yaml copy
    """


@export.command(short_help="Write a workbook: a sheet for each kind, for comparisons, plans and who takes part.")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where there is one.")
@on_project
def xlsx(file: Path, force: bool, project: Path | None, today: dt.date | None) -> None:
    """Write a workbook with a sheet for each kind of definition, its parts, comparisons, plans and who takes part.

    Change cells in a spreadsheet program, and read it back with `playpress import FILE`. Choices and ids are offered
    in their cells; checklists have columns to fill in.

    \b
    Examples:
      playpress export xlsx playbook.xlsx
    """
    from playpress.exports import xlsx as format_

    if file.exists() and not force:
        raise click.UsageError(f"{file} exists, and may hold changes. Name another file, or replace it with --force.")
    book = _book(project, today)
    with progress("Writing the workbook"):
        _written(file, format_.workbook(book))
    click.echo(f"Wrote {file}.")


@export.command(short_help="Write a CSV file for each kind of definition and each list of parts.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@on_project
def csv(folder: Path, project: Path | None, today: dt.date | None) -> None:
    """Write a CSV file for each kind of definition and each list of parts into DIR, an empty or a new folder.

    \b
    Examples:
      playpress export csv tables
      playpress import tables/metrics.csv
    """
    from playpress.exports import csv_tables
    from playpress.outputs import disk
    from playpress.site.file import File

    disk.refuse_unless_empty(folder)
    book = _book(project, today)
    files = [File(name, data) for name, data in csv_tables.files(book)]
    disk.write(folder, files)
    click.echo(f"Wrote {len(files)} files into {folder}.")


def _book(project: Path | None, today: dt.date | None) -> "Book":
    """The playbook without faults; with faults the command ends here."""
    from playpress import host
    from playpress.host import rendering

    where = found(project)
    with progress("Reading the playbook"):
        playbook = rendering.read(where, today or host.today())
    if playbook.book is None or playbook.faults:
        refuse(playbook.faults, where, "Nothing was written.")
    return playbook.book


def _written(file: Path, data: bytes) -> None:
    from playpress.outputs import disk

    try:
        disk.make(file.resolve().parent)
        disk.write_file(file, data)
    except OSError as error:
        raise disk.CannotWriteError(file, error) from error


@export.command(name="yaml", short_help="Write a new project with the same definitions in one style of YAML.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@on_project
def yaml_(folder: Path, project: Path | None, today: dt.date | None) -> None:
    """Write a new project into DIR, an empty or a new folder, with the same definitions in one style of YAML.

    Definitions and settings are written from what Playpress understood: comments are left out, values take their
    standard form (36,000,000 becomes 36000000). Inventories, pages, other files under content/, mkdocs.yml and the
    project's own theme are copied. `playpress check` reports the same findings there.

    \b
    Examples:
      playpress export yaml copy
      playpress check --project copy
    """
    from playpress import host, project_copy
    from playpress.host import rendering
    from playpress.outputs import disk

    where = found(project)
    disk.refuse_unless_empty(folder)
    with progress("Writing the playbook"):
        playbook = rendering.read(where, today or host.today())
        files = tuple(project_copy.files(playbook.book, where)) if playbook.book and not playbook.faults else ()
        disk.write(folder, files)
    if playbook.faults:
        refuse(playbook.faults, where, "Nothing was written.")
    click.echo(f"Wrote {len(files)} files into {folder}.")
