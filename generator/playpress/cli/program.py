"""The program itself: its options, its errors in words, its exit codes, and what every command needs."""

import datetime as dt
import gc
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from playpress import __version__
from playpress.cli.terminal import take_any_text
from playpress.language import counted
from playpress.outputs.disk import CannotWriteError, RefusedError, refused_by_disk, refused_place
from playpress.outputs.lock import BusyError
from playpress.outputs.requirements import MissingError, naming_packages
from playpress.problems import Problem, visible

if TYPE_CHECKING:
    from playpress.derive.training import Hours
    from playpress.pipeline import Playbook

FAULTS, USAGE, BUG, CANNOT_WRITE, CANNOT_DRAW, BUSY, INTERRUPTED = 1, 2, 70, 73, 74, 75, 130
_NO_ROOM = "no folder for temporary files can be written. Free space on its disk, or name another one: TMPDIR=…"
FIRST_YEAR, LAST_YEAR = 1970, 2199
"""What a playbook may be seen from, and when somebody may start."""

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R")


class Program(click.Group):
    """The commands, with every error turned into words and an exit code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program, whatever can be written where its words go."""
        take_any_text()
        with _ended_as_by_ctrl_c():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. No traceback, unless PLAYPRESS_DEBUG asks for it."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            with naming_packages():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except RefusedError as error:
            _stop(ctx, str(error), USAGE)
        except MissingError as error:
            _stop(ctx, "\n  ".join([str(error), *error.cure]), CANNOT_DRAW)
        except BusyError as error:
            _stop(ctx, f"{error}. Wait until it is done.", BUSY)
        except CannotWriteError as error:
            same = " What was published before is as it was." if ctx.invoked_subcommand == "build" else ""
            _stop(ctx, f"{error}.{same}", CANNOT_WRITE)
        except OSError as error:
            if Path(extract_tb(error.__traceback__)[-1].filename) == Path(tempfile.__file__):
                _stop(ctx, _NO_ROOM, CANNOT_WRITE)
            if not refused_by_disk(error):
                _bug(ctx, error)
            where = f" {place}" if (place := refused_place(error)) else ""
            _stop(ctx, f"cannot use{where} ({(error.strerror or 'unknown cause').lower()}).", CANNOT_WRITE)
        except KeyboardInterrupt:
            same = " What was published before is as it was." if ctx.invoked_subcommand == "build" else ""
            _stop(ctx, f"stopped before it was done.{same}", INTERRUPTED)
        except Exception as error:
            _bug(ctx, error)


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Where the system, or a terminal that is closed, ends the program, it removes what it wrote for a while."""
    ends = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded = [each for each in ends if signal.getsignal(each) is signal.SIG_DFL and current_thread() is main_thread()]
    for each in heeded:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in heeded:
            signal.signal(each, signal.SIG_DFL)


class FolderPath(click.Path):
    """A folder to write into. `-` is none: that is standard output, and these are many files."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path of the folder."""
        if value == "-":
            self.fail("many files cannot go to standard output; name a folder instead of -", param, ctx)
        return super().convert(value, param, ctx)


class Day(click.ParamType[dt.date]):
    """A day written as 2026-11-23."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or what is wrong with it."""
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day; write it like 2026-11-23.', param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f'"{value}" is too far away; write a day of the years {FIRST_YEAR} to {LAST_YEAR}.', param, ctx)
        return day


class DayHours(click.ParamType["Hours"]):
    """From when to when on a day, written as 09:00-16:00."""

    name = "HH:MM-HH:MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Hours":
        """The hours, or what is wrong with them."""
        from playpress.derive.training import Hours
        from playpress.model.invalid import InvalidValue
        from playpress.model.working_time import moment

        if isinstance(value, Hours):
            return value
        written, dash, until = value.replace("–", "-").partition("-")
        try:
            begin = moment(written)
            end = moment(until) if dash else begin
        except InvalidValue as error:
            self.fail(f"{error.message}. {error.hint}", param, ctx)
        if not dash:
            self.fail(f'"{value}" has no end; write it like 09:00-16:00.', param, ctx)
        if begin >= end:
            self.fail(f'"{value}" ends before it begins; write it like 09:00-16:00.', param, ctx)
        return Hours(begin, end)


def collect_seldom() -> None:
    """Look for garbage less often, until the process ends: a build, print or import makes many things that stay."""
    gc.set_threshold(100_000, 20, 100)


def on_project(command: F) -> F:
    """The two options that every command on a project takes."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    where = "The folder of the playbook. [default: the closest parent folder that contains content/playbook.yml]"
    when = "Run as if today were this date (affects reviews and waivers). [default: SOURCE_DATE_EPOCH, else today]"
    command = click.option("--today", type=Day(), help=when)(command)
    return click.option("--project", type=folder, help=where, metavar="DIR")(command)


def for_readers(command: F) -> F:
    """The option of every command that shows a playbook to somebody."""
    whom = "Only what this circle of readers may see, one of `readers` in playbook.yml. [default: everything]"
    return click.option("--for", "circle", default="", metavar="READERS", help=whom)(command)


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
      playpress serve               the website on this computer; every saved change shows immediately

    `playpress COMMAND --help` explains a command.
    """


def show(lines: Iterator[str], err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)


def show_notices(problems: Sequence[Problem]) -> None:
    """What stops nothing and is not published, beside the work of a command."""
    from playpress.report import problems as report

    show(report.plain([problem for problem in problems if problem.category == "notice"]), err=True)


def show_left_out(playbook: "Playbook") -> None:
    """Where the readers of an edition see less than was written for them, in one line."""
    number = len(playbook.left_out) if playbook.circle else 0
    if number:
        count = counted(number, "thing is", "things are")
        click.echo(
            f"{count} left out for {playbook.circle}: `playpress check --for {playbook.circle} --all` lists them.",
            err=True,
        )


def refuse(problems: Sequence[Problem], project: Path, consequence: str) -> NoReturn:
    """Show what is wrong with a playbook and what was therefore not done, and end with the exit code of faults."""
    from playpress.report import problems as report

    show(report.carets(problems, project))
    click.echo(f"{consequence} {report.fault_count(problems) or report.finding_count(problems)}")
    sys.exit(FAULTS)


def rows_of(file: Path, read: Callable[[str, str], tuple[list[R], list[Problem]]], consequence: str) -> list[R]:
    """What a table next to a playbook says, by what reads its text and its name. Ends with its faults, if it has any.

    Its lines are not shown with them: names of people may be in them.
    """
    from playpress.report import problems as report
    from playpress.source import file_text

    text, unreadable = file_text.decoded(file.read_bytes(), str(file))
    rows, wrong = read(text, str(file)) if text is not None else ([], [])
    if problems := [*unreadable, *wrong]:
        show(report.plain(problems))
        click.echo(f"{consequence} {report.fault_count(problems)}")
        sys.exit(FAULTS)
    return rows


@contextmanager
def progress(words: str, also_in_files: bool = False) -> Iterator[None]:
    """Progress on a terminal; elsewhere nothing, or a line where the work may take minutes."""
    if not sys.stderr.isatty():
        if also_in_files:
            click.echo(f"{words} …", err=True)
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{words} …"):
        yield


def _stop(ctx: click.Context, message: str, code: int) -> None:
    lines = (visible(line) for line in f"playpress: {message}".split("\n"))
    click.echo("\n".join(lines), err=True)
    ctx.exit(code)


def _bug(ctx: click.Context, error: Exception) -> None:
    """A mistake of ours: say so, and what to send us."""
    if os.environ.get("PLAYPRESS_DEBUG"):
        raise error
    last = extract_tb(error.__traceback__)[-1]
    where = vars(error).get("raised_at") or f"{Path(last.filename).name}:{last.lineno}"
    click.echo("playpress: this is a mistake in Playpress, not in your files.", err=True)
    click.echo("Please report it with these two lines and what you did; PLAYPRESS_DEBUG=1 shows more:", err=True)
    click.echo(f"  playpress {__version__}, Python {sys.version.split()[0]}", err=True)
    click.echo(f"  {visible(f'{type(error).__name__}: {error} ({where})')}", err=True)
    ctx.exit(BUG)
