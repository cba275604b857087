"""Where a command is run -> the folder of its playbook, in which a change that was cut off is completed first."""

from pathlib import Path

import click

from playpress.language import counted
from playpress.outputs import together
from playpress.problems import visible

_SETTINGS = "content/playbook.yml"
_NAMED = 3
"""So many files are named."""


def found(project: Path | None) -> Path:
    """The project's folder: as given, else the nearest upwards. A change that was cut off there is completed first."""
    folder = _found(project)
    _complete(folder)
    return folder


def _found(project: Path | None) -> Path:
    if project is not None:
        return project.resolve()
    try:
        here = Path.cwd()
    except OSError:
        raise click.UsageError("This folder does not exist any more; change to another one.") from None
    for folder in (here, *here.parents):
        if _holds_playbook(folder):
            return folder
    if (here / "content").is_dir():
        return here
    raise click.UsageError(
        f"There is no playbook here: neither {here} nor a parent folder contains {_SETTINGS}.\n"
        "Change to its folder, name it with --project DIR, or begin one with `playpress new DIR`."
    )


def _holds_playbook(folder: Path) -> bool:
    """Whether settings lie there. A content folder that may not be opened counts: reading it tells what is wrong."""
    try:
        return (folder / _SETTINGS).is_file()
    except PermissionError:
        return True


def _complete(project: Path) -> None:
    """Complete what a killed command left, and say so."""
    if files := together.complete(project):
        more = f" and {counted(len(files) - _NAMED, 'more file')}" if len(files) > _NAMED else ""
        names = ", ".join(map(visible, files[:_NAMED]))
        click.echo(f"A command that was cut off here is completed now; it changed {names}{more}.", err=True)
