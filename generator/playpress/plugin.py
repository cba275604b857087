"""What MkDocs and ProperDocs call -> the generated pages among their files, and our settings in their configuration."""

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File as HostFile
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from playpress import host, pipeline
from playpress.host import (
    csp,
    editing,
    inspection,
    live_reload,
    mkdocs_yml,
    other_plugins,
    page_language,
    rendering,
    site_settings,
)
from playpress.host.files import generated, in_place, put
from playpress.host.handwritten import videos
from playpress.host.page_guard import PageGuard
from playpress.host.project import read_by_hosts
from playpress.host.wiki import NOT_PUBLISHED, Wiki, listing, nothing_yet, say_notices, with_notice
from playpress.outputs import disk
from playpress.outputs.mirror import mirror
from playpress.outputs.requirements import MissingError, naming_packages
from playpress.pipeline import Edition, Playbook
from playpress.problems import Problem
from playpress.report import problems as report
from playpress.site import frame, theme
from playpress.site.file import File
from playpress.site.nav import listed

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_LOG = logging.getLogger("mkdocs.plugins.playpress")
_CACHE_MARK = ".files.json"
_FIRST, _LAST = 10_000, -10_000
"""Priorities before and after those that other plugins use, which are from 100 to -100."""


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: what can be set is set in content/playbook.yml."""


class PlaypressPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """Translates a Playpress project for MkDocs; everything else happens elsewhere."""

    def __init__(self) -> None:
        self.circle = ""
        self._serving = False
        self._given: tuple[Playbook, tuple[File, ...]] | None = None
        self._wiki: Wiki | None = None
        self._shown = nothing_yet()
        self._made: dict[str, HostFile] = {}
        self._guard = PageGuard()
        self._authored: set[str] = set()
        self._addresses: dict[str, str] = {}

    def take(self, playbook: Playbook, files: tuple[File, ...]) -> None:
        """Use this playbook and these pages in the next build instead of reading them again."""
        self._given = (playbook, files)

    @property
    def _embeds(self) -> tuple[str, ...]:
        """The sites whose videos pages may show."""
        return self._shown.settings.embeds if self._shown.settings else ()

    @property
    def made(self) -> tuple[File, ...]:
        """What the last build made besides pages by hand."""
        return self._shown.files

    @property
    def addresses(self) -> Mapping[str, str]:
        """Where the last build put each page and download by hand that plugins left in the site, by its source."""
        return self._addresses

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether pages are served: then problems are shown, and nothing is raised."""
        self._serving = command == "serve"

    @event_priority(_FIRST)
    def _refuse(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stop before another plugin begins, where mkdocs.yml asks for what cannot be built."""
        problems = tuple(other_plugins.unfit(config, mkdocs_yml.text(Path(config.docs_dir).parent)))
        if problems:
            raise Abort("\n".join([*report.plain(problems), "", report.fault_count(problems)]))
        return config

    def _configured(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the project while a fault can still stop the build; then set what follows from it."""
        given, self._given = self._given, None
        read = given[0] if given else self._read(_project(config))
        if self._serving and not self.circle:
            editing.refresh_schemas(read)
        playbook = read if given or read.faults else inspection.seen(read, config)
        files, broken = (given[1], ()) if given else _rendered(playbook, not read.faults and self._serving)
        say_notices(() if given else playbook.problems, self._serving)
        if not broken and playbook.book is not None and playbook.plan is not None:
            self._wiki = self._shown = Wiki(files, playbook.plan.nav, playbook.book.settings, playbook)
            self._shown = with_notice(self._wiki, playbook.faults, NOT_PUBLISHED) if playbook.faults else self._wiki
        elif self._serving:
            self._shown = with_notice(self._wiki or nothing_yet(), broken)
        else:
            raise Abort("\n".join([*report.plain(broken), "", report.fault_count(broken)]))
        if self._shown.pdfs:
            _require_engine()
        site_settings.configure(config, self._shown, playbook.project, self._serving)
        return config

    def _read(self, project: Path) -> Playbook:
        """The playbook as it is now. A preview has no PDFs, which take a minute, but the guide and what is hidden."""
        published = Edition(self.circle, for_readers=True)
        shown = Edition(self.circle, pdfs=False, guide=True)
        return pipeline.read(project, host.today(), edition=shown if self._serving else published)

    on_config = CombinedEvent(_refuse, _configured)

    @event_priority(_FIRST)
    def _files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep of content/ only what the playbook publishes, and add the pages made from it, from a cache of ours.

        Pages by hand have their front matter as we understand it, unless another plugin makes them again.
        """
        published = self._published()
        book = self._shown.playbook.book if self._shown.playbook else None
        by_hand = {page.uri: page for page in book.pages} if book else {}
        own = [each for each in files if each.src_dir == config.docs_dir]
        for file in own:
            if file.src_uri not in published:
                files.remove(file)
            elif file.src_uri in by_hand:
                place, file.content_string = file.abs_src_path, by_hand[file.src_uri].source
                file.abs_src_path = place  # which a new content takes away
        self._add(files, config)
        return files

    @event_priority(_LAST)
    def _settled(self, files: Files, config: MkDocsConfig) -> Files:
        """Have our pages list only the pages by hand that other plugins left where they were, and keep all of ours."""
        brought = config.extra.get("polyfills", [])
        config.extra["polyfills"] = [each for each in brought if each != other_plugins.OFFLINE_SHIM]
        published = self._published()
        own = {file.src_uri: file for file in files if file.src_uri in published and file.src_uri not in self._made}
        self._addresses = {uri: file.dest_uri for uri, file in own.items()}
        if self._wiki is not None and self._shown is self._wiki:
            self._shown = listing(self._wiki, {uri for uri, file in own.items() if in_place(file)})
            if self._shown is not self._wiki:
                config.nav = self._shown.nav if config.nav == self._wiki.nav else config.nav
                self._add(files, config)
        for file in self._made.values():
            if files.get_file_from_path(file.src_uri) is not file:
                put(files, file)
        return files

    on_files = CombinedEvent(_files, _settled)

    def _add(self, files: Files, config: MkDocsConfig) -> None:
        """Put the generated pages among the files of the host, in place of those it has of these names."""
        project = _project(config)
        circle = self._shown.playbook.circle if self._shown.playbook else self.circle
        folder = ("preview" if self._serving else "pages") + (f"-{circle}" if circle else "")
        cache = project / pipeline.OWN / folder
        try:
            disk.private_folder(cache.parent)
            mirror(cache, self._shown.files, _CACHE_MARK, "remove it, and the next build makes a folder there")
        except (disk.CannotWriteError, disk.RefusedError) as error:
            raise Abort(str(error)) from error
        menu = frozenset(listed(self._shown.nav))
        for file in self._made.values():
            if files.get_file_from_path(file.src_uri) is file:
                files.remove(file)
        self._made = {made.uri: generated(made, config, cache, project, menu) for made in self._shown.files}
        for file in self._made.values():
            put(files, file)

    def _published(self) -> set[str]:
        """The addresses of hand-written pages and attachments: nothing else that lies under content/ is copied."""
        book = self._wiki.playbook.book if self._wiki and self._wiki.playbook else None
        items = (*book.pages, *book.attachments) if book else ()
        return {item.uri for item in items}

    @event_priority(_LAST)
    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """The text of a page of ours is ours."""
        return page.file.content_string if page.file.src_uri in self._made else None

    @event_priority(_FIRST)
    def _hide_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        return self._guard.hide_markdown(markdown, page) if page.file.src_uri in self._made else markdown

    @event_priority(_LAST)
    def _put_back_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Our blocks as they were; pages written by hand mean what they would mean in definitions."""
        if page.file.src_uri in self._made:
            return self._guard.put_back_markdown(markdown, page)
        by_hand = page.file.src_dir == config.docs_dir
        return f"{self._shown.notice}{read_by_hosts(markdown, config)}" if by_hand else markdown

    on_page_markdown = CombinedEvent(_hide_markdown, _put_back_markdown)

    @event_priority(_FIRST)
    def _show_html(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        return self._guard.show_html(html, page) if page.file.src_uri in self._made else html

    @event_priority(_LAST)
    def _put_back_html(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        if page.file.src_uri in self._made:
            return self._guard.put_back_html(html, page)
        return videos.linked(html, self._embeds)

    on_page_content = CombinedEvent(_show_html, _put_back_html)

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Keep the theme's compiled templates beside our own, and note the scripts that heads of pages bring in."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        self._authored = {each for page in pages for text in _head(page) for each in csp.inline_scripts(text)}
        frame.put_below(env)
        theme.remember(env, _project(config) / pipeline.OWN / "templates")
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """The pages as PDFs, where the playbook offers them; a preview never does."""
        wiki = self._wiki
        if wiki is None or wiki.playbook is None or not wiki.pdfs:
            return
        from playpress.pdf import printing

        try:
            disk.write(Path(config.site_dir), printing.downloads(wiki.playbook, _LOG.warning))
        except (disk.CannotWriteError, disk.RefusedError) as error:
            raise Abort(str(error)) from error

    def on_serve(self, server: "LiveReloadServer", config: MkDocsConfig, builder: Any) -> None:  # noqa: ARG002
        """Have `mkdocs serve` show new builds within the policy of the pages."""
        server.set_app(live_reload.Outside(server.get_app() or server.serve_request))

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """A policy for each page, after all other plugins: the same one in the preview and in the published site."""
        output = self._in_its_language(output, page.file.src_uri)
        return csp.guarded(output, {*self._authored, *csp.inline_scripts(page.content or "")}, self._embeds)

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The same for pages that are no one's, such as 404.html."""
        if not template_name.endswith(".html"):
            return output_content
        return csp.guarded(self._in_its_language(output_content), self._authored, self._embeds)

    def _in_its_language(self, html: str, uri: str = "") -> str:
        settings = self._shown.settings
        if settings is None:
            return html
        page = page_language.set_in_type(html, settings.language, uri)
        return page_language.of_page(page, settings.language, uri) if settings.names_language else page


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


def _rendered(playbook: Playbook, always: bool) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The pages, or the faults; `always`: the faults are those of pages by hand, which a preview shows as they are."""
    return ((), playbook.faults) if playbook.faults and not always else rendering.pages(playbook)


def _project(config: MkDocsConfig) -> Path:
    """The folder that holds content/, which is the docs_dir of mkdocs.yml."""
    docs = Path(config.docs_dir)
    if docs.name != "content":
        raise PluginError(f"docs_dir in mkdocs.yml must be the folder content/ of the playbook, not {docs.name}/")
    return docs.parent


def _head(page: Page) -> Iterator[str]:
    """What the head of a page says, which the theme takes over into pages as it is."""
    yield from (str(value) for value in (page.title, *page.meta.values()))
