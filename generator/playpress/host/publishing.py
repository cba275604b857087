"""A project -> its published site: read, checked, built beside the old one, verified, swapped in."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, runtime_checkable
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from playpress.host import diagnose, inspection, mkdocs_yml, output_guard, rendering, shown_sources
from playpress.host.mkdocs_yml import CONFIG
from playpress.host.project import config_file, configuration, dated, misfits, overrides
from playpress.language import counted
from playpress.outputs import publish, stage
from playpress.outputs.captured_warnings import captured_warnings
from playpress.outputs.disk import private_folder
from playpress.outputs.lock import lock
from playpress.pipeline import OWN, WHOLE, Edition, Playbook
from playpress.problems import Place, Problem, at_least, fault, faults
from playpress.site.file import File

_DEAD = re.compile(r'^the link "(?:\.\./)*([^"]*)" on .*$')
_MANY = 3
"""Dead links to one address from which on they are told as one."""


@runtime_checkable
class Receiver(Protocol):
    """The plugin, as far as a build knows it: it can be handed what has been read already."""

    circle: str
    """For which circle of readers it reads a playbook itself; empty: everything that is written."""

    def take(self, playbook: Playbook, files: tuple[File, ...]) -> None:
        """Use this playbook and these pages in the next build instead of reading them again."""

    @property
    def made(self) -> tuple[File, ...]:
        """What the last build made besides pages by hand: fewer than it was handed where plugins took pages away."""

    @property
    def addresses(self) -> Mapping[str, str]:
        """Where the last build put each page and download by hand that plugins left in the site, by its source."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build. With problems, nothing was published. `notes` are what MkDocs warned of."""

    playbook: Playbook
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    pages: int = 0
    """How many pages it has, those by hand among them."""
    has_address: bool = True
    """Whether the site knows the address under which it is published, in playbook.yml or in mkdocs.yml."""


def build(project: Path, out: Path, day: dt.date, strict: bool = False, edition: Edition = WHOLE) -> Built:
    """Publish a project's site at `out`. `strict` stops at findings and at what MkDocs warns of, too.

    It is made for reading, whatever `edition` says of that.
    """
    output_guard.refuse_place(project, out)
    playbook = inspection.inspected(rendering.read(project, day, replace(edition, for_readers=True)))
    if playbook.faults or (strict and at_least(playbook.problems, "warn")):
        return Built(playbook, playbook.problems)
    if wrong := mkdocs_yml.problem(project):
        return Built(playbook, (wrong,))
    files, wrong_files = rendering.pages(playbook)
    if wrong_files:
        return Built(playbook, wrong_files)
    notes: list[str] = []

    def fill(site: Path) -> tuple[Problem, ...]:
        problems = _built(site, playbook, files, notes)
        hint = "`--strict` stops at this."
        warned = [fault("SITE-HOST", note, Place(CONFIG), hint) for note in notes if strict]
        return problems or tuple(warned)

    private_folder(project / OWN)
    with lock(project / OWN / "lock"), dated(day), captured_warnings("mkdocs", notes):
        origin = shown_sources.origin(playbook, day, edition.guide)
        problems = publish.publish(out, fill, output_guard.is_mkdocs_own(project, out), origin)
    settings = playbook.book.settings if playbook.book else None
    address = bool(settings and settings.site_url) or mkdocs_yml.has_address(project)
    pages = sum(file.uri.endswith(".md") for file in files) + (len(playbook.book.pages) if playbook.book else 0)
    return Built(playbook, problems, tuple(notes), pages, address)


def staged(playbook: Playbook) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Everything that `playpress stage` writes, or what keeps it from being written."""
    files, problems = rendering.pages(playbook) if not playbook.faults else ((), playbook.faults)
    if problems or playbook.book is None or playbook.plan is None:
        return (), problems
    if wrong := mkdocs_yml.problem(playbook.project):
        return (), (wrong,)
    try:
        text = config_file(playbook.project).read_text(encoding="utf-8")
        return stage.tree(playbook.book, playbook.plan.nav, files, text, overrides(playbook.project)), ()
    except (OSError, UnicodeDecodeError) as error:
        found = diagnose.explain(error, playbook.project)
        if found is None:
            raise
        return (), (found,)


def _built(site: Path, playbook: Playbook, files: tuple[File, ...], notes: list[str]) -> tuple[Problem, ...]:
    """Have MkDocs build into a folder, then look at what it built."""
    config: MkDocsConfig | None = None
    try:
        own = tuple(stage.written_by_hand(playbook.book)) if playbook.book else ()
        config = configuration(playbook.project, site)
        plugin = config.plugins["playpress"]
        if not isinstance(plugin, Receiver):
            raise TypeError("the plugin playpress of mkdocs.yml is another one")
        plugin.take(playbook, files)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Exception, SystemExit) as error:
        return (diagnose.of_host(error, playbook.project, config, notes, site),)
    sources = {publish.address(file.uri): file for file in plugin.made}
    sources |= {plugin.addresses[file.uri]: file for file in own if file.uri in plugin.addresses}
    notes += (
        f"{file.source} is not published: a plugin leaves it out" for file in own if file.uri not in plugin.addresses
    )
    root = urlsplit(config.site_url or "/").path or "/"
    found = _grouped(publish.verify(site, sources, root))
    notes += (f"{problem.place.file}: {problem.message}" for problem in found if problem.category == "notice")
    problems = faults(found)
    causes = tuple(misfits(playbook.project, config, {file.uri for file in (*own, *files)})) if problems else ()
    return causes or problems


def _grouped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Dead links to one address on many pages have one cause: told once, with their number and the first places."""
    groups: dict[object, list[Problem]] = {}
    for problem in problems:
        cause = (problem.category, _DEAD.sub(r"\1", problem.message)) if problem.code == "SITE-LINK" else problem
        groups.setdefault(cause, []).append(problem)
    return tuple(_one(group) for group in groups.values())


def _one(group: Sequence[Problem]) -> Problem:
    """The first of many that have one cause."""
    first, rest = group[0], group[1:]
    if len(group) < _MANY:
        return first
    message = f"{first.message}, nor does it on {counted(len(rest), 'other page')}"
    return replace(first, message=message, also=tuple(problem.place for problem in rest[:3]))
