"""The part of `check` that writes: what is open today is accepted for a time, so that only what is new is reported."""

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from playpress.cli.program import FAULTS, refuse, show
from playpress.language import counted

if TYPE_CHECKING:
    from playpress.pipeline import Playbook

REASON = "Found when checking began; to be fixed by the date given"


def accept_all(playbook: "Playbook", until: dt.date | None, by: str | None, reason: str, today: dt.date) -> None:
    """Write a waiver for every open finding, and say what was done and what was left, counted as `check` counts it.

    What `check` shows as one finding for several definitions is accepted in each of them.
    """
    from playpress import checks, host, pipeline
    from playpress.outputs import baseline
    from playpress.report import problems as report

    if playbook.book is None or playbook.loaded is None or playbook.faults:
        refuse(playbook.faults, playbook.project, "Nothing was accepted.")
    agreed = baseline.Agreement(_day(until, today), _role(playbook, by), reason)
    findings = checks.run(playbook.book, one_by_one=True).problems
    open_ = [finding for finding in findings if not finding.waived]
    done = baseline.accept(playbook.project, playbook.book, playbook.loaded.content.definitions, open_, agreed)
    show(report.carets(done.refused, playbook.project))
    edition = pipeline.Edition(profile=playbook.book.settings.checks)
    there = report.open_count(playbook.problems)
    left = report.open_count(host.read(playbook.project, today, edition).problems)
    click.echo(
        f"Accepted until {agreed.until}: {there - left} of {counted(there, 'finding')}, "
        f"in {counted(done.definitions, 'definition')} and {counted(len(done.files), 'file')}."
    )
    if done.left:
        click.echo("What belongs to no definition is left: `playpress check` lists it.")
    if done.refused:
        sys.exit(FAULTS)


def _day(until: dt.date | None, today: dt.date) -> dt.date:
    if until is None:
        raise click.UsageError("--accept-all needs --until: the last day on which the findings are accepted.")
    if until < today:
        raise click.UsageError(f"--until {until} is past. Name a day to come.")
    return until


def _role(playbook: "Playbook", by: str | None) -> str:
    from playpress.model.kinds.role import Role

    known = [role.id for role in playbook.book.all(Role)] if playbook.book else []
    if by is None or by not in known:
        wrong = f'There is no role "{by}".' if by else "--accept-all needs --by: the role that accepts the findings."
        raise click.UsageError(f"{wrong} Roles: {', '.join(known) or 'none yet'}.")
    return by
