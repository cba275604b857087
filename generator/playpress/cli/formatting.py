"""The command that brings files of definitions into one layout: order of fields, indentation, blank lines."""

import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.program import FAULTS, main, on_project, progress, refuse, show
from playpress.cli.project_folder import found
from playpress.language import counted

if TYPE_CHECKING:
    import datetime as dt

    from playpress.authoring.formatting import Formatted


@main.command(short_help="Put files in one layout: order of fields, indentation, blank lines.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; list the files in another layout, with exit code 1.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@on_project
def fmt(files: tuple[Path, ...], check: bool, diff: bool, project: Path | None, today: "dt.date | None") -> None:
    """Put files in one layout, or all of the playbook without FILE.

    Fields get the order in which the guide lists them, upkeep last; definitions get one blank line between them, values
    an indentation of two. Comments move along with what they are about, and what is between brackets stays as it is. No
    value changes: a file for which that is not certain is left as it is, with the reason.

    \b
    Examples:
      playpress fmt
      playpress fmt content/goals.yml --diff
      playpress fmt --check
    """
    from playpress.authoring import formatting
    from playpress.model.kinds import KINDS
    from playpress.outputs import saving

    del today  # a layout has no day
    where = found(project)
    with progress("Reading the playbook"):
        every = list(formatting.formatted(where, KINDS, [_named(each, where) for each in files]))
    changed = [each for each in every if each.changed]
    problems = [each.problem for each in every if each.problem]
    if diff:
        show(line for each in changed for line in _difference(each))
    if not (check or diff):
        before = {each.file: each.before for each in changed}
        if wrong := saving.save_all(where, before, {each.file: each.after for each in changed}):
            refuse([*problems, *wrong], where, "Nothing was written.")
    if check or not diff:
        show(f"{'Would change' if check else 'Formatted'} {each.file}." for each in changed)
    if problems:
        refuse(problems, where, "These files are as they were.")
    click.echo(_summary(changed, every))
    sys.exit(FAULTS if check and changed else 0)


def _named(path: Path, project: Path) -> str:
    """A file as a playbook calls it: from the root of the project."""
    try:
        return Path.cwd().joinpath(path).resolve().relative_to(project).as_posix()
    except ValueError:
        raise click.UsageError(f"{path} is not in the playbook {project}.") from None


def _summary(changed: Sequence["Formatted"], every: Sequence["Formatted"]) -> str:
    same = len(every) - len(changed)
    return f"{counted(len(changed), 'file')} in another layout, {same} in this one already."


def _difference(each: "Formatted") -> Iterator[str]:
    before, after = ((data or b"").decode("utf-8").splitlines() for data in (each.before, each.after))
    yield from difflib.unified_diff(before, after, each.file, each.file, lineterm="")
