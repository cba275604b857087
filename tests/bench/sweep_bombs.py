"""Larger bombs than those of the tests -> whether a process of 512 MB says what is wrong with each, and ends well."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.book import SETTINGS  # noqa: E402
from tests.unit.test_bad_books import SIZED, put, small_space  # noqa: E402

LARGE = {"REF-1-bomb": 3_000, "REF-2-bomb-circle": 5_000, "VAL-UNKNOWN-bomb": 90_000}
"""Those that the tests write in a smaller size."""

if __name__ == "__main__":
    with TemporaryDirectory() as folder, small_space() as told:
        for case, size in LARGE.items():
            file, text, _ = SIZED[case]
            put("playbook.yml", SETTINGS, Path(folder) / case)
            put(file, text(size), Path(folder) / case)
            found = told(Path(folder) / case)
            code = case.partition("-bomb")[0]
            assert f" error {code} " in found, found[:1000]
            print(f"{case}: {size:,} in one file, {found.count(f' error {code} '):,} faults told")  # noqa: T201
    print(f"{len(LARGE)} larger bombs: each ends in a message in 512 MB")  # noqa: T201
