"""A project and a day -> MkDocs' configuration, ours where the project has none."""

import datetime as dt
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

from playpress import starter
from playpress.host import footnotes, mkdocs_yml
from playpress.host.mkdocs_yml import CONFIG, written
from playpress.outputs import stage
from playpress.outputs.disk import RefusedError
from playpress.outputs.publish import address
from playpress.problems import Place, Problem, fault
from playpress.prose import python_markdown
from playpress.site import theme
from playpress.thesaurus import by_path

_EPOCH = "SOURCE_DATE_EPOCH"
_FOOTNOTES = f"{footnotes.__name__}:{footnotes.UsedFootnotes.__name__}"
"""How Markdown finds what keeps footnotes from leading back to numbers that are not written."""


def today(environ: Mapping[str, str] = os.environ) -> dt.date:
    """The day the playbook is seen from: SOURCE_DATE_EPOCH, else the day on the calendar."""
    moment = environ.get(_EPOCH)
    if moment is None:
        return dt.datetime.now(tz=dt.UTC).astimezone().date()
    try:
        return dt.datetime.fromtimestamp(int(moment), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise RefusedError(f'{_EPOCH} is "{moment}"; it must be a number of seconds') from None


@contextmanager
def dated(day: dt.date | None) -> Iterator[None]:
    """Let MkDocs, too, see the playbook from this day: the dates it writes are the same in every build."""
    before = os.environ.get(_EPOCH)
    if day is None or (before is not None and today() == day):
        yield
        return
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    os.environ[_EPOCH] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        os.environ.pop(_EPOCH)
        if before is not None:
            os.environ[_EPOCH] = before


def config_file(project: Path) -> Path:
    """The project's mkdocs.yml, else ours."""
    own = project / CONFIG
    return own if own.is_file() else starter.config_file()


def configuration(project: Path, site: Path) -> MkDocsConfig:
    """MkDocs' configuration for building a project into a folder. Its paths are whole: MkDocs takes others its way."""
    path = config_file(project).absolute()
    return load_config(str(path), docs_dir=str(project.absolute() / "content"), site_dir=str(site.absolute()))


def read_as_definitions(config: MkDocsConfig) -> None:
    """Have Markdown of pages by hand mean what it means in definitions, as far as extensions decide it."""
    # The numbers of a list begin as they are written, and a heading may say its anchor.
    wanted = (*stage.EXTENSIONS, _FOOTNOTES)
    config.markdown_extensions += [each for each in wanted if each not in config.markdown_extensions]
    # Styles on elements, which Markdown writes for columns with an alignment, are what a strict policy forbids.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)


def read_by_hosts(markdown: str, config: MkDocsConfig) -> str:
    """A page by hand as the host's Markdown has to be given it. Anchors are the project's where it makes its own."""
    return python_markdown.written(markdown, anchors="slugify" not in config.mdx_configs.get("toc", {}))


def misfits(project: Path, config: MkDocsConfig, uris: Collection[str]) -> Iterator[Problem]:
    """What in mkdocs.yml broke links or pages all over a built site, each told once where it is written.

    `uris` are the source addresses of every page and file, generated or written by hand.
    """
    text = mkdocs_yml.text(project)
    yield from _lost_entries(config.nav or (), uris, text)
    yield from _left_out(config, uris, text)


def _lost_entries(nav: object, uris: Collection[str], text: str) -> Iterator[Problem]:
    """Entries of a navigation written by hand that name no page."""
    known = {*uris, *map(address, uris)}
    for entry in dict.fromkeys(_entries(nav)):
        target = entry.split("#")[0].split("?")[0]
        elsewhere = not target or re.match(r"[A-Za-z][\w+.-]*:|/", target)
        if elsewhere or target in known or f"{target.rstrip('/')}/index.html" in known:
            continue
        place = written(text, rf"^(?:[ ]*-[ ].*?|[ ]*.*?[\s\"'\[{{,:])({re.escape(entry)})(?=[\s\"'\]}},]|$)", "nav")
        beside = f"{target.removesuffix('.md')}/index.md"
        near = beside if beside in uris else by_path(target, sorted(uris))
        hint = f'Did you mean "{near}"?' if near else "Write the page's path below content/, such as goals/index.md."
        yield fault("SITE-HOST", f'nav: there is no page "{entry}"', place, hint)


def _entries(nav: object) -> Iterator[str]:
    """The targets of a navigation, in order, whatever they are nested in."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for each in nav.values():
            yield from _entries(each)
    elif isinstance(nav, list | tuple):
        for each in nav:
            yield from _entries(each)


def _left_out(config: MkDocsConfig, uris: Collection[str], text: str) -> Iterator[Problem]:
    """Files of content/ that MkDocs would not publish, folder by folder."""
    files = get_files(config)
    set_exclusions(files, config)
    groups: dict[str, list[str]] = {}
    for uri in sorted(
        file.src_uri for file in files if file.inclusion is InclusionLevel.EXCLUDED and file.src_uri in uris
    ):
        folder = uri.rpartition("/")[0] if "/" in uri else uri
        groups.setdefault(uri.split("/")[0] if uri.startswith("templates/") else folder, []).append(uri)
    for folder, left in groups.items():
        whole = f"content/{folder}"
        several = whole if folder == left[0] else f"the folder {whole}/ ({len(left)} of its files)"
        if folder == "templates":
            hint = "Give the folder another name, for example content/forms/, and fix the links to it."
            message = f"MkDocs never publishes {several}: it keeps this name for itself"
            yield fault("SITE-PAGE", message, Place(f"content/{left[0]}"), hint)
        else:
            hint = "Take the pattern out of `exclude_docs`, or move the files out of content/."
            message = f"`exclude_docs` leaves out {several}"
            yield fault("SITE-PAGE", message, written(text, r"^(exclude_docs)\s*:"), hint)


def overrides(project: Path) -> tuple[Path, ...]:
    """Folders with templates of Material that ours replace, in order of precedence."""
    found = (folder / "overrides" for folder in theme.folders(project))
    return tuple(folder for folder in found if folder.is_dir())
