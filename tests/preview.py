"""A preview in a process of its own, as its author starts it."""

import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

OF_FEW_CHECKS = """\
import runpy, sys
from tests import few_checks
with few_checks.only():
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""
"""A command whose guide for authors explains two checks: it is built again after every change."""


class Preview:
    """`playpress serve`, or another command that serves a project; what it says from its first line on."""

    def __init__(self, project: Path, *command: str) -> None:
        command = command or ("playpress", "serve", "--project", str(project), "--port", "0")
        self.project = project
        self.temporary = project.parent / "temporary"
        self.temporary.mkdir(exist_ok=True)
        environ = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            "PYTHONUNBUFFERED": "1",
            "TMPDIR": str(self.temporary),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", OF_FEW_CHECKS, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environ,
            cwd=project,
        )
        self.said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        while not (found := re.search(r"http://[^ ]+/", "".join(self.said))):
            assert self.process.poll() is None, "".join(self.said)
            time.sleep(0.05)
        self.url = found[0]

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.said.append(line)

    def page(self, uri: str = "index.html", **headers: str) -> str:
        """A page as it is now."""
        request = urllib.request.Request(self.url + uri, headers=headers)
        with urllib.request.urlopen(request, timeout=300) as answer:
            return str(answer.read().decode())

    def until(self, holds: Callable[[str], bool], uri: str = "index.html") -> str:
        """The page, as soon as it is as wanted."""
        end = time.monotonic() + 300
        while not holds(text := self.page(uri)):
            assert time.monotonic() < end, text
            time.sleep(0.1)
        return text

    def stop(self) -> None:
        """End it, once all it had to say is read: nobody reads from a pipe that is closed meanwhile."""
        with self.process:
            self.process.terminate()
            self._reader.join()
