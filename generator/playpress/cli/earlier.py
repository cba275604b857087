"""A revision or a time ago, as a command names it -> the playbook as it was then, or what keeps it from being read."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.outputs.disk import RefusedError

if TYPE_CHECKING:
    from playpress.pipeline import Edition, Playbook


def revision(project: Path, rev: str | None, ago: str | None, day: dt.date) -> tuple[str, str]:
    """What is compared with: as it was asked for, and as a revision of git."""
    from playpress.source.revision import Unread, last_before

    if (rev is None) == (ago is None):
        raise click.UsageError("Name one: a revision (v1, HEAD), or --since with a time or a day (30d, 2026-10-01).")
    asked = rev if rev is not None else ago or ""
    end = None if rev is not None else _day_of(asked, day)
    commit = last_before(project, end) if end else asked
    if isinstance(commit, Unread):
        raise RefusedError(f"{commit.message}. {commit.hint}")
    return asked, commit


def _day_of(asked: str, today: dt.date) -> dt.date | None:
    """The day that a time ago, or a date, means; nothing where it is the name of a revision."""
    from playpress.model.invalid import InvalidValue
    from playpress.model.times import Duration

    try:
        return dt.date.fromisoformat(asked)
    except ValueError:
        pass
    try:
        return today - dt.timedelta(days=int(Duration.parse(asked).days))
    except (InvalidValue, OverflowError):
        return None


def state(
    project: Path, rev: str, folder: Path, day: dt.date, edition: "Edition | None" = None, *, pictures: bool = False
) -> "Playbook":
    """The playbook in a revision, in an edition or the whole. `folder` is a new one, which holds its files.

    With `pictures`, it also holds those of then, and not only their names.
    """
    from playpress import pipeline
    from playpress.source.revision import Unread

    found = pipeline.earlier(project, rev, folder, day, edition=edition or pipeline.WHOLE, pictures=pictures)
    if isinstance(found, Unread):
        raise RefusedError(f"{found.message}. {found.hint}")
    return found


def faults_of(playbook: "Playbook", name: str) -> Iterator[str]:
    """The faults of a state that was to be compared."""
    from playpress.report import problems as report

    if playbook.faults:
        yield f"{name} cannot be compared yet. {report.fault_count(playbook.faults)}"
        yield ""
        yield from report.carets(playbook.faults, playbook.project)
