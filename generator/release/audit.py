"""The packages of every list in requirements/ -> the weaknesses that are known of them, or why that cannot be said.

It fails closed: a weakness, a package that was not looked up, an answer that is none and a network that is away are all
failures. `make audit` runs it.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "generator")]

from release.licences import pinned  # noqa: E402

LISTS = tuple(ROOT / "requirements" / f"{name}.txt" for name in ("run", "test", "lint", "lock"))


def elsewhere(text: str) -> set[str]:
    """The names that a list pins for other machines or Pythons only: pip-audit passes over them."""
    from packaging.markers import Marker

    found = re.findall(r"^([a-z0-9][a-z0-9-]*)==\S+ ; (.+?) \\$", text, re.MULTILINE)
    return {name for name, marker in found if not Marker(marker).evaluate()}


def wrong(wanted: set[str], answer: str, said: str) -> Iterator[str]:
    """What keeps a list from being called free of known weaknesses. `answer` is JSON of pip-audit, `said` its words."""
    if not wanted:
        yield "no package is pinned"
    try:
        rows = json.loads(answer)["dependencies"]
        looked_up = {str(row["name"]).lower().replace("_", "-") for row in rows if "skip_reason" not in row}
        known = [(row["name"], row["version"], each["id"]) for row in rows for each in row.get("vulns", ())]
    except (ValueError, KeyError, TypeError):
        yield f"nothing could be looked up: {(said.strip().splitlines() or ['no answer'])[-1]}"
        return
    for name, version, weakness in known:
        yield f"{name} {version} has the known weakness {weakness}"
    for name in sorted(wanted - looked_up):
        yield f"{name} was not looked up"


def audited(path: Path) -> list[str]:
    """What is wrong with one list."""
    text = path.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    done = subprocess.run(
        [*command, "--format", "json", "--requirement", str(path)], capture_output=True, text=True, check=False
    )
    return list(wrong(pinned(text) - elsewhere(text), done.stdout, done.stderr))


def main() -> int:
    """A line for each list and for each thing that is wrong; the exit code says whether there is any."""
    failed = False
    for path in LISTS:
        lines = audited(path)
        failed = failed or bool(lines)
        print(f"requirements/{path.name}: {'no weakness is known' if not lines else f'{len(lines):,} to look at'}")  # noqa: T201
        for line in lines:
            print(f"  {line}")  # noqa: T201
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
