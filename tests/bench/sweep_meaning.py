"""The samples, with one copy changed of each fact that is written twice: how many of these changes a check sees."""

import datetime as dt
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.meaning import Copy, Sample, copies, shares  # noqa: E402

SAMPLES = (ROOT, *(ROOT / "generator/playpress/starters" / name for name in ("b2b", "small")))
TODAY = dt.date(2026, 11, 29)
LEAST = 0.95

if __name__ == "__main__":
    seen: dict[Copy, bool] = {}
    for project in SAMPLES:
        sample = Sample.read(project, TODAY)
        seen |= {copy: sample.is_seen(copy) for copy in copies(sample.book)}
    sys.stdout.write("\n".join([*shares(seen), ""]))
    sys.exit(sum(seen.values()) < LEAST * len(seen))
