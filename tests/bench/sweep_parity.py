"""Every sample that is shipped, built by all hosts from the plugin and from the staged tree: the same pages."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("reference", "b2b", "small", "every-field")

if __name__ == "__main__":
    os.environ["PLAYPRESS_PARITY"] = " ".join(sys.argv[1:] or SAMPLES)
    os.environ["PYTHONPATH"] = str(ROOT / "generator")
    sys.exit(pytest.main(["--rootdir", str(ROOT), str(ROOT / "tests" / "site" / "test_parity.py")]))
