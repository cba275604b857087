"""Arguments -> the work of a command, with progress, a report and an exit code."""

import datetime as dt
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from playpress import __version__
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.outputs.lock import BusyError

if TYPE_CHECKING:
    from playpress.derive.planning import Worksheet
    from playpress.graph import Book
    from playpress.model.kinds.plan import Plan
    from playpress.pipeline import Playbook

FAULTS, USAGE, BUG, CANNOT_WRITE, BUSY, INTERRUPTED = 1, 2, 70, 73, 75, 130
_SETTINGS = "content/playbook.yml"

F = TypeVar("F", bound=Callable[..., Any])


class Program(click.Group):
    """The commands, with every error turned into words and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. No traceback, unless PLAYPRESS_DEBUG asks for it."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except RefusedError as error:
            _stop(ctx, str(error), USAGE)
        except BusyError as error:
            _stop(ctx, f"{error}. Wait until it is done.", BUSY)
        except CannotWriteError as error:
            same = " What was published before is as it was." if ctx.invoked_subcommand == "build" else ""
            _stop(ctx, f"{error}.{same}", CANNOT_WRITE)
        except KeyboardInterrupt:
            same = " What was published before is as it was." if ctx.invoked_subcommand == "build" else ""
            _stop(ctx, f"stopped before it was done.{same}", INTERRUPTED)
        except Exception as error:
            _bug(ctx, error)


class Day(click.ParamType[dt.date]):
    """A day written as 2026-11-23."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or what is wrong with it."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day; write it like 2026-11-23.', param, ctx)


def on_project(command: F) -> F:
    """The two options that every command on a project takes."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    where = "The folder of the playbook. [default: the nearest folder upwards that holds content/playbook.yml]"
    when = "The day it is seen from: reviews and waivers depend on it. [default: SOURCE_DATE_EPOCH, else today]"
    command = click.option("--today", type=Day(), help=when)(command)
    return click.option("--project", type=folder, help=where, metavar="DIR")(command)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="playpress")
def main() -> None:
    """One playbook for sales and marketing: written down once, checked, and published as a website.

    \b
    Begin:
      playpress new my-playbook     a finished example to change
      cd my-playbook
      playpress check               what does not fit together yet
      playpress build               the website, in the folder site/

    \b
    While you write:
      playpress serve               the website on this computer; every saved change shows at once

    `playpress COMMAND --help` tells more about a command.
    """


@main.command(short_help="Write a playbook to begin with into a new folder.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--sample", type=click.Choice(["reference", "small", "b2b"]), help="Which one. [default: reference]")
@click.option("--small", is_flag=True, hidden=True, help="Short for --sample small.")
def new(folder: Path, sample: str | None, small: bool) -> None:
    """Write a playbook to begin with into DIR, an empty or a new folder.

    \b
    The samples:
      reference   goals, strategies, processes and hand-offs of a maker of coffee machines
      b2b         a software company's funnel, plan, messages and hand-offs of three teams
      small       five files, forty lines: the smallest useful one

    \b
    Examples:
      playpress new my-playbook
      playpress new my-playbook --sample b2b
    """
    from playpress import starter

    if small and sample not in (None, "small"):
        raise click.UsageError(f"--small is short for --sample small, and --sample {sample} was asked for, too.")
    files = starter.create(folder, sample or ("small" if small else "reference"))
    here = folder.resolve() == Path.cwd()
    click.echo(f"Wrote {len(files)} files into {'this folder' if here else folder}. Next:\n")
    if not here:
        click.echo(f"  cd {_quoted(folder)}")
    click.echo("  playpress check      what does not fit together yet")
    click.echo("  playpress serve      the website on this computer, while you write")
    click.echo("\nEverything you may change lies in content/. Begin with content/playbook.yml: your company's name.")


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
              help="For people, for programs, or for annotations in a GitHub workflow.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["error", "warn"]), help="Exit with 1 at findings of this level, too.")
@click.option("--all", "whole", is_flag=True, help="Every finding, not only the ten that matter most.")
@on_project
def check(
    form: str, fail_on: Literal["error", "warn"] | None, whole: bool, project: Path | None, today: dt.date | None
) -> None:
    """Read the playbook and list what is wrong with it.

    Faults (a misspelt field, a link that leads nowhere) stop a build. Findings (a goal without a strategy, a
    hand-off without a deadline) do not: they are published, so that both teams see them.

    \b
    Examples:
      playpress check                      the ten findings that matter most
      playpress check --all                every one, and what was not looked at
      playpress check --fail-on error      for an automatic check before publishing
      playpress check --format json
    """
    from playpress import host, report
    from playpress.derive.summary import shares
    from playpress.problems import at_least

    where = _found(project)
    with _progress("Reading the playbook"):
        playbook = host.read(where, today or host.today())
    counted = shares(playbook.book) if playbook.book and not playbook.faults else ()
    facts = (playbook.problems, counted, playbook.asleep)
    if form == "json":
        click.echo(report.as_json(playbook.problems, report.summary(*facts)))
    else:
        shown, more = report.chosen(playbook.problems, whole or form == "github")
        _print(report.carets(shown, where) if form == "text" else report.github(shown))
        _print(iter([more] if more else []))
        _print(report.closing(*facts, whole), err=form == "github")
    if playbook.faults or (fail_on and at_least(playbook.problems, fail_on)):
        sys.exit(FAULTS)


def _collect_seldom() -> None:
    """Look for garbage less often, until the process ends: a build makes many small things and throws few away."""
    gc.set_threshold(100_000, 20, 100)


@main.command(short_help="Build the website, in the folder site/.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes. [default: site/]")
@click.option("--strict", is_flag=True, help="Stop at findings (errors and warnings), too.")
@on_project
def build(out: Path | None, strict: bool, project: Path | None, today: dt.date | None) -> None:
    """Build the website.

    It is built beside the old one and replaces it when it is complete: if anything fails, the old one stays.

    \b
    Examples:
      playpress build
      playpress build --out /srv/www/playbook --strict
    """
    _collect_seldom()
    from playpress import host, report

    where = _found(project)
    target = out or where / "site"
    with _progress("Building the website"):
        built = host.build(where, target, today or host.today(), strict)
    if built.problems:
        _print(report.carets(built.problems, where))
        click.echo(f"Nothing was built. {report.fault_count(built.problems) or report.finding_count(built.problems)}")
        sys.exit(FAULTS)
    for note in built.notes:
        click.echo(f"MkDocs: {note}", err=True)
    click.echo(f"Built {built.pages} pages. {report.finding_count(built.playbook.problems)}")
    if built.playbook.findings:
        click.echo("Findings are listed by `playpress check`, and in the site under Alignment.")
    click.echo(f"Open it in a browser: {target.absolute() / 'index.html'}")


@main.command(short_help="Show the website on this computer while you write.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Its port; 0 for a free one."
)
@on_project
def serve(port: int, project: Path | None, today: dt.date | None) -> None:
    """Show the website on this computer while you write; every saved change shows at once.

    Nobody else can see it. Press Ctrl+C to stop.
    """
    from playpress.host.preview import serve as preview

    _log_to_terminal()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    preview(_found(project), port, today, lambda url: click.echo(f"Open {url} in a browser. Ctrl+C stops."))


@main.command(short_help="Write plain Markdown for a host without Playpress.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@on_project
def stage(folder: Path, project: Path | None, today: dt.date | None) -> None:
    """Write plain Markdown and one mkdocs.yml into DIR, for a host that has no plugin for Playpress.

    \b
    Examples:
      playpress stage staged && zensical build -f staged/mkdocs.yml --strict
      playpress stage staged && mkdocs build -f staged/mkdocs.yml
    """
    from playpress import host, report
    from playpress.outputs import stage as staging

    where = _found(project)
    with _progress("Writing the pages"):
        playbook = host.read(where, today or host.today())
        files, faults = host.staged(playbook)
        changed = 0 if faults else staging.write(folder, files)
    if faults:
        _print(report.carets(faults, where))
        click.echo(f"Nothing was written. {report.fault_count(faults)}")
        sys.exit(FAULTS)
    click.echo(f"{len(files)} files in {folder}, {changed} of them changed. Its configuration: {folder / 'mkdocs.yml'}")


@main.command(short_help="Compute what a plan needs, also with other numbers.")
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--set", "changes", multiple=True, metavar="NAME=VALUE", help="Another number, just to see; often.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people or for programs.")  # fmt: skip
@on_project
def plan(
    identifier: str | None, changes: tuple[str, ...], form: str, project: Path | None, today: dt.date | None
) -> None:
    """Compute what the plan ID needs at each stage; without ID, the one that is part of no other.

    \b
    Examples:
      playpress plan
      playpress plan year-2027 --set revenue_target=2.4M
      playpress plan year-2027 --set avg_deal=60000 --set sql=25%
    """
    from playpress import host, pipeline, report, report_plan

    where = _found(project)
    playbook = pipeline.read(where, today or host.today())
    if playbook.book is None or playbook.faults:
        _print(report.carets(playbook.faults, where))
        click.echo(f"Nothing was computed. {report.fault_count(playbook.faults)}")
        sys.exit(FAULTS)
    chosen = _plan(playbook.book, identifier)
    changed = dict(_pair(each) for each in changes)
    sheet = _what_if(playbook.book, chosen, changed)
    if form == "json":
        click.echo(report_plan.as_json(sheet, changed))
    else:
        _print(report_plan.lines(playbook.book, sheet, changed))


def _plan(book: "Book", identifier: str | None) -> "Plan":
    """The plan somebody asks for; where nobody says which, the only one that is part of no other."""
    from playpress import report_plan
    from playpress.derive.planning import worksheet
    from playpress.model.kinds.plan import Plan

    plans = book.all(Plan)
    if not plans:
        raise click.UsageError("This playbook has no plan. Write one into content/plans.yml.")
    found = [each for each in plans if (each.id == identifier if identifier else each.parent is None)]
    if len(found) == 1:
        return found[0]
    listed = "\n".join(report_plan.overview([worksheet(book, each) for each in plans]))
    wrong = f'There is no plan "{identifier}"' if identifier else "There are several plans"
    raise click.UsageError(f"{wrong}. Name one of these:\n{listed}")


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f'"{text}" is not NAME=VALUE. For example: --set revenue_target=2.4M')
    return name.strip(), value.strip()


def _what_if(book: "Book", chosen: "Plan", changed: dict[str, str]) -> "Worksheet":
    """The plan's worksheet, with other numbers where somebody wants to see them."""
    from playpress.derive.planning import whatif, worksheet
    from playpress.model.kinds.funnel import Funnel

    funnel = book.get(chosen.funnel)
    if not isinstance(funnel, Funnel):
        return worksheet(book, chosen)
    currency = worksheet(book, chosen).currency
    for name, value in changed.items():
        try:
            chosen, funnel = whatif.apply(chosen, funnel, name, value, currency)
        except whatif.NotUnderstoodError as error:
            raise click.UsageError(str(error)) from None
    return worksheet(book, chosen, funnel)


@main.command(short_help="Say what changed since an earlier revision.")
@click.argument("since", metavar="REV")
@click.argument("until", metavar="[REV2]", required=False)
@click.option("--role", metavar="ID", help="Only what concerns this role, for example sales-rep.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people or for programs.")  # fmt: skip
@on_project
def diff(
    since: str, until: str | None, role: str | None, form: str, project: Path | None, today: dt.date | None
) -> None:
    """Say what changed in the playbook since REV, for whom, and which findings came or went.

    REV is a tag, a branch or a commit of git. It is compared with the files as they are now, or with REV2. Only the
    meaning counts: files that were moved about, reordered or written in another way change nothing.

    \b
    Examples:
      playpress diff v1                      since the tag v1
      playpress diff HEAD                    what is not committed yet
      playpress diff v1 v2 --role sales-rep
    """
    from playpress import host, pipeline, report_changes

    where, day = _found(project), today or host.today()
    with TemporaryDirectory(prefix="playpress-") as folder:
        with _progress("Comparing"):
            before = _state(where, since, Path(folder) / "since", day)
            after = _state(where, until, Path(folder) / "until", day) if until else host.read(where, day)
            changes = pipeline.changed(before, after)
        faults = {"since": before.faults, "until": after.faults}
        wanted = _role(role, changes.roles) if role and changes else ""
        if form == "json":
            click.echo(report_changes.as_json(since, until or "", changes, faults, wanted))
        elif changes is not None:
            _print(report_changes.lines(changes, wanted))
        else:
            _print(_faults_of(before, f'"{since}"'))
            _print(_faults_of(after, f'"{until}"' if until else "The playbook as it is now"))
    if changes is None:
        sys.exit(FAULTS)


def _state(project: Path, rev: str, folder: Path, day: dt.date) -> "Playbook":
    """The playbook in a revision."""
    from playpress import pipeline
    from playpress.source.revision import Unread

    found = pipeline.earlier(project, rev, folder, day)
    if isinstance(found, Unread):
        raise RefusedError(f"{found.message}. {found.hint}")
    return found


def _faults_of(playbook: "Playbook", name: str) -> Iterator[str]:
    """The faults of one of two states that were to be compared."""
    from playpress import report

    if playbook.faults:
        yield f"{name} cannot be compared yet. {report.fault_count(playbook.faults)}"
        yield ""
        yield from report.carets(playbook.faults, playbook.project)


def _role(written: str, roles: Mapping[str, str]) -> str:
    """The id of a role, with or without its kind in front."""
    wanted = written.removeprefix("role:")
    if wanted not in roles:
        near = get_close_matches(wanted, list(roles), 1, 0.6)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(roles) or 'none'}."
        raise click.UsageError(f'There is no role "{wanted}". {hint}')
    return wanted


def _found(project: Path | None) -> Path:
    """The project's folder: as given, else the nearest upwards."""
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
        f"There is no playbook here: neither {here} nor a folder above it holds {_SETTINGS}.\n"
        "Change to its folder, name it with --project DIR, or begin one with `playpress new DIR`."
    )


def _holds_playbook(folder: Path) -> bool:
    """Whether settings lie there. A content folder that may not be opened counts: reading it tells what is wrong."""
    try:
        return (folder / _SETTINGS).is_file()
    except PermissionError:
        return True


def _print(lines: Iterator[str], err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)


@contextmanager
def _progress(words: str) -> Iterator[None]:
    """A sign of life on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{words} …"):
        yield


def _log_to_terminal() -> None:
    """What MkDocs and we have to say while serving."""
    import logging

    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)


def _quoted(folder: Path) -> str:
    text = str(folder)
    return f'"{text}"' if " " in text else text


def _stop(ctx: click.Context, message: str, code: int) -> None:
    click.echo(f"playpress: {message}", err=True)
    ctx.exit(code)


def _bug(ctx: click.Context, error: Exception) -> None:
    """A mistake of ours: say so, and what to send us."""
    if os.environ.get("PLAYPRESS_DEBUG"):
        raise error
    last = extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    click.echo("playpress: this is a mistake in Playpress, not in your files.", err=True)
    click.echo("Please report it with these two lines and what you did; PLAYPRESS_DEBUG=1 shows more:", err=True)
    click.echo(f"  playpress {__version__}, Python {sys.version.split()[0]}", err=True)
    click.echo(f"  {type(error).__name__}: {error} ({where})", err=True)
    ctx.exit(BUG)
