"""What `print` needs of an earlier state: the sheet of what changed since, and which pages to print again."""

import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from playpress.cli import earlier
from playpress.cli.program import progress, refuse
from playpress.language import counted
from playpress.outputs.disk import RefusedError

if TYPE_CHECKING:
    from playpress.pdf.kept_prints import KeptPrints
    from playpress.pdf.print_job import Printed
    from playpress.pdf.printing import PrintOptions
    from playpress.pdf.volume import Volume
    from playpress.pdf.workers import Workers
    from playpress.pipeline import Playbook


@dataclass(frozen=True, slots=True)
class EarlierState:
    """What was asked for of an earlier state; nothing where all of it is empty."""

    what: tuple[str, ...]
    since: str | None
    role: str | None
    reprint: str | None

    def refuse(self, *, cohort: bool, listed: bool, fold: bool, browser: bool) -> None:
        """RefusedError where parts of it do not go with each other, or with other options."""
        from playpress.pdf import changes_sheet

        changes = changes_sheet.NAME in self.what
        if changes and (len(self.what) > 1 or not self.since or self.reprint):
            raise RefusedError("say since when, and print it by itself: playpress print changes --since 30d")
        if not changes and (self.since or self.role):
            raise RefusedError("--since and --role are for what changed: playpress print changes --since 30d --role ID")
        if self.reprint and (cohort or listed or fold or browser):
            raise RefusedError("--reprint compares pages: leave out --cohort, --list, --fold and --engine chromium")


def changed(playbook: "Playbook", where: Path, asked: EarlierState, day: dt.date) -> "list[Volume]":
    """The sheet of what changed, for a role or for all. Ends with the faults of the earlier state, if it has any."""
    from playpress import pipeline
    from playpress.cli import comparing
    from playpress.pdf import changes_sheet

    if playbook.book and playbook.book.circle:
        raise RefusedError("what changed is compared in the whole playbook: leave out --for")
    before = _before(playbook, where, asked.since or "", day)
    changes = pipeline.changed(before, playbook)
    if changes is None:
        raise ValueError("a state with errors is not compared")
    reader = comparing.reader(asked.role, None, changes)
    if reader is None:
        return [changes_sheet.volume(changes, asked.since or "")]
    return [changes_sheet.volume(changes, asked.since or "", reader.name, reader.roles, reader.id)]


def pages_before(
    playbook: "Playbook",
    where: Path,
    since: str,
    volumes: "Sequence[Volume]",
    options: "PrintOptions",
    workers: "Workers",
    kept: "KeptPrints | None",
) -> Mapping[str, tuple[str, ...]]:
    """What each page said in an earlier state, by the name of the publication; none for those there were not."""
    from playpress.pdf import choosing, printing
    from playpress.pdf.assembly import assembled
    from playpress.publications import catalogue

    if playbook.book is None:
        raise ValueError("a playbook with errors is not printed")
    before = _before(playbook, where, since, playbook.book.today, pictures=True)
    if before.book is None:
        raise ValueError("a state with errors is not printed")
    _completed(before.project, where)
    source = choosing.print_source(before)
    known = catalogue.catalogue(source.book)
    wanted = [known[each.publication.name] for each in volumes if each.publication.name in known]
    with before.in_its_language():
        then = [assembled(source, each, options.start) for each in wanted]
    with progress(f"Laying out what was printed, {len(then)} in all", also_in_files=True):
        made = list(printing.printed(before, source, options, then, workers, kept))
    return {each.name: printed.pages for each, printed in zip(wanted, made, strict=True)}


def said(before: tuple[str, ...] | None, now: "Printed") -> str:
    """Which pages of a print have to be printed again; empty: none."""
    from playpress.pdf import reprint

    if before is None:
        return "new, print all of it"
    pages = reprint.differing(before, now.pages)
    fewer = f"it has {counted(len(now.pages), 'page')} and had {len(before)}" if len(before) != len(now.pages) else ""
    if not pages:
        return fewer
    leaves = reprint.leaves(pages, len(now.pages))
    other = f" (on both sides of the paper {reprint.in_words(leaves)})" if leaves != pages else ""
    return f"print again {reprint.in_words(pages)} of {len(now.pages)}{other}{f'; {fewer}' if fewer else ''}"


def _completed(then: Path, now: Path) -> None:
    """Give an earlier state what git has not kept of it, as it is now: the theme, and files with a name only."""
    try:
        if (now / "themes").is_dir():
            shutil.copytree(now / "themes", then / "themes", ignore=_links)
        _filled(then, now)
    except OSError as error:
        raise RefusedError(f"the theme and files of now are not added to the earlier state: {error}") from None


def _links(folder: str, names: Sequence[str]) -> list[str]:
    """Those of a folder that are links: they may lead out of the playbook, or nowhere."""
    return [name for name in names if (Path(folder) / name).is_symlink()]


def _filled(then: Path, now: Path) -> None:
    """Give the files of an earlier state that have a name only what they have now."""
    for path in (then / "content").rglob("*"):
        file = now / path.relative_to(then)
        if path.is_file() and not path.stat().st_size and file.is_file():
            shutil.copyfile(file, path)


def _before(playbook: "Playbook", where: Path, since: str, day: dt.date, *, pictures: bool = False) -> "Playbook":
    """The same edition of the playbook as it was. Ends with its faults, where it has any."""
    from playpress import pipeline

    _, revision = earlier.revision(where, None, since, day)
    folder = click.get_current_context().with_resource(TemporaryDirectory(prefix="playpress-"))
    edition = pipeline.Edition(playbook.circle, for_readers=True)
    with progress("Reading the earlier state"):
        found = earlier.state(where, revision, Path(folder) / "since", day, edition, pictures=pictures)
    if found.faults:
        refuse(found.faults, found.project, f'Nothing was printed: "{since}" has errors of its own.')
    return found
