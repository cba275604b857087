"""Commands that write a whole playbook in one format: YAML."""

import datetime as dt
from pathlib import Path

import click

from playpress.cli.program import found, main, on_project, progress, refuse


@main.group(short_help="Write the whole playbook in another form.")
def export() -> None:
    """Write the whole playbook in another form.

    \b
    Examples:
      playpress export yaml copy
    """


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
    from playpress import export as exporting
    from playpress import host
    from playpress.host import rendering
    from playpress.outputs import disk

    where = found(project)
    disk.refuse_unless_empty(folder)
    with progress("Writing the playbook"):
        playbook = rendering.read(where, today or host.today())
        files = tuple(exporting.as_yaml(playbook.book, where)) if playbook.book and not playbook.faults else ()
        disk.write(folder, files)
    if playbook.faults:
        refuse(playbook.faults, where, "Nothing was written.")
    click.echo(f"Wrote {len(files)} files into {folder}.")
