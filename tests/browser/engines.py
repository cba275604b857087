"""Firefox and WebKit, driven by what they speak themselves: Marionette over TCP, and WebDriver over HTTP.

Both are the same commands (W3C WebDriver) under other names. Debian has the browsers, and no driver for Firefox; the
libraries that drive Firefox bring a build of their own, which is not what people read with.
"""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar

PATIENCE = 60
"""So many seconds something may take that a loaded machine is slow at."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What an element is called in an answer."""


def waited(ask: Callable[[], Any], what: str) -> Any:
    """The first answer that is none of None and false."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {PATIENCE} seconds")


class Engine(ABC):
    """One window of a browser."""

    @abstractmethod
    def ask(self, command: str, **parameters: Any) -> Any:
        """The answer to a command of WebDriver, by its name there: "Navigate To", "Execute Script"."""

    def open(self, address: str) -> None:
        """Go there. Another fragment alone is no other page, so the window is emptied first."""
        self.ask("Navigate To", url="about:blank")
        self.ask("Navigate To", url=address)

    def run(self, script: str, *given: Any) -> Any:
        """What the body of a function returns that is called with these values."""
        return self.ask("Execute Script", script=script, args=list(given))

    def until(self, script: str, *given: Any) -> Any:
        """The same, asked again until it is something."""
        return waited(lambda: self.run(script, *given), script)

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, with its frame; an engine may have a least width."""
        self.ask("Set Window Rect", width=width, height=height)

    def click(self, selector: str) -> None:
        """Click on the first such element."""
        found = self.ask("Find Element", using="css selector", value=selector)
        self.ask("Element Click", id=(found.get("value") or found)[ELEMENT])

    def type(self, keys: str) -> None:
        """Type into what has the focus."""
        strokes = [{"type": way, "value": key} for key in keys for way in ("keyDown", "keyUp")]
        self.ask("Perform Actions", actions=[{"type": "key", "id": "keys", "actions": strokes}])


class Marionette(Engine):
    """Firefox."""

    _NAMES: ClassVar = {
        "New Session": "NewSession",
        "Navigate To": "Navigate",
        "Execute Script": "ExecuteScript",
        "Find Element": "FindElement",
        "Element Click": "ElementClick",
        "Perform Actions": "PerformActions",
        "Set Window Rect": "SetWindowRect",
    }

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._answer()
        self.ask("New Session", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})

    def ask(self, command: str, **parameters: Any) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, f"WebDriver:{self._NAMES[command]}", parameters])
        self._socket.sendall(f"{len(text.encode())}:{text}".encode())
        _, _, error, answer = self._answer()
        assert not error, error
        return answer.get("value") if command == "Execute Script" else answer

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def _answer(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) not in (b":", b""):
            length += byte
        return json.loads(self._stream.read(int(length)))


class WebDriver(Engine):
    """What speaks WebDriver itself."""

    _PATHS: ClassVar = {
        "Navigate To": "url",
        "Execute Script": "execute/sync",
        "Find Element": "element",
        "Element Click": "element/{id}/click",
        "Perform Actions": "actions",
        "Set Window Rect": "window/rect",
    }

    def __init__(self, address: str, options: dict[str, Any]) -> None:
        self._address = f"{address}/session"
        made = self._post("", {"capabilities": {"alwaysMatch": options}})
        self._address += f"/{made['sessionId']}"

    def ask(self, command: str, **parameters: Any) -> Any:
        return self._post(f"/{self._PATHS[command].format(**parameters)}", parameters)

    def close(self) -> None:
        """End the session, and the browser with it."""
        urllib.request.urlopen(urllib.request.Request(self._address, method="DELETE"), timeout=PATIENCE).close()

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            self._address + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from error


@contextmanager
def started(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs for as long as the block lasts."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """Firefox with an empty profile in this folder."""
    program = shutil.which("firefox-esr") or shutil.which("firefox") or ""
    (folder / "user.js").write_text(
        'user_pref("marionette.port", 0);\nuser_pref("browser.shell.checkDefaultBrowser", false);\n'
    )
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    port = folder / "MarionetteActivePort"
    with started(command, env={**os.environ, "HOME": str(folder)}):
        waited(lambda: port.is_file() and port.read_text().strip(), "Firefox's port")
        engine = Marionette(int(port.read_text()))
        try:
            yield engine
        finally:
            engine.close()


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """WebKit's own small browser on a screen in memory."""
    with ExitStack() as running:
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        running.enter_context(started(screen, pass_fds=[writing]))
        os.close(writing)
        with os.fdopen(reading) as numbers:
            display = numbers.readline().strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        places = {name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
        rendering = {"LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "NO_AT_BRIDGE": "1"}
        env = {**os.environ, **places, **rendering, "DISPLAY": f":{display}", "GDK_BACKEND": "x11"}
        running.enter_context(started(["WebKitWebDriver", f"--port={port}"], env=env))

        def listening() -> bool:
            with socket.socket() as asked:
                return asked.connect_ex(("127.0.0.1", port)) == 0

        waited(listening, "WebKit's driver")
        engine = WebDriver(f"http://127.0.0.1:{port}", {})
        running.callback(engine.close)
        yield engine


ENGINES = {"firefox": firefox, "webkit": webkit}
PROGRAMS = {"firefox": [["firefox-esr", "firefox"]], "webkit": [["WebKitWebDriver"], ["Xvfb"]]}
"""What each needs on this machine: of every list, one."""
PACKAGES = {"firefox": ["firefox-esr"], "webkit": ["webkit2gtk-driver", "xvfb"]}
"""What has them, on Debian and what comes from it."""


def lacking(name: str) -> list[str]:
    """The programs that are missing for an engine."""
    return [" or ".join(names) for names in PROGRAMS[name] if not any(map(shutil.which, names))]
