"""What many tests need: a real browser, a small server, and the reference playbook built once."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar, Literal
from urllib.parse import urlsplit

import pytest
from jinja2.bccache import Bucket
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from tests import properties
from tests.shared import made_once

from playpress.site import theme
from playpress.site.bytecode import CheckedCache

ROOT = Path(__file__).resolve().parents[1]
FINDER = ROOT / "tests" / "browser" / "ensure_browser.py"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
HOME = {"127.0.0.1", "localhost"}


@dataclass
class Visit:
    """One reader with an empty browser: the page, and what went wrong or strayed to another host."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Record from now on."""
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"file", "data", "blob", "about"} and address.hostname not in HOME:
            self.foreign.append(request.url)


class Quiet(SimpleHTTPRequestHandler):
    """A file server that leaves the test report alone."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder -> its address on this machine, for as long as the block lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve_dir() -> Iterator[Callable[[Path], str]]:
    """Serve any number of folders until the session ends; each call gives a base address without a final slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(scope="session")
def reference_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the checkout's own playbook, built once by the command a user would type."""

    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "playpress", "build", "--project", str(ROOT), "--out", str(folder / "site")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"the reference playbook does not build:\n{done.stdout}\n{done.stderr}"

    return made_once(tmp_path_factory, "reference", build) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `make test` found or installed."""
    found = subprocess.run([sys.executable, str(FINDER), "--find"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open an address as a new reader: `visit(url, size="phone", scheme="dark", javascript=False)`."""
    with ExitStack() as readers:

        def visit(
            address: str,
            size: Literal["desktop", "phone"] = "desktop",
            scheme: Literal["light", "dark"] = "light",
            javascript: bool = True,
        ) -> Visit:
            width, height = SIZES[size]
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                java_script_enabled=javascript,
                has_touch=size == "phone",
            )
            readers.callback(context.close)
            reader = Visit(context.new_page())
            reader.watch()
            reader.page.goto(address)
            return reader

        yield visit


class CompiledTemplates(CheckedCache):
    """Templates compiled once in a worker: most tests have a project of their own, and all of them the same theme."""

    _found: ClassVar[dict[str, bytes]] = {}

    def __init__(self, folder: Path | None = None) -> None:
        self._kept = folder is not None
        super().__init__(folder or Path())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what the project keeps, then what another project has compiled, which is kept as if compiled here."""
        if self._kept:
            super().load_bytecode(bucket)
        if bucket.code is None and bucket.key in self._found:
            bucket.bytecode_from_string(self._found[bucket.key])
            if bucket.code is not None and self._kept:
                super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next project, and in the folder of this one."""
        self._found[bucket.key] = bucket.bytecode_to_string()
        if self._kept:
            super().dump_bytecode(bucket)


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """A build that keeps compiled templates in its project still does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme, "Environment", partial(theme.Environment, bytecode_cache=CompiledTemplates()))
        patch.setattr(theme, "CheckedCache", CompiledTemplates)
        yield


def pytest_configure() -> None:
    """What workers and the programs that tests start compile is kept, and not beside the sources."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".pytest_cache" / "bytecode"))
    properties.load()
