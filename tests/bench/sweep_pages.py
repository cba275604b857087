"""Every sort of page in a browser, in both sizes and colours, and in all engines: what tests ask of some pages."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOOKING = ("every_kind_of_page", "injection", "access", "lookup", "search", "engines")

if __name__ == "__main__":
    os.environ["PLAYPRESS_SWEEP"] = "pages"
    files = [str(ROOT / "tests" / "browser" / f"test_{name}.py") for name in LOOKING]
    sys.exit(pytest.main(["--rootdir", str(ROOT), *files, *sys.argv[1:]]))
