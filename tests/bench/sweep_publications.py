"""Every bound book of the reference playbook, in both sizes: what the tests of publications ask of some."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    os.environ["PLAYPRESS_SWEEP"] = "publications"
    files = [str(ROOT / "tests" / "pdf" / f"test_{name}.py") for name in ("publications", "own_margins")]
    sys.exit(pytest.main(["--rootdir", str(ROOT), *files, *sys.argv[1:]]))
