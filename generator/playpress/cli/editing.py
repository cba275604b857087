"""The command for editors: schemas that know the fields and the ids of a playbook, and the settings that use them."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.program import found, main, on_project, progress

if TYPE_CHECKING:
    from playpress.pipeline import Playbook


@main.command(short_help="Write schemas that let an editor complete and check your files.")
@click.option("--editors", is_flag=True, help="Also write settings for VS Code and JetBrains where there are none.")
@on_project
def schema(editors: bool, project: Path | None, today: dt.date | None) -> None:
    """Write JSON Schemas into .playpress/schema/, with every field and every id of this playbook.

    With them an editor completes `team:` or `goals:` with the ids that exist, shows their names, and marks an unknown
    id while you type. `playpress serve` keeps them up to date; run this after cloning a project, or without `serve`.

    \b
    Examples:
      playpress schema
      playpress schema --editors
    """
    from playpress import host
    from playpress.host import editing, rendering
    from playpress.report import problems as report

    where = found(project)
    with progress("Reading the playbook"):
        playbook = rendering.read(where, today or host.today())
        changed = editing.write_schemas(playbook)
    click.echo(f"The schemas in .playpress/schema/ are up to date, {changed} of them changed.")
    if playbook.faults:
        words = "Ids that could not be read are accepted until they can be."
        click.echo(f"{report.fault_count(playbook.faults)} {words}", err=True)
    if editors:
        _wire(where, playbook)


def _wire(project: Path, playbook: "Playbook") -> None:
    """Write the settings of editors, and show what belongs into those that are there already."""
    from playpress.host import editing

    written, kept = editing.write_settings(project, playbook.kinds)
    for file in written:
        click.echo(f"Wrote {file}.")
    for file, content in kept.items():
        click.echo(f"\n{file} exists and was not changed. Add this to it:\n\n{content}")
