"""Beside other plugins the console of a browser stays empty, on pages of ours and on pages by hand.

`tests/bench/sweep_plugins.py` looks at all combinations; two of them are tried here.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import plugins
from tests.plugins import COMBINATIONS
from tests.preview import OF_FEW_CHECKS


@pytest.mark.parametrize("name", ["section-index", "macros, before", "an address"])
def test_the_console_says_nothing_beside_another_plugin(
    name: str, tmp_path: Path, serve_dir: Callable[[Path], str], visit: Callable
) -> None:
    (given,) = [each for each in COMBINATIONS if each.name == name]
    project = plugins.project(tmp_path / "book", given)
    done = plugins.run([sys.executable, "-c", OF_FEW_CHECKS, "playpress", "build", "--today", "2026-11-23"], project)
    assert done.returncode == 0, done.stdout + done.stderr
    base = serve_dir(project / "site")
    reader = visit(f"{base}/index.html")
    for page in ("index.html", "goals/close-deals.html", "story.html"):
        reader.page.goto(f"{base}/{page}", wait_until="networkidle")
        assert reader.errors == [], page
        assert reader.foreign == [], page
