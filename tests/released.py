"""The scripts and styles of the theme as a release has them, where this machine can make them."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tests.shared import made_once

from release import hook

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_REQUIRED = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["optional-dependencies"]["test"]]
WANTED = [Requirement(line) for line in _REQUIRED if line.startswith("tdewolff-minify")]
MINIFIER = all(each.marker is None or each.marker.evaluate() for each in WANTED)
"""Whether this is a machine that the minifier is asked for on."""


@pytest.fixture(scope="session")
def minified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each of them, by its name; an empty one where this machine has no minifier."""

    def make(folder: Path) -> None:
        for name, text in (hook.minified() if MINIFIER else {}).items():
            (folder / name).write_text(text, encoding="utf-8", newline="")

    return made_once(tmp_path_factory, "minified", make)
