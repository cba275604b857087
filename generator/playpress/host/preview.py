"""A project -> its site on this machine only, built again after every change."""

import datetime as dt
import errno
import logging
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from playpress.host import diagnose, live_reload, mkdocs_yml, other_plugins
from playpress.host.project import configuration, dated
from playpress.host.publishing import Receiver
from playpress.host.watching import Observer
from playpress.outputs import atomic_swap, loopback
from playpress.outputs.disk import RefusedError
from playpress.outputs.loopback import HOST, App
from playpress.problems import Problem
from playpress.site import theme

_LOG = logging.getLogger("mkdocs.plugins.playpress")


def serve(
    project: Path,
    port: int,
    day: dt.date | None,
    circle: str,
    ready: Callable[[str], None],
    around: Callable[[App], App] | None = None,
) -> tuple[Problem, ...]:
    """Show the site, as a circle of readers sees it, until Ctrl+C, or tell what keeps it from being built at all.

    Port 0 takes a free one; `ready` is told the address. `around` puts an application around that of the site.
    """
    if wrong := mkdocs_yml.problem(project):
        return (wrong,)
    port = port or _free_port()
    with tempfile.TemporaryDirectory(prefix="playpress-") as folder, dated(day):
        preview = _Preview(project, Path(folder), f"http://{HOST}:{port}/", circle)
        try:
            if unfit := preview.first():
                return unfit
        except (Exception, SystemExit) as error:
            found = diagnose.explain(error, project)
            if found is None:
                raise
            return (found,)
        server = _Server(preview, port, ready, around)
        for path in _watched(project):
            server.watch(str(path))
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise RefusedError(f"port {port} is taken; choose another one: --port {port + 1}") from None
        finally:
            server.shutdown()
    return ()


class _Preview:
    """Builds while serving, each beside the last one: a build that fails leaves the pages as they were."""

    def __init__(self, project: Path, folder: Path, url: str, circle: str) -> None:
        self.project = project
        self._circle = circle
        self.url = url
        self.site = folder / "site"
        self._new = folder / "new"
        self._old = folder / "old"

    def first(self) -> tuple[Problem, ...]:
        """The first build, which must work out, or what mkdocs.yml asks for that cannot be built."""
        config = configuration(self.project, self.site)
        if unfit := tuple(other_plugins.unfit(config, mkdocs_yml.text(self.project))):
            return unfit
        config.plugins.on_startup(command="serve", dirty=False)
        self._build(config)
        return ()

    def again(self) -> None:
        """Build again. Nothing is raised: the server would answer no one any more."""
        try:
            self._build(configuration(self.project, self._new))
            atomic_swap.swap(self._new, self.site, self._old)
        except Exception as error:
            found = diagnose.explain(error, self.project)
            _LOG.error("the pages stay as they were: %s", f"{found.place}: {found.message}" if found else error)
        for leftover in (self._new, self._old):
            shutil.rmtree(leftover, ignore_errors=True)

    def _build(self, config: MkDocsConfig) -> None:
        config.site_url = self.url
        plugin = config.plugins["playpress"]
        if isinstance(plugin, Receiver):
            plugin.circle = self._circle
        mkdocs_build(config, serve_url=self.url)


class _Server(LiveReloadServer):
    """MkDocs' server over the newest good build; it tells when it listens, and answers nobody else."""

    def __init__(
        self, preview: _Preview, port: int, ready: Callable[[str], None], around: Callable[[App], App] | None
    ) -> None:
        super().__init__(preview.again, HOST, port, str(preview.site))
        self._ready = ready
        self.observer = Observer()  # type: ignore[assignment]
        site = live_reload.Outside(self.serve_request)
        self.set_app(loopback.guarded(around(site) if around else site, port))

    def server_activate(self) -> None:
        """Listen, then say so."""
        super().server_activate()
        self._ready(self.url)


def _watched(project: Path) -> Iterator[Path]:
    yield project / "content"
    yield from theme.folders(project)
    yield from mkdocs_yml.configurations(project)
    if folder := mkdocs_yml.templates(project):
        yield folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
