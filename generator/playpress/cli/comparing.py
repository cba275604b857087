"""The command that compares two states of a playbook: what changed, for whom, and which findings came or went."""

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from playpress.cli import earlier
from playpress.cli.program import FAULTS, main, on_project, progress, show
from playpress.cli.project_folder import found

if TYPE_CHECKING:
    from playpress.derive.changes import Changes
    from playpress.report.changes import Reader


@main.command(short_help="Say what changed since an earlier revision.")
@click.argument("since", metavar="[REV]", required=False)
@click.argument("until", metavar="[REV2]", required=False)
@click.option("--since", "ago", metavar="WHEN", help="Instead of REV: a time, a day or a revision: 30d, 2026-10-01.")
@click.option("--role", metavar="ID", help="Only what concerns this role, for example sales-rep.")
@click.option("--team", metavar="ID", help="Only what concerns a role of this team, for example sales.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people or for programs.")  # fmt: skip
@on_project
def diff(
    since: str | None,
    until: str | None,
    ago: str | None,
    role: str | None,
    team: str | None,
    form: str,
    project: Path | None,
    today: dt.date | None,
) -> None:
    """Show what changed in the playbook since REV, who is affected, and which findings are new or resolved.

    REV is a tag, a branch or a commit of git. It is compared with the files as they are now, or with REV2. Only the
    meaning counts: files that were moved about, reordered or written in another way change nothing.

    \b
    Examples:
      playpress diff v1                      since the tag v1
      playpress diff HEAD                    what is not committed yet
      playpress diff v1 v2 --role sales-rep
      playpress diff --since 30d --team sales
    """
    from playpress import host, pipeline
    from playpress.host import rendering
    from playpress.report import changes as changes_report

    where, day = found(project), today or host.today()
    since, revision = earlier.revision(where, since, ago, day)
    with TemporaryDirectory(prefix="playpress-") as folder:
        with progress("Comparing"):
            before = earlier.state(where, revision, Path(folder) / "since", day)
            after = earlier.state(where, until, Path(folder) / "until", day) if until else rendering.read(where, day)
            changes = pipeline.changed(before, after)
        faults = {"since": before.faults, "until": after.faults}
        whom = reader(role, team, changes) if changes else None
        if form == "json":
            click.echo(changes_report.as_json(since, until or "", changes, faults, whom))
        elif changes is not None:
            with after.in_its_language():
                show(changes_report.lines(changes, whom))
        else:
            show(earlier.faults_of(before, f'"{since}"'))
            show(earlier.faults_of(after, f'"{until}"' if until else "The playbook as it is now"))
    if changes is None:
        sys.exit(FAULTS)


def reader(role: str | None, team: str | None, changes: "Changes") -> "Reader | None":
    """For whom the changes are reported; nothing for all roles."""
    from playpress.report.changes import Reader

    if role and team:
        raise click.UsageError("Name a role or a team, not both.")
    if role:
        wanted = _known(role, "role", changes.roles)
        return Reader("role", wanted, changes.roles[wanted], (wanted,))
    if team:
        wanted = _known(team, "team", changes.teams)
        return Reader("team", wanted, changes.teams[wanted], changes.members.get(wanted, ()))
    return None


def _known(written: str, kind: str, ids: Mapping[str, str]) -> str:
    """The id of a role or a team, with or without its kind in front."""
    from playpress.thesaurus import nearest

    wanted = written.removeprefix(f"{kind}:")
    if wanted not in ids:
        near = nearest(wanted, list(ids))
        hint = f'Did you mean "{near}"?' if near else f"There are: {', '.join(ids) or 'none'}."
        raise click.UsageError(f'There is no {kind} "{wanted}". {hint}')
    return wanted
