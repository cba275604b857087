"""The command that holds a promise against what really happened."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.program import main, on_project, progress, refuse, rows_of
from playpress.cli.project_folder import found

if TYPE_CHECKING:
    from playpress.graph import Book
    from playpress.model.kinds.handoff import Commitment, Handoff


@main.command(short_help="Say which share of past cases would have met a commitment.")
@click.argument("identifier", metavar="HANDOFF")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]), metavar="MOMENT",
              help="Seen from this moment, as 2026-11-30 17:00; the last one in the file when omitted.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people or for programs.")  # fmt: skip
@on_project
def backtest(
    identifier: str, file: Path, as_of: dt.datetime | None, form: str, project: Path | None, today: dt.date | None
) -> None:
    """Say which share of past cases would have met the commitment of a hand-off, by its own clock.

    FILE.csv has the columns received and answered, in local time; an empty answered means never. It needs no names,
    and nothing of it is kept.

    \b
    Examples:
      playpress backtest lead-to-sales leads.csv
      playpress backtest lead-to-sales leads.csv --as-of "2026-11-30 17:00"
    """
    from playpress import host, pipeline
    from playpress.derive.backtest import backtest as computed
    from playpress.model import answered

    where = found(project)
    with progress("Reading the playbook"):
        playbook = pipeline.read(where, today or host.today())
    if playbook.book is None or playbook.faults:
        refuse(playbook.faults, where, "Nothing was computed.")
    handoff = _handoff(playbook.book, identifier)
    promise = _promise(playbook.book, handoff)
    cases = rows_of(file, answered.read, "Nothing was computed.")
    result = computed(playbook.book, promise, cases, as_of)
    if form == "json":
        share = None if result.share is None else round(float(result.share), 4)
        counts = {name: getattr(result, name) for name in ("met", "missed", "never", "open")}
        seen = result.as_of.isoformat(timespec="minutes") if result.as_of else None
        click.echo(json.dumps({"schema": 1, "handoff": handoff.id, "share": share, **counts, "as_of": seen}, indent=2))
        return
    from playpress.model.numbers import percent

    with playbook.in_its_language():
        time = promise.time.words if promise.time else ""
        met = percent(result.share) if result.share is not None else ""
        promised = f" Promised: {percent(promise.share)} of cases." if promise.share is not None else ""
    click.echo(f'{handoff.name}: "{promise.what}" within {time}')
    seen = f"{result.as_of:%Y-%m-%d %H:%M}" if result.as_of else ""
    if result.share is None:
        none = f"No case can be judged yet: the time of {result.open} was still running at {seen}."
        later = " Give a later time with `--as-of`."
        click.echo(none + later if result.open else "The file has no cases.")
        return
    never = f", {result.never} of them never answered" if result.never else ""
    click.echo(f"{met} met: {result.met} of {result.met + result.missed}{never}.{promised}")
    if result.open:
        click.echo(f"{result.open} not counted: their time was still running at {seen}.")


def _handoff(book: "Book", identifier: str) -> "Handoff":
    from playpress.model.kinds.handoff import Handoff
    from playpress.thesaurus import nearest

    known = {each.id: each for each in book.all(Handoff)}
    wanted = identifier.removeprefix("handoff:")
    if wanted not in known:
        near = nearest(wanted, list(known))
        hint = f'Did you mean "{near}"?' if near else f"There are: {', '.join(known) or 'none'}."
        raise click.UsageError(f'There is no hand-off "{wanted}". {hint}')
    return known[wanted]


def _promise(book: "Book", handoff: "Handoff") -> "Commitment":
    """The promise whose time the receiver acts within."""
    from playpress.derive import contract

    promise = contract.acts_within(book, handoff)
    if promise is None:
        times = contract.times_of_receiver(book, handoff)
        wrong = f"promises {len(times)} times, and none is marked with `answers: yes`" if times else "promises no time"
        raise click.UsageError(f'The receiver of the hand-off "{handoff.id}" {wrong}. `playpress check` says where.')
    return promise
