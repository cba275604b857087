"""Commands that write something: a new playbook, the site, a preview of it, its pages for another host."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.program import (
    FolderPath,
    collect_seldom,
    for_readers,
    main,
    on_project,
    progress,
    refuse,
    show_left_out,
    show_notices,
)
from playpress.cli.project_folder import found
from playpress.language import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pipeline import Playbook
    from playpress.site.file import File


@main.command(short_help="Write a playbook to begin with into a new folder.")
@click.argument("folder", metavar="DIR", type=FolderPath())
@click.option("--sample", type=click.Choice(["b2b", "larkfield", "small", "empty", "reference"]),
              help="Which one. Asked for in a terminal; larkfield elsewhere.")  # fmt: skip
@click.option("--ci", type=click.Choice(["github", "gitlab"]), multiple=True,
              help="Also write the file with which this host checks and publishes. Repeatable.")  # fmt: skip
@click.option("--small", is_flag=True, hidden=True, help="Short for --sample small.")
def new(folder: Path, sample: str | None, ci: tuple[str, ...], small: bool) -> None:
    """Write a playbook to begin with into DIR, an empty or a new folder.

    \b
    The samples:
      b2b         a software company: prices, discounts, scripts, funnel, plan and hand-offs of three teams
      larkfield   a maker of coffee machines: goals, strategies, processes and hand-offs, after a published source
      small       eight files, forty lines: the smallest useful one
      empty       your two teams, and lines to fill in

    \b
    Examples:
      playpress new my-playbook
      playpress new my-playbook --sample b2b --ci github
    """
    from playpress import host, starter
    from playpress.host import editing, rendering

    if small and sample not in (None, "small"):
        raise click.UsageError(f"--small is short for --sample small, and --sample {sample} was asked for, too.")
    files = starter.create(folder, "small" if small else sample or _sample(), dict.fromkeys(ci))
    editing.write_schemas(rendering.read(folder, host.today()))
    if sys.stdin.isatty():
        _offer_git(folder)
    here = folder.resolve() == Path.cwd()
    click.echo(f"Wrote {counted(len(files), 'file')} into {'this folder' if here else folder}. Next:\n")
    if not here:
        click.echo(f"  cd {_quoted(folder)}")
    click.echo("  playpress check      what does not fit together yet")
    click.echo("  playpress serve      the website on this computer, while you write")
    click.echo("\nEdit the files in content/. Start with content/playbook.yml: your company's name.")
    click.echo("VS Code and JetBrains editors complete its fields and ids while you type.")
    for file in (starter.CI[name] for name in dict.fromkeys(ci)):
        click.echo(f"In {file}, set PLAYPRESS: where pip finds Playpress.")


def _offer_git(folder: Path) -> None:
    """Begin a repository, where the person in the terminal wants one and there is none around."""
    from playpress.source import repository

    if not repository.can_begin(folder) or not click.confirm("Keep its versions with git, from now on?", default=True):
        return
    if not repository.begin(folder):
        click.echo("git could not begin a repository there: try `git init` to see why.", err=True)


def _sample() -> str:
    """The sample a person in a terminal chooses; the reference playbook where nobody can be asked."""
    if not sys.stdin.isatty():
        return "larkfield"
    known = click.Choice(["b2b", "larkfield", "small", "empty"])
    return str(click.prompt("Which sample do you begin with?", type=known, default="b2b"))


@main.command(short_help="Build the website, in the folder site/.")
@click.option("--out", type=FolderPath(), metavar="DIR", help="Where the site goes. [default: site/]")
@click.option("--strict", is_flag=True, help="Stop at findings (errors and warnings), too.")
@click.option("--pdfs/--no-pdfs", default=None, help="Add a PDF download to every page. "
              "[default: as `downloads` in playbook.yml says]")  # fmt: skip
@click.option("--guide/--no-guide", default=None, help="Publish the guide for authors as well. "
              "[default: as `guide` in playbook.yml says]")  # fmt: skip
@for_readers
@on_project
def build(
    out: Path | None,
    strict: bool,
    pdfs: bool | None,
    guide: bool | None,
    circle: str,
    project: Path | None,
    today: dt.date | None,
) -> None:
    """Build the website.

    It is built next to the old one and replaces it when it is complete: if anything fails, the old one stays.

    \b
    Examples:
      playpress build
      playpress build --out /srv/www/playbook --strict
      playpress build --pdfs
      playpress build --for partner           what partners may see, in the folder site-partner/
    """
    collect_seldom()
    from playpress import host, pipeline
    from playpress.report import problems as report

    where = found(project)
    target = out or where / ("site" + (f"-{circle}" if circle else ""))
    with progress("Building the website"):
        built = host.build(
            where, target, today or host.today(), strict, pipeline.Edition(circle, pdfs=pdfs, guide=guide)
        )
    if built.problems:
        refuse(built.problems, where, "Nothing was built.")
    show_notices(built.playbook.problems)
    for note in built.notes:
        click.echo(f"MkDocs: {note}", err=True)
    click.echo(f"Built {counted(built.pages, 'page')}. {report.finding_count(built.playbook.problems)}")
    show_left_out(built.playbook)
    if built.playbook.findings and not built.playbook.circle:
        click.echo("Findings are listed by `playpress check`, and in the site under Alignment.")
    if not built.has_address:
        click.echo(_nowhere(circle), err=True)
    click.echo(f"Open it in a browser: {target.absolute() / 'index.html'}")


def _nowhere(circle: str) -> str:
    """What does not work where a site is published below a path, as long as nothing says where that is."""
    where = f"of {circle}, in `readers`" if circle else "in content/playbook.yml"
    return f"To publish it at https://host/path/, set `site_url` {where} (404.html needs it)."


@main.command(short_help="Show the website on this computer while you write.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Its port; 0 for a free one."
)
@for_readers
@on_project
def serve(port: int, circle: str, project: Path | None, today: dt.date | None) -> None:
    """Show the website on this computer while you write; every saved change shows immediately.

    It can be seen on this computer only. Press Ctrl+C to stop.
    """
    from playpress.host.preview import serve as preview

    where = found(project)
    log_to_terminal()
    faults = preview(where, port, today, circle, lambda url: click.echo(f"Open {url} in a browser. Ctrl+C stops."))
    if faults:
        refuse(faults, where, "Nothing is shown.")


@main.command(short_help="Write plain Markdown for a host without Playpress.")
@click.argument("folder", metavar="DIR", type=FolderPath())
@for_readers
@on_project
def stage(folder: Path, circle: str, project: Path | None, today: dt.date | None) -> None:
    """Write plain Markdown and one mkdocs.yml into DIR, for a host that has no plugin for Playpress.

    \b
    Examples:
      playpress stage staged && zensical build -f staged/mkdocs.yml --strict
      playpress stage staged && mkdocs build -f staged/mkdocs.yml
    """
    from playpress import host, pipeline
    from playpress.outputs import stage as staging

    where = found(project)
    with progress("Writing the pages"):
        playbook = host.read(where, today or host.today(), pipeline.Edition(circle, for_readers=True))
        files, faults = host.staged(playbook)
        files = (*files, *_on_paper(playbook)) if not faults else files
        changed = 0 if faults else staging.write(folder, files)
    if faults:
        refuse(faults, where, "Nothing was written.")
    show_notices(playbook.problems)
    show_left_out(playbook)
    written = f"{counted(len(files), 'file')} in {folder}, {changed} of them changed"
    click.echo(f"{written}. Its configuration: {folder / 'mkdocs.yml'}")


def _on_paper(playbook: "Playbook") -> "Iterator[File]":
    """The PDFs that the pages offer, where the playbook says so."""
    if playbook.plan is None or not playbook.plan.publications:
        return
    from dataclasses import replace

    from playpress.pdf import doctor, printing

    doctor.require("weasyprint")
    files = printing.downloads(playbook, lambda remark: click.echo(remark, err=True))
    yield from (replace(file, uri=f"docs/{file.uri}") for file in files)


def log_to_terminal() -> None:
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
