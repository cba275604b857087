"""A real browser, a small server, the reference playbook built once, and readers who each begin with nothing kept."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from tests.browser.readers import Readers, Visit
from tests.conftest import ROOT
from tests.shared import made_once

FINDER = Path(__file__).with_name("ensure_browser.py")
_UNUSED = (
    "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "ThirdPartyStoragePartitioning", "Translate",
)  # fmt: skip
"""Features of the browser that are off: first the pages below the address bar, which no test sees and which cost more
to show than the window of a new reader; then what Playwright switches off, as its list does not add to ours."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--in-process-gpu",  # without one there is nothing to keep apart, and a page costs an eighth less
    f"--disable-features={','.join(_UNUSED)}",
)

PATIENCE = 300_000
"""Milliseconds that a page, or what is expected of one, may take on a machine that has much else to do."""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that leaves the test report alone."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """A server for readers who leave before a page is complete."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a connection that the browser has closed; any other error is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder -> its address on this machine, for as long as the block lasts."""
    with QuietServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
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
        command = [sys.executable, "-m", "playpress", "build", "--guide", "--project", str(ROOT)]
        command += ["--out", str(folder / "site")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"the reference playbook does not build:\n{done.stdout}\n{done.stderr}"

    return made_once(tmp_path_factory, "reference", build) / "site"


@pytest.fixture(scope="session")
def base(reference_site: Path, serve_dir: Callable[[Path], str]) -> str:
    """The address of that site."""
    return serve_dir(reference_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `make test` found or installed."""
    found = subprocess.run([sys.executable, str(FINDER), "--find"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(QUIET))
        begun = browser.new_context

        def patient(**options: Any) -> BrowserContext:
            context = begun(**options)
            context.set_default_timeout(PATIENCE)
            return context

        browser.new_context = patient  # type: ignore[method-assign]
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[Readers]:
    """Those who have left, whose browsers the next ones take over."""
    readers = Readers(browser)
    yield readers
    readers.close()


@pytest.fixture
def visit(readers: Readers) -> Iterator[Callable[..., Visit]]:
    """Open an address as a new reader: `visit(url, size="phone", scheme="dark", javascript=False, own=True)`."""
    with readers.until_left():
        yield readers.visit
