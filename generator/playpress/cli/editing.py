"""The command for editors: schemas that know the fields and the ids of a playbook, and the settings that use them."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.naming import kind_called
from playpress.cli.program import main, on_project, progress, show
from playpress.cli.project_folder import found

if TYPE_CHECKING:
    from playpress.pipeline import Playbook


@main.command(short_help="Write schemas for editors; or say which fields a kind has.")
@click.argument("kinds", metavar="[KIND]...", nargs=-1)
@click.option("--editors", is_flag=True, help="Also write settings for VS Code and JetBrains where there are none.")
@on_project
def schema(kinds: tuple[str, ...], editors: bool, project: Path | None, today: dt.date | None) -> None:
    """Write JSON Schemas into .playpress/schema/, with every field and every id of this playbook; or list fields.

    With KIND nothing is written: each field of that kind is shown with its values, what it means and an example;
    the fields that all kinds have come once, at the end.
    `settings` are the fields of content/playbook.yml, `kinds` those of content/kinds/.

    With them an editor completes `team:` or `goals:` with the ids that exist, shows their names, and marks an unknown
    id while you type. `playpress serve` keeps them up to date; run this after cloning a project, or without `serve`.

    \b
    Examples:
      playpress schema
      playpress schema metric goal
      playpress schema settings
      playpress schema --editors
    """
    from playpress import host
    from playpress.host import editing, rendering
    from playpress.report import problems as report

    where = found(project)
    if kinds:
        _fields(where, kinds)
        return
    with progress("Reading the playbook"):
        playbook = rendering.read(where, today or host.today())
        changed = editing.write_schemas(playbook)
    click.echo(f"The schemas in .playpress/schema/ are up to date, {changed} of them changed.")
    if playbook.faults:
        words = "Ids that could not be read are accepted until they can be."
        click.echo(f"{report.fault_count(playbook.faults)} {words}", err=True)
    if editors:
        _wire(where, playbook)


def _fields(project: Path, names: tuple[str, ...]) -> None:
    """Show the fields of kinds, of the settings, of declared kinds."""
    from playpress.model import own_kinds
    from playpress.model.kinds import KINDS
    from playpress.model.load import load
    from playpress.model.own_kinds.declaration import DeclaredKind
    from playpress.model.settings import Settings
    from playpress.report import fields
    from playpress.source.content import SETTINGS

    known = load(project, KINDS).own.kinds
    shown = [kind_called(name, known) for name in names if name not in {"settings", own_kinds.FOLDER}]
    for number, name in enumerate(names):
        if number:
            click.echo()
        if name == "settings":
            show(fields.of_model(name, SETTINGS, Settings))
        elif name == own_kinds.FOLDER:
            show(fields.of_model(name, f"content/{name}/ID.yml", DeclaredKind))
        else:
            show(fields.of_kind(kind_called(name, known)))
    if shown:
        show(fields.of_every_kind(shown))


def _wire(project: Path, playbook: "Playbook") -> None:
    """Write the settings of editors, and show what belongs into those that are there already."""
    from playpress.host import editing

    written, kept = editing.write_settings(project, playbook.kinds)
    for file in written:
        click.echo(f"Wrote {file}.")
    for file, content in kept.items():
        click.echo(f"\n{file} exists and was not changed. Add this to it:\n\n{content}")
