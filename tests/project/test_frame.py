"""The frame holds: locked requirements without addresses, reasons for every dependency, a tidy top level."""

import fnmatch
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "content",
    "generator",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements",
    "tests",
    "themes",
}
LOCKS = ("run", "test", "lint", "lock")
PIN = re.compile(r"([a-z0-9][a-z0-9-]*)==([0-9][\w.+!]*)(?: ; ([\w .<>=!()'\"]+))? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
ASKED_BY = (
    r"([a-z0-9][a-z0-9.-]*( \(pyproject\.toml[\w:.-]*\))?|-c requirements/[a-z]+\.txt|-r (requirements/run\.in|-))"
)
COMMENT = re.compile(rf"    # via( {ASKED_BY})?|    #   {ASKED_BY}")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def lines(lock: str) -> list[str]:
    """The lines of one list of locked requirements."""
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()


def pins(lock: str) -> dict[str, str]:
    """Name -> version."""
    return {match[1]: match[2] for match in map(PIN.fullmatch, lines(lock)) if match}


def named(requirements: list[str]) -> set[str]:
    """The normalised names in requirement strings."""
    return {re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_hashes_and_who_asked_and_nothing_else(lock: str) -> None:
    """So no address, no host, no path and no option can be in it."""
    assert [line for line in lines(lock) if not any(form.fullmatch(line) for form in (PIN, HASH, COMMENT))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_followed_by_its_hashes(lock: str) -> None:
    text = lines(lock)
    pairs = zip(text, [*text[1:], ""], strict=True)
    bare = [line for line, after in pairs if PIN.match(line) and not HASH.match(after)]
    assert pins(lock)
    assert bare == []


def test_a_longer_list_contains_the_shorter_one() -> None:
    assert pins("run").items() <= pins("test").items() <= pins("lint").items()


def test_the_lists_cover_what_the_project_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]
    assert named(PROJECT["dependencies"]) | {"hatchling", "editables"} <= pins("run").keys()
    assert named(extras["test"]) <= pins("test").keys()
    assert named(extras["lint"]) <= pins("lint").keys()


def test_the_first_python_we_promise_is_enough_for_what_is_locked() -> None:
    """Debian 12 has 3.11.2: a release that asks for a later 3.11 may not get into the lists."""
    oldest = PROJECT["requires-python"].removeprefix(">=") + ".0"
    here = [
        match[1]
        for match in map(PIN.fullmatch, lines("test"))
        if match and (not match[3] or Marker(match[3]).evaluate())
    ]
    wanted = {name: metadata(name)["Requires-Python"] or "" for name in here}
    assert {name: python for name, python in wanted.items() if not SpecifierSet(python).contains(oldest)} == {}


def test_zensical_stays_where_it_can_be_had() -> None:
    assert pins("test")["zensical"] == "0.0.73"


@pytest.mark.parametrize("dependency", PROJECT["dependencies"])
def test_every_dependency_says_what_it_is_for(dependency: str) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(rf'^    "{re.escape(dependency)}", +# \w.{{9,}}$', text, re.MULTILINE)


def test_the_top_level_holds_only_what_a_newcomer_expects() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    made = [".git", *(pattern.strip("/") for pattern in ignored if pattern and pattern[0] not in "#!")]
    found = {path.name for path in ROOT.iterdir()}
    assert {name for name in found if not any(fnmatch.fnmatch(name, pattern) for pattern in made)} == TOP_LEVEL


def test_make_lists_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    listed = subprocess.run(["make", "-s", "-C", ROOT, "help"], capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\w+) ", listed, re.MULTILINE)) == set(phony.split())


def test_ci_runs_what_make_check_runs() -> None:
    """Linters first, then the tests."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    targets = re.findall(r"^make --no-print-directory (\w+)", script.read_text(encoding="utf-8"), re.MULTILINE)
    assert targets == ["lint", "test"]
    assert "\ncheck: lint test " in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_a_wrong_browser_is_refused_in_plain_words() -> None:
    script = ROOT / "tests" / "browser" / "ensure_browser.py"
    env = {**os.environ, "PLAYPRESS_BROWSER": "/nowhere/chromium"}
    done = subprocess.run([sys.executable, script, "--find"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "PLAYPRESS_BROWSER names /nowhere/chromium, which is no browser that starts.\n"
