"""Expected text beside the code: compared, or written anew when PLAYPRESS_GOLDEN=write."""

import os
from pathlib import Path

WRITE = os.environ.get("PLAYPRESS_GOLDEN") == "write"


def compare(path: Path, actual: str) -> None:
    """Hold a text against the file that keeps it. Look at the difference before committing what was written."""
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    assert actual == expected, f"{path.name} of {path.parent.name} differs; PLAYPRESS_GOLDEN=write rewrites it"
