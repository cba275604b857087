"""Other plugins beside ours, in `playpress build` and `mkdocs build`: `python tests/bench/sweep_plugins.py [NAME…]`.

What the console of a browser says is a result as well; in the combinations of the suite it has to say nothing.

A plugin that is not installed is passed over: `pip install` those of tests/plugins.py to try them all.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[2] / "generator")]

from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from tests import plugins  # noqa: E402
from tests.browser.conftest import QUIET, served  # noqa: E402
from tests.browser.ensure_browser import find  # noqa: E402
from tests.browser.readers import Visit  # noqa: E402
from tests.plugins import Combination  # noqa: E402

COMMANDS = {
    "playpress build": [sys.executable, "-m", "playpress", "build", "--today", "2026-11-23"],
    "mkdocs build": [sys.executable, "-m", "mkdocs", "build", "-q"],
}


def tried(given: Combination, command: list[str], project: Path, plain: Mapping[str, str]) -> str:
    """The result of one command in a project, in words. `plain` are the pages without the plugin."""
    done = plugins.run(command, project)
    said = f"{done.stdout}{done.stderr}"
    if given.outcome == "fails" and command is COMMANDS["mkdocs build"]:
        return "fails" if done.returncode else "BROKEN: does not fail"
    if "Traceback" in said:
        return f"BROKEN: traceback ({said.strip().splitlines()[-1]})"
    if done.returncode:
        return _stopped(given, done.returncode, said)
    found = list(plugins.wrong(given, plain, project / "site", plugins.by_hand(project)))
    if found:
        return f"BROKEN: {len(found)} times, such as {found[0]}"
    return "works" if given.outcome == "works" else "BROKEN: is not refused"


def said_in_console(site: Path, browser: Browser) -> list[str]:
    """The errors that a reader's console shows on pages by hand and on pages of ours, and requests to other sites."""
    found: list[str] = []
    with served(site) as base:
        for page in ("index.html", "goals/close-deals.html", "story.html", "404.html"):
            reader = Visit(browser.new_page())
            reader.watch()
            reader.page.goto(f"{base}/{page}", wait_until="networkidle")
            found += (f"{page}: {each}" for each in (*reader.errors, *reader.foreign))
            reader.page.close()
    return found


@cache
def plain_pages(files: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The pages of the playbook without another plugin, with more files by hand."""
    with tempfile.TemporaryDirectory() as folder:
        project = plugins.project(Path(folder) / "plain", Combination("plain", files=dict(files)))
        done = plugins.run(COMMANDS["playpress build"], project)
        assert done.returncode == 0, done.stdout + done.stderr
        return plugins.pages(project / "site")


def _stopped(given: Combination, code: int, said: str) -> str:
    if given.outcome == "works" or given.words not in said or code not in (1, 2):
        return f"BROKEN: exit {code}: {' '.join(said.split())[:300]}"
    return given.outcome


def installed(given: Combination) -> str:
    """The version of the plugin's package; empty where it is not there."""
    try:
        return version(given.package or "mkdocs-material")
    except PackageNotFoundError:
        return ""


def main(names: list[str]) -> int:
    """A row for each combination; the exit code says whether one is not as it has to be."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=list(QUIET))
        return _swept(names, browser)


def _swept(names: list[str], browser: Browser) -> int:
    count: Counter[str] = Counter()
    for given in plugins.COMBINATIONS:
        if names and not any(name in given.name for name in names):
            continue
        if not (found := installed(given)):
            count["not installed"] += 1
            continue
        plain = plain_pages(tuple(each for each in given.files.items() if not each[0].startswith("../")))
        with tempfile.TemporaryDirectory() as folder:
            project = plugins.project(Path(folder) / "book", given)
            for name, command in COMMANDS.items():
                result = tried(given, command, project, plain)
                if result == "works" and (errors := said_in_console(project / "site", browser)):
                    broken = "BROKEN: " if given.name in plugins.QUICK else "works, but "
                    result = f"{broken}the console says {len(errors)} things, such as {errors[0][:300]}"
                count[result.partition(":")[0]] += 1
                print(f"{given.name} | {given.package} {found} | {name} | {result}", flush=True)  # noqa: T201
    print(dict(count))  # noqa: T201
    return 1 if count["BROKEN"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
