"""What MkDocs and ProperDocs call -> the generated pages among their files, and our settings in their configuration."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File as HostFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from playpress import host, pipeline
from playpress.host import csp, editing, rendering
from playpress.model.settings import Settings
from playpress.outputs import disk, stage
from playpress.outputs.mirror import mirror
from playpress.outputs.requirements import MissingError, naming_packages
from playpress.pipeline import Playbook
from playpress.problems import Problem
from playpress.report import problems as report
from playpress.site import bundle, html_blocks, theme
from playpress.site.file import File
from playpress.site.markup import inert
from playpress.site.nav import Nav

_CACHE_MARK = ".files.json"
_LOG = logging.getLogger("mkdocs.plugins.playpress")


@dataclass(frozen=True, slots=True)
class Wiki:
    """What a host is given: the generated files, the navigation, the settings."""

    files: tuple[File, ...]
    nav: Nav
    settings: Settings | None = None
    playbook: Playbook | None = None

    @property
    def pdfs(self) -> bool:
        """Whether the site has PDFs."""
        plan = self.playbook.plan if self.playbook else None
        return plan is not None and bool(plan.publications)


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: what can be set is set in content/playbook.yml."""


class PlaypressPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """Translates a Playpress project for MkDocs; everything else happens elsewhere."""

    def __init__(self) -> None:
        self._serving = False
        self._given: tuple[Playbook, tuple[File, ...]] | None = None
        self._wiki: Wiki | None = None
        self._shown = _nothing_yet()
        self._blocks: dict[str, tuple[str, ...]] = {}
        self._authored: set[str] = set()

    def take(self, playbook: Playbook, files: tuple[File, ...]) -> None:
        """Use this playbook and these pages in the next build instead of reading them again."""
        self._given = (playbook, files)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether pages are served: then problems are shown, and nothing is raised."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the project while a fault can still stop the build; then set what follows from it."""
        given, self._given = self._given, None
        pdfs = False if self._serving else None
        playbook = given[0] if given else pipeline.read(_project(config), host.today(), pdfs=pdfs)
        if self._serving:
            editing.refresh_schemas(playbook)
        files, faults = (given[1], ()) if given else _rendered(playbook)
        if not faults and playbook.book is not None and playbook.plan is not None:
            self._wiki = self._shown = Wiki(files, playbook.plan.nav, playbook.book.settings, playbook)
        elif self._serving:
            self._shown = _with_notice(self._wiki or _nothing_yet(), faults)
        else:
            raise Abort("\n".join([*report.plain(faults), "", report.fault_count(faults)]))
        if self._shown.pdfs:
            _require_engine()
        _configure(config, self._shown, playbook.project, self._serving)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep of content/ only what the playbook publishes, and add the pages made from it, from a cache of ours."""
        published = self._published()
        own = [each for each in files if each.src_dir == config.docs_dir]
        for file in [each for each in own if each.src_uri not in published]:
            files.remove(file)
        cache = _project(config) / pipeline.OWN / ("preview" if self._serving else "pages")
        try:
            disk.private_folder(cache.parent)
            mirror(cache, self._shown.files, _CACHE_MARK, "remove it, and the next build makes a folder there")
        except (disk.CannotWriteError, disk.RefusedError) as error:
            raise Abort(str(error)) from error
        for made in self._shown.files:
            taken = files.get_file_from_path(made.uri)
            if taken is not None:
                files.remove(taken)
            files.append(_generated(made, config, cache))
        return files

    def _published(self) -> set[str]:
        """The addresses of hand-written pages and attachments: nothing else that lies under content/ is copied."""
        book = self._shown.playbook.book if self._shown.playbook else None
        items = (*book.pages, *book.attachments) if book else ()
        return {item.file.removeprefix("content/") for item in items}

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep our own HTML blocks out of the Markdown parser, which would only pass them through."""
        if page.file.generated_by != "playpress":
            return markdown
        text, self._blocks[page.file.src_uri] = html_blocks.stash(markdown)
        return text

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put them back where they were."""
        return html_blocks.restore(html, self._blocks.pop(page.file.src_uri, ()))

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Keep the theme's compiled templates beside our own, and note the scripts that heads of pages bring in."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        self._authored = {each for page in pages for text in _head(page) for each in csp.inline_scripts(text)}
        theme.remember(env, _project(config) / pipeline.OWN / "templates")
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """The pages as PDFs, where the playbook offers them; a preview never does."""
        wiki = self._wiki
        if wiki is None or wiki.playbook is None or not wiki.pdfs:
            return
        from playpress.pdf import printing

        try:
            disk.write(Path(config.site_dir), printing.downloads(wiki.playbook))
        except (disk.CannotWriteError, disk.RefusedError) as error:
            raise Abort(str(error)) from error

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """A policy for each page, after everybody else is done with it; the preview needs a script of its own."""
        written = csp.inline_scripts(page.content or "")
        return output if self._serving else csp.guarded(output, {*self._authored, *written})

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The same for pages that are no one's, such as 404.html."""
        if self._serving or not template_name.endswith(".html"):
            return output_content
        return csp.guarded(output_content, self._authored)


def _require_engine() -> None:
    """Stop before any work where PDFs are offered and cannot be drawn here."""
    try:
        with naming_packages():
            from playpress.pdf import doctor
        doctor.require("weasyprint")
    except MissingError as error:
        cure = [*error.cure, "Or leave the PDFs out: playpress build --no-pdfs"]
        missing = MissingError(f"The pages cannot be offered as PDFs. {error}", cure)
        raise Abort("\n  ".join([str(missing), *cure])) from missing


def _rendered(playbook: Playbook) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    return ((), playbook.faults) if playbook.faults else rendering.pages(playbook)


def _project(config: MkDocsConfig) -> Path:
    """The folder that holds content/, which is the docs_dir of mkdocs.yml."""
    docs = Path(config.docs_dir)
    if docs.name != "content":
        raise PluginError(f"docs_dir in mkdocs.yml must be the folder content/ of the playbook, not {docs.name}/")
    return docs.parent


def _head(page: Page) -> Iterator[str]:
    """What the head of a page says, which the theme takes over into pages as it is."""
    yield from (str(value) for value in (page.title, *page.meta.values()))


def _configure(config: MkDocsConfig, wiki: Wiki, project: Path, serving: bool) -> None:
    """What the playbook says of the site as a whole. The author's own nav and addresses stay."""
    if wiki.settings is not None:
        config.site_name = inert(wiki.settings.full_title)
        config.site_description = inert(wiki.settings.description or "") or config.site_description
        if wiki.settings.site_url and not serving:
            config.site_url = wiki.settings.site_url
        if wiki.settings.edit_url:
            config.edit_uri, config.edit_uri_template = stage.edit_uri(wiki.settings.edit_url), None
        elif (config.edit_uri or "").endswith("/docs/"):
            config.edit_uri = ""  # MkDocs guesses it from repo_url; the pages of a playbook lie in content/
    if config.nav is None:
        config.nav = wiki.nav
    config.extra_css.insert(0, bundle.STYLE)
    config.extra_javascript.insert(0, bundle.SCRIPT)
    position = 1 if config.theme.custom_dir else 0
    config.theme.dirs[position:position] = [str(folder) for folder in host.overrides(project)]
    brand = wiki.settings.brand if wiki.settings else None
    if brand and brand.logo:
        config.theme["logo"] = config.theme["favicon"] = str(brand.logo)
    # The theme would link to the folder, which a disk shows as a list of files.
    config.extra.setdefault("homepage", "index.html")
    # Styles on elements, which Markdown writes for columns with an alignment, are what a strict policy forbids.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    config.watch.extend(str(folder) for folder in theme.folders(project))


def _generated(made: File, config: MkDocsConfig, cache: Path) -> HostFile:
    """A file as MkDocs knows it. Pages of single definitions are found by search and links, not in the menu."""
    level = InclusionLevel.NOT_IN_NAV if made.uri.endswith(".md") else InclusionLevel.INCLUDED
    path = str(disk.inside(cache, made.uri))
    return HostFile.generated(config, made.uri, abs_src_path=path, inclusion=level)


def _nothing_yet() -> Wiki:
    """A first page for a playbook that had faults from the start."""
    page = File("index.md", b"# This playbook has faults\n\nMend them and save: the pages appear by themselves.\n")
    empty = tuple(File(name, b"") for name in bundle.ADDRESSES)
    return Wiki((page, *empty), [{"Start": "index.md"}])


def _with_notice(wiki: Wiki, faults: Sequence[Problem]) -> Wiki:
    """The last good pages, each with what has to be fixed at its head."""
    lines = list(report.plain(faults))
    for line in lines:
        _LOG.error(line)
    words = f"<strong>{report.fault_count(faults)} These pages are the last good ones.</strong>"
    listed = "".join(f"<li><code>{escape(line.strip())}</code></li>" for line in lines)
    notice = f'<div class="admonition failure" role="alert"><p>{words}</p><ul>{listed}</ul></div>'.encode()
    return replace(wiki, files=tuple(_headed(file, notice) for file in wiki.files))


def _headed(file: File, notice: bytes) -> File:
    if not file.uri.endswith(".md"):
        return file
    head, mark, rest = file.content.partition(b"\n---\n") if file.content.startswith(b"---\n") else (b"", b"", b"")
    body = rest if mark else file.content
    return replace(file, content=b"%s%s\n%s\n\n%s" % (head, mark, notice, body))
