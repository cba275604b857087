"""Commands that write a whole playbook in one format: those of the room `exports`, and a new project."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.program import FolderPath, for_readers, main, on_project, progress, refuse, show_left_out
from playpress.cli.project_folder import found
from playpress.language import counted

STANDARD_OUTPUT = Path("-")

if TYPE_CHECKING:
    from playpress.exports.formats import Format
    from playpress.graph import Book


class Formats(click.Group):
    """The commands of the formats, made when one of them is asked for: no other command waits for what they import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._make()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        self._make()
        return super().get_command(ctx, cmd_name)

    def _make(self) -> None:
        from playpress.exports.formats import FORMATS

        for each in FORMATS:
            if each.name not in self.commands:
                self.add_command(_command(each))


@main.group(cls=Formats, short_help="Write the whole playbook in another form.")
def export() -> None:
    """Write the whole playbook in another form.

    \b
    Examples:
      playpress export xlsx playbook.xlsx
      playpress export csv tables
      playpress export json book.json
      playpress export json partners.json --for partner
      playpress export codeowners -             show it; - is standard output
      playpress export ics playbook.ics
      playpress export markdown pages
      playpress export yaml copy
    """


def _command(made: "Format") -> click.Command:
    """The command of one format."""

    @click.command(name=made.name, short_help=made.short, help=made.says)
    @click.argument(
        "target",
        metavar="DIR" if made.folder else "FILE",
        type=FolderPath() if made.folder else click.Path(path_type=Path, allow_dash=True),
    )
    @click.option("--force", is_flag=True, help="Replace FILE where there is one.", hidden=made.folder)
    @for_readers
    @on_project
    def command(target: Path, force: bool, circle: str, project: Path | None, today: dt.date | None) -> None:
        from playpress.outputs import disk
        from playpress.site.file import File
        from playpress.source import repository

        if made.folder:
            disk.refuse_unless_empty(target)
        elif target != STANDARD_OUTPUT and target.exists() and (target.is_dir() or not force):
            raise click.UsageError(f"{target} exists, and may contain changes. Name another file, or add --force.")
        where = found(project)
        book = _book(where, today, circle)
        with progress("Writing"):
            of = made.from_root
            files = list(of(book, repository.path_of(where)) if of else made.files(book))
            if made.folder:
                disk.write(target, [File(name, data) for name, data in files])
            elif target != STANDARD_OUTPUT:
                _written(target, files[0][1])
        if target == STANDARD_OUTPUT:
            _shown(files[0][1])
            return
        click.echo(f"Wrote {counted(len(files), 'file')} into {target}." if made.folder else f"Wrote {target}.")

    return command


def _book(where: Path, today: dt.date | None, circle: str) -> "Book":
    """The playbook, for a circle of readers, without faults; with faults the command ends here."""
    from playpress import host, pipeline
    from playpress.host import rendering

    with progress("Reading the playbook"):
        playbook = rendering.read(where, today or host.today(), pipeline.Edition(circle))
    if playbook.book is None or playbook.faults:
        refuse(playbook.faults, where, "Nothing was written.")
    show_left_out(playbook)
    return playbook.book


def _shown(data: bytes) -> None:
    """Write to standard output: text as it is, a workbook to a pipe or a file only."""
    if b"\0" in data and sys.stdout.isatty():
        raise click.UsageError("A workbook cannot be shown in a terminal. Name a file, or send it to one: - > FILE.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _written(file: Path, data: bytes) -> None:
    from playpress.outputs import disk

    try:
        disk.make(file.resolve().parent)
        disk.write_file(file, data)
    except OSError as error:
        raise disk.CannotWriteError(file, error) from error


@export.command(name="yaml", short_help="Write a new project with the same definitions in one style of YAML.")
@click.argument("folder", metavar="DIR", type=FolderPath())
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
    click.echo(f"Wrote {counted(len(files), 'file')} into {folder}.")
