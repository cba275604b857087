"""The command that compares a built site with its manifest, and with the playbook that it was made from."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.program import FAULTS, main, progress, show
from playpress.cli.project_folder import found
from playpress.language import counted
from playpress.problems import visible

if TYPE_CHECKING:
    from playpress.outputs.manifest import Manifest

_FEW = 20


@main.command(short_help="Check that a built site is as it was built, from the playbook as it is.")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--manifest", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="Its manifest. [default: .DIR.playpress/manifest.json, next to DIR]")  # fmt: skip
@click.option("--project", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="The folder of the playbook. [default: the closest parent folder that contains "
              "content/playbook.yml]")  # fmt: skip
@click.option("--files-only", is_flag=True, help="Compare the files alone, not the playbook.")
def verify(folder: Path, file: Path | None, project: Path | None, files_only: bool) -> None:
    """Check that the site in DIR is as it was built, and that the playbook still says what the site shows.

    Lists files that are changed, missing or added, and definitions that are different now. Ends with exit code 1 where
    there are any.

    \b
    Examples:
      playpress verify site
      playpress verify site-partner
      playpress verify downloaded --manifest .site.playpress/manifest.json --files-only
    """
    from playpress.outputs import manifest
    from playpress.outputs.disk import RefusedError

    path = file or manifest.place(folder.resolve())
    if not path.is_file():
        raise RefusedError(f"{folder} has no manifest ({path}); build it again, or name its manifest: --manifest FILE")
    noted = manifest.read(path)
    with progress("Comparing the site"):
        files = [f"{state}: {name}" for state, name in noted.differences(folder)]
        sources = [] if files_only else list(_sources(noted, found(project)))
    show(_listed(files, "file"))
    show(_listed(sources, "source"))
    if files or sources:
        sys.exit(FAULTS)
    whom = f", for {noted.origin.circle}" if noted.origin.circle else ""
    same = counted(len(noted.files), "file is as it was", "files are as they were")
    click.echo(f"All {same} built{whom}, seen from {noted.origin.day or 'no day'}.")
    if not files_only:
        said = counted(len(noted.origin.sources), "definition or file", "definitions and files")
        click.echo(f"The playbook says the same as then in {said}.")


def _sources(noted: "Manifest", project: Path) -> Iterator[str]:
    """What the playbook says otherwise than when the site was made, for the readers that it was made for."""
    from playpress import __version__, host, pipeline

    origin = noted.origin
    edition = pipeline.Edition(origin.circle, True, origin.options.get("pdfs"), origin.options.get("guide"))
    day = dt.date.fromisoformat(origin.day) if origin.day else host.today()
    playbook = host.read(project, day, edition)
    if playbook.faults:
        yield f"the playbook has errors now: {len(playbook.faults):,}; `playpress check` lists them"
        return
    now = host.origin(playbook, day).sources
    for name in sorted(now.keys() | origin.sources.keys()):
        if name not in now:
            yield f"gone since: {name}"
        elif name not in origin.sources:
            yield f"new since: {name}"
        elif now[name] != origin.sources[name]:
            yield f"different now: {name}"
    if origin.made_by != __version__:
        yield f"made by Playpress {origin.made_by or 'unknown'}; this is {__version__}"


def _listed(lines: list[str], noun: str) -> Iterator[str]:
    """The first lines, and how many there are."""
    if not lines:
        return
    yield from map(visible, lines[:_FEW])
    if len(lines) > _FEW:
        yield f"and {len(lines) - _FEW:,} more"
    yield f"{counted(len(lines), f'{noun} differs', f'{noun}s differ')}."
