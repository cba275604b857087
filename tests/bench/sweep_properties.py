"""What is true of every text, every value and every playbook, in examples found by chance.

`python tests/bench/sweep_properties.py [--count COUNT] [--seed SEED]`: the properties of the tests, each with as many
times its examples as make COUNT in all.
"""

import os
import re
import sys
from math import ceil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]
FILE = ROOT / "tests" / "unit" / "test_properties.py"

from tests.bench import figure  # noqa: E402

_OFTEN = re.compile(r"^@(?:often\((\d+)\)|(examples|fewer))$", re.MULTILINE)
_NAMED = {"examples": 120, "fewer": 40}


class Outcome:
    """How many properties hold, and how many do not."""

    def __init__(self) -> None:
        self.held = self.failed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count the tests themselves, and what fails around them."""
        self.failed += report.failed
        self.held += report.when == "call" and report.passed


if __name__ == "__main__":
    given = figure.asked(__doc__, 50_000, "examples")
    once = sum(int(many or _NAMED[name]) for many, name in _OFTEN.findall(FILE.read_text(encoding="utf-8")))
    times = max(1, ceil(given.count / once))
    os.environ["PLAYPRESS_FUZZ"] = str(times)
    outcome = Outcome()
    asked = ["-q", "-p", "no:cacheprovider", "-m", "hypothesis", f"--hypothesis-seed={given.seed}"]
    pytest.main(["--rootdir", str(ROOT), *asked, str(FILE)], plugins=[outcome])
    words = f"{once * times:,} examples of {outcome.held + outcome.failed} properties: {outcome.failed} are not true"
    figure.end(once * times if outcome.held else 0, outcome.failed, words)
